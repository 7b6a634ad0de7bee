"""What an organiser changes reaches every post, every server's calendar and everybody concerned, once."""

import re
from datetime import UTC, datetime

import pytest

from bot.core.ids import SpaceId
from bot.storage.outbox import EVENT
from tests.cogs.front import Front
from tests.cogs.roundtables.conftest import CANNOT, COME, CREATE, events, listed, presses, rows, told


async def moved(omar, when="2026-12-09 19:00", **more):
    asked = await omar.gives("roundtable move", roundtable="North End", when=when, **more)
    return await omar.presses(asked, "Yes, move it")


async def canceled(omar):
    return await omar.presses(await omar.gives("roundtable cancel", roundtable="North End"), "Yes, cancel it")


async def test_everything_can_be_said_at_once(front, omar, channel):
    created = await omar.gives(
        "roundtable create", **CREATE, link="https://example.org/meet", interpretation="Spanish and ASL",
        access="Ramp on Main Street", capacity=40, notes="Childcare", questions=False,
    )  # fmt: skip
    for said in ("6:00 PM \N{EN DASH} 8:00 PM EST", "Library", "Spanish and ASL", "Ramp", "0 of 40", "Childcare"):
        assert said in created.text
    assert "https://example.org/meet" in created.text
    assert "Ask a question" not in (await listed(front.person("ana"))).buttons


async def test_moving_says_what_it_will_do_and_does_it(front, omar, planned):
    ana, ben, cem = (front.person(n, locale="es" if n == "ben" else "en") for n in ("ana", "ben", "cem"))
    await presses(ana, COME)
    await presses(ben, "Tal vez")
    await presses(cem, CANNOT)
    asked = await omar.gives("roundtable move", roundtable="North End", when="2026-12-09 19:00")
    assert "One post is changed, and 2 people are told." in asked.text
    assert await told(front) == []
    await omar.presses(asked, "Yes, move it")
    await omar.presses(asked, "Yes, move it")
    [post] = await front.posts_in("discord:31")
    assert "Moved: a roundtable has a new time" in post
    assert "When: Wednesday, December 9, 2026 at 7:00 PM" in post.replace(", 7:00", " at 7:00")
    assert "Was to be: Tuesday, December 8, 2026" in post
    messages = await told(front)
    assert len(messages) == 2
    assert "was to be on Tuesday, December 8, 2026" in messages[0]


async def test_whoever_changes_their_mind_moves_nothing(front, omar, planned):
    asked = await omar.gives("roundtable move", roundtable="North End", when="2026-12-09 19:00")
    assert "stays as it is" in (await omar.presses(asked, "No, leave it")).text
    assert "December 8" in (await listed(omar)).text


async def test_a_move_that_somebody_else_overtook_is_not_made(front, omar, planned):
    asked = await omar.gives("roundtable move", roundtable="North End", when="2026-12-09 19:00")
    await omar.gives("roundtable edit", roundtable="North End", where="City Hall")
    assert "changed by somebody else" in (await omar.presses(asked, "Yes, move it")).text
    assert "December 8" in (await listed(omar)).text


async def test_a_moved_one_takes_as_long_as_before(front, omar, planned):
    await moved(omar)
    text = (await listed(omar)).text
    assert "7:00 PM \N{EN DASH} 9:00 PM EST" in text
    assert "9:00 PM EST" in text
    asked = await omar.gives("roundtable move", roundtable="North End", when="2026-12-10 10:00", length="until 11am")
    assert "to Thursday, December 10, 2026, 10:00 AM \N{EN DASH} 11:00 AM EST?" in asked.text
    await omar.presses(asked, "Yes, move it")
    assert "11:00 AM EST" in (await listed(omar)).text


async def test_a_time_may_be_told_with_its_end(front, omar, channel):
    created = await omar.gives("roundtable create", title="North End", when="December 8, 6-8pm")
    assert "6:00 PM \N{EN DASH} 8:00 PM EST" in created.text
    asked = await omar.gives("roundtable move", roundtable="North End", when="9 de diciembre de 5 a 6 de la tarde")
    assert "to Wednesday, December 9, 2026, 5:00 PM \N{EN DASH} 6:00 PM EST?" in asked.text
    form = await omar.gives("roundtable create", when="December 10, 6-8pm")
    assert form.form.filled() == {"when": "2026-12-10 18:00", "length": "2 h"}
    again = await omar.sends(form, title="South End", when="December 10, 6-8pm", length="2 hours")
    assert "6:00 PM \N{EN DASH} 8:00 PM EST" in again.text
    refused = await omar.sends(form, title="West End", when="December 10, 6-8pm", length="3 hours")
    assert "ends on Thursday, December 10, 2026, 8:00 PM EST" in refused.text


async def test_reminders_move_along(front, omar, planned):
    ana = front.person("ana")
    [menu] = (await presses(ana, "Remind me")).reply.controls
    await ana.runs(f"roundtable-remind-at:{menu.args[0]}:60")
    await moved(omar, "2026-12-20 18:00")
    assert len(await told(front)) == 1
    front.clock.advance(days=15, hours=7, minutes=30)
    await front.run("roundtables-due")
    assert len(await told(front)) == 1
    front.clock.advance(days=12)
    await front.run("roundtables-due")
    assert "You wanted to be reminded" in (await told(front))[-1]
    await moved(omar, "2026-12-23 18:00")
    front.clock.advance(days=3)
    await front.run("roundtables-due")
    assert sum("You wanted to be reminded" in m for m in await told(front)) == 2


async def test_a_canceled_one_keeps_its_time_and_everybody_is_told(front, omar, planned):
    ana = front.person("ana")
    await presses(ana, COME)
    asked = await omar.gives("roundtable cancel", roundtable="North End")
    assert "One post is changed, and one person is told." in asked.text
    await omar.presses(asked, "Yes, cancel it")
    await omar.presses(asked, "Yes, cancel it")
    [post] = await front.posts_in("discord:31")
    assert "Canceled: this roundtable does not take place" in post
    assert "Canceled: North End" in post
    assert "Was to be: Tuesday, December 8, 2026" in post
    [message] = await told(front)
    assert "Canceled: “North End”, which was to be on Tuesday, December 8" in message
    assert "No roundtable is planned" in (await listed(ana)).text
    front.clock.advance(days=14)
    await front.run("roundtables-due")
    assert len(await told(front)) == 1
    assert len(await front.posts_in("discord:31")) == 1


async def test_another_place_is_told_and_other_notes_are_not(front, omar, planned):
    await presses(front.person("ana"), "Maybe")
    edited = await omar.gives("roundtable edit", roundtable="North End", notes="Bring a friend")
    assert "Coming: 0, 1 maybe" in edited.text
    assert await told(front) == []
    await omar.gives("roundtable edit", roundtable="North End", where="City Hall")
    [message] = await told(front)
    assert "is not at: Library, but at: City Hall" in message
    [post] = await front.posts_in("discord:31")
    assert "Bring a friend" in post
    assert "Where: City Hall\nPlace before: Library" in post


async def test_forms_hold_what_stands_there_and_take_off_what_is_emptied(front, omar, planned):
    form = await omar.gives("roundtable edit", roundtable="North End")
    assert form.form.filled() == {"title": "North End", "length": "2 h", "where": "Library"}
    edited = await omar.sends(form, title="North End, again", where="")
    assert "Where" not in edited.text
    assert "8:00 PM EST" in edited.text
    details = await omar.presses(edited, "More details")
    done = await omar.sends(details, interpretation="Spanish", access="Ramp", capacity="40", notes="Childcare")
    again = await omar.presses(done, "More details")
    assert again.form.filled() == {
        "interpretation": "Spanish",
        "access": "Ramp",
        "capacity": "40",
        "notes": "Childcare",
    }
    gone = await omar.sends(again, capacity="", access="")
    assert "Ramp" not in gone.text
    assert "of 40" not in gone.text


@pytest.mark.parametrize(
    ("part", "said", "answer"),
    [
        ("capacity", "many", "capacity: Give the number of places in digits"),
        ("capacity", "0", "capacity: Give the number"),
        ("officials", "Nobody Inparticular", "officials: “Nobody Inparticular” is nobody in the directory"),
    ],
)
async def test_details_that_cannot_be_are_said_at_their_part(front, omar, planned, part, said, answer):
    refused = await omar.sends(await omar.presses(planned, "More details"), **{part: said})
    assert refused.text.startswith(answer)


@pytest.mark.parametrize("said", ["soonish", "3 weeks", "2020-01-01 10:00"])
async def test_an_end_that_cannot_be_is_said(omar, channel, said):
    form = await omar.types("/roundtable create")
    refused = await omar.sends(form, title="North End", when="tomorrow 6pm", length=said)
    assert refused.text.startswith(f"length: “{said}” is no length")


async def test_questions_are_opened_and_closed(front, omar, planned):
    ana = front.person("ana")
    assert "takes no more questions" in (await presses(omar, "Close for questions")).text
    assert "Ask a question" not in (await listed(ana)).buttons
    assert "takes questions now" in (await omar.gives("roundtable open", roundtable="north")).text
    assert "Ask a question" in (await listed(ana)).buttons


async def test_only_organizers_see_and_use_their_buttons(front, omar, planned):
    ana = front.person("ana")
    assert not {"Edit", "Move", "Cancel it", "Close for questions"} & set((await listed(ana)).buttons)
    mine = await listed(omar)
    assert {"Edit", "Move", "Cancel it", "Close for questions"} <= set(mine.buttons)
    assert "“organizer”" in (await ana.runs(mine.buttons["Cancel it"])).text
    form = await omar.presses(mine, "Move")
    assert "Move “North End” from" in (await omar.sends(form, when="2026-12-10 18:00")).text


async def test_what_is_not_known_or_not_one_is_said(front, omar, planned):
    assert "No single roundtable goes by “South”" in (await omar.gives("roundtable cancel", roundtable="South")).text


@pytest.mark.parametrize("command", ["edit", "move", "cancel", "open", "close"])
async def test_one_that_is_canceled_or_over_is_known_by_its_title_still(front, omar, planned, command):
    await omar.gives("roundtable create", **CREATE | {"title": "North End, again", "when": "2026-12-20 18:00"})
    await canceled(omar)
    for named in ("North End", "north end", "1"):
        said = (await omar.gives(f"roundtable {command}", roundtable=named)).text
        assert "“North End” (Tuesday, December 8, 2026, 6:00 PM EST) was canceled" in said
        assert "/roundtable create" in said
    assert "North End, again" in (await omar.gives("roundtable cancel", roundtable="again")).text
    front.clock.advance(days=40)
    said = (await omar.gives(f"roundtable {command}", roundtable="North End, again")).text
    assert "is over and can\N{RIGHT SINGLE QUOTATION MARK}t be changed any more" in said
    assert "/roundtable create" in said


async def test_how_many_are_told_is_said(front, omar, planned):
    assert "Nobody has to be told" in (await moved(omar)).text
    ana, ben = front.person("ana"), front.person("ben")
    await presses(ana, COME)
    assert "December 10" in (told_one := (await moved(omar, "2026-12-10 18:00")).text)
    assert "One person who wanted to come or be reminded is being told" in told_one
    await presses(ben, "Maybe")
    assert "2 people who wanted to come or be reminded are being told" in (await canceled(omar)).text
    assert len(await told(front)) == 3


async def test_a_move_to_where_it_stands_moves_nothing(front, omar, planned):
    asked = await omar.gives("roundtable move", roundtable="North End", when=CREATE["when"])
    assert "stays as it is" in asked.text
    assert not asked.buttons


async def test_another_communitys_roundtable_cannot_be_touched(front, omar, planned):
    elsewhere = front.person("eve", "owner", space=SpaceId("slack", "T9"))
    for press in ("roundtable-cancel-now:1", "roundtable-rsvp:1:going", "roundtable-open:1:0", "roundtable-calendar:1"):
        assert "no such roundtable" in (await elsewhere.runs(press)).text


async def test_the_servers_calendar_is_kept_in_step(front, omar, planned):
    [event] = await events(front)
    assert (event.title, event.location, event.cancelled) == ("North End", "Library", False)
    assert (event.ends_at - event.starts_at).total_seconds() == 7200
    await moved(omar)
    [event] = await events(front)
    assert event.starts_at.isoformat() == "2026-12-10T00:00:00+00:00"
    await canceled(omar)
    [event] = await events(front)
    assert event.cancelled


async def test_the_servers_calendar_follows_a_meeting_that_is_under_way(front, omar, planned):
    front.clock.at = datetime(2026, 12, 8, 23, 30, tzinfo=UTC)
    await omar.gives("roundtable edit", roundtable="North End", length="until 9pm", where="City Hall")
    [event] = await events(front)
    assert (event.ends_at, event.location) == (datetime(2026, 12, 9, 2, tzinfo=UTC), "City Hall")
    await omar.gives("roundtable create", **CREATE | {"title": "South End", "when": "in 1 minute"})
    front.clock.advance(minutes=5)
    [_, south] = await events(front)
    assert south.title == "South End"


@pytest.mark.parametrize("home", [SpaceId("slack", "T1"), SpaceId("discord", "9")])
async def test_a_server_that_joins_later_gets_what_is_planned_into_its_calendar(database, home):
    front, server = Front(database, space=home), SpaceId("discord", "2")
    omar = front.person("omar", "owner")
    await omar.gives("roundtable create", **CREATE)
    await front.run("roundtables-due")
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", (await omar.types("/setup link")).text)
    await front.person("eve", "owner", space=server).types(f"/setup link {code[0]}")
    for _ in range(2):
        await front.run("roundtables-due")
    assert {row.channel for row in await rows(front, EVENT)} == {str(s) for s in (home, server)} - {"slack:T1"}
    assert {event.title for event in await events(front)} == {"North End"}
