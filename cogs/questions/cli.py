"""`roundtable questions export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from bot.core.ui import Text
from cogs.questions.export import write_csv

if TYPE_CHECKING:
    from bot.core.ports import Workbench
    from bot.core.request import Community
    from cogs.wiring import Services

app = typer.Typer(no_args_is_help=True, help="What residents asked.")
ENCODING = "utf-8-sig"


class Format(StrEnum):
    """What can be exported to."""

    CSV = "csv"


@app.callback()
def questions() -> None:
    """What residents asked."""


@app.command()
def export(
    context: typer.Context,
    out: Annotated[str, typer.Option(help="The file to write; - for standard output.")] = "-",
    format: Annotated[Format, typer.Option(help="The only one so far.")] = Format.CSV,  # noqa: A002, ARG001 -- its name on the command line
    community: Annotated[str | None, typer.Option(help="Its name or number, where there are several.")] = None,
) -> None:
    """Write every question of a community to a file that is safe to open in a spreadsheet."""
    bench: Workbench = context.obj
    chosen = _chosen(bench, bench.run(_communities), community)

    async def work(services: Services) -> int:
        community_id = chosen.id if chosen else 0
        titles = await services.roundtables.titles(community_id)
        return await write_csv(services.questions.each(community_id), titles, file)

    try:
        with _opened(out) as file:
            count = bench.run(work)
    except OSError as error:
        bench.say(Text("questions-export-unwritable", file=out, why=error.strerror or str(error)))
        raise typer.Exit(1) from None
    if out != "-":
        bench.say(Text("questions-exported", count=count))


async def _communities(services: Services) -> list[Community]:
    return await services.spaces.all()


def _chosen(bench: Workbench, communities: list[Community], given: str | None) -> Community | None:
    """The community meant; None where there is none at all yet. Exits with 2 where it is not clear."""
    names = ", ".join(f"{c.name} ({c.id})" for c in communities)
    if given is None and len(communities) > 1:
        bench.say(Text("questions-export-which", names=names))
        raise typer.Exit(2)
    if given is None:
        return communities[0] if communities else None
    found = [c for c in communities if given == str(c.id)] or [
        c for c in communities if given.casefold() == c.name.casefold()
    ]
    if len(found) != 1:
        key = "questions-export-which" if found else "questions-export-unknown"
        bench.say(Text(key, names=names or "—", given=given))
        raise typer.Exit(2)
    return found[0]


@contextmanager
def _opened(out: str) -> Iterator[TextIO]:
    """The file to write to; it takes its name only once it is whole."""
    if out == "-":
        wrapped = TextIOWrapper(sys.stdout.buffer, ENCODING, newline="", write_through=True)
        yield wrapped
        wrapped.detach()
        return
    part = Path(f"{out}.part")
    try:
        with part.open("w", encoding=ENCODING, newline="") as file:
            yield file
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
