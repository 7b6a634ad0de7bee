"""The ledger in the workbook: the numbers of `/ledger`, typed, and none of so few that they point at somebody."""

import io

import openpyxl
import pytest

from cogs.review.service import Aim
from tests.cogs.exports.conftest import HERE

TURNED_DOWN = [
    "Who wants to buy a used snow blower from my shop?", "Does anybody need a plumber who works on weekends?",
    "Would you like to try the new menu of our diner?", "Shall I paint your fence for half the usual price?",
    "Have you heard of the sale at the carpet outlet?",
]  # fmt: skip


@pytest.fixture
async def reviewed(busy):
    """Of six questions one was turned down as private; of five more all, as advertisements, after three hours."""
    numbers = [await busy.asks(f"resident{n}", words) for n, words in enumerate(TURNED_DOWN)]
    busy.front.clock.advance(hours=3)
    for number in numbers:
        async with busy.front.database.transaction():
            question = await busy.front.services.pool.numbered(HERE, number)
            aim = Aim(HERE, question.id, question.version, "a moderator")
            await busy.front.services.review.reject(aim, "advert")
    return busy


async def sheet(town, file, *arguments, name="Ledger"):
    return openpyxl.load_workbook(io.BytesIO(await town.exports(file, *arguments)))[name]


def lines(sheet):
    """What is counted, and its count and note."""
    return {what.value: (count.value, note.value) for _, what, count, note in sheet.iter_rows(min_row=2)}


async def test_the_ledger_counts_what_was_asked_and_what_came_of_it(reviewed, tmp_path):
    ledger = await sheet(reviewed, tmp_path / "q.xlsx")
    assert [cell.value for cell in ledger[1]] == ["Part", "What is counted", "Count", "Note"]
    assert [cell.data_type for cell in ledger[2][:3]] == ["s", "s", "n"]
    assert (ledger.freeze_panes, ledger.auto_filter.ref) == ("B2", f"A1:D{ledger.max_row}")
    found = lines(ledger)
    assert {what: found[what][0] for what in list(found)[:8]} == {
        "Asked": 11, "Waiting for a decision": 1, "Public": 3, "Rejected": 6, "Taken back": 1,
        "Joined to another": 1, "With words taken out": 0, "Median time to a decision, in hours": 3,
    }  # fmt: skip
    assert found["Made"] == (0, None)
    untold = (None, "How they ended is shown once 5 have.")
    assert found["The decision stayed"] == found["The decision changed"] == untold
    reviewed.front.clock.advance(days=3)
    assert await reviewed.exports(tmp_path / "later.xlsx") == (tmp_path / "q.xlsx").read_bytes()


async def test_a_reason_given_fewer_than_five_times_is_not_told_apart(reviewed, tmp_path):
    rows = (await sheet(reviewed, tmp_path / "q.xlsx")).iter_rows(min_row=2, values_only=True)
    reasons = [row[2:] for row in rows if row[0].startswith("Reasons")]
    assert sorted(reasons, key=str) == sorted([(5, None), *[(None, "fewer than 5")] * 5, (1, None)], key=str)
    assert reasons[-1] == (1, None), "the other reasons, together"


async def test_the_time_of_fewer_than_five_decisions_is_not_told(busy, tmp_path):
    found = lines(await sheet(busy, tmp_path / "q.xlsx"))
    assert found["Median time to a decision, in hours"] == (None, "shown once there are 5 decisions")


async def test_it_is_in_the_language_asked_for(reviewed, tmp_path):
    spanish = lines(await sheet(reviewed, tmp_path / "es.xlsx", "--language", "es", name="Registro"))
    assert spanish["Hechas"] == (11, None)
    assert spanish["Mediana del tiempo hasta una decisión, en horas"] == (3, None)
    both = lines(await sheet(reviewed, tmp_path / "both.xlsx", "--language", "both", name="Ledger · Registro"))
    assert both["Asked · Hechas"] == (11, None)


async def test_a_roundtable_with_fewer_than_five_questions_has_only_that(reviewed, plan, omar, tmp_path):
    await plan()
    rows = [*(await sheet(reviewed, tmp_path / "q.xlsx", "--roundtable", "North End roundtable")).values][1:]
    assert len(rows) == 1
    assert rows[0][1:3] == (None, None)
    assert rows[0][3].startswith("Fewer than 5 questions were asked.")
