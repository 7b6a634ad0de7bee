"""An organiser takes along what residents asked."""

from datetime import timedelta

import pytest

QUESTION = "When will the pool at Colt Park open again?"
STARTS = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "json": b"{", "pdf": b"%PDF-"}


async def ask(person, text=QUESTION, **more):
    return await (await person.types("/ask")).send(text=text, **more)


@pytest.mark.parametrize("kind", STARTS)
async def test_the_file_comes_to_the_organizer_alone(chat, kind):
    await ask(chat.resident("ana"), neighbourhood="Frog Hollow")
    said = await chat.organiser("olu").types(f"/export {kind}")
    assert said.private
    [(name, content)] = said.files.items()
    assert name == f"questions-hartford-2026-11-23.{kind}"
    assert content.startswith(STARTS[kind])
    assert not [m for c in ("general", "questions", "moderators") for m in chat.channel(c).messages if m.files]


async def test_the_form_and_the_file_are_in_spanish(chat):
    await ask(chat.resident("ana"))
    offered = await chat.organiser("olu", "es").types("/export")
    assert "¿Qué quiere llevarse?" in offered.text
    form = await offered.press("Elegir qué va en él")
    done = await form.send(format="csv")
    assert "Hay una pregunta en la tabla." in done.text
    assert QUESTION.encode() in next(iter(done.files.values()))


async def test_whoever_waits_for_a_file_is_told_how_far_it_is(chat, monkeypatch):
    monkeypatch.setattr("cogs.exports.cog.LONG", timedelta(0))
    chat.app.services.exports.questions.some = 2
    for n in range(3):
        await ask(chat.resident(f"resident {n}"), f"{QUESTION} asks {n}")
    olu = chat.organiser("olu")
    typed = await olu.types("/export csv")
    pressed = await (await olu.types("/export")).press("Table (CSV)")
    sent = await (await (await olu.types("/export")).press("Choose what goes in")).send(format="csv")
    for said in (typed, pressed, sent):
        assert said.private
        assert "2 of 3 questions are in it" in said.text
        assert "3 questions are in the table" in said.text
        assert len(said.files) == 1


async def test_a_resident_gets_no_file(chat):
    await ask(chat.resident("ana"))
    said = await chat.resident("ben").types("/export csv")
    assert "This is for people with the role “organizer”." in said.text
    assert not said.files
