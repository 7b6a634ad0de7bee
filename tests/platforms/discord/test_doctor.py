import discord
import pytest

from bot.core.ports import ConfigurationError
from bot.platforms.discord.adapter import DiscordPlatform, base_address
from tests.platforms.discord.test_posting import deny


def said(chat, findings):
    voice = chat.app.catalogue.voice("en")
    return [(f.ok, voice.say(f.what), voice.say(f.mend)) for f in findings]


async def test_all_is_well(chat):
    found = said(chat, await chat.platform.check())
    assert all(ok for ok, _, _ in found)
    assert "The bot may post to channel" in found[-1][1]
    assert [w for _, w, _ in found if "scope=bot+applications.commands" in w]


async def test_a_channel_that_cannot_be_posted_to_says_which_permission_to_give(chat):
    deny(chat, "stories", send_messages=True)
    bad = [f for f in said(chat, await chat.platform.check()) if not f[0]]
    assert len(bad) == 1
    assert "(stories)" in bad[0][1]
    assert bad[0][2].endswith("allow: “Send Messages”.")


async def test_a_channel_that_is_gone_says_so(chat):
    chat.env.backend.delete_channel(chat.channels["answers"].id)
    bad = [f for f in said(chat, await chat.platform.check()) if not f[0]]
    assert [w for _, w, _ in bad if "is gone" in w and "(answers)" in w]


async def test_discord_away_is_one_finding(chat):
    chat.env.inject_error("GET", "/oauth2/applications/@me", status=503)
    found = said(chat, await chat.platform.check())
    assert [ok for ok, _, _ in found] == [False]


def test_an_invitation_asks_for_what_is_needed_and_no_more():
    url = DiscordPlatform.invite_url(42)
    assert "client_id=42" in url
    granted = discord.Permissions(int(url.split("permissions=")[1].split("&")[0]))
    assert {name for name, has in granted if has} == {
        "read_messages",  # discord.py's name for "View Channel"
        "send_messages",
        "send_messages_in_threads",
        "create_public_threads",
        "read_message_history",
        "manage_events",
    }


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("http://proxy:8080", "http://proxy:8080/api/v10"),
        ("http://proxy:8080/", "http://proxy:8080/api/v10"),
        ("https://proxy/api/v10/", "https://proxy/api/v10"),
    ],
)
def test_a_proxy_takes_discords_place(url, base):
    assert base_address(url) == base


def test_an_address_that_is_none_is_refused():
    with pytest.raises(ConfigurationError, match="no web address"):
        base_address("proxy:8080")
