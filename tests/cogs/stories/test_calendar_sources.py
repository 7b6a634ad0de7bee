"""Calendars from their address to the list of roundtables: read sooner when a meeting is near, and never twice."""

from datetime import timedelta

import pytest

from bot.core.ids import ChannelId
from cogs.stories.store import SourceRow
from tests.cogs.roundtables.conftest import COME, presses, told


@pytest.fixture
async def maya(front):
    """A moderator of a community with channels for roundtables and moderators."""
    async with front.database.transaction():
        await front.spaces.community_of(front.space)
        await front.spaces.set_channel(front.space, "roundtables", ChannelId("discord", "31"))
        await front.spaces.set_channel(front.space, "moderators", ChannelId("discord", "32"))
    return front.person("maya", "moderator")


def calendar(*events):
    inside = "".join(
        f"BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:{title}\r\nDTSTART;TZID=America/New_York:{start}\r\n{more}END:VEVENT\r\n"
        for uid, title, start, more in events
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}END:VCALENDAR\r\n".encode()


COUNCIL = ("1", "Council", "20261210T180000", "")


async def read(front, site, *events, **delta):
    """The calendar says this now, some time later; what moderators were asked."""
    site.pages["/cal.ics"] = calendar(*events)
    front.clock.advance(**delta or {"hours": 2})
    await front.services.stories.poll_due()
    return await front.posts_in("discord:32")


async def added(site, maya, *events):
    site.pages["/cal.ics"] = calendar(*events)
    return await maya.types(f"/sources add {site.address}/cal.ics")


async def listed(front):
    return (await front.person("ana").types("/roundtables")).text


async def test_a_meeting_that_moves_is_the_same_one_and_asked_about_by_nobody(front, site, maya):
    await added(site, maya, COUNCIL)
    assert await read(front, site, ("1", "Council", "20261217T190000", "SEQUENCE:1\r\n")) == []
    assert (await listed(front)).count("Council") == 1
    assert "December 17" in await listed(front)
    assert await front.posts_in("discord:31") == []


async def test_a_calendar_that_is_given_up_and_added_again_is_followed_again(front, site, maya):
    await added(site, maya, COUNCIL)
    await presses(front.person("ana"), COME)
    await maya.presses(await maya.types("/sources remove 1"), "Yes, give it up")
    await added(site, maya, COUNCIL)
    assert await read(front, site, ("1", "Council", "20261217T190000", "")) == []
    assert (await listed(front)).count("Council") == 1
    [message] = await told(front)
    assert "was to be on Thursday, December 10, 2026" in message
    [question] = await read(front, site, ("2", "Budget", "20261215T190000", ""))
    assert "“Council” is gone from its calendar" in question


async def test_a_meeting_put_off_for_a_year_is_moved_and_not_gone(front, site, maya):
    await added(site, maya, COUNCIL)
    far = ("9", "Gala", "20271210T180000", "")
    for _ in range(2):
        assert await read(front, site, ("1", "Council", "20271210T180000", "SEQUENCE:1\r\n"), far) == []
    text = await listed(front)
    assert "December 10, 2027" in text
    assert "Gala" not in text


async def test_one_of_a_series_put_off_for_a_year_is_moved_and_not_gone(front, site, maya):
    weekly = ("1", "Council", "20261210T180000", "RRULE:FREQ=WEEKLY;COUNT=3\r\n")
    await added(site, maya, weekly)
    put_off = "RECURRENCE-ID;TZID=America/New_York:20261217T180000\r\n"
    assert await read(front, site, weekly, ("1", "Council", "20271020T180000", put_off)) == []
    text = await listed(front)
    assert "October 20, 2027" in text
    assert text.count("Council") == 3


async def test_a_meeting_that_was_put_forward_into_the_past_is_moved_and_not_gone(front, site, maya):
    await added(site, maya, COUNCIL)
    await presses(front.person("ana"), COME)
    front.clock.advance(days=10)
    over = ("9", "Long ago", "20261115T180000", "")
    for _ in range(2):
        assert await read(front, site, ("1", "Council", "20261125T180000", "SEQUENCE:1\r\n"), over) == []
    [message] = await told(front)
    assert "was to be on Thursday, December 10, 2026" in message
    assert "Council" not in await listed(front)
    async with front.database.transaction():
        assert [r.title for r in await front.services.roundtables.latest(1)] == ["Council"]


async def test_moderators_are_asked_once_about_what_is_gone(front, site, maya):
    budget = ("2", "Budget", "20261215T180000", "")
    await added(site, maya, COUNCIL, budget)
    for _ in range(3):
        [question] = await read(front, site, COUNCIL)
    assert "“Budget” is gone from its calendar" in question
    assert "Budget" in await listed(front)


async def test_a_meeting_that_cannot_be_read_any_more_is_not_gone(front, site, maya):
    await added(site, maya, COUNCIL)
    assert await read(front, site, ("1", "Council", "someday", "")) == []


async def test_the_meetings_of_a_rule_that_cannot_be_read_any_more_are_not_gone(front, site, maya):
    weekly = ("1", "Council", "20261210T180000", "RRULE:FREQ=WEEKLY;COUNT=3\r\n")
    await added(site, maya, weekly)
    assert await read(front, site, ("1", "Council", "20261210T180000", "RRULE:COUNT=3\r\n")) == []
    assert (await listed(front)).count("Council") == 3


async def test_a_first_meeting_in_an_empty_calendar_is_announced(front, site, maya):
    await added(site, maya)
    await read(front, site, COUNCIL)
    [post] = await front.posts_in("discord:31")
    assert "Council" in post


@pytest.mark.parametrize(
    ("start", "pause"),
    [("20270115T180000", 60), ("20261128T180000", 30), ("20261123T180000", 10)],
)
async def test_the_nearer_the_next_meeting_the_sooner_its_calendar_is_read_again(front, site, maya, start, pause):
    await added(site, maya, ("1", "Council", start, ""))
    async with front.database.transaction() as session:
        row = await session.get_one(SourceRow, 1)
    left = row.next_poll_at - front.clock.now()
    assert timedelta(minutes=pause) <= left <= timedelta(minutes=pause * 1.1)
