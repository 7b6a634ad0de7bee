"""A platform whose far side is a list, for tests of delivery."""

from __future__ import annotations

from bot.core.ids import ChannelId
from bot.core.pacing import Limits
from bot.core.platform import UnsureError


class Paper:
    """A platform whose far side is a list; it may refuse, fail, or die after the message got through."""

    name = "paper"
    limits = Limits()

    def __init__(self):
        self.shut = {}
        self.arrived = []
        self.trouble = None
        self.arrives = False
        self.tells = True
        self.broken = None
        self.meanwhile = None
        self.edits, self.below, self.events = [], [], []

    async def send(self, channel, reply, community, nonce, under=None):
        if str(channel) in self.shut:
            raise self.shut[str(channel)]
        if self.trouble and not self.arrives:
            raise self.trouble
        self.arrived.append((nonce, reply.text))
        self.below.append(under)
        self.spoke = (channel, community.locale)
        if self.meanwhile:
            await self.meanwhile()
        if self.trouble:
            raise self.trouble
        return str(len(self.arrived))

    @property
    def texts(self):
        """What arrived, in order."""
        return [text for _, text in self.arrived]

    async def edit(self, channel, message, reply, community, nonce, under=None):
        if self.trouble:
            raise self.trouble
        self.edits.append((message, reply.text))

    async def direct(self, user):
        return ChannelId("paper", f"with {user.value}")

    async def put_event(self, space, event, known, nonce):
        self.events.append((str(space), event.title, known))
        return known or "e1"

    async def find(self, channel, nonce, since, under=None):
        if not self.tells:
            raise UnsureError("no history here")
        if self.broken:
            raise self.broken
        return next((str(i + 1) for i, (n, _) in enumerate(self.arrived) if n == nonce), None)
