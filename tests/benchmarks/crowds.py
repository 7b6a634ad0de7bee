"""2,000 people press Support on one card within ten seconds: how long they wait, and whether anything is lost.

Roundtable runs as its owner runs it, in a process of its own, on each platform and each engine. One presses after
the other, whether those before were answered or not; each has waited once the answer stands on their screen. Then
every support has to be in the database and on the card, and the platform, which allows what the real one allows, must
have refused nothing and have been acknowledged in time.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bot.app import build
from bot.core.ids import ChannelId, SpaceId, UserId
from bot.settings import Settings
from bot.storage.base import session
from cogs.questions.service import Asking
from cogs.questions.store import SupportRow
from tests.benchmarks import bots
from tests.benchmarks.child import Child, free_port, listening
from tests.benchmarks.loopback_discord import GUILD, LoopbackDiscord, texts
from tests.benchmarks.pressing import empty_server
from tests.benchmarks.table import Row
from tests.fakes.slack import TEAM, FakeSlack
from tests.fakes.slack_user import SlackUser

if TYPE_CHECKING:
    from pathlib import Path

SPAN = 10.0
"""Seconds in which 2,000 press; fewer press as fast."""
CROWD = 2000
IN_TIME = 3.0
"""Seconds in which Slack and Discord want to hear that a press has arrived."""
_CHANNEL = "901"
FIRST_PERSON = 50_000
_BUTTON = "support:1"


class _Slack(FakeSlack):
    """Tells of the first answer to each person."""

    def __init__(self) -> None:
        super().__init__()
        self._answers: dict[str, asyncio.Event] = defaultdict(asyncio.Event)

    async def answered(self, user: str) -> None:
        """Return once somebody was answered."""
        await asyncio.wait_for(self._answers[user].wait(), 60)

    def _place(self, known: dict[str, Any], payload: dict[str, Any]) -> None:
        super()._place(known, payload)
        self._answers[known["user"]].set()


@dataclass(frozen=True)
class Load:
    """How many press, on which platforms with which engines."""

    crowd: int = CROWD
    scenes: tuple[tuple[str, str], ...] = tuple((p, e) for p in ("Slack", "Discord") for e in ("SQLite", "PostgreSQL"))


QUICK = Load(10, (("Slack", "SQLite"),))


@dataclass
class Scene:
    """A running bot whose card everybody sees; `press` is one person's press, answered.

    It gives the seconds until the press was acknowledged.
    """

    child: Child
    press: Callable[[int], Awaitable[float]]
    card: Callable[[], str]
    refused: Callable[[], int]


async def measure(folder: Path, load: Load) -> list[Row]:
    """A row for each scene."""
    rows = []
    async with AsyncExitStack() as stack:
        for platform, engine in load.scenes:
            url = (await stack.enter_async_context(empty_server()))() if engine == "PostgreSQL" else ""
            opened = {"Slack": on_slack, "Discord": on_discord}[platform]
            rows.append(
                await _pressed(folder / f"{platform}-{engine}", url, opened, f"{platform}, {engine}", load.crowd)
            )
    return rows


async def _pressed(folder: Path, url: str, opened: Any, what: str, crowd: int) -> Row:
    folder.mkdir()
    async with opened(folder, url) as scene:
        await _all(scene, range(crowd, crowd + 20))
        used = scene.child.cpu()
        acknowledged, answered = await _all(scene, range(crowd))
        cpu = scene.child.cpu() - used
        await scene.child.until(lambda: f"{crowd + 21:,} people" in scene.card())
        refused = scene.refused()
    counted, _ = await supporters(folder, url)
    assert counted == crowd + 20, f"{counted} of {crowd + 20} count"
    return Row(
        f"{crowd:,} presses of Support on one card within {SPAN * crowd / CROWD:g} s: {what}",
        f"answered after {answered:.1f} s at most (CPU {cpu:.1f} s)",
        figure=f"none lost, {refused} refused as too many, acknowledged after {acknowledged:.2f} s at most",
        aim=f"none, 0, < {IN_TIME:g} s",
        met=acknowledged < IN_TIME and not refused,
    )


async def _all(scene: Scene, people: range) -> tuple[float, float]:
    """Everybody presses; the longest that somebody's press was not acknowledged and not answered, in seconds."""

    async def press(number: int, person: int) -> tuple[float, float]:
        await asyncio.sleep(SPAN * number / CROWD)
        began = time.monotonic()
        acknowledged = await scene.press(person)
        return acknowledged, time.monotonic() - began

    waited = await asyncio.gather(*(press(*one) for one in enumerate(people)))
    return max(first for first, _ in waited), max(last for _, last in waited)


@asynccontextmanager
async def on_slack(folder: Path, url: str) -> AsyncIterator[Scene]:
    """A bot on Slack."""
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(_Slack())
        channel, port = slack.add_channel("questions"), free_port()
        await _asked(folder, url, SpaceId("slack", TEAM), ChannelId("slack", channel))
        slack.paced = True
        child = await _started(stack, folder, url, bots.slack_settings(slack, port))
        await child.until(lambda: listening(port) and slack.seen(channel))
        [card] = slack.seen(channel)

        async def press(number: int) -> float:
            person = SlackUser.join(slack, f"voter{number}")
            began = time.monotonic()
            ack = await person.press(card, "Support")
            acknowledged = time.monotonic() - began
            assert ack.status == 200, ack
            await slack.answered(person.id)
            return acknowledged

        yield Scene(child, press, lambda: card.words, lambda: len(slack.refused))


@asynccontextmanager
async def on_discord(folder: Path, url: str) -> AsyncIterator[Scene]:
    """A bot on Discord, where the ids of people are numbers from FIRST_PERSON on."""
    async with AsyncExitStack() as stack:
        discord = await stack.enter_async_context(LoopbackDiscord([_CHANNEL]))
        await _asked(folder, url, SpaceId("discord", GUILD), ChannelId("discord", _CHANNEL))
        child = await _started(stack, folder, url, bots.discord_settings(discord))
        posted = discord.rooms.messages[_CHANNEL]
        await child.until(lambda: bots.connected(discord) and bool(posted))
        [card] = posted

        async def press(number: int) -> float:
            said = await discord.press(card, _BUTTON, FIRST_PERSON + number)
            assert "is counted" in "".join(texts(said.message)), said.message
            return said.acknowledged

        yield Scene(child, press, lambda: "\n".join(texts(card)), lambda: discord.rooms.refused)


async def _started(stack: AsyncExitStack, folder: Path, url: str, platform: dict[str, str]) -> Child:
    database = {"DATABASE_URL": url} if url else {}
    child = Child.start(["bot", "run"], folder, {**bots.settings(folder), **platform, **database})
    return await stack.enter_async_context(bots.running(child))


async def _asked(folder: Path, url: str, space: SpaceId, channel: ChannelId) -> None:
    """A public question, whose card waits to be posted in that channel."""
    app = build(_settings(folder, url))
    await app.open(seed=False)
    async with app.database.transaction():
        community = await app.services.spaces.community_of(space)
        await app.services.spaces.set_channel(space, "questions", channel)
        asking = Asking("When will officers walk the beat on Albany Avenue again?", "somebody")
        question = await app.services.questions.ask(community.id, asking)
        await app.services.pool.approve(community.id, question.id, question.version)
    await app.close()


async def supporters(folder: Path, url: str, people: Iterable[UserId] = ()) -> tuple[int, int]:
    """How many people support the question, and how many of these do."""
    app = build(_settings(folder, url))
    async with app.database.transaction():
        found = (await session().execute(select(SupportRow.community_id, SupportRow.supporter))).all()
    await app.close()
    vault = app.services.vault
    theirs = {(community, vault.pseudonym(community, person)) for person in people for community, _ in found[:1]}
    return len(found), len(theirs & {(row[0], row[1]) for row in found})


def _settings(folder: Path, url: str) -> Settings:
    return Settings(_env_file=None, data=folder, database_url=url, samples=False, secret="benchmark-benchmark")  # type: ignore[call-arg, arg-type]
