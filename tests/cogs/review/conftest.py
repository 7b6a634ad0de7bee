import pytest

from bot.core.ids import ChannelId, UserId
from tests.cogs.questions.conftest import WORDS, plan  # noqa: F401 -- a fixture

ANYWAY = "Ask mine anyway"
ALIKE = "When will officers walk the beat on Albany Avenue once again?"
MODERATORS, PUBLIC = ChannelId("discord", "41"), ChannelId("discord", "51")


@pytest.fixture
async def ana(front):
    """A resident; the community has its channels."""
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "moderators", MODERATORS)
        await front.spaces.set_channel(front.space, "questions", PUBLIC)
    return front.person("ana")


@pytest.fixture
def mod(front, ana):
    return front.person("mod", "moderator")


@pytest.fixture
def omar(front):
    return front.person("omar", "organiser")


@pytest.fixture
def ask(front, ana):
    """Asks; gives the question's number."""
    asked = []

    async def asking(text=WORDS, by=None, **more):
        person = by or ana
        said = await person.sends(await person.types("/ask"), text=text, **more)
        asked.append(await person.presses(said, ANYWAY) if ANYWAY in said.buttons else said)
        return len(asked)

    return asking


@pytest.fixture
def told(front):
    """What somebody is told privately, oldest first."""

    async def telling(name):
        code = front.services.vault.pseudonym(1, UserId("discord", name))
        return [p.partition(" | ")[2] for p in await front.posts() if p.startswith(f"discord:@{code} ")]

    return telling


@pytest.fixture
def channel(front):
    """What stands in a channel."""

    async def reading(channel):
        return [p.partition(" | ")[2] for p in await front.posts() if p.startswith(f"{channel} ")]

    return reading
