"""Which districts touch which town: a table (state, town, chamber, district), and ZIP codes of towns.

Columns of the one: town, chamber (lower, upper, us_house, judicial, county), district; of help: state,
districts_in_town, ocd_division. Of the other: a ZIP column, town; state, or the town's census number (FIPS).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from cogs.officials.divisions import district_division, said_jurisdiction, state_division, state_of
from cogs.officials.importing.facts import AliasFact, CoverFact, Fact, FieldError, Skip, office
from cogs.officials.importing.fields import required, text
from cogs.officials.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cogs.officials.importing.facts import Document
    from cogs.officials.importing.tables import Row

COLUMNS = frozenset(["town", "chamber", "district"])
ZIP_COLUMNS = frozenset(["zip", "zip5", "zip_code", "zipcode", "zcta", "zcta5"])
STATE_COLUMNS = ("state", "ocd_division", "town_fips", "fips", "geoid")
"""How the columns begin that tell the state; a table needs one of them."""
_CHAMBERS = {
    "house": "lower", "sldl": "lower", "senate": "upper", "sldu": "upper", "congress": "us_house", "cd": "us_house",
    "us house": "us_house", "judicial_district": "judicial", "legislature": "upper",
}  # fmt: skip
_ONE_CHAMBER = ("/state:ne", "/district:dc")
_FIPS = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC",
    "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY",
    "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT",
    "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH",
    "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT",
    "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY", "60": "AS", "66": "GU", "69": "MP",
    "72": "PR", "78": "VI",
}  # fmt: skip


def districts(document: Document, rows: Iterable[Row | Skip], town: str = "") -> Iterator[Fact]:
    """Each town's districts, and each district's office; all are of the place `town` where its id is given."""
    covers: dict[tuple[str, str], tuple[str, int]] = {}
    chambers: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    for row in rows:
        if isinstance(row, Skip):
            yield row
            continue
        try:
            place, chamber, division, count = _cover(row)
            place = town or place
            if chamber in {"lower", "upper", "us_house"}:
                yield office(_role(chamber, _state(row)), _state(row), text(row, "district", 100))
        except FieldError as error:
            yield error.skip(row.where)
            continue
        names[place] = text(row, "town", 200)
        if (place, division) not in covers:
            chambers[place, chamber] += 1
        covers[place, division] = (chamber, count)
    for (place, division), (chamber, count) in covers.items():
        share = max(count, chambers[place, chamber])
        yield CoverFact(place, division, chamber, share, document.name, names[place])


def _cover(row: Row) -> tuple[str, str, str, int]:
    town = required(row, "town", 200)
    said = required(row, "chamber", 40).casefold()
    chamber = _CHAMBERS.get(said, said)
    state, district = _state(row), required(row, "district", 100)
    count = text(row, "districts_in_town", 9) or "1"
    if not count.isdecimal():
        raise FieldError("districts_in_town", "import-not-number", count)
    return f"{state}/place:{slug(town)}", chamber, _division(chamber, state, district), int(count)


def _role(chamber: str, state: str) -> str:
    """Who sits in the chamber: where there is but one, sources call it neither lower nor upper."""
    return "legislature" if chamber == "upper" and state.endswith(_ONE_CHAMBER) else chamber


def _division(chamber: str, state: str, district: str) -> str:
    if chamber in {"lower", "upper", "us_house"}:
        return district_division(chamber, state, district)
    if chamber in {"judicial", "county"}:
        sort = "judicial_district" if chamber == "judicial" else "county"
        return f"{state}/{sort}:{slug(re.sub(r' county$', '', district, flags=re.IGNORECASE))}"
    raise FieldError("chamber", "import-bad-choice", chamber)


def _state(row: Row) -> str:
    """The state's division, from whatever the row says of it."""
    given = text(row, "state", 100)
    code = state_of(text(row, "ocd_division", 300)) or _FIPS.get(_fips(row)[:2], "")
    try:
        return said_jurisdiction(given) if given else state_division(code)
    except ValueError:
        raise FieldError("state", "import-bad-state" if given else "import-missing", given) from None


def _fips(row: Row) -> str:
    """The town's census number, with the zero that spreadsheets take from the front."""
    number = next((row[name].strip() for name in row if name.startswith(STATE_COLUMNS[2:])), "")
    return number.zfill(10) if len(number) == 9 and number[0] in "12345679" and number[:2] not in _FIPS else number


def zips(document: Document, rows: Iterable[Row | Skip]) -> Iterator[Fact]:  # noqa: ARG001 -- as every form
    """Each ZIP code with its town; a code that lost its leading zero gets it back."""
    for row in rows:
        if isinstance(row, Skip):
            yield row
            continue
        column = next(name for name in row if name in ZIP_COLUMNS)
        try:
            code, town = required(row, column, 20).partition("-")[0].zfill(5), required(row, "town", 200)
            if not re.fullmatch(r"[0-9]{5}", code):
                raise FieldError(column, "import-bad-zip", code)
            yield AliasFact(f"{_state(row)}/place:{slug(town)}", code, "zip", town)
        except FieldError as error:
            yield error.skip(row.where)
