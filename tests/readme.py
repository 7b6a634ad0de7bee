"""Writes the README's table of commands from the registry: `python -m tests.readme`."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

from bot.app import build
from bot.core.permissions import Role
from bot.core.ui import Text
from bot.settings import ROOT, Settings

README = ROOT / "README.md"
TITLES = {Role.RESIDENT: "Everyone", Role.MODERATOR: "Moderators", Role.ORGANISER: "Organizers"}


def commands_table() -> str:
    """The commands by role, each with what it takes and what it is for, as the catalogue says it."""
    with tempfile.TemporaryDirectory() as folder:
        app = build(Settings(data=Path(folder), _env_file=None))
    voice = app.catalogue.voice("en")
    lines = ["| who | command | for |", "|---|---|---|"]
    for role, title in TITLES.items():
        for spec in sorted(app.registry.commands.values(), key=lambda s: s.name):
            if spec.role is not role:
                continue
            named = [(app.catalogue.format(Text(f"{spec.key}-{o.name}-name"), voice), o.required) for o in spec.options]
            options = [name.upper() if required else f"[{name}]" for name, required in named]
            about = app.catalogue.format(Text(f"{spec.key}-description"), voice)
            lines.append(f"| {title} | `{' '.join([f'/{spec.name}', *options])}` | {about} |")
    return "\n".join(lines)


def replaced(text: str, marker: str, content: str) -> str:
    """The text with what stands between `<!-- marker -->` and `<!-- /marker -->` replaced."""
    return re.sub(
        rf"(<!-- {marker} -->\n).*?(<!-- /{marker} -->)", lambda m: f"{m[1]}{content}\n{m[2]}", text, flags=re.DOTALL
    )


if __name__ == "__main__":
    README.write_text(replaced(README.read_text(), "commands", commands_table()))
