import discord
import pytest

from bot.core.ids import ChannelId, SpaceId
from bot.core.ports import ConfigurationError
from bot.platforms.discord.adapter import base_address
from bot.platforms.discord.doctor import invite_url
from tests.platforms.discord.test_posting import deny

CREATE_EVENTS = discord.Permissions(create_events=True).value


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


async def test_a_channel_where_an_agendas_pictures_are_refused_says_so(chat):
    deny(chat, "answers", attach_files=True)
    bad = [f for f in said(chat, await chat.platform.check()) if not f[0]]
    assert [mend.endswith("allow: “Attach Files”.") for _, _, mend in bad] == [True]


async def test_a_server_whose_calendar_is_closed_to_the_bot_says_so_once(chat):
    for role in chat.env.backend.get_guild(chat.guild.id).roles.values():
        role.permissions &= ~CREATE_EVENTS
    [(_, what, mend)] = [f for f in said(chat, await chat.platform.check()) if not f[0]]
    assert "do not get into its calendar" in what
    assert mend.endswith("allow: “Create Events”.")


async def test_a_thread_that_was_chosen_is_held_against_what_its_channel_grants(chat):
    stories, olga = chat.channels["stories"], chat.owner("olga")
    thread = chat.env.backend.create_thread(stories.id, "thread", olga.member.id)
    async with chat.app.database.transaction():
        space = SpaceId.parse(chat.space())
        await chat.app.services.spaces.set_channel(space, "answers", ChannelId("discord", str(thread.id)))
    deny(chat, "stories", send_messages_in_threads=True, create_public_threads=True)
    found = said(chat, await chat.platform.check())
    [mend] = [mend for ok, what, mend in found if not ok and "(answers)" in what]
    assert mend.endswith("allow: “Send Messages in Threads”.")


async def test_discord_away_is_one_finding(chat):
    chat.env.inject_error("GET", "/oauth2/applications/@me", status=503)
    found = said(chat, await chat.platform.check())
    assert [ok for ok, _, _ in found] == [False]


def test_an_invitation_asks_for_what_is_needed_and_no_more():
    url = invite_url(42)
    assert "client_id=42" in url
    granted = discord.Permissions(int(url.split("permissions=")[1].split("&")[0]))
    assert {name for name, has in granted if has} == {
        "read_messages",  # discord.py's name for "View Channel"
        "send_messages",
        "send_messages_in_threads",
        "create_public_threads",
        "read_message_history",
        "attach_files",  # an agenda's pictures
        "create_events",
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
