from types import SimpleNamespace

import discord
import pytest
import structlog

from bot.core.i18n import Catalogue
from bot.platforms.discord import answering
from bot.platforms.discord.markup import markup
from tests.platforms.discord.square import small_app


async def test_the_next_page_stands_in_the_pages_place(ana):
    first = await ana.types("/lookup hartford-ct")
    second = await first.press("Next")
    assert "Page 2 of 3" in second.text
    assert second.messages[0].id == first.messages[0].id
    assert second.private
    third = await (await second.press("Next")).press("Previous")
    assert "Page 2 of 3" in third.text


async def test_a_choice_runs_the_menus_action(ana):
    said = await ana.types("/lookup hartford-ct")
    assert "Found bristol-ct." in (await said.choose("Another place", "Bristol, CT")).text


async def test_buttons_outlive_the_process(chat, ana):
    said = await ana.types("/lookup hartford-ct")
    posted = await ana.types("/roundtables")
    await chat.restart()
    assert "Page 2 of 3" in (await said.press("Next")).text
    assert "Found hartford-wi." in (await said.choose("Another place", "Hartford, WI")).text
    assert "1 supported" in (await posted.press("Support", by=chat.resident("ben"))).text


async def test_a_public_message_is_replaced_for_everybody(chat, ana):
    posted = await ana.types("/roundtables")
    await posted.press("Support", by=chat.resident("ben"))
    assert [m.text for m in chat.channel("general").messages] == ["1 supported"]


async def test_what_is_private_never_replaces_what_is_public(chat, ana):
    posted = await ana.types("/late public")
    ben = chat.resident("ben")
    turned = await posted.press("Turn", by=ben)
    assert (turned.text, turned.private) == (f"Turned for {ben.member.id}", True)
    assert [m.text for m in chat.channel("general").messages] == ["Better late for all"]


async def test_an_error_leaves_the_message_and_its_buttons(chat, ana):
    posted = await ana.types("/late public")
    failed = await posted.press("Fail")
    assert failed.private
    assert "Please choose one of the choices" in failed.text
    assert chat.channel("general").messages[0].buttons == ["Turn", "Fail"]


async def test_a_late_press_is_answered_beside_the_message(chat, ana, square, monkeypatch):
    posted = await ana.types("/late public")
    monkeypatch.setattr(answering, "DEFER_AFTER", 0.05)
    square.slow = 0.3
    assert (await posted.press("Fail")).private
    assert [r.json["type"] for r in chat.env.http_requests if r.path.endswith("/callback")][-1] == 6  # later
    assert [m.text for m in chat.channel("general").messages] == ["Better late for all"]


async def test_a_stale_button_says_what_to_do(chat, ana, square):
    posted = await ana.types("/roundtables")
    del chat.app.registry.actions["support"]
    stale = await posted.press("Support")
    assert "no longer works. Type /help" in stale.text
    assert stale.private


async def test_a_drop_down_of_forty_becomes_two(ana):
    said = await ana.types("/menu many")
    assert [len(labels) for labels in said.menus.values()] == [25, 15]
    chosen = await said.choose("Place (2/2)", "Place 30")
    assert chosen.text.startswith("Turned for")


async def test_the_same_button_may_stand_twice(ana):
    said = await ana.types("/twice same")
    assert said.buttons == ["Support", "Support"]
    assert "1 supported" in (await said.press("Support", nth=1)).text


async def test_a_press_delivered_twice_is_done_once(chat, ana):
    posted = await ana.types("/roundtables")
    backend, emitted = chat.env.backend, []
    emit = backend.emit
    backend.emit = lambda event, payload: (emitted.append((event, payload)), emit(event, payload))
    await posted.press("Support")
    event, payload = next(e for e in emitted if e[0] == "INTERACTION_CREATE")
    backend.interactions[int(payload["id"])].responded = False
    emit(event, payload)
    await chat.settle()
    assert await written(chat, "support") == 1


async def written(chat, name):
    from sqlalchemy import func, select

    from bot.storage.base import session
    from bot.storage.spaces import CommunityRow

    async with chat.app.database.transaction():
        return await session().scalar(select(func.count()).where(CommunityRow.name == name))


async def test_nothing_is_kept_in_memory_for_a_message(chat, ana):
    for _ in range(3):
        await ana.types("/lookup hartford-ct")
    store = chat.platform.client._connection._view_store
    assert not store._views
    assert not store._synced_message_views


@pytest.mark.parametrize("process", range(1))
async def test_a_second_process_takes_the_same_buttons(chat, ana, tmp_path, square, process):
    said = await ana.types("/lookup hartford-ct")
    chat.world.build = lambda _environment, clock: small_app(tmp_path, clock, type(square)())
    await chat.restart()
    assert "Page 2 of 3" in (await said.press("Next")).text


async def test_a_press_that_breaks_before_its_handler_is_answered_with_a_reference(chat, ana, monkeypatch):
    said = await (await ana.types("/ask")).send(text="This is wrong")

    async def broken(_token):
        raise OSError

    monkeypatch.setattr(chat.app.drafts, "load", broken)
    failed = await said.press("Correct it")
    assert "Something went wrong on our side" in failed.text
    assert failed.private


@pytest.mark.parametrize("code", [10008, 10015, 10062, 40060, 50027])
async def test_who_is_not_there_any_more_is_not_told_that_something_is_wrong(code):
    refused = discord.HTTPException(SimpleNamespace(status=404, reason="Gone"), {"code": code, "message": "gone"})
    gone = answering.Answering(Catalogue([]), markup({}), None)
    with structlog.testing.capture_logs() as logs:
        await gone.fail(answering.Asked(None, private=True, suggest=None), refused)
    assert [(line["event"], line["log_level"]) for line in logs] == [("interaction-expired", "warning")]
