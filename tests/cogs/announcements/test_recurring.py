import asyncio
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from bot.storage.outbox import OutboxRow
from tests.cogs.announcements.conftest import announced, code_of

HALL = "City hall is open."


async def scheduled(maya, when, text=HALL):
    return await maya.presses(await maya.gives("announce", when=when, text=text), "Confirm")


async def test_the_reading_is_said_back_with_the_next_three_times(maya):
    preview = await maya.gives("announce", when="every Tuesday 18:00 until June 30", text=HALL)
    assert "every Tuesday at 6:00 PM, until June 30, 2027, New York time" in preview.text
    assert (
        "The next times: Tuesday, November 24, 2026, 6:00 PM EST; Tuesday, December 1, 2026, 6:00 PM EST; "
        "and Tuesday, December 8, 2026, 6:00 PM EST." in preview.text
    )
    assert preview.text.endswith(f"It will look like this:\n\n{HALL}")


@pytest.mark.parametrize(
    ("when", "en", "es"),
    [
        ("every weekday 9am", "every weekday at 9:00 AM", "de lunes a viernes, a las 9:00 a.m."),
        (
            "first business day of the month 9am",
            "on the first weekday (Monday to Friday) of every month at 9:00 AM",
            "el primer día laborable de cada mes, a las 9:00 a.m.",
        ),
        ("daily at 1pm", "every day at 1:00 PM", "cada día, a la 1:00 p.m."),
        ("every 3 days 8:05", "every 3 days at 8:05 AM", "cada 3 días, a las 8:05 a.m."),
        ("every 2 weeks on Friday 5pm", "every 2 weeks on Friday at 5:00 PM", "cada 2 semanas, en viernes, a las 5:00"),
        (
            "Mon, Wed and Fri every week 18:00",
            "every Monday, Wednesday and Friday at",
            "cada lunes, miércoles y viernes",
        ),
        (
            "first Wednesday of the month 18:00",
            "on the first Wednesday of every month",
            "el primer miércoles de cada mes",
        ),
        ("last Friday of the month 18:00", "on the last Friday of every month", "el último viernes de cada mes"),
        ("1st and 15th of every month 18:00", "on day 1 and day 15 of every month", "el día 1 y el día 15 de cada mes"),
        ("last day of the month 18:00", "on the last day of every month", "el último día de cada mes"),
        (
            "every 3 months on the 2nd Monday 18:00",
            "every 3 months on the second Monday",
            "cada 3 meses, el segundo lunes",
        ),
        ("every year on July 4 10am", "every year on July 4 at 10:00 AM", "cada año el 4 de julio"),
        (
            "every first Monday of September 10am",
            "every year on the first Monday of September",
            "el primer lunes de sept",
        ),
        (
            "every Tuesday 18:00 10 times",
            "every Tuesday at 6:00 PM, 10 times",
            "cada martes, a las 6:00 p.m., 10 veces",
        ),
    ],
)
async def test_every_reading_has_words_in_both_languages(front, maya, when, en, es):
    assert en in (await maya.gives("announce", when=when, text=HALL)).text
    assert es in (await front.person("luz", "moderator", "es").gives("announce", when=when, text=HALL)).text


async def test_six_in_the_evening_stays_so_across_a_change_of_the_clocks(front, maya):
    front.clock.at = datetime(2027, 3, 1, 12, tzinfo=UTC)
    await scheduled(maya, "every Sunday 18:00 until 2027-04-01")
    for _ in range(40 * 24):
        front.clock.advance(hours=1)
        await front.run("announcements-due")
    async with front.database.transaction() as session:
        rows = (await session.scalars(select(OutboxRow).order_by(OutboxRow.id))).all()
    local = [r.created_at.astimezone(ZoneInfo("America/New_York")) for r in rows]
    assert [f"{at:%m-%d %H:%M %Z}" for at in local] == [
        "03-07 18:00 EST", "03-14 18:00 EDT", "03-21 18:00 EDT", "03-28 18:00 EDT"
    ]  # fmt: skip
    assert [r.cause for r in rows][:2] == ["announcement:1:2027-03-07T23:00Z", "announcement:1:2027-03-14T22:00Z"]
    assert "Sent: every Sunday" in (await maya.types("/announcements")).text


async def test_after_a_long_absence_only_the_latest_goes_out_and_then_the_next(front, maya):
    await scheduled(maya, "every day at 18:00")
    front.clock.at = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)  # two hours after the fifth time
    posts = await announced(front.again())
    assert posts[0] == f"discord:11 | {HALL}"
    assert "An announcement was missed 4 times, the last on Thursday, November 26" in posts[1]
    assert posts[1].startswith(f"discord:@{code_of(maya)} | ")
    assert len(await announced(front)) == 2
    front.clock.at = datetime(2026, 11, 28, 23, 0, tzinfo=UTC)
    assert (await announced(front))[2:] == [f"discord:11 | {HALL}"]


async def test_past_the_grace_nothing_goes_out_until_the_next_time(front, maya):
    await scheduled(maya, "every day at 18:00")
    front.clock.at = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
    [told] = await announced(front)
    assert "An announcement was missed. It was due on Monday, November 23, 2026, 6:00 PM EST" in told
    front.clock.at = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
    assert (await announced(front))[1:] == [f"discord:11 | {HALL}"]


async def test_the_grace_is_the_announcements_own(front, maya):
    preview = await maya.gives("announce", when="every day at 18:00", text=HALL)
    form = await maya.presses(preview, "English version")
    assert form.form.grace == "6"
    for wrong in ("soon", "0", "999"):
        assert "from 1 to 168" in (await maya.sends(form, grace=wrong)).text
    await maya.presses(await maya.sends(form, grace="12"), "Confirm")
    front.clock.at = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
    assert await announced(front) == [f"discord:11 | {HALL}"]


async def test_two_processes_send_each_time_once(front, maya):
    await scheduled(maya, "every day at 18:00")
    other = front.again()
    for day in (23, 24, 25):
        front.clock.at = datetime(2026, 11, day, 23, 0, tzinfo=UTC)
        await asyncio.gather(front.run("announcements-due"), other.run("announcements-due"))
    assert [p for p in await front.posts() if "@" not in p] == [f"discord:11 | {HALL}"] * 3


async def test_what_ended_unsent_is_missed_and_gone_from_the_list(front, maya):
    await scheduled(maya, "every Tuesday 18:00 until 2026-11-25")
    front.clock.advance(days=9)
    assert "missed" in (await announced(front))[0]
    assert "Nothing is scheduled" in (await maya.types("/announcements")).text


async def test_a_preview_confirmed_after_its_first_time_starts_with_the_next(front, maya):
    preview = await maya.gives("announce", when="every day at 18:00", text=HALL)
    front.clock.advance(hours=23)
    assert "Scheduled for every day" in (await maya.presses(preview, "Confirm")).text
    assert await announced(front) == []
    front.clock.at = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
    assert len(await announced(front)) == 1
