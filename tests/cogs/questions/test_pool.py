"""The pool as other features find it: clusters, ballots, backers, supports, and decisions on a version."""

import asyncio

import pytest

from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.ids import SpaceId, UserId
from cogs.questions.service import ChangedError
from tests.cogs.questions.conftest import WORDS

HERE = 1


@pytest.fixture
def pool(front):
    return InTransactions(front)


class InTransactions:
    """The pool, each call in a transaction of its own."""

    def __init__(self, front):
        self.front = front

    def __getattr__(self, name):
        async def call(*args, **more):
            async with self.front.database.transaction():
                return await getattr(self.front.services.pool, name)(HERE, *args, **more)

        return call

    def saw(self, ids):
        self.front.services.pool.saw(HERE, ids)

    async def write_seen(self):
        async with self.front.database.transaction():
            await self.front.services.pool.write_seen()

    async def ask(self, *texts, by="ana", **more):
        """Ask these and approve them; gives their ids."""
        person, ids = self.front.person(by), []
        for text in texts:
            await person.asks(f"{text}? {WORDS}", **more)
            number = len(await self.everything())
            question = await self.numbered(number)
            ids.append(
                (await self.approve(question.id, question.version)).id if question.status == "received" else question.id
            )
        return ids

    async def everything(self):
        async with self.front.database.transaction():
            return [q async for q in self.front.services.questions.each(HERE)]

    async def join(self, one, to):
        question = await self.get(one)
        return await self.__getattr__("join")(one, question.version, to)

    async def leave(self, one, along=()):
        return await self.__getattr__("leave")(one, (await self.get(one)).version, along)

    def code(self, name):
        return self.front.services.vault.pseudonym(HERE, UserId("discord", name))


async def numbers(pool, **wanted):
    found = await pool.clusters(**wanted)
    return [[q.number for q in c.wordings] for c in found.clusters]


async def test_only_what_is_approved_is_in_the_pool(front, pool):
    _, second = await pool.ask("One", "Two")
    await pool.reject(second, (await pool.get(second)).version, "private")
    assert await numbers(pool) == [[1]]
    assert await numbers(pool, statuses=("approved", "rejected")) == [[2], [1]]


async def test_joined_questions_count_people_not_votes(pool):
    one, two, three = [*await pool.ask("One"), *await pool.ask("Two", by="ben"), *await pool.ask("Three", by="cleo")]
    for question in (one, two):
        await pool.support(question, "dana")
    await pool.support(two, "eve")
    await pool.join(two, one)
    await pool.join(three, two)
    [cluster] = (await pool.clusters()).clusters
    assert (cluster.lead.number, [q.number for q in cluster.wordings]) == (1, [1, 2, 3])
    assert cluster.supporters == 5  # ana, ben, cleo, dana, eve
    assert await pool.backers(three) == {pool.code("ana"), pool.code("ben"), pool.code("cleo"), "dana", "eve"}
    assert (await pool.whole())[1] == [frozenset({1})] * 5


async def test_a_joined_question_that_leaves_has_its_own_supports_again(pool):
    one, two = await pool.ask("One", "Two")
    await pool.support(one, "dana")
    await pool.support(two, "eve")
    await pool.join(two, one)
    await pool.support(two, "fay")
    await pool.leave(two)
    counted = {c.lead.number: c.supporters for c in (await pool.clusters()).clusters}
    assert counted == {1: 2, 2: 3}


async def test_what_came_along_leaves_together(pool):
    one, two, three = await pool.ask("One", "Two", "Three")
    await pool.join(three, two)
    _, along = await pool.join(two, one)
    assert await numbers(pool) == [[1, 2, 3]]
    await pool.leave(two, along)
    assert await numbers(pool) == [[2, 3], [1]]


async def test_the_first_of_a_cluster_may_leave_it_too(pool):
    one, two, three = await pool.ask("One", "Two", "Three")
    for other in (two, three):
        await pool.join(other, one)
    await pool.leave(one)
    assert await numbers(pool) == [[2, 3], [1]]


async def test_a_cluster_outlives_the_question_it_began_with(pool):
    one, two = await pool.ask("One", "Two")
    await pool.join(two, one)
    await pool.support(one, "dana")
    await pool.reject(one, (await pool.get(one)).version, "private")
    [cluster] = (await pool.clusters()).clusters
    assert (cluster.lead.number, cluster.supporters) == (2, 2)
    await pool.support(two, "dana")
    assert (await pool.cluster(two)).supporters == 2


async def test_two_who_join_each_others_question_make_no_circle(pool):
    one, two = await pool.ask("One", "Two")
    done = await asyncio.gather(pool.join(one, two), pool.join(two, one), return_exceptions=True)
    assert sum(isinstance(d, UserError) for d in done) == 1
    assert len((await pool.clusters()).clusters) == 1


async def test_questions_for_different_roundtables_are_not_joined(front, pool, plan):
    meetings = [await plan("Sooner", "2026-12-01 18:00"), await plan("Later", "2026-12-09 18:00")]
    ana = front.person("ana")
    for meeting in meetings:
        await ana.sends(await ana.runs(f"ask:roundtable:{meeting}"), text=f"{WORDS} {meeting}")
    with pytest.raises(UserError) as refused:
        await pool.join(1, 2)
    assert refused.value.text.key == "pool-join-apart"


async def test_a_question_for_none_does_not_join_those_of_two_roundtables(front, pool, plan):
    [loose] = await pool.ask("For no roundtable")
    meetings = [await plan("Sooner", "2026-12-01 18:00"), await plan("Later", "2026-12-09 18:00")]
    for name, meeting in zip(("ben", "cleo"), meetings, strict=True):
        person = front.person(name)
        text = f"Could {name} see the library on Albany Avenue open on Sundays again?"
        await person.sends(await person.runs(f"ask:roundtable:{meeting}"), text=text)
    sooner, later = [q.id for q in await pool.everything() if q.id != loose]
    await pool.join(loose, sooner)
    for row, target in ((later, loose), (loose, later)):
        with pytest.raises(UserError) as refused:
            await pool.join(row, target)
        assert refused.value.text.key == "pool-join-apart"


async def test_support_is_once_a_person_and_may_be_taken_back(pool):
    one, two = await pool.ask("One", "Two")
    await pool.join(two, one)
    assert [(await pool.support(q, "dana")).changed for q in (one, one, two)] == [True, False, False]
    assert (await pool.cluster(one)).supporters == 2
    assert (await pool.unsupport(two, "dana")).changed
    assert not (await pool.unsupport(two, "dana")).changed
    assert (await pool.cluster(one)).supporters == 1


async def test_who_asked_needs_no_support(pool):
    [one] = await pool.ask("One")
    pressed = await pool.support(one, pool.code("ana"))
    assert (pressed.changed, pressed.asked) == (False, True)


@pytest.mark.parametrize("status", ["received", "rejected", "withdrawn"])
async def test_what_is_not_public_takes_no_support_and_says_why(front, pool, status):
    ana = front.person("ana")
    await ana.sends(await ana.types("/ask"), text=WORDS)
    if status == "rejected":
        await pool.reject(1, 1, "private")
    elif status == "withdrawn":
        await ana.presses(await ana.types("/my-questions"), "Take it back")
    with pytest.raises(StaleError) as refused:
        await pool.support(1, "dana")
    assert refused.value.text.key == f"pool-not-public-{status}"


async def test_of_two_who_decide_one_wins_and_the_other_learns_what_it_is_now(front, pool):
    ana = front.person("ana")
    await ana.sends(await ana.types("/ask"), text=WORDS)
    done = await asyncio.gather(pool.approve(1, 1), pool.reject(1, 1, "private"), return_exceptions=True)
    [lost] = [d for d in done if isinstance(d, ChangedError)]
    [won] = [d for d in done if not isinstance(d, Exception)]
    assert lost.question == won == await pool.get(1)
    assert lost.text.args["now"].key == f"pool-now-{won.status}"


async def test_orders_and_filters(pool):
    one, two, three = [*await pool.ask("One", neighbourhood="Frog Hollow"), *await pool.ask("Two", "Three", by="ben")]
    await pool.support(two, "dana")
    pool.saw([one] * 5 + [two, two, three, three])
    await pool.write_seen()
    await pool.label(three, (await pool.get(three)).version, ["parks", 'a "b" 100%'])
    assert await numbers(pool, order="new") == [[3], [2], [1]]
    assert await numbers(pool, order="supported") == [[2], [3], [1]]
    assert await numbers(pool, order="unseen") == [[3], [2], [1]]
    assert await numbers(pool, label="parks") == [[3]]
    assert await numbers(pool, label='a "b" 100%') == [[3]]
    assert await numbers(pool, label="park") == []
    assert await numbers(pool, neighbourhood="frog hollow") == [[1]]
    assert await pool.labels() == ['a "b" 100%', "parks"]
    assert await pool.neighbourhoods() == ["Frog Hollow"]


async def test_what_was_seen_and_could_not_be_written_counts_the_next_time(pool):
    [one] = await pool.ask("One")
    pool.saw([one, one])
    with pytest.raises(RuntimeError):
        async with pool.front.database.transaction():
            await pool.front.services.pool.write_seen()
            raise RuntimeError
    pool.saw([one])
    await pool.write_seen()
    await pool.write_seen()
    assert (await pool.get(one)).shown == 3


async def test_pages(pool):
    await pool.ask(*[f"Question {n}" for n in range(7)])
    last = await pool.clusters(page=99)
    assert ([c.lead.number for c in last.clusters], last.page, last.pages, last.total) == ([2, 1], 2, 2, 7)
    assert len((await pool.whole())[0]) == 7
    assert (await pool.clusters(label="none")).pages == 1


async def test_ballots_tell_what_each_person_backs_in_an_order_that_tells_nothing(pool):
    one, two = [*await pool.ask("One"), *await pool.ask("Two", by="ben")]
    for person in ("zoe", "dana"):
        await pool.support(two, person)
    await pool.support(one, "zoe")
    assert (await pool.whole())[1] == [frozenset({1}), frozenset({1, 2}), frozenset({2}), frozenset({2})]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (["Albany Avenue"], "When will officers walk the beat on […] again?"),
        (["albany   AVENUE", "the beat"], "When will officers walk […] on […] again?"),
    ],
)
async def test_redacted_words_are_gone_from_the_database(front, pool, words, left):
    ana = front.person("ana")
    menu = await ana.picks("ask-about", "On Albany Avenue", "https://example.org/Albany%20Avenue")
    await ana.sends(menu, text=WORDS)
    redacted = await pool.redact(1, 1, words)
    assert redacted.text == left
    assert redacted.redacted
    assert (redacted.about_title, redacted.about_link) == ("On […]", None)


async def test_what_is_not_in_it_cannot_be_redacted(front, pool):
    ana = front.person("ana")
    await ana.sends(await ana.types("/ask"), text=WORDS)
    for words, key in (
        (["nowhere"], "pool-redact-nothing"),
        ([" "], "pool-redact-nothing"),
        ([WORDS], "pool-redact-all"),
    ):
        with pytest.raises(UserError) as refused:
            await pool.redact(1, 1, words)
        assert refused.value.text.key == key
    assert not (await pool.get(1)).redacted


async def test_another_communitys_questions_are_nowhere(front, pool):
    [one] = await pool.ask("One")
    eve = front.person("eve", space=SpaceId("slack", "T9"))
    await eve.types("/help")
    there = front.services.pool
    async with front.database.transaction():
        assert not (await there.clusters(2)).clusters
        assert await there.whole(2) == ([], [])
        for call in (there.get(2, one), there.support(2, one, "eve"), there.cluster(2, one), there.backers(2, one)):
            with pytest.raises(NotFoundError):
                await call
