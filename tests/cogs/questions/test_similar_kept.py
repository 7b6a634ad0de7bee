"""What is kept in memory for searches gives what looking at every question in the database would give."""

import asyncio
import contextlib
import random
import zlib

import pytest
from sqlalchemy import select, update

from bot.core.errors import UserError
from bot.core.ids import SpaceId
from cogs.questions import likeness, meaning
from cogs.questions.meaning import Meaning
from cogs.questions.question import Question
from cogs.questions.similar_kept import Kept
from cogs.questions.store import QuestionRow

np = pytest.importorskip("numpy")

WORDS = [
    "police",
    "patrol",
    "street",
    "night",
    "school",
    "light",
    "camera",
    "budget",
    "train",
    "youth",
    "noise",
    "park",
    "car",
    "gun",
    "video",
    "beat",
]
MANY = 1200
"""More than rapidfuzz compares in one go, and more than one stretch of ids."""
BEST = 20
CROWD = 30
"""More than there are connections."""


def made_up(chance):
    return " ".join(chance.choices(WORDS, k=chance.randint(3, 9))) + "?"


class Known(Meaning):
    """Knows what every text means: texts of the same words, about the same."""

    async def of(self, texts):
        return [self.vector(text) if self.installed else None for text in texts]

    @staticmethod
    def vector(text):
        chance = np.random.default_rng(len(text))
        noise = np.random.default_rng(zlib.crc32(text.encode())).standard_normal(meaning.SIZE)
        row = chance.standard_normal(meaning.SIZE) + noise
        return (row / np.linalg.norm(row)).astype("<f4").tobytes()


@pytest.fixture
def searched(front):
    front.similar.meaning = front.services.doubles.waiting.meaning = Known(installed=True)
    return front.similar


@pytest.fixture
async def asked(front, ana):
    """Many public questions; some have no meaning."""
    chance = random.Random(7)
    await ana.types("/ask")
    rows = [one(front, 1, n, made_up(chance)) for n in range(1, MANY + 1)]
    for row in rows:
        row["status"] = chance.choice(["approved"] * 4 + ["received"])
        row["embedding"] = Known.vector(row["text"]) if row["number"] % 10 else None
    await write(front, rows)
    return chance


def one(front, community_id, number, text):
    of = {"id": number + (community_id - 1) * MANY, "community_id": community_id, "number": number}
    return {**of, "text": text, "asked_at": front.clock.now(), "status": "approved", "embedding": None}


async def write(front, rows):
    async with front.database.transaction() as session:
        await session.execute(QuestionRow.__table__.insert(), rows)


async def by_looking_at_all(front, text, *, installed):
    """The same from the database, one question at a time."""
    async with front.database.transaction() as session:
        public = (QuestionRow.community_id == 1, QuestionRow.status == "approved")
        rows = (await session.scalars(select(QuestionRow).where(*public))).all()
    vector = np.frombuffer(Known.vector(text), "<f4")
    meant, worded = [], []
    for row in rows:
        if installed and row.embedding is not None:
            meant.append((-float(np.frombuffer(row.embedding, "<f4") @ vector), row.id))
        else:
            worded.append((-likeness.likeness(likeness.key(row.text), likeness.key(text)), row.id))
    return [i for s, i in sorted(meant) if -s >= meaning.ALIKE][:BEST] + [
        i for s, i in sorted(worded) if -s >= likeness.ALIKE
    ][:BEST]


async def search(front, text):
    async with front.database.transaction():
        return await front.similar.search(1, text)


async def change_one(front, chance):
    """What moderators and askers do, whoever they are."""
    pool = front.services.pool
    async with front.database.transaction():
        question = await pool.get(1, chance.randint(1, MANY))
        text = made_up(chance)
        match chance.randint(1, 4):
            case 1:
                await pool.approve(1, question.id, question.version)
            case 2:
                await pool.reject(1, question.id, question.version, "private")
            case 3:
                values = {"text": text, "embedding": Known.vector(text)}
                row = await pool.store.change(1, question.id, question.version, **values)
                await pool.changed(1, Question.of(row))
            case 4:
                with contextlib.suppress(UserError):  # nothing would be left
                    await pool.redact(1, question.id, question.version, [chance.choice(WORDS), chance.choice(WORDS)])


@pytest.mark.parametrize("installed", [True, False], ids=["by meaning", "by words"])
async def test_searches_find_what_looking_at_every_question_finds(front, searched, asked, installed):
    searched.meaning.installed = installed
    other, some = front.again(), 0
    for n in range(20):
        for _ in range(asked.randint(0, 4)):
            await change_one(front, asked)
        if n % 5 == 0:
            for _ in range(4):
                await change_one(other, asked)
            await front.run("questions-compare")
        text = made_up(asked)
        found = await search(front, text)
        assert found == await by_looking_at_all(front, text, installed=installed)
        some += len(found)
    assert some > 60


async def test_what_is_rolled_back_changes_nothing(front, searched, asked):
    before = await search(front, "police patrol street?")
    with pytest.raises(RuntimeError):
        async with front.database.transaction():
            question = await front.services.pool.get(1, before[0])
            await front.services.pool.reject(1, question.id, question.version, "private")
            raise RuntimeError
    assert await search(front, "police patrol street?") == before


async def test_what_another_process_changed_is_read_while_others_search(front, searched, asked):
    """Nobody who searches waits for all of it: between two parts of it, they have their turn."""
    text, other = made_up(asked), front.again()
    await search(front, text)
    async with other.database.transaction() as session:
        await session.execute(update(QuestionRow).values(status="approved", version=QuestionRow.version + 1))
    comparing, between = asyncio.create_task(front.run("questions-compare")), 0
    while not comparing.done():
        assert await search(front, text)
        between += not comparing.done()
        await asyncio.sleep(0)  # a search that need not wait for the database gives nobody a turn
    assert between >= 2
    assert await search(front, text) == await by_looking_at_all(front, text, installed=True)


async def test_meanings_that_another_process_gave_count(front, searched, asked):
    text = made_up(asked)
    await search(front, text)
    other = front.again()
    other.similar.meaning = searched.meaning
    await other.run("questions-meaning")
    await front.run("questions-meaning")
    assert await search(front, text) == await by_looking_at_all(front, text, installed=True)


async def test_communities_not_searched_for_longest_make_room_and_are_read_again(front, ana, searched, asked):
    searched.most = MANY
    elsewhere = front.person("eve", space=SpaceId("slack", "T9"))
    await elsewhere.types("/ask")
    await write(front, [one(front, 2, n, "police?") for n in range(1, MANY + 1)])
    before = await search(front, "police patrol street?")
    async with front.database.transaction():
        await searched.search(2, "police?")
    assert list(searched._kept) == [2]
    assert await search(front, "police patrol street?") == before


async def test_many_ask_at_once_while_moderators_decide_and_nobody_is_held_up(front, mod, searched):
    await mod.types("/review")
    chance = random.Random(11)
    asking = [front.person(f"asker{n}").asks(f"{made_up(chance)} and again {n}?") for n in range(CROWD)]
    said = await asyncio.gather(*asking, front.run("questions-compare"))
    deciding = [mod.runs(f"review-approve:{n}:1:0") for n in range(1, CROWD)]
    asking = [front.person(f"asker{n}").asks(f"{made_up(chance)} and more {n}?") for n in range(CROWD, 2 * CROWD)]
    said += await asyncio.gather(*asking, *deciding, front.run("questions-compare"))
    assert not [one.text for one in said if one is not None and one.answer.failed]


async def test_equally_alike_come_by_number_however_many():
    keys = dict.fromkeys(range(5000, 0, -1), "patrol police")
    assert [i for i, _ in await likeness.likest("patrol police", keys, BEST)] == list(range(1, BEST + 1))
    assert [i for i, _ in await likeness.likest("patrol polic", {**keys, 0: "patrol polic"}, 3)] == [0, 1, 2]


async def test_others_have_their_turn_while_many_are_compared():
    turns = 0

    async def take_turns():
        nonlocal turns
        while True:
            await asyncio.sleep(0)
            turns += 1

    others = asyncio.create_task(take_turns())
    chance = random.Random(13)
    keys = {n: likeness.key(" ".join(made_up(chance) for _ in range(9))) + "x" * 200 for n in range(20_000)}
    await asyncio.sleep(0)
    before = turns
    await likeness.likest(next(iter(keys.values())), keys, BEST)
    others.cancel()
    assert turns - before > 2


async def test_the_matrix_grows_and_gives_rows_back():
    chance, kept, there = random.Random(3), Kept(), {}
    for n in range(2000):
        which = chance.randint(1, 300)
        text = made_up(chance)
        vector = Known.vector(text)
        gone = chance.random() < 0.4
        kept.put([which], [] if gone else [Row(which, n, text, vector)], by_meaning=True)
        there.pop(which, None)
        if not gone:
            there[which] = np.frombuffer(vector, "<f4")
    wanted = Known.vector("police patrol street night?")
    scores = sorted((-float(there[i] @ np.frombuffer(wanted, "<f4")), i) for i in there)
    assert (
        await kept.nearest(wanted, "police patrol street night?")
        == [i for s, i in scores if -s >= meaning.ALIKE][:BEST]
    )
    assert len(kept) == len(there)


class Row:
    """What the store gives."""

    def __init__(self, id, version, text, embedding):  # noqa: A002
        self.id, self.version, self.text, self.embedding = id, version, text, embedding
