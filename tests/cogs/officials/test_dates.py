from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from cogs.officials.dates import first_day, in_office, last_day, partial, standing


@dataclass(frozen=True)
class Service:
    name: str
    start: str | None = None
    end: str | None = None
    verified_on: str | None = None

    @property
    def first_day(self):
        return first_day(self.start)

    @property
    def last_day(self):
        return last_day(self.end)


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("2024", "2024"),
        (2024, "2024"),
        ("2024-1", "2024-01"),
        ("2024-01-08", "2024-01-08"),
        (date(2024, 1, 8), "2024-01-08"),
        (datetime(2024, 1, 8, 12, tzinfo=UTC), "2024-01-08"),
        ("2024-01-08T12:00:00", "2024-01-08"),
        ("", None),
        (None, None),
    ],
)
def test_a_date_is_read_as_exactly_as_the_source_gives_it(given, read):
    assert partial(given) == read


@pytest.mark.parametrize("given", ["soon", "2024-13", "2023-02-29", "01/02/2024", ["2024"]])
def test_what_is_no_date_is_refused(given):
    with pytest.raises(ValueError, match=r"not a date|must be in|out of range"):
        partial(given)


def test_an_end_in_a_month_holds_through_its_last_day():
    service = Service("Maly Rosado", "2020-01-06", "2024-01")
    assert in_office(service, date(2020, 1, 6))
    assert in_office(service, date(2024, 1, 31))
    assert not in_office(service, date(2024, 2, 1))
    assert not in_office(service, date(2020, 1, 5))


def test_a_leap_february_and_a_whole_year_end_on_their_last_day():
    assert last_day("2024-02") == date(2024, 2, 29)
    assert last_day("2024") == date(2024, 12, 31)
    assert first_day("2024") == date(2024, 1, 1)


def test_where_an_end_names_the_handover_the_day_before_is_the_last():
    assert last_day("2027-01-06", handover=True) == date(2027, 1, 5)
    assert last_day("2027-01", handover=True) == date(2027, 1, 31)


def test_on_the_day_of_a_handover_the_successor_stands():
    before, after = Service("Rosado", "2018-02-08", "2019-04-12"), Service("Thody", "2019-04-12")
    assert standing([before, after], date(2019, 4, 12), seats=1) == [after]
    assert standing([before, after], date(2019, 4, 11), seats=1) == [before]


def test_an_unknown_beginning_yields_to_a_known_one_but_not_to_another_unknown_one():
    known, unknown = Service("known", "2024-01-01"), Service("unknown", None, "2027-12-31")
    assert standing([unknown, known], date(2026, 1, 1), seats=1) == [known]
    assert len(standing([unknown, Service("other", None, "2027-12-31")], date(2026, 1, 1), seats=1)) == 2


def test_whoever_a_later_list_shows_in_office_stands_though_it_gives_no_date():
    before, after = Service("before", "2018-06-12", None, "2026-08-05"), Service("after", None, None, "2027-01-20")
    assert standing([before, after], date(2027, 1, 20), seats=1) == [after]
    assert standing([before, after], date(2026, 11, 23), seats=1) == [before], "nobody had seen the other yet"
    confirmed = Service("before", "2018-06-12", None, "2027-01-20")
    assert standing([confirmed, after], date(2027, 1, 20), seats=1) == [confirmed]
    newest = Service("newest", "2027-02-01", None, "2027-02-01")
    assert standing([newest, before, after], date(2027, 2, 1), seats=1) == [newest]
    other = Service("other", None, None, "2026-08-05")
    assert standing([other, after], date(2027, 1, 20), seats=1) == [after]


def test_of_two_unknown_beginnings_who_left_later_came_later():
    first, second = Service("first", None, "2016-12-31"), Service("second", None, "2018-12-31")
    assert standing([second, first], date(2016, 7, 20), seats=1) == [first]
    assert standing([second, first], date(2017, 7, 20), seats=1) == [second]


def test_where_the_number_of_seats_is_unknown_all_stand():
    assert len(standing([Service("a", "2020"), Service("b", "2022")], date(2026, 1, 1), seats=None)) == 2
