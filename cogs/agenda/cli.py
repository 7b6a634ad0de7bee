"""`roundtable agenda`: choose and audit on an exported bundle, offline, so that anybody can recompute an agenda."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.core.clean import shorten
from bot.core.errors import UserError
from bot.core.ui import Text
from cogs.agenda.audit import audit as audited
from cogs.agenda.bundle import Bundle, read
from cogs.agenda.rules import choose as chosen
from cogs.agenda.words import coverage, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.ports import Workbench
    from cogs.agenda.audit import Audit

app = typer.Typer(no_args_is_help=True, help="The agenda of a roundtable: choose it and audit it, from a bundle.")

_LINE = 100
"""Characters of a question that are shown."""

File = Annotated[str, typer.Argument(metavar="BUNDLE.json", help="An exported bundle; - for standard input.")]
AsJson = Annotated[bool, typer.Option("--json", help="For programs.")]


class RuleName(StrEnum):
    """The rules by the names they have in a bundle."""

    EQUAL_SHARES = "equal-shares"
    PHRAGMEN = "phragmen"
    TOP = "top"


@app.callback()
def agenda() -> None:
    """The agenda of a roundtable: choose it and audit it, from a bundle."""


@app.command()
def choose(
    context: typer.Context,
    bundle: File,
    seats: Annotated[int, typer.Option(help="How many questions to choose.")],
    rule: Annotated[RuleName, typer.Option(help="How.")] = RuleName.EQUAL_SHARES,
    *,
    as_json: AsJson = False,
) -> None:
    """Choose questions from a bundle, without the bot and its database."""
    found = _read(bundle)
    if found.intact is False:
        raise UserError("agenda-bundle-edited")
    election = found.election(seats)
    slate = chosen(election, rule.value)
    _tell(context.obj, found, slate, audited(election, slate), as_json=as_json)


@app.command()
def audit(context: typer.Context, bundle: File, *, as_json: AsJson = False) -> None:
    """Audit the agenda of a bundle. Exit code 1: it was edited since it was exported, or is no bundle."""
    found = _read(bundle)
    if found.slate is None:
        raise UserError("agenda-bundle-lacks", what="slate")
    _tell(context.obj, found, found.slate, audited(found.election(), found.slate), as_json=as_json, checksum=True)
    if found.intact is False:
        raise UserError("agenda-bundle-edited")


def _read(file: str) -> Bundle:
    try:
        return read(sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes())
    except OSError as error:
        raise UserError("agenda-bundle-unreadable", file=file, why=error.strerror or str(error)) from None


def _tell(
    bench: Workbench, bundle: Bundle, slate: Sequence[int], found: Audit, *, as_json: bool, checksum: bool = False
) -> None:
    if as_json:
        data = {"slate": list(slate), "audit": found.data(), **({"checksum": bundle.intact} if checksum else {})}
        typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        return
    for place, number in enumerate(slate, 1):
        text = shorten(bundle.texts[number], _LINE)
        bench.say(Text("agenda-line", place=str(place), number=str(number), text=text))
    for words in (verdict(found), coverage(found), Text("agenda-who-voted")):
        bench.say(words)
    if checksum and bundle.draft:
        bench.say(Text("agenda-bundle-draft"))
    if checksum and bundle.intact is not False:
        bench.say(Text("agenda-bundle-intact" if bundle.intact else "agenda-bundle-unsigned"))
