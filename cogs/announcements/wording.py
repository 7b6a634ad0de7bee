"""Says a recurrence back in words: "every Tuesday at 6:00 PM until June 30, 2027, New York time"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.core.schedule import Recurrence
from bot.core.ui import Text, Words, Zone

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR"]


def recurring(recurrence: Recurrence) -> Text:
    """The rule, its time of day, its end and its zone."""
    parts = recurrence.parts()
    said = _ending(Text("recurs-at", what=_rule(parts), at=_clock(recurrence.starts)), parts)
    return Text("recurs-zone", what=said, city=Zone(recurrence.zone))


def listed(words: Sequence[Words], between: str = "list-more") -> Words:
    """One after another: "a", "a and b", "a, b and c"; with "list-long" between them, "a; b; and c"."""
    *before, last = words
    if not before:
        return last
    said = before[0]
    for one in before[1:]:
        said = Text(between, first=said, next=one)
    return Text("list-last" if between == "list-more" else "list-long-last", first=said, last=last)


def _rule(parts: dict[str, str]) -> Text:
    interval, days = int(parts.get("INTERVAL", 1)), parts.get("BYDAY", "").split(",")
    if parts["FREQ"] == "DAILY":
        return Text("recurs-daily", interval=interval)
    if parts["FREQ"] == "WEEKLY":
        if days == WEEKDAYS and interval == 1:
            return Text("recurs-weekdays")
        return Text("recurs-weekly", interval=interval, days=listed([Text(f"weekday-{d}") for d in days]))
    if parts["FREQ"] == "MONTHLY":
        return Text("recurs-monthly", interval=interval, days=_in_month(parts, days))
    month = Text(f"month-{parts['BYMONTH']}")
    if "BYDAY" in parts:
        return Text("recurs-yearly", interval=interval, days=_in_month(parts, days), month=month)
    return Text("recurs-yearly-date", interval=interval, days=listed(parts["BYMONTHDAY"].split(",")), month=month)


def _in_month(parts: dict[str, str], days: list[str]) -> Words:
    if "BYSETPOS" in parts:
        workday = Text("weekday-workday")
        return listed([Text("recurs-nth", nth=_nth(n), day=workday) for n in parts["BYSETPOS"].split(",")])
    if "BYDAY" in parts:
        return listed([Text("recurs-nth", nth=_nth(d[:-2]), day=Text(f"weekday-{d[-2:]}")) for d in days])
    numbers = parts["BYMONTHDAY"].split(",")
    return listed([Text("recurs-last-day") if n == "-1" else Text("recurs-day", number=int(n)) for n in numbers])


def _nth(number: str) -> Text:
    return Text("nth-last" if number == "-1" else f"nth-{number}")


def _ending(said: Text, parts: dict[str, str]) -> Text:
    if "UNTIL" in parts:
        return Text("recurs-until", what=said, until=date.fromisoformat(parts["UNTIL"][:8]))
    if "COUNT" in parts:
        return Text("recurs-times", what=said, count=int(parts["COUNT"]))
    return said


def _clock(at: datetime) -> Text:
    return Text("recurs-clock", hour=at.hour % 12 or 12, minute=f"{at:%M}", half="am" if at.hour < 12 else "pm")
