from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import UserError
from bot.core.when import read_schedule

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
"""A Monday, ten in the morning in New York."""
ZONE = "America/New_York"


def read(said, locale="en", now=NOW):
    return read_schedule(said, locale=locale, zone=ZONE, now=now)


def local(at):
    return at.astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("said", "rule", "first"),
    [
        ("every Tuesday 18:00", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 18:00"),
        ("Every tuesday at 6 p.m.", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 18:00"),
        ("Tuesdays and Thursdays at 18:00", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-24 18:00"),
        ("every Mon, Wed and Fri 9:30am", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-25 09:30"),
        ("at noon every Saturday", "FREQ=WEEKLY;BYDAY=SA", "2026-11-28 12:00"),
        ("weekly on Friday 5pm", "FREQ=WEEKLY;BYDAY=FR", "2026-11-27 17:00"),
        ("first Wednesday of the month 18:00", "FREQ=MONTHLY;BYDAY=1WE", "2026-12-02 18:00"),
        ("every first Wednesday 6pm", "FREQ=MONTHLY;BYDAY=1WE", "2026-12-02 18:00"),
        ("the 2nd and 4th Monday of each month at 7 pm", "FREQ=MONTHLY;BYDAY=2MO,4MO", "2026-11-23 19:00"),
        ("last Friday of every month 17:00", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27 17:00"),
        ("every weekday 9am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-24 09:00"),
        ("Monday to Friday at 9am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-24 09:00"),
        ("every weekend 10:00", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-28 10:00"),
        ("every 2 weeks on Friday 5pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27 17:00"),
        ("every two weeks on Friday at 5pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27 17:00"),
        ("every other Friday 5pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27 17:00"),
        ("Friday 5pm every 2 weeks", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27 17:00"),
        ("daily at 8 am", "FREQ=DAILY", "2026-11-24 08:00"),
        ("every 3 days at 8:00", "FREQ=DAILY;INTERVAL=3", "2026-11-24 08:00"),
        ("every month on the 15th at 9am", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15 09:00"),
        ("the 1st and 15th of every month 9am", "FREQ=MONTHLY;BYMONTHDAY=1,15", "2026-12-01 09:00"),
        ("last day of the month 9am", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30 09:00"),
        ("every 3 months on the first Monday 9am", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "2026-12-07 09:00"),
        ("every year on July 4 at 10am", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4", "2027-07-04 10:00"),
        ("every first Monday of September 10am", "FREQ=YEARLY;BYMONTH=9;BYDAY=1MO", "2027-09-06 10:00"),
        ("every Tuesday 18:00 until 2027-06-30", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235959", "2026-11-24 18:00"),
        ("every Tuesday 18:00 until 2026-11-24", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124T235959", "2026-11-24 18:00"),
        ("every Tuesday until June 30 at 18:00", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235959", "2026-11-24 18:00"),
        ("every Tuesday 18:00 for 10 times", "FREQ=WEEKLY;BYDAY=TU;COUNT=10", "2026-11-24 18:00"),
        ("every Tuesday 18:00 starting 2027-01-01", "FREQ=WEEKLY;BYDAY=TU", "2027-01-05 18:00"),
        ("every Tuesday 18:00 starting January 2027", "FREQ=WEEKLY;BYDAY=TU", "2027-01-05 18:00"),
        ("every Tuesday 6pm for 6 weeks", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270104T235959", "2026-11-24 18:00"),
        (
            "every Tuesday 18:00 for the next three months",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270223T235959",
            "2026-11-24 18:00",
        ),
        ("every Tuesday 18:00 through March", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270331T235959", "2026-11-24 18:00"),
        ("every Tuesday 18:00 until the end of June", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235959", "2026-11-24 18:00"),
        (
            "every Tuesday 6pm until the end of the year",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T235959",
            "2026-11-24 18:00",
        ),
        ("every Tuesday at 6pm ET", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 18:00"),
        ("biweekly on Friday 5pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27 17:00"),
        ("every morning at 8", "FREQ=DAILY", "2026-11-24 08:00"),
        ("Monday, Wednesday and Friday at 9:30am", "FREQ=WEEKLY;BYDAY=MO,WE,FR", "2026-11-25 09:30"),
        ("first business day of each month 9am", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1", "2026-12-01 09:00"),
        ("last weekday of the month 5pm", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-11-30 17:00"),
        (
            "every Tuesday from Jan 5 to Mar 30 at 6pm",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T235959",
            "2027-01-05 18:00",
        ),
        ("Tuesdays 6pm, Jan 5 - Dec 28", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20271228T235959", "2027-01-05 18:00"),
        (
            "every Tuesday 18:00 starting 2027-01-05 until December 20",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20271220T235959",
            "2027-01-05 18:00",
        ),
        ("every Tuesday 18:00 2027-01-05 to 3/30", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T235959", "2027-01-05 18:00"),
        ("quarterly on the first Monday at 9am", "FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "2026-12-07 09:00"),
        (
            "from March 1 every Tuesday 18:00 until June 30",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235959",
            "2027-03-02 18:00",
        ),
    ],
)
def test_what_recurs_is_read_in_english(said, rule, first):
    schedule = read(said)
    assert (schedule.recurrence.rule, local(schedule.at)) == (rule, first)
    assert schedule.recurrence.zone == ZONE


@pytest.mark.parametrize(
    ("said", "rule", "first"),
    [
        ("cada martes a las 18:00", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 18:00"),
        ("todos los martes a las 6 p. m.", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 18:00"),
        ("los martes y jueves a las 6 de la tarde", "FREQ=WEEKLY;BYDAY=TU,TH", "2026-11-24 18:00"),
        ("el primer miércoles de cada mes a las 18:00", "FREQ=MONTHLY;BYDAY=1WE", "2026-12-02 18:00"),
        ("EL ÚLTIMO VIERNES DEL MES A LAS 17 HORAS", "FREQ=MONTHLY;BYDAY=-1FR", "2026-11-27 17:00"),
        ("primer y tercer lunes de cada mes a las 19:00", "FREQ=MONTHLY;BYDAY=1MO,3MO", "2026-12-07 19:00"),
        ("de lunes a viernes a las 9 de la mañana", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-24 09:00"),
        ("entre semana a las 9 am", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-24 09:00"),
        ("todos los días hábiles a las 9:00", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "2026-11-24 09:00"),
        ("los fines de semana al mediodía", "FREQ=WEEKLY;BYDAY=SA,SU", "2026-11-28 12:00"),
        ("cada 2 semanas el viernes a las 17:00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27 17:00"),
        ("cada dos semanas los viernes a las 5 pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", "2026-11-27 17:00"),
        ("todos los días a las 8 de la mañana", "FREQ=DAILY", "2026-11-24 08:00"),
        ("cada día a la 1 de la tarde", "FREQ=DAILY", "2026-11-23 13:00"),
        ("el día 15 de cada mes a las 9:00", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15 09:00"),
        ("cada mes el día 15 a las 9:00", "FREQ=MONTHLY;BYMONTHDAY=15", "2026-12-15 09:00"),
        ("el primero de cada mes a las 9:00", "FREQ=MONTHLY;BYMONTHDAY=1", "2026-12-01 09:00"),
        ("el último día del mes a las 9:00", "FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-30 09:00"),
        ("cada año el 4 de julio a las 10:00", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=4", "2027-07-04 10:00"),
        (
            "cada martes a las 18:00 hasta el 30 de junio",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235959",
            "2026-11-24 18:00",
        ),
        ("cada martes hasta 2027-06-30 a las 18:00", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270630T235959", "2026-11-24 18:00"),
        ("todos los sábados a las 12 de la noche", "FREQ=WEEKLY;BYDAY=SA", "2026-11-28 00:00"),
        ("cada martes por la tarde a las 6", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 18:00"),
        ("cada martes a las seis y media de la tarde", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 18:30"),
        ("cada martes a las 18:00 hasta fin de año", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231T235959", "2026-11-24 18:00"),
        (
            "cada martes a las 18:00 durante seis semanas",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270104T235959",
            "2026-11-24 18:00",
        ),
        ("cada quince días los martes a las 6 pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "2026-11-24 18:00"),
        ("cada ocho días, el martes a las 6 pm", "FREQ=WEEKLY;BYDAY=TU", "2026-11-24 18:00"),
        ("los 15 y 30 de cada mes a las 9:00", "FREQ=MONTHLY;BYMONTHDAY=15,30", "2026-11-30 09:00"),
        ("todas las noches a las 8", "FREQ=DAILY", "2026-11-23 20:00"),
        (
            "el primer día hábil de cada mes a las 9:00",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
            "2026-12-01 09:00",
        ),
        (
            "cada martes del 5 de enero al 30 de marzo a las 18:00",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270330T235959",
            "2027-01-05 18:00",
        ),
        (
            "todos los martes del 5 al 26 de enero de 2027 a las 6 pm",
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270126T235959",
            "2027-01-05 18:00",
        ),
        ("sábados a las 18:00", "FREQ=WEEKLY;BYDAY=SA", "2026-11-28 18:00"),
        ("el primer lunes de mes a las 6 pm", "FREQ=MONTHLY;BYDAY=1MO", "2026-12-07 18:00"),
        ("trimestral, el día 1 a las 9:00", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1", "2026-12-01 09:00"),
        ("bimestral, el primer lunes a las 9:00", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO", "2026-12-07 09:00"),
        ("semestralmente el día 15 a las 9:00", "FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=15", "2026-12-15 09:00"),
        ("cada martes a las 18:00, 10 veces", "FREQ=WEEKLY;BYDAY=TU;COUNT=10", "2026-11-24 18:00"),
        ("a partir del 1 de enero cada martes a las 18:00", "FREQ=WEEKLY;BYDAY=TU", "2027-01-05 18:00"),
    ],
)
@pytest.mark.parametrize("locale", ["es", "en"])
def test_what_recurs_is_read_in_spanish_whoever_says_it(said, rule, first, locale):
    schedule = read(said, locale)
    assert (schedule.recurrence.rule, local(schedule.at)) == (rule, first)


@pytest.mark.parametrize(
    "said",
    [
        "tomorrow 6pm",
        "2026-12-01 18:00",
        "this Tuesday 6pm",
        "mañana a las 18:00",
        "now",
        "el 5 del mes que viene a las 18:00",
        "a finales de mes a las 18:00",
        "el fin de mes a las 18:00",
    ],
)
def test_one_time_does_not_recur(said):
    assert read(said).recurrence is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("every Tuesday", "no-time"),
        ("cada martes", "no-time"),
        ("every Tuesday 25:00", "no-time"),
        ("every Tuesday 13pm", "no-time"),
        ("every week 18:00", "no-day"),
        ("every month 18:00", "no-day"),
        ("cada mes a las 18:00", "no-day"),
        ("every year at 18:00", "no-day"),
        ("every Tuesday 18:00 and 19:00", "contradicts"),
        ("every Tuesday of the month 18:00", "contradicts"),
        ("every day on Tuesday 18:00", "contradicts"),
        ("every 2 weeks on the 15th 18:00", "contradicts"),
        ("every Tuesday and the first Monday of the month 18:00", "contradicts"),
        ("every Tuesday 18:00 until 2027-06-30 10 times", "contradicts"),
        ("every Tuesday 18:00 for 0 times", "contradicts"),
        ("every Tuesday 18:00 for 6 weeks until June 30", "contradicts"),
        ("every month on the 32nd 18:00", "contradicts"),
        ("every Tuesday 18:00 until 2026-11-20", "never"),
        ("every year on February 30 18:00", "never"),
        ("the 99th Tuesday of the month 18:00", "never"),
        ("every 6th Friday of the month 18:00", "never"),
        ("every Tuesday 18:00 until further notice", "unreadable"),
        ("every full moon 18:00", "unreadable"),
        ("cada luna llena a las 18:00", "unreadable"),
        ("quarterly 9am", "no-day"),
        ("first Monday of every quarter 9am", "unreadable"),
        ("every Tuesday 6pm from Jan 5 to March", "unreadable"),
        ("every Tuesday 6pm from 2027-01-05 to 2026-12-30", "never"),
        ("every 0 days 18:00", "contradicts"),
        ("first weekend of the month 18:00", "no-day"),
        ("cada 15 días a las 18:00", "no-day"),
        ("every other Tuesday 18:00 until June", "which-end"),
        ("cada sábado a las 10:00 hasta marzo", "which-end"),
        ("every second Tuesday 18:00", "which-nth"),
        ("cada tercer martes a las 18:00", "which-nth"),
        ("every 999 days 18:00", "contradicts"),
    ],
)
def test_what_cannot_be_meant_is_refused(said, why):
    with pytest.raises(UserError, match=f"recurrence-{why}") as refused:
        read(said)
    assert refused.value.field == "when"


@pytest.mark.parametrize("said", ["Every Tuesday at 6", "cada martes a las 6:00", "daily at 8", "weekdays at 9 ET"])
def test_an_hour_of_either_half_of_the_day_is_asked_about_as_it_is_of_one_time(said):
    with pytest.raises(UserError, match="when-which-half") as asked:
        read(said)
    assert asked.value.text.args["said"].startswith(said[:10])


@pytest.mark.parametrize("said", ["every Tuesday 6-8pm", "cada martes de 6 a 8 de la tarde"])
def test_an_announcement_goes_out_at_one_time_of_the_day(said):
    with pytest.raises(UserError, match="when-stretch"):
        read(said)


def test_what_was_not_understood_is_named():
    with pytest.raises(UserError) as refused:
        read("every full moon 18:00")
    assert refused.value.text.args["words"] == "full moon"
