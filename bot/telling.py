"""Tells a community's moderators what could not be sent: once a day for each outlet and reason, never in that outlet.

Private messages are never told of: who got none would be told with it. Nor are posts that were to be changed and that
somebody deleted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import structlog

from bot.core.ids import ChannelId
from bot.core.ui import Button, Reply, Text
from bot.storage.outbox import DIRECT, EVENT, OutboxStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.core.platform import Refusal
    from bot.storage.outlets import OutletStore
    from bot.storage.sending import Outcome

log = structlog.get_logger()

RESUME = "deliveries-resume"
"""The wire name of the button that has an outlet tried again."""


@dataclass(frozen=True)
class Telling:
    """Writes to the moderators' channels in the transaction that writes down what went wrong.

    `kind` says what sort of thing has a cause.
    """

    outbox: OutboxStore
    outlets: OutletStore
    kind: Callable[[str], Text | str]

    async def of(self, outcome: Outcome) -> None:
        """Stop the outlet where the outcome says so, and tell of it, or of what is dead."""
        row, now = outcome.row, self.outlets.clock.now()
        if outcome.stops is not None:
            new = await self.outlets.stop(row.community_id, row.channel, outcome.stops, outcome.reason or "")
            if new:
                cause = f"stopped:{_short(row.channel)}:{now:%Y%m%d%H%M%S}"
                await self._post(outcome, cause, _stopped(outcome, outcome.stops))
        elif outcome.state == "dead" and row.kind != DIRECT and not outcome.quiet:
            cause = f"dead:{_short(row.channel, outcome.reason or '')}:{now:%Y%m%d}"
            await self._post(outcome, cause, self._dead(outcome))

    async def _post(self, outcome: Outcome, cause: str, reply: Reply) -> None:
        row = outcome.row
        stopped = {str(o.channel) for o in await self.outlets.stopped(row.community_id)}
        channels = await self.outbox.spaces.channels_for(row.community_id, "moderators")
        told = [c for c in channels if str(c) != row.channel and str(c) not in stopped]
        for channel in told:
            await self.outbox.post_to(row.community_id, cause, channel, reply)
        if not told:
            log.warning("moderators-not-told", cause=row.cause, reason=outcome.reason)

    def _dead(self, outcome: Outcome) -> Reply:
        what, reason = self.kind(outcome.row.cause), outcome.reason or ""
        return Reply(Text("delivery-dead", what=what, place=_place(outcome), reason=reason))


def _stopped(outcome: Outcome, stops: Refusal) -> Reply:
    place, why = _place(outcome), Text(f"delivery-why-{stops}", reason=outcome.reason or "")
    button = Button(Text("delivery-try-again"), RESUME, outcome.row.channel, style="primary")
    mend = Text(f"delivery-mend-{stops}", thread=ChannelId.parse(outcome.row.channel).thread is not None)
    return Reply(Text("delivery-stopped", place=place, why=why, mend=mend), controls=[button])


def _place(outcome: Outcome) -> Text:
    """The channel by its name, or a server's calendar."""
    if outcome.row.kind == EVENT:
        return Text("delivery-calendar", platform=_platform(outcome))
    return Text("delivery-channel", channel=ChannelId.parse(outcome.row.channel))


def _platform(outcome: Outcome) -> str:
    return {"discord": "Discord", "slack": "Slack"}.get(outcome.row.channel.partition(":")[0], "")


def _short(*parts: str) -> str:
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]
