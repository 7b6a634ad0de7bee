import itertools
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from bot.core.ids import ChannelId
from cogs.questions.service import Asking
from cogs.roundtables.service import Plan
from tests.cogs.front import Front

TOPICS = (
    "When will officers walk the beat on Albany Avenue again?",
    "Why does nobody answer the non-emergency number at night?",
    "What is done about the street racing on Maple Avenue?",
    "¿Cuándo habrá más agentes que hablen español en el barrio?",
    "How many officers carry a camera, and who looks at it?",
    "Why is there no crossing guard at the Burns school?",
)


@dataclass
class Town:
    """A community whose residents asked and support questions for one roundtable."""

    front: Front
    roundtable: int = 0
    ids: dict[int, int] = field(default_factory=dict)
    _names: itertools.count = field(default_factory=itertools.count)

    async def plan(self, title, starts_at):
        """An organiser plans a roundtable. Returns its id."""
        async with self.front.database.transaction():
            community = await self.front.spaces.community_of(self.front.space)
            planned = await self.front.services.roundtables.plan(community, Plan(title, starts_at), "organiser")
            return planned.roundtable.id

    async def ask(self, text, *, by=None, approved=True, about=True):
        """Somebody asks; a moderator approves. Returns the number. Not `about` the roundtable: it waits for any."""
        services = self.front.services
        async with self.front.database.transaction():
            asker = await self.pseudonym(by or f"asker{next(self._names)}")
            subject = ("roundtable", self.roundtable) if about else ("general", 0)
            question = await services.questions.ask(1, Asking(text, asker, *subject))
            self.ids[question.number] = question.id
            if approved:
                await services.pool.approve(1, question.id, question.version)
        return question.number

    async def pseudonym(self, name):
        """What somebody is stored as."""
        return (await self.front.dispatcher._request(self.front.person(name).incoming())).pseudonym

    async def support(self, number, *people):
        """These people, by name, support the question."""
        async with self.front.database.transaction():
            for person in people:
                await self.front.services.pool.support(1, self.ids[number], await self.pseudonym(person))

    async def vote(self, *groups):
        """Ask the questions of each group; (3, 1, 2) are three people who all support #1 and #2, numbered from 1."""
        for topic in TOPICS[: max(number for _, *numbers in groups for number in numbers)]:
            await self.ask(topic)
        for group, (people, *numbers) in enumerate(groups):
            for number in numbers:
                await self.support(number, *(f"voter{group}-{n}" for n in range(people)))


@pytest.fixture
def omar(front):
    return front.person("omar", "organiser")


@pytest.fixture
def ana(front):
    return front.person("ana")


@pytest.fixture
async def town(front, omar):
    """A roundtable that takes questions, and a channel for roundtables."""
    made = Town(front)
    async with front.database.transaction():
        for number, purpose in enumerate(("roundtables", "answers", "moderators"), 31):
            await front.spaces.set_channel(front.space, purpose, ChannelId("discord", str(number)))
    made.roundtable = await made.plan("North End roundtable", datetime(2026, 12, 1, 23, tzinfo=UTC))
    return made


async def change(front, who, said, kind, number, other=0):
    """Press the button of one change on the draft in `said`."""
    at = said.buttons["Publish"].partition(":")[2]
    return await who.runs(f"agenda-change:{at}:{kind}:{number}:{other}")


@pytest.fixture
async def agenda(town, omar):
    """A published agenda of three questions, #1, #4 and #2, of which ana asked #1."""
    await town.ask(TOPICS[0], by="ana")
    for topic in TOPICS[1:4]:
        await town.ask(topic)
    for number in (1, 2, 3):
        await town.support(number, *(f"north{n}" for n in range(6)))
    await town.support(4, *(f"south{n}" for n in range(4)))
    return await omar.presses(await omar.gives("agenda build", seats=3), "Publish")
