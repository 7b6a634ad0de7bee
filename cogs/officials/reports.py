"""What people say is wrong with a record of an official, and what moderators do about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, select, update

from bot.core.clean import clean
from bot.core.errors import NotFoundError, UserError
from bot.storage.base import session
from cogs.officials import cards, lookup
from cogs.officials.offices import title_of
from cogs.officials.store import Official, Report, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.core.ports import Clock, Outbox

PAGE = 5
SHORTEST = 5
AGAIN = timedelta(minutes=10)
"""The same words of the same person about the same office within this time are the same report."""


@dataclass
class Reports:
    """Takes reports and closes them. Every question names the community."""

    clock: Clock
    outbox: Outbox

    personal = ("report",)

    async def report(
        self, community_id: int, reporter: str, *, office_id: int, term_id: int | None, text: str, evidence: str
    ) -> Report:
        """Keep somebody's word that a record is wrong, and tell the moderators' channel where there is one.

        Sent twice within ten minutes, it is kept once.

        Args:
            community_id: the community whose moderators are to see it.
            reporter: the person's pseudonym there.
            office_id: the office on the card.
            term_id: the term on the card; None where the office was shown as vacant.
            text: what is wrong.
            evidence: how they know; may be empty.

        Raises NotFoundError where the office is no longer in the records, UserError at `text` where it says nothing.
        """
        text, evidence = clean(text), clean(evidence)
        if len(text) < SHORTEST:
            raise UserError("field-short", field="text", min=SHORTEST, given=len(text))
        office = await lookup.office(office_id)
        if office is None:
            raise NotFoundError("officials-record-gone")
        same = await self._same(community_id, reporter, office_id, text)
        if same is not None:
            return same
        term = await session().get(Term, term_id) if term_id else None
        if term is not None and term.office_id != office.id:  # what a form carries may be made up
            raise NotFoundError("officials-record-gone")
        official = await session().get(Official, term.official_id) if term else None
        title = title_of(office.role, office.title, office.district)
        made = Report(
            community_id=community_id,
            office_id=office.id,
            term_id=term.id if term else None,
            subject=f"{official.name}, {title}" if official else title,
            source_url=term.source_url if term else "",
            text=text,
            evidence=evidence,
            reporter=reporter,
            created_at=self.clock.now(),
        )
        session().add(made)
        await session().flush()
        await self.outbox.post(community_id, f"report:{made.id}", "moderators", cards.report_post(made))
        return made

    async def _same(self, community_id: int, reporter: str, office_id: int, text: str) -> Report | None:
        lately = self.clock.now() - AGAIN
        mine = (Report.community_id == community_id, Report.reporter == reporter, Report.created_at >= lately)
        return await session().scalar(
            select(Report).where(*mine, Report.office_id == office_id, Report.text == text).limit(1)
        )

    async def open(self, community_id: int, page: int = 1) -> tuple[Sequence[Report], int, int, int]:
        """A page of the reports nobody closed yet, oldest first: with the page's number, pages and total."""
        waiting = (Report.community_id == community_id, Report.closed_at.is_(None))
        total = await session().scalar(select(func.count()).where(*waiting)) or 0
        pages = max(1, -(-total // PAGE))
        page = min(max(1, page), pages)
        rows = await session().scalars(
            select(Report).where(*waiting).order_by(Report.id).offset((page - 1) * PAGE).limit(PAGE)
        )
        return rows.all(), page, pages, total

    async def close(self, community_id: int, report_id: int) -> Report:
        """Mark a report as dealt with; one that is closed stays so. Raises NotFoundError for no such report."""
        found = await session().scalar(
            select(Report).where(Report.community_id == community_id, Report.id == report_id)
        )
        if found is None:
            raise NotFoundError("officials-report-gone")
        found.closed_at = found.closed_at or self.clock.now()
        return found

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: the reports they made."""
        rows = await session().scalars(
            select(Report).where(Report.community_id == community_id, Report.reporter == pseudonym).order_by(Report.id)
        )
        return [
            {
                "about": row.subject,
                "text": row.text,
                "evidence": row.evidence,
                "created_at": row.created_at.isoformat(),
                "closed_at": row.closed_at.isoformat() if row.closed_at else None,
            }
            for row in rows
        ]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:
        """Delete a person's reports, or keep the words and forget whose they were."""
        theirs = (Report.community_id == community_id, Report.reporter == pseudonym)
        await session().execute(
            update(Report).where(*theirs).values(reporter="") if keep_text else delete(Report).where(*theirs)
        )
