"""`roundtable officials show`: who serves a place, for people at a terminal and for programs.

The JSON is `{"place": {"name", "state", "ocd_id"}, "officials": [...]}` with one entry an office-holder. An office
that nobody is known to hold stands there too, with `name` null and `current` false. `contact` maps phone, email,
address, website and the like to text; several of a kind are joined with "; ". `current` is whether the term
covers the day asked about.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.core.ui import Text, Words
from cogs.officials import cards
from cogs.officials.offices import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.ports import Workbench
    from cogs.officials.answer import Seat, Serving, Tenure
    from cogs.officials.reading import Place
    from cogs.wiring import Services

AMBIGUOUS = 3
UNKNOWN = 4


def show(
    context: typer.Context,
    place: Annotated[str, typer.Argument(help="A town, with its state if need be: “Hartford, CT”; or a ZIP code.")],
    office: Annotated[str | None, typer.Option(help="Only this office: mayor, chief, senator …")] = None,
    level: Annotated[Level | None, typer.Option(help="Only this level.")] = None,
    on: Annotated[str | None, typer.Option(help="As of this day (2016-07-20) instead of today.")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Show who serves a place. Exit code 3: several places of that name; 4: none."""
    bench: Workbench = context.obj
    day = _day(bench, on)
    found = bench.run(lambda services: _find(services, place, office, level, day))
    if as_json:
        typer.echo(json.dumps(found.data, ensure_ascii=False, indent=2))
    else:
        for line in found.lines:
            bench.say(line)
    if found.code:
        raise typer.Exit(found.code)


@dataclass(frozen=True)
class Found:
    """What was found, for programs and for people, and the exit code."""

    data: dict[str, Any]
    lines: list[Words]
    code: int = 0


async def _find(services: Services, typed: str, office: str | None, level: Level | None, on: date | None) -> Found:
    directory = services.directory
    await directory.seed(services.config)
    communities = await services.spaces.all() or [services.spaces.fresh]
    home = await directory.home(communities[0].place)
    located = await directory.locate(typed, home, office=office is None)
    if located.choices:
        return _places("choices", typed, located.choices, AMBIGUOUS)
    if located.place is None:
        return _places("suggestions", typed, located.nearest, UNKNOWN)
    office = office or located.office
    serving = await directory.serving(located.place, office=office, level=level, on=on, size=0)
    data = {"place": _place(serving.place), "officials": [_official(seat) for seat in serving.seats]}
    dated: list[Words] = [Text("officials-show-on", day=on)] if on else []
    return Found(data, [*dated, *(_lines(serving) if serving.total else [cards.nobody(serving, office)])])


def _places(key: str, typed: str, places: Sequence[Place], code: int) -> Found:
    said = [Text("officials-show-place", name=p.name, state=p.state, ocd=p.ocd_id) for p in places]
    heading = Text(f"officials-show-{key}" if places else "officials-show-none", typed=typed)
    return Found({key: [_place(place) for place in places]}, [heading, *said], code)


def _place(place: Place) -> dict[str, str]:
    return {"name": place.name, "state": place.state, "ocd_id": place.ocd_id}


def _official(seat: Seat) -> dict[str, Any]:
    held, evidence = seat.tenure, seat.tenure or seat.last
    return {
        "name": held.name if held else None,
        "office": seat.office,
        "level": seat.level,
        "division": seat.division,
        "start": held.start if held else None,
        "end": held.end if held else None,
        "current": held is not None,
        "appointed": seat.appointed,
        "source": evidence.source_url if evidence else "",
        "verified_on": evidence.verified_on if evidence else None,
        "contact": _contact(held) if held else {},
    }


def _contact(held: Tenure) -> dict[str, str]:
    return {kind: "; ".join(held.reach(kind)) for kind in dict.fromkeys(way.kind for way in held.ways)}


def _lines(serving: Serving) -> list[Words]:
    lines: list[Words] = [cards.heading(serving)]
    for level, seats in groupby(serving.seats, key=lambda seat: seat.level):
        lines += ["", cards.level(level)]
        lines += [line for seat in seats for line in cards.lines(seat, serving.place)]
    return lines


def _day(bench: Workbench, given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        bench.say(Text("officials-show-bad-day", given=given))
        raise typer.Exit(2) from None
