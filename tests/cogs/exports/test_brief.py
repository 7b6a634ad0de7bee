import io
import re

import pypdf
import pytest

from bot.settings import ROOT
from cogs.exports.as_pdf import typeset


def text_of(content):
    pages = pypdf.PdfReader(io.BytesIO(content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


async def brief(town, folder, *arguments):
    return text_of(await town.exports(folder / "q.pdf", *arguments))


async def test_the_brief_says_what_was_asked_by_theme_with_counts(busy, tmp_path):
    said = await brief(busy, tmp_path)
    assert "4 questions were asked. One of them is not public: its words are not printed." in said
    assert "Some ask the same: 2 different ones are listed." in said
    assert "of the budget" not in said, "no moderator has read it yet"
    assert re.search(r"Patrols 1 5", said), "one cluster, five people"
    assert "When will officers walk the beat on Albany Avenue again? 5 people · from ana · also asked as 2" in said
    assert "Elm Street" not in said, "what was turned down is not for the chief"
    assert "take this question back" not in said


async def test_without_labels_there_is_no_chart_of_themes(town, tmp_path):
    """A chart of one bar, "everything else", tells the chief nothing."""
    await town.approved("ana")
    said = await brief(town, tmp_path)
    assert "One question was asked." in said
    assert "What was asked" in said
    assert "By theme" not in said
    assert "Everything else" not in said


async def test_what_waits_for_a_moderator_is_printed_for_whoever_chooses_it(busy, tmp_path):
    said = await brief(busy, tmp_path, "--status", "received")
    assert "of the budget" in said
    assert "Only questions with the status: received." in said
    assert "status" not in await brief(busy, tmp_path)


async def test_what_was_taken_back_is_counted_for_whoever_chooses_it_and_never_printed(busy, tmp_path):
    said = await brief(busy, tmp_path, "--status", "withdrawn")
    assert "Only questions with the status: withdrawn." in said
    assert "One question was asked. One of them is not public: its words are not printed." in said
    assert "take this question back" not in said


async def test_a_sample_is_called_one(town, tmp_path):
    async with town.front.database.transaction():
        community = await town.front.spaces.community_of(town.front.space)
        samples = ROOT / "config" / "hartford" / "sample" / "questions.toml"
        await town.front.services.questions.seed(community.id, samples)
    assert (await brief(town, tmp_path)).count("Sample written for trying the bot out") == 4


async def test_the_brief_is_in_english_spanish_or_both(busy, tmp_path):
    spanish = await brief(busy, tmp_path, "--language", "es")
    assert "Se hicieron 4 preguntas." in spanish
    assert "were asked" not in spanish
    both = await brief(busy, tmp_path, "--language", "both")
    assert "Se hicieron 4 preguntas." in both
    assert "4 questions were asked." in both


async def test_a_screen_reader_can_read_the_brief(busy, tmp_path):
    content = await busy.exports(tmp_path / "q.pdf", "--language", "es")
    root = pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    assert (root["/Lang"], "/StructTreeRoot" in root, root["/MarkInfo"]["/Marked"]) == ("es", True, True)
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


async def test_the_same_data_gives_the_same_brief(busy, tmp_path):
    once = await busy.exports(tmp_path / "a.pdf")
    busy.front.clock.advance(days=3)
    assert await busy.exports(tmp_path / "b.pdf") == once


async def test_an_empty_brief_says_so(town, tmp_path):
    await town.approved("ana")
    assert "Nothing was asked." in await brief(town, tmp_path, "--label", "Nothing")


def test_a_word_longer_than_a_line_does_not_leave_the_page():
    word = "https://www.hartford.gov/" + "x" * 475
    question = {"number": "1", "text": word, "language": "en", "notes": []}
    chart = {"columns": ["Theme", "Questions"], "rows": [{"cells": ["y" * 80, 1], "share": 1}]}
    chapter = {"heading": word[:120], "chart": chart, "questions": [question]}
    made = {"language": "en", "title": word[:120], "lead": [word], "chapters": [chapter], "privacy": ""}
    reader = pypdf.PdfReader(io.BytesIO(typeset([made])))
    lines = [line for page in reader.pages for line in page.extract_text().splitlines()]
    assert max(map(len, lines)) < 120
    assert "".join(lines).count(word) == 2, "whoever copies it has all of it, and nothing else"
    assert b"<pdfuaid:part>1" in reader.trailer["/Root"]["/Metadata"].get_data()


HOSTILE = [
    "#strong[hi] *b* _e_ $x$ `a` <lab> @ref https://x.y // c /* */ = no",
    '#panic("no") #sys.inputs #read("/etc/passwd")',
    "a\0b\u202ec\u200bd",
    "lone \ud800 \ufffe",
    "😀 👩‍👩‍👧 你好 مرحبا",
    "x" * 6000,
    "\\ # \" ' \n\n - list + enum / term: x",
]


@pytest.mark.parametrize("words", HOSTILE)
async def test_what_a_resident_wrote_is_never_markup(words):
    question = {"number": "1", "text": words, "language": "en", "notes": [words]}
    chapter = {"heading": words, "groups": [{"heading": words, "questions": [question], "more": words}]}
    title = f"What residents ask: {words}"
    content = typeset([{"language": "en", "title": title, "lead": [words], "chapters": [chapter], "privacy": words}])
    assert "/StructTreeRoot" in pypdf.PdfReader(io.BytesIO(content)).trailer["/Root"]
    if words.isascii() and " " in words:
        assert words.split()[0] in text_of(content)
