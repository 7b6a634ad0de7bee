"""The three roles a person may hold in a community."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a person may do. A moderator may not thereby choose an agenda: the roles do not include each other.

    Everyone is a resident. A space's settings say which Discord roles, Slack user groups or named people are
    moderators and organisers; whoever administers the space holds both.
    """

    RESIDENT = "resident"
    MODERATOR = "moderator"
    ORGANISER = "organiser"
