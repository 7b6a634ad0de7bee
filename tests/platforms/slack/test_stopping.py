"""The end answers what was acknowledged; the start refuses what cannot work."""

import time

import aiohttp
import pytest

from bot.core.ports import ConfigurationError
from tests.fakes.slack import APP_TOKEN
from tests.fakes.slack_user import sign


async def test_what_was_acknowledged_is_answered_before_the_end(bot, slack, general, ana):
    await ana.command(general, "/slowly")
    assert not slack.seen(general, ana.id)
    await bot.platform.stop()
    assert slack.seen(general, ana.id)[-1].words == "Done"


async def test_the_end_does_not_wait_for_ever(bot, slack, general, ana, monkeypatch):
    monkeypatch.setattr("bot.platforms.slack.adapter.DRAIN", 0.05)
    await ana.command(general, "/slowly")
    began = time.monotonic()
    await bot.platform.stop()
    assert time.monotonic() - began < 2
    assert not slack.seen(general, ana.id)


@pytest.mark.parametrize("mode", ["http"], indirect=True)
async def test_a_request_that_slack_did_not_sign_is_refused(bot, slack):
    body = "command=%2Flookup&text=hartford&user_id=U1&channel_id=C1&team_id=T0ROUND"
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    async with aiohttp.ClientSession() as session:
        for signature in ({}, sign(body, "another secret"), sign(body + "x")):
            async with session.post(slack.http_url, data=body, headers=headers | signature) as answer:
                assert answer.status == 401
    assert bot.town.taken == []


@pytest.mark.parametrize("mode", ["socket"], indirect=True)
async def test_a_lost_connection_is_made_again(bot, slack, general, ana):
    old = slack.sockets[-1]
    await old.send_json({"type": "disconnect", "reason": "refresh_requested"})
    await slack.until(lambda: slack.sockets and slack.sockets[-1] is not old)
    await ana.command(general, "/roundtable-help")
    await slack.until(lambda: slack.seen(general, ana.id))


@pytest.mark.parametrize(
    ("method", "error", "named"),
    [
        ("auth.test", {"error": "invalid_auth"}, "SLACK_BOT_TOKEN"),
        ("apps.connections.open", {"error": "not_allowed_token_type"}, "SLACK_APP_TOKEN"),
    ],
)
async def test_a_refused_token_stops_the_start_and_is_named(bot, slack, mode, method, error, named):
    slack.fail(method, **error)
    with pytest.raises(ConfigurationError, match=named):
        await bot.another(app_token=APP_TOKEN).start()


async def test_no_way_in_stops_the_start(bot):
    with pytest.raises(ConfigurationError, match="SLACK_APP_TOKEN"):
        await bot.another(app_token=None).start()


async def test_an_unreachable_slack_is_named(bot):
    with pytest.raises(ConfigurationError, match="could not be reached"):
        await bot.another(api_url="http://127.0.0.1:9/api").start()
