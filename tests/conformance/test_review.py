"""Moderators decide on questions; askers hear of it and may appeal; residents support what became public."""

from cogs.questions.service import Asking

QUESTION = "When will the pool at Colt Park open again?"
OTHER = "When can we swim at Colt Park again, please?"


async def ask(person, text=QUESTION):
    said = await (await person.types("/ask")).send(text=text)
    for anyway in ("Keep it", "Ask mine anyway"):
        if anyway in said.buttons:
            said = await said.press(anyway)
    assert said.private
    return said


async def told(chat, name):
    await chat.settle()
    return [message.text for message in chat.direct(name).messages]


def card(chat, channel, words=QUESTION):
    return next(m for m in chat.channel(channel).messages if words in m.text)


async def test_a_question_is_approved_on_its_card_and_has_a_public_one(chat):
    await ask(chat.resident("ana"))
    await chat.settle()
    waiting = card(chat, "moderators")
    assert "a resident" in waiting.text
    assert not chat.channel("questions").messages
    done = await waiting.press("Approve", by=chat.moderator("mo"))
    assert "Question 1 is public." in done.text
    assert "is public now" in (await told(chat, "ana"))[-1]
    assert "ana" not in card(chat, "questions").text
    assert "This question is public:" in card(chat, "moderators").text
    assert "Approve" not in card(chat, "moderators").buttons


async def test_a_question_is_rejected_for_a_published_reason_and_its_asker_appeals(chat):
    rosa = chat.resident("rosa", locale="es")
    await (await rosa.types("/ask")).send(text="¿Cuándo vuelve a abrir la piscina del parque Colt?")
    await chat.settle()
    mo = chat.moderator("mo")
    form = await card(chat, "moderators", "piscina").press("Reject", by=mo)
    assert "is rejected" in (await form.send(reason="It was answered already.")).text
    last = (await told(chat, "rosa"))[-1]
    assert "fue rechazada" in last
    assert ("/apelar" if chat.name == "console" else "/appeal") in last
    assert not chat.channel("questions").messages
    objection = await rosa.types("/appeal number:1")
    assert "1" in (await objection.send(text="Nadie la ha contestado todavía.")).text
    await chat.settle()
    appeal = chat.channel("moderators").messages[-1]
    assert "Whoever asked this appeals:" in appeal.text
    assert "Nadie la ha contestado todavía." in appeal.text
    assert "rosa" not in appeal.text
    assert "is public." in (await appeal.press("Approve", by=mo)).text
    await chat.settle()
    assert "piscina" in card(chat, "questions", "piscina").text


async def test_words_are_taken_out_everywhere(chat):
    await ask(chat.resident("ana"), "Why does Mr. Grumble of the pool never open it at Colt Park?")
    await chat.settle()
    mo = chat.moderator("mo")
    await card(chat, "moderators", "Grumble").press("Approve", by=mo)
    await chat.settle()
    form = await card(chat, "moderators", "Grumble").press("Redact", by=mo)
    assert "The words are gone" in (await form.send(words="Mr. Grumble of the pool")).text
    await chat.advance(seconds=30)
    for channel in ("moderators", "questions"):
        seen = card(chat, channel, "never open it").text
        assert "Grumble" not in seen
        assert "Why does […] never open it at Colt Park?" in seen
    assert "took words out" in (await told(chat, "ana"))[-1]


async def test_two_questions_are_joined_and_separated_again(chat):
    await ask(chat.resident("ana"))
    await ask(chat.resident("ben"), OTHER)
    await chat.settle()
    mo = chat.moderator("mo")
    await card(chat, "moderators").press("Approve", by=mo)
    form = await card(chat, "moderators", OTHER).press("Join", by=mo)
    joined = await form.send(other="1")
    assert "Question 2 is joined." in joined.text
    assert "asks the same as question 1" in (await told(chat, "ben"))[-1]
    cy = chat.resident("cy")
    assert "2 people" in (listed := await cy.types("/questions")).text
    assert OTHER in (await listed.press("See all wordings")).text
    undone = await (await mo.types("/review number:2")).press("Undo")
    assert "taken back" in undone.text
    assert "2 people" not in (await cy.types("/questions")).text


async def test_support_is_counted_once_shown_on_the_card_and_taken_back(chat):
    await ask(chat.resident("ana"))
    await chat.settle()
    await card(chat, "moderators").press("Approve", by=chat.moderator("mo"))
    await chat.settle()
    berta = chat.resident("berta", locale="es")
    done = await card(chat, "questions").press("Support", by=berta)
    assert done.private
    assert "Nadie ve que fue usted." in done.text
    await card(chat, "questions").press("Support", by=berta)
    await chat.job("supports-refresh")
    await chat.advance(seconds=30)
    shown = card(chat, "questions").text
    assert "2 people" in shown
    assert "berta" not in shown
    await done.press("Retirar mi apoyo")
    await chat.job("supports-refresh")
    await chat.advance(seconds=30)
    assert "one person" in card(chat, "questions").text


async def test_everybody_reads_the_ledger_in_numbers_alone(chat):
    assert "Too few to tell" in (await chat.resident("ana").types("/ledger")).text
    async with chat.app.services.transaction():
        services = chat.app.services
        for n in range(6):
            question = await services.questions.ask(1, Asking(f"{QUESTION} Says {n}", f"p{n}", "general", 0))
            await services.pool.reject(1, question.id, question.version, "unclear")
    said = await chat.resident("berta", locale="es").types("/ledger")
    assert "No se entiende." in said.text
    assert "6" in said.text
    assert "Colt Park" not in said.text
