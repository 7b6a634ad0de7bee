"""A resident asks, sees and takes back questions; organisers read them."""

import pytest

QUESTION = "When will the pool at Colt Park open again?"


async def ask(person, text=QUESTION, **more):
    return await (await person.types("/ask")).send(text=text, **more)


async def test_a_question_has_a_number_and_a_receipt(chat):
    done = await ask(chat.resident("ana"), neighbourhood="Frog Hollow")
    assert "Your question is number 1." in done.text
    assert "It waits for the next roundtable" in done.text
    assert done.private
    assert "number 2" in (await ask(chat.resident("ben"))).text


async def test_organisers_read_questions_without_names(chat):
    await ask(chat.resident("ana"), neighbourhood="Frog Hollow")
    await ask(chat.resident("ben"), "Why is the library closed on Sundays?", show_name=True)
    listed = await chat.organiser("olu").types("/questions")
    assert QUESTION in listed.text
    assert "Frog Hollow" in listed.text
    assert "a resident" in listed.text
    assert "ana" not in listed.text.lower().replace("organiz", "")


async def test_residents_do_not_read_the_questions_of_others(chat):
    await ask(chat.resident("ana"))
    said = await chat.resident("ben").types("/questions")
    assert "This is for people with the role “organizer”." in said.text
    assert QUESTION not in said.text
    assert said.private


async def test_a_resident_takes_a_question_back(chat):
    ana = chat.resident("ana")
    done = await ask(ana)
    mine = await done.press("My questions")
    assert QUESTION in mine.text
    assert "is taken back" in (await mine.press("Take it back")).text
    assert QUESTION not in (await chat.organiser("olu").types("/questions")).text


@pytest.mark.parametrize("text", ["", "Why?", "x" * 6000])
async def test_no_question_is_too_empty_short_or_long_without_being_told(chat, text):
    again = await ask(chat.resident("ana"), text)
    assert "text" in again.errors
    assert "No question has been asked" in (await chat.organiser("olu").types("/questions")).text


async def test_a_question_sent_back_keeps_its_words(chat):
    ana = chat.resident("ana")
    again = await ask(ana, "?!?! ?!?! ?!?! ?!?! ?!?!", neighbourhood="Frog Hollow")
    assert "There are no words in this question." in again.errors["text"]
    form = await again.reopened()
    assert form.values["text"] == "?!?! ?!?! ?!?! ?!?! ?!?!"
    assert form.values["neighbourhood"] == "Frog Hollow"
    assert "number 1" in (await form.send(text=QUESTION)).text


async def test_a_question_about_a_message(chat):
    posted = await chat.resident("ben").says("They closed the pool at Colt Park")
    form = await chat.resident("ana").menu("Ask about this", on=posted)
    assert "number 1" in (await form.send(text=QUESTION)).text
    listed = await chat.organiser("olu").types("/questions")
    assert "They closed the pool at Colt Park" in listed.text


async def test_a_form_opened_before_a_restart_is_taken_after_it(chat):
    form = await chat.resident("ana").types("/ask")
    await chat.restart()
    assert "number 1" in (await form.send(text=QUESTION)).text


async def test_no_resident_pings_anybody(chat):
    await ask(chat.resident("ana"), "@everyone <!channel> <@1> why is the pool closed?")
    listed = (await chat.organiser("olu").types("/questions")).text
    assert "everyone <!channel> <@1> why is the pool closed?" in listed
