import re

from bot.settings import ROOT, Settings
from tests.readme import README, commands_table, replaced


def test_the_readme_lists_the_commands_there_are():
    text = README.read_text()
    assert text == replaced(text, "commands", commands_table()), "run `python -m tests.readme`"


def test_every_setting_the_readme_names_is_one():
    known = {f"ROUNDTABLE_{name.upper()}" for name in Settings.model_fields}
    named = set(re.findall(r"\bROUNDTABLE_[A-Z_]+\b", README.read_text()))
    assert named <= known


def test_every_file_the_readme_points_at_is_there():
    for target in re.findall(r"\]\((?!https?://)([^)#]+)\)", README.read_text()):
        assert (ROOT / target).exists(), target
