"""Brings together who serves a place: its divisions, their offices, who holds each, and how to reach them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from cogs.officials import lookup
from cogs.officials.answer import Delegation, Seat, Tenure, Way
from cogs.officials.dates import in_office, last_day, standing
from cogs.officials.divisions import COUNTRY
from cogs.officials.offices import LEVELS, order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cogs.officials.reading import Place
    from cogs.officials.store import Contact, Office, Official, Term

CHAMBERS = ("us_house", "upper", "lower")
LONGEST_GUESS = timedelta(days=4 * 365)
"""A term whose start no source gives is taken to have begun at most this long before its end (or its last
evidence): mayors and state officers mostly serve four years. Farther back it claims nothing."""


async def delegation_of(place: Place, on: date, today: date) -> Delegation:
    """Everybody who serves `place` on a day; `today` tells whether a declared vacancy still speaks of it."""
    coverings = await lookup.coverings(place.ocd_id)
    shared = {covering.division: covering.districts_in_place for covering in coverings}
    offices = await lookup.offices({*_within(place.ocd_id), *shared})
    terms = _by_office(await lookup.terms([office.id for office in offices]))
    ways = await _ways(terms, on)
    seats = [
        seat
        for office in offices
        for seat in _seats(office, terms.get(office.id, []), ways, on, today, shared.get(office.division, 1))
    ]
    return Delegation(
        place,
        on,
        tuple(sorted(seats, key=_place_in_answer)),
        tuple(sorted({(c.chamber, c.districts_in_place) for c in coverings if c.districts_in_place > 1})),
        districted=any(covering.chamber in CHAMBERS for covering in coverings),
    )


async def divisions_of(place: Place) -> set[str]:
    """Every division whose offices serve the place or a part of it, the country's own aside."""
    return {*_within(place.ocd_id), *(c.division for c in await lookup.coverings(place.ocd_id))} - {COUNTRY}


def _within(ocd_id: str) -> list[str]:
    """The division, those its id names as parents, and the one congressional district of a small state."""
    parts = ocd_id.split("/")
    parents = ["/".join(parts[:size]) for size in range(2, len(parts) + 1)]
    return [*parents, f"{parents[1]}/cd:at-large"] if len(parents) > 1 else parents


Held = tuple["Term", "Official"]


def _by_office(rows: Sequence[Any]) -> dict[int, list[Held]]:
    by_office: dict[int, list[Held]] = {}
    for term, official in rows:
        by_office.setdefault(term.office_id, []).append((term, official))
    return by_office


async def _ways(terms: dict[int, list[Held]], on: date) -> dict[int, list[Contact]]:
    """The contacts of everybody whose term has not ended, by official."""
    officials = {o.id for held in terms.values() for t, o in held if t.last_day is None or t.last_day >= on}
    by_official: dict[int, list[Contact]] = {}
    for contact in await lookup.contacts(officials, on):
        by_official.setdefault(contact.official_id, []).append(contact)
    return by_official


def _seats(
    office: Office, held: list[Held], ways: dict[int, list[Contact]], on: date, today: date, districts: int
) -> list[Seat]:
    """Who holds an office on the day: one seat a holder, or a vacant one; nothing where the records are silent."""
    officials = {term.id: official for term, official in held}
    standing_now = standing(_one_a_person(t for t, _ in held if _claims(t, on, today)), on, office.seats)

    def seat(tenure: Tenure | None, last: Tenure | None = None) -> Seat:
        return Seat(
            office.id,
            office.role,
            office.title,
            office.district,
            office.level,
            office.division,
            office.appointed,
            on,
            districts,
            tenure,
            last,
            office.vacant_until if declared else None,
        )

    declared = bool(office.vacant_until) and today <= on <= (last_day(office.vacant_until) or on)
    seats = [seat(_tenure(term, officials[term.id], ways)) for term in standing_now]
    if seats:
        room = declared and (office.seats is None or len(seats) < office.seats)
        return [*seats, seat(None)] if room else seats
    ended = [term for term, _ in held if term.last_day is not None and term.last_day < on]
    if ended:
        latest = max(ended, key=lambda term: term.last_day or date.min)
        return [seat(None, _tenure(latest, officials[latest.id], {}))]
    return [seat(None)] if declared or (not held and on >= today) else []


def _claims(term: Term, on: date, today: date) -> bool:
    if term.first_day is not None or not in_office(term, on):
        return in_office(term, on)
    anchor = term.last_day or last_day(term.verified_on) or today
    return on >= anchor - LONGEST_GUESS


def _one_a_person(terms: Iterable[Term]) -> list[Term]:
    """The latest begun of each person's terms: interim and then permanent is one holder."""
    latest: dict[int, Term] = {}
    for term in sorted(terms, key=lambda term: term.first_day or date.min):
        latest[term.official_id] = term
    return list(latest.values())


def _tenure(term: Term, official: Official, ways: dict[int, list[Contact]]) -> Tenure:
    return Tenure(
        term.id,
        official.id,
        official.name,
        official.party,
        term.acting,
        term.start,
        term.end,
        term.certainty,
        term.source_url,
        term.source_date,
        term.verified_on,
        term.note,
        official.image,
        _best(ways.get(official.id, []), term.record),
    )


def _best(contacts: list[Contact], record: str) -> tuple[Way, ...]:
    """Of each kind, what the term's own record says; where it says nothing, what another record does."""
    chosen: dict[str, str] = {}
    for contact in sorted(contacts, key=lambda c: (c.record != record, c.record, c.position)):
        chosen.setdefault(contact.kind, contact.record)
    picked = [c for c in contacts if chosen[c.kind] == c.record]
    return tuple(dict.fromkeys(Way(c.kind, c.value, c.label) for c in picked))


def _place_in_answer(seat: Seat) -> tuple[int, int, int, str, str, str]:
    """By level, office and district; among equals, whoever began first."""
    level = LEVELS.index(seat.level) if seat.level in LEVELS else len(LEVELS)
    number = int(seat.district) if seat.district.isdigit() else 0
    began, name = (seat.tenure.start or "", seat.tenure.name) if seat.tenure else ("9", "")
    return level, order(seat.role), number, seat.district, began, name
