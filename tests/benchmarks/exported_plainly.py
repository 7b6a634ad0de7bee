"""What an export is measured beside: a plain script with sqlite3 and the bare library, for one SQLite file.

It writes what Roundtable writes of the same questions: the same columns and headings, people counted once for each
cluster, the number of the wording that leads, the day in the community's zone, neighbourhoods that at least five
people named, the ballots with the checksum. It knows nothing else: no filters, no other engine, no progress, no cell
made safe, no sheet but those of questions and clusters. Of the PDF it counts and picks what is printed; it is set from
the words that Roundtable set, with Roundtable's layout.
"""

from __future__ import annotations

import csv
import hashlib
import heapq
import json
import sqlite3
from collections import Counter, defaultdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import typst
import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LAYOUT = Path(__file__).parents[2] / "cogs" / "exports" / "brief.typ"
COLUMNS = (
    "number", "text", "neighbourhood", "name", "about", "asked_on", "status", "language", "roundtable", "labels",
    "supporters", "joined_to", "reason", "redacted", "shown",
)  # fmt: skip
CLUSTER = ("number", "text", "supporters", "wordings", "joined", "labels", "status", "shown")
_BACKERS = """SELECT coalesce(joined_to, id) AS key, asker AS person FROM question
    WHERE status IN ('received', 'approved') AND asker IS NOT NULL
    UNION SELECT coalesce(q.joined_to, q.id), s.supporter FROM support s JOIN question q ON q.id = s.question_id"""
_QUERY = f"""SELECT q.number, q.text, q.neighbourhood, q.name, q.about, q.about_title, q.asked_at, q.status,
    q.language, r.title, q.labels, p.people, l.number, q.reason, q.redacted, q.shown, q.id
    FROM question q LEFT JOIN question l ON l.id = q.joined_to LEFT JOIN roundtable r ON r.id = q.roundtable_id
    LEFT JOIN (SELECT key, count(*) AS people FROM ({_BACKERS}) GROUP BY key) p ON p.key = coalesce(q.joined_to, q.id)
    ORDER BY q.number"""
_LIVE_IN = """SELECT neighbourhood, count(DISTINCT asker) FROM question
    WHERE neighbourhood IS NOT NULL AND status != 'withdrawn' GROUP BY neighbourhood"""
_JOINED = "SELECT joined_to, number FROM question WHERE joined_to IS NOT NULL ORDER BY number"
_BALLOTS = f"""SELECT b.person, l.number FROM ({_BACKERS}) b JOIN question l ON l.id = b.key
    WHERE l.status = 'approved' ORDER BY b.person"""


class Asked(NamedTuple):
    """One question."""

    number: int
    text: str
    neighbourhood: str | None
    name: str | None
    about: str
    asked: datetime
    status: str
    language: str
    roundtable: str | None
    labels: list[str]
    people: int
    leads: int | None
    reason: str | None
    redacted: int
    shown: int
    id: int


def questions(db: sqlite3.Connection) -> Iterator[Asked]:
    """All of them: JSON and instants made of what SQLite keeps as text."""
    people = dict(db.execute(_LIVE_IN))
    other = "other" if sum(count for count in people.values() if count < 5) >= 5 else None
    homes = {name: name if count >= 5 else other for name, count in people.items()}
    for (
        number, text, home, name, about, title, at, status, language, roundtable, labels, backers, lead, *rest,
    ) in db.execute(_QUERY):  # fmt: skip
        yield Asked(
            number, text, homes.get(home), name, f"{about}: {title}" if title else about,
            datetime.fromisoformat(at).replace(tzinfo=UTC), status, language, roundtable, json.loads(labels),
            backers or 0, lead, *rest,
        )  # fmt: skip


def cells(asked: Asked, zone: ZoneInfo) -> list[Any]:
    """A row of the table."""
    day = asked.asked.astimezone(zone).date()
    return [
        asked.number, asked.text, asked.neighbourhood or "", asked.name or "", asked.about, day, asked.status,
        asked.language, asked.roundtable or "", ", ".join(asked.labels), asked.people if asked.leads is None else "",
        asked.leads or "", asked.reason or "", "yes" if asked.redacted else "", asked.shown,
    ]  # fmt: skip


def zone_of(db: sqlite3.Connection) -> ZoneInfo:
    """The community's."""
    return ZoneInfo(db.execute("SELECT zone FROM community").fetchone()[0])


def to_csv(folder: Path, out: Path) -> None:
    """The table."""
    db = sqlite3.connect(folder / "roundtable.db")
    zone = zone_of(db)
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        table.writerow(COLUMNS)
        table.writerows(cells(asked, zone) for asked in questions(db))


def to_xlsx(folder: Path, out: Path) -> None:
    """The sheets of questions and of clusters."""
    db = sqlite3.connect(folder / "roundtable.db")
    zone, joined = zone_of(db), defaultdict[int, list[int]](list)
    for key, number in db.execute(_JOINED):
        joined[key].append(number)
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    top = {"valign": "top"}
    plain, day = book.add_format(top), book.add_format({"num_format": "yyyy-mm-dd", **top})
    wrapped, bold = book.add_format({"text_wrap": True, **top}), book.add_format({"bold": True, **top})
    tables = [(book.add_worksheet("Questions"), COLUMNS), (book.add_worksheet("Asked alike"), CLUSTER)]
    for sheet, columns in tables:
        sheet.write_row(0, 0, columns, bold)
        sheet.freeze_panes(1, 1)
    forms = {1: wrapped, 4: wrapped}
    at = 0
    for n, asked in enumerate(questions(db), 1):
        _write_row(tables[0][0], n, cells(asked, zone), plain, day, forms)
        if asked.leads is None:
            at += 1
            others = joined.get(asked.id, [])
            cluster = [
                asked.number, asked.text, asked.people, 1 + len(others), ", ".join(map(str, others)),
                ", ".join(asked.labels), asked.status, asked.shown,
            ]  # fmt: skip
            _write_row(tables[1][0], at, cluster, plain, day, forms)
    tables[0][0].autofilter(0, 0, n, len(COLUMNS) - 1)
    tables[1][0].autofilter(0, 0, at, len(CLUSTER) - 1)
    book.close()


def _write_row(sheet: Any, at: int, row: list[Any], plain: Any, day: Any, forms: dict[int, Any]) -> None:
    for n, cell in enumerate(row):
        if cell == "":
            continue
        if isinstance(cell, str):
            sheet.write_string(at, n, cell, forms.get(n, plain))
        elif isinstance(cell, int):
            sheet.write_number(at, n, cell, plain)
        else:
            sheet.write_datetime(at, n, cell, day)


def to_json(folder: Path, out: Path) -> None:
    """The bundle, its keys in order and without blanks, so that the checksum is made of what is written."""
    db = sqlite3.connect(folder / "roundtable.db")
    asked = [
        {
            "number": q.number, "text": q.text, "language": q.language, "labels": q.labels,
            "neighbourhood": q.neighbourhood, "shown": q.shown,
        }
        for q in questions(db) if q.leads is None
    ]  # fmt: skip
    ballots = defaultdict[str, list[int]](list)
    for person, number in db.execute(_BALLOTS):
        ballots[person].append(number)
    bundle = {
        "roundtable": None, "seats": None, "rule": None, "questions": asked,
        "supports": sorted(sorted(ballot) for ballot in ballots.values()), "slate": None, "audit": None,
    }  # fmt: skip
    written = json.dumps(bundle, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    checksum = hashlib.sha256(written.encode()).hexdigest()
    with out.open("w", encoding="utf-8") as file:
        file.write(f'{written[:-1]},"sha256":"{checksum}"}}\n')


def to_pdf(folder: Path, out: Path) -> None:
    """The brief: counts by label, the ten most supported questions of each, where people live, the days."""
    db = sqlite3.connect(folder / "roundtable.db")
    zone = zone_of(db)
    counts, supports = Counter[str](), Counter[str]()
    first, last = datetime.max.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC)
    top = defaultdict[str, list[tuple[int, int, Asked]]](list)
    for asked in questions(db):
        first, last = min(first, asked.asked), max(last, asked.asked)
        if asked.leads is None:
            for n, label in enumerate(asked.labels):
                counts[label] += 1
                supports[label] += asked.people
                if n == 0:
                    push = heapq.heappush if len(top[label]) < 10 else heapq.heappushpop
                    push(top[label], (asked.people, -asked.number, asked))
    assert first.astimezone(zone).date() <= last.astimezone(zone).date()
    brief = (folder / "brief.json").read_text()
    chart = json.loads(brief)[0]["chapters"][0]["chart"]["rows"]
    assert {row["cells"][0]: row["cells"][1:] for row in chart} == {c: [counts[c], supports[c]] for c in counts}
    compiler = typst.Compiler(LAYOUT.read_bytes(), sys_inputs={"brief": brief})
    out.write_bytes(compiler.compile(format="pdf", pdf_standards=["ua-1"]))


WRITE: dict[str, Callable[[Path, Path], None]] = {"csv": to_csv, "xlsx": to_xlsx, "json": to_json, "pdf": to_pdf}
