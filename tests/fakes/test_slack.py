"""The fake Slack refuses what Slack refuses, to the SDK that the bot uses."""

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from tests.fakes.slack import BOT_TOKEN, FakeSlack

VIEW = {"type": "modal", "title": {"type": "plain_text", "text": "Hm"}, "blocks": [{"type": "divider"}]}


@pytest.fixture
async def slack():
    async with FakeSlack() as fake:
        yield fake


@pytest.fixture
def client(slack):
    return AsyncWebClient(BOT_TOKEN, slack.api_url, session=slack.client, retry_handlers=[])


async def refused(call):
    with pytest.raises(SlackApiError) as raised:
        await call
    return raised.value.response["error"]


async def test_a_trigger_serves_once_and_for_three_seconds(slack, client):
    ana = slack.add_user("ana")
    trigger, late = slack.trigger(ana), slack.trigger(ana)
    await client.views_open(trigger_id=trigger, view=VIEW)
    assert await refused(client.views_open(trigger_id=trigger, view=VIEW)) == "exchanged_trigger_id"
    slack.skip(3.1)
    assert await refused(client.views_open(trigger_id=late, view=VIEW)) == "expired_trigger_id"
    assert await refused(client.views_open(trigger_id="1.2.3", view=VIEW)) == "invalid_trigger_id"


async def test_a_response_address_serves_five_times_and_for_half_an_hour(slack):
    ana, general = slack.add_user("ana"), slack.add_channel("general")
    url, late = slack.response_url(ana, general), slack.response_url(ana, general)
    answers = [await AsyncWebhookClient(url, session=slack.client).send(text=str(n)) for n in range(6)]
    assert [a.status_code for a in answers] == [200] * 5 + [404]
    slack.skip(1801)
    assert (await AsyncWebhookClient(late, session=slack.client).send(text="x")).body == "expired_url"
    assert [m.text for m in slack.seen(general, ana)] == list("01234")
    assert slack.seen(general) == []


async def test_wrong_tokens_missing_scopes_and_unknown_places(slack, client):
    general = slack.add_channel("general")
    hidden = slack.add_channel("hidden", private=True, joined=False)
    outside = slack.add_channel("outside", joined=False)
    assert await refused(client.chat_postMessage(channel="C404", text="x")) == "channel_not_found"
    assert await refused(client.chat_postMessage(channel=hidden, text="x")) == "channel_not_found"
    assert await refused(client.chat_postMessage(channel=outside, text="x")) == "not_in_channel"
    assert await refused(client.api_call("chat.postMessage", json={"channel": general})) == "no_text"
    assert await refused(client.chat_postMessage(channel=general, text="x", blocks=[{"type": "x"}])) == "invalid_blocks"
    assert await refused(client.reactions_add(channel=general, name="x", timestamp="1")) == "unknown_method"
    slack.scopes = {"channels:read"}
    assert await refused(client.chat_postMessage(channel=general, text="x")) == "missing_scope"
    client.token = "xoxb-other"
    assert await refused(client.auth_test()) == "invalid_auth"


@pytest.mark.parametrize(
    ("message", "pings"),
    [
        ({"text": "hi <@U1> and <!channel>"}, ["<@U1>", "<!channel>"]),
        ({"text": "hi &lt;!channel&gt; <#C1> <!date^1^{date}|x> @here"}, []),
        ({"text": "hi @here", "link_names": True}, ["@here"]),
        ({"text": "x", "blocks": [{"type": "section", "text": {"type": "mrkdwn", "text": "@here"}}]}, ["@here"]),
        ({"text": "x", "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "<!here>"}}]}, []),
    ],
)
async def test_whoever_would_be_pinged_is_noted(slack, client, message, pings):
    await client.chat_postMessage(channel=slack.add_channel("general"), **message)
    assert slack.pings == pings
