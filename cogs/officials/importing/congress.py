"""The YAML of unitedstates/congress-legislators: members with all their terms, local offices, accounts.

`legislators-current.yaml` (and `-historical`, `executive`) hold people; `legislators-district-offices.yaml` and
`legislators-social-media.yaml` add contacts, joined on `id.bioguide`. A president who never sat in Congress has no
such id, and goes by `id.govtrack`. A term ends at noon of the day on which the next begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.officials import dates
from cogs.officials.divisions import COUNTRY, state_division
from cogs.officials.importing.facts import (
    ContactFact,
    Fact,
    FieldError,
    OfficeFact,
    PersonFact,
    TermFact,
    office,
)
from cogs.officials.importing.fields import contact, maps, ordered, required, span, text, web_address
from cogs.officials.names import name_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cogs.officials.importing.facts import Document

_TYPES = {"sen": "us_senate", "rep": "us_house", "prez": "president", "viceprez": "vice_president"}
_PARTIES = {"Democrat": "Democratic"}
_NETWORKS = ("twitter", "facebook", "instagram", "youtube")
SOURCE = "https://github.com/unitedstates/congress-legislators"


def members(document: Document, data: list[Any]) -> Iterator[Fact]:
    """Every entry of the list: a person with terms, or contacts of one known by bioguide id."""
    for number, entry in enumerate(data):
        within = f"[{number}]"
        try:
            if not isinstance(entry, dict):
                raise FieldError("", "import-not-map")
            key = _identity(entry)
            within = f"[{number}] {key}"
            if "terms" in entry:
                yield from _member(document, entry, key, within)
            else:
                yield _contacts_alone(document, entry, key)
        except FieldError as error:
            yield error.skip(document.name, within)


def _identity(entry: dict[str, Any]) -> str:
    """The bioguide id, or else "govtrack:" and that one."""
    ids: dict[str, Any] = entry["id"] if isinstance(entry.get("id"), dict) else {}
    try:
        if "bioguide" not in ids and "govtrack" in ids:
            return f"govtrack:{required(ids, 'govtrack', 20)}"
        return required(ids, "bioguide", 20)
    except FieldError as error:
        raise FieldError(f"id.{error.field}", error.reason.key) from None


def _keys(key: str) -> tuple[str, ...]:
    return (key if ":" in key else f"bioguide:{key}",)


def _member(document: Document, entry: dict[str, Any], key: str, within: str) -> Iterator[Fact]:
    name, forms = _name(entry)
    terms: list[TermFact] = []
    last: dict[str, Any] = {}
    for field, term in maps(entry, "terms"):
        try:
            terms.append(_term(document, term))
            last = term
        except FieldError as error:
            yield error.skip(document.name, f"{within}.{field}", bad=False)
    if not terms:
        raise FieldError("terms", "import-no-role")
    yield PersonFact(
        record=f"congress:{key}",
        origin="congress",
        keys=_keys(key),
        name=name,
        forms=frozenset(forms),
        party=_PARTIES.get(text(last, "party", 100), text(last, "party", 100)),
        contacts=ordered(_contacts(last)),
        terms=tuple(terms),
        partial=len(terms) < len(entry["terms"]),
        file=document.name,
    )


def _name(entry: dict[str, Any]) -> tuple[str, set[str]]:
    name = entry.get("name")
    if not isinstance(name, dict):
        raise FieldError("name", "import-missing")
    try:
        first, family = required(name, "first", 100), required(name, "last", 100)
        said = text(name, "official_full", 200) or f"{first} {family}"
        nickname = text(name, "nickname", 100)
    except FieldError as error:
        raise FieldError(f"name.{error.field}", error.reason.key) from None
    given = [first, *([nickname] if nickname else [])]
    return said, name_forms(said) | {form for one in given for form in name_forms(f"{one} {family}")}


def _term(document: Document, term: dict[str, Any]) -> TermFact:
    start, end = span(term, "start", "end")
    if start is None or end is None:
        raise FieldError("start" if start is None else "end", "import-missing")
    first, last = dates.first_day(start), dates.last_day(end, handover=True)
    seen = None if first and first > document.day else min(document.day, last or document.day).isoformat()
    return TermFact(_office(term), start, end, handover=True, source_url=SOURCE, evidence_on=seen)


def _office(term: dict[str, Any]) -> OfficeFact:
    kind = required(term, "type", 20)
    if kind not in _TYPES:
        raise FieldError("type", "import-bad-choice", kind)
    role = _TYPES[kind]
    if role in {"president", "vice_president"}:
        return office(role, COUNTRY)
    state = required(term, "state", 20)
    try:
        within = state_division(state)
    except ValueError:
        raise FieldError("state", "import-bad-state", state) from None
    if role == "us_senate":
        return office(role, COUNTRY, state)
    return office(role, within, required(term, "district", 20))


def _contacts(term: dict[str, Any]) -> list[ContactFact | None]:
    return [
        contact("phone", text(term, "phone"), "capitol"),
        contact("fax", text(term, "fax"), "capitol"),
        contact("form", text(term, "contact_form")),
        contact("address", text(term, "address"), "capitol"),
        contact("website", web_address(text(term, "url"))),
    ]


def _contacts_alone(document: Document, entry: dict[str, Any], key: str) -> PersonFact:
    part = "social" if isinstance(entry.get("social"), dict) else "offices"
    found: list[ContactFact | None] = []
    if part == "social":
        social = entry["social"]
        found = [contact(network, text(social, network, 200)) for network in _NETWORKS]
    for _, local in maps(entry, "offices"):
        label = text(local, "city", 100)
        lines = [text(local, field) for field in ("building", "address", "suite", "city")]
        where = f"{text(local, 'state')} {text(local, 'zip')}".strip()
        found.append(contact("phone", text(local, "phone"), label))
        found.append(contact("fax", text(local, "fax"), label))
        found.append(contact("address", ", ".join(line for line in [*lines, where] if line), label))
    return PersonFact(
        record=f"congress_{part}:{key}",
        origin="congress",
        keys=_keys(key),
        contacts=ordered(found),
        file=document.name,
    )
