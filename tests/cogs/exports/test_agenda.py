"""The agenda and the answers in every kind of file."""

import io
import json

import openpyxl
import pypdf
import pytest
from sqlalchemy import event

from cogs.agenda.service import checksum, read
from tests.cogs.agenda.conftest import change
from tests.cogs.exports.test_brief import text_of


@pytest.fixture
async def published(busy, omar, plan):
    await plan()
    draft = await omar.gives("agenda build", seats=2)
    await omar.presses(draft, "Publish")
    return busy


async def test_the_workbook_has_the_agenda_in_order(published, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(await published.exports(tmp_path / "q.xlsx")))
    rows = [[cell.value for cell in row] for row in book["Agenda"].iter_rows(min_row=2)]
    assert [row[:3] for row in rows] == [["North End roundtable", 1, 1], ["North End roundtable", 2, 3]]
    assert rows[0][4:] == [5, "not asked yet", None, "equal shares"]


async def test_the_brief_has_the_agenda_with_its_audit_in_a_residents_words(published, tmp_path):
    said = text_of(await published.exports(tmp_path / "q.pdf", "--language", "both"))
    assert "Agenda: North End roundtable" in said
    assert "6 people voted. At least one of their questions is on the agenda for 6 of them" in said
    assert "No group of voters goes short" in said
    assert "Votaron 6 personas" in said


async def test_the_bundle_of_a_roundtable_is_that_of_its_agenda(published, tmp_path):
    found = json.loads(await published.exports(tmp_path / "q.json", "--roundtable", "North End roundtable"))
    assert (found["seats"], found["rule"], found["slate"]) == (2, "equal-shares", [1, 3])
    assert found["audit"]["covered"] == found["audit"]["voters"] == 6
    assert [q["neighbourhood"] for q in found["questions"]] == [None, None], "one person of Frog Hollow is too few"
    assert checksum(found) == found["sha256"]
    assert "draft" not in found


async def test_a_draft_says_that_it_is_one(busy, omar, plan, tmp_path):
    await plan()
    await omar.gives("agenda build", seats=1)
    said = text_of(await busy.exports(tmp_path / "q.pdf", "--roundtable", "North End roundtable"))
    assert "A draft, not published yet" in said
    assert "A draft" not in text_of(await busy.exports(tmp_path / "all.pdf"))
    book = openpyxl.load_workbook(io.BytesIO(await busy.exports(tmp_path / "q.xlsx", "--roundtable", "North End")))
    assert book["Agenda"]["F2"].value == "draft, not published"
    content = await busy.exports(tmp_path / "q.json", "--roundtable", "North End")
    found = read(content)
    assert (found.draft, found.intact, json.loads(content)["draft"]) == (True, True, True)


async def answer(omar, **values):
    form = await omar.gives("answer", question="1", outcome=values.pop("outcome", "answered"))
    return await omar.sends(form, who="Chief Rivera", **values)


async def test_answers_stand_in_the_workbook_and_the_brief(published, omar, tmp_path):
    await answer(omar, text_en="=From May on, on foot.", text_es="Desde mayo, a pie.")
    book = openpyxl.load_workbook(io.BytesIO(await published.exports(tmp_path / "q.xlsx")))
    number, _words, outcome, who, day, until, english, spanish, _ = next(book["Answers"].iter_rows(min_row=2))
    assert (number.value, outcome.value, who.value, until.value) == (1, "answered", "Chief Rivera", None)
    assert day.is_date
    assert (english.data_type, spanish.value) == ("s", "Desde mayo, a pie.")
    said = text_of(await published.exports(tmp_path / "q.pdf", "--language", "es"))
    assert "respondida: Chief Rivera, 23 de noviembre de 2026" in said
    assert "Desde mayo, a pie." in said


async def test_a_promise_says_until_when(published, omar, tmp_path):
    await answer(omar, outcome="deferred", text_en="We are asking the mayor.", until="2026-12-20")
    said = text_of(await published.exports(tmp_path / "q.pdf", "--roundtable", "North End roundtable"))
    assert "deferred: Chief Rivera, November 23, 2026 · promised by December 20, 2026" in said


async def test_answers_are_read_in_as_many_queries_whatever_their_number(published, omar):
    answers, database = published.front.services.answers, published.front.database

    async def queries():
        asked = []
        event.listen(database.engine.sync_engine, "before_cursor_execute", lambda *a: asked.append(a[2]))
        async with database.transaction():
            told = await answers.given(1)
        return len(told), len(asked)

    await answer(omar, text_en="From May on, on foot.")
    assert await queries() == (1, 3)
    form = await omar.gives("answer", question="3", outcome="declined")
    await omar.sends(form, who="Chief Rivera", text_en="It is not ours to say.")
    assert await queries() == (2, 3)


async def test_a_file_of_one_roundtable_has_the_answers_given_there(published, omar, plan, tmp_path):
    await plan("South End roundtable", "2026-12-08 18:00")
    await answer(omar, text_en="From May on, on foot.")

    async def answers(title):
        content = await published.exports(tmp_path / "q.xlsx", "--roundtable", title)
        return openpyxl.load_workbook(io.BytesIO(content))["Answers"].max_row - 1

    assert (await answers("North End roundtable"), await answers("South End roundtable")) == (1, 0)


async def test_a_file_of_one_label_has_the_answers_to_its_questions_and_no_agenda(published, omar, tmp_path):
    await answer(omar, text_en="From May on, on foot.")

    async def sheets(*arguments):
        book = openpyxl.load_workbook(io.BytesIO(await published.exports(tmp_path / "q.xlsx", *arguments)))
        return book["Agenda"].max_row - 1, book["Answers"].max_row - 1

    assert await sheets() == (2, 1)
    assert await sheets("--label", "Youth") == (0, 1), "of a wording of it"
    assert await sheets("--label", "Parks") == (0, 0)
    assert await sheets("--from", "2026-11-24") == (0, 0)
    said = text_of(await published.exports(tmp_path / "q.pdf", "--label", "Parks"))
    assert "Agenda:" not in said
    assert "on foot" not in said


async def test_the_agenda_tells_what_organisers_put_there_from_what_the_rule_chose(busy, omar, plan, tmp_path):
    await plan()
    draft = await omar.gives("agenda build", seats=1)
    draft = await change(busy.front, omar, draft, "add", 3)
    await omar.presses(draft, "Publish")
    sheet = openpyxl.load_workbook(io.BytesIO(await busy.exports(tmp_path / "q.xlsx", "--language", "both")))["Agenda"]
    assert [row[-1].value for row in sheet.iter_rows(min_row=2)] == [
        "equal shares · partes iguales", "the organizers · quienes organizan",
    ]  # fmt: skip


async def test_a_screen_reader_is_told_that_an_answer_is_in_another_language_than_the_brief(published, omar, tmp_path):
    async def marked():
        pages = pypdf.PdfReader(io.BytesIO(await published.exports(tmp_path / "q.pdf"))).pages
        return any(b"/Lang(es)" in page.get_contents().get_data() for page in pages)

    await answer(omar, text_es="Desde mayo, a pie.")
    assert await marked()
    await answer(omar, text_es="Desde mayo, a pie.", text_en="From May on, on foot.")
    assert not await marked(), "the English brief has the English answer"


async def test_an_answer_outlives_the_words_of_its_question(published, omar, tmp_path):
    await answer(omar, text_en="From May on, on foot.")
    for number in (1, 2):
        await published.pool("reject", number, "private")
    book = openpyxl.load_workbook(io.BytesIO(await published.exports(tmp_path / "q.xlsx")))
    assert book["Answers"]["B2"].value == "(no longer public)"
