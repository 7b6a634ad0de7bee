"""An organiser plans a roundtable; it is announced; residents ask for it, say if they come and are kept informed."""

import re

CREATE = '/roundtable create title:"Policing on Park Street" when:"2026-12-01 18:00" where:"Hartford Public Library"'


async def test_a_roundtable_is_planned_and_announced(chat):
    planned = await chat.organiser("olu").types(CREATE)
    assert "Planned. It is being announced" in planned.text
    await chat.settle()
    (posted,) = chat.channel("roundtables").messages
    assert "Policing on Park Street" in posted.text
    assert "Tuesday, December 1, 2026" in posted.text
    assert not posted.private
    listed = await chat.resident("ana").types("/roundtables")
    assert "Policing on Park Street" in listed.text


async def test_a_resident_asks_on_the_announcement_itself_even_after_a_restart(chat):
    await chat.organiser("olu").types(CREATE)
    await chat.settle()
    await chat.restart()
    (posted,) = chat.channel("roundtables").messages
    form = await posted.press("Ask a question", by=chat.resident("ana"))
    done = await form.send(text="Will officers walk the beat again?")
    assert "For the roundtable “Policing on Park Street”" in done.text


async def test_without_options_a_form_asks(chat):
    form = await chat.organiser("olu").types("/roundtable create")
    assert form.fields[:2] == ["title", "when"]
    again = await form.send(title="Policing on Park Street", when="whenever it suits")
    assert "when" in again.errors
    done = await again.send(when="tomorrow 6pm")
    assert "Planned" in done.text


async def test_a_day_that_has_passed_is_refused(chat):
    said = await chat.organiser("olu").types('/roundtable create title:"Policing" when:"2020-01-01 18:00"')
    assert "has passed already" in said.text
    assert said.private


async def test_residents_plan_no_roundtables(chat):
    said = await chat.resident("ana").types(CREATE)
    assert "This is for people with the role “organizer”." in said.text
    assert chat.channel("roundtables").messages == []


async def test_nothing_is_posted_twice_over_a_restart(chat):
    await chat.organiser("olu").types(CREATE)
    await chat.settle()
    await chat.restart()
    await chat.settle()
    assert len(chat.channel("roundtables").messages) == 1


async def planned(chat, more=""):
    await chat.organiser("olu").types(f"{CREATE} {more}")
    await chat.settle()


def said_by(message):
    """Its text with each field on one line, as Slack does not have it."""
    labels = "When|Where|Before|Place before|Was to be|Questions go to|Coming|You|Interpretation"
    return re.sub(rf"^({labels})\n", r"\1: ", message.text, flags=re.MULTILINE)


def posted(chat):
    (post,) = chat.channel("roundtables").messages
    return post


async def test_a_resident_says_they_come_and_the_post_counts_along(chat):
    await planned(chat, 'length:"2 hours" interpretation:Spanish capacity:1')
    assert "Interpretation: Spanish" in said_by(posted(chat))
    ana, ben = chat.resident("ana"), chat.resident("ben", "es")
    said = await posted(chat).press("I\u2019ll come", by=ana)
    assert "You are coming to “Policing on Park Street”" in said.text
    assert said.private
    assert "1 de la lista de espera" in (await posted(chat).press("I\u2019ll come", by=ben)).text
    await chat.advance(seconds=10)
    assert "1 of 1 place taken, 1 waiting" in posted(chat).text
    listed = await ana.types("/roundtables")
    assert "You: are coming" in said_by(listed)
    await listed.press("Can\u2019t come")
    await chat.advance(seconds=10)
    (message,) = chat.direct("ben").messages
    assert "Hay un lugar para usted" in message.text
    assert "1 of 1 place taken" in said_by(posted(chat))


async def test_a_move_is_confirmed_edits_the_post_and_tells_those_who_come(chat):
    await planned(chat)
    await posted(chat).press("I\u2019ll come", by=chat.resident("ana"))
    await posted(chat).press("Can\u2019t come", by=chat.resident("ben"))
    olu = chat.organiser("olu")
    asked = await olu.types('/roundtable move Policing when:"2026-12-02 19:00"')
    assert "One post is changed, and one person is told." in asked.text
    await asked.press("Yes, move it")
    await chat.settle()
    assert "Moved: a roundtable has a new time" in posted(chat).text
    assert "Wednesday, December 2, 2026" in posted(chat).text
    assert "Was to be: Tuesday, December 1, 2026" in said_by(posted(chat))
    (message,) = chat.direct("ana").messages
    assert "was to be on Tuesday, December 1" in message.text
    assert chat.direct("ben").messages == []


async def test_a_canceled_one_stands_there_as_such_with_its_time(chat):
    await planned(chat)
    await posted(chat).press("Maybe", by=chat.resident("ana", "es"))
    asked = await chat.organiser("olu").types("/roundtable cancel Policing")
    await asked.press("Yes, cancel it")
    await chat.settle()
    assert "Canceled: Policing on Park Street" in posted(chat).text
    assert "Was to be: Tuesday, December 1, 2026" in said_by(posted(chat))
    assert "Remind me" not in posted(chat).buttons
    (message,) = chat.direct("ana").messages
    assert "Cancelada" in message.text


async def test_the_platforms_own_calendar_is_kept_in_step(chat):
    await planned(chat, 'length:"2 hours"')
    if chat.calendar is None:
        return
    (event,) = chat.calendar
    assert (event.title, event.location) == ("Policing on Park Street", "Hartford Public Library")
    asked = await chat.organiser("olu").types('/roundtable move Policing when:"2026-12-02 19:00"')
    await asked.press("Yes, move it")
    await chat.settle()
    (event,) = chat.calendar
    assert event.starts_at.isoformat() == "2026-12-03T00:00:00+00:00"
    asked = await chat.organiser("olu").types("/roundtable cancel Policing")
    await asked.press("Yes, cancel it")
    await chat.settle()
    assert all(e.cancelled for e in chat.calendar)


async def test_a_meeting_under_way_stays_in_step_in_the_platforms_own_calendar(chat):
    await planned(chat, 'length:"2 hours"')
    if chat.calendar is None:
        return
    await chat.advance(days=8, hours=8, minutes=30)
    said = await chat.organiser("olu").types('/roundtable edit Policing length:"until 9pm" where:"City Hall"')
    assert "now says this" in said.text
    await chat.settle()
    (event,) = chat.calendar
    assert (event.starts_at.isoformat(), event.ends_at.isoformat(), event.location) == (
        "2026-12-01T23:00:00+00:00", "2026-12-02T02:00:00+00:00", "City Hall",
    )  # fmt: skip


async def test_somebody_is_reminded_privately_when_they_want_to_be(chat):
    await planned(chat)
    ana = chat.resident("ana")
    asked = await posted(chat).press("Remind me", by=ana)
    kept = await asked.choose("When to remind you", "an hour before")
    assert "You will be reminded of “Policing on Park Street” an hour before" in kept.text
    await chat.restart()
    await chat.advance(days=8, hours=7, minutes=1)
    await chat.job("roundtables-due")
    await chat.job("roundtables-due")
    (message,) = chat.direct("ana").messages
    assert "You wanted to be reminded" in message.text
    assert "Coming up in an hour" in chat.channel("roundtables").messages[-1].text


async def test_it_is_taken_to_ones_own_calendar(chat):
    await planned(chat)
    given = await posted(chat).press("Add to calendar", by=chat.resident("ana"))
    assert set(given.links) == {"Google Calendar", "Outlook"}
    (file,) = given.files.values()
    assert b"TZID=America/New_York:20261201T180000" in file


async def test_details_come_by_a_second_form(chat):
    form = await chat.organiser("olu").types("/roundtable create")
    done = await form.send(title="Policing on Park Street", when="tomorrow 6pm", length="until 8pm")
    details = await done.press("More details")
    again = await details.send(officials="Nobody Inparticular", capacity="40", interpretation="Spanish and ASL")
    assert "is nobody in the directory" in again.errors["officials"]
    saved = await again.send(officials="mayor, jefe de policía")
    assert "Questions go to: Arunan Arulampalam (Mayor), James Rovella (Police chief)" in said_by(saved)
    assert "Spanish and ASL" in saved.text
    await chat.settle()
    assert "Spanish and ASL" in posted(chat).text


async def test_organizers_manage_from_the_list_and_residents_do_not(chat):
    await planned(chat)
    listed = await chat.organiser("olu").types("/roundtables")
    assert {"Edit", "Move", "Cancel it", "Close for questions"} <= set(listed.buttons)
    form = await listed.press("Edit")
    assert form.values["title"] == "Policing on Park Street"
    done = await form.send(where="City Hall")
    assert "City Hall" in done.text
    assert "takes no more questions" in (await listed.press("Close for questions")).text
    await chat.settle()
    assert "Place before: Hartford Public Library" in said_by(posted(chat))
    assert "Ask a question" not in posted(chat).buttons
    assert "Edit" not in (await chat.resident("ana").types("/roundtables")).buttons
    refused = await chat.resident("ana").types("/roundtable cancel Policing")
    assert "This is for people with the role “organizer”." in refused.text


async def test_which_one_is_asked_where_it_is_not_said(chat):
    await planned(chat)
    assert any(
        "Policing" in label and "PM EST" in label
        for label in await chat.organiser("olu").suggestions("roundtable move", "roundtable", "pol")
    )
    asked = await chat.organiser("olu").types("/roundtable close")
    assert asked.fields == ["roundtable"]


async def test_a_community_chooses_when_it_announces(chat):
    form = await chat.organiser("olu").types("/roundtable reminders")
    assert form.values["first"] == "7 d"
    kept = await form.send(first="2 days", second="", third="")
    assert "reminded of before: 2 days" in kept.text
