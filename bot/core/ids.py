"""Ids that say which platform they come from, so that one cannot be taken for another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class PlatformId:
    """A platform's own id under the platform's name; its text form is `discord:1234`."""

    platform: str
    value: str

    def __str__(self) -> str:
        return f"{self.platform}:{self.value}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text form back; raises ValueError where the platform or the id is missing."""
        platform, _, value = text.partition(":")
        if not platform or not value:
            msg = f"not a platform id: {text!r}"
            raise ValueError(msg)
        return cls(platform, value)


class UserId(PlatformId):
    """A person on a platform. Stored nowhere in the clear, except encrypted as an address."""

    __slots__ = ()


class SpaceId(PlatformId):
    """A Discord server, a Slack workspace, or the console."""

    __slots__ = ()


class ChannelId(PlatformId):
    """A channel or thread in a space.

    A thread that its platform knows by its channel and first message is written `slack:C12/1700000000.000100`.
    """

    __slots__ = ()

    @property
    def channel(self) -> ChannelId:
        """The channel that it is, or in which the thread stands."""
        return ChannelId(self.platform, self.value.partition("/")[0])

    @property
    def thread(self) -> str | None:
        """The id of the first message of a thread, None for a channel."""
        return self.value.partition("/")[2] or None


class GrantId(PlatformId):
    """What a platform knows a person by when it comes to rights: a role, a user group, or the person."""

    __slots__ = ()
