"""Open States' CSV of a state's current legislators: `people/current/ct.csv`.

The file holds who is in office now, without dates; the state is told by its name.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.core.ui import Text
from cogs.officials.divisions import COUNTRY, state_division
from cogs.officials.importing.facts import Fact, FieldError, PersonFact, Skip, TermFact, UnreadableError, office
from cogs.officials.importing.fields import contact, ordered, required, text, web_address
from cogs.officials.names import name_forms, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cogs.officials.importing.facts import ContactFact, Document
    from cogs.officials.importing.tables import Row

COLUMNS = frozenset(["id", "name", "current_district", "current_chamber"])
_NETWORKS = ("twitter", "facebook", "instagram", "youtube")


def people(document: Document, rows: Iterator[Row | Skip]) -> Iterator[Fact]:
    """Each row's person with the seat held now. Raises UnreadableError where the name tells no state."""
    stem = PurePosixPath(document.name.partition("?")[0]).name.split(".")[0].casefold()
    try:
        within = COUNTRY if stem == "us" else state_division(stem[:2] if stem[2:3] in {"", "-", "_"} else stem)
    except ValueError:
        raise UnreadableError(Text("import-state-unknown", file=document.name)) from None
    for row in rows:
        if isinstance(row, Skip):
            yield row
            continue
        try:
            yield _person(document, row, within)
        except FieldError as error:
            yield error.skip(row.where)


def _person(document: Document, row: Row, within: str) -> PersonFact:
    key, name = required(row, "id", 100), required(row, "name", 200)
    held = office(slug(required(row, "current_chamber")), within, required(row, "current_district", 100))
    sources = text(row, "sources", 10_000).split(";")
    term = TermFact(
        held, handover=True, source_url=web_address(sources[0].strip()), evidence_on=document.day.isoformat()
    )
    given = f"{text(row, 'given_name')} {text(row, 'family_name')}".strip()
    return PersonFact(
        record=f"openstates_csv:{key}",
        origin="openstates_csv",
        keys=(key,),
        name=name,
        forms=frozenset(form for said in (name, given) for form in name_forms(said) if " " in form),
        party=text(row, "current_party", 100),
        image=web_address(text(row, "image")),
        contacts=ordered(_contacts(row)),
        terms=(term,),
        file=document.name,
    )


def _contacts(row: Row) -> list[ContactFact | None]:
    found = [contact("email", text(row, "email"))]
    for label in ("capitol", "district"):
        found.append(contact("phone", text(row, f"{label}_voice"), label))
        found.append(contact("fax", text(row, f"{label}_fax"), label))
        found.append(contact("address", text(row, f"{label}_address"), label))
    found += [contact("website", link.strip()) for link in text(row, "links", 10_000).split(";")]
    return found + [contact(network, text(row, network, 200)) for network in _NETWORKS]
