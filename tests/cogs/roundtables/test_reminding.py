"""Roundtables are announced when made, a week, a day and an hour before: once each, and never in a burst."""

import asyncio

import pytest

from tests.cogs.roundtables.conftest import CREATE, ROUNDTABLES, listed


async def said(front):
    """The first lines of what stands in the roundtables' channel."""
    return [post.splitlines()[0] for post in await front.posts_in(str(ROUNDTABLES))]


async def until(front, **time):
    front.clock.advance(**time)
    await front.run("roundtables-due")


NEW, WEEK, DAY, HOUR = "A new roundtable", "Coming up in a week", "Coming up in a day", "Coming up in an hour"


async def test_a_week_a_day_and_an_hour_before_it_is_said_once_each(front, planned):
    assert await said(front) == [NEW]
    await until(front, days=8, hours=7, minutes=59)
    assert await said(front) == [NEW]
    await until(front, minutes=2)
    await until(front, minutes=1)
    assert await said(front) == [NEW, WEEK]
    await until(front, days=6)
    assert await said(front) == [NEW, WEEK, DAY]
    await until(front, hours=23)
    await until(front, minutes=30)
    assert await said(front) == [NEW, WEEK, DAY, HOUR]
    await until(front, hours=2)
    assert len(await said(front)) == 4


@pytest.mark.parametrize(
    ("hours", "then"),
    [
        (24 * 8 + 8 + 11, [NEW, WEEK]),
        (24 * 8 + 8 + 13, [NEW]),
        (24 * 14 + 8 + 5, [NEW, DAY]),
        (24 * 14 + 8 + 7, [NEW]),
        (24 * 15 + 7.2, [NEW, HOUR]),
        (24 * 15 + 7.5, [NEW]),
        (24 * 20, [NEW]),
    ],
)
async def test_after_a_long_pause_only_the_latest_is_said_unless_it_is_too_late_for_that_too(
    front, planned, hours, then
):
    await until(front, hours=hours)
    await until(front, seconds=20)
    assert await said(front) == then


async def test_what_was_just_announced_is_not_reminded_of_right_away(front, omar, channel):
    await omar.gives("roundtable create", title="Tomorrow", when="2026-11-24 09:50")
    await until(front, minutes=1)
    assert await said(front) == [NEW]


async def test_two_processes_remind_once(front, planned):
    other = front.again()
    front.clock.advance(days=8, hours=8, minutes=1)
    await asyncio.gather(*(f.run("roundtables-due") for f in (front, other, front, other)))
    assert await said(front) == [NEW, WEEK]


async def test_many_at_once_are_one_post_and_a_move_changes_it(front, omar, channel):
    for n in range(5):
        await omar.gives("roundtable create", title=f"Meeting {n}", when="2026-12-08 18:00")
    await until(front, days=8, hours=8, minutes=1)
    assert len(await said(front)) == 6
    assert "Coming up: 5 roundtables" in (await said(front))[-1]
    asked = await omar.gives("roundtable cancel", roundtable="Meeting 1")
    await omar.presses(asked, "Yes, cancel it")
    posts = await front.posts_in(str(ROUNDTABLES))
    assert "Canceled: Meeting 1" in posts[-1]
    assert "Canceled: this roundtable" in posts[1]


async def test_a_community_chooses_when(front, omar, channel):
    form = await omar.types("/roundtable reminders")
    assert form.form.filled() == {"announce": True, "first": "7 d", "second": "1 d", "third": "1 h"}
    kept = await omar.sends(form, announce=False, first="", second="2 days", third="90 min")
    assert "New roundtables are not announced, but reminded of before: 2 days, 90 minutes." in kept.text
    created = await omar.gives("roundtable create", **CREATE)
    assert "not announced" in created.text
    for hours in (24 * 13 + 8.1, 24 * 1, 22.5):
        await until(front, hours=hours)
    assert await said(front) == ["Coming up in 2 days", "Coming up in 90 minutes"]
    again = await omar.types("/roundtable reminders")
    assert again.form.filled() == {"announce": False, "first": "2 d", "second": "1 h 30 min"}


async def test_a_lead_that_says_nothing_is_refused(omar, channel):
    form = await omar.types("/roundtable reminders")
    assert (await omar.sends(form, second="soon")).text.startswith("second: “soon” does not say how long before")


async def test_a_move_brings_new_reminders_and_changes_the_old_ones(front, omar, planned):
    await until(front, days=8, hours=8, minutes=1)
    asked = await omar.gives("roundtable move", roundtable="North End", when="2026-12-20 18:00")
    assert "2 posts are changed" in asked.text
    await omar.presses(asked, "Yes, move it")
    moved = "Moved: a roundtable has a new time"
    assert await said(front) == [moved, moved]
    await until(front, days=12)
    assert await said(front) == [moved, moved, WEEK]


async def test_a_day_long_one_is_reminded_of_in_the_morning(front, omar, channel):
    await listed(omar)
    from datetime import UTC, datetime

    from tests.cogs.roundtables.test_calendars import Meeting

    day = datetime(2026, 12, 8, 5, tzinfo=UTC)
    async with front.database.transaction():
        await front.services.roundtables.take_occurrences(
            1, 4, [Meeting(starts_at=day, ends_at=day.replace(day=9), all_day=True)], announce=True
        )
    await until(front, days=13, hours=22, minutes=50)
    assert await said(front) == [NEW]
    await until(front, minutes=15)
    assert await said(front) == [NEW, DAY]
