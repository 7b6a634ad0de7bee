"""What a supervisor and Prometheus read."""

import aiohttp
import pytest

from bot.core.cog import Spec
from bot.core.dispatch import Answer
from bot.core.ids import ChannelId
from bot.core.permissions import Role
from bot.core.ports import ConfigurationError
from bot.core.request import Community
from bot.core.ui import Reply
from bot.monitor import Monitor
from bot.storage.database import Database
from bot.storage.outbox import OutboxStore
from bot.storage.spaces import CommunityRow, SpaceStore
from tests.clock import SetClock

HARTFORD = Community(1, "Hartford")


class Line:
    """A platform as far as the monitor looks at one."""

    def __init__(self, up):
        self._up = up

    async def up(self):
        return self._up


async def read(port, path):
    async with aiohttp.ClientSession() as client, client.get(f"http://127.0.0.1:{port}{path}") as response:
        return response.status, await response.text()


@pytest.fixture
def outbox(database):
    return OutboxStore(SetClock(), SpaceStore(SetClock(), database.transaction, HARTFORD, None), None)


@pytest.fixture
async def serve(database, outbox):
    made = []

    async def start(database=database, **platforms):
        monitor = Monitor(database.transaction, outbox.counts, platforms)
        made.append(monitor)
        return monitor, await monitor.start("127.0.0.1", 0)

    yield start
    for monitor in made:
        await monitor.stop()


async def test_somebody_who_writes_for_long_does_not_make_it_ill(serve, database, monkeypatch):
    monkeypatch.setattr("bot.monitor.PATIENCE", 1.0)
    _, port = await serve()
    async with database.transaction() as writing:
        writing.add(CommunityRow(name="Hartford"))
        await writing.flush()
        assert await read(port, "/healthz") == (200, '{"database": true}')


async def test_all_is_well(serve):
    _, port = await serve(slack=Line(up=True))
    assert await read(port, "/healthz") == (200, '{"database": true, "slack": true}')


async def test_a_platform_that_is_down_is_no_health(serve):
    _, port = await serve(slack=Line(up=True), discord=Line(up=False))
    status, body = await read(port, "/healthz")
    assert status == 503
    assert '"discord": false' in body


async def test_a_database_that_is_gone_is_no_health(serve):
    gone = Database("postgresql+asyncpg://nobody@127.0.0.1:1/nowhere")
    _, port = await serve(gone)
    assert await read(port, "/healthz") == (503, '{"database": false}')
    assert 'roundtable_up{part="database"} 0.0' in (await read(port, "/metrics"))[1]
    await gone.close()


async def test_what_happened_is_counted(serve, database, outbox):
    async with database.transaction() as current:
        current.add(CommunityRow(name="Hartford"))
        await current.flush()
        await outbox.post_to(1, "story:1", ChannelId("console", "stories"), Reply("News"))
    monitor, port = await serve()
    spec = Spec("officials", None, private=True, role=Role.RESIDENT, opens=None)
    monitor.ran(spec, Answer(None, True, "en", HARTFORD))
    monitor.ran(spec, Answer(None, True, "en", HARTFORD, failed=True))
    monitor.job_ran("stories-poll", True)
    _, shown = await read(port, "/metrics")
    assert 'roundtable_commands_total{name="officials",outcome="failed"} 1.0' in shown
    assert 'roundtable_jobs_total{name="stories-poll",outcome="finished"} 1.0' in shown
    assert 'roundtable_outbox{state="pending"} 1.0' in shown
    assert 'roundtable_outbox{state="dead"} 0.0' in shown


async def test_a_port_that_is_taken_is_named(serve):
    _, port = await serve()
    with pytest.raises(ConfigurationError, match="ROUNDTABLE_METRICS_PORT"):
        await Monitor(None, None, {}).start("127.0.0.1", port)
