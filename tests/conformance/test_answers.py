"""At the roundtable and after it: what was asked, what came of it, and who hears of it."""

from tests.conformance.agendas import TOPICS, roundtable

SAID = "Two officers walk Albany Avenue from December 1 on."
DICHO = "Desde el 1 de diciembre, dos agentes recorren Albany Avenue."


async def published(chat, **who):
    await roundtable(chat, **who)
    await (await chat.organiser("olu").types("/agenda build 3")).press("Publish")
    await chat.settle()


async def record(chat, outcome="answered", **values):
    form = await chat.organiser("olu").types(f"/answer question:1 outcome:{outcome}")
    done = await form.send(**{"who": "Jane Roe, Chief of Police", "text_en": SAID, "text_es": DICHO, **values})
    await chat.settle()
    return done


async def test_an_organiser_steps_through_the_agenda_and_everybody_sees_how_far_it_is(chat):
    await published(chat)
    at = await chat.organiser("olu").types("/agenda run")
    assert TOPICS[0] in at.text
    marked = await at.press("Asked")
    assert "#1 is marked as asked." in marked.text
    assert TOPICS[3] in marked.text
    form = await marked.press("Skip")
    skipped = await form.send(reason="The chief had to leave early.")
    assert "#4 is marked as skipped." in skipped.text
    await chat.advance(seconds=10)
    post = next(m for m in reversed(chat.channel("roundtables").messages) if "These questions were chosen" in m.text)
    assert f"✓ #1 {TOPICS[0]}" in post.text
    assert f"✗ #4 {TOPICS[3]}" in post.text
    assert "The chief had to leave early." in (await chat.resident("ana").types("/agenda show")).text


async def test_an_answer_stands_in_the_thread_of_its_question_and_among_the_answers(chat):
    await published(chat)
    assert "is being posted" in (await record(chat, link="https://video.example.org/1")).text
    card = next(m for m in chat.channel("questions").messages if TOPICS[0] in m.text)
    for shown in (card.thread[-1], chat.channel("answers").messages[-1]):
        assert "Answered: question #1" in shown.text
        assert SAID in shown.text
        assert DICHO in shown.text
        assert "https://video.example.org/1" in shown.links.values()
    record_ = await chat.resident("berta", locale="es").types("/answers")
    assert DICHO in record_.text
    assert SAID not in record_.text


async def test_whoever_asked_is_told_once_in_private_and_can_turn_that_off(chat):
    await published(chat)
    await record(chat)
    await chat.job("answers-tell")
    await record(chat, outcome="partly", text_en=f"{SAID} Corrected.")
    await chat.job("answers-tell")
    (told,) = chat.direct("ana").messages
    assert "A question that you asked or support was answered" in told.text
    assert SAID in told.text
    assert "Do not tell me of answers" in told.buttons
    kept = await (await chat.resident("ana").types("/privacy")).press("Messages about answers")
    assert "You are not told of answers." in (await kept.press("Do not tell me of answers")).text


async def test_a_promised_answer_that_is_overdue_reminds_the_organisers(chat):
    await published(chat)
    await record(chat, outcome="deferred", until="2026-12-01")
    await chat.advance(days=10)
    await chat.job("answers-remind")
    reminded = chat.channel("moderators").messages[-1]
    assert "overdue" in reminded.text
    assert "Question 1" in reminded.text
    assert TOPICS[0] in (await reminded.press("Record the answer", by=chat.organiser("olu"))).text


async def test_what_is_missing_is_told_at_its_field_and_nothing_typed_is_lost(chat):
    await published(chat)
    again = await record(chat, link="example")
    assert "no web address" in again.errors["link"]
    form = await again.reopened()
    assert form.values["text_en"] == SAID
    assert "Recorded." in (await form.send(link="https://example.org/1")).text
