"""The app's manifest, written from the registry, and what the doctor says."""

import pytest
import yaml

from bot.core.i18n import Catalogue
from bot.core.registry import Registry
from bot.platforms.slack.manifest import BOT_EVENTS, BOT_SCOPES, as_yaml, manifest
from bot.platforms.slack.overrides import RESERVED, command_name, slash_name
from tests.fakes.slack import APP_TOKEN
from tests.fakes.slack_api import SCOPES
from tests.platforms.slack.conftest import LOCALES
from tests.platforms.slack.town import Town


@pytest.fixture
def made():
    return manifest(Registry([Town()]), Catalogue(LOCALES))


def test_every_command_is_in_the_manifest_once(made):
    commands = {c["command"]: c for c in made["features"]["slash_commands"]}
    assert set(commands) >= {"/lookup", "/ask", "/guard", "/roundtable-help"}
    assert "/help" not in commands
    assert commands["/lookup"]["usage_hint"] == "place [level]"
    assert commands["/lookup"]["description"] == "Find who represents a place"
    assert commands["/guard"]["usage_hint"] == "shut | move who place"
    assert len(commands) == len(made["features"]["slash_commands"])


def test_it_fits_what_slack_documents(made):
    look, features = made["display_information"], made["features"]
    assert len(look["name"]) <= 35
    assert len(look["description"]) <= 140
    assert 174 <= len(look["long_description"]) <= 4000
    assert len(features["bot_user"]["display_name"]) <= 80
    assert all(len(s["name"]) <= 24 and s["type"] == "message" for s in features["shortcuts"])
    for command in features["slash_commands"]:
        assert len(command["command"]) <= 32
        assert command["command"].removeprefix("/") not in RESERVED
        assert len(command["description"]) <= 2000


def test_socket_mode_needs_no_address_and_http_mode_names_it_everywhere(made):
    assert made["settings"]["socket_mode_enabled"]
    assert "request_url" not in str(made)
    over_http = manifest(Registry([Town()]), Catalogue(LOCALES), public_url="https://bot.example.org/slack/events")
    settings = over_http["settings"]
    assert not settings["socket_mode_enabled"]
    assert settings["event_subscriptions"]["request_url"] == settings["interactivity"]["request_url"]
    assert all(c["url"] == "https://bot.example.org/slack/events" for c in over_http["features"]["slash_commands"])


def test_yaml_says_the_same(made):
    assert yaml.safe_load(as_yaml(made)) == made


def test_every_scope_is_one_that_something_needs():
    by_events = {"app_mention": "app_mentions:read", "message.im": "im:history"}
    used = {*SCOPES.values(), "channels:read", "groups:read", "channels:history", "groups:history", "commands"}
    assert set(BOT_SCOPES) == used | {by_events[e] for e in BOT_EVENTS if e in by_events}


@pytest.mark.parametrize("name", ["help", "status", "lookup", "roundtable create"])
def test_a_slash_name_leads_back_to_its_command(name):
    word = slash_name(name).split(maxsplit=1)[0]
    assert command_name(f"/{word}") == name.split(maxsplit=1)[0]


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_the_doctor_finds_all_well(bot):
    assert [(f.ok, f.what.key) for f in await bot.another().check()] == [
        (True, "slack-check-token"),
        (True, "slack-check-scopes"),
        (True, "slack-check-socket"),
    ]


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_the_doctor_says_what_is_wrong_and_how_to_mend_it(bot, slack):
    slack.scopes -= {"files:write", "im:write"}
    slack.fail("apps.connections.open", "not_allowed_token_type")
    _, scopes, socket = await bot.another(app_token=APP_TOKEN).check()
    assert (scopes.ok, scopes.what.args["scopes"]) == (False, "files:write, im:write")
    assert (socket.ok, socket.mend.key) == (False, "slack-check-socket-mend")
    slack.fail("auth.test", "invalid_auth")
    (token,) = await bot.another().check()
    assert (token.ok, token.what.args["reason"]) == (False, "invalid_auth")
    (nobody,) = await bot.another(api_url="http://127.0.0.1:9/").check()
    assert (nobody.ok, nobody.what.key) == (False, "slack-check-unreachable")
    assert (await bot.another(app_token=None).check())[-1].what.key == "slack-check-mode"


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_every_finding_can_be_said_in_both_languages(bot, slack):
    slack.scopes -= {"files:write"}
    for app_token, secret in ((APP_TOKEN, None), (None, "secret"), (None, None)):
        for finding in await bot.another(app_token=app_token, signing_secret=secret).check():
            for locale in ("en", "es"):
                voice = bot.catalogue.voice(locale)
                assert voice.say(finding.what)
                voice.say(finding.mend)
