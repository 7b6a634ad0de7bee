"""What becomes of clusters when somebody in them is erased, and of addresses once nothing is open."""

import json

import pytest
from sqlalchemy import select

from bot.storage.people import PersonRow
from cogs.questions.service import Settled
from tests.cogs.exports.conftest import HERE, Town
from tests.cogs.questions.conftest import WORDS
from tests.conftest import ROOT


@pytest.fixture
def town(front):
    return Town(front)


async def erase(front, name, button):
    person = front.person(name)
    sure = await person.presses(await person.types("/privacy"), "Erase me")
    return await person.presses(sure, button)


async def cluster(front, number):
    async with front.database.transaction():
        question = await front.services.pool.numbered(HERE, number)
        return await front.services.pool.cluster(HERE, question.id)


async def test_another_wording_leads_and_the_votes_of_others_stay(front, town):
    await town.approved("ana", labels=["Patrols"])
    await town.approved("ben", f"And {WORDS}")
    await town.approved("cy", f"So {WORDS}")
    await town.joins(2, 1)
    await town.joins(3, 1)
    await town.supports(1, "dee", "eli", "ben")
    await town.supports(2, "eli", "fay")
    assert (await cluster(front, 1)).supporters == 6
    await erase(front, "ana", "Erase me and my words")
    left = await cluster(front, 2)
    assert ([q.number for q in left.wordings], left.supporters) == ([2, 3], 5)
    async with front.database.transaction():
        assert (await front.services.pool.whole(HERE))[1] == [frozenset({2})] * 5


async def test_a_person_sees_and_gets_what_they_support(front, town):
    await town.approved("ana")
    await town.approved("ben", f"And {WORDS}")
    await town.supports(1, "cy", "dee")
    await town.supports(2, "cy")
    cy = front.person("cy")
    kept = await cy.types("/privacy")
    assert "Questions of others that you support: 2" in kept.text
    copy = await cy.presses(await cy.presses(kept, "Export mine"), "Get the file")
    votes = json.loads(copy.files["roundtable-my-data.json"])["supports"]
    assert votes == [{"question": 1}, {"question": 2}]
    await erase(front, "cy", "Erase me and my words")
    assert "Questions of others that you support" not in (await cy.types("/privacy")).text


@pytest.mark.parametrize(("button", "words", "voters"), [
    ("Erase me, keep my words", [WORDS], 1),
    ("Erase me and my words", [], 0),
])  # fmt: skip
async def test_the_votes_of_who_is_erased_go(front, town, button, words, voters):
    await town.approved("ana")
    await town.approved("ben", f"And {WORDS}")
    await town.supports(2, "ana")
    await town.supports(1, "cy")
    await erase(front, "ana", button)
    assert [q.text for q in await town.questions()] == [*words, f"And {WORDS}"]
    assert (await cluster(front, 2)).supporters == 1
    async with front.database.transaction():
        assert len((await front.services.pool.whole(HERE))[1]) == 1 + voters


async def remembered(town, *names):
    for name in names:
        incoming = town.front.person(name).incoming()
        request = await town.front.dispatcher.request_of(incoming)
        async with town.front.database.transaction():
            await town.front.people.remember(request)


async def reachable(front, *names):
    async with front.database.transaction() as session:
        known = set(await session.scalars(select(PersonRow.pseudonym)))
    return {n for n in names if front.services.vault.pseudonym(HERE, front.person(n).incoming().user) in known}


PEOPLE = ("ana", "ben", "cy", "dee", "eli", "fay")


@pytest.fixture
async def answered(front, town, plan):
    """Everything asked for roundtable 1 by ana, and supported by ben, is answered; cy, dee and eli wait or waited."""
    await remembered(town, *PEOPLE)
    await plan()
    await town.approved("ana")
    await town.supports(1, "ben")
    await town.pool("reject", await town.asks("cy", f"Cy asks {WORDS}"), "private")
    front.clock.advance(days=20)  # the roundtable is over: what is asked from now on waits for another
    await town.approved("dee", f"Dee asks {WORDS}")
    await town.supports(3, "eli")
    front.services.unanswered.settled = settled_on(front.clock.now())


def settled_on(day):
    async def settled(community_id, before):
        return Settled({1}) if day < before else Settled()

    return settled


async def test_addresses_go_some_time_after_the_answers_and_not_before(front, answered):
    front.clock.advance(days=89)
    await front.run("privacy-addresses")
    assert await reachable(front, *PEOPLE) == {"ana", "ben", "dee", "eli"}, "cy was answered, fay waits for nothing"
    front.clock.advance(days=2)
    await front.run("privacy-addresses")
    assert await reachable(front, *PEOPLE) == {"dee", "eli"}, "dee and eli still wait"


async def test_somebody_with_another_open_matter_is_kept(front, town, answered):
    await town.supports(3, "ana")
    front.clock.advance(days=400)
    await front.run("privacy-addresses")
    assert await reachable(front, *PEOPLE) == {"ana", "dee", "eli"}


async def test_somebody_who_came_lately_is_kept(front, town, answered):
    front.clock.advance(days=400)
    await remembered(town, "fay")
    await front.run("privacy-addresses")
    assert "fay" in await reachable(front, *PEOPLE)


async def test_a_community_keeps_and_forgets_its_own(front, town, answered):
    front.clock.advance(days=400)
    async with front.database.transaction():
        assert await front.services.unanswered.to_reach(2, front.clock.now()) == set()


async def test_whoever_comes_to_a_roundtable_is_kept_until_some_time_after_it(front, town, omar):
    await omar.gives("roundtable create", title="Library", when="2027-06-01 18:00")
    await front.person("ana").runs("roundtable-rsvp:1:going")
    await remembered(town, "ben")
    front.clock.advance(days=150)
    await front.run("privacy-addresses")
    assert await reachable(front, "ana", "ben") == {"ana"}
    front.clock.advance(days=200)
    await front.run("privacy-addresses")
    assert await reachable(front, "ana") == set()


async def test_whoever_appealed_is_kept_until_some_time_after_the_appeal_ended(front, town):
    cy, mod = front.person("cy"), front.person("mod", "moderator")
    await town.asks("cy", WORDS)
    form = await mod.presses(await mod.types("/review"), "Reject")
    await mod.sends(form, reason="unclear")
    await cy.sends(await cy.types("/appeal 1"), text="Please look at this again.")
    front.clock.advance(days=150)
    await front.run("privacy-addresses")
    assert await reachable(front, "cy") == {"cy"}
    await mod.presses(await mod.types("/review number:1"), "Keep the decision")
    for days, kept in ((0, {"cy"}), (91, set())):
        front.clock.advance(days=days)
        await front.run("privacy-addresses")
        assert await reachable(front, "cy") == kept


async def test_a_moderator_is_told_of_their_own_announcement_however_late(front, town):
    olga = front.person("olga", "owner")
    await olga.presses(await olga.gives("announce", when="2027-06-01 18:00", text="Hello"), "Confirm")
    front.clock.advance(days=150)
    await front.run("privacy-addresses")
    assert await reachable(front, "olga") == {"olga"}


def test_every_feature_that_has_people_remembered_says_whom_it_must_reach(front):
    """The last folder of a file that remembers people, against the features of those who answer."""
    remembering = {f.parent.name for f in (ROOT / "cogs").rglob("*.py") if "people.remember(" in f.read_text()}
    answering = {type(feature).__module__.split(".")[1] for feature in front.services.waiting}
    assert remembering - {"privacy"} <= answering | {"review", "supports", "questions"}
