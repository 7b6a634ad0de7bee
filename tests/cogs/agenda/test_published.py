"""What everybody sees of a published agenda, why it is as it is, and what becomes of its questions."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import update

from bot.platforms.discord.markup import markup
from bot.platforms.discord.render import render
from bot.settings import ROOT
from cogs.agenda.cards import published_post
from cogs.agenda.picture import _catalogue, _data, _drawn
from cogs.agenda.service import Item
from cogs.agenda.store import AgendaRow
from tests.cogs.agenda.conftest import TOPICS, change
from tests.cogs.answers.recording import join


async def test_a_sample_says_so_wherever_the_agenda_is_shown(front, town, omar, ana):
    async with front.database.transaction():
        await front.services.questions.seed(1, ROOT / "config" / "hartford" / "sample" / "questions.toml")
        community = await front.spaces.community_of(front.space)
    draft = await omar.gives("agenda build", seats=2)
    assert "were written for trying the bot out: no resident asked them." in draft.text
    await omar.presses(draft, "Publish")
    seen = (await ana.types("/agenda show")).text
    assert "no resident asked them" in seen
    assert seen.count("Sample written for trying the bot out") == 2
    async with front.database.transaction():
        roundtable = await front.services.roundtables.get(community.id, town.roundtable)
        agenda = await front.services.agendas.published(community.id, roundtable)
    drawn = str(_data(agenda, _catalogue().voice("es")))
    assert drawn.count("· ejemplo") == 2
    assert "para probar el bot" in drawn
    why = (await ana.gives("why", what=f"question:{agenda.slate[1]}")).text
    assert f"as number 2. Nobody supported #{agenda.slate[1]} when it was made." in why
    assert "among those without any, the lowest number comes first" in why
    why = (await ana.gives("why", what=f"question:{max(agenda.slate) + 1}")).text
    assert "It is not on the agenda of “North End roundtable”. Nobody supported" in why
    assert "Questions with supporters come first" in why


async def test_a_published_agenda_is_a_post_with_a_picture_in_each_language(front, town, omar, ana):
    await town.vote((6, 1, 2, 3), (4, 4))
    assert "No agenda is published yet" in (await ana.types("/agenda show")).text
    await omar.presses(await omar.gives("agenda build", seats=3), "Publish")
    post = (await front.posts())[-1]
    assert post.startswith("discord:31 | These questions were chosen for the roundtable.")
    assert f"1. #1 {TOPICS[0]}" in post
    assert "Method of Equal Shares" in post
    assert "Of everybody else this says nothing." in post
    shown = await front.person("berta", locale="es").types("/agenda show")
    assert "Elegidas por el método de partes iguales" in shown.text
    assert TOPICS[3] in shown.text


async def test_of_a_roundtable_that_is_over_nothing_is_said_that_nobody_recorded(front, town, omar, ana):
    await town.vote((6, 1, 2, 3), (4, 4))
    await omar.presses(await omar.gives("agenda build", seats=3), "Publish")
    over = "Its time has passed, and it is not recorded whether the questions without a mark were asked."
    assert over not in (await ana.types("/agenda show")).text
    front.clock.advance(days=60)
    assert over in (await ana.types("/agenda show")).text
    assert "no consta si se hicieron" in (await front.person("berta", locale="es").types("/agenda show")).text
    assert "will be" not in (await front.posts())[-1]
    for _ in range(3):
        await omar.presses(await omar.types("/agenda run"), "Asked")
    assert over not in (await ana.types("/agenda show")).text


async def test_the_agenda_of_a_canceled_roundtable_says_so(front, town, omar, ana):
    await town.vote((6, 1, 2, 3), (4, 4))
    await omar.presses(await omar.gives("agenda build", seats=3), "Publish")
    await omar.presses(await omar.gives("roundtable cancel", roundtable="1"), "Yes, cancel it")
    assert "which was canceled" in (await ana.types("/agenda show")).text


async def test_without_a_channel_the_organiser_gets_the_pictures(front, town, omar):
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "roundtables", None)
    await town.vote((2, 1))
    done = await omar.presses(await omar.gives("agenda build", seats=1), "Publish")
    assert "It is not posted" in done.text
    assert list(done.files) == ["agenda-1-en.png", "agenda-1-es.png"]
    assert all(png.startswith(b"\x89PNG") for png in done.files.values())


async def test_what_breaks_the_guarantee_is_published_with_its_reason(front, town, omar, ana):
    await town.vote((6, 1, 2, 3), (4, 4))
    refused = await omar.presses(await omar.gives("agenda build", seats=3, rule="top"), "Publish")
    await omar.sends(await omar.presses(refused, "Give a reason"), reason="The mayor asked for these three.")
    for seen in ((await front.posts())[-1], (await ana.types("/agenda show")).text):
        assert "The mayor asked for these three." in seen
        assert "5 people who support #4 have nothing on this agenda" in seen


async def test_reasons_too_long_to_stand_beside_the_questions_have_cards_of_their_own(front, town, omar, ana):
    await town.vote((6, 1, 2, 3), (4, 4))
    refused = await omar.presses(await omar.gives("agenda build", seats=3, rule="top"), "Publish")
    await omar.sends(await omar.presses(refused, "Give a reason"), reason="The mayor asked for these three.")
    reasons = [f"{word} {'because of the time there is ' * 14}" for word in ("First", "Second", "Third")]
    async with front.database.transaction() as session:
        await session.execute(update(AgendaRow).values(reasons=reasons))
    said = await ana.types("/agenda show")
    assert "There are 3 reasons." in said.text
    assert [card.body for card in said.reply.cards[2:5]] == reasons


def test_a_word_longer_than_a_line_stays_on_the_picture():
    def height(text):
        item = {"place": "1", "text": text, "people": "#1, one person"}
        told = {
            "lang": "en",
            "kicker": "Questions",
            "title": "North End",
            "when": "today",
            "items": [item],
            "notes": [],
        }
        return int.from_bytes(_drawn(json.dumps(told))[20:24], "big")

    assert height("x" * 240) > height("x") + 60, "it takes several lines"


async def test_however_long_the_questions_are_the_post_says_all_of_the_audit(front, town, omar):
    await town.ask("Why is *nobody* there at night, and who decides? " * 10)
    await omar.gives("agenda build", seats=25)
    async with front.database.transaction():
        agenda = await front.services.agendas.get(1, 1)
    [cluster] = agenda.clusters.values()
    asked = {n: replace(cluster.lead, number=n) for n in range(101, 126)}
    clusters = {n: replace(cluster, lead=question, wordings=(question,)) for n, question in asked.items()}
    reason = "The chief has little time. " * 18
    long = replace(agenda, items=tuple(map(Item, asked)), clusters=clusters, reasons=(reason,))
    for language, last in (("en", "Of everybody else this says nothing."), ("es", "De los demás, esto no dice nada.")):
        [message] = render(published_post(long, []), front.catalogue.voice(language, markup=markup({})))
        said = str(message.view().to_components())
        assert all(words in said for words in ("125 Why is", reason.strip(), last))


async def test_a_published_agenda_keeps_the_supports_it_was_audited_on(front, town, omar):
    await town.vote((2, 1), (1, 2))
    await omar.presses(await omar.gives("agenda build", seats=1), "Publish")
    async with front.database.transaction():
        before = await front.services.agendas.bundle(1, town.roundtable)
    await town.support(2, *(f"late{n}" for n in range(9)))
    async with front.database.transaction():
        assert await front.services.agendas.bundle(1, town.roundtable) == before
    assert before["supports"] == [[1], [1], [1], [2], [2]]
    assert before["slate"] == [1]
    assert before["questions"][0] | {"shown": 0} == {
        "number": 1, "text": TOPICS[0], "language": "en", "labels": [], "neighbourhood": None, "shown": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "says", "dice"),
    [
        ([], "has the same say.", "tiene el mismo peso."),
        ([("swap", 3, 4)], "; then the organizers changed it by hand in one place.", "cambiaron a mano un lugar."),
        ([("drop", 1, 0), ("drop", 2, 0), ("add", 4, 0)], "by hand in 2 places.", "cambiaron a mano 2 lugares."),
        ([("up", 2, 0)], "; then the organizers put them in another order.", "cambiaron el orden."),
    ],
)
async def test_a_published_agenda_says_how_far_it_was_changed_by_hand(front, town, omar, ana, changes, says, dice):
    await town.vote((3, 1), (3, 2), (3, 3), (3, 4))
    draft = await omar.gives("agenda build", seats=3)
    for kind, number, other in changes:
        draft = await change(front, omar, draft, kind, number, other)
        if "Give a reason" in draft.buttons:
            draft = await omar.sends(await omar.presses(draft, "Give a reason"), reason="The mayor asked for it.")
    await omar.presses(draft, "Publish")
    assert says in (await ana.types("/agenda show")).text
    assert says in next(post for post in await front.posts() if "These questions" in post)
    assert dice in (await front.person("ana", locale="es").types("/agenda show")).text
    async with front.database.transaction():
        roundtable = await front.services.roundtables.get(1, town.roundtable)
        agenda = await front.services.agendas.published(1, roundtable)
    assert dice in str(_data(agenda, _catalogue().voice("es"))), "the picture says so too"


async def test_why_a_question_is_on_the_agenda_or_not(front, town, omar, ana):
    await town.vote((6, 1, 2, 3), (4, 4))
    assert "No agenda has been published yet" in (await ana.gives("why", what="question:1")).text
    await omar.presses(await omar.gives("agenda build", seats=2), "Publish")
    on = await ana.gives("why", what="question:4")
    assert "It is on the agenda of “North End roundtable”, as number 2. 5 people supported #4" in on.text
    assert "the places left went where supporters had spent the least" in on.text
    assert "its supporters had enough left to bring it" in (await ana.gives("why", what="question:1")).text
    off = await front.person("berta", locale="es").gives("why", what="question:2")
    assert "No está en la agenda de «North End roundtable». 7 personas apoyaban la #2" in off.text
    assert "6 de ellas tienen allí otra de sus preguntas." in off.text
    await town.ask(TOPICS[4])
    assert "not among the questions to choose from" in (await ana.gives("why", what="question:5")).text


async def test_why_tells_what_organisers_did_and_nothing_of_questions_that_are_not_public(front, town, omar, ana):
    await town.vote((6, 1, 2, 3), (4, 4))
    would = await change(front, omar, await omar.gives("agenda build", seats=3), "swap", 4, 3)
    draft = await omar.sends(await omar.presses(would, "Give a reason"), reason="The chief answered #4 last week.")
    await omar.presses(draft, "Publish")
    off = await ana.gives("why", what="question:4")
    assert "The rule had chosen it: the organizers took it off." in off.text
    assert "The chief answered #4 last week." in off.text
    assert "the organizers put it there" in (await ana.gives("why", what="question:3")).text
    number = await town.ask(TOPICS[5], approved=False)
    hidden = await ana.gives("why", what=f"question:{number}")
    assert TOPICS[5] not in hidden.text
    assert "agenda" not in hidden.text


async def test_why_is_true_of_questions_that_were_joined_only_after_the_agenda(front, town, omar, ana):
    await town.vote((1, 1), (5, 2))
    await omar.presses(await omar.gives("agenda build", seats=1), "Publish")
    await join(front, town, 1, to=2)
    for number in (1, 2):
        why = (await ana.gives("why", what=f"question:{number}")).text
        assert "It is on the agenda of “North End roundtable”, as number 1. 6 people supported #2" in why
        assert "the organizers" not in why


@pytest.mark.parametrize(
    ("rule", "why", "por_que"),
    [
        ("top", "or as many and they had a lower number", "o tantas como a esta"),
        ("phragmen", "or as much and had a lower number", "o lo mismo y su número era más bajo"),
    ],
)
async def test_why_is_true_of_a_question_that_others_tied_with(town, omar, ana, front, rule, why, por_que):
    await town.vote((2, 1), (2, 2), (2, 3))
    await omar.presses(await omar.gives("agenda build", seats=2, rule=rule), "Publish")
    assert why in (await ana.gives("why", what="question:3")).text
    assert por_que in (await front.person("berta", locale="es").gives("why", what="question:3")).text


async def test_why_names_what_the_rule_did_where_organisers_took_that_off(front, town, omar, ana):
    await town.vote((6, 1, 2), (3, 3))
    draft = await change(front, omar, await omar.gives("agenda build", seats=1), "swap", 1, 3)
    await omar.presses(draft, "Publish")
    off = (await ana.gives("why", what="question:2")).text
    assert "none of them has another of their questions there." in off
    assert "by the rule its supporters spent theirs on other questions, or were too few" in off


async def test_no_organiser_is_said_to_have_changed_what_votes_changed_after_the_draft(front, town, omar, ana):
    await town.vote((2, 1), (1, 2))
    draft = await omar.gives("agenda build", seats=1)
    await town.support(2, *(f"late{n}" for n in range(2)))
    await omar.presses(draft, "Publish")
    for said in ((await ana.types("/agenda show")).text, (await front.posts())[-1]):
        assert "by hand" not in said
        assert "from those audited here, the rule would choose otherwise in one place." in said
    on, off = [(await ana.gives("why", what=f"question:{number}")).text for number in (1, 2)]
    assert "The rule chose it when the agenda was drafted; from the votes as they were" in on
    assert "the rule had not chosen it; from the votes as they were when it was published, it would have." in off
    berta = front.person("berta", locale="es")
    assert "la regla elegiría distinto en un lugar." in (await berta.types("/agenda show")).text
    assert "cuando se hizo el borrador" in (await berta.gives("why", what="question:1")).text
    again = await change(front, omar, await omar.runs("agenda-edit:1"), "add", 2)
    await omar.presses(again, "Publish")
    assert "changed it by hand in one place" in (await ana.types("/agenda show")).text


async def test_no_organiser_is_said_to_have_dropped_what_its_asker_took_back(front, town, omar, ana):
    await town.ask(TOPICS[0], by="ana")
    await town.ask(TOPICS[1])
    draft = await omar.gives("agenda build", seats=2)
    await becomes(front, town, "withdrawn")
    await omar.presses(draft, "Publish")
    shown = (await ana.types("/agenda show")).text
    assert f"1. #2 {TOPICS[1]}" in shown
    assert "by hand" not in shown


async def test_a_question_on_a_published_agenda_keeps_its_words(front, town, omar, ana):
    await town.ask(TOPICS[0], by="ana")
    draft = await omar.gives("agenda build", seats=1)
    form = await ana.presses(await ana.types("/my-questions"), "Edit")
    en_espanol = front.person("ana", locale="es")
    await omar.presses(draft, "Publish")
    assert "Edit" not in (await ana.types("/my-questions")).buttons
    late = await ana.sends(form, text=TOPICS[1])
    assert "Question 1 is on a published agenda" in late.text
    assert late.answer.outcome.values["text"] == TOPICS[1], "what was typed is not lost"
    assert "está en una agenda publicada" in (await en_espanol.runs("question-edit:1")).text
    assert f"#1 {TOPICS[0]}" in (await ana.types("/agenda show")).text


async def becomes(front, town, status):
    """What happens to question #1, which ana asked, once the agenda is published."""
    services, question = front.services, town.ids[1]
    ana = await town.pseudonym("ana")
    async with front.database.transaction():
        version = (await services.pool.get(1, question)).version
        match status:
            case "received":
                await services.pool.reopen(1, question, version)
            case "rejected":
                await services.pool.reject(1, question, version, "off-topic")
            case "withdrawn":
                await services.questions.withdraw(1, question, ana)
            case "erased":
                await services.questions.erase(1, ana, keep_text=False)


@pytest.mark.parametrize(
    ("status", "why", "por_que"),
    [
        ("received", "waits for a moderator", "espera la revisión"),
        ("rejected", "turned this question down", "rechazó esta pregunta"),
        ("withdrawn", "was taken back", "se retiró"),
        ("erased", "were erased", "se borraron"),
    ],
)
async def test_a_published_agenda_says_what_became_of_a_question(front, town, omar, ana, status, why, por_que):
    await town.ask(TOPICS[0], by="ana")
    await town.ask(TOPICS[1])
    await omar.presses(await omar.gives("agenda build", seats=2), "Publish")
    await becomes(front, town, status)
    shown = (await ana.types("/agenda show")).text
    assert why in shown
    assert TOPICS[0] not in shown
    assert por_que in (await front.person("berta", locale="es").runs("agenda-show:1")).text
    [post] = [p for p in await front.posts() if "These questions were chosen" in p]
    assert TOPICS[0] not in post
    assert TOPICS[1] in post
    async with front.database.transaction():
        roundtable = await front.services.roundtables.get(1, town.roundtable)
        agenda = await front.services.agendas.published(1, roundtable)
    assert por_que in str(_data(agenda, _catalogue().voice("es")))
    run = await omar.types("/agenda run")
    assert why in run.text
    assert "Asked" not in run.buttons
    assert "Skip" in run.buttons
    assert "Asked" in (await omar.presses(run, "Later")).buttons


async def test_a_question_that_another_roundtable_heard_says_so(front, town, omar):
    async with front.database.transaction():
        await front.services.questions.seed(1, ROOT / "config" / "hartford" / "sample" / "questions.toml")
    await omar.presses(await omar.gives("agenda build", seats=1), "Publish")
    await town.plan("South End roundtable", datetime(2026, 12, 8, 23, tzinfo=UTC))
    await omar.presses(await omar.gives("agenda build", seats=1, roundtable="South End roundtable"), "Publish")
    async with front.database.transaction():
        last, first = await front.services.agendas.all_published(1)
        assert last.slate == first.slate
    await omar.runs(f"agenda-asked:{last.id}:{last.slate[0]}")
    assert "belongs to another roundtable now" in (await omar.runs(f"agenda-show:{first.id}")).text


async def test_what_the_audit_said_stays_with_the_agenda_and_can_be_made_again(front, town, omar):
    await town.vote((6, 1, 2, 3), (4, 4))
    draft = await omar.gives("agenda build", seats=3, rule="top")
    would = await omar.presses(draft, "Publish")
    await omar.sends(await omar.presses(would, "Give a reason"), reason="The chief answered #4 last week.")
    async with front.database.transaction() as current:
        kept = await front.services.agendas.latest(1)
        await current.execute(update(AgendaRow).values(audit=None))
    async with front.database.transaction():
        assert (await front.services.agendas.latest(1)).audit == kept.audit
