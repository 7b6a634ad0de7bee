"""What the Tab key offers."""

import pytest

from bot.core.permissions import Role
from bot.platforms.console.person import Person

ANA = Person("Ana")


@pytest.fixture
def offered(talk):
    async def offer(line, person=ANA):
        return [c.value.strip() for c in await talk.console.chat.completion.complete(line, person)]

    return offer


async def test_commands_by_their_beginning_as_the_hat_may_use_them(offered):
    assert await offered("/l") == ["/lookup", "/language"]
    assert await offered("/gu") == []
    assert await offered("/gu", Person("Luz", Role.MODERATOR)) == ["/guard shut"]


async def test_commands_in_the_persons_language(offered):
    assert await offered("/bu", Person("Luz", locale="es")) == ["/buscar"]


async def test_an_options_suggestions_and_the_names_of_the_others(offered):
    assert await offered("/lookup har") == ["/lookup Hartford"]
    assert await offered("/lookup hartford ") == ["/lookup Hartford", "/lookup hartford level:"]
    assert await offered("/lookup hartford level:c") == ["/lookup hartford level:city", "/lookup hartford level:state"]


async def test_the_consoles_own_words(offered):
    assert await offered("/as mo") == ["/as moderator"]
    assert await offered("/language ") == ["/language en", "/language es"]


async def test_a_suggested_label_stands_for_its_value(talk, offered):
    await offered("/lookup Har")
    assert "hartford 1" in await talk("/lookup Hartford")
