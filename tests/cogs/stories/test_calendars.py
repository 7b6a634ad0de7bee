"""Calendars of real cities, boards and libraries, and broken and hostile ones."""

import gc
import json
import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cogs.stories import calendar
from cogs.stories.calendar import occurrences, read_calendar
from cogs.stories.document import UnreadableError, iso

YEAR = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _collected():
    """What other tests left is not collected while a calendar is read: the interruption would strike in there."""
    gc.collect()


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


ZONES = ["US-Eastern", "Eastern Standard Time", "/example.org/America/New_York", "Our Own Zone", "GMT-05:00"]


@pytest.mark.parametrize("zone", ZONES)
def test_odd_names_of_zones_are_understood_or_harmless(zone):
    body = event(f"DTSTART;TZID={zone}:20260601T190000")
    assert len(occurrences(body, *YEAR)) == 1


@pytest.mark.parametrize("name", ["tzone://Microsoft/Custom", '"tzone://Microsoft/Custom"'])
def test_a_zone_of_the_calendars_own_is_known_whatever_its_name(name):
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:tzone://Microsoft/Custom\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\n"
        "TZOFFSETFROM:-0300\r\nTZOFFSETTO:-0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT"
    )
    body = event(f"DTSTART;TZID={name}:20260601T190000").replace(b"BEGIN:VEVENT", zone.encode(), 1)
    document = read_calendar(body, *YEAR)
    assert ([iso(o.starts_at) for o in document.occurrences], document.problems) == (["2026-06-01T22:00:00Z"], ())


def test_a_time_in_utc_stays_so_though_it_names_a_zone():
    assert iso(occurrences(event("DTSTART;TZID=America/New_York:20260601T190000Z"), *YEAR)[0].starts_at)[11:13] == "19"


@pytest.mark.parametrize(
    "rule", ["SECONDLY", "MINUTELY", "HOURLY;BYMINUTE=0,30", "DAILY;BYHOUR=0,6,12,18;BYMINUTE=0,10,20,30,40,50,55"]
)
def test_what_repeats_without_measure_is_named_and_listed_once(rule):
    document = read_calendar(event("DTSTART:20260601T190000Z", f"RRULE:FREQ={rule}"), *YEAR)
    assert len(document.occurrences) == 1
    assert [p.code for p in document.problems] == ["too-often"]


@pytest.mark.parametrize(
    ("rule", "count"),
    [("MINUTELY;INTERVAL=30;COUNT=5", 5), ("SECONDLY;INTERVAL=86400;COUNT=3", 3), ("MINUTELY;INTERVAL=10080", 31),
     ("MINUTELY;BYHOUR=19;BYMINUTE=0,30;COUNT=5", 5), ("MINUTELY;INTERVAL=20;UNTIL=20260601T210000Z", 7),
     ("DAILY;BYHOUR=19;BYMINUTE=0,5,10;COUNT=6", 6)],
)  # fmt: skip
def test_what_repeats_often_but_not_for_long_is_listed(rule, count):
    document = read_calendar(event("DTSTART:20260601T190000Z", f"RRULE:FREQ={rule}"), *YEAR)
    assert (len(document.occurrences), document.problems) == (count, ())


def test_what_comes_every_hour_pushes_out_no_other_meeting(monkeypatch):
    monkeypatch.setattr(calendar, "OCCURRENCES", 50)
    hourly = event("DTSTART:20260101T000000Z", "SUMMARY:Tour", "RRULE:FREQ=HOURLY").replace(b"UID:1", b"UID:2")
    document = read_calendar(both(hourly, event("DTSTART:20260101T120000Z", "RRULE:FREQ=MONTHLY")), *YEAR)
    assert [o.uid for o in document.occurrences].count("1") == 12
    assert len(document.occurrences) == 50
    assert [(p.code, p.args) for p in document.problems] == [("too-many-meetings", {"max": 50})]


def test_what_lasts_from_one_time_to_the_next_is_listed_once_each_time():
    document = read_calendar(event("DTSTART:20260101T000000Z", "DURATION:P3D", "RRULE:FREQ=DAILY"), *YEAR)
    assert [o.starts_at for o in document.occurrences] == [YEAR[0] + timedelta(n) for n in range(365)]


def both(one, other):
    """Two calendars' events in one."""
    return one.replace(b"END:VCALENDAR", other.split(b"VCALENDAR\r\n", 1)[1])


def test_a_zone_that_nobody_knows_is_named_once():
    body = event("DTSTART;TZID=Our Own Zone:20260601T190000", "RDATE;TZID=Our Own Zone:20260602T190000")
    document = read_calendar(body, *YEAR, floating=ZoneInfo("America/New_York"))
    assert [iso(o.starts_at)[8:13] for o in document.occurrences] == ["01T23", "02T23"]
    assert [(p.code, p.args["zone"]) for p in document.problems] == [("zone", "Our Own Zone")]


@pytest.mark.parametrize("zone", [";TZID=America/New_York", ';TZID="America/New_York"', ""])
def test_a_day_alone_is_a_day_though_it_names_a_zone(zone):
    body = event(f"DTSTART{zone};VALUE=DATE:20260704", f"EXDATE{zone};VALUE=DATE:20260705", "RRULE:FREQ=DAILY;COUNT=3")
    found = [(o.all_day, iso(o.starts_at), iso(o.ends_at)[8:10]) for o in occurrences(body, *YEAR)]
    assert found == [(True, "2026-07-04T00:00:00Z", "05"), (True, "2026-07-06T00:00:00Z", "07")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_line_that_is_folded_anywhere_is_whole(encoding):
    body = event("DTSTART:20260601T190000Z").decode().replace("Council", "Café de la\r\n  paz")
    assert [o.title for o in occurrences(body.encode(encoding), *YEAR)] == ["Café de la paz"]
    split = body.encode().replace(b"\xc3\xa9", b"\xc3\r\n \xa9")
    document = read_calendar(split, *YEAR)
    assert ([o.title for o in document.occurrences], document.problems) == (["Café de la paz"], ())


@pytest.mark.parametrize("said", ["CANCELLED", "Canceled", " cancelled"])
def test_a_cancelled_meeting_is_one_however_it_is_spelled(said):
    assert occurrences(event("DTSTART:20260601T190000Z", f"STATUS:{said}"), *YEAR)[0].status == "CANCELLED"


@pytest.mark.parametrize("method", ["METHOD:CANCEL", "method:Cancel"])
def test_in_a_calendar_that_calls_off_every_meeting_is_cancelled(method):
    body = event("DTSTART:20260601T190000Z", "STATUS:CONFIRMED")
    off = body.replace(b"VCALENDAR\r\n", f"VCALENDAR\r\n{method}\r\n".encode(), 1)
    assert [o.status for o in occurrences(off, *YEAR)] == ["CANCELLED"]
    other = body.replace(b"UID:1", b"UID:2")
    for both in (other + off, off + other):
        assert [o.status for o in occurrences(both, *YEAR)] == ["CANCELLED", "CONFIRMED"]
    later = off.replace(b"UID:1", b"UID:1\r\nSEQUENCE:1")
    assert [o.status for o in occurrences(body + later, *YEAR)] == ["CANCELLED"]


@pytest.mark.parametrize(
    ("start", "without"),
    [
        (";TZID=America/New_York:20260226T120000", "FREQ=MONTHLY;BYDAY=-1TH"),
        (":20260226T190000", "FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20260701"),
        (":20260226T190000Z", "FREQ=MONTHLY;BYDAY=-1TH;UNTIL=20260701T000000Z"),
        (";VALUE=DATE:20260226", "FREQ=MONTHLY;BYDAY=-1TH"),
    ],
)
def test_times_that_a_rule_excludes_are_no_meetings(start, without):
    body = event(f"DTSTART{start}", "RRULE:FREQ=WEEKLY;COUNT=10", "EXDATE" + start.replace("0226", "0312"))
    document = read_calendar(body.replace(b"END:VEVENT", f"EXRULE:{without}\r\nEND:VEVENT".encode()), *YEAR)
    days = [f"{o.starts_at:%m-%d}" for o in document.occurrences]
    assert (days, document.problems) == (["03-05", "03-19", "04-02", "04-09", "04-16", "04-23"], ())


def test_a_rule_of_exceptions_that_cannot_be_followed_is_named():
    body = event("DTSTART:20260226T190000Z", "RRULE:FREQ=WEEKLY;COUNT=10", "EXRULE:FREQ=WEEKLY;BYDAY=9TH;BYSETPOS=400")
    document = read_calendar(body, *YEAR)
    assert len(document.occurrences) == 10
    assert [p.code for p in document.problems] == ["property"]


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


def test_a_meeting_that_does_not_repeat_is_named_by_its_uid_alone(shared_data):
    [council] = occurrences(event("DTSTART:20260601T190000Z"), *YEAR)
    assert council.recurrence_id is None
    assert all(o.recurrence_id is None for o in read(shared_data, "s10-sonoma-county-floating.ics").occurrences)


def test_the_last_of_a_series_still_goes_by_its_planned_start():
    body = event("DTSTART:20251215T190000Z", "RRULE:FREQ=WEEKLY;COUNT=4")
    [last] = occurrences(body, YEAR[0], YEAR[0] + timedelta(days=7))
    assert iso(last.recurrence_id) == "2026-01-05T19:00:00Z"


ENDS = ["20260315T140000", "20260315T180000Z", "20260315"]


@pytest.mark.parametrize("until", ENDS)
def test_the_end_of_a_rule_is_inclusive_and_in_the_events_own_zone(until):
    body = event("DTSTART;TZID=America/New_York:20260301T140000", f"RRULE:FREQ=DAILY;UNTIL={until}")
    assert iso(occurrences(body, *YEAR)[-1].starts_at) == "2026-03-15T18:00:00Z"


@pytest.mark.parametrize("until", ["20260315T140000", "20260315T180000Z", "20260315"])
def test_the_end_of_a_rule_of_floating_times_is_meant_where_the_community_is(until):
    body = event("DTSTART:20260301T140000", f"RRULE:FREQ=DAILY;UNTIL={until}")
    found = occurrences(body, *YEAR, floating=ZoneInfo("America/New_York"))
    assert iso(found[-1].starts_at) == "2026-03-15T18:00:00Z"


def test_a_day_long_series_ends_on_its_last_day():
    body = event("DTSTART;VALUE=DATE:20260301", "RRULE:FREQ=DAILY;UNTIL=20260303")
    assert len(occurrences(body, *YEAR)) == 3


def changed(*lines: str) -> bytes:
    """A weekly council of five, and a change of some of it."""
    inside = "\r\n".join(("UID:1", *lines))
    more = f"BEGIN:VEVENT\r\n{inside}\r\nEND:VEVENT\r\nEND:VCALENDAR".encode()
    zone = "TZID=America/New_York"
    weekly = event(f"DTSTART;{zone}:20260302T180000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=5")
    return weekly.replace(b"END:VCALENDAR", more)


def test_this_and_all_that_follow_move_together_and_each_stays_itself():
    body = changed(
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20260316T180000",
        "DTSTART;TZID=America/New_York:20260317T190000",
        "SUMMARY:Council on Tuesdays",
        "DURATION:PT2H",
    )
    found = [
        (iso(o.recurrence_id)[5:13], iso(o.starts_at)[5:13], iso(o.ends_at)[11:13]) for o in occurrences(body, *YEAR)
    ]
    assert found == [
        ("03-02T23", "03-02T23", "00"), ("03-09T22", "03-09T22", "23"), ("03-16T22", "03-17T23", "01"),
        ("03-23T22", "03-24T23", "01"), ("03-30T22", "03-31T23", "01"),
    ]  # fmt: skip


@pytest.mark.parametrize("first", [1, 2])
def test_of_two_versions_of_a_meeting_the_later_one_counts(first):
    versions = {1: event("DTSTART:20260601T190000Z", "SEQUENCE:1"), 2: event("DTSTART:20260602T190000Z", "SEQUENCE:2")}
    [one] = occurrences(both(versions[first], versions[3 - first]), *YEAR)
    assert (iso(one.starts_at), one.sequence) == ("2026-06-02T19:00:00Z", 2)


@pytest.mark.parametrize("rule", [(), ("RRULE:FREQ=DAILY;COUNT=1",)])
def test_meetings_that_share_a_uid_and_are_no_versions_of_each_other_are_all_listed(rule):
    one, other = (event(f"DTSTART:2026060{day}T190000Z", *rule) for day in (1, 2))
    assert [iso(o.starts_at)[:10] for o in occurrences(both(one, other), *YEAR)] == ["2026-06-01", "2026-06-02"]
    assert len(occurrences(both(one, one), *YEAR)) == 1


@pytest.mark.parametrize(
    ("series", "changed", "names"),
    [
        ("TZID=America/New_York:20260601T180000", "VALUE=DATE:20260608", ["06-01T22", "06-08T22"]),
        ("VALUE=DATE:20260601", "TZID=America/New_York:20260608T000000", ["06-01T00", "06-08T00"]),
        ("VALUE=DATE:20260601", "VALUE=DATE-TIME:20260608T040000Z", ["06-01T00", "06-08T00"]),
    ],
)
def test_an_exception_named_by_a_day_or_a_time_takes_the_place_of_the_one_it_changes(series, changed, names):
    whole = event(f"DTSTART;{series}", "RRULE:FREQ=WEEKLY;COUNT=2")
    moved = event(f"DTSTART;{series.replace('0601', '0610')}", f"RECURRENCE-ID;{changed}")
    found = occurrences(both(whole, moved), *YEAR)
    assert [iso(o.starts_at)[5:10] for o in found] == ["06-01", "06-10"]
    assert [iso(o.recurrence_id)[5:13] for o in found] == names


@pytest.mark.parametrize("end", ["DTEND:20260601T170000Z", "DURATION:-PT2H"])
def test_a_meeting_that_ends_before_it_starts_keeps_its_start(end):
    document = read_calendar(event("DTSTART:20260601T190000Z", end), *YEAR)
    assert [iso(o.starts_at)[11:16] for o in document.occurrences] == ["19:00"]
    assert [(p.code, p.args["property"]) for p in document.problems] == [("property", end[: end.index(":")])]


@pytest.mark.parametrize("twice", ["SEQUENCE:2", "DURATION:PT2H", "DTSTART:20260602T190000Z"])
def test_of_what_stands_twice_in_an_event_the_first_counts(twice):
    document = read_calendar(event("DTSTART:20260601T190000Z", "SEQUENCE:1", "DURATION:PT1H", twice), *YEAR)
    [one] = document.occurrences
    assert (iso(one.starts_at), iso(one.ends_at)) == ("2026-06-01T19:00:00Z", "2026-06-01T20:00:00Z")
    assert (one.sequence, document.problems) == (1, ())


@pytest.mark.parametrize(
    "changed", ["VALUE=DURATION:PT1H", "VALUE=PERIOD:20260608T190000Z/PT1H", "VALUE=DATE-TIME:00010101T000000Z"]
)
@pytest.mark.parametrize("start", ["VALUE=DATE:20260601", "VALUE=DATE-TIME:20260601T190000Z"])
def test_an_exception_of_nothing_costs_no_other_meeting(start, changed):
    whole = event(f"DTSTART;{start}", "RRULE:FREQ=WEEKLY;COUNT=2")
    found = occurrences(both(whole, event(f"DTSTART;{start.replace('01', '11')}", f"RECURRENCE-ID;{changed}")), *YEAR)
    assert {iso(o.starts_at)[5:10] for o in found} >= {"06-01", "06-08"}


@pytest.mark.parametrize("rule", ["COUNT=3", "FREQ=WEEKLY;COUNT=-1", "FREQ=WEEKLY; COUNT=2", "FREQ=FORTNIGHTLY"])
def test_of_a_rule_that_cannot_be_followed_the_first_time_is_left(rule):
    document = read_calendar(event("DTSTART:20260601T190000Z", f"RRULE:{rule}"), *YEAR)
    assert [iso(o.starts_at)[:10] for o in document.occurrences] == ["2026-06-01"]
    assert [(p.code, p.args["property"]) for p in document.problems] == [("property", "RRULE")]


def test_blanks_behind_a_components_name_cost_no_meeting():
    body = event("DTSTART:20260601T190000Z").replace(b"VEVENT\r\n", b"VEVENT \r\n")
    assert len(occurrences(body, *YEAR)) == 1


def test_dates_that_are_added_and_taken_out_are_heeded():
    body = event(
        "DTSTART;TZID=America/New_York:20260302T180000", "RRULE:FREQ=WEEKLY;COUNT=3",
        "RDATE;TZID=America/New_York:20260305T180000,20260312T180000", "EXDATE;VALUE=DATE:20260309",
    )  # fmt: skip
    assert [iso(o.starts_at)[5:10] for o in occurrences(body, *YEAR)] == ["03-02", "03-05", "03-12", "03-16"]


def test_a_window_as_wide_as_dates_go_is_no_trouble():
    once = event("DTSTART:20261201T180000Z")
    document = read_calendar(once, datetime(1, 1, 1, tzinfo=UTC), datetime.max.replace(tzinfo=UTC))
    assert [o.title for o in document.occurrences] == ["Council"]
    assert document.problems == ()
