"""How an official looks to a resident: one card a seat, in words of the catalogue."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bot.core import ui
from bot.core.ui import Text, Words
from cogs.officials.called import called
from cogs.officials.offices import TITLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.officials.answer import Seat, Serving, Tenure
    from cogs.officials.reading import Place
    from cogs.officials.store import Report

CLOSE = "officials-report-close"
"""Wire name of the action that closes a report."""
_PARTIES = frozenset(["Democratic", "Republican", "Independent", "Nonpartisan", "Working Families"])
_KINDS = ("phone", "email", "form", "website", "address")
_LINKS = frozenset(["form", "website"])
_SHOWN = 2
"""Numbers or addresses of one kind on a card; members of Congress have a dozen."""


def card(seat: Seat, place: Place, controls: Sequence[ui.Control]) -> ui.Card:
    """The card of one seat, held or vacant."""
    return ui.Card(
        seat.tenure.name if seat.tenure else Text("officials-vacant"),
        below([joined([level(seat.level), _strong(office(seat))]), *_lines(seat, place)]),
        controls,
        fields=_fields(seat.tenure) if seat.tenure else (),
        footer=_evidence(seat.tenure or seat.last),
    )


def lines(seat: Seat, place: Place) -> list[Words]:
    """The same for a terminal: who it is, then what else is known, each on a line of its own."""
    who = seat.tenure.name if seat.tenure else Text("officials-vacant")
    more = _lines(seat, place)
    reach = [value for kind in _KINDS for value in seat.tenure.reach(kind)[:_SHOWN]] if seat.tenure else []
    more += [Text("officials-show-reach", ways=", ".join(reach))] if reach else []
    evidence = _evidence(seat.tenure or seat.last)
    more += [evidence] if evidence else []
    detail = [Text("officials-show-detail", words=words) for words in more]
    return [Text("officials-show-seat", office=office(seat), who=who), *detail]


def heading(found: Serving) -> Words:
    """What stands above the cards: whom they serve, and what a resident should know about all of them."""
    where = place_name(found.place)
    lines: list[Words] = [Text("officials-found", count=found.total, place=where)]
    lines += [Text(f"officials-split-{c.replace('_', '-')}", count=n, place=found.place.name) for c, n in found.split]
    if found.split:
        lines.append(Text("officials-by-address"))
    if not found.districted and found.place.kind not in {"state", "county"}:
        lines.append(Text("officials-undistricted", place=found.place.name))
    return below(lines)


def nobody(found: Serving, office: str | None) -> Text:
    """Why an answer is empty: no such office, nobody at that level, or nobody at all."""
    where = place_name(found.place)
    if office is not None:
        return Text("officials-none-such", place=where, office=office[:80])
    return Text("officials-none-at-level" if found.levels else "officials-none-known", place=where)


def place_name(place: Place) -> Words:
    """A place as people call it: "Hartford, Connecticut"; where a county or its kind sets it apart, with that."""
    if not place.state or place.kind == "state":
        return place.name
    if place.by_kind:
        return Text("officials-place-of-kind", name=place.name, kind=place.kind, state=place.state_name)
    if place.county:
        return Text("officials-place-in-county", name=place.name, county=place.county, state=place.state_name)
    return Text("officials-place", name=place.name, state=place.state_name)


def office(seat: Seat) -> Words:
    """The office in the reader's language where we have words for it, else as its source calls it."""
    name: Words = role(seat.role) if seat.role in TITLES else seat.title or seat.role
    if seat.district:
        name = Text("officials-in-district", office=name, district=seat.district)
    return Text("officials-acting", office=name) if seat.tenure and seat.tenure.acting else name


def role(name: str) -> Text:
    """The message that names a role."""
    return Text(f"officials-role-{name.replace('_', '-')}")


def party(name: str) -> Words:
    """A party in the reader's language where it is one of those people know by it."""
    return Text(f"officials-party-{name.casefold().replace(' ', '-')}") if name in _PARTIES else name


def level(name: str) -> Text:
    """The message that names a level."""
    return Text(f"officials-level-{name}")


def day(iso: str) -> Words | date:
    """A date as exact as it is known: a day, a month or a year."""
    if len(iso) == 10:
        return date.fromisoformat(iso)
    year, _, month = iso.partition("-")
    return Text("officials-month", month=int(month), year=year) if month else year


def _precise(iso: str) -> bool:
    """Whether a date is exact to the day, before which Spanish has an article."""
    return len(iso) == len("2024-01-08")


def joined(parts: Sequence[Words]) -> Words:
    """At most four parts on one line, with a dot between."""
    return _together("officials-joined", parts)


def below(lines: Sequence[Words]) -> Words:
    """At most seven parts below each other."""
    return _together("officials-below", lines)


def _together(message: str, parts: Sequence[Words]) -> Words:
    """One message for so many parts: a message in a message for each would cost more to say."""
    if len(parts) == 1:
        return parts[0]
    return Text(f"{message}-{len(parts)}", **dict(zip("abcdefg", parts, strict=False)))


def report(made: Report) -> ui.Card:
    """What somebody said is wrong, with the button that closes it."""
    how: Sequence[ui.Field] = ()
    if made.evidence:
        how = [ui.Field(Text("officials-report-evidence"), made.evidence, short=False)]
    said: list[Words] = [Text("officials-report-when", at=ui.Day(made.created_at))]
    if made.source_url:
        said.append(Text("officials-source", source=_link(made.source_url)))
    button = ui.Button(Text("officials-report-close"), CLOSE, made.id)
    return ui.Card(called(made.subject), made.text, [button], fields=how, footer=joined(said))


def report_post(made: Report) -> ui.Reply:
    """The report as the moderators' channel sees it."""
    return ui.Reply(Text("officials-report-new", subject=called(made.subject)), [report(made)])


def _strong(words: Words) -> Text:
    return Text("officials-strong", words=words)


def _lines(seat: Seat, place: Place) -> list[Words]:
    lines: list[Words] = [joined(_standing(seat))] if _standing(seat) else []
    if seat.districts > 1:
        lines.append(Text("officials-shares", count=seat.districts, place=place.name))
    if seat.vacant:
        lines.append(_vacancy(seat))
    if seat.tenure and seat.tenure.certainty != "high":
        lines.append(Text(f"officials-certainty-{seat.tenure.certainty}"))
        lines += [Text("officials-note", note=seat.tenure.note)] if seat.tenure.note else []
    if seat.stale:
        seen = seat.tenure.verified_on if seat.tenure else None
        lines.append(Text("officials-stale", day=day(seen)) if seen else Text("officials-never-verified"))
    return lines


def _standing(seat: Seat) -> list[Words]:
    """Elected or appointed, the party of those elected, and since when."""
    said: list[Words] = []
    if seat.appointed is not None:
        said.append(Text("officials-appointed" if seat.appointed else "officials-elected"))
    if seat.tenure and seat.tenure.party and not seat.appointed:
        said.append(party(seat.tenure.party))
    if seat.tenure and seat.tenure.since:
        since = seat.tenure.since
        said.append(Text("officials-since", day=day(since), precise=_precise(since)))
    if seat.tenure and seat.tenure.end:
        said.append(Text("officials-until", day=day(seat.tenure.end), precise=_precise(seat.tenure.end)))
    return said


def _vacancy(seat: Seat) -> Text:
    if seat.vacant_until:
        until = seat.vacant_until
        return Text("officials-vacant-until", day=day(until), precise=_precise(until))
    if seat.last and seat.last.end:
        return Text("officials-vacant-since", name=seat.last.name, day=day(seat.last.end))
    return Text("officials-vacant-unknown")


def _fields(tenure: Tenure) -> list[ui.Field]:
    shown = {kind: tenure.reach(kind)[:_SHOWN] for kind in _KINDS}
    return [
        ui.Field(
            Text(f"officials-{kind}"),
            below([_link(value) if kind in _LINKS else value for value in values]),
            short=kind != "address",
        )
        for kind, values in shown.items()
        if values
    ]


def _evidence(tenure: Tenure | None) -> Words | None:
    """Where it was read, of which day the source is, and the day it was verified."""
    if tenure is None:
        return None
    said: list[Words] = []
    if tenure.source_url:
        said.append(Text("officials-source", source=_link(tenure.source_url)))
    if tenure.verified_on:
        said.append(Text("officials-verified", day=day(tenure.verified_on)))
    return joined(said) if said else None


def _link(url: str) -> Words:
    host = urlsplit(url).hostname
    return Text("officials-link", label=host.removeprefix("www."), url=url) if host else url
