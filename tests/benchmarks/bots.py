"""Roundtable and the bare programs as child processes, each on a fake platform of its own in this process."""

from __future__ import annotations

import asyncio
import json
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.benchmarks.child import Child, free_port, listening
from tests.benchmarks.loopback_discord import TOKEN, LoopbackDiscord, texts
from tests.fakes.slack import BOT_TOKEN, SIGNING_SECRET, FakeSlack
from tests.fakes.slack_user import SlackUser

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence
    from pathlib import Path

PLACE = "hartford"
_GRACE = 0.5
"""Seconds after an answer in which more of it may come."""


@dataclass(frozen=True)
class First:
    """What a bot answered first: its words, and on Discord the layout they stand in."""

    words: str
    layout: list[dict[str, Any]] | None = None


@dataclass
class OnSlack:
    """A bot that serves Slack over HTTP, and somebody who types commands at it."""

    child: Child
    slack: FakeSlack
    person: SlackUser
    channel: str
    messages: int = 1

    def cpu(self) -> float:
        return self.child.cpu()

    async def times(self, calls: int) -> None:
        for _ in range(calls):
            await self.once()

    async def once(self) -> None:
        """Type the command; returns once all messages of the answer are there."""
        wanted = len(self.slack.messages) + self.messages
        ack = await self.person.command(self.channel, f"/officials {PLACE}")
        assert ack.status == 200, ack
        await self.slack.until(lambda: len(self.slack.messages) >= wanted, 30)

    async def first(self) -> First:
        """The first answer; learns how many messages it has."""
        await self.once()
        await asyncio.sleep(_GRACE)
        self.messages = len(self.slack.messages)
        return First("\n".join(m.words for m in self.slack.messages))


@dataclass
class OnDiscord:
    """A bot on the loopback Discord."""

    child: Child
    discord: LoopbackDiscord
    calls: int = 0

    def cpu(self) -> float:
        return self.child.cpu()

    async def times(self, calls: int) -> None:
        for _ in range(calls):
            await self.once()

    async def once(self) -> None:
        """Type the command; returns once its answer is shown."""
        await self.discord.command("officials", place=PLACE)

    async def first(self) -> First:
        """The first answer; learns how many calls it took."""
        reply = await self.discord.command("officials", place=PLACE)
        await asyncio.sleep(_GRACE)
        self.calls = reply.calls
        return First("\n".join(texts(reply.message)), reply.message.get("components"))


def settings(data: Path) -> dict[str, str]:
    """The environment of a Roundtable that keeps its data there, and has no platform yet."""
    return {"ROUNDTABLE_DATA": str(data), "ROUNDTABLE_SECRET": "benchmark-benchmark", "ROUNDTABLE_LOG_LEVEL": "warning"}


def slack_settings(slack: FakeSlack, port: int) -> dict[str, str]:
    """What connects Roundtable to the fake Slack in HTTP mode."""
    slack.http_url = f"http://127.0.0.1:{port}/slack/events"
    return {
        "SLACK_BOT_TOKEN": BOT_TOKEN,
        "SLACK_SIGNING_SECRET": SIGNING_SECRET,
        "ROUNDTABLE_SLACK_API_URL": slack.api_url,
        "ROUNDTABLE_HTTP_PORT": str(port),
    }


def discord_settings(discord: LoopbackDiscord) -> dict[str, str]:
    """What connects Roundtable to the loopback Discord."""
    return {"DISCORD_TOKEN": TOKEN, "ROUNDTABLE_DISCORD_API_URL": discord.api_url}


@asynccontextmanager
async def roundtable_on_slack(folder: Path, data: Path) -> AsyncIterator[OnSlack]:
    """Roundtable as its owner runs it, with Slack's tokens."""
    async with FakeSlack() as slack:
        port = free_port()
        child = Child.start(["bot", "run"], folder, {**settings(data), **slack_settings(slack, port)})
        async with running(child):
            await child.until(lambda: listening(port))
            yield _seated(child, slack)


@asynccontextmanager
async def bare_on_slack(folder: Path, answer: First) -> AsyncIterator[OnSlack]:
    """A Bolt app that gives the same answer as a text."""
    async with FakeSlack() as slack:
        port = free_port()
        slack.http_url = f"http://127.0.0.1:{port}/slack/events"
        arguments = [slack.api_url, BOT_TOKEN, SIGNING_SECRET, str(port), _kept(folder, answer)]
        child = Child.start(["tests.benchmarks.bare.slack", *arguments], folder)
        async with running(child):
            await child.until(lambda: listening(port))
            yield _seated(child, slack)


@asynccontextmanager
async def roundtable_on_discord(folder: Path, data: Path) -> AsyncIterator[OnDiscord]:
    """Roundtable as its owner runs it, with Discord's token."""
    async with LoopbackDiscord() as discord:
        child = Child.start(["bot", "run"], folder, {**settings(data), **discord_settings(discord)})
        async with running(child):
            await child.until(lambda: connected(discord))
            yield OnDiscord(child, discord)


@asynccontextmanager
async def bare_on_discord(folder: Path, answer: First) -> AsyncIterator[OnDiscord]:
    """A discord.py client that gives the same answer: in the same layout if there is one, else as a text."""
    async with LoopbackDiscord() as discord:
        child = Child.start(["tests.benchmarks.bare.discord", discord.api_url, TOKEN, _kept(folder, answer)], folder)
        async with running(child):
            await child.until(lambda: connected(discord))
            yield OnDiscord(child, discord)


def connected(discord: LoopbackDiscord) -> bool:
    """Whether the bot is on the gateway and has registered its commands."""
    return discord.ready.is_set() and bool(discord.registered)


def run_once(arguments: Sequence[str], folder: Path, environment: dict[str, str]) -> str:
    """Run `python -m *arguments` to its end; returns what it printed, raises RuntimeError where it failed."""
    child = Child.start(arguments, folder, environment)
    if child.process.wait(900):
        msg = f"{' '.join(arguments[:4])} failed:\n{child.said()[-3000:]}"
        raise RuntimeError(msg)
    return child.said()


def _seated(child: Child, slack: FakeSlack) -> OnSlack:
    return OnSlack(child, slack, SlackUser.join(slack, "ana"), slack.add_channel("general"))


def _kept(folder: Path, answer: First) -> str:
    file = folder / ("answer.json" if answer.layout else "answer.txt")
    file.write_text(json.dumps(answer.layout) if answer.layout else answer.words, encoding="utf-8")
    return str(file)


@asynccontextmanager
async def running(child: Child) -> AsyncIterator[Child]:
    """Stop the child at the end of the block."""
    try:
        yield child
    finally:
        await asyncio.to_thread(child.stop)
