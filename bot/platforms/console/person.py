"""Who sits at the console: a name, a hat, a language."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass
from typing import Final

from bot.core.i18n import language_of
from bot.core.ids import ChannelId, GrantId, SpaceId, UserId
from bot.core.permissions import Role
from bot.core.request import Incoming, Meanwhile

NAME: Final = "console"
SPACE = SpaceId(NAME, "here")
HERE = ChannelId(NAME, "chat")
OWNER = "owner"
HATS = (*(str(role) for role in Role), OWNER)


def hat_grant(hat: str) -> GrantId:
    """What the console knows the wearer of a hat by."""
    return GrantId(NAME, hat)


def name_grant(name: str) -> GrantId:
    """What the console knows a person by."""
    return GrantId(NAME, f"@{name.casefold()}")


def shown(grant: str) -> str:
    """A hat or a person's name as it is shown and may be typed: hats by their names in the catalogue's English."""
    return "organizer" if grant == Role.ORGANISER else grant


def hat_of(word: str) -> str | None:
    """The hat a word means, in English or Spanish ("moderadora", "organizer"); None where it means none."""
    typed = word.casefold()
    if typed in ("owner", "dueño", "dueña"):
        return OWNER
    return next((str(role) for role in Role if len(typed) > 4 and typed[:5] == role[:5]), None)


@dataclass(frozen=True)
class Person:
    """One person; each name is somebody else to the bot.

    A moderator's or organiser's hat gives what the space's settings give to it; the owner's administers the space.
    """

    name: str
    hat: str = str(Role.RESIDENT)
    locale: str = "en"

    def may_be(self, role: Role) -> bool:
        """Whether the hat is for that role, as far as completion is concerned; the dispatcher asks the settings."""
        return role is Role.RESIDENT or self.hat in (str(role), OWNER)

    def incoming(self, meanwhile: Meanwhile | None = None) -> Incoming:
        """What the dispatcher is told of them, and how they are told something while they wait."""
        return Incoming(
            UserId(NAME, self.name.casefold()),
            SPACE,
            HERE,
            locale=self.locale,
            administers=self.hat == OWNER,
            grants=frozenset({hat_grant(self.hat), name_grant(self.name)}),
            name=self.name,
            meanwhile=meanwhile,
        )


def terminal_locale() -> str:
    """The language of the terminal, as its environment names it ("es_MX.UTF-8")."""
    named = (os.environ.get(variable) for variable in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in named if value), "en")


def whoever_runs_this() -> Person:
    """The person by their login name, in the language of their terminal."""
    try:
        name = getpass.getuser()
    except (KeyError, OSError):  # a user id without an entry, as in many containers
        name = str(Role.RESIDENT)
    return Person(name, locale=language_of(terminal_locale()))
