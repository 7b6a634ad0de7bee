"""What gives a person away is shown to whoever asks before anybody else sees it."""

import pytest
from sqlalchemy import text as sql

from bot.settings import ROOT

PHONE = "Why does nobody call me back at 860-555-0123 about the noise?"


async def rows(front, table="question"):
    async with front.database.transaction() as session:
        return (await session.execute(sql(f"SELECT * FROM {table} ORDER BY 1"))).all()


async def test_it_is_shown_in_place_with_the_text_without_it(front, ana):
    said = await ana.asks_first(PHONE)
    assert said.private
    assert said.text.startswith("Something in your question may give a person away. Nobody has seen it yet.")
    assert "Phone number: 860-555-0123" in said.text
    assert "Without it\nWhy does nobody call me back at [phone number] about the noise?" in said.text
    assert list(said.buttons) == ["Take it out", "Keep it", "Edit mine", "Cancel"]
    assert not await rows(front)


async def test_taken_out_it_is_in_no_row(front, ana):
    receipt = await ana.presses(await ana.asks_first(PHONE), "Take it out")
    assert "[phone number]" in receipt.text
    [row] = await rows(front)
    assert "860" not in row.text
    assert row.flags in ("[]", [])
    assert not await rows(front, "asking_draft")


async def test_in_spanish_the_words_are_spanish(front):
    ben = front.person("ben", locale="es")
    said = await ben.asks_first("¿Por qué mi casero Pedro Pérez no arregla la calefacción del edificio?")
    assert said.text.startswith("¿Quiso nombrar a una persona particular?")
    receipt = await ben.presses(said, "Quitarlo")
    assert "¿Por qué mi casero [nombre] no arregla" in receipt.text


async def test_kept_it_is_flagged_for_the_moderators(front, ana):
    said = await ana.asks_first("My neighbor Jane Example at 12 Sample Street is too loud, who helps?")
    assert said.text.startswith("Some things in your question may give a person away.")
    await ana.presses(said, "Keep it")
    async with front.database.transaction():
        question = await front.services.pool.numbered(1, 1)
    assert question.flags == ("address", "name")
    assert "Jane Example" in question.text


async def test_a_question_left_unfinished_is_found_again_and_only_by_its_asker(front, ana):
    words = "Call me at 860-555-0123 about the noise, will you?"
    await ana.asks_first(words)
    go_on = "Go on with an unfinished question"
    assert go_on not in (await front.person("ben").types("/my-questions")).buttons
    again = await ana.presses(await ana.types("/my-questions"), go_on)
    assert again.form.text == words
    await ana.presses(await ana.sends(again), "Take it out")
    assert go_on not in (await ana.types("/my-questions")).buttons
    await ana.asks_first(words)
    front.clock.advance(hours=25)
    assert go_on not in (await ana.types("/my-questions")).buttons


async def test_canceled_nothing_is_kept(front, ana):
    assert "Canceled" in (await ana.presses(await ana.asks_first(PHONE), "Cancel")).text
    assert not await rows(front)
    assert not await rows(front, "asking_draft")


async def test_after_it_similar_questions_are_still_offered(front, ana):
    await ana.asks("Why does nobody call back about the noise complaints?")
    async with front.database.transaction():
        question = await front.services.pool.numbered(1, 1)
        await front.services.pool.approve(1, question.id, question.version)
    ben = front.person("ben")
    said = await ben.presses(await ben.asks_first(PHONE), "Take it out")
    assert "Support theirs" in said.buttons
    assert "[phone number]" in (await ben.presses(said, "Ask mine anyway")).text


@pytest.mark.parametrize(
    "text",
    [
        "Will Mayor Arunan Arulampalam come to the meeting at Elizabeth Park?",
        "Will Arunan Arulampalam come to our next meeting in the library?",
        "When did James Rovella start as chief of the police here?",
    ],
)
async def test_officials_and_places_are_no_private_people(front, ana, text):
    await front.services.directory.seed(ROOT / "config" / "hartford")
    assert "is number" in (await ana.asks_first(text)).text


async def test_a_neighbourhood_that_is_an_address_is_refused_and_the_words_stay(front, ana):
    refused = await ana.asks_first("Why is our street never swept in the fall?", neighbourhood="12 Sample Street")
    assert refused.text.startswith("neighbourhood: This looks like more than a neighborhood.")
    assert refused.answer.outcome.values["text"].startswith("Why is our street")
    assert not await rows(front)


@pytest.mark.parametrize(
    "text", ["Why do those 1d1ots never answer the phone?", "¿Por qué esos pendejos no contestan?"]
)
async def test_words_that_abuse_are_flagged_and_not_refused(front, ana, text):
    assert "is number" in (await ana.asks_first(text)).text
    async with front.database.transaction():
        assert (await front.services.pool.numbered(1, 1)).flags == ("abuse",)


@pytest.mark.parametrize(("shown", "flags"), [(True, ("abuse",)), (False, ())])
async def test_a_name_that_abuses_is_flagged_where_it_is_to_be_shown(front, shown, flags):
    crude = front.person("Los Pendejos")
    await crude.asks_first("When does the library on Main Street open again?", show_name=shown)
    async with front.database.transaction():
        assert (await front.services.pool.numbered(1, 1)).flags == flags


async def test_what_it_was_about_and_the_name_survive_the_way(front, ana, plan):
    await plan()
    form = await ana.runs("ask:roundtable:1")
    said = await ana.asks_first(PHONE, form, show_name=True, neighbourhood="Frog Hollow")
    receipt = await ana.presses(said, "Take it out")
    assert "For the roundtable “North End roundtable”" in receipt.text
    [row] = await rows(front)
    assert (row.name, row.neighbourhood) == ("ana", "Frog Hollow")


async def test_a_draft_outlives_its_roundtable_and_is_not_lost(front, ana, plan):
    await plan()
    said = await ana.asks_first(PHONE, await ana.runs("ask:roundtable:1"))
    async with front.database.transaction() as session:
        await session.execute(sql("UPDATE roundtable SET questions_open = :no"), {"no": False})
    assert "takes no more questions" in (await ana.presses(said, "Take it out")).text
    assert (await ana.presses(said, "Edit mine")).form.text == PHONE
