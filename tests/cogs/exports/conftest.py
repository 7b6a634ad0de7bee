"""A town that asked: several roundtables' worth of questions, joined, labelled, supported, taken back."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

import pytest

from cogs.exports.cli import app
from tests.cogs.bench import at_the_command_line
from tests.cogs.questions.conftest import WORDS, ana, omar, plan  # noqa: F401 -- fixtures

HERE = 1


@pytest.fixture
def town(front):
    return Town(front)


@dataclass
class Town:
    """Residents and what they do; each call is a press or a transaction of its own."""

    front: Any

    async def asks(self, name, words=WORDS, **more):
        """Ask; gives the number."""
        await self.front.person(name).asks(words, **more)
        return (await self.questions())[-1].number

    async def approved(self, name, words=WORDS, labels=(), **more):
        """Ask, be approved, and labelled; gives the number."""
        number = await self.asks(name, words, **more)
        await self.pool("approve", number)
        if labels:
            await self.pool("label", number, labels)
        return number

    async def supports(self, number, *names):
        for name in names:
            person = self.front.person(name).incoming().user
            code = self.front.services.vault.pseudonym(HERE, person)
            async with self.front.database.transaction():
                question = await self.front.services.pool.numbered(HERE, number)
                await self.front.services.pool.support(HERE, question.id, code)

    async def joins(self, number, other):
        async with self.front.database.transaction():
            pool = self.front.services.pool
            question, target = await pool.numbered(HERE, number), await pool.numbered(HERE, other)
            await pool.join(HERE, question.id, question.version, target.id)

    async def pool(self, what, number, *args):
        async with self.front.database.transaction():
            question = await self.front.services.pool.numbered(HERE, number)
            await getattr(self.front.services.pool, what)(HERE, question.id, question.version, *args)

    async def questions(self):
        async with self.front.database.transaction():
            return [q async for q in self.front.services.questions.each(HERE)]

    async def exports(self, file, *arguments):
        """Export at the command line; gives the file's bytes."""
        kind = file.suffix.removeprefix(".")
        done = await at_the_command_line(self.front, app, "export", "--format", kind, "--out", str(file), *arguments)
        assert done.exit_code == 0, done.output
        return file.read_bytes()

    async def rows(self, folder, *arguments):
        """The rows of the table."""
        content = await self.exports(folder / "q.csv", *arguments)
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
async def busy(town):
    """Six questions: 1 and 2 ask the same, 4 is turned down, 5 is taken back, 6 waits."""
    await town.approved("ana", labels=["Patrols"], show_name=True, neighbourhood="Frog Hollow")
    await town.approved("ben", f"¿{WORDS}", labels=["Patrols", "Youth"])
    await town.approved("cy", "Why is the pool at Colt Park closed on Sundays?", labels=["Parks"])
    await town.asks("dee", "Is my neighbor at 12 Elm Street a crook, and who says so?")
    await town.asks("eli", "May I take this question back once it is asked?")
    await town.asks("fay", "=1+1 is how much of the budget, and who decides?")
    await town.joins(2, 1)
    await town.pool("reject", 4, "private")
    await town.front.person("eli").runs("question-withdraw:5")
    await town.supports(1, "gus", "hal", "ben")
    await town.supports(2, "hal", "ida")
    await town.supports(3, "gus")
    return town
