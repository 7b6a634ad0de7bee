from typing import Annotated

import pytest

from bot.core import ui
from bot.core.cog import Cog, submitted
from bot.core.i18n import Catalogue
from bot.core.ids import ChannelId, GrantId
from bot.core.registry import Registry
from bot.platforms.discord import forms
from bot.settings import ROOT
from cogs.roundtables.organising import RoundtableForm
from cogs.wiring import LOCALES
from tests.conformance.chat import Channel
from tests.platforms.discord.test_buttons import written

QUESTION = "When does the pool open?"


async def test_a_resident_asks_an_official(chat, ana, square):
    said = await ana.types("/lookup hartford-ct")
    form = await said.press("Ask a question")
    assert form.title == "Ask a question"
    assert form.labels == {"text": "Your question", "place": "Place", "level": "Level", "named": "Show my name"}
    assert form.values == {"text": "", "place": "bristol-ct", "level": "city", "named": False}
    done = await form.send(text=QUESTION, level="State", named=True)
    assert (done.text, done.private) == (f"Sent: {QUESTION}", True)
    taken = square.taken[-1]
    assert (taken.official_id, taken.place, taken.level, taken.named) == (7, "bristol-ct", "state", True)


async def test_a_form_opened_before_a_restart_can_be_sent_after_it(chat, ana):
    form = await (await ana.types("/lookup hartford-ct")).press("Ask a question")
    await chat.restart()
    assert "Sent:" in (await form.send(text=QUESTION)).text


async def test_what_a_client_lets_through_is_checked_again(ana):
    form = await ana.types("/ask")
    again = await form.send(text="Why?         ")
    assert again.private
    assert again.errors == {"text": "This needs at least 10 characters; there are 4."}


async def test_what_was_typed_is_kept_for_correction_even_over_a_restart(chat, ana, square):
    again = await (await ana.types("/ask")).send(text="This is wrong", level="State", named=True)
    assert again.errors == {"text": "Please choose one of the choices offered."}
    await chat.restart()
    form = await again.reopened()
    assert form.values == {"text": "This is wrong", "place": "bristol-ct", "level": "state", "named": True}
    done = await form.send(text=QUESTION)
    assert (done.text, done.private) == (f"Sent: {QUESTION}", True)
    assert done.messages[0].id == again.messages[0].id
    assert square.taken[-1].level == "state"


async def test_a_form_wrong_twice_keeps_the_latest(ana):
    again = await (await ana.types("/ask")).send(text="This is wrong")
    third = await again.send(text="This is wrong as well")
    assert third.errors
    assert (await third.reopened()).values["text"] == "This is wrong as well"
    assert "Sent:" in (await third.send(text=QUESTION)).text


async def test_a_draft_that_was_sent_is_gone(chat, ana):
    again = await (await ana.types("/ask")).send(text="This is wrong")
    twice = await again.reopened()
    await again.send(text=QUESTION)
    assert "This draft is no longer kept." in (await twice.send(text=QUESTION)).text
    assert await written(chat, "written") == 1


async def test_a_draft_is_kept_for_a_day(chat, ana):
    again = await (await ana.types("/ask")).send(text="This is wrong")
    await chat.advance(days=2)
    gone = await again.press("Correct it")
    assert "This draft is no longer kept. Please start again." in gone.text
    assert gone.private


@pytest.mark.parametrize("trouble", ["It was refused", "It is broken now"])
async def test_nothing_typed_is_lost_when_a_form_comes_to_nothing(ana, trouble):
    said = await (await ana.types("/ask")).send(text=trouble)
    assert said.private
    assert (await said.press("Correct it")).values["text"] == trouble


async def test_a_form_delivered_twice_is_done_once(chat, ana):
    form = await ana.types("/ask")
    emitted, emit = [], chat.env.backend.emit
    chat.env.backend.emit = lambda event, payload: (emitted.append((event, payload)), emit(event, payload))
    await form.send(text=QUESTION)
    event, payload = next(e for e in emitted if e[0] == "INTERACTION_CREATE")
    chat.env.backend.interactions[int(payload["id"])].responded = False
    emit(event, payload)
    await chat.settle()
    assert await written(chat, "written") == 1
    assert len(chat.env.backend.messages[chat.channels["general"].id]) == 1


async def test_channels_roles_and_people_are_chosen_from_discords_own_lists(chat, square):
    moderators = chat.roles["Moderators"]
    square.held = (GrantId("discord", f"&{moderators.id}"), GrantId("slack", "S1"))
    olga, ana = chat.owner("olga"), chat.resident("ana")
    form = await olga.types("/setup")
    assert form.values == {
        "channel": [str(chat.channels["general"].id)],
        "moderators": [str(moderators.id)],
    }
    said = await form.send(channel=Channel(chat, "stories"), moderators=["Organisers", ana])
    assert said.text.splitlines() == ["For #stories", "For @Organisers", "For @ana"]
    taken = square.taken[-1]
    assert taken.channel == ChannelId.parse(chat.channel_id("stories"))
    assert taken.moderators == (
        GrantId("discord", f"&{chat.roles['Organisers'].id}"),
        GrantId("discord", f"@{ana.member.id}"),
    )


async def test_a_forum_or_a_thread_may_be_chosen_where_a_channel_may(chat, square):
    chat.channels["forum"] = chat.guild.create_forum_channel("forum")
    olga, stories = chat.owner("olga"), chat.channels["stories"]
    thread = chat.env.backend.create_thread(stories.id, "thread", olga.member.id)
    chat.channels["thread"] = next(t for t in stories.threads if t.id == thread.id)
    await chat.settled()
    for name in ("forum", "thread"):
        form = await olga.types("/setup")
        await form.send(channel=Channel(chat, name), moderators=[])
        assert square.taken[-1].channel == ChannelId.parse(chat.channel_id(name))


async def test_a_part_may_be_emptied(chat, square):
    form = await chat.owner("olga").types("/setup")
    await form.send(channel=[], moderators=[])
    assert (square.taken[-1].channel, square.taken[-1].moderators) == (None, ())


async def test_more_than_a_modal_carries_is_kept_for_it(chat, ana):
    form = await ana.types("/long form")
    await chat.restart()
    said = await form.send(text="fine")
    assert said.text == "280 carried"
    again = await (await said.press("Again")).send(text="fine")
    assert again.text == "280 carried"


async def test_a_form_after_a_form_comes_by_a_button(ana):
    said = await (await ana.types("/long form")).send(text="next")
    assert "There is one more form to fill in." in said.text
    form = await said.press("Open the form")
    assert "Sent:" in (await form.send(text=QUESTION)).text


async def test_a_part_with_many_suggestions_is_typed(ana, square, monkeypatch):
    places = {f"p{n}": f"Place {n}" for n in range(30)}
    monkeypatch.setattr("tests.platforms.slack.town.PLACES", places)
    form = await ana.types("/ask")
    done = await form.send(text=QUESTION, place="Anywhere")
    assert "Sent:" in done.text
    assert square.taken[-1].place == "Anywhere"


class LargeForm(ui.Form, key="large"):
    one: Annotated[str, ui.TextField()]
    two: Annotated[str, ui.TextField()]
    three: Annotated[str, ui.TextField()]
    four: Annotated[str, ui.TextField()]
    five: Annotated[str, ui.TextField()]
    six: Annotated[str, ui.TextField()]


def test_a_form_that_no_modal_holds_is_found_at_the_start():
    class Large(Cog):
        @submitted(LargeForm)
        async def sent(self, request, form):
            pass

    with pytest.raises(ValueError, match="'large' is too large"):
        forms.check(Registry([Large()]))


def test_a_part_is_filled_with_no_more_than_it_takes():
    """Discord refuses a modal that is filled with more; a title typed after the command may be of any length."""
    voice = Catalogue([ROOT / "bot" / "locales", *LOCALES]).voice("en")
    modal = forms.Sheet(RoundtableForm, "roundtable", {"title": "x" * 5000, "where": "y" * 5000}).modal(voice)
    parts = {i["custom_id"]: i for i in (label["component"] for label in modal.to_dict()["components"])}
    assert [len(parts[name]["value"]) <= parts[name]["max_length"] for name in ("title", "where")] == [True, True]
