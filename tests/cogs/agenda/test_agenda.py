"""Organisers build, change and publish an agenda; everybody sees it and why it is as it is."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.settings import ROOT
from tests.cogs.agenda.conftest import TOPICS, change


async def test_an_agenda_is_built_by_equal_shares_and_audited(town, omar):
    await town.vote((6, 1, 2, 3), (4, 4))
    draft = await omar.gives("agenda build", seats=3)
    assert draft.private
    assert f"#1 {TOPICS[0]}" in draft.text
    assert f"#4 {TOPICS[3]}" in draft.text
    assert "No group of voters goes short" in draft.text
    assert "14 people voted." in draft.text, "askers vote too"


async def test_the_most_supported_may_leave_a_group_with_nothing_and_the_draft_says_whom(town, omar):
    await town.vote((6, 1, 2, 3), (4, 4))
    draft = await omar.gives("agenda build", seats=3, rule="top")
    assert "Built by how many people support each." in draft.text
    assert "5 people who support #4 have nothing on this agenda (a fair share is 5)." in draft.text
    refused = await omar.presses(draft, "Publish")
    assert "needs a reason" in refused.text


async def test_only_organisers_build(town, ana):
    await town.vote((1, 1))
    assert "organizer" in (await ana.gives("agenda build", seats=1)).text


async def test_each_change_is_audited_at_once(front, town, omar):
    await town.vote((6, 1, 2, 3), (4, 4))
    draft = await omar.gives("agenda build", seats=3)
    would = await change(front, omar, draft, "swap", 4, 3)
    assert "5 people who support #4 have nothing on this agenda (a fair share is 5)." in would.text
    assert "needs a reason" in would.text
    left = await omar.presses(would, "Leave it as it is")
    assert "#4" in left.text
    done = await omar.sends(await omar.presses(would, "Give a reason"), reason="The chief answered #4 last week.")
    assert "The chief answered #4 last week." in done.text
    assert f"#3 {TOPICS[2]}" in done.text
    assert f"#4 {TOPICS[3]}" not in done.text


async def test_a_reason_goes_when_the_agenda_is_fair_again(front, town, omar):
    await town.vote((6, 1, 2, 3), (4, 4))
    would = await change(front, omar, await omar.gives("agenda build", seats=3), "drop", 4)
    dropped = await omar.sends(await omar.presses(would, "Give a reason"), reason="No time for it this month.")
    assert "No time for it this month." in dropped.text
    back = await change(front, omar, dropped, "add", 4)
    assert "No group of voters goes short" in back.text
    assert "No time for it" not in back.text


async def test_a_reason_is_asked_for_whom_a_change_leaves_short_and_for_nobody_who_was_short_before(front, town, omar):
    await town.vote((9, 1, 2, 3, 6), (7, 4), (6, 5))
    draft = await omar.gives("agenda build", seats=4, rule="top")
    assert "8 people who support #4 have nothing" in draft.text
    fairer = await change(front, omar, draft, "swap", 6, 4)
    assert "7 people who support #5 have nothing" in fairer.text, "as before, and fewer than there were"
    again = await omar.gives("agenda build", seats=4, rule="top")
    fairer = await change(front, omar, again, "swap", 6, 5)
    would = await change(front, omar, fairer, "swap", 5, 6)
    assert "This needs a reason. 7 people who support #5 have nothing" in would.text


async def test_moving_and_pinning_need_no_reason_and_a_pinned_question_stays(front, town, omar):
    await town.vote((6, 1, 2, 3), (4, 4))
    draft = await omar.gives("agenda build", seats=3, rule="top")
    pinned = await change(front, omar, draft, "pin", 3)
    moved = await change(front, omar, pinned, "up", 3)
    assert [line.split()[1] for line in moved.text.splitlines() if line[:1].isdigit()] == ["#1", "#3", "#2"]
    again = await omar.gives("agenda build", seats=3)
    assert [line.split()[1] for line in again.text.splitlines() if line[:1].isdigit()] == ["#1", "#3", "#4"]


async def test_of_two_organisers_who_change_it_at_once_one_wins(front, town, omar):
    await town.vote((6, 1, 2, 3), (4, 4))
    draft = await omar.gives("agenda build", seats=3)
    await change(front, omar, draft, "up", 4)
    late = await change(front, front.person("olu", "organiser"), draft, "drop", 1)
    assert "was changed or published in the meantime" in late.text


async def test_one_more_question_than_seats_is_one_more_seat(front, town, omar):
    await town.vote((6, 1, 2, 3), (4, 4))
    draft = await omar.gives("agenda build", seats=2)
    more = await change(front, omar, draft, "add", 2)
    assert "#2" in more.text
    form = await omar.presses(more, "Add by number")
    assert "#3 " in (await omar.sends(form, number="#3")).text
    assert "is no number" in (await omar.sends(form, number="three")).text


async def test_a_question_more_is_audited_and_nobody_is_told_that_the_rule_chose_more(front, town, omar, ana):
    await town.vote((6, 1), (3, 2), (3, 3), (1, 4))
    draft = await omar.gives("agenda build", seats=1)
    more = await change(front, omar, draft, "add", 4)
    await omar.presses(more, "Publish")
    off = (await ana.gives("why", what="question:2")).text
    assert "by the rule its supporters spent theirs on other questions, or were too few" in off
    assert "the organizers" not in off
    async with front.database.transaction():
        bundle = await front.services.agendas.bundle(1, town.roundtable)
    assert (bundle["seats"], bundle["slate"]) == (2, [1, 4])


async def test_a_question_that_came_and_went_leaves_no_seat_behind(front, town, omar):
    await town.vote((6, 1), (6, 2), (6, 3))
    draft = await omar.gives("agenda build", seats=2)
    more = await change(front, omar, draft, "add", 3)
    back = await change(front, omar, more, "drop", 3)
    assert "No group of voters goes short" in back.text


async def test_a_question_pinned_beyond_the_seats_is_a_seat_more(front, town, omar):
    await town.vote((1, 1), (1, 2), (1, 3))
    draft = await omar.gives("agenda build", seats=2)
    for number in (1, 2):
        draft = await change(front, omar, draft, "pin", number)
    await omar.gives("agenda build", seats=1)
    async with front.database.transaction():
        bundle = await front.services.agendas.bundle(1, town.roundtable)
    assert (bundle["seats"], bundle["slate"]) == (2, [1, 2])


async def test_what_is_published_stays_until_the_new_draft_is(front, town, omar, ana):
    await town.vote((2, 1), (1, 2))
    await omar.presses(await omar.gives("agenda build", seats=1), "Publish")
    draft = await omar.runs("agenda-edit:1")
    changed = await change(front, omar, draft, "add", 2)
    assert "#2" not in (await ana.types("/agenda show")).text
    await omar.presses(changed, "Publish")
    assert "#2" in (await ana.types("/agenda show")).text
    assert len([p for p in await front.posts() if "These questions" in p]) == 1, "the post was edited"


async def test_a_question_that_is_joined_or_rejected_meanwhile_is_off_the_draft(front, town, omar):
    await town.vote((3, 1), (2, 2), (1, 3))
    draft = await omar.gives("agenda build", seats=3)
    async with front.database.transaction():
        pool = front.services.pool
        await pool.join(1, town.ids[2], (await pool.get(1, town.ids[2])).version, town.ids[1])
        await pool.reject(1, town.ids[3], (await pool.get(1, town.ids[3])).version, "off-topic")
    now = await omar.types("/agenda show")
    assert [line.split()[1] for line in now.text.splitlines() if line[:1].isdigit() and ". #" in line] == ["#1"]
    assert "7 people voted." in now.text
    assert "#1" in (await change(front, omar, draft, "pin", 1)).text


async def test_questions_that_wait_for_any_roundtable_are_eligible_and_those_of_another_are_not(front, town, omar):
    await town.vote((1, 1))
    first = town.roundtable
    town.roundtable = await town.plan("South End roundtable", datetime(2026, 12, 8, 23, tzinfo=UTC))
    await town.ask(TOPICS[1])
    town.roundtable = first
    draft = await omar.gives("agenda build", seats=5)
    assert "#1" in draft.text
    assert "#2" not in draft.text


async def test_without_questions_or_roundtables_there_is_no_agenda(front, omar, town):
    assert "no question to choose from" in (await omar.gives("agenda build", seats=3)).text.lower()
    await town.vote((1, 1))
    assert "at least one seat" in (await omar.gives("agenda build", seats=0)).text
    assert "25 questions at most" in (await omar.gives("agenda build", seats=26)).text
    assert "No roundtable here" in (await omar.gives("agenda build", seats=2, roundtable="Nowhere")).text


async def test_another_community_finds_nothing(front, town, omar):
    from bot.core.ids import SpaceId

    await town.vote((2, 1), (1, 2))
    draft = await omar.gives("agenda build", seats=2)
    eve = front.person("eve", "owner", space=SpaceId("slack", "T9"))
    at = draft.buttons["Publish"].partition(":")[2]
    for pressed in (f"agenda-draft:{at.partition(':')[0]}", f"agenda-item:{at}:1", f"agenda-publish:{at}",
                    f"agenda-change:{at}:drop:1:0", "agenda-show:1", "agenda-edit:1"):  # fmt: skip
        said = await eve.runs(pressed)
        assert said.answer.failed, pressed
        assert TOPICS[0] not in said.text
    assert TOPICS[0] not in (await eve.types("/agenda show")).text
    assert (await eve.gives("agenda build", seats=1)).answer.failed
    assert (await eve.gives("why", what="question:1")).answer.failed


async def test_what_is_on_a_draft_or_was_taken_off_may_be_edited(front, town, omar, ana):
    await town.ask(TOPICS[0], by="ana")
    await town.ask(TOPICS[1])
    await omar.presses(await omar.gives("agenda build", seats=2), "Publish")
    draft = await omar.runs("agenda-edit:1")
    would = await change(front, omar, draft, "drop", 1)
    assert "Edit" not in (await ana.types("/my-questions")).buttons
    fewer = await omar.sends(await omar.presses(would, "Give a reason"), reason="No time for it this month.")
    await omar.presses(fewer, "Publish")
    form = await ana.presses(await ana.types("/my-questions"), "Edit")
    assert "Question 1 is changed" in (await ana.sends(form, text=TOPICS[2])).text


async def test_samples_give_way_once_residents_ask(front, town, omar):
    async with front.database.transaction():
        await front.services.questions.seed(1, ROOT / "config" / "hartford" / "sample" / "questions.toml")
    asked = await town.ask(TOPICS[1])
    draft = await omar.gives("agenda build", seats=3)
    assert f"1. #{asked} {TOPICS[1]}" in draft.text
    assert "2. #" not in draft.text
    assert "no resident asked them" not in draft.text


async def test_the_meeting_that_is_nearest_is_run_whichever_agenda_was_published_last(front, town, omar):
    await town.ask(TOPICS[0])
    await omar.presses(await omar.gives("agenda build", seats=1), "Publish")
    town.roundtable = await town.plan("Next month's roundtable", datetime(2026, 12, 29, 23, tzinfo=UTC))
    await town.ask(TOPICS[1])
    await omar.presses(await omar.gives("agenda build", seats=1, roundtable=str(town.roundtable)), "Publish")
    front.clock.at = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)
    run = await omar.gives("agenda run")
    assert "North End roundtable" in run.text
    await omar.presses(run, "Asked")
    assert "Next month's roundtable" in (await omar.gives("agenda run")).text, "nothing waits on the first any more"


async def test_questions_are_found_by_number_and_by_words_whatever_their_case(town, omar, ana):
    await town.vote((1, 1), (1, 4))
    for number in range(7, 13):
        await town.ask(f"ÁREA ESCOLAR: ¿quién vigila el cruce número {number}?")
    assert [label.split()[0] for label in await omar.suggested("answer-questions", "área")][:2] == ["#10", "#9"]
    assert [label.split()[0] for label in await ana.suggested("explained", "#1")] == ["#1", "#10"]
    await omar.presses(await omar.gives("agenda build", seats=1), "Publish")
    on = (await omar.suggested("answer-questions", ""))[0]
    assert on.startswith("#1 "), "what is on the agenda comes first"
