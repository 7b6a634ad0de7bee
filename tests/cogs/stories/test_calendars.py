"""Calendars of real cities, boards and libraries, and broken and hostile ones."""

import json
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cogs.stories.calendar import occurrences, read_calendar
from cogs.stories.document import UnreadableError, iso

YEAR = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


def read(shared_data, name, start=YEAR[0], end=YEAR[1]):
    return read_calendar((shared_data / "calendars" / name).read_bytes(), start, end)


def event(*lines: str) -> bytes:
    """A calendar of one event."""
    inside = "\r\n".join(("UID:1", "SUMMARY:Council", *lines))
    return f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{inside}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n".encode()


def test_the_meetings_that_other_libraries_find_are_found(shared_data):
    expected = json.loads((shared_data / "calendars" / "expected_examples.json").read_text())["files"]
    for name, wanted in expected.items():
        for window in wanted.get("windows", {}).values():
            found = read(shared_data, name, *(datetime.fromisoformat(window[k]) for k in ("start", "end")))
            assert len(found.occurrences) == window["occurrences"], name
            assert sum(o.status == "CANCELLED" for o in found.occurrences) == window["cancelled"], name
            first = [{"start": iso(o.starts_at), "summary": o.title} for o in found.occurrences[:3]]
            assert first == window.get("first", first), name


@pytest.mark.parametrize("name", ["s37-not-found-page.ics", "s38-html-saved-as-ics.ics"])
def test_what_is_no_calendar_is_refused(shared_data, name):
    with pytest.raises(UnreadableError):
        read(shared_data, name)


def test_an_empty_calendar_is_no_error(shared_data):
    assert read(shared_data, "s04-santa-rosa-city-council-empty.ics").problems == ()


def test_a_moved_meeting_stays_the_same_meeting(shared_data):
    found = read(shared_data, "s42-hartford-style-council-2026.ics").occurrences
    moved = next(o for o in found if "moved for the holiday" in o.title)
    assert (iso(moved.recurrence_id), iso(moved.starts_at)) == ("2026-10-12T23:00:00Z", "2026-10-13T23:00:00Z")
    assert len({(o.uid, o.recurrence_id) for o in found}) == len(found)


def test_a_cancelled_meeting_is_listed_as_such(shared_data):
    found = read(shared_data, "s42-hartford-style-council-2026.ics").occurrences
    assert [iso(o.starts_at) for o in found if o.status == "CANCELLED"] == ["2026-08-24T23:00:00Z"]


def test_floating_times_and_days_are_meant_where_the_community_is():
    body = event("DTSTART:20260601T190000", "DTEND:20260601T210000")
    assert iso(occurrences(body, *YEAR)[0].starts_at) == "2026-06-01T19:00:00Z"
    hartford = occurrences(body, *YEAR, floating=ZoneInfo("America/New_York"))
    assert iso(hartford[0].starts_at) == "2026-06-01T23:00:00Z"
    [day] = occurrences(event("DTSTART;VALUE=DATE:20260704"), *YEAR, floating=ZoneInfo("America/New_York"))
    assert (day.all_day, iso(day.starts_at), iso(day.ends_at)) == (True, "2026-07-04T04:00:00Z", "2026-07-05T04:00:00Z")


def test_six_oclock_stays_six_oclock_when_clocks_change():
    body = event("DTSTART;TZID=America/New_York:20260225T180000", "RRULE:FREQ=WEEKLY;COUNT=4")
    assert [iso(o.starts_at)[11:16] for o in occurrences(body, *YEAR)] == ["23:00", "23:00", "22:00", "22:00"]


ZONES = ["US-Eastern", "Eastern Standard Time", "/example.org/America/New_York", "Our Own Zone"]


@pytest.mark.parametrize("zone", ZONES)
def test_odd_names_of_zones_are_understood_or_harmless(zone):
    body = event(f"DTSTART;TZID={zone}:20260601T190000")
    assert len(occurrences(body, *YEAR)) == 1


@pytest.mark.parametrize("rule", ["SECONDLY", "MINUTELY", "DAILY;BYHOUR=0,6,12,18;BYMINUTE=0,10,20,30,40,50,55"])
def test_what_repeats_without_measure_is_named_and_listed_once(rule):
    document = read_calendar(event("DTSTART:20260601T190000Z", f"RRULE:FREQ={rule}"), *YEAR)
    assert len(document.occurrences) == 1
    assert [p.code for p in document.problems] == ["too-often"]


def test_a_rule_that_never_comes_true_does_not_hold_up_the_others():
    never = b"BEGIN:VEVENT\nUID:n\nDTSTART:19700101T000000Z\nRRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\nEND:VEVENT\n"
    body = event("DTSTART:20260601T190000Z").replace(b"END:VCALENDAR", never + b"END:VCALENDAR")
    began = time.monotonic()
    document = read_calendar(body, *YEAR)
    assert time.monotonic() - began < 4
    assert [o.title for o in document.occurrences] == ["Council"]


def test_one_broken_event_costs_only_itself(shared_data):
    document = read(shared_data, "s21-exchange-timezones.ics")
    assert [p.code for p in document.problems] == ["event"]
    assert len(read(shared_data, "s34-google-mixed-rrules.ics", YEAR[0] - timedelta(days=2000)).occurrences) > 100


@pytest.mark.parametrize("start", ["00010101T000000Z", "99991231T235959Z", "20261345T990000Z", "", "tomorrow"])
def test_impossible_dates_are_named(start):
    document = read_calendar(event(f"DTSTART:{start}", "RRULE:FREQ=YEARLY"), *YEAR)
    assert document.problems or len(document.occurrences) <= 1


def test_every_calendar_there_is_reads_in_seconds(shared_data):
    for path in sorted((shared_data / "calendars").glob("*.ics")):
        began = time.monotonic()
        try:
            read_calendar(path.read_bytes(), datetime(2016, 1, 1, tzinfo=UTC), YEAR[1])
        except UnreadableError:
            continue
        assert time.monotonic() - began < 8, path.name
