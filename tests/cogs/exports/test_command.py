import csv
import io
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.ids import SpaceId
from cogs.exports.cli import app
from tests.cogs.bench import at_the_command_line
from tests.cogs.questions.conftest import WORDS


def rows(said):
    [content] = said.files.values()
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


async def test_an_organizer_gets_everything_at_the_press_of_a_button(busy, omar):
    offered = await omar.types("/export")
    assert offered.private
    for label, name in (("Table (CSV)", "csv"), ("Workbook (XLSX)", "xlsx"), ("Bundle (JSON)", "json")):
        done = await omar.presses(offered, label)
        assert done.private
        assert list(done.files) == [f"questions-hartford-2026-11-23.{name}"]
    brief = await omar.presses(offered, "Brief to print (PDF)")
    assert brief.files["questions-hartford-2026-11-23.pdf"].startswith(b"%PDF-")


@pytest.mark.parametrize("hat", ["resident", "moderator"])
async def test_nobody_else_gets_a_file(busy, front, hat):
    person = front.person("mo", hat)
    for said in (await person.types("/export"), await person.types("/export csv"), await person.runs("export-as:csv")):
        assert "This is for people with the role “organizer”." in said.text
        assert not said.files


async def test_what_goes_in_is_chosen_by_options(busy, omar, plan):
    await plan()
    await busy.asks("gus", "What is asked for this roundtable alone, and when?")
    busy.front.clock.advance(days=2)
    await busy.asks("hal", "What is asked two days later, and by whom?")

    async def numbers(**options):
        return [int(row["number"]) for row in rows(await omar.gives("export", format="csv", **options))]

    assert await numbers(status="approved") == [1, 2, 3]
    assert await numbers(label="youth") == [2]
    assert await numbers(roundtable="North End roundtable") == [7, 8]
    assert await numbers(since="2026-11-24") == [8]
    assert await numbers(until="2026-11-23") == [1, 2, 3, 4, 5, 6, 7]
    assert await numbers(since="2026-11-25", until="2026-11-25") == [8]


async def test_the_form_asks_for_the_same(busy, omar):
    form = await omar.presses(await omar.types("/export"), "Choose what goes in")
    done = await omar.sends(form, format="csv", status="approved", label="Parks", language="es")
    assert [row["number"] for row in rows(done)] == ["3"]


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "0001-01-01", "9999-12-31", "23/11/2026", "2026-11-23x"])
async def test_what_is_no_day_is_told(busy, omar, day):
    said = await omar.gives("export", format="csv", since=day)
    assert "cannot be read as a day. Write it like 2026-11-23." in said.text
    assert not said.files


async def test_a_day_loses_what_no_database_takes(busy, omar):
    assert len(rows(await omar.gives("export", format="csv", since="2026-11-23\0"))) == 6
    assert not rows(await omar.gives("export", format="csv", since="2026-11-24\0"))


async def test_days_the_wrong_way_round_are_told(busy, omar):
    said = await omar.types("/export csv from:2026-12-31 to:2026-01-01")
    assert "The last day, January 1, 2026, is before the first, December 31, 2026." in said.text
    assert not said.files


@pytest.mark.parametrize("typed", ["árboles", "ÁRBOLES", "Árboles"])
async def test_a_label_is_found_in_capitals_or_not_in_any_alphabet(busy, omar, typed):
    await busy.approved("gus", "Who waters the trees on Park Street?", labels=["Parks", "Árboles"])
    said = await omar.gives("export", format="csv", label=typed)
    assert [row["labels"] for row in rows(said)] == ["Parks, Árboles"]


@pytest.mark.parametrize("label", ["a\0b", "%", "_", "x" * 6000, '"', "\\", "\u202e", "'; DROP TABLE question; --"])
async def test_a_label_that_nobody_gave_selects_nothing(busy, omar, label):
    said = await omar.gives("export", format="csv", label=label, status="approved")
    assert not said.answer.failed, said.text
    assert label == "\u202e" or rows(said) == [], "what is invisible is no label"


async def test_of_roundtables_with_one_title_the_nearest_is_meant(busy, omar, plan):
    await plan()
    await busy.asks("gus", "What is asked for this roundtable alone, and when?")
    for when in ("2026-11-23 23:00", "2027-01-05 18:00", "2027-02-02 18:00"):
        await omar.gives("roundtable create", title="North End roundtable", when=when)
    await omar.presses(await omar.gives("roundtable cancel", roundtable="North End roundtable"), "Yes, cancel it")
    for days in (0, 12):
        busy.front.clock.advance(days=days)
        [row] = rows(await omar.gives("export", format="csv", roundtable="north end roundtable"))
        assert row["number"] == "7"


async def test_a_roundtable_that_is_not_there_is_told(busy, omar):
    said = await omar.gives("export", roundtable="No such meeting")
    assert "No roundtable here is called “No such meeting”" in said.text


async def test_the_days_are_those_of_the_community(town, omar):
    town.front.clock.at = town.front.clock.now().replace(hour=3)  # ten in the evening in Hartford, the day before
    await town.asks("ana")
    [row] = rows(await omar.gives("export", format="csv", until="2026-11-22"))
    assert row["asked_on"] == "2026-11-22"


@pytest.mark.parametrize("kind", ["docx", "", "1"])
async def test_a_button_for_a_kind_of_file_that_is_gone_is_told(omar, kind):
    said = await omar.runs(f"export-as:{kind}")
    assert "error" not in said.answer.outcome.text.args["what"].key
    assert not said.files


async def test_a_file_too_large_for_a_chat_is_not_sent(busy, omar, monkeypatch):
    monkeypatch.setattr("cogs.exports.cog.LARGEST", 100)
    records, read = busy.front.services.exports.questions, []
    each, records.some = records.each, 2

    async def noted(*wanted):
        async for questions in each(*wanted):
            read.extend(questions)
            yield questions

    monkeypatch.setattr(records, "each", noted)
    for kind in ("json", "xlsx"):
        read.clear()
        said = await omar.types(f"/export {kind}")
        assert "roundtable questions export" in said.text
        assert not said.files
        assert len(read) == 2, "it is given up as soon as it is known to be too large"


async def test_a_workbook_of_more_rows_than_a_sheet_takes_is_refused_and_not_cut(busy, omar, monkeypatch):
    monkeypatch.setattr("cogs.exports.as_xlsx.MOST_ROWS", 3)
    said = await omar.types("/export xlsx")
    assert "sheet takes 2 rows, and there are more." in said.text
    assert not said.files


async def test_another_community_gets_none_of_it(busy, front):
    eve = front.person("eve", "owner", space=SpaceId("slack", "T9"))
    said = await eve.types("/export csv")
    assert rows(said) == []
    assert WORDS not in str(said.files)
    for kind in ("xlsx", "json", "pdf"):
        assert (await eve.types(f"/export {kind}")).answer.failed is False
    assert "No roundtable here" in (await eve.gives("export", roundtable="1")).text


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json", "pdf"])
async def test_read_a_few_at_a_time_it_is_the_same_file(busy, tmp_path, kind):
    whole = await busy.exports(tmp_path / f"whole.{kind}")
    busy.front.services.exports.questions.some = 2
    assert await busy.exports(tmp_path / f"parts.{kind}") == whole


async def test_no_two_files_are_called_alike(busy, omar, plan):
    at = [await plan("Niñez y policía / Youth & police"), await plan("市民会議", "2026-12-02 18:00")]

    async def name(**options):
        [called] = (await omar.gives("export", format="csv", **options)).files
        return called

    assert await name(roundtable="Niñez y policía / Youth & police") == (
        f"questions-ninez-y-policia-youth-police-{at[0]}-2026-11-23.csv"
    )
    assert await name(roundtable="市民会議") == f"questions-{at[1]}-2026-11-23.csv"
    assert await name(status="approved", label="Youth") == "questions-hartford-approved-youth-2026-11-23.csv"
    assert await name(since="2026-11-01", until="2026-11-30") == (
        "questions-hartford-from-2026-11-01-to-2026-11-30-2026-11-23.csv"
    )
    busy.front.clock.advance(days=1)
    assert await name() == "questions-hartford-2026-11-24.csv"


async def test_a_bundle_says_whether_there_is_an_agenda_in_it(busy, omar, plan):
    await plan()
    of_all = await omar.gives("export", format="json")
    assert "There is no agenda in it to audit" in of_all.text
    draft = await omar.gives("agenda build", seats=2)
    of_draft = await omar.gives("export", format="json", roundtable="North End roundtable")
    assert "a draft, which is not published and may still change." in of_draft.text
    await omar.presses(draft, "Publish")
    of_one = await omar.gives("export", format="json", roundtable="North End roundtable")
    assert "Anyone can recompute and audit the agenda from it." in of_one.text
    labelled = await omar.gives("export", format="json", roundtable="North End roundtable", label="Youth")
    assert "no agenda in it" in labelled.text or "The bundle is empty" in labelled.text


async def test_a_bundle_of_other_than_approved_questions_is_refused_and_none_is_written(busy, omar, tmp_path):
    assert (await omar.gives("export", format="json", status="approved")).files
    for status in ("received", "rejected", "withdrawn"):
        said = await omar.gives("export", format="json", status=status)
        assert "A bundle holds approved questions" in said.text
        assert not said.files
    form = await omar.presses(await omar.types("/export"), "Choose what goes in")
    assert (await omar.sends(form, format="json", status="rejected")).text.startswith("status: A bundle holds")
    file = tmp_path / "q.json"
    done = await at_the_command_line(
        busy.front, app, "export", "--format", "json", "--out", str(file), "--status", "received"
    )
    assert done.exit_code != 0
    assert not file.exists()


async def test_an_export_does_not_fail_for_a_word_that_could_not_be_said(busy, omar, monkeypatch):
    monkeypatch.setattr("cogs.exports.cog.LONG", timedelta(0))
    busy.front.services.exports.questions.some = 2
    tried = []

    async def lost(words, locale, community):
        tried.append((words.args["done"], locale, community.name))
        raise ConnectionError

    await omar.types("/export")
    spec, incoming = busy.front.registry.commands["export"], replace(omar.incoming(), meanwhile=lost)
    answer = await busy.front.dispatcher.command(incoming, spec, {"format": "csv"})
    assert tried == [(2, "en", "Hartford"), (4, "en", "Hartford")]
    assert answer.outcome.text.args["count"] == 6
