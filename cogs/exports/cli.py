"""`roundtable questions export`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

from bot.core.errors import UserError
from bot.core.ui import Text
from cogs.exports.wanted import Format, Wanted, read_days, read_label, read_languages

if TYPE_CHECKING:
    from bot.core.ports import Workbench
    from bot.core.request import Community
    from cogs.exports.service import Progress as Told
    from cogs.exports.service import Written
    from cogs.roundtables.service import Roundtable
    from cogs.wiring import Services

app = typer.Typer(name="questions", no_args_is_help=True, help="What residents asked.")


class Status(StrEnum):
    """What became of a question."""

    RECEIVED = "received"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Language(StrEnum):
    """What a spreadsheet's headings and a brief are written in."""

    EN = "en"
    ES = "es"
    BOTH = "both"


@app.callback()
def questions() -> None:
    """What residents asked."""


@app.command()
def export(
    context: typer.Context,
    out: Annotated[str, typer.Option(help="The file to write; - for standard output.")] = "-",
    format: Annotated[Format, typer.Option(help="What kind of file.")] = Format.CSV,  # noqa: A002 -- its name on the command line
    roundtable: Annotated[str | None, typer.Option(help="Only for this one: its number or words of its title.")] = None,
    status: Annotated[list[Status] | None, typer.Option(help="Only these; may be given several times.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="Asked on this day or later: 2026-11-23.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Asked on this day or before.")] = None,
    label: Annotated[str | None, typer.Option(help="Only with this label.")] = None,
    language: Annotated[Language, typer.Option(help="What xlsx and pdf are written in.")] = Language.EN,
    community: Annotated[str | None, typer.Option(help="Its name or number, where there are several.")] = None,
) -> None:
    """Write what residents asked: a safe table (csv), a workbook (xlsx), a bundle (json) or a brief to print (pdf)."""
    bench: Workbench = context.obj
    days = read_days(since, until, ("from", "to"))
    chosen = _chosen(bench, bench.run(_communities), community)
    about = _roundtable(bench, chosen, roundtable)
    languages = read_languages(language, language)
    wanted = Wanted(format, about, frozenset(status or ()), *days, read_label(label), languages)

    async def work(services: Services) -> Written:
        with _progress(shown=out != "-") as told:
            return await services.exports.write(chosen, wanted, file, told)

    try:
        with _opened(out) as file:
            written = bench.run(work)
    except OSError as error:
        bench.say(Text("exports-unwritable", file=out, why=error.strerror or str(error)))
        raise typer.Exit(1) from None
    if out != "-":
        bench.say(Text("exports-written", count=written.questions))


async def _communities(services: Services) -> list[Community]:
    return await services.spaces.all()


def _chosen(bench: Workbench, communities: list[Community], given: str | None) -> Community:
    """The community meant; one of nothing where there is none at all yet. Exits with 2 where it is not clear."""
    from bot.core.request import Community  # noqa: PLC0415 -- only an empty database needs one

    names = ", ".join(f"{c.name} ({c.id})" for c in communities)
    if given is None and len(communities) > 1:
        bench.say(Text("exports-which", names=names))
        raise typer.Exit(2)
    if given is None:
        return communities[0] if communities else Community(0, "—")
    found = [c for c in communities if given == str(c.id)] or [
        c for c in communities if given.casefold() == c.name.casefold()
    ]
    if len(found) != 1:
        key = "exports-which" if found else "exports-unknown"
        bench.say(Text(key, names=names or "—", given=given))
        raise typer.Exit(2)
    return found[0]


def _roundtable(bench: Workbench, community: Community, given: str | None) -> Roundtable | None:
    """The roundtable meant. Raises UserError where none or several are."""
    if given is None:
        return None

    async def find(services: Services) -> Roundtable | None:
        return await services.roundtables.find(community.id, given, over=True)

    found = bench.run(find)
    if found is None:
        raise UserError("exports-roundtable-unknown", given=given[:80])
    return found


@contextmanager
def _progress(*, shown: bool) -> Iterator[Told]:
    """Show on a terminal how far it is; what is told where nobody watches goes nowhere."""
    console = Console(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not (shown and console.is_terminal)) as bar:
        task = bar.add_task("", total=None)

        async def told(done: int, of: int, _bytes: int) -> None:
            bar.update(task, completed=done, total=of)

        yield told


@contextmanager
def _opened(out: str) -> Iterator[IO[bytes]]:
    """The file to write to; it takes its name only once it is whole."""
    if out == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = Path(f"{out}.part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
