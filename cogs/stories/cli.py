"""`roundtable sources`: test, add, list, pause, resume, remove, edit, filter."""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from bot.core.errors import UserError
from bot.core.i18n import Catalogue
from bot.core.ui import Text, Words
from cogs.stories.document import Asked, Document, UnreadableError, iso
from cogs.stories.editing import Looks
from cogs.stories.opening import Opener, Window, load_file
from cogs.stories.reader import Reader
from cogs.stories.showing import document_lines, settings_lines

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.core.ports import Workbench
    from bot.core.request import Community
    from cogs.stories.story import Source
    from cogs.wiring import Services

app = typer.Typer(
    name="sources", no_args_is_help=True, help="Where stories and meetings come from, and which are posted."
)

T = TypeVar("T")

AHEAD = timedelta(days=90)
"""So far ahead a calendar is read unless `--to` says otherwise."""

_Json = Annotated[bool, typer.Option("--json", help="For programs.")]
_Community = Annotated[int | None, typer.Option(help="The community's number, where there are several.")]
_Source = Annotated[str, typer.Argument(help="Its number, or words of its title or address.")]
_Page = Annotated[bool, typer.Option("--page", help="Read a page for its links to articles.")]


@app.command("test")
def try_out(
    context: typer.Context,
    source: Annotated[str, typer.Argument(help="An address (http…) or a file.")],
    *,
    start: Annotated[str | None, typer.Option("--from", help="First day of a calendar to list.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Last day of a calendar to list.")] = None,
    page: _Page = False,
    as_json: _Json = False,
) -> None:
    """Show what would be read and posted; nothing is kept. Exit code 1: it could not be read.

    A calendar's times without a zone, and its days, are taken for UTC's here; once it is a source, for the community's.
    """
    bench: Workbench = context.obj
    try:
        document = _read(bench, source, _window(start, end), page=page)
    except UserError as error:
        _fail(bench, error, as_json=as_json)
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps(told(document), ensure_ascii=False, indent=2))
        return
    for line in document_lines(document):
        bench.say(line)


@app.command()
def add(
    context: typer.Context,
    url: Annotated[str, typer.Argument(help="A feed, a calendar, or a page that names its feed.")],
    *,
    page: _Page = False,
    community: _Community = None,
) -> None:
    """Keep an address as a source; what stands in it now counts as seen."""

    async def work(services: Services, there: Community) -> Source:
        return (await services.stories.add(there, url, None, page=page))[0]

    found = _done(context, community, work)
    _say(context, Text("sources-added", title=found.title, url=found.url))


@app.command()
def pause(context: typer.Context, source: _Source, *, community: _Community = None) -> None:
    """Stop reading a source for now."""
    found = _done(context, community, lambda services, there: services.stories.pause(there.id, source))
    _say(context, Text("sources-paused", title=found.title))


@app.command()
def resume(context: typer.Context, source: _Source, *, community: _Community = None) -> None:
    """Read a paused source again."""
    found = _done(context, community, lambda services, there: services.stories.resume(there.id, source))
    _say(context, Text("sources-resumed", title=found.title))


@app.command()
def remove(context: typer.Context, source: _Source, *, community: _Community = None) -> None:
    """Give up a source and its stories; posts that were sent stay."""
    found = _done(context, community, lambda services, there: services.stories.remove(there.id, source))
    _say(context, Text("sources-removed", title=found.title))


@app.command()
def edit(
    context: typer.Context,
    source: _Source,
    *,
    title: Annotated[str | None, typer.Option(help="The name of the outlet.")] = None,
    review: Annotated[
        bool | None, typer.Option("--review/--auto", help="Whether stories wait for a moderator.")
    ] = None,
    quiet: Annotated[
        str | None, typer.Option(help='Hours in which nothing is posted: "22:00-07:00", "" for none.')
    ] = None,
    language: Annotated[str | None, typer.Option(help='"es", "" for what the source says.')] = None,
    template: Annotated[
        str | None, typer.Option(help='"{headline} {link}" in place of the card, "" for the card.')
    ] = None,
    rule: Annotated[
        str | None, typer.Option("--filter", help='Which stories pass: "police OR title word mayor".')
    ] = None,
    community: _Community = None,
) -> None:
    """Change what is chosen for a source; channels are chosen in the chat, with /sources edit."""

    async def work(services: Services, there: Community) -> Source:
        found = await services.stories.chosen(there.id, source)
        if rule is not None:
            preview = await services.stories.editing.draft(there.id, found.id, rule)
            await services.stories.editing.keep(there.id, found.id, preview.mark)
        return await services.stories.editing.dress(there.id, found.id, Looks(title, template, quiet, language, review))

    found = _done(context, community, work)
    for line in settings_lines(found):
        _say(context, line)


@app.command("filter")
def filter_all(
    context: typer.Context,
    rule: Annotated[
        str | None, typer.Argument(help='"NOT sponsored"; "" for none; left out, the one in force.')
    ] = None,
    *,
    community: _Community = None,
) -> None:
    """Say which stories of all sources are posted; a source's own filter is given with `edit --filter`."""

    async def work(services: Services, there: Community) -> Text:
        editing = services.stories.editing
        if rule is None:
            said = await services.stories.store.filter_of(there.id)
            return Text("filter-in-force", rule=said or Text("sources-no-filter"), whose=Text("filter-community"))
        kept = await editing.keep(there.id, None, (await editing.draft(there.id, None, rule)).mark)
        return Text("filter-kept", rule=kept.rule or Text("sources-no-filter"), whose=Text("filter-community"))

    _say(context, _done(context, community, work))


@app.command("list")
def listing(
    context: typer.Context,
    *,
    community: _Community = None,
    as_json: _Json = False,
) -> None:
    """List the sources and how their polls go."""
    bench: Workbench = context.obj

    async def work(services: Services) -> list[Source]:
        return await services.stories.sources((await _community(services, community)).id)

    try:
        found = bench.run(work)
    except UserError as error:
        _fail(bench, error, as_json=as_json)
        raise typer.Exit(1) from None
    if as_json:
        typer.echo(json.dumps([_told_source(s) for s in found], ensure_ascii=False, indent=2))
        return
    bench.say(Text("sources-listed" if found else "sources-none", count=len(found)))
    for s in found:
        problem, read = s.problem or "", s.last_read_at or ""
        state = Text(f"sources-state-{s.state}", problem=problem, read=read)
        bench.say(Text("sources-line", number=str(s.id), title=s.title, url=s.url, state=state))


def told(document: Document) -> dict[str, Any]:
    """A document as `--json` prints it: a feed's or article's items, or a calendar's occurrences."""
    items: list[dict[str, Any]] = [
        {
            "id": i.id,
            "title": i.title,
            "link": i.link,
            "published": iso(i.published),
            "summary": i.summary,
            "language": i.language,
        }
        for i in document.items
    ]
    items += [
        {
            "uid": o.uid,
            "title": o.title,
            "starts_at": iso(o.starts_at),
            "ends_at": iso(o.ends_at),
            "all_day": o.all_day,
            "location": o.location,
            "status": o.status,
        }
        for o in document.occurrences
    ]
    problems = [{"code": p.code, "message": _said(p.text)} for p in document.problems]
    return {"kind": document.kind, "title": document.title, "items": items, "problems": problems}


def _read(bench: Workbench, source: str, window: Window, *, page: bool) -> Document:
    reader = Reader()
    try:
        if "://" not in source:
            asked = Asked(window.start, window.end, floating=window.floating, links=page)
            return reader.read_now(load_file(Path(source)), asked)
        return bench.fetch(lambda fetch: Opener(fetch, Path(), reader).look(source, window, links=page))
    finally:
        reader.close()


def _done(context: typer.Context, number: int | None, work: Callable[[Services, Community], Awaitable[T]]) -> T:
    """What `work` comes to in the community meant; what an operator can mend is said, with exit code 1."""
    bench: Workbench = context.obj

    async def within(services: Services) -> T:
        return await work(services, await _community(services, number))

    try:
        return bench.run(within)
    except UserError as error:
        bench.say(error.text)
        raise typer.Exit(1) from None


def _say(context: typer.Context, words: Words) -> None:
    bench: Workbench = context.obj
    bench.say(words)


def _window(start: str | None, end: str | None) -> Window:
    """From the start of one day to the end of another (UTC); an instant with its time is taken as it is."""
    now = datetime.now(UTC)  # noqa: TID251 -- a file is read without the machinery and its Clock
    first = _instant(start, time.min) if start else now
    last = _instant(end, time.max) if end else first + AHEAD
    if last <= first:
        raise UnreadableError("window", start=start or "", end=end or "")
    return Window(first, last)


def _instant(said: str, at: time) -> datetime:
    try:
        day = date.fromisoformat(said)
        return datetime.combine(day, at, tzinfo=UTC)
    except ValueError:
        pass
    try:
        instant = datetime.fromisoformat(said)
    except ValueError:
        raise UnreadableError("date", said=said[:60]) from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)


async def _community(services: Services, number: int | None) -> Community:
    there = await services.spaces.all()
    chosen = [c for c in there if number in (None, c.id)]
    if len(chosen) != 1:
        listed = ", ".join(f"{c.id} {c.name}" for c in there)
        raise UserError("sources-which-community" if there else "sources-no-community", communities=listed)
    return chosen[0]


def _told_source(source: Source) -> dict[str, Any]:
    return {
        "id": source.id,
        "title": source.title,
        "url": source.url,
        "kind": source.kind,
        "state": source.state,
        "read_at": iso(source.last_read_at),
        "problem": _said(source.problem) if source.problem else None,
    }


def _fail(bench: Workbench, error: UserError, *, as_json: bool) -> None:
    if not as_json:
        bench.say(error.text)
        return
    code = getattr(error, "code", error.text.key)
    typer.echo(json.dumps({"error": {"code": code, "message": _said(error.text)}}, ensure_ascii=False, indent=2))


def _said(text: Text) -> str:
    """A message in the operator's language."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return _catalogue().voice(next((n for n in named if n), "en")).say(text)


@cache
def _catalogue() -> Catalogue:
    """This feature's own, in which all that is said here stands."""
    return Catalogue([Path(__file__).parent / "locales"])
