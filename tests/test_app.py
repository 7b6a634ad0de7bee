import asyncio
import os
import signal

import pytest
from sqlalchemy import text
from structlog.testing import capture_logs

from bot.app import STOPPING, build
from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.pacing import Limits
from bot.core.ports import ConfigurationError
from bot.core.request import Incoming
from bot.core.ui import Reply
from bot.platforms.discord import adapter as discord_adapter
from bot.platforms.slack import adapter as slack_adapter
from bot.serving import _signals
from bot.settings import Settings


def settings(tmp_path, **given):
    return Settings(data=tmp_path, _env_file=None, **given)


async def test_a_second_process_on_the_same_file_says_so_and_stops(tmp_path):
    first, second = build(settings(tmp_path)), build(settings(tmp_path))
    await first.open(alone=True)
    with pytest.raises(ConfigurationError, match="another Roundtable runs"):
        await second.open(alone=True)
    await first.close()
    await second.open(alone=True)
    await second.close()


async def test_the_chief_of_hartford_is_known_from_the_first_start(tmp_path):
    app = build(settings(tmp_path))
    await app.open()
    answer = await app.dispatcher.command(
        Incoming(UserId("console", "ana"), SpaceId("console", "here"), ChannelId("console", "general")),
        app.registry.commands["officials"],
        {"place": "Hartford", "office": "police chief"},
    )
    said = app.catalogue.voice("en").say(answer.outcome.cards[0].title)
    await app.close()
    assert "Rovella" in said


async def test_starting_again_changes_nothing(tmp_path):
    for _ in range(2):
        app = build(settings(tmp_path))
        await app.open()
        async with app.database.transaction():
            counted = await app.services.spaces.community_of(SpaceId("console", "here"))
        await app.close()
    assert counted.id == 1


async def test_samples_are_for_the_console_alone(tmp_path):
    app = build(settings(tmp_path))
    await app.open()
    async with app.database.transaction():
        here = await app.services.spaces.community_of(SpaceId("console", "here"))
        server = await app.services.spaces.community_of(SpaceId("discord", "1"))
        shown = await app.services.stories.latest(here.id), await app.services.stories.latest(server.id)
        asked = await app.services.review.queue(here.id), await app.services.review.queue(server.id)
    await app.close()
    for sample, real in (shown, asked):
        assert sample.total > 0
        assert real.total == 0


class Paper:
    """A platform that comes up at the try of this number."""

    limits = Limits()

    def __init__(self, name, comes_up=1):
        self.name, self.left, self.sent, self.stopped = name, comes_up - 1, asyncio.Queue(), False

    async def start(self):
        if self.left:
            self.left -= 1
            raise ConfigurationError(f"{self.name} is away")

    async def stop(self):
        self.stopped = True

    async def send(self, channel, reply, community, nonce, under=None):
        self.sent.put_nowait(reply.text)
        return nonce

    async def find(self, channel, nonce, since, under=None):
        return None


@pytest.fixture
async def app(tmp_path, monkeypatch):
    monkeypatch.setattr("bot.app.RETRY", 0.2)
    made = build(settings(tmp_path))
    await made.open()
    yield made
    await made.stop()


async def test_a_platform_that_is_away_takes_no_other_down_and_its_posts_wait_for_it(app):
    here, away = Paper("here"), Paper("away", comes_up=3)
    for platform in (here, away):
        app.add(platform)
    async with app.database.transaction():
        community = await app.services.spaces.community_of(SpaceId("here", "1"))
        for name in ("here", "away"):
            await app.services.outbox.post_to(community.id, "story:1", ChannelId(name, "2"), Reply("News"))
    await app.start()
    assert set(app.connected) == {"here"}
    async with asyncio.timeout(10):
        assert [await here.sent.get(), await away.sent.get()] == ["News", "News"]


async def test_platforms_answer_what_they_acknowledged_though_the_database_is_gone_at_the_stop(app):
    here = Paper("here")
    app.add(here)
    app.scheduling.jobs = ()
    await app.start()
    with capture_logs() as logged:
        async with app.database.engine.begin() as connection:
            await connection.execute(text("DROP TABLE outbox"))
        await app.stop()
    assert here.stopped
    assert "not-stopped-well" in {line["event"] for line in logged}


async def test_where_no_platform_comes_up_the_start_says_why(app):
    app.add(Paper("one", comes_up=9))
    app.add(Paper("other", comes_up=9))
    with pytest.raises(ConfigurationError, match="is away"):
        await app.start()


@pytest.mark.parametrize("adapter", [discord_adapter, slack_adapter])
def test_a_platform_gives_up_what_takes_long_before_it_is_cut_off(adapter):
    disconnecting = 1.0
    assert adapter.DRAIN + disconnecting < STOPPING


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="no terminal hangs up there")
async def test_what_nohup_has_ignored_does_not_stop_the_bot():
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with _signals() as told:
            os.kill(os.getpid(), signal.SIGHUP)
            for _ in range(10):  # turns of the loop, in which a signal that is heard is told
                await asyncio.sleep(0)
            assert not told.is_set()
    finally:
        signal.signal(signal.SIGHUP, before)
