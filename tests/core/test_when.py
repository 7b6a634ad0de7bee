from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import UserError
from bot.core.when import read_day, read_when

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
ZONE = "America/New_York"


def local(said, locale="en", now=NOW):
    return read_when(said, locale=locale, zone=ZONE, now=now).astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("said", "locale", "meant"),
    [
        ("tomorrow 6pm", "en", "2026-11-24 18:00"),
        ("tomorrow at 6 pm", "en", "2026-11-24 18:00"),
        ("mañana a las 18:00", "es", "2026-11-24 18:00"),
        ("mañana a las 18:00", "en", "2026-11-24 18:00"),
        ("mañana a las 6 pm", "es", "2026-11-24 18:00"),
        ("1 de diciembre a las 6 pm", "es", "2026-12-01 18:00"),
        ("mañana a las 6 de la tarde", "es", "2026-11-24 18:00"),
        ("2026-12-01 18:00", "en", "2026-12-01 18:00"),
        ("2026-12-01T18:00", "es", "2026-12-01 18:00"),
        ("2026-12-01 9:30", "en", "2026-12-01 09:30"),
        ("December 1 at 6pm", "en", "2026-12-01 18:00"),
        ("1 de diciembre a las 18:00", "es", "2026-12-01 18:00"),
        ("in 2 hours", "en", "2026-11-23 12:00"),
        ("in 3 days", "en", "2026-11-26 10:00"),
        ("en 3 días", "es", "2026-11-26 10:00"),
        ("dentro de una semana", "es", "2026-11-30 10:00"),
        ("friday 7pm", "en", "2026-11-27 19:00"),
        ("viernes 19:00", "es", "2026-11-27 19:00"),
    ],
)
def test_times_are_read_as_people_say_them(said, locale, meant):
    assert local(said, locale) == meant


@pytest.mark.parametrize("said", ["", "soon", "2026-13-45 99:99", "9999-12-31 23:59", "x" * 5000, "25:99", "\x00"])
def test_what_is_no_time_is_refused(said):
    with pytest.raises(UserError, match="when-unreadable"):
        local(said)


@pytest.mark.parametrize(
    ("said", "locale", "meant"),
    [
        ("2026-12-05", "en", date(2026, 12, 5)),
        ("2026-12-05", "es", date(2026, 12, 5)),
        ("tomorrow", "en", date(2026, 11, 24)),
        ("mañana", "es", date(2026, 11, 24)),
        ("Tuesday", "en", date(2026, 11, 24)),
        ("5 de diciembre", "es", date(2026, 12, 5)),
    ],
)
def test_a_day_alone_is_a_day_and_no_midnight(said, locale, meant):
    assert read_day(said, locale=locale, zone=ZONE, now=NOW) == meant
    with pytest.raises(UserError, match="when-no-time"):
        local(said, locale)
    assert local(f"{said} 18:00", locale) == f"{meant} 18:00"


@pytest.mark.parametrize("said", ["2026-12-05 00:00", "tomorrow at midnight", "tomorrow 12 am"])
def test_midnight_is_a_time_where_it_is_said(said):
    assert local(said).endswith(" 00:00")


def test_a_time_that_a_clock_change_skips_moves_forward():
    assert local("2027-03-14 02:30") == "2027-03-14 03:30"


def test_a_time_that_comes_twice_is_the_first():
    assert read_when("2026-11-01 01:30", locale="en", zone=ZONE, now=NOW) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
