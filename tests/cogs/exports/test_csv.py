import csv
import io

import pytest

from bot.core.ids import SpaceId
from cogs.exports.as_csv import safe
from cogs.exports.cli import app
from tests.cogs.bench import at_the_command_line
from tests.cogs.questions.conftest import WORDS


async def ask(person, words=WORDS, **more):
    return await person.sends(await person.types("/ask"), text=words, **more)


async def export(front, file, *arguments):
    done = await at_the_command_line(front, app, "export", "--format", "csv", "--out", str(file), *arguments)
    assert done.exit_code == 0, done.output
    return list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))


async def test_questions_are_exported_without_names_but_those_shown(front, ana, plan, tmp_path):
    await plan()
    await ask(ana)
    await ask(ana, f"¿{WORDS}", show_name=True)
    first, second = await export(front, tmp_path / "q.csv")
    assert first == {
        "number": "1", "text": WORDS, "neighbourhood": "", "name": "", "about": "roundtable: North End roundtable",
        "asked_on": "2026-11-23", "status": "received", "language": "en", "roundtable": "North End roundtable",
        "labels": "", "supporters": "1", "joined_to": "", "reason": "", "redacted": "", "shown": "0",
    }  # fmt: skip
    assert second["name"] == "ana"


async def test_a_neighbourhood_is_named_where_five_people_named_it(front, ana, tmp_path):
    for n in range(5):
        await ask(front.person(f"person {n}"), f"{WORDS} asks {n}", neighbourhood="Frog Hollow")
        await ask(front.person(f"neighbor {n}"), f"{WORDS} asks neighbor {n}", neighbourhood=f"Street {n}")
    await ask(ana, neighbourhood="Frog Hollow")
    rows = await export(front, tmp_path / "q.csv")
    assert {row["neighbourhood"] for row in rows} == {"Frog Hollow", "other"}
    assert sum(row["neighbourhood"] == "Frog Hollow" for row in rows) == 6


async def test_few_of_a_neighbourhood_are_not_told_apart_as_others_either(front, ana, tmp_path):
    await ask(ana, neighbourhood="Frog Hollow")
    await ask(ana, f"{WORDS} asks again", neighbourhood="Frog Hollow")
    assert {row["neighbourhood"] for row in await export(front, tmp_path / "q.csv")} == {""}


async def test_one_person_of_many_neighbourhoods_is_no_group(front, ana, tmp_path):
    for n in range(5):
        await ask(ana, f"{WORDS} asks {n}", neighbourhood=f"Street {n}")
    assert {row["neighbourhood"] for row in await export(front, tmp_path / "q.csv")} == {""}


async def test_the_file_is_rfc_4180_with_a_byte_order_mark(front, ana, tmp_path):
    await ask(ana, f'{WORDS}\nShe said "soon", twice')
    await export(front, tmp_path / "q.csv")
    body = (tmp_path / "q.csv").read_bytes()
    assert body.startswith(b'\xef\xbb\xbf"number","text",')
    assert b'\nShe said ""soon"", twice",' in body
    assert body.endswith(b'"en","","",1,"","","",0\r\n')


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", " =", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\n@"]
)
def test_no_cell_starts_a_formula(start):
    assert safe(f"{start}HYPERLINK(1)").startswith("'")
    assert safe("a = b") == "a = b"


async def test_a_formula_asked_as_a_question_is_text_in_the_spreadsheet(front, ana, tmp_path):
    for n in range(5):
        asker = front.person(f"@SUM({n})")
        await ask(asker, f'=HYPERLINK("https://example.org/{n}") why', neighbourhood="@SUM(1)", show_name=True)
    for row in await export(front, tmp_path / "q.csv"):
        assert row["text"].startswith("'=HYPERLINK")
        assert row["neighbourhood"] == "'@SUM(1)"
        assert row["name"].startswith("'@SUM(")


async def test_what_was_taken_back_keeps_its_number_and_loses_its_words(front, ana, tmp_path):
    await ask(ana, neighbourhood="Frog Hollow")
    await ana.runs("question-withdraw:1")
    [row] = await export(front, tmp_path / "q.csv")
    assert (row["number"], row["text"], row["neighbourhood"], row["status"]) == ("1", "", "", "withdrawn")


async def test_a_dash_writes_to_standard_output_and_nothing_else(front, ana):
    await ask(ana)
    done = await at_the_command_line(front, app, "export", "--out", "-")
    assert done.stdout_bytes.startswith(b'\xef\xbb\xbf"number"')
    assert done.stdout_bytes.count(b"\r\n") == 2


async def test_where_there_are_several_communities_one_must_be_named(front, ana, tmp_path):
    await ask(ana)
    await ask(front.person("eve", space=SpaceId("slack", "T9")), f"{WORDS} elsewhere")
    unclear = await at_the_command_line(front, app, "export", "--out", str(tmp_path / "q.csv"))
    assert unclear.exit_code == 2
    assert "Hartford (1), Hartford (2)" in unclear.output
    [row] = await export(front, tmp_path / "q.csv", "--community", "2")
    assert row["text"].endswith("elsewhere")
    unknown = await at_the_command_line(front, app, "export", "--out", "-", "--community", "Boston")
    assert (unknown.exit_code, "no community “Boston”" in unknown.output) == (2, True)


async def test_an_empty_database_gives_a_table_with_its_header(front, tmp_path):
    assert await export(front, tmp_path / "q.csv") == []


async def test_a_file_that_cannot_be_written_is_told(front, ana, tmp_path):
    done = await at_the_command_line(front, app, "export", "--out", str(tmp_path / "missing" / "q.csv"))
    assert done.exit_code == 1
    assert "cannot be written: No such file or directory" in done.output


async def test_a_wording_says_which_it_joined_as_long_as_that_one_counts(busy, tmp_path):
    await busy.approved("jo", f"So {WORDS}")
    await busy.joins(7, 2)
    told = [(row["joined_to"], row["supporters"]) for row in await busy.rows(tmp_path)]
    assert [told[0], told[1], told[6]] == [("", "6"), ("1", ""), ("1", "")]
    await busy.pool("reject", 1, "private")
    told = [(row["joined_to"], row["supporters"]) for row in await busy.rows(tmp_path)]
    assert [told[0], told[1], told[6]] == [("2", ""), ("", "5"), ("2", "")], "ana, who asked it, counts no more"
