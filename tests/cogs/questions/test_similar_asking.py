"""Similar questions are offered before one is filed, and what comes of each answer."""

import asyncio

import pytest
from sqlalchemy import text as sql

from bot.core.ids import SpaceId

ASKED = "When will we see police walking the beat again?"
SPANISH = "¿Cuándo vamos a ver policías caminando por el barrio?"
AGAIN = "When are we going to see police walking the beat again?"


@pytest.fixture
def ben(front):
    return front.person("ben", locale="es")


@pytest.fixture
async def public(front, ana):
    """Has ana ask, and approves it."""

    async def asked(text=ASKED, person=None, **more):
        said = await (person or ana).asks(text, **more)
        number = int(said.reply.text.args["number"])
        async with front.database.transaction():
            question = await front.services.pool.numbered(1, number)
            return await front.services.pool.approve(1, question.id, question.version)

    return asked


async def rows(front, table="question"):
    async with front.database.transaction() as session:
        return (await session.execute(sql(f"SELECT * FROM {table}"))).all()


async def test_a_question_in_other_words_is_offered_before_anything_is_filed(front, ana, ben, public):
    await public()
    said = await ben.asks_first(AGAIN)
    assert said.private
    assert said.text.startswith("Una persona ya pregunta esto")
    assert "Pregunta 1\n" + ASKED in said.text
    assert "Su pregunta\n" + AGAIN in said.text
    assert list(said.buttons) == ["Enviar la mía", "Editar la mía", "Cancelar", "Apoyar esta"]
    assert len(await rows(front)) == 1


async def test_what_is_offered_says_for_which_roundtable_it_is(front, ana, ben, plan, public):
    """Whoever supports it in place of asking for another roundtable should know."""
    await plan()
    await public()
    said = await ben.asks_first(AGAIN)
    assert "Pregunta 1\n" + ASKED + "\nPara: North End roundtable" in said.text


async def test_languages_meet(front, ana, ben, public):
    await public()
    assert ASKED in (await ben.asks_first(SPANISH)).text


async def test_supporting_theirs_counts_the_person_and_files_nothing(front, ben, public):
    question = await public()
    said = await ben.presses(await ben.asks_first(AGAIN), "Apoyar esta")
    assert "Ahora usted apoya la pregunta 1" in said.text
    assert said.reply.replace
    async with front.database.transaction():
        assert (await front.services.pool.cluster(1, question.id)).supporters == 2
    assert len(await rows(front)) == 1
    assert not await rows(front, "asking_draft")
    assert len(await rows(front, "person")) == 2


async def test_what_is_offered_was_shown_to_whoever_does_not_support_it_yet(front, ben, public):
    question = await public()
    for _ in range(2):
        await ben.presses(await ben.asks_first(AGAIN), "Cancelar")
    await ben.runs(f"support:{question.id}")
    await ben.asks_first(AGAIN)
    await front.run("supports-refresh")
    async with front.database.transaction():
        assert (await front.services.pool.get(1, question.id)).shown == 2


async def test_the_next_person_reads_how_many_ask_it(front, ben, public):
    await public()
    await ben.presses(await ben.asks_first(AGAIN), "Apoyar esta")
    said = await front.person("cleo").asks_first(AGAIN)
    assert said.text.startswith("2 people ask this already: support theirs, or ask yours anyway.")


async def test_asking_anyway_files_it_once_however_often_it_is_pressed(front, ben, public):
    await public()
    offered = await ben.asks_first(AGAIN, neighbourhood="Frog Hollow", show_name=True)
    pressed = await asyncio.gather(*(ben.presses(offered, "Enviar la mía") for _ in range(3)))
    assert len(await rows(front)) == 2
    assert sum("Su pregunta es la número" in said.text for said in pressed) == 1
    assert sum("ya se envió" in said.text for said in pressed) == 2
    [_, row] = sorted(await rows(front), key=lambda r: r.number)
    assert (row.text, row.neighbourhood, row.name) == (AGAIN, "Frog Hollow", "ben")


async def test_editing_ones_own_opens_the_form_as_it_was_sent(front, ben, public):
    await public()
    form = await ben.presses(await ben.asks_first(AGAIN, neighbourhood="Frog Hollow"), "Editar la mía")
    assert (form.form.text, form.form.neighbourhood) == (AGAIN, "Frog Hollow")
    done = await ben.sends(form, text="Why is the library closed on Sundays all year?")
    assert "número 2" in done.text.replace("*", "")
    assert done.reply.replace
    assert not await rows(front, "asking_draft")


async def test_canceling_keeps_nothing(front, ben, public):
    await public()
    offered = await ben.asks_first(AGAIN)
    assert "Cancelado" in (await ben.presses(offered, "Cancelar")).text
    assert not await rows(front, "asking_draft")
    assert "ya se envió, se canceló" in (await ben.presses(offered, "Enviar la mía")).text


async def test_a_draft_is_nobody_elses_and_sealed(front, ben, public):
    await public()
    offered = await ben.asks_first(AGAIN)
    [draft] = await rows(front, "asking_draft")
    assert AGAIN not in str(draft)
    for other in (front.person("eve"), front.person("ben", space=SpaceId("slack", "T9"))):
        assert "sent, canceled" in (await other.runs(offered.buttons["Enviar la mía"])).text
    front.clock.advance(days=1, minutes=1)
    assert "ya se envió" in (await ben.presses(offered, "Enviar la mía")).text
    await front.run("questions-tidy")
    assert not await rows(front, "asking_draft")


@pytest.mark.parametrize("status", ["received", "rejected", "withdrawn"])
async def test_what_is_not_public_is_offered_to_nobody(front, ana, ben, public, status):
    question = await public()
    async with front.database.transaction():
        pool = front.services.pool
        if status == "received":
            await pool.reopen(1, question.id, question.version)
        if status == "rejected":
            await pool.reject(1, question.id, question.version, "private")
    if status == "withdrawn":
        await ana.runs(f"question-withdraw:{question.id}")
    assert "número" in (await ben.asks_first(AGAIN)).text


async def test_another_community_and_ones_own_question_are_not_offered(front, ana, public):
    await public(show_name=True)
    elsewhere = front.person("eve", space=SpaceId("slack", "T9"))
    assert "is number" in (await elsewhere.asks_first(AGAIN)).text.replace("*", "")
    assert "is number" in (await ana.asks_first(AGAIN)).text.replace("*", "")


async def test_the_askers_name_is_not_in_the_offer(front, ben, public):
    await public(show_name=True)
    assert "ana" not in (await ben.asks_first(AGAIN)).text.replace("caminando", "")


async def test_joined_questions_are_one_offer(front, ben, public):
    one = await public()
    two = await public("Will police walk the beat again, and when will we see it?", front.person("cleo"))
    async with front.database.transaction():
        await front.services.pool.join(1, two.id, two.version, one.id)
    offered = await ben.asks_first(AGAIN)
    assert offered.text.startswith("2 personas ya preguntan esto")
    assert len(offered.reply.cards) == 2


async def test_what_was_put_at_a_roundtable_that_is_over_is_not_offered(front, ana, ben, public, plan):
    await plan()
    form = await ana.runs("ask:roundtable:1")
    await public(opened=form)
    assert "Apoyar esta" in (await ben.asks_first(AGAIN)).buttons
    front.clock.advance(days=9)
    assert "número" in (await ben.asks_first(AGAIN)).text


async def test_a_change_by_another_process_counts_once_it_is_looked_for(front, ben, public):
    question = await public()
    assert "Apoyar esta" in (await ben.asks_first(AGAIN)).buttons
    other = front.again()
    async with other.database.transaction():
        await other.services.pool.redact(1, question.id, question.version, ["police walking the beat"])
    await front.run("questions-compare")
    assert "número" in (await ben.asks_first(AGAIN)).text


async def test_questions_from_before_the_model_get_a_meaning(front, ben, public):
    await public()
    async with front.database.transaction() as session:
        await session.execute(sql("UPDATE question SET embedding = NULL"))
    fresh = front.again()
    ben.front = fresh
    assert "número" in (await ben.asks_first(SPANISH)).text, "words alone bridge no languages"
    await fresh.run("questions-meaning")
    assert ASKED in (await fresh.person("cleo").asks_first(SPANISH)).text
    assert all(len(row.embedding) == 1536 for row in await rows(front))


async def test_without_the_model_words_are_compared(front, ben, public):
    front.similar.meaning.installed = False
    await public()
    assert ASKED in (await ben.asks_first(AGAIN)).text
    assert "número" in (await ben.asks_first(SPANISH)).text
    assert all(row.embedding is None for row in await rows(front))


async def test_a_button_pressed_after_the_other_was_taken_back_keeps_the_draft(front, ana, ben, public):
    question = await public()
    offered = await ben.asks_first(AGAIN)
    await ana.runs(f"question-withdraw:{question.id}")
    refused = await ben.presses(offered, "Apoyar esta")
    assert "la retiró" in refused.text or "fue retirada" in refused.text or "retir" in refused.text
    assert "número" in (await ben.presses(offered, "Enviar la mía")).text
