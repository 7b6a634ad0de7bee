"""A crowd presses Support on one card at the same moment."""

import asyncio

from tests.cogs.review.conftest import PUBLIC

CROWD = 2000


async def test_of_two_thousand_presses_on_one_card_none_is_lost_and_the_card_is_edited_once(
    front, ana, mod, ask, channel
):
    await ask()
    await mod.presses(await mod.types("/review"), "Approve")
    said = await asyncio.gather(*(front.person(f"voter{n}").runs("support:1") for n in range(CROWD)))
    assert not [s.text for s in said if s.answer.failed]
    await front.run("supports-refresh")
    [card] = await channel(PUBLIC)
    assert "2,001 people" in card
