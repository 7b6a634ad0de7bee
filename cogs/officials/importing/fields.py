"""Takes fields out of untrusted records, whatever shape they are in; says which field is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cogs.officials import dates
from cogs.officials.importing.facts import ContactFact, FieldError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;]+")
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_LONGEST = 1000
_NULLS = frozenset(["", "null", "Null", "NULL", "~", "None"])


def text(record: Mapping[str, Any], field: str, limit: int = 1000) -> str:
    """A field as one line of text, empty where it is absent. Raises FieldError for lists, maps and overlong text."""
    value = record.get(field)
    if value is None or (isinstance(value, str) and value.strip() in _NULLS):
        return ""
    if isinstance(value, (list, dict)):
        raise FieldError(field, "import-not-text")
    said = " ".join(str(value).split())
    if len(said) > limit or "\x00" in said:
        raise FieldError(field, "import-too-long", said)
    return said


def required(record: Mapping[str, Any], field: str, limit: int = 1000) -> str:
    """Like `text`; raises FieldError where it is absent."""
    said = text(record, field, limit)
    if not said:
        raise FieldError(field, "import-missing")
    return said


def day(record: Mapping[str, Any], field: str) -> str | None:
    """A date of any precision, as `dates.partial` gives it. Raises FieldError."""
    value = text(record, field)
    try:
        return dates.partial(value)
    except ValueError:
        raise FieldError(field, "import-bad-date", value) from None


def span(record: Mapping[str, Any], start_field: str, end_field: str) -> tuple[str | None, str | None]:
    """A start and an end. Raises FieldError where one is no date, or the end comes first."""
    start, end = day(record, start_field), day(record, end_field)
    first, last = dates.first_day(start), dates.last_day(end)
    if first and last and last < first:
        raise FieldError(end_field, "import-ends-first", f"{start} > {end}")
    return start, end


def maps(record: Mapping[str, Any], field: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The maps in a list, each with its name ("roles[2]"). Raises FieldError where the list is none."""
    value = record.get(field)
    if value in (None, "", []):
        return
    if not isinstance(value, list):
        raise FieldError(field, "import-not-list")
    for number, entry in enumerate(value):
        if not isinstance(entry, dict):
            raise FieldError(f"{field}[{number}]", "import-not-map")
        yield f"{field}[{number}]", entry


def contact(kind: str, value: str, label: str = "") -> ContactFact | None:
    """A way to reach somebody; an e-mail address that is a web address is a form; None where it is neither."""
    value = value.strip()
    if len(value) > _LONGEST or not value.isprintable():
        return None
    if kind == "email":
        if _WEB.fullmatch(value):
            return ContactFact("form", value, label)
        value = value.removeprefix("mailto:")
        return ContactFact("email", value, label) if _EMAIL.fullmatch(value) else None
    if kind in {"website", "form"}:
        return ContactFact(kind, value, label) if _WEB.fullmatch(value) else None
    return ContactFact(kind, value, label) if value else None


def web_address(value: str) -> str:
    """The value where it is an http(s) address, else nothing."""
    return value if _WEB.fullmatch(value) and len(value) <= _LONGEST and value.isprintable() else ""


def ordered(contacts: list[ContactFact | None]) -> tuple[ContactFact, ...]:
    """Those that are something, each once."""
    return tuple(dict.fromkeys(entry for entry in contacts if entry is not None))
