"""Who comes, who waits, who is reminded."""

import asyncio
import json

from icalendar import Calendar
from sqlalchemy import text as sql

from tests.cogs.front import Front
from tests.cogs.roundtables.conftest import CANNOT, COME, CREATE, counted, listed, presses, told


async def people(front, *names):
    return [front.person(name) for name in names]


async def test_somebody_comes_and_sees_so(front, planned):
    ana = front.person("ana")
    answered = await presses(ana, COME)
    assert answered.private
    assert "You are coming to “North End”" in answered.text
    again = await listed(ana)
    assert "You: are coming" in again.text
    assert counted(again.text) == "1"
    assert "You: are coming" in await ana.home()
    assert "You:" not in (await listed(front.person("ben"))).text


async def test_the_same_press_again_changes_nothing(front, planned):
    ana = front.person("ana")
    for _ in range(2):
        await presses(ana, COME)
    assert counted((await listed(ana)).text) == "1"


async def test_somebody_changes_their_mind(front, planned):
    ana, ben = await people(front, "ana", "ben")
    await presses(ana, COME)
    await presses(ben, "Maybe")
    assert counted((await listed(ana)).text) == "1, 1 maybe"
    assert "Should that change" in (await presses(ana, CANNOT)).text
    assert counted((await listed(ana)).text) == "0, 1 maybe"


async def test_the_posts_count_along_and_many_presses_are_one_edit(front, planned):
    for name in ("ana", "ben", "cem"):
        await presses(front.person(name), COME)
    [post] = await front.posts()
    assert counted(post) == "3"


async def test_full_is_full_and_the_first_in_line_gets_the_free_place(front, omar, channel):
    await omar.gives("roundtable create", **CREATE, capacity=1)
    ana, ben, cem = await people(front, "ana", "ben", "cem")
    await presses(ana, COME)
    assert "number 1 on the waiting list" in (await presses(ben, COME)).text
    assert "number 2" in (await presses(cem, COME)).text
    assert "number 1" in (await presses(ben, COME)).text
    assert counted((await listed(ben)).text) == "1 of 1 place taken, 2 waiting"
    await presses(ana, CANNOT)
    [message] = await told(front)
    assert "There is a place for you at “North End”" in message
    assert counted(message) == "1 of 1 place taken, 1 waiting"
    assert "You: are coming" in (await listed(ben)).text
    assert "You: are on the waiting list" in (await listed(cem)).text
    assert "number 2" in (await presses(ana, COME)).text


async def test_whoever_gets_a_place_for_the_second_time_is_told_again(front, omar, channel):
    await omar.gives("roundtable create", **CREATE, capacity=1)
    ana, ben = await people(front, "ana", "ben")
    for count in (1, 2):
        await presses(ana, COME)
        await presses(ben, COME)
        await presses(ana, CANNOT)
        assert len(await told(front)) == count
        front.clock.advance(minutes=1)
        await presses(ben, CANNOT)


async def test_more_room_lets_those_in_who_wait_and_less_throws_nobody_out(front, omar, channel):
    await omar.gives("roundtable create", **CREATE, capacity=1)
    crowd = await people(front, "ana", "ben", "cem", "dee")
    for person in crowd:
        await presses(person, COME)
    await omar.gives("roundtable edit", roundtable="North End", capacity=3)
    assert counted((await listed(omar)).text) == "3 of 3 places taken, 1 waiting"
    assert len(await told(front)) == 2
    await omar.gives("roundtable edit", roundtable="North End", capacity=1)
    assert counted((await listed(omar)).text) == "3 of 1 place taken, 1 waiting"
    await presses(crowd[0], "Maybe")
    assert counted((await listed(omar)).text) == "2 of 1 place taken, 1 maybe, 1 waiting"


async def test_of_ten_who_press_at_once_one_comes_and_nine_wait_in_order(front, omar, channel):
    created = await omar.gives("roundtable create", **CREATE, capacity=1)
    del created
    crowd = await people(front, *(f"p{n}" for n in range(10)))
    button = (await listed(crowd[0])).buttons[COME]
    processes = [front.again() for _ in crowd]
    doubles = [process.person(p.name) for process, p in zip(processes, crowd, strict=True)]
    await asyncio.gather(*(p.runs(button) for p in [*doubles, *doubles]))
    async with front.database.transaction() as session:
        found = (await session.execute(sql("SELECT answer, queued FROM rsvp ORDER BY queued"))).all()
    assert [answer for answer, _ in found] == ["going", *["waiting"] * 9]
    assert len({queued for _, queued in found}) == 10


async def test_places_given_up_at_once_go_to_as_many_in_line(front, omar, channel):
    await omar.gives("roundtable create", **CREATE, capacity=3)
    crowd = await people(front, *(f"p{n}" for n in range(8)))
    for person in crowd:
        await presses(person, COME)
    button = (await listed(crowd[0])).buttons[CANNOT]
    await asyncio.gather(*(front.again().person(p.name).runs(button) for p in crowd[:3]))
    for person in crowd[3:6]:
        assert "You: are coming" in (await listed(person)).text
    assert counted((await listed(omar)).text) == "3 of 3 places taken, 2 waiting"
    assert len(await told(front)) == 3


async def test_a_reminder_comes_once_at_the_chosen_time_in_ones_own_language(front, planned):
    ana = front.person("ana", locale="es")
    asked = await presses(ana, "Recuérdeme")
    [menu] = asked.reply.controls
    assert [c.value for c in menu.choices] == ["10080", "1440", "60", "15", "0"]
    kept = await ana.runs(f"roundtable-remind-at:{menu.args[0]}:60")
    assert "una hora antes" in kept.text
    front.clock.advance(days=15, hours=6, minutes=59)
    await front.run("roundtables-due")
    assert await told(front, "es") == []
    front.clock.advance(minutes=2)
    for _ in range(2):
        await front.run("roundtables-due")
    [message] = await told(front, "es")
    assert "Usted pidió que se le recordara" in message
    assert "6:00 p.m." in message


async def test_choosing_again_takes_the_place_of_what_was_chosen_and_never_means_never(front, planned):
    ana = front.person("ana")
    [menu] = (await presses(ana, "Remind me")).reply.controls
    await ana.runs(f"roundtable-remind-at:{menu.args[0]}:60")
    assert "an hour before" in (await presses(ana, "Remind me")).text
    await ana.runs(f"roundtable-remind-at:{menu.args[0]}:15")
    assert "15 minutes before" in (await presses(ana, "Remind me")).text
    await ana.runs(f"roundtable-remind-at:{menu.args[0]}:0")
    front.clock.advance(days=15, hours=7, minutes=50)
    await front.run("roundtables-due")
    assert await told(front) == []


async def test_times_that_have_passed_are_not_offered(front, planned):
    front.clock.advance(days=15, hours=7, minutes=30)
    [menu] = (await presses(front.person("ana"), "Remind me")).reply.controls
    assert [c.value for c in menu.choices] == ["15", "0"]
    refused = await front.person("ana").runs(f"roundtable-remind-at:{menu.args[0]}:60")
    assert "too close" in refused.text


async def test_what_is_over_or_canceled_takes_no_answers(front, omar, planned):
    ana = front.person("ana")
    seen = (await listed(ana)).buttons
    await omar.gives("roundtable create", **CREATE | {"title": "South End"})
    await omar.presses(await omar.gives("roundtable cancel", roundtable="North End"), "Yes, cancel it")
    for label in (COME, "Remind me"):
        assert "“North End” is canceled" in (await ana.runs(seen[label])).text
    kept = await ana.runs(seen["Add to calendar"])
    assert "“North End” is canceled" in kept.text
    assert not kept.reply.controls
    [event] = Calendar.from_ical(*kept.files.values()).walk("VEVENT")
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", 1)
    seen = (await listed(ana)).buttons
    front.clock.advance(days=16)
    for label in (COME, "Remind me"):
        assert "is over" in (await ana.runs(seen[label])).text


async def test_a_calendar_file_says_when_in_the_right_zone(front, omar, planned):
    ana = front.person("ana")
    given = await presses(ana, "Add to calendar")
    [content] = given.files.values()
    calendar = Calendar.from_ical(content)
    [event], [zone] = calendar.walk("VEVENT"), calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "America/New_York"
    assert event["DTSTART"].params["TZID"] == "America/New_York"
    assert event["DTSTART"].dt.isoformat() == "2026-12-08T18:00:00-05:00"
    assert event["DTEND"].dt.isoformat() == "2026-12-08T20:00:00-05:00"
    assert (event["SEQUENCE"], event["LOCATION"], event["STATUS"]) == (0, "Library", "CONFIRMED")
    await omar.gives("roundtable edit", roundtable="North End", where="City Hall")
    [again] = (await presses(ana, "Add to calendar")).files.values()
    [later] = Calendar.from_ical(again).walk("VEVENT")
    assert (later["UID"], later["SEQUENCE"], later["LOCATION"]) == (event["UID"], 1, "City Hall")


async def test_meetings_of_two_towns_bots_stay_apart_in_somebodys_calendar(sqlite, postgresql):
    hartford, windsor = Front(sqlite), Front(postgresql)
    windsor.clock.advance(minutes=1)
    names = set()
    for town in (hartford, windsor):
        await town.person("omar", "organiser").gives("roundtable create", **CREATE)
        [content] = (await presses(town.person("ana"), "Add to calendar")).files.values()
        names |= {event["UID"] for event in Calendar.from_ical(content).walk("VEVENT")}
    assert len(names) == 2


async def test_links_for_two_calendars_hold_the_meeting_and_fit_a_button(front, omar, channel):
    long = {"title": "Mesa redonda sobre la policía " * 4, "where": "Biblioteca pública " * 12}
    await omar.gives("roundtable create", **{**CREATE, **long}, link="https://example.org/" + "x" * 300)
    google, outlook = (c.url for c in (await presses(front.person("ana"), "Add to calendar")).reply.controls)
    assert "dates=20261208T180000%2F20261208T200000" in google
    assert "startdt=2026-12-08T18%3A00%3A00-05%3A00" in outlook
    assert max(len(google), len(outlook)) <= 512


async def test_nothing_but_pseudonyms_is_kept_and_privacy_answers_for_it(front, omar, channel):
    await omar.gives("roundtable create", **CREATE, capacity=1)
    ana, ben = await people(front, "ana", "ben")
    await presses(ana, COME)
    await presses(ben, COME)
    [menu] = (await presses(ana, "Remind me")).reply.controls
    await ana.runs(f"roundtable-remind-at:{menu.args[0]}:60")
    kept = await ana.types("/privacy")
    assert "Roundtables that you answered or are reminded of: 2" in kept.text
    exported = await ana.presses(await ana.presses(kept, "Export mine"), "Get the file")
    answered, reminded = json.loads(exported.files["roundtable-my-data.json"])["rsvps"]
    assert (answered["answer"], reminded["remind_minutes_before"]) == ("going", 60)
    async with front.database.transaction() as session:
        rows = [(await session.execute(sql(f"SELECT * FROM {t}"))).all() for t in ("rsvp", "reminder")]
    assert "ana" not in str(rows)
    sure = await ana.presses(kept, "Erase me")
    await ana.presses(sure, "Erase me, keep my words")
    assert "You: are coming" in (await listed(ben)).text
    assert counted((await listed(ben)).text) == "1 of 1 place taken"
