from dataclasses import replace

import pytest
import structlog

from bot.core.cog import OptionSpec
from bot.core.dispatch import Dispatcher, Invalid
from bot.core.errors import UserError
from bot.core.i18n import Catalogue
from bot.core.ids import ChannelId, GrantId, SpaceId, UserId
from bot.core.permissions import Role
from bot.core.registry import Registry
from bot.core.request import Community, Incoming
from bot.core.ui import Reply, Text
from bot.settings import ROOT
from bot.storage.handled import Handled
from bot.storage.spaces import CommunityRow, SpaceStore
from bot.vault import KeyVault
from tests.clock import SetClock
from tests.core.sample import NoteForm, Sample

ANA = Incoming(UserId("discord", "1"), SpaceId("discord", "9"), locale="es-419", key="press 1")


class Writing(Sample):
    """Its form writes a row, so that what a second delivery does can be counted."""

    async def noted(self, request, form):
        from bot.storage.base import session

        session().add(CommunityRow(name=form.text))
        return await super().noted(request, form)

    noted.__dict__.update(Sample.noted.__dict__)


@pytest.fixture
def dispatcher(database):
    async def welcome(community, space):
        pass

    clock = SetClock()
    spaces = SpaceStore(clock, database.transaction, Community(0, "Hartford"), welcome)
    registry = Registry([Writing()])
    woken = []
    handled = Handled(clock)
    made = Dispatcher(
        registry,
        database.transaction,
        spaces,
        KeyVault(b"k" * 32),
        clock,
        handled.record,
        lambda: woken.append(1),
        known=handled.known,
    )
    made.woken = woken
    return made


def say(answer):
    catalogue = Catalogue([ROOT / "bot" / "locales"])
    return catalogue.voice(answer.locale).say(answer.outcome.text)


async def test_a_command_answers_in_the_persons_language_and_privately(dispatcher):
    answer = await dispatcher.command(ANA, dispatcher.registry.commands["lookup"], {"place": "Hartford"})
    assert (answer.private, answer.locale, answer.outcome.text) == (True, "es", "Hartford 1")


async def test_a_pager_brings_the_next_page(dispatcher):
    answer = await dispatcher.action(ANA, "lookup:Hartford", page=2)
    assert answer.outcome.text == "Hartford 2"


async def test_a_missing_role_is_told_privately_with_a_reference(dispatcher):
    answer = await dispatcher.command(ANA, dispatcher.registry.commands["guard shut"], {})
    assert answer.private
    assert "«moderador»" in say(answer)


async def test_a_granted_role_and_an_administrator_may(dispatcher, database):
    group = GrantId("discord", "77")
    async with database.transaction():
        await dispatcher.spaces.set_grants(ANA.space, Role.MODERATOR, (group,))
    shut = dispatcher.registry.commands["guard shut"]
    for allowed in ({"grants": frozenset({group})}, {"administers": True}):
        answer = await dispatcher.command(Incoming(ANA.user, ANA.space, **allowed), shut, {})
        assert not answer.failed


async def test_completions_are_for_those_who_have_the_role(dispatcher):
    boss = Incoming(ANA.user, ANA.space, administers=True)
    assert [len(await dispatcher.suggest(who, "shut-places", "")) for who in (ANA, boss)] == [0, 1]


@pytest.mark.parametrize("page", [10**9, -(10**9), "99999999999999999999999"])
async def test_a_number_that_no_database_holds_is_refused_as_such(dispatcher, page):
    wide = replace(dispatcher.registry.commands["lookup"], options=(OptionSpec("page", int, required=False),))
    answer = await dispatcher.command(ANA, wide, {"page": page})
    assert answer.outcome.text.args["what"].key == "option-number"


@pytest.mark.parametrize(
    ("kind", "typed", "why"),
    [
        (bool, "maybe", "yes-or-no"),
        (ChannelId, "general", "channel"),
        (int, "many", "number"),
        (int, "\x00", "missing"),
    ],
)
async def test_an_option_that_is_none_of_its_kind_is_named_as_people_know_it(dispatcher, kind, typed, why):
    spec = dispatcher.registry.commands["lookup"]
    wide = replace(spec, options=(OptionSpec("page", kind, required=True),))
    wrong = (await dispatcher.command(ANA, wide, {"page": typed})).outcome.text.args["what"]
    assert (wrong.key, wrong.args["option"]) == (f"option-{why}", Text("lookup-page-name"))


async def test_a_choice_that_is_none_is_told_with_the_labels_there_are(dispatcher):
    spec = dispatcher.registry.commands["lookup"]
    wrong = (await dispatcher.command(ANA, spec, {"place": "x", "level": "moon"})).outcome.text.args["what"]
    assert wrong.args["choices"] == Text("listed", first=Text("lookup-level-city"), second=Text("lookup-level-state"))


@pytest.mark.parametrize(("typed", "taken"), [("Hart\x00ford", "Hartford 1"), ("\ud83dHartford", "Hartford 1")])
async def test_what_no_database_takes_is_left_out_of_what_is_typed(dispatcher, typed, taken):
    answer = await dispatcher.command(ANA, dispatcher.registry.commands["lookup"], {"place": typed})
    assert answer.outcome.text == taken


async def test_a_form_that_is_wrong_comes_back_with_what_was_typed(dispatcher):
    answer = await dispatcher.submit(ANA, "note", {"official_id": "7"}, {"text": "abc", "loud": True})
    assert isinstance(answer.outcome, Invalid)
    assert answer.outcome.values["text"] == "abc"
    assert answer.outcome.errors["text"].key == "field-short"


async def test_a_rule_broken_deeper_down_points_at_its_field(dispatcher):
    answer = await dispatcher.submit(ANA, "note", {"official_id": "7"}, {"text": "wrong"})
    assert list(answer.outcome.errors) == ["text"]


async def test_a_form_sent_twice_by_the_network_is_taken_once(dispatcher, database):
    first = await dispatcher.submit(ANA, "note", {"official_id": "7"}, {"text": "hello"})
    second = await dispatcher.submit(ANA, "note", {"official_id": "7"}, {"text": "hello"})
    assert first.outcome.text == "7 hello False"
    assert second.outcome is None
    async with database.transaction():
        assert "hello" in [c.name for c in await _communities()]
        assert [c.name for c in await _communities()].count("hello") == 1
    assert dispatcher.woken == [1]


@pytest.mark.parametrize("then", ["refused", "nothing to do"])
async def test_what_finds_done_what_it_did_itself_says_nothing_the_second_time(dispatcher, then):
    first = await dispatcher.submit(ANA, "note", {"official_id": "7"}, {"text": "hello"})
    dispatcher.registry.submitted["note"] = replace(dispatcher.registry.submitted["note"], handler=_LATER[then])
    again = await dispatcher.submit(ANA, "note", {"official_id": "7"}, {"text": "hello"})
    other = await dispatcher.submit(replace(ANA, key="press 2"), "note", {"official_id": "7"}, {"text": "hello"})
    assert (first.failed, again.outcome) == (False, None)
    assert other.outcome is not None


async def _refused(request, form):
    raise UserError("stale")


async def _nothing_to_do(request, form):
    return Reply("It is so already.")


_LATER = {"refused": _refused, "nothing to do": _nothing_to_do}


async def _communities():
    from sqlalchemy import select

    from bot.storage.base import session

    return list(await session().scalars(select(CommunityRow)))


async def test_what_breaks_is_told_without_a_traceback_and_logged_with_one(dispatcher):
    with structlog.testing.capture_logs() as logs:
        answer = await dispatcher.command(ANA, dispatcher.registry.commands["broken"], {})
    reference = answer.outcome.text.args["reference"]
    assert answer.private
    assert answer.outcome.text.key == "error-unexpected"
    assert [(e["reference"], type(e["exc_info"])) for e in logs] == [(reference, ZeroDivisionError)]


@pytest.mark.parametrize("custom_id", ["gone:1", "note", "note:abc", ""])
async def test_a_button_of_yesterday_is_answered(dispatcher, custom_id):
    answer = await dispatcher.action(ANA, custom_id)
    assert answer.failed
    assert say(answer)


async def test_nobody_can_be_told_apart_across_communities(dispatcher):
    one = await dispatcher.request_of(ANA)
    other = await dispatcher.request_of(Incoming(ANA.user, SpaceId("discord", "10")))
    assert one.pseudonym != other.pseudonym
    assert one.pseudonym != "1"


def test_forms_keep_their_own_types():
    assert NoteForm.carried_of() == {"official_id": int}
