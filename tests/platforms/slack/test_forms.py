"""Every part of a form as a modal within Slack's sizes."""

from typing import Annotated

import pytest

from bot.core import ui
from bot.core.i18n import Catalogue
from bot.core.registry import Registry
from bot.core.ui import Choice
from bot.platforms.slack import forms, sheets
from bot.platforms.slack.render import voice_of
from tests.fakes.blocks import view_problems
from tests.platforms.slack.conftest import HARTFORD, LOCALES
from tests.platforms.slack.town import AskForm, SetupForm, Town

CATALOGUE = Catalogue(LOCALES)


class WideForm(ui.Form, key="ask"):
    """A form of Discord's sizes, which are wider than Slack's."""

    official_id: int
    text: Annotated[str, ui.TextField(min_length=10, max_length=4000)]


class NoLookup:
    async def choice(self, suggester, value):
        return Choice(value, value)

    async def groups(self):
        return {}


async def made(sheet, locale="en", route=None):
    return await forms.modal(sheet, voice_of(CATALOGUE, locale, HARTFORD), NoLookup(), route or {})


@pytest.mark.parametrize("form", [AskForm, SetupForm, WideForm])
@pytest.mark.parametrize("locale", ["en", "es"])
async def test_forms_fit(form, locale):
    values = {"text": "y" * 9000, "place": "z" * 400, "level": "state", "named": True, "channel": "slack:C1"}
    errors = {"text": ui.Text("field-required"), "gone": "x" * 4000}
    sheet = sheets.of_form(form, CATALOGUE, carried={"official_id": 3}, values=values, errors=errors)
    assert view_problems(await made(sheet, locale)) == []


async def test_every_commands_options_fit():
    for spec in Registry([Town()]).commands.values():
        assert view_problems(await made(sheets.of_command(spec, CATALOGUE, {}))) == []


async def test_what_is_carried_comes_back_and_where_the_answer_goes():
    sheet = sheets.of_form(AskForm, CATALOGUE, carried={"official_id": 3}, values={})
    view = await made(sheet, route={"u": "https://hooks", "c": "C1"})
    assert forms.read_meta(view) == ({"official_id": 3}, {"u": "https://hooks", "c": "C1"})


async def test_a_long_load_drops_the_route_before_anything_carried():
    sheet = sheets.of_form(AskForm, CATALOGUE, carried={"draft": "x" * 2900}, values={})
    view = await made(sheet, route={"u": "https://hooks/" + "y" * 90})
    assert forms.read_meta(view) == ({"draft": "x" * 2900}, {})
    with pytest.raises(ValueError, match="3000"):
        await made(sheets.of_form(AskForm, CATALOGUE, carried={"draft": "x" * 3100}, values={}))


def test_a_spoiled_load_is_nothing():
    assert forms.read_meta({"private_metadata": "{oops"}) == ({}, {})
