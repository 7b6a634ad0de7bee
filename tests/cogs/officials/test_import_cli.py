import asyncio
import json
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest
import structlog.testing
from typer.testing import CliRunner

from bot.core.i18n import Catalogue
from bot.storage.base import Base
from bot.storage.database import Database
from cogs.officials.cli import app
from tests.clock import SetClock
from tests.cogs.officials.conftest import Web, legislator, write, zipped
from tests.conftest import ROOT

CATALOGUE = Catalogue([*ROOT.glob("cogs/*/locales"), ROOT / "bot/locales"])


@dataclass
class Bench:
    """What commands find in `context.obj`: a database in a file, and a terminal that is remembered."""

    folder: Path
    language: str = "en"
    said: list[str] = field(default_factory=list)

    def run(self, work):
        return asyncio.run(self._run(work))

    async def _run(self, work):
        database = Database(f"sqlite+aiosqlite:///{self.folder / 'roundtable.db'}")
        async with database.engine.begin() as connection:
            await connection.run_sync(Base.metadata.create_all)
        try:
            async with database.transaction():
                return await work(SimpleNamespace(clock=SetClock(), fetch=Web()))
        finally:
            await database.close()

    def say(self, words):
        self.said.append(CATALOGUE.voice(self.language).say(words))


@pytest.fixture
def bench(tmp_path):
    return Bench(tmp_path)


def typed(bench, *words):
    bench.said.clear()
    with structlog.testing.capture_logs():
        result = CliRunner().invoke(app, [str(word) for word in words], obj=bench, catch_exceptions=False)
    return result.exit_code, "\n".join(bench.said), result.stdout


def test_import_ends_with_counts_and_says_when_nothing_is_new(bench, tmp_path):
    file = write(tmp_path / "ana.yml", legislator())
    code, said, _ = typed(bench, "import", file)
    assert code == 0
    assert "one person, one term" in said
    assert "Nothing is new" in typed(bench, "import", file)[1]


def test_import_tells_changes_and_what_was_left_out(bench, tmp_path):
    archive = zipped(tmp_path / "ct.zip", {"a.yml": legislator(), "b.yml": legislator("Ben Sample") | {"id": ""}})
    code, said, _ = typed(bench, "import", archive)
    assert code == 0
    assert "left out: b.yml, id: this is missing" in said
    assert "1 \N{MULTIPLICATION SIGN} this is missing" in said
    typed(bench, "import", zipped(tmp_path / "ct.zip", {"a.yml": legislator(party=[{"name": "Green"}])}))
    assert "Ana Sample: party: “Democratic” → “Green”" in "\n".join(bench.said)


def test_import_speaks_spanish(bench, tmp_path):
    bench.language = "es"
    assert "una persona, un mandato" in typed(bench, "import", write(tmp_path / "ana.yml", legislator()))[1]


def test_one_unreadable_source_among_others_gives_exit_code_1_and_the_rest_is_stored(bench, tmp_path):
    file = write(tmp_path / "ana.yml", legislator())
    code, said, _ = typed(bench, "import", tmp_path / "gone.zip", file, "https://example.org/ct.csv")
    assert code == 1
    assert "gone.zip could not be read, and nothing of it was stored: there is no such file." in said
    assert "https://example.org/ct.csv could not be read, and nothing of it was stored. " in said
    assert "2 sources could not be read" in said
    assert json.loads(typed(bench, "summary", "--json")[2])["people"] == 1


def test_the_report_for_programs(bench, tmp_path):
    code, said, out = typed(bench, "import", write(tmp_path / "ana.yml", legislator()), "--json")
    (report,) = json.loads(out)
    assert (code, said) == (0, "")
    assert (report["people"], report["terms"], report["unchanged"], report["failure"]) == (1, 1, False, None)


def test_summary_for_people_and_for_programs(bench, shared_data):
    typed(bench, "import", shared_data / "officials" / "openstates_people_ct.zip")
    code, _, out = typed(bench, "summary", "--state", "CT", "--on", "2026-08-05", "--json")
    counted = json.loads(out)
    assert (code, counted.keys()) == (0, {"people", "current"})
    assert counted["people"] == 471
    assert {"lower": 151, "upper": 36, "governor": 1}.items() <= counted["current"].items()
    said = typed(bench, "summary", "--state", "connecticut", "--on", "2026-08-05")[1]
    assert "In office on August 5, 2026 in CT:" in said
    assert "State representative: 151" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [(("--state", "ZZ"), "“ZZ” is no state"), (("--on", "tomorrow"), "“tomorrow” is no day")],
)
def test_summary_of_nonsense_says_what_to_write(bench, words, told):
    code, said, _ = typed(bench, "summary", *words)
    assert code == 2
    assert told in said


def test_every_reason_has_words_in_both_languages():
    import re

    used = set()
    for module in (ROOT / "cogs" / "officials").rglob("*.py"):
        used |= set(re.findall(r'"((?:import|summary)-[a-z0-9-]+)"', module.read_text(encoding="utf-8")))
    catalogue = Catalogue([ROOT / "cogs/officials/locales"])
    assert not [key for key in used for language in ("en", "es") if not catalogue.has(key, language)]
