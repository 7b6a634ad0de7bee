"""What a calendar brings: the same meetings, however often it is read."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.core.ids import ChannelId
from cogs.roundtables.service import Within
from tests.cogs.roundtables.conftest import COME, events, presses, told

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


@pytest.mark.parametrize(("days", "moved"), [(1, True), (4, False)])
async def test_an_old_entry_that_is_written_over_is_another_meeting(front, take, days, moved):
    await take(Meeting())
    await presses(front.person("ana"), COME)
    front.clock.at = DECEMBER + timedelta(days=days)
    later = {"starts_at": DECEMBER + timedelta(days=30), "ends_at": DECEMBER + timedelta(days=30, hours=1)}
    assert await take(Meeting(**later, sequence=1)) == (0 if moved else 1)
    assert await take(Meeting(**later, sequence=1)) == 0
    assert ("You: are coming" in await listed(front)) is moved
    assert len(await told(front)) == (1 if moved else 0)
    assert any("A new roundtable" in post for post in await front.posts()) is not moved


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


SOON = Within(datetime(2026, 11, 23, tzinfo=UTC), datetime(2027, 5, 1, tzinfo=UTC))


async def asked(front):
    return await front.posts_in("discord:32")


async def test_a_move_in_the_calendar_tells_those_who_come_and_changes_the_post(front, take, channel):
    await take(Meeting(), announce=True)
    ana = front.person("ana")
    await presses(ana, COME)
    for _ in range(2):
        await take(Meeting(starts_at=DECEMBER + timedelta(days=1), ends_at=DECEMBER + timedelta(days=1, hours=1)))
    [message] = await told(front)
    assert "was to be on Tuesday, December 1, 2026" in message
    [post] = await front.posts_in("discord:31")
    assert "Moved: a roundtable has a new time" in post


async def test_what_is_put_into_the_past_or_cancelled_while_it_is_on_leaves_the_servers_calendar(front, take, channel):
    budget = Meeting("2", "Budget", starts_at=DECEMBER + timedelta(minutes=5))
    await take(Meeting(), budget)
    await front.run("roundtables-due")
    begun = front.clock.now() - timedelta(minutes=5)
    await take(Meeting(starts_at=begun, ends_at=begun + timedelta(hours=1)), budget)
    assert [event.cancelled for event in await events(front)] == [True, False]
    front.clock.advance(seconds=(budget.starts_at - front.clock.now()).total_seconds() + 60)
    await take(replace(budget, location="Library"))
    assert [event.location for event in await events(front)] == ["City Hall", "Library"]
    await take(replace(budget, location="Library", status="CANCELLED"))
    assert [event.cancelled for event in await events(front)] == [True, True]


async def test_a_meeting_that_its_calendar_cancels_is_told_and_one_that_is_back_too(front, take, channel):
    await take(Meeting())
    await presses(front.person("ana"), COME)
    await take(Meeting(status="CANCELLED"))
    await take(Meeting(status="CANCELLED"))
    await take(Meeting())
    canceled, revived = await told(front)
    assert "Canceled: “Public safety roundtable”" in canceled
    assert "takes place after all" in revived


async def test_a_meeting_that_its_calendar_calls_tentative_is_shown_so_until_it_is_sure(front, take, channel):
    await take(Meeting(status="TENTATIVE"), announce=True)
    ana, (post,) = front.person("ana"), await front.posts_in("discord:31")
    assert "Not sure yet: its calendar calls it tentative" in post
    assert "Por confirmar" in (await front.person("eva", locale="es").types("/roundtables")).text
    await presses(ana, COME)
    (file,) = (await presses(ana, "Add to calendar")).files.values()
    assert b"STATUS:TENTATIVE" in file
    await front.run("roundtables-due")
    assert await events(front) == []
    for _ in range(2):
        await take(Meeting())
    assert ["Confirmed" in said for said in await told(front)] == [True]
    (post,) = await front.posts_in("discord:31")
    assert "tentative" not in post
    await front.run("roundtables-due")
    assert [event.cancelled for event in await events(front)] == [False]


async def test_a_meeting_that_is_sure_no_more_leaves_the_servers_calendar_and_those_who_come_are_told(
    front, take, channel
):
    await take(Meeting())
    await front.run("roundtables-due")
    await presses(front.person("ana"), COME)
    await take(Meeting(status="TENTATIVE"))
    assert ["Not sure any more" in said for said in await told(front)] == [True]
    assert [event.cancelled for event in await events(front)] == [True]
    await take(Meeting())
    assert [event.cancelled for event in await events(front)] == [False]


async def test_what_is_not_sure_takes_no_room_in_the_servers_calendar_and_stays_so_without_its_calendar(
    front, take, channel
):
    unsure = [Meeting(f"{n}", f"Maybe {n}", status="TENTATIVE") for n in range(81)]
    await take(
        *unsure, Meeting("council", starts_at=DECEMBER + timedelta(days=1), ends_at=DECEMBER + timedelta(days=2))
    )
    await front.run("roundtables-due")
    assert [event.title for event in await events(front)] == ["Public safety roundtable"]
    async with front.database.transaction():
        community = await front.spaces.community_of(front.space)
        await front.services.roundtables.let_go(community.id, 4)
    assert "Not sure yet" in await listed(front)


async def test_a_canceled_meeting_keeps_the_time_that_people_know(front, take, channel):
    await take(Meeting(), announce=True)
    await presses(front.person("ana"), COME)
    put_off = Meeting(starts_at=DECEMBER + timedelta(days=1), ends_at=DECEMBER + timedelta(days=1, hours=1))
    await take(replace(put_off, status="CANCELLED"))
    [canceled] = await told(front)
    assert "which was to be on Tuesday, December 1, 2026" in canceled
    assert "Was to be: Tuesday, December 1, 2026" in (await front.posts_in("discord:31"))[0]
    await take(put_off)
    [_, revived] = await told(front)
    assert "takes place after all: Wednesday, December 2, 2026" in revived


@pytest.mark.parametrize(
    "title",
    ["CANCELLED - {}", "CANCELED {}", "{} CANCELLED", "{Cancelled} {}", "*CANCELLED* {}", "Cancelled- {}",
     "Canceled: {}", "CANCELED - {} - CANCELED", "{} (Cancelled)", "CANCELADA: {}", "{} \N{EN DASH} cancelada"],
)  # fmt: skip
async def test_a_meeting_that_is_called_off_in_its_title_is_canceled(front, take, channel, title):
    for name in ("Market (2nd floor) Council", "[Zoom] Council (hybrid)"):
        await take(Meeting(name, title=name))
        await presses(front.person("ana"), COME)
        await take(Meeting(name, title=title.replace("{}", name)))
        assert f"Canceled: “{name}”, which was to be on Tuesday, December 1" in (await told(front))[-1]
        assert name not in await listed(front)


@pytest.mark.parametrize(
    "title", ["Cancelled Flights Hearing", "Hearing on the canceled permits", "Council - NOT CANCELLED", "UNCANCELED"]
)
async def test_a_title_that_only_speaks_of_what_was_canceled_calls_nothing_off(front, take, title):
    await take(Meeting(title=title))
    assert title in await listed(front)


async def test_an_older_version_never_overwrites_a_newer_one(front, take):
    await take(Meeting(sequence=1))
    await take(Meeting(sequence=3, title="Third"))
    await take(Meeting(sequence=2, title="Second"))
    assert "Third" in await listed(front)
    await take(Meeting(sequence=3, title="Third, corrected"))
    assert "Third, corrected" in await listed(front)


async def test_of_two_calendars_with_the_same_meeting_the_newer_version_counts(front, take):
    await take(Meeting())
    await take(Meeting(title="Copy of it"), source=5)
    assert "Copy" not in await listed(front)
    await take(Meeting(title="Newer copy", sequence=2), source=5)
    assert "Newer copy" in await listed(front)


async def test_what_an_organizer_changed_stands_until_the_calendar_says_something_new(front, take, omar):
    await take(Meeting())
    await omar.gives("roundtable edit", roundtable="Public", title="Safety on Park Street", notes="Childcare")
    await take(Meeting())
    assert "Safety on Park Street" in await listed(front)
    await take(Meeting(location="Library"))
    text = await listed(front)
    assert "Safety on Park Street" in text
    assert "Where: Library" in text
    assert "Childcare" in text
    await omar.presses(await omar.gives("roundtable cancel", roundtable="Safety"), "Yes, cancel it")
    await take(Meeting(location="Library"))
    assert "Safety" not in await listed(front)


async def test_moderators_are_asked_once_about_what_is_gone_and_nothing_is_canceled(front, take, channel):
    await take(Meeting(), Meeting("other", "Budget"))
    for _ in range(3):
        await take(Meeting(), within=SOON)
    [question] = await asked(front)
    assert "“Budget” is gone from its calendar" in question
    assert "Budget" in await listed(front)


async def test_moderators_cancel_what_is_gone(front, take, channel):
    maya = front.person("maya", "moderator")
    await take(Meeting())
    await presses(front.person("ana"), COME)
    await take(within=SOON)
    settled = await maya.runs("roundtable-gone-cancel:1")
    assert "is canceled" in settled.text
    assert "is canceled" in (await asked(front))[0]
    assert "Canceled" in (await told(front))[0]
    await take(within=SOON)
    assert len(await asked(front)) == 1
    assert "“moderator”" in (await front.person("ana").runs("roundtable-gone-cancel:1")).text


@pytest.mark.parametrize("press", ["roundtable-gone-cancel:1", "roundtable-gone-keep:1"])
async def test_what_is_gone_and_over_meanwhile_is_said_to_be(front, take, channel, press):
    await take(Meeting())
    await take(within=SOON)
    front.clock.advance(days=30)
    assert "Its time has passed" in (await front.person("maya", "moderator").runs(press)).text
    assert "Its time has passed" in (await asked(front))[0]


async def test_moderators_keep_what_is_gone_and_are_asked_again_only_after_it_was_back(front, take, channel):
    maya = front.person("maya", "moderator")
    await take(Meeting())
    await take(within=SOON)
    assert "takes place nevertheless" in (await maya.runs("roundtable-gone-keep:1")).text
    await take(within=SOON)
    assert len(await asked(front)) == 1
    await take(Meeting(), within=SOON)
    assert "is back in it" in (await asked(front))[0]
    front.clock.advance(hours=1)
    await take(within=SOON)
    assert len(await asked(front)) == 2


async def test_what_could_not_be_read_is_not_gone(front, take, channel):
    await take(Meeting())
    await take()
    await take(within=Within(SOON.start, SOON.end, frozenset({"Public safety roundtable"})))
    assert await asked(front) == []


async def test_a_calendar_that_names_everything_anew_brings_nothing_new(front, take, channel):
    await take(Meeting("uid-1"), Meeting("uid-2", "Budget"))
    for n in range(3):
        assert await take(Meeting(f"a{n}"), Meeting(f"b{n}", "Budget"), within=SOON) == 0
    assert await front.posts() == []


async def test_a_series_that_moves_as_a_whole_stays_the_same_meetings(front, take, channel):
    def weekly(hours):
        times = [DECEMBER + timedelta(weeks=n, hours=hours) for n in range(3)]
        return [Meeting(starts_at=t, ends_at=t + timedelta(hours=1), recurrence_id=t) for t in times]

    await take(*weekly(0))
    await presses(front.person("ana"), COME)
    assert await take(*weekly(20), within=SOON) == 0
    assert await asked(front) == []
    [message] = await told(front)
    assert "Moved" in message


async def test_a_calendars_meetings_stand_in_the_servers_calendar_too_the_next_first(front, take, channel):
    many = [
        Meeting(f"m{n}", f"Meeting {n}", DECEMBER + timedelta(hours=n), DECEMBER + timedelta(hours=n + 1))
        for n in range(90)
    ]
    await take(*many, Meeting("far", "Far", DECEMBER + timedelta(days=100), DECEMBER + timedelta(days=100, hours=1)))
    for _ in range(2):
        await front.run("roundtables-due")
    assert [e.title for e in await events(front)] == [f"Meeting {n}" for n in range(80)]


async def test_another_zone_of_the_community_moves_no_day(front, take, channel):
    midnight = datetime(2026, 12, 5, 5, 0, tzinfo=UTC)
    await take(Meeting(starts_at=midnight, ends_at=midnight + timedelta(days=1), all_day=True))
    await presses(front.person("ana"), COME)
    async with front.database.transaction():
        await front.spaces.describe(1, zone="America/Chicago")
    there = midnight + timedelta(hours=1)
    await take(Meeting(starts_at=there, ends_at=there + timedelta(days=1), all_day=True))
    assert "When: December 5, 2026" in await listed(front)
    assert await told(front) == []
