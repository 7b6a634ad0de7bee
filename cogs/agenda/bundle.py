"""An agenda with all that it was chosen from, as one JSON object that anybody can recompute it from.

    {"roundtable", "seats", "rule", "questions": [{"number", "text", "language", "labels", "neighbourhood", "shown"}],
     "supports": [[3, 17], [17], …], "slate": [...], "audit": {...}, "sha256"}

`supports` holds one list of question numbers a voter: each list ascending, and the lists sorted among themselves, so
that their order tells nothing. The agenda of a bundle with `"draft": true` is not published yet. `sha256` is the
hexadecimal SHA-256 of the object without the key `sha256`, written as JSON with keys sorted, without blanks (separators
"," and ":"), characters beyond ASCII as themselves, in UTF-8. It tells an edit by hand from what was published; how the
file itself is laid out does not matter.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.core.errors import UserError
from cogs.agenda.audit import audit
from cogs.agenda.election import Election

if TYPE_CHECKING:
    from cogs.agenda.rules import Rule


@dataclass(frozen=True)
class Asked:
    """An eligible question as it stands in a bundle; `shown` is how often it was shown to be supported."""

    number: int
    text: str
    language: str
    labels: Sequence[str]
    neighbourhood: str | None
    shown: int


class _Question(BaseModel):
    model_config = ConfigDict(strict=True)
    number: int
    text: str = ""


class _Bundle(BaseModel):
    """What is needed to choose and to audit; more may stand there, and the checksum counts it."""

    model_config = ConfigDict(strict=True)
    questions: list[_Question]
    supports: list[list[int]]
    seats: int | None = None
    slate: list[int] | None = None
    draft: bool = False
    sha256: str | None = None


@dataclass(frozen=True)
class Bundle:
    """A bundle that was read. `intact` says whether it is as it was published, None where it has no checksum."""

    texts: Mapping[int, str]
    numbers: Sequence[int]
    supports: Sequence[Sequence[int]]
    seats: int | None
    slate: Sequence[int] | None
    draft: bool
    intact: bool | None

    def election(self, seats: int | None = None) -> Election:
        """What is voted on, with these seats or the bundle's own; raises UserError where it makes no sense."""
        given = seats if seats is not None else self.seats
        if given is None:
            raise UserError("agenda-bundle-lacks", what="seats")
        return Election.of(self.numbers, self.supports, given)


def made(
    roundtable: str, rule: Rule, election: Election, questions: Iterable[Asked], slate: Sequence[int], *,
    draft: bool = False,
) -> dict[str, Any]:  # fmt: skip
    """The bundle of an agenda, with its audit and checksum; `questions` are those of the election, in any order."""
    bundle: dict[str, Any] = {
        "roundtable": roundtable,
        "seats": election.seats,
        "rule": rule,
        "questions": [_entry(q) for q in sorted(questions, key=lambda q: q.number)],
        "supports": sorted(sorted(ballot) for ballot in election.ballots),
        "slate": list(slate),
        "audit": audit(election, slate).data(),
        **({"draft": True} if draft else {}),
    }
    return {**bundle, "sha256": checksum(bundle)}


def checksum(bundle: Mapping[str, Any]) -> str:
    """The SHA-256 of a bundle, as the module says; a checksum that stands in it does not count."""
    counted = {key: value for key, value in bundle.items() if key != "sha256"}
    written = json.dumps(counted, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def read(content: bytes) -> Bundle:
    """Read a bundle. Raises UserError that says what is wrong, and where, if it is none."""
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise UserError("agenda-bundle-json") from None
    try:
        found = _Bundle.model_validate(data)
    except ValidationError as error:
        where = ".".join(map(str, error.errors(include_input=False)[0]["loc"]))
        raise UserError("agenda-bundle-shape", where=where[:80] or "{}") from None
    intact = checksum(data) == found.sha256.lower() if found.sha256 is not None else None
    texts = {q.number: q.text for q in found.questions}
    return Bundle(
        texts, [q.number for q in found.questions], found.supports, found.seats, found.slate, found.draft, intact
    )


def _entry(question: Asked) -> dict[str, Any]:
    return {**asdict(question), "labels": list(question.labels)}
