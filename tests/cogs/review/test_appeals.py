"""Askers appeal against decisions, once for each; the ledger tells everybody in numbers."""

import pytest
from sqlalchemy import text as sql

from tests.cogs.questions.conftest import WORDS
from tests.cogs.review.conftest import MODERATORS

WHY = "It names nobody at all, please look again."


@pytest.fixture
async def rejected(ana, mod, ask):
    """Ana's question, which a moderator rejected."""
    await ask()
    await mod.sends(await mod.presses(await mod.types("/review"), "Reject"), reason="private")


async def appeal(person, number=1, text=WHY):
    return await person.sends(await person.types(f"/appeal {number}"), text=text)


async def test_an_appeal_goes_back_to_the_moderators_without_a_name(ana, mod, rejected, channel):
    assert "is with the moderators" in (await appeal(ana)).text
    shown = (await channel(MODERATORS))[-1]
    assert "Whoever asked this appeals:" in shown
    assert WHY in shown
    assert "ana" not in shown.lower().replace("another", "")
    assert "One appeal" in (await mod.types("/review")).buttons


async def test_an_appeal_is_granted_by_another_decision(ana, mod, rejected, told):
    await appeal(ana)
    open_ = await mod.presses(await mod.types("/review"), "One appeal")
    await mod.presses(open_, "Approve")
    assert "is public now" in (await told("ana"))[-1]
    assert "One appeal" not in (await mod.types("/review")).buttons


async def outcomes(front):
    """How the appeals ended, as the ledger counts them."""
    async with front.database.transaction() as session:
        return list(await session.scalars(sql("SELECT outcome FROM appeal ORDER BY id")))


async def test_an_appeal_stays_open_while_what_it_is_against_stands(front, ana, mod, rejected):
    await appeal(ana)
    await mod.sends(await mod.presses(await mod.types("/review number:1"), "Label"), labels="Patrols")
    undone = await mod.presses(await mod.types("/review number:1"), "Undo")
    assert "Status: rejected" in undone.text
    assert f"Appeal: {WHY}" in undone.text
    assert await outcomes(front) == ["open"]


async def test_an_appeal_is_open_again_where_what_granted_it_is_undone(front, ana, mod, rejected):
    await appeal(ana)
    await mod.presses(await mod.types("/review number:1"), "Approve")
    assert await outcomes(front) == ["granted"]
    await mod.presses(await mod.types("/review number:1"), "Undo")
    assert await outcomes(front) == ["open"]
    assert WHY in (await mod.presses(await mod.types("/review"), "One appeal")).text


@pytest.mark.parametrize(("button", "outcome"), [("Reject", "upheld"), ("Approve", "open")])
async def test_no_decision_grants_an_appeal_that_it_does_not_concern(front, ana, mod, ask, button, outcome):
    await ask()
    await mod.sends(await mod.presses(await mod.types("/review"), "Redact"), words="Albany")
    await appeal(ana)
    said = await mod.presses(await mod.types("/review"), button)
    if button == "Reject":
        await mod.sends(said, reason="private")
        assert "is with the moderators" in (await appeal(ana)).text, "it may be appealed in its turn"
        assert await outcomes(front) == [outcome, "open"]
    else:
        assert await outcomes(front) == [outcome]


async def test_who_appeals_what_is_rejected_and_redacted_has_it_granted_by_an_approval(front, ana, mod, rejected):
    await mod.sends(await mod.presses(await mod.types("/review number:1"), "Redact"), words="Albany")
    await appeal(ana)
    await mod.presses(await mod.types("/review number:1"), "Approve")
    assert await outcomes(front) == ["granted"]


async def test_an_objection_to_being_joined_is_granted_by_separating(front, ana, mod, ask):
    await ask()
    await ask("Why is the pool at Colt Park closed on Sundays?", by=front.person("ben"))
    await mod.sends(await mod.presses(await mod.types("/review number:1"), "Join"), other="2")
    await appeal(ana)
    await mod.presses(await mod.types("/review number:1"), "Separate")
    assert await outcomes(front) == ["granted"]
    await mod.presses(await mod.types("/review number:1"), "Undo")
    assert await outcomes(front) == ["open"]


async def test_moderators_may_keep_their_decision_and_the_asker_is_told(ana, mod, rejected, told):
    await appeal(ana)
    open_ = await mod.presses(await mod.types("/review"), "One appeal")
    kept = await mod.presses(open_, "Keep the decision")
    assert "The decision on question 1 stands." in kept.text
    assert "their decision stands" in (await told("ana"))[-1]
    assert (await ana.types("/appeal 1")).answer.failed, "each decision can be appealed once"


@pytest.mark.parametrize("button", ["Erase me, keep my words", "Erase me and my words"])
async def test_the_words_of_an_appeal_go_with_whoever_is_erased(ana, mod, rejected, channel, button):
    await appeal(ana)
    await ana.presses(await ana.presses(await ana.types("/privacy"), "Erase me"), button)
    assert [post for post in await channel(MODERATORS) if WHY in post] == []
    if button == "Erase me, keep my words":
        shown = await mod.presses(await mod.types("/review"), "One appeal")
        assert "Appeal: (The words were erased.)" in shown.text


async def test_only_the_asker_appeals_and_only_a_decision(front, ana, mod, ask, rejected):
    said = await front.person("eve").types("/appeal 1")
    assert said.answer.failed
    assert WORDS not in said.text
    await ask(f"And {WORDS}")
    assert "There is no decision on question 2" in (await ana.types("/appeal 2")).text


@pytest.mark.parametrize(
    "text", ["", "?! ?! ?! ?! ?!", "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b", "x" * 6000]
)
async def test_an_appeal_says_something(ana, rejected, text):
    assert (await appeal(ana, text=text)).text.startswith("text: ")
    assert "is with the moderators" in (await appeal(ana)).text


async def test_the_ledger_breaks_out_no_few(front, ana, mod, ask):
    for n in range(9):
        await ask(f"{WORDS} Says {n}", by=front.person(f"p{n}"))
        reason = "unclear" if n < 5 else "private"
        await mod.sends(await mod.presses(await mod.types("/review"), "Reject"), reason=reason)
    said = (await front.person("eve").types("/ledger")).text
    assert "5: It cannot be understood." in said
    assert "fewer than 5: It names or describes a private person." in said
    assert "fewer than 5: It advertises something." in said, "a zero would say that the four were not that"
    assert "4: Other reasons, or reasons given too seldom to be told apart" in said
    assert "half within the hour" in said
    assert WORDS not in said
