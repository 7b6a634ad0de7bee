"""Brings together who serves a place: its divisions, their offices, who holds each, and how to reach them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any

from cogs.officials import lookup
from cogs.officials.answer import Delegation, Seat, Tenure, Way
from cogs.officials.dates import in_office, last_day, standing
from cogs.officials.divisions import state_of
from cogs.officials.offices import LEVELS, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Row

    from cogs.officials.lookup import Covering
    from cogs.officials.reading import Place

CHAMBERS = ("us_house", "upper", "lower")
LONGEST_GUESS = timedelta(days=4 * 365)
"""A term whose start no source gives is taken to have begun at most this long before its end (or its last
evidence): mayors and state officers mostly serve four years. Farther back it claims nothing."""

BETWEEN_TERMS = timedelta(days=7)
"""Who is back within so many days never left: Congress ends on January 3 and is sworn in up to days later."""


async def delegation_of(place: Place, coverings: Sequence[Covering], on: date, today: date) -> Delegation:
    """Everybody who serves `place`, which lies in the divisions `coverings`, on a day.

    `today` tells whether a declared vacancy still speaks of that day.
    """
    shared = {covering.division: covering.districts_in_place for covering in coverings}
    rows = await lookup.offices({*within(place.ocd_id), *shared})
    seats: list[Seat] = []
    for _, group in groupby(sorted(rows, key=_office), key=_office):
        office = list(group)
        seats += _seats(office, on, today, shared.get(office[0].division, 1))
    seats = [seat for seat in seats if not await _abolished(seat)]
    return Delegation(
        place,
        on,
        tuple(sorted(seats, key=_place_in_answer)),
        tuple(sorted({(c.chamber, c.districts_in_place) for c in coverings if c.districts_in_place > 1})),
        districted=any(covering.chamber in CHAMBERS for covering in coverings),
    )


def within(ocd_id: str) -> list[str]:
    """The division, those its id names as parents, and the one congressional district of a small state."""
    parts = ocd_id.split("/")
    parents = ["/".join(parts[:size]) for size in range(2, len(parts) + 1)]
    return [*parents, f"{parents[1]}/cd:at-large"] if len(parents) > 1 else parents


async def _abolished(seat: Seat) -> bool:
    """Whether it is a state's seat at large in Congress, left empty because the state has districts by now."""
    at_large = seat.vacant and seat.division.endswith("/cd:at-large")
    return at_large and await lookup.in_districts(state_of(seat.division), seat.on)


def _office(row: Row[Any]) -> int:
    number: int = row.office_id
    return number


def _seats(rows: list[Row[Any]], on: date, today: date, districts: int) -> list[Seat]:
    """Who holds an office on the day: one seat a holder, or a vacant one; nothing where the records are silent.

    All `rows` are of one office.
    """
    office, terms = rows[0], [row for row in rows if row.term_id]
    declared = bool(office.vacant_until) and today <= on <= (last_day(office.vacant_until) or on)
    empty = Seat(
        office.office_id, office.role, office.title, office.district, office.level, office.division,
        office.appointed, on, districts, vacant_until=office.vacant_until if declared else None,
    )  # fmt: skip
    holders = standing(_one_a_person(t for t in terms if _claims(t, on, today)), on, office.seats)
    if holders:
        room = declared and (office.seats is None or len(holders) < office.seats)
        left = [empty] if room else [replace(empty, last=_tenure(t)) for t in _left(terms, holders, on)]
        return [*(replace(empty, tenure=replace(_tenure(t), since=_since(t, terms))) for t in holders), *left]
    ended = [term for term in terms if term.last_day is not None and term.last_day < on]
    if ended:
        return [replace(empty, last=_tenure(max(ended, key=lambda term: term.last_day)))]
    return [empty] if declared or on >= today else []


def _left(terms: list[Row[Any]], holders: list[Row[Any]], on: date) -> list[Row[Any]]:
    """Whose seats stand empty beside those that are held: of the last to leave, as long as nobody came since.

    Nobody's where more left that day than seats are empty: whose it was is then not to be told.
    """
    empty = (holders[0].seats or 0) - len(holders)
    ended = [term for term in terms if term.last_day is not None and term.last_day < on]
    latest = max((term.last_day for term in ended), default=date.max)
    left = [term for term in ended if term.last_day == latest]
    came_since = any(holder.first_day is None or holder.first_day > latest for holder in holders)
    return left if len(left) <= empty and not came_since else []


def _claims(term: Row[Any], on: date, today: date) -> bool:
    if term.first_day is not None or not in_office(term, on):
        return in_office(term, on)
    seen = last_day(term.verified_on)
    anchor: date = term.last_day or seen or today
    return on >= min(anchor - LONGEST_GUESS, seen or date.max)


def _one_a_person(terms: Iterable[Row[Any]]) -> list[Row[Any]]:
    """The latest begun of each person's terms: interim and then permanent is one holder."""
    latest: dict[int, Row[Any]] = {}
    for term in sorted(terms, key=lambda term: term.first_day or date.min):
        latest[term.official_id] = term
    return list(latest.values())


def _tenure(term: Row[Any]) -> Tenure:
    return Tenure(
        term.term_id, term.official_id, term.record, term.name, term.party, term.acting, term.start, term.end,
        term.certainty, term.source_url, term.source_date, term.verified_on, term.note, term.image,
    )  # fmt: skip


def _since(term: Row[Any], terms: list[Row[Any]]) -> str | None:
    """When the service that this term goes on with began: "January 3, 2013" of a senator in a third term."""
    start: str | None = term.start
    first: date | None = term.first_day
    before = [t for t in terms if t.official_id == term.official_id and t.acting == term.acting and t.first_day]
    for earlier in sorted(before, key=lambda t: t.first_day, reverse=True):
        if first and earlier.first_day < first <= (earlier.last_day or first) + BETWEEN_TERMS:
            start, first = earlier.start, earlier.first_day
    return start


async def reachable(seats: Sequence[Seat], on: date) -> tuple[Seat, ...]:
    """The same seats with the ways to reach whoever holds them."""
    holders = {seat.tenure.official_id for seat in seats if seat.tenure}
    by_official: dict[int, list[Row[Any]]] = {}
    for contact in await lookup.contacts(holders, on) if holders else ():
        by_official.setdefault(contact.official_id, []).append(contact)
    return tuple(
        replace(seat, tenure=replace(seat.tenure, ways=_best(by_official[seat.tenure.official_id], seat.tenure.record)))
        if seat.tenure and seat.tenure.official_id in by_official
        else seat
        for seat in seats
    )


def _best(contacts: list[Row[Any]], record: str) -> tuple[Way, ...]:
    """Of each kind, what the term's own record says; where it says nothing, what another record does."""
    chosen: dict[str, str] = {}
    for contact in sorted(contacts, key=lambda c: (c.record != record, c.record, c.position)):
        chosen.setdefault(contact.kind, contact.record)
    picked = [c for c in contacts if chosen[c.kind] == c.record]
    return tuple(dict.fromkeys(Way(c.kind, c.value, c.label) for c in picked))


def _place_in_answer(seat: Seat) -> tuple[int, int, int, str, str, str]:
    """By level, office and district; among equals, whoever began first."""
    level = LEVELS.index(seat.level) if seat.level in LEVELS else len(LEVELS)
    number = int(seat.district) if seat.district.isdecimal() else 0
    began, name = (seat.tenure.start or "", seat.tenure.name) if seat.tenure else ("9", "")
    return level, order(seat.role), number, seat.district, began, name
