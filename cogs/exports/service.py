"""Writes what was asked and what became of it to files for the police chief's office.

No file holds an id, a pseudonym or an hour; a name stands there only where its owner wanted it shown, and a
neighbourhood only where at least five of the askers in that file named it. The same data gives the same bytes.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import IO, TYPE_CHECKING, Literal

from bot.core.errors import UserError
from bot.core.ui import Text
from cogs.exports.as_csv import CsvTable
from cogs.exports.as_json import BundleFile, write_agenda
from cogs.exports.as_pdf import typeset
from cogs.exports.as_xlsx import Workbook, bytes_each
from cogs.exports.brief import Gathered
from cogs.exports.pages import Brief, chapters
from cogs.exports.sheets import (
    AGENDA,
    ANSWERS,
    CLUSTERS,
    LEDGER,
    QUESTIONS,
    Read,
    Say,
    Setting,
    answered,
    counted,
    leads,
    on_agenda,
    programs,
)
from cogs.exports.wanted import Format, Wanted
from cogs.questions.service import APPROVED, LIVE

if TYPE_CHECKING:
    from bot.core.i18n import Catalogue
    from bot.core.request import Community
    from cogs.agenda.service import Agenda, Agendas
    from cogs.answers.service import Answer, Answers
    from cogs.questions.service import Exported, Question, QuestionRecords
    from cogs.review.service import Ledgers
    from cogs.roundtables.service import Roundtables

__all__ = ["Exports", "Format", "Progress", "Wanted", "Written"]

Progress = Callable[[int, int, int], Awaitable[None]]
"""Told how many questions are done, and of how many; and about how many bytes the file will have, 0 where unknown.

What is written can be seen where it is written to, but a workbook is packed only at its end.
"""
_SHEETS = (QUESTIONS, CLUSTERS, AGENDA, ANSWERS, LEDGER)


async def untold(_done: int, _of: int, _bytes: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True)
class Written:
    """What a file holds: from how many questions it came, and whether it is the bundle of an agenda, or of a draft."""

    questions: int
    agenda: Literal["agenda", "draft"] | None = None


@dataclass
class Exports:
    """Writes files. `catalogue` holds every feature's words, since a file is read in a language like anything else."""

    questions: QuestionRecords
    roundtables: Roundtables
    agendas: Agendas
    answers: Answers
    ledgers: Ledgers
    catalogue: Catalogue

    async def write(self, community: Community, wanted: Wanted, out: IO[bytes], progress: Progress = untold) -> Written:
        """Write what is wanted of a community's questions to `out`.

        Raises UserError where a bundle is wanted of questions that are not approved.
        """
        write = {Format.CSV: self._csv, Format.XLSX: self._xlsx, Format.JSON: self._json, Format.PDF: self._pdf}[
            wanted.format
        ]
        if wanted.label is not None:
            wanted = replace(wanted, spellings=await self.questions.spellings(community.id, wanted.label))
        return await write(community, wanted, out, progress)

    async def _csv(self, community: Community, wanted: Wanted, out: IO[bytes], progress: Progress) -> Written:
        setting = await self._setting(community, wanted, programs)
        table, count = CsvTable(out), 0
        async for questions in self._batches(community, wanted, progress):
            await asyncio.to_thread(table.write, map(setting.question, questions))
            count += len(questions)
        table.close()
        return Written(count)

    async def _xlsx(self, community: Community, wanted: Wanted, out: IO[bytes], progress: Progress) -> Written:
        read = self._read(wanted.languages)
        setting = await self._setting(community, wanted, self._say(read))
        book, count, each, numbers = Workbook(out, _SHEETS, setting.say), 0, 0, set[int]()

        async def told(done: int, of: int, _bytes: int) -> None:
            await progress(done, of, each * of)

        try:
            async for questions in self._batches(community, wanted, told):
                rows = {
                    "questions": [*map(setting.question, questions)],
                    "clusters": [*map(setting.cluster, leads(questions))],
                }
                for key, some in rows.items():
                    await asyncio.to_thread(book.write, key, some)
                each = each or await asyncio.to_thread(bytes_each, _SHEETS, rows, len(questions))
                numbers |= _numbers(wanted, questions)
                count += len(questions)
            for agenda in await self._agendas(community, wanted):
                book.write("agenda", on_agenda(agenda, setting.say))
            given = await self._answers(community, wanted, numbers)
            book.write("answers", [answered(a, asked, setting.say, setting.zone) for a, asked in given])
            book.write("ledger", counted(await self.ledgers.of(community.id, wanted.roundtable_id), read))
        finally:
            await asyncio.to_thread(book.close)  # which also lets go of its temporary files
        return Written(count)

    async def _json(self, community: Community, wanted: Wanted, out: IO[bytes], progress: Progress) -> Written:
        """The roundtable's agenda with what it was chosen from; else what one may be chosen from."""
        if wanted.statuses - {APPROVED}:
            raise UserError("exports-bundle-status", field="status")
        wanted = wanted.with_statuses([APPROVED])
        if wanted.roundtable is not None and wanted.whole:
            chosen = await self.agendas.bundle(community.id, wanted.roundtable.id)
            if chosen is not None:
                lives = await self.questions.neighbourhoods(community.id, wanted.selection(community.tz))
                return Written(write_agenda(out, chosen, lives), "draft" if "draft" in chosen else "agenda")
        setting, numbers = await self._setting(community, wanted, programs), dict[int, int]()
        bundle = BundleFile(out, wanted.roundtable.title if wanted.roundtable else None)
        async for questions in self._batches(community, wanted, progress):
            led = leads(questions)
            await asyncio.to_thread(bundle.questions, map(setting.bundled, led))
            numbers |= {q.cluster: q.number for q in led}
        ballots = await self.questions.ballots(community.id, numbers)
        await asyncio.to_thread(bundle.supports, ballots)
        bundle.close()
        return Written(len(numbers))

    async def _pdf(self, community: Community, wanted: Wanted, out: IO[bytes], progress: Progress) -> Written:
        chosen = wanted.statuses
        printed = chosen or {APPROVED}  # what no moderator read yet is handed to nobody by default
        if not chosen:
            wanted = wanted.with_statuses(LIVE)
        gathered, numbers = Gathered(await self._setting(community, wanted, programs), printed), set[int]()
        async for questions in self._batches(community, wanted, progress):
            await asyncio.to_thread(gathered.add, questions)
            numbers |= _numbers(wanted, questions)
        brief = Brief(
            community,
            wanted,
            chosen,
            gathered,
            tuple(await self._agendas(community, wanted)),
            tuple(await self._answers(community, wanted, numbers)),
        )
        voices = [self.catalogue.voice(language, community.zone) for language in wanted.languages]
        out.write(await asyncio.to_thread(typeset, [chapters(voice, brief) for voice in voices]))
        return Written(gathered.asked)

    async def _agendas(self, community: Community, wanted: Wanted) -> list[Agenda]:
        """The roundtable's agenda, a draft where none is published; else every published one, the latest first.

        Days or a label narrow down the questions, and no agenda is made of those alone.
        """
        if not wanted.whole:
            return []
        if wanted.roundtable is None:
            return await self.agendas.all_published(community.id)
        published = await self.agendas.published(community.id, wanted.roundtable)
        agenda = published or await self.agendas.draft(community.id, wanted.roundtable)
        return [agenda] if agenda else []

    async def _answers(
        self, community: Community, wanted: Wanted, numbers: Collection[int]
    ) -> Sequence[tuple[Answer, Question | None]]:
        """The answers, or where days or a label narrow the questions down, those to questions of these numbers."""
        given = await self.answers.given(community.id, wanted.roundtable_id)
        return given if wanted.whole else [(answer, asked) for answer, asked in given if answer.number in numbers]

    async def _batches(
        self, community: Community, wanted: Wanted, progress: Progress
    ) -> AsyncIterator[Sequence[Exported]]:
        """The questions wanted, a few thousand at a time."""
        selection = wanted.selection(community.tz)
        total, done = await self.questions.count(community.id, selection), 0
        await progress(done, total, 0)
        async for questions in self.questions.each(community.id, selection, wanted.counted):
            yield questions
            done += len(questions)
            await progress(done, total, 0)

    async def _setting(self, community: Community, wanted: Wanted, say: Say) -> Setting:
        selection = wanted.selection(community.tz)
        titles = await self.roundtables.titles(community.id)
        lives = await self.questions.neighbourhoods(community.id, selection)
        return Setting(community.tz, titles, lives, cache(say))

    def _read(self, languages: tuple[str, ...]) -> Read:
        """Words in a language, or in both, one behind the other."""
        voices = [self.catalogue.voice(language) for language in languages]
        return lambda words: " · ".join(dict.fromkeys(voice.say(words) for voice in voices))

    def _say(self, read: Read) -> Say:
        """The same of the words of exports."""
        return lambda key: read(Text(f"exports-{key}"))


def _numbers(wanted: Wanted, questions: Iterable[Exported]) -> set[int]:
    """The numbers of these questions in all their wordings, where answers are to be found by them."""
    return set() if wanted.whole else {number for q in questions for number in (q.number, q.lead, *q.others)}
