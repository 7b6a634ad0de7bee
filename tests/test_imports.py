"""Imports point one way: the arrows of the architecture, read from the source of every module."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

SDKS = ("discord", "slack_bolt", "slack_sdk", "prompt_toolkit")

WIRING = (
    "bot.__main__", "bot.app", "bot.checkup", "bot.cli", "bot.serving", "bot.workbench", "bot.storage.migrations.env",
    "cogs.tables", "cogs.wiring",
)  # fmt: skip
"""What sees everything: the wiring, and what starts from it."""


@cache
def modules() -> dict[str, ast.Module]:
    files = [f for top in ("bot", "cogs") for f in sorted((ROOT / top).rglob("*.py"))]
    return {_name(f): ast.parse(f.read_text(encoding="utf-8")) for f in files}


def _name(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported(tree: ast.Module) -> Iterator[str]:
    """Every name a module imports, wherever in it the import stands, `from x import y` as `x.y`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def allowed(module: str) -> tuple[str, ...]:
    """What of ours a module may import, by how the names begin."""
    part = module.split(".")
    match part:
        case ["bot", "core", *_]:
            return ("bot.core",)
        case ["bot", "storage", *_]:
            return ("bot.core", "bot.storage")
        case ["bot", "platforms", platform, *_]:
            return ("bot.core", f"bot.platforms.{platform}")
        case ["bot", *_]:
            return ("bot.core", "bot.storage", *(f"bot.{m}" for m in MACHINERY))
        case ["cogs", feature, *_]:
            services = "cogs.wiring.Services"  # the container that `setup` and the command line are handed
            others = [f"cogs.{f}.service" for f in FEATURES]
            return ("bot.core", "bot.storage.base", f"cogs.{feature}", services, *others)
    return ()


MACHINERY = [f.stem for f in (ROOT / "bot").glob("*.py") if f.stem not in ("__init__", "__main__", "app", "cli")]
FEATURES = [f.name for f in (ROOT / "cogs").iterdir() if (f / "__init__.py").exists()]


def ours(name: str) -> bool:
    return name.partition(".")[0] in ("bot", "cogs", "tests")


def begins(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == p or name.startswith(f"{p}.") for p in prefixes)


@pytest.mark.parametrize("module", [m for m in modules() if m not in WIRING])
def test_a_module_imports_only_what_its_place_allows(module):
    names = [n for n in imported(modules()[module]) if ours(n)]
    assert [n for n in names if not begins(n, allowed(module))] == []


@pytest.mark.parametrize("module", [m for m in modules() if not m.startswith("bot.platforms.")])
def test_an_sdk_is_imported_in_its_adapter_alone(module):
    assert [n for n in imported(modules()[module]) if begins(n, SDKS)] == []


def test_one_platforms_sdk_is_not_anothers():
    for module, tree in modules().items():
        if module.startswith("bot.platforms."):
            others = {"discord": SDKS[1:], "slack": (SDKS[0], SDKS[3]), "console": SDKS[:3]}
            platform = module.split(".")[2]
            assert [n for n in imported(tree) if begins(n, others[platform])] == [], module
