"""Finds an IANA time zone by what people call it: "eastern", "hora central", "phoenix", "America/New_York"."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import available_timezones

from babel.dates import get_timezone_name
from rapidfuzz import fuzz, process

from bot.core.i18n import LANGUAGES, babel_locale

UNITED_STATES = {
    "America/New_York": ("eastern", "east", "hora del este", "este", "est", "edt"),
    "America/Chicago": ("central", "hora del centro", "centro", "cst", "cdt"),
    "America/Denver": ("mountain", "hora de la montaña", "montaña", "mst", "mdt"),
    "America/Phoenix": ("arizona",),
    "America/Los_Angeles": ("pacific", "pacífico", "california", "pst", "pdt"),
    "America/Anchorage": ("alaska", "akst", "akdt"),
    "Pacific/Honolulu": ("hawaii", "hawái", "hst"),
    "America/Puerto_Rico": ("atlantic", "atlántico", "ast"),
}
"""The zones that are offered first, and what people call them beside the names that CLDR gives them."""

_LEGACY = ("Etc/", "SystemV/", "US/", "Canada/", "Brazil/", "Chile/", "Mexico/")
"""Old names of zones that have another; they are taken when typed in full, and not offered."""

_CLOSE = 75
"""Of 100 points of likeness: "easten" has 92 with "eastern", "boston" 62."""


@dataclass(frozen=True)
class Zone:
    """A zone by its IANA name, with what it is called in a language where it has such a name."""

    id: str
    name: str

    @property
    def label(self) -> str:
        """Both, as a menu shows them: "Eastern Time · America/New_York"."""
        return f"{self.name} · {self.id}" if self.name else self.id


def zone_of(typed: str) -> str | None:
    """The one zone that `typed` names, None where it names none or several."""
    wanted, names = _fold(typed), _names()
    if wanted in names:
        return names[wanted]
    if typed.strip() in available_timezones():
        return typed.strip()
    found = {names[n] for n in names if wanted and wanted in n.split()}
    return found.pop() if len(found) == 1 else None


def zones_like(typed: str, locale: str, limit: int = 25) -> list[Zone]:
    """Zones that `typed` may mean, likeliest first; those of the United States where nothing is typed."""
    wanted = _fold(typed)
    if not wanted:
        return [_zone(z, locale) for z in UNITED_STATES]
    starts = [z for name, z in _names().items() if any(w.startswith(wanted) for w in (name, *name.split()))]
    if not starts:
        alike = process.extract(wanted, list(_names()), scorer=fuzz.ratio, limit=limit, score_cutoff=_CLOSE)
        starts = [_names()[name] for name, _, _ in alike]
    return [_zone(z, locale) for z in list(dict.fromkeys(starts))[:limit]]


def _zone(zone: str, locale: str) -> Zone:
    said = get_timezone_name(zone, locale=babel_locale(locale)) if zone in UNITED_STATES else ""
    return Zone(zone, said)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Every name that somebody may type, folded, and its zone; those of the United States come first."""
    names: dict[str, str] = {}
    for zone, also in UNITED_STATES.items():
        spoken = [get_timezone_name(zone, width="long", locale=babel_locale(language)) for language in LANGUAGES]
        for name in (*also, *spoken):
            names.setdefault(_fold(name), zone)
    for zone in (*UNITED_STATES, *sorted(z for z in available_timezones() if "/" in z or z == "UTC")):
        if not zone.startswith(_LEGACY):
            names.setdefault(_fold(zone), zone)
            names.setdefault(_fold(zone.rsplit("/", 1)[-1]), zone)
    return names


def _fold(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(plain.casefold().replace("_", " ").replace("/", " ").split())
