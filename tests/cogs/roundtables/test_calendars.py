"""What a calendar brings: the same meetings, however often it is read."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.ids import ChannelId

DECEMBER = datetime(2026, 12, 1, 23, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Meeting:
    uid: str = "council"
    title: str = "Public safety roundtable"
    starts_at: datetime = DECEMBER
    ends_at: datetime = DECEMBER + timedelta(hours=1)
    recurrence_id: datetime | None = None
    all_day: bool = False
    location: str | None = "City Hall"
    status: str = "CONFIRMED"
    sequence: int = 0
    description: str = ""
    url: str | None = "https://example.org/council"


@pytest.fixture
def take(front):
    """Reads a calendar into the community, as its source's poll does."""

    async def reading(*meetings, announce=None, source=4, **how):
        async with front.database.transaction():
            if not await front.spaces.all():
                await front.spaces.set_channel(front.space, "roundtables", ChannelId("discord", "31"))
            community = await front.spaces.community_of(front.space)
            return await front.services.roundtables.take_occurrences(
                community.id, source, meetings, announce=announce, **how
            )

    return reading


async def listed(front):
    return (await front.person("ana").types("/roundtables")).text


async def test_a_first_reading_lists_and_announces_nothing(front, take):
    assert await take(Meeting()) == 1
    assert "Where: City Hall" in await listed(front)
    assert await front.posts() == []


async def test_a_second_reading_changes_nothing(front, take):
    await take(Meeting())
    assert await take(Meeting()) == 0
    assert (await listed(front)).count("Public safety") == 1
    assert await front.posts() == []


async def test_what_is_new_later_is_announced_once(front, take):
    await take(Meeting())
    for _ in range(2):
        await take(Meeting(), Meeting("new", "Budget roundtable"))
    [post] = await front.posts()
    assert "Budget roundtable" in post


async def test_what_is_new_but_over_is_not_announced(front, take):
    await take(Meeting())
    past = DECEMBER - timedelta(days=60)
    await take(Meeting(), Meeting("old", "Long ago", past, past))
    assert await front.posts() == []


async def test_many_new_ones_make_one_post(front, take):
    await take(Meeting())
    await take(*(Meeting(f"m{n}", f"Meeting {n}", DECEMBER + timedelta(days=n)) for n in range(9)))
    [post] = await front.posts()
    assert "there are 9" in post
    assert "Meeting 2" in post
    assert "Meeting 3" not in post


async def test_a_moved_and_renamed_meeting_stays_the_same_one(front, take):
    await take(Meeting())
    assert await take(Meeting(title="Moved", starts_at=DECEMBER + timedelta(days=1))) == 0
    text = await listed(front)
    assert "Moved" in text
    assert "December 2" in text
    assert "Public safety" not in text


async def test_each_occurrence_of_a_series_is_its_own(front, take):
    weekly = [
        Meeting(starts_at=DECEMBER + timedelta(weeks=n), recurrence_id=DECEMBER + timedelta(weeks=n)) for n in range(3)
    ]
    assert await take(*weekly) == 3
    moved = Meeting(starts_at=DECEMBER + timedelta(weeks=1, hours=2), recurrence_id=DECEMBER + timedelta(weeks=1))
    assert await take(weekly[0], moved, weekly[2]) == 0


async def test_a_cancelled_meeting_is_listed_no_more(front, take):
    await take(Meeting())
    await take(Meeting(status="CANCELLED"))
    assert "Public safety" not in await listed(front)


async def test_a_day_long_meeting_shows_its_day(front, take):
    midnight = datetime(2026, 12, 5, 5, 0, tzinfo=UTC)
    await take(Meeting(starts_at=midnight, ends_at=midnight + timedelta(days=1), all_day=True))
    assert "When: December 5, 2026" in await listed(front)
