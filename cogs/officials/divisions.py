"""Open Civic Data ids of the divisions that offices serve, from the ways sources name them.

Ids follow opencivicdata/ocd-division-ids: `ocd-division/country:us/state:ct/sldl:1`. A judicial district, which
that list does not hold, is written `…/state:ct/judicial_district:hartford`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from cogs.officials.names import normalize, slug
from cogs.officials.states import STATES, state_code

COUNTRY = "ocd-division/country:us"
_TERRITORIES = frozenset(["AS", "GU", "MP", "PR", "VI"])
_JURISDICTION = re.compile(r"ocd-jurisdiction/(country:us(?:/[a-z_]+:[^/\s]+)*)/[a-z_]+")
_STATE = re.compile(r"/(?:state|territory|district):([a-z]{2})(?:/|$)")
_LAST = re.compile(r"/([a-z_]+):([^/]+)$")
_COUNTIES = frozenset(["county", "parish", "borough", "census_area", "municipio", "judicial_district"])
_LOCAL = frozenset(["council_district", "school_district", "precinct", "municipality"])
_FEDERAL_DISTRICT = re.compile(r"([A-Z]{2})-(\d+|AL)", re.IGNORECASE)
_CHAMBERS = {"lower": "sldl", "upper": "sldu", "legislature": "sldu", "us_house": "cd"}


@dataclass(frozen=True)
class Seat:
    """An office's role, the division it serves, and the district as people say it."""

    role: str
    division: str
    district: str = ""


def state_division(state: str) -> str:
    """The division of a state, territory or the District of Columbia, from its postal code."""
    code = state.upper()
    if code not in STATES:
        msg = f"{state!r} is no state"
        raise ValueError(msg)
    sort = "territory" if code in _TERRITORIES else "district" if code == "DC" else "state"
    return f"{COUNTRY}/{sort}:{code.lower()}"


def state_of(division: str) -> str:
    """The postal code of the state a division lies in; empty for the country itself."""
    found = _STATE.search(division)
    return found[1].upper() if found else ""


def jurisdiction_division(jurisdiction: str) -> str:
    """The division a jurisdiction governs: `ocd-jurisdiction/country:us/state:ct/government` → `…/state:ct`.

    Raises ValueError where it is no such id.
    """
    found = _JURISDICTION.fullmatch(jurisdiction.strip())
    if not found:
        raise ValueError(jurisdiction)
    return known_division(f"ocd-division/{found[1]}")


def known_division(division: str) -> str:
    """The id itself, if it is the country's or lies in a state there is; raises ValueError otherwise."""
    if division != COUNTRY and (not division.startswith(f"{COUNTRY}/") or state_of(division) not in STATES):
        raise ValueError(division)
    return division


def level_of(role: str, division: str) -> str:
    """Which level of government an office belongs to: city, county, state or federal."""
    if division == COUNTRY or role in {"us_house", "us_senate"}:
        return "federal"
    if "/place:" in division:
        return "city"
    found = _LAST.search(division)
    if found and found[1] in _COUNTIES:
        return "county"
    return "city" if found and found[1] in _LOCAL else "state"


def seat(role: str, jurisdiction: str, district: str = "") -> Seat:
    """Where a role in a jurisdiction (a division id) with a district sits.

    Congress is `lower` or `upper` of the country in Open States, with "CT-1" or "Connecticut" as the district.
    Raises ValueError where the district cannot be read.
    """
    if jurisdiction == COUNTRY and role in {"lower", "us_house"}:
        return _us_house(district)
    if role == "us_house":
        return _us_house(f"{state_of(jurisdiction)}-{district or 'AL'}")
    if jurisdiction == COUNTRY and role in {"upper", "us_senate"}:
        state = state_code(normalize(district))
        if state is None:
            raise ValueError(district)
        return Seat("us_senate", state_division(state))
    if role not in _CHAMBERS:
        return Seat(role, jurisdiction, district)
    if not district:
        raise ValueError(district)
    return Seat(role, district_division(role, jurisdiction, district), district)


def district_division(chamber: str, state: str, district: str) -> str:
    """The id of a chamber's district: ("lower", "…/state:ct", "1") → `…/state:ct/sldl:1`."""
    said = re.sub(r"^0+(?=\d)", "", slug(district))
    if state.endswith("/district:dc") and chamber != "us_house":  # one council, by wards
        ward = re.fullmatch(r"(?:ward_)?(\d+)", said)
        return f"{state}/ward:{ward[1]}" if ward else state
    if chamber == "us_house" and said in {"0", "al", "00", "at_large"}:
        said = "at-large"
    return f"{state}/{_CHAMBERS[chamber]}:{said}"


def _us_house(district: str) -> Seat:
    found = _FEDERAL_DISTRICT.fullmatch(district.strip())
    if not found:
        raise ValueError(district)
    state, number = state_division(found[1]), str(int(found[2])) if found[2].isdigit() else "AL"
    number = "AL" if number == "0" else number
    return Seat("us_house", district_division("us_house", state, number), number)


def said_jurisdiction(said: str) -> str:
    """The division that our own files name in words, or by an OCD id.

    "Hartford, Connecticut", "Connecticut General Assembly", "Judicial District of Hartford, Connecticut",
    "Cook County, Illinois" and "United States" are all read.

    Raises ValueError where no state can be found in it.
    """
    said = said.strip()
    if said.startswith("ocd-division/"):
        return known_division(said.rstrip("/"))
    if said.startswith("ocd-jurisdiction/"):
        return jurisdiction_division(said)
    local, _, where = said.rpartition(",")
    state = state_code(normalize(where))
    if state and local:
        return _local(normalize(local), state)
    if normalize(said) in {"united states", "usa", "us", "united states of america", "congress"}:
        return COUNTRY
    return state_division(state or _state_within(normalize(said)))


def _local(name: str, state: str) -> str:
    within = state_division(state)
    if found := re.fullmatch(r"judicial district of (.+)|(.+) judicial district", name):
        return f"{within}/judicial_district:{slug(found[1] or found[2])}"
    if found := re.fullmatch(r"(.+) (county|parish|borough)", name):
        return f"{within}/{'county' if found[2] == 'borough' and state != 'AK' else found[2]}:{slug(found[1])}"
    name = re.sub(r"^(?:city|town|village|borough) of ", "", name)
    return within if state == "DC" else f"{within}/place:{slug(name)}"


@cache
def _state_names() -> list[tuple[str, str]]:
    return sorted(((normalize(name), code) for code, name in STATES.items()), key=lambda n: -len(n[0]))


def _state_within(text: str) -> str:
    """The state whose name stands in the text: the longest, so that West Virginia is not Virginia."""
    for name, code in _state_names():
        if re.search(rf"\b{name}\b", text):
            return code
    raise ValueError(text)
