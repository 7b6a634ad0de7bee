"""Reads an office's title as a source writes it: "Acting (interim) Police Chief" is a police chief, acting.

The roles named here are those that `offices` has words for; any other title becomes a role of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from cogs.officials.names import normalize, slug

_ACTING = re.compile(r"[(\s]*\b(?:acting|interim|pro tem(?:pore)?)\b[)\s]*", re.IGNORECASE)
_NEVER = re.compile(r"\b(nominee|nominated|never served|candidate|designate|elect)\b")
_DISTRICT = re.compile(
    r"[,\s]*\b(?:(?P<ordinal>\d+)(?:st|nd|rd|th)(?: (?:house|senate|assembly|congressional|council))*"
    r"(?: district)?|(?:house |senate |assembly |congressional |council )*district (?P<after>[\w ]+))$",
    re.IGNORECASE,
)

_TITLES = {
    "mayor": "mayor",
    "first_selectman": "first selectman|first selectwoman|first selectperson",
    "deputy_mayor": "deputy mayor|vice mayor",
    "city_manager": "city manager|town manager",
    "council_president": "city council president|council president|president of the council|"
    "president of the city council|president of the court of common council|town council president",
    "council_member": "city council member|council member|councilmember|city councilor|councilor|councilman|"
    "councilwoman|city councilman|city councilwoman|city councilmember|town council member|alderman|alderwoman",
    "city_treasurer": "city treasurer|town treasurer",
    "city_clerk": "city clerk|town clerk|town and city clerk",
    "police_chief": "police chief|chief of police|chief of the police department",
    "fire_chief": "fire chief|chief of the fire department",
    "superintendent": "superintendent|superintendent of schools",
    "county_executive": "county executive",
    "county_commissioner": "county commissioner",
    "states_attorney": "states attorney|state attorney",
    "district_attorney": "district attorney|county prosecutor|prosecuting attorney",
    "sheriff": "sheriff|county sheriff",
    "governor": "governor",
    "lt_governor": "lieutenant governor|lt governor",
    "attorney_general": "attorney general",
    "secretary_of_state": "secretary of state|secretary of the state|secretary of the commonwealth",
    "treasurer": "state treasurer|treasurer",
    "comptroller": "comptroller|state comptroller|controller|state controller",
    "auditor": "auditor|state auditor|auditor of public accounts",
    "upper": "state senator",
    "lower": "state representative|assembly member|assemblymember|assemblyman|assemblywoman|state delegate|"
    "state assembly member",
    "president": "president|president of the united states",
    "vice_president": "vice president|vice president of the united states",
    "us_senate": "us senator|united states senator",
    "us_house": "us representative|united states representative|member of congress|congressman|congresswoman|"
    "resident commissioner",
}
_ROLES = {title: role for role, titles in _TITLES.items() for title in titles.split("|")}

_SINGLE = frozenset(_TITLES) - {"council_member", "county_commissioner", "upper", "lower", "auditor"}
_TERRITORIES = frozenset(["AS", "GU", "MP", "PR", "VI"])
_SEVERAL_A_DISTRICT = {
    "lower": _TERRITORIES | {"AZ", "ID", "MD", "NH", "NJ", "ND", "SD", "VT", "WA"},
    "upper": _TERRITORIES | {"VT", "WV"},
}
"""Whose legislative districts elect more than one (Ballotpedia, "State legislative chambers that use
multi-member districts"); the territories' houses have members at large."""
_ELECTED = frozenset(
    [
        *("mayor", "first_selectman", "council_member", "district_attorney", "sheriff"),
        *("governor", "upper", "lower", "legislature"),
        *("president", "vice_president", "us_senate", "us_house"),
    ]
)
_APPOINTED = frozenset(["police_chief", "fire_chief", "city_manager", "superintendent"])
_ATTORNEY_GENERAL_NOT_ELECTED = frozenset(["AK", "AS", "HI", "ME", "NH", "NJ", "PR", "TN", "VI", "WY"])
"""Where governor, legislature or supreme court choose the attorney general (National Association of Attorneys
General, "How attorneys general get their positions")."""


@dataclass(frozen=True)
class Title:
    """What a title says: the role, its plain title and district, whether acting, whether ever in office."""

    role: str
    title: str
    district: str = ""
    acting: bool = False
    served: bool = True


def read_title(given: str) -> Title:
    """Read an office's title; "City Treasurer" keeps its own words as title beside the role."""
    served = not _NEVER.search(normalize(given))
    plain = re.sub(r"\([^)]*\)", " ", _ACTING.sub(" ", given))
    plain = re.sub(r"[\s,]*[-\N{EN DASH}]\s*elect$", "", plain.strip(), flags=re.IGNORECASE)
    plain = " ".join(plain.split()).strip(" ,")
    district = ""
    if found := _DISTRICT.search(plain):
        district = found["ordinal"] or found["after"]
        plain = plain[: found.start()].strip(" ,")
    role = _ROLES.get(normalize(plain)) or slug(plain)
    return Title(role, plain, district, bool(_ACTING.search(given)), served)


def seats(role: str, state: str) -> int | None:
    """How many hold such an office at once; None where that differs or is not known."""
    if role in _SEVERAL_A_DISTRICT:
        return None if state in _SEVERAL_A_DISTRICT[role] else 1
    return 2 if role == "us_senate" else 1 if role in _SINGLE else None


def appointed(role: str, state: str) -> bool | None:
    """Whether the office is filled by appointment, as far as that is so everywhere in the state."""
    if role == "states_attorney" and state == "CT":  # by the Criminal Justice Commission
        return True
    if role == "attorney_general":
        return state in _ATTORNEY_GENERAL_NOT_ELECTED if state else None
    return False if role in _ELECTED else True if role in _APPOINTED else None
