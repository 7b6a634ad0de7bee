import re
from datetime import UTC, datetime

from typer.main import get_command

from bot import cli
from bot.settings import ROOT, Settings
from cogs.officials.importing.running import import_paths
from cogs.officials.summary import summary
from tests.clock import SetClock
from tests.readme import README, commands_table, replaced


def test_the_readme_lists_the_commands_there_are():
    text = README.read_text()
    assert text == replaced(text, "commands", commands_table()), "run `python -m tests.readme`"


def test_the_readme_lists_what_the_command_line_takes():
    """A row for each noun with its commands; `import` and `export` say again what stands under their nouns."""
    cli.mount_features()
    there = {name: sorted(getattr(one, "commands", ())) for name, one in get_command(cli.app).commands.items()}
    rows = [
        re.findall(r"[a-z]+", row) for row in re.findall(r"^\| (`[a-z ]+`.*?) \|", README.read_text(), re.MULTILINE)
    ]
    listed = {noun: sorted(first) for noun, *first in rows if there.get(noun)}
    assert listed == {noun: commands for noun, commands in there.items() if commands and noun not in cli.VERBS}
    assert {word for row in rows if not there.get(row[0]) for word in row} == {n for n, c in there.items() if not c}


async def test_the_readmes_example_of_officials_is_read_as_it_says(sqlite, tmp_path):
    (example,) = re.findall(r"```csv\n(.*?)```", README.read_text(), re.DOTALL)
    file = tmp_path / "springfield.csv"
    file.write_text(example, encoding="utf-8")
    clock = SetClock(datetime(2026, 11, 23, 15, tzinfo=UTC))
    (report,) = await import_paths([file], fetch=None, clock=clock, transaction=sqlite.transaction)
    assert (report.failure, report.skips, report.people) == (None, [], 2)
    async with sqlite.transaction():
        counted = await summary("MA", clock.now().date())
    assert counted == {"people": 2, "current": {"police_chief": 1}}


def test_every_setting_the_readme_names_is_one():
    known = {f"ROUNDTABLE_{name.upper()}" for name in Settings.model_fields}
    named = set(re.findall(r"\bROUNDTABLE_[A-Z_]+\b", README.read_text()))
    assert named <= known


def test_every_file_the_readme_points_at_is_there():
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", README.read_text()):
        assert (ROOT / target).exists(), target
