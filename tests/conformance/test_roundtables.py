"""An organiser plans a roundtable; it is announced; residents ask for it."""

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
