"""A resident asks, sees and takes back questions; moderators read them."""

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


async def test_moderators_read_questions_without_names(chat):
    await ask(chat.resident("ana"), neighbourhood="Frog Hollow")
    await ask(chat.resident("ben"), "Why is the library closed on Sundays?", show_name=True)
    listed = await chat.moderator("mo").types("/review")
    assert QUESTION in listed.text
    assert "Frog Hollow" in listed.text
    assert "a resident" in listed.text
    assert "ana" not in listed.text.lower()


async def test_residents_do_not_read_the_questions_of_others(chat):
    await ask(chat.resident("ana"))
    said = await chat.resident("ben").types("/review")
    assert "This is for people with the role “moderator”." in said.text
    assert QUESTION not in said.text
    assert said.private


async def test_a_resident_takes_a_question_back(chat):
    ana = chat.resident("ana")
    done = await ask(ana)
    mine = await done.press("My questions")
    assert QUESTION in mine.text
    assert "is taken back" in (await mine.press("Take it back")).text
    assert QUESTION not in (await chat.moderator("mo").types("/review")).text


@pytest.mark.parametrize("text", ["", "Why?", "x" * 6000])
async def test_no_question_is_too_empty_short_or_long_without_being_told(chat, text):
    again = await ask(chat.resident("ana"), text)
    assert "text" in again.errors
    assert "No question waits" in (await chat.moderator("mo").types("/review")).text


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
    listed = await chat.moderator("mo").types("/review")
    assert "They closed the pool at Colt Park" in listed.text


async def test_a_form_opened_before_a_restart_is_taken_after_it(chat):
    form = await chat.resident("ana").types("/ask")
    await chat.restart()
    assert "number 1" in (await form.send(text=QUESTION)).text


async def test_no_resident_pings_anybody(chat):
    await ask(chat.resident("ana"), "@everyone <!channel> <@1> why is the pool closed?")
    listed = (await chat.moderator("mo").types("/review")).text
    assert "everyone <!channel> <@1> why is the pool closed?" in listed


WALKING = "When will we see police walking the beat again?"


async def approved(chat, number=1):
    """As a moderator decides."""
    async with chat.app.database.transaction():
        pool = chat.app.services.pool
        question = await pool.numbered(1, number)
        await pool.approve(1, question.id, question.version)


@pytest.mark.parametrize(("locale", "ask"), [("en", "Ask this"), ("es", "Preguntar esto")])
async def test_words_to_the_bot_alone_can_be_asked(chat, locale, ask):
    ana = chat.resident("ana", locale)
    words = WALKING if locale == "en" else "¿Cuándo vamos a ver policías caminando por el barrio?"
    form = await (await ana.tells(words)).press(ask)
    assert form.values["text"] == words
    done = await form.send()
    assert "1" in done.text
    assert words in (await ana.types("/my-questions")).text


async def test_words_that_begin_like_a_command_are_a_question(chat):
    form = await (await chat.resident("ana").tells("Why is the library closed on Sundays?")).press("Ask this")
    assert form.values["text"] == "Why is the library closed on Sundays?"


async def test_what_others_ask_is_offered_and_can_be_supported(chat):
    await ask(chat.resident("ana"), WALKING)
    await approved(chat)
    ben = chat.resident("ben", locale="es")
    said = await ask(ben, "¿Cuándo vamos a ver policías caminando por el barrio?")
    assert "Una persona ya pregunta esto" in said.text
    assert WALKING in said.text
    assert said.private
    assert "Ahora usted apoya la pregunta 1" in (await said.press("Apoyar esta")).text
    assert "No" in (await ben.types("/my-questions")).text or "Todavía no" in (await ben.types("/my-questions")).text


async def test_ones_own_is_edited_or_asked_anyway(chat):
    await ask(chat.resident("ana"), WALKING)
    await approved(chat)
    ben = chat.resident("ben")
    again = "When are we going to see police walking the beat again?"
    said = await ask(ben, again, neighbourhood="Frog Hollow")
    form = await said.press("Edit mine")
    assert form.values["text"] == again
    offered = await form.send(text=f"{again} Soon?")
    assert "number 2" in (await offered.press("Ask mine anyway")).text
    assert f"{again} Soon?" in (await ben.types("/my-questions")).text


async def test_what_gives_a_person_away_is_shown_and_taken_out(chat):
    ana = chat.resident("ana")
    said = await ask(ana, "Why does nobody call me back at 860-555-0123 about the noise?")
    assert "860-555-0123" in said.text
    assert said.private
    assert {"Take it out", "Keep it", "Edit mine", "Cancel"} <= set(said.buttons)
    done = await said.press("Take it out")
    assert "[phone number]" in done.text
    assert "860" not in (await ana.types("/my-questions")).text


async def test_in_spanish_a_name_is_asked_about_and_may_be_kept_or_the_question_canceled(chat):
    ben = chat.resident("ben", locale="es")
    said = await ask(ben, "¿Por qué mi casero Pedro Pérez no arregla la calefacción?")
    assert "¿Quiso nombrar a una persona particular?" in said.text
    assert "Cancelado" in (await said.press("Cancelar")).text
    again = await ask(ben, "¿Por qué mi casero Pedro Pérez no arregla la calefacción?")
    assert "Gracias" in (await again.press("Dejarlo")).text


async def test_ones_own_question_is_edited_from_the_list(chat):
    ana = chat.resident("ana")
    await ask(ana)
    form = await (await ana.types("/my-questions")).press("Edit")
    assert form.values["text"] == QUESTION
    assert "Question 1 is changed" in (await form.send(text=f"{QUESTION} And when does it close?")).text
    assert "And when does it close?" in (await ana.types("/my-questions")).text


async def test_moderators_set_limits(chat):
    form = await chat.moderator("mo").types("/setup asking")
    assert "one question of a person" in (await form.send(most="1", cooldown="0")).text
    ana = chat.resident("ana")
    await ask(ana)
    again = await ask(ana, "Why is the library closed on Sundays?")
    assert "may ask one question" in again.errors["text"]
