"""Says an official's kept name and office, "Luke Bronin, Mayor", in the reader's language.

What is written about an official is kept as it was then, with the office as machines call it. Offices that the
catalogue has words for are said in those; any other stays as it is.
"""

from __future__ import annotations

from bot.core.ui import Text, Words
from cogs.officials.offices import TITLES
from cogs.officials.roles import read_title


def called(kept: str) -> Words:
    """What `Directory.subject` and `holders` call somebody, or an office alone, in words of the catalogue."""
    if alone := office_called(kept):
        return alone
    at = kept.find(", ")
    while at >= 0:  # a name may have a comma of its own: "William Petit Jr., M.D., State Representative"
        if office := office_called(kept[at + 2 :]):
            return Text("officials-called", name=kept[:at], office=office)
        at = kept.find(", ", at + 2)
    return kept


def office_called(kept: str) -> Text | None:
    """An office as `Seat.office` names it: "Interim Police Chief", "State Senator, District 2"; None for others.

    "Treasurer" alone may be a town's or the state's, and is left as it is.
    """
    read = read_title(kept)
    if read.role not in TITLES or (" " in TITLES[read.role] and " " not in read.title):
        return None
    office = Text(f"officials-role-{read.role.replace('_', '-')}")
    office = Text("officials-in-district", office=office, district=read.district) if read.district else office
    return Text("officials-acting", office=office) if read.acting else office
