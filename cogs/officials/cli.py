"""`roundtable officials`: import, summary and show."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from bot.core.ui import Text, Words
from cogs.officials import offices
from cogs.officials.importing.facts import UnreadableError
from cogs.officials.importing.running import Importer
from cogs.officials.importing.sources import find
from cogs.officials.names import normalize
from cogs.officials.show import show
from cogs.officials.states import state_code
from cogs.officials.summary import summary as count_holders

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from bot.core.ports import Workbench
    from cogs.officials.importing.facts import Skip
    from cogs.officials.importing.report import Report
    from cogs.officials.importing.sources import Source
    from cogs.wiring import Services

app = typer.Typer(no_args_is_help=True, help="Who holds which office: import, count and show.")
app.command()(show)

_LISTED = 50
"""Changes and left-out records that are shown of one source; the others are counted."""


@app.command("import")
def import_(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help="Files, folders, ZIP archives or addresses.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Import people, terms, places and districts. Exit code 1: a source could not be read.

    Each is recognized by what is in it: Open States people,
    congress-legislators, lists of places, tables of towns with their
    districts or ZIP codes, and CSV or TOML of your own with name, office
    and jurisdiction. The README has an example.
    """
    bench: Workbench = context.obj
    reports = [_import(bench, source) for source in _sources(bench, paths)]
    if as_json:
        typer.echo(json.dumps([_data(report) for report in reports], ensure_ascii=False, indent=2))
    else:
        for line in _told(reports):
            bench.say(line)
    if any(report.failure for report in reports):
        raise typer.Exit(1)


def _sources(bench: Workbench, paths: list[str]) -> list[Source]:
    try:
        sources = find(paths)
    except UnreadableError as error:
        bench.say(Text("import-failed", source=", ".join(paths), reason=error.reason))
        raise typer.Exit(1) from None
    if not sources:
        bench.say(Text("import-nothing"))
        raise typer.Exit(1)
    return sources


def _import(bench: Workbench, source: Source) -> Report:
    """Import one source in a transaction of its own."""

    async def work(services: Services) -> Report:
        with _progress(source.name) as advance:
            return await Importer(services.fetch, services.clock, advance).run(source)

    return bench.run(work)


@contextlib.contextmanager
def _progress(name: str) -> Iterator[Callable[[int], None]]:
    """Show on standard error how many files were read, where somebody looks at it."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda _count: None
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield lambda count: bar.update(task, completed=count)


def _told(reports: Sequence[Report]) -> Iterator[Words]:
    for report in reports:
        yield from _one(report)
    if len(reports) > 1:
        yield Text(
            "import-total",
            people=sum(report.people for report in reports),
            terms=sum(report.terms for report in reports),
            places=sum(report.places for report in reports),
            skipped=sum(len(report.skips) for report in reports),
            failed=sum(1 for report in reports if report.failure),
        )


def _one(report: Report) -> Iterator[Words]:
    if report.failure:
        a_phrase = report.failure.key.startswith("import-")  # the fetcher speaks in whole sentences
        failed = "import-failed" if a_phrase else "import-failed-fetching"
        yield Text(failed, source=report.source, reason=report.failure)
        return
    key = "import-unchanged" if report.unchanged else "import-done"
    yield Text(key, source=report.source, people=report.people, terms=report.terms, places=report.places,
               added=report.added, changed=report.changed, removed=report.removed)  # fmt: skip
    yield from _some([change.text for change in report.changes])
    yield from _some([_left_out(skip) for skip in report.skips if not skip.quiet])
    yield Text("import-reasons", count=len(report.skips))
    for reason, count in report.reasons():
        yield Text("import-reason", reason=reason, count=count)


def _some(lines: list[Text]) -> Iterator[Text]:
    yield from lines[:_LISTED]
    if len(lines) > _LISTED:
        yield Text("import-more", count=len(lines) - _LISTED)


def _left_out(skip: Skip) -> Text:
    where = ", ".join(part for part in (skip.file, skip.field) if part)
    if skip.given:
        return Text("import-skipped-given", where=where, reason=skip.reason, given=skip.given)
    return Text("import-skipped", where=where, reason=skip.reason)


def _data(report: Report) -> dict[str, Any]:
    """The report for programs; reasons go by the names of their messages."""
    counts = ("source", "people", "terms", "places", "added", "changed", "removed", "confirmed")
    return {name: getattr(report, name) for name in counts} | {
        "unchanged": report.unchanged,
        "changes": [asdict(change) for change in report.changes],
        "skipped": [
            {"file": skip.file, "field": skip.field, "reason": skip.reason.key, "given": skip.given}
            for skip in report.skips
        ],
        "failure": report.failure.key if report.failure else None,
    }


@app.command()
def summary(
    context: typer.Context,
    state: Annotated[str | None, typer.Option(help="Only this state: CT, Connecticut.")] = None,
    on: Annotated[str | None, typer.Option(help="On this day (2026-08-05) instead of today.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Count who is in office, by office."""
    bench: Workbench = context.obj
    code = _state(bench, state)
    day = _day(bench, on)
    counted, asked = bench.run(lambda services: _count(services, code, day))
    if as_json:
        typer.echo(json.dumps(counted, ensure_ascii=False, indent=2))
        return
    bench.say(Text("summary-people", people=counted["people"]))
    bench.say(Text("summary-on", on=asked, state=code or "all"))
    for role, count in sorted(counted["current"].items(), key=lambda pair: offices.order(pair[0])):
        bench.say(Text("summary-role", role=_role(role), count=count))


async def _count(services: Services, state: str | None, on: date | None) -> tuple[dict[str, Any], date]:
    day = on or services.clock.now().date()
    return await count_holders(state, day), day


def _role(role: str) -> Words:
    return Text(f"officials-role-{role.replace('_', '-')}") if role in offices.TITLES else role


def _state(bench: Workbench, given: str | None) -> str | None:
    code = state_code(normalize(given)) if given else None
    if given and code is None:
        bench.say(Text("summary-bad-state", given=given))
        raise typer.Exit(2)
    return code


def _day(bench: Workbench, given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        bench.say(Text("officials-show-bad-day", given=str(given)))
        raise typer.Exit(2) from None
