"""`/why` asks each feature that the person may ask."""

from dataclasses import dataclass

import pytest

from bot.core.errors import NotFoundError
from bot.core.permissions import Role
from bot.core.ui import Choice, Reply


@dataclass
class Shelf:
    """A feature with titled things that it explains."""

    kind: str
    role: Role
    titles: dict[str, str]

    async def suggest(self, request, typed):
        return [Choice(key, title) for key, title in self.titles.items() if typed.lower() in title.lower()]

    async def explain(self, request, what):
        if what not in self.titles:
            raise NotFoundError("stories-gone")
        return Reply(f"why {self.kind} {self.titles[what]}")


@pytest.fixture
def shelves(front):
    front.services.explained[:] = [
        Shelf("novel", Role.MODERATOR, {"1": "The park", "2": "The budget"}),
        Shelf("poem", Role.RESIDENT, {"1": "Park bench"}),
    ]
    return front


async def test_words_that_mean_one_thing_are_explained(shelves):
    said = await shelves.person("maya", "moderator").types("/why budget")
    assert (said.text, said.private) == ("why novel The budget", True)


async def test_words_that_mean_several_things_give_a_choice(shelves):
    maya = shelves.person("maya", "moderator")
    said = await maya.types("/why park")
    [menu] = said.reply.controls
    assert [c.value for c in menu.choices] == ["novel:1", "poem:1"]
    assert (await maya.runs("why:poem%3A1")).text == "why poem Park bench"


async def test_nobody_is_shown_what_only_others_may_ask_about(shelves):
    ana = shelves.person("ana")
    assert await ana.suggested("explained", "") == ["Park bench"]
    assert (await ana.types("/why park")).text == "why poem Park bench"
    assert "moderator" in (await ana.runs("why:novel%3A1")).text


async def test_what_nobody_knows_says_what_to_do(shelves):
    assert "Nothing here goes by “moon”" in (await shelves.person("ana").types("/why moon")).text
