import datetime as dt
import io
from random import Random

import openpyxl
import pytest

from bot.settings import ROOT
from cogs.exports.as_xlsx import Workbook, bytes_each
from cogs.exports.sheets import QUESTIONS


async def workbook(town, folder, *arguments):
    return openpyxl.load_workbook(io.BytesIO(await town.exports(folder / "q.xlsx", *arguments)))


def table(sheet):
    header, *rows = sheet.iter_rows()
    return [{h.value: cell for h, cell in zip(header, row, strict=True)} for row in rows]


async def test_the_workbook_has_a_sheet_for_each_thing_with_header_filter_and_widths(busy, tmp_path):
    book = await workbook(busy, tmp_path)
    assert book.sheetnames[:2] == ["Questions", "Asked alike"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
    assert book["Questions"].column_dimensions["B"].width > 60


async def test_numbers_are_numbers_and_days_are_days(busy, tmp_path):
    first, *_ = table((await workbook(busy, tmp_path))["Questions"])
    assert (first["Number"].value, first["Number"].data_type) == (1, "n")
    assert first["Asked on"].value.isoformat() == "2026-11-23T00:00:00"
    assert first["Asked on"].number_format == "yyyy-mm-dd"
    assert first["Supporters"].value == 5, "ana, ben, gus, hal and ida, each once"


async def test_what_looks_like_a_formula_is_text(busy, tmp_path):
    sixth = table((await workbook(busy, tmp_path))["Questions"])[5]
    assert (sixth["Question"].data_type, sixth["Question"].value[:4]) == ("s", "=1+1")


async def test_what_asks_the_same_stands_together(busy, tmp_path):
    clusters = table((await workbook(busy, tmp_path))["Asked alike"])
    assert [(c["Number"].value, c["Wordings"].value, c["Joined questions"].value) for c in clusters] == [
        (1, 2, "2"), (3, 1, None), (6, 1, None),
    ]  # fmt: skip
    second = table((await workbook(busy, tmp_path))["Questions"])[1]
    assert (second["Joined to"].value, second["Supporters"].value) == (1, None)


async def test_the_headings_are_in_the_language_asked_for(busy, tmp_path):
    assert "Preguntas" in (await workbook(busy, tmp_path, "--language", "es")).sheetnames
    assert "Questions · Preguntas" in (await workbook(busy, tmp_path, "--language", "both")).sheetnames


async def test_the_same_data_gives_the_same_bytes(busy, tmp_path):
    once = await busy.exports(tmp_path / "a.xlsx")
    busy.front.clock.advance(days=3)
    assert await busy.exports(tmp_path / "b.xlsx") == once


@pytest.mark.parametrize("cell", ["a\0b", "\ud800", "\ufffe", "x" * 40_000, "\u202eabc", "=HYPERLINK(1)"])
def test_no_cell_spoils_the_file(cell):
    out = io.BytesIO()
    book = Workbook(out, [QUESTIONS], lambda key: key)
    book.write("questions", [(1, cell, *[""] * 3, dt.date(2026, 1, 1), *[""] * 9)])
    book.close()
    read = openpyxl.load_workbook(out).active["B2"]
    assert read.data_type == "s" or read.value is None
    assert read.value is None or read.value[:5] in cell.replace("\0", "")


def test_how_large_a_workbook_will_be_is_known_from_its_first_rows():
    words, made = (ROOT / "README.md").read_text("utf-8").split(), Random(7)
    rows = [
        (n, " ".join(made.choices(words, k=18)), "Frog Hollow", "", "general", dt.date(2026, 1, 1 + n % 28), "approved",
         "en", "North End roundtable", "Patrols", made.randint(1, 300), None, "", "", made.randint(1, 999))
        for n in range(8000)
    ]  # fmt: skip
    first, whole = (bytes_each([QUESTIONS], {"questions": some}, len(some)) for some in (rows[:400], rows))
    assert whole * 0.8 < first < whole * 1.5
