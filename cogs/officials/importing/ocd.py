"""Place and district lists of opencivicdata/ocd-division-ids: `id,name,…`, plain or gzipped.

Places and counties come with the census's names ("Hartford city", "Van Buren County"). Legislative and
congressional districts become offices, so that a district nobody holds shows as vacant.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.ui import Text
from cogs.officials import dates
from cogs.officials.divisions import COUNTRY, state_division, state_of
from cogs.officials.importing.facts import Fact, FieldError, OfficeFact, PlaceFact, Skip, office
from cogs.officials.importing.fields import day, required
from cogs.officials.states import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cogs.officials.importing.facts import Document
    from cogs.officials.importing.tables import Row

_PLACE = re.compile(
    rf"{COUNTRY}/(?:state|territory|district):[a-z]{{2}}"
    r"(?:/(?P<within>county|parish|borough|census_area|municipio):(?P<county>[^/]+))?(?:/place:[^/]+)?"
)
_SORT = re.compile(
    r" (?P<sort>city|town|village|township|borough|plantation|municipality|corporation|cdp|comunidad|zona urbana|"
    r"charter township|(?:metropolitan|metro|consolidated|unified) government|urban county)$",
    re.IGNORECASE,
)
_COUNTY = re.compile(
    r" (?P<sort>county|parish|borough|census area|municipio|municipality|city and borough)$", re.IGNORECASE
)
_DISTRICT = re.compile(r"(?P<state>.*)/(?P<chamber>sldl|sldu|cd):(?P<district>[^/]+)")
_CHAMBERS = {"sldl": "lower", "sldu": "upper", "cd": "us_house"}


def divisions(document: Document, rows: Iterable[Row | Skip]) -> Iterator[Fact]:
    """Places, counties, states and districts; other divisions (wards, school districts) are passed over."""
    names: dict[str, str] = {}
    kept = []
    for row in rows:
        if isinstance(row, Skip):
            yield row
            continue
        try:
            ocd_id, name = required(row, "id" if "id" in row else "ocd_id", 300), required(row, "name", 200)
            if _over(row, document):
                continue
        except FieldError as error:
            yield error.skip(row.where)
            continue
        names[ocd_id] = name
        kept.append((ocd_id, name, row.where))
    for ocd_id, name, where in kept:
        yield _fact(ocd_id, name, names, where)


def _over(row: Row, document: Document) -> bool:
    """Whether the division is no more (the list's own column `validThrough`)."""
    last = dates.last_day(day(row, "validthrough"))
    return last is not None and last < document.day


def _fact(ocd_id: str, name: str, names: dict[str, str], where: str) -> Fact:
    if district := _DISTRICT.fullmatch(ocd_id):
        return _seat(district["state"], district["chamber"], district["district"], where)
    found = _PLACE.fullmatch(ocd_id)
    if not found:
        quiet = ocd_id.startswith("ocd-division/")
        return Skip(where, "id", Text("import-other-division"), ocd_id[:80], quiet=quiet, bad=not quiet)
    county = names.get(ocd_id.rpartition("/")[0], "") if "/place:" in ocd_id and found["county"] else ""
    if not county and "/place:" in ocd_id and found["county"]:
        county = found["county"].replace("_", " ").title()
    return place(ocd_id, name, county=_COUNTY.sub("", county))


def place(ocd_id: str, full_name: str, county: str = "", origin: str = "ocd") -> PlaceFact:
    """A place from its id and the census's name, which ends in what sort of place it is."""
    last = ocd_id.rpartition("/")[2].partition(":")[0]
    name, kind = full_name, "place"
    if last == "place":
        bare = re.sub(r" \(.*\)$", "", full_name)
        sort = _SORT.search(bare)
        if sort and not re.match(r"[A-Z]", sort["sort"]):  # Carson City is no city called Carson
            name, kind = bare[: sort.start()], sort["sort"]
        else:
            name = bare
    elif last in {"state", "territory", "district"}:
        kind, name = "state", STATES.get(state_of(ocd_id), full_name)
    elif last == "country":
        kind = "country"
    else:
        kind = last if last in {"parish", "borough", "judicial_district"} else "county"
    return PlaceFact(ocd_id, name, full_name, kind, state_of(ocd_id), county, origin)


def _seat(state: str, chamber: str, district: str, where: str) -> Fact:
    role = "legislature" if chamber == "sldu" and state.endswith("/state:ne") else _CHAMBERS[chamber]
    try:
        held = office(role, state_division(state_of(state)), district.upper() if len(district) < 4 else _said(district))
    except (FieldError, ValueError):
        return FieldError("id", "import-bad-district", district).skip(where)
    return OfficeFact(
        held.role, f"{state}/{chamber}:{district}", held.district, "", held.appointed, held.seats, held.level
    )


def _said(district: str) -> str:
    """A district's id as people say it: "belknap_6" → "Belknap 6"."""
    return " ".join(word if word[0].isdigit() else word.capitalize() for word in district.split("_") if word)
