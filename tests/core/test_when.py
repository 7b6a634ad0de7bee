from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import UserError
from bot.core.when import read_day, read_stretch, read_when

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


@pytest.mark.parametrize("said", ["2026-12-05 00:00", "midnight", "tomorrow 12 am", "0:00", "medianoche"])
def test_midnight_is_a_time_where_it_is_said(said):
    assert local(said).endswith(" 00:00")


def test_a_time_that_a_clock_change_skips_moves_forward():
    assert local("2027-03-14 02:30") == "2027-03-14 03:30"


def test_a_time_that_comes_twice_is_the_first():
    assert read_when("2026-11-01 01:30", locale="en", zone=ZONE, now=NOW) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)


THURSDAY = datetime(2026, 11, 26, 18, 30, tzinfo=UTC)
"""Half past one in the afternoon in New York."""

EVERYDAY = [
    ("Tuesday at 6 in the evening", "2026-12-01 18:00"), ("next Tuesday at 6pm", "2026-12-01 18:00"),
    ("Tuesday next week at 6pm", "2026-12-01 18:00"), ("a week from Tuesday 6pm", "2026-12-08 18:00"),
    ("thurs 6p", "2026-11-26 18:00"), ("Thursday noon", "2026-12-03 12:00"), ("wed @ 6pm", "2026-12-02 18:00"),
    ("tonight at 8", "2026-11-26 20:00"), ("tomorrow evening at 7", "2026-11-27 19:00"),
    ("Tuesday morning at 9", "2026-12-01 09:00"), ("half past six in the evening", "2026-11-26 18:30"),
    ("quarter to 7 pm", "2026-11-26 18:45"), ("6 o'clock in the evening", "2026-11-26 18:00"),
    ("day after tomorrow 6pm", "2026-11-28 18:00"), ("noon", "2026-11-27 12:00"), ("6pm tomorrow", "2026-11-27 18:00"),
    ("the 5th at 6pm", "2026-12-05 18:00"), ("Saturday the 5th at 6pm", "2026-12-05 18:00"),
    ("on the 15th at noon", "2026-12-15 12:00"), ("Tuesday, December 1st, 6:30 p.m.", "2026-12-01 18:30"),
    ("1st of December 18:00", "2026-12-01 18:00"), ("Dec. 1, 2026 at 6.30pm", "2026-12-01 18:30"),
    ("25/12 6pm", "2026-12-25 18:00"),
    ("2026/12/01 18:00", "2026-12-01 18:00"), ("Feb 29 6pm", "2028-02-29 18:00"),
    ("first Wednesday of December 6pm", "2026-12-02 18:00"), ("last Friday of January 5pm", "2027-01-29 17:00"),
    ("in half an hour", "2026-11-26 14:00"), ("in two hours and 15 minutes", "2026-11-26 15:45"),
    ("in a week at 6pm", "2026-12-03 18:00"), ("2 weeks from today 6pm", "2026-12-10 18:00"),
    ("Tuesday 6pm ET", "2026-12-01 18:00"), ("Tuesday 6pm PST", "2026-12-01 21:00"),
    ("2026-12-01T18:00Z", "2026-12-01 13:00"), ("2026-12-01 18:00 -08:00", "2026-12-01 21:00"),
    ("el próximo martes a las 6 de la tarde", "2026-12-01 18:00"), ("martes que viene a las 18", "2026-12-01 18:00"),
    ("el martes de la semana que viene a las 18 h", "2026-12-01 18:00"), ("a las 18.30", "2026-11-26 18:30"),
    ("el martes a las seis y media de la tarde", "2026-12-01 18:30"), ("miercoles 18h30", "2026-12-02 18:30"),
    ("este viernes al mediodía", "2026-11-27 12:00"), ("mañana por la mañana a las 9", "2026-11-27 09:00"),
    ("pasado mañana a las 6 p. m.", "2026-11-28 18:00"), ("hoy a las 5 de la tarde", "2026-11-26 17:00"),
    ("esta noche a las 8", "2026-11-26 20:00"), ("domingo a la una de la tarde", "2026-11-29 13:00"),
    ("domingo a las 12 del mediodía", "2026-11-29 12:00"), ("el 5 a las 18:00", "2026-12-05 18:00"),
    ("el día 5 a las 7 menos cuarto de la tarde", "2026-12-05 18:45"),
    ("martes 1º de diciembre de 2026, 18 horas", "2026-12-01 18:00"),
    ("el primer miércoles de diciembre a las 18:00", "2026-12-02 18:00"),
    ("dentro de dos horas", "2026-11-26 15:30"), ("en media hora", "2026-11-26 14:00"),
    ("dentro de 2 días a las 18:00", "2026-11-28 18:00"), ("25/12 a las 18:00", "2026-12-25 18:00"),
    ("2026-12-01T18:00:00", "2026-12-01 18:00"), ("Tuesday 12 noon", "2026-12-01 12:00"),
    ("Tuesday 630pm", "2026-12-01 18:30"), ("Tuesday at six-thirty pm", "2026-12-01 18:30"),
    ("Tuesday 1 at 6pm", "2026-12-01 18:00"), ("in twenty minutes", "2026-11-26 13:50"),
    ("two weeks from Tuesday at 6pm", "2026-12-15 18:00"), ("a week from tomorrow 6pm", "2026-12-04 18:00"),
    ("last Monday of the month 6pm", "2026-11-30 18:00"), ("first Tuesday of the month 6pm", "2026-12-01 18:00"),
    ("the 3rd of next month at 6pm", "2026-12-03 18:00"), ("Tuesday 6pm Pacific", "2026-12-01 21:00"),
    ("Tuesday 6pm (hora de Puerto Rico)", "2026-12-01 17:00"),
    ("el primer martes del mes a las 6 pm", "2026-12-01 18:00"),
    ("el martes 1 a las 6 de la tarde", "2026-12-01 18:00"), ("sábado 28 a las 10 a.m.", "2026-11-28 10:00"),
    ("mañana a las 12 del día", "2026-11-27 12:00"), ("1° de diciembre 6 pm", "2026-12-01 18:00"),
    ("uno de diciembre a las 6 pm", "2026-12-01 18:00"), ("el martes que entra a las 6 pm", "2026-12-01 18:00"),
    ("martes de la semana entrante 6 pm", "2026-12-01 18:00"), ("a las 18:00 del martes", "2026-12-01 18:00"),
    ("el lunes al medio día", "2026-11-30 12:00"), ("in 2h", "2026-11-26 15:30"), ("en 45min", "2026-11-26 14:15"),
    ("mañana a las seis y treinta de la tarde", "2026-11-27 18:30"), ("mañana a las 18 y 15", "2026-11-27 18:15"),
    ("hoy mismo a las 6 pm", "2026-11-26 18:00"), ("el 5 del mes que viene a las 6 pm", "2026-12-05 18:00"),
    ("tonight 8", "2026-11-26 20:00"), ("8 tonight", "2026-11-26 20:00"), ("tomorrow evening 7", "2026-11-27 19:00"),
    ("esta noche 8", "2026-11-26 20:00"), ("mañana por la mañana 9", "2026-11-27 09:00"),
    ("7pm sharp", "2026-11-26 19:00"), ("tomorrow 12 noon sharp", "2026-11-27 12:00"),
    ("mañana a las 7 en punto de la noche", "2026-11-27 19:00"), ("a las 19:00 en punto", "2026-11-26 19:00"),
    ("Wednesday after next at 6pm", "2026-12-09 18:00"), ("the Tuesday after next 6pm", "2026-12-08 18:00"),
    ("el miércoles después del próximo a las 18:00", "2026-12-09 18:00"),
    ("el fin de mes a las 18:00", "2026-11-30 18:00"), ("the end of the month 6pm", "2026-11-30 18:00"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "meant"), EVERYDAY)
@pytest.mark.parametrize("locale", ["en", "es"])
def test_what_people_say_every_day_is_read_whatever_their_language(said, meant, locale):
    assert local(said, locale, THURSDAY) == meant


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("next Tuesday at 6", "which-half"), ("tomorrow 6:30", "which-half"), ("mañana a la 1", "which-half"),
        ("martes a las 6 y cuarto", "which-half"), ("domingo a las 2 de la noche", "which-half"),
        ("next Friday 6pm", "which-day"), ("el viernes que viene a las 18:00", "which-day"),
        ("Friday after next 6pm", "which-day"), ("tonight 3", "which-half"), ("tomorrow 7 sharp", "which-half"),
        ("mañana a las siete en punto", "which-half"), ("tonight 12", "midnight"),
        ("01.12.2026 18:00", "which-day"), ("Friday midnight", "midnight"),
        ("domingo a las 12 de la noche", "midnight"),
        ("el lunes 1 a las 18:00", "contradicts"),
        ("Monday, December 1, 6 PM", "contradicts"), ("lunes 12/1/2026 18:00", "contradicts"),
    ],
)  # fmt: skip
def test_what_may_mean_two_things_is_asked_about(said, why):
    with pytest.raises(UserError, match=f"when-{why}") as asked:
        local(said, now=THURSDAY)
    assert (asked.value.field, asked.value.text.args["said"]) == ("when", said)


@pytest.mark.parametrize(
    ("locale", "zone", "meant"),
    [("en", "America/New_York", "01-12"), ("es", "Europe/Madrid", "12-01"), ("es", "America/Bogota", "12-01"),
     ("es", "America/New_York", None), ("en", "Europe/London", None)],
)  # fmt: skip
def test_dates_of_mere_numbers_are_read_as_they_are_written_there(locale, zone, meant):
    if meant is None:
        with pytest.raises(UserError, match="when-which-day") as asked:
            read_when("1/12 18:00", locale=locale, zone=zone, now=THURSDAY)
        assert asked.value.text.args["example"] == "2026-12-01 18:00"
    else:
        read = read_when("1/12 18:00", locale=locale, zone=zone, now=THURSDAY)
        assert f"{read.astimezone(ZoneInfo(zone)):%m-%d %H:%M}" == f"{meant} 18:00"


@pytest.mark.parametrize(
    "said",
    ["2026-12-01 09:00 -11:00", "6 to 8", "tomorrow 18", "6", "1800", "tomorrow 25:00", "tomorrow 13pm", "30/2 18:00",
     "February 30 6pm", "this weekend 6pm", "Tuesday Wednesday 6pm", "el martes 5 por la tarde",
     "tomorrow 6pm 20 chairs", "in 99999999 days", "31/13 18:00", "6pm and 7pm"],
)  # fmt: skip
def test_nothing_is_guessed(said):
    with pytest.raises(UserError, match="when-unreadable"):
        local(said, now=THURSDAY)


@pytest.mark.parametrize("said", ["Sunday 6-8pm", "Tuesday 6pm to 8pm", "de 6 a 8 pm", "2026-12-01 18:00-20:00"])
def test_where_one_time_is_wanted_an_end_is_too_much(said):
    with pytest.raises(UserError, match="when-stretch") as refused:
        local(said, now=THURSDAY)
    assert refused.value.text.args["said"] == said


@pytest.mark.parametrize("said", ["every Tuesday 6pm", "cada martes de 6 a 8 pm", "Mondays 18:00", "sábados 18:00"])
def test_where_one_meeting_is_wanted_a_rule_is_too_much(said):
    with pytest.raises(UserError, match="when-recurs"):
        lasting(said)


def lasting(said, locale="en"):
    read = read_stretch(said, locale=locale, zone=ZONE, now=THURSDAY)
    begins, ends = (at.astimezone(ZoneInfo(ZONE)) for at in (read.starts_at, read.ends_at))
    return f"{begins:%m-%d %H:%M} {ends:%H:%M}"


@pytest.mark.parametrize("locale", ["en", "es"])
@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("6-8pm", "11-26 18:00 20:00"), ("Sunday 6\N{EN DASH}8 p.m.", "11-29 18:00 20:00"),
        ("tonight 6-8", "11-26 18:00 20:00"), ("tomorrow evening from 6 to 8", "11-27 18:00 20:00"),
        ("Tuesday 6:00 PM - 8:00 PM EST", "12-01 18:00 20:00"), ("12/25 6 to 8:30pm", "12-25 18:00 20:30"),
        ("9-5pm tomorrow", "11-27 09:00 17:00"), ("tomorrow 11-1pm", "11-27 11:00 13:00"),
        ("tomorrow 10am to noon", "11-27 10:00 12:00"), ("tomorrow 10am-2", "11-27 10:00 14:00"),
        ("tomorrow 8pm until midnight", "11-27 20:00 00:00"), ("Saturday 10pm-2am", "11-28 22:00 02:00"),
        ("2026-12-01 18:00-20:00", "12-01 18:00 20:00"), ("2026-12-01 9:00-11:00", "12-01 09:00 11:00"),
        ("de 6 a 8 de la tarde", "11-26 18:00 20:00"), ("mañana de seis a ocho de la noche", "11-27 18:00 20:00"),
        ("martes de las 6 y media a las 8 de la tarde", "12-01 18:30 20:00"),
        ("martes 6pm a 8pm", "12-01 18:00 20:00"),
        ("martes 1 de diciembre de 18 a 20 h", "12-01 18:00 20:00"),
        ("martes 10 a.m. hasta 12 p.m.", "12-01 10:00 12:00"),
        ("mañana de 10 a 12 de la noche", "11-27 22:00 00:00"), ("mañana de 9:30 a 14:00", "11-27 09:30 14:00"),
        ("Sunday, March 14, 2027, 1am-4am", "03-14 01:00 04:00"),
    ],
)  # fmt: skip
def test_a_time_may_be_said_with_its_end(said, meant, locale):
    assert lasting(said, locale) == meant


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Tuesday from 6 to 8", "which-half"), ("mañana de 6 a 8", "which-half"), ("tomorrow 6:00-8:00", "which-half"),
        ("mañana de 10 a 12 de la mañana", "which-half"), ("Friday midnight-2am", "midnight"),
        ("tomorrow 13:00-6:30", "which-half"),
        ("Tuesday 6 to 8", "unreadable"), ("Dec 1-2 6pm", "unreadable"), ("Dec 1 - 6pm", "unreadable"),
        ("Tuesday 1 - 6pm", "unreadable"), ("martes 5 a 8 pm", "unreadable"), ("el 1 de 6 a 8 pm", "unreadable"),
        ("el 1 de 12 a las 18:00", "unreadable"), ("tomorrow 6pm-6pm", "unreadable"), ("6-8-10pm", "unreadable"),
    ],
)  # fmt: skip
def test_an_end_that_may_be_something_else_is_asked_about(said, why):
    with pytest.raises(UserError, match=f"when-{why}") as asked:
        lasting(said)
    assert asked.value.text.args["said"] == said


@pytest.mark.parametrize("said", ["tomorrow 6pm", "el martes 1 a las 8 de la noche", "2026-12-01 18:00-05:00"])
def test_one_time_has_no_end(said):
    assert read_stretch(said, locale="en", zone=ZONE, now=THURSDAY).ends_at is None


def test_an_amount_of_hours_is_waited_out_whatever_the_clocks_do():
    before = datetime(2027, 3, 14, 6, 30, tzinfo=UTC)  # half past one, and two o'clock does not come that night
    assert read_when("in 2 hours", locale="en", zone=ZONE, now=before) == datetime(2027, 3, 14, 8, 30, tzinfo=UTC)
