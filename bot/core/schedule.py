"""When something is said: once, or again and again by the clock on the wall.

What recurs is kept as an RFC 5545 rule over local times and the zone they are in, so that 18:00 stays 18:00 across
every change of the clocks. RFC 5545, 3.3.5, says what becomes of the odd hours: a local time that a change skips is
read with the offset before it, so that it moves forward by the gap; one that comes twice is the first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

WIDEST_GAP = timedelta(days=2)
"""No change of the clocks is wider: Samoa left out a whole day in 2011."""


@dataclass(frozen=True)
class Recurrence:
    """A rule ("FREQ=WEEKLY;BYDAY=TU"), the first local time (naive, to the minute) and the zone it is in.

    An UNTIL in the rule is a local time too.
    """

    rule: str
    starts: datetime
    zone: str

    def occurrences(self, since: datetime) -> Iterator[datetime]:
        """The instants from `since` on, in UTC, each once: two local times may fall together at a gap."""
        from dateutil.rrule import rrulestr  # noqa: PLC0415 -- most starts need none

        wall = since.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None) - WIDEST_GAP
        last = None
        for local in rrulestr(self.rule, dtstart=self.starts).xafter(wall, inc=True):
            instant = instant_of(local, self.zone)
            if instant >= since and instant != last:
                last = instant
                yield instant

    def upcoming(self, since: datetime, count: int) -> list[datetime]:
        """The next so many from `since` on; fewer where it ends."""
        return list(islice(self.occurrences(since), count))

    def next(self, since: datetime) -> datetime | None:
        """The first from `since` on; None where it has ended."""
        return next(self.occurrences(since), None)

    def parts(self) -> dict[str, str]:
        """The rule's parts by name."""
        return dict(part.split("=", 1) for part in self.rule.split(";"))


@dataclass(frozen=True)
class Schedule:
    """The first instant in UTC, the rule where it recurs, and the words it was read from."""

    at: datetime
    recurrence: Recurrence | None = None
    said: str = field(default="", compare=False)


@dataclass(frozen=True)
class Stretch:
    """When something begins and, where that is said, when it ends, in UTC."""

    starts_at: datetime
    ends_at: datetime | None = None


def instant_of(local: datetime, zone: str) -> datetime:
    """The instant of a naive local time, in UTC; see the module for those that are skipped or come twice."""
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)
