"""18:00 stays 18:00: what recurs, against other ways to find the same instants, over five years of five zones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.schedule import Recurrence

ZONES = ("America/New_York", "Europe/London", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia")
local_time = datetime.fromisoformat
BEGIN, END = local_time("2026-01-01"), local_time("2031-01-01")
STEP = timedelta(minutes=1)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def wall(instant, zone):
    return instant.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


@cache
def offsets(zone):
    """Every instant from which a new offset holds, found by looking at each quarter of an hour."""
    found, before = [], None
    instant = datetime(2025, 12, 30, tzinfo=UTC)
    while instant < datetime(2031, 1, 3, tzinfo=UTC):
        offset = instant.astimezone(ZoneInfo(zone)).utcoffset()
        if offset != before:
            found.append((instant, offset))
            before = offset
        instant += timedelta(minutes=15)
    return found


def instants_of(local, zone):
    """The instants at which the clock on the wall shows `local`, without any rule about odd hours."""
    tried = {local.replace(tzinfo=UTC) - offset for _, offset in offsets(zone)}
    return sorted(i for i in tried if wall(i, zone) == local)


def every_day(at, zone):
    whole = Recurrence("FREQ=DAILY", datetime.combine(BEGIN.date(), at), zone)
    return whole.upcoming(datetime(2025, 12, 31, tzinfo=UTC), 1826)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", [time(18), time(9, 30), time(0), time(23, 59)])
def test_a_time_that_no_change_touches_is_the_same_on_the_wall_for_five_years(zone, at):
    said = every_day(at, zone)
    assert [wall(i, zone) for i in said] == [datetime.combine(BEGIN.date() + timedelta(n), at) for n in range(1826)]
    assert [[i] for i in said] == [instants_of(wall(i, zone), zone) for i in said]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("minute", range(0, 240, 15))
def test_odd_hours_move_forward_by_the_gap_or_are_taken_once(zone, minute):
    at = time(*divmod(minute, 60))
    for day, instant in enumerate(every_day(at, zone)):
        local = datetime.combine(BEGIN.date() + timedelta(day), at)
        there = instants_of(local, zone)
        if there:
            assert instant == there[0]
        else:
            (gap,) = [b - a for (_, a), (i, b) in zip(offsets(zone), offsets(zone)[1:], strict=False) if
                      abs(i - instant) < timedelta(hours=3)]  # fmt: skip
            assert gap > timedelta(0)
            assert wall(instant, zone) == local + gap


def test_the_zones_do_have_odd_hours():
    changes = {zone: len(offsets(zone)) - 1 for zone in ZONES}
    assert changes == {"America/New_York": 10, "Europe/London": 10, "Asia/Kolkata": 0, "America/St_Johns": 10,
                       "Pacific/Apia": 0}  # fmt: skip


@pytest.mark.parametrize(
    ("zone", "local", "instants"),
    [
        ("America/New_York", "2027-03-14 02:30", ["2027-03-14 07:30"]),  # half past three in the new time
        ("America/New_York", "2026-11-01 01:30", ["2026-11-01 05:30"]),  # the first of two
        ("Europe/London", "2027-03-28 01:30", ["2027-03-28 01:30"]),
        ("America/St_Johns", "2027-03-14 02:15", ["2027-03-14 05:45"]),
    ],
)
def test_odd_hours_one_by_one(zone, local, instants):
    once = Recurrence("FREQ=DAILY;COUNT=1", local_time(local), zone)
    assert [f"{i:%Y-%m-%d %H:%M}" for i in once.upcoming(datetime(2026, 1, 1, tzinfo=UTC), 9)] == instants


def test_a_day_that_a_zone_left_out_comes_once():
    samoa = Recurrence("FREQ=DAILY;COUNT=4", local_time("2011-12-28 18:00"), "Pacific/Apia")
    said = samoa.upcoming(datetime(2011, 12, 1, tzinfo=UTC), 9)
    assert [f"{wall(i, 'Pacific/Apia'):%d}" for i in said] == ["28", "29", "31"]


def test_half_hour_offsets_of_a_lost_day_are_found_from_any_instant():
    samoa = Recurrence("FREQ=DAILY", local_time("2011-12-01 18:00"), "Pacific/Apia")
    lost = datetime(2011, 12, 31, 4, tzinfo=UTC)
    assert samoa.next(lost) == lost
    assert samoa.next(lost - STEP) == lost
    assert samoa.next(lost + STEP) == lost + timedelta(days=1)


rules = st.one_of(
    st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 9)),
    st.builds(
        lambda n, days: f"FREQ=WEEKLY;INTERVAL={n};BYDAY={','.join(sorted(days, key=DAYS.index))}",
        st.integers(1, 4),
        st.sets(st.sampled_from(DAYS), min_size=1),
    ),
    st.builds("FREQ=MONTHLY;BYDAY={}{}".format, st.sampled_from([1, 2, 3, 4, 5, -1]), st.sampled_from(DAYS)),
    st.builds("FREQ=MONTHLY;BYMONTHDAY={}".format, st.sampled_from([*range(1, 32), -1])),
    st.builds("FREQ=YEARLY;BYMONTH={};BYMONTHDAY={}".format, st.integers(1, 12), st.integers(1, 28)),
)
starts = st.datetimes(BEGIN, END, timezones=st.none()).map(lambda d: d.replace(second=0, microsecond=0))


@settings(deadline=None)
@given(rule=rules, starts=starts, zone=st.sampled_from(ZONES), since=st.integers(0, 500_000))
def test_instants_come_in_order_each_once_and_from_whichever_instant_one_asks(rule, starts, zone, since):
    whole = Recurrence(rule, starts, zone)
    said = whole.upcoming(datetime(2025, 1, 1, tzinfo=UTC), 30)
    assert said == sorted(set(said))
    from_there = datetime(2026, 1, 1, tzinfo=UTC) + since * STEP
    later = [i for i in said if i >= from_there]
    assert whole.upcoming(from_there, len(later) or 1)[: len(later)] == later
    assert all(whole.next(i) == i for i in said)
    assert all(i >= starts.replace(tzinfo=ZoneInfo(zone)) for i in said)


@settings(deadline=None)
@given(
    rule=rules, day=st.dates(date(2026, 1, 1), date(2027, 1, 1)), hour=st.integers(4, 23), zone=st.sampled_from(ZONES)
)
def test_a_calendar_program_finds_the_same_instants(rule, day, hour, zone):
    first = Recurrence(rule, datetime.combine(day, time(hour)), zone).upcoming(datetime(2025, 1, 1, tzinfo=UTC), 1)
    local = wall(first[0], zone)  # a first time that the rule itself names, as RFC 5545 asks
    event = icalendar.Event()
    event.add("uid", "one")
    event.add("dtstart", local.replace(tzinfo=ZoneInfo(zone)))
    event.add("rrule", icalendar.vRecur.from_ical(rule))
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    theirs = recurring_ical_events.of(calendar).between(BEGIN, local_time("2029-01-01"))
    end = datetime(2028, 12, 30, tzinfo=UTC)
    theirs = sorted(e.start.astimezone(UTC) for e in theirs)
    ours = Recurrence(rule, local, zone).upcoming(datetime(2025, 1, 1, tzinfo=UTC), 1200)
    assert [i for i in ours if i < end] == [i for i in theirs if i < end]
