"""Open States `people` YAML: one file a person, `municipalities.yml`, and the vacancies of `settings.yml`.

The layout is described in the repository openstates/people (schema.md); its files differ from that page:
contacts stand in `offices`, older ones in `contact_details` or `capitol_office` and `district_office`. A role is
current while its `end_date` lies in the future or is absent. Roles in Congress carry placeholder ends: terms
there end on January 3 (20th Amendment), so any other end in the future stands for "not known".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cogs.officials import dates
from cogs.officials.divisions import COUNTRY, jurisdiction_division, state_division, state_of
from cogs.officials.importing.facts import (
    ContactFact,
    Fact,
    FieldError,
    OfficeFact,
    PersonFact,
    PlaceFact,
    Skip,
    TermFact,
    VacanciesFact,
    office,
)
from cogs.officials.importing.fields import (
    contact,
    day,
    maps,
    ordered,
    required,
    span,
    text,
    web_address,
)
from cogs.officials.names import name_forms, slug

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cogs.officials.importing.facts import Document

_FORMS = ("webform", "web form", "contact form", "contact", "write to", "send email")
_NETWORKS = ("twitter", "facebook", "instagram", "youtube")
_CONGRESS = frozenset(["us_house", "us_senate"])


def person(document: Document, data: dict[str, Any]) -> Iterator[Fact]:
    """One person's file: the person, and a Skip for each role or contact that cannot be read."""
    try:
        key, name = required(data, "id", 100), required(data, "name", 200)
        listed = list(maps(data, "roles"))
    except FieldError as error:
        yield error.skip(document.name)
        return
    terms: list[TermFact] = []
    for field, role in listed:
        try:
            terms.append(_term(role, document.day, _source(data)))
        except FieldError as error:
            yield error.skip(document.name, field, bad=False)
    contacts, skips = _contacts(document, data)
    yield from skips
    if not terms:
        yield FieldError("roles", "import-no-role").skip(document.name)
        return
    yield PersonFact(
        record=f"openstates:{key}",
        origin="openstates",
        keys=(key, *_identifiers(data)),
        name=name,
        forms=frozenset(_forms(data)),
        party=_party(data, document.day),
        image=web_address(str(data.get("image") or "")),
        contacts=contacts,
        terms=tuple(terms),
        partial=len(terms) < len(listed) or bool(skips),
        file=document.name,
    )


def _term(role: dict[str, Any], day: date, source: str) -> TermFact:
    kind = slug(required(role, "type", 100))
    said = required(role, "jurisdiction")
    try:
        within = jurisdiction_division(said)
    except ValueError:
        raise FieldError("jurisdiction", "import-bad-jurisdiction", said) from None
    held = office(kind, within, text(role, "district", 100))
    start, end = span(role, "start_date", "end_date")
    last = dates.last_day(end, handover=True)
    if held.role in _CONGRESS and end and last and last >= day and not end.endswith("-01-03"):
        end = last = None
    first = dates.first_day(start)
    seen = None if first and first > day else min(day, last or day).isoformat()
    note = text(role, "end_reason", 500)
    return TermFact(held, start, end, handover=True, source_url=source, evidence_on=seen, note=note)


def _source(data: dict[str, Any]) -> str:
    """The first web page among the person's sources."""
    for field in ("sources", "links"):
        for entry in _lenient(data, field):
            if address := web_address(str(entry.get("url") or "")):
                return address
    return ""


def _lenient(data: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """The maps of a list that only adds to a record: anything else in it is passed over."""
    value = data.get(field)
    return [entry for entry in value if isinstance(entry, dict)] if isinstance(value, list) else []


def _identifiers(data: dict[str, Any]) -> Iterator[str]:
    for entry in _lenient(data, "other_identifiers"):
        if entry.get("scheme") == "bioguide" and isinstance(entry.get("identifier"), str):
            yield f"bioguide:{entry['identifier']}"


def _forms(data: dict[str, Any]) -> set[str]:
    forms = name_forms(str(data["name"]))
    given, family = data.get("given_name"), data.get("family_name")
    if isinstance(given, str) and isinstance(family, str) and given and family:
        forms |= name_forms(f"{given} {family}")
    for entry in _lenient(data, "other_names"):
        forms |= name_forms(str(entry.get("name") or ""))
    return {form for form in forms if all(len(word) > 1 for word in form.split()) and " " in form}


def _party(data: dict[str, Any], on: date) -> str:
    """The party of the day: the last listed that has not ended."""
    current = ""
    for entry in _lenient(data, "party"):
        try:
            ended = dates.last_day(day(entry, "end_date"))
            name = text(entry, "name", 100)
        except FieldError:
            continue
        if ended is None or ended >= on:
            current = name or current
    return current


def _contacts(document: Document, data: dict[str, Any]) -> tuple[tuple[ContactFact, ...], list[Skip]]:
    found: list[ContactFact | None] = []
    skips: list[Skip] = []
    for field, entry in _offices(data):
        try:
            label = text(entry, "classification", 100) or text(entry, "note", 100) or text(entry, "name", 100)
            found += [contact("phone", text(entry, "voice"), label), contact("fax", text(entry, "fax"), label)]
            found += [contact("email", text(entry, "email"), label)]
            address = "; ".join(part.strip() for part in text(entry, "address").split(";") if part.strip())
            found += [contact("address", address, label)]
        except FieldError as error:
            skips.append(error.skip(document.name, field, bad=False))
    try:
        given = text(data, "email")
        found.insert(0, contact("email", given))
        if given and found[0] is None:
            skips.append(FieldError("email", "import-bad-email", given).skip(document.name, bad=False))
    except FieldError as error:
        skips.append(error.skip(document.name, bad=False))
    return ordered([*found, *_links(data), *_networks(data)]), skips


def _offices(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for field in ("offices", "contact_details"):
        yield from ((f"{field}[{number}]", entry) for number, entry in enumerate(_lenient(data, field)))
    for field in ("capitol_office", "district_office"):
        if isinstance(data.get(field), dict):
            yield field, {"classification": field.partition("_")[0], **data[field]}


def _links(data: dict[str, Any]) -> Iterator[ContactFact | None]:
    for entry in _lenient(data, "links"):
        note = str(entry.get("note") or "").casefold()
        kind = "form" if note.startswith(_FORMS) else "website"
        yield contact(kind, str(entry.get("url") or ""))


def _networks(data: dict[str, Any]) -> Iterator[ContactFact | None]:
    accounts = data.get("ids")
    if not isinstance(accounts, dict):
        return
    for network in _NETWORKS:
        if isinstance(accounts.get(network), str):
            yield contact(network, accounts[network][:200])


def municipalities(document: Document, data: list[Any]) -> Iterator[Fact]:
    """`municipalities.yml`: the places that Open States follows, by their plain names."""
    seen: set[str] = set()
    for number, entry in enumerate(data):
        try:
            if not isinstance(entry, dict):
                raise FieldError("", "import-not-map")
            said = required(entry, "id")
            if said in seen:
                continue
            seen.add(said)
            division = jurisdiction_division(said)
            name = required(entry, "name", 200)
        except FieldError as error:
            yield error.skip(document.name, f"[{number}]")
        except ValueError:
            yield FieldError("id", "import-bad-jurisdiction", said).skip(document.name, f"[{number}]")
        else:
            yield PlaceFact(division, name, name, "place", state_of(division), origin="openstates")


def vacancies(document: Document, data: dict[str, Any]) -> Iterator[Fact]:
    """`settings.yml`: seats of legislatures, and of Congress under "us", that are declared vacant."""
    for state, settings in data.items():
        listed = settings.get("vacancies") if isinstance(settings, dict) else None
        if not isinstance(listed, list):
            continue
        offices: list[OfficeFact] = []
        for number, entry in enumerate(listed):
            try:
                offices.append(_vacancy(str(state), entry))
            except FieldError as error:
                yield error.skip(document.name, f"{state}.vacancies[{number}]")
        yield VacanciesFact("" if state == "us" else str(state).upper(), tuple(offices))


def _vacancy(state: str, entry: Any) -> OfficeFact:
    if not isinstance(entry, dict):
        raise FieldError("", "import-not-map")
    try:
        within = COUNTRY if state == "us" else state_division(state)
    except ValueError:
        raise FieldError("", "import-bad-state", state) from None
    held = office(slug(required(entry, "chamber")), within, required(entry, "district", 100))
    return OfficeFact(
        held.role, held.division, held.district, "", held.appointed, held.seats, held.level,
        day(entry, "vacant_until") or "",
    )  # fmt: skip
