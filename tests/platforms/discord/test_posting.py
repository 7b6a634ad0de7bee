from datetime import timedelta

import aiohttp
import discord
import pytest

from bot.core import ui
from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.platform import DeletedError, RefusedError, RetryError, UnsureError
from bot.core.request import Community

HARTFORD = Community(1, "Hartford", "es", "America/New_York", "Hartford, CT")
STORY = ui.Reply(ui.Text("found", place="Park Street"), [ui.Card("The pool @everyone", "opens")])


@pytest.fixture
def platform(chat):
    return chat.platform


@pytest.fixture
def stories(chat):
    return ChannelId.parse(chat.channel_id("stories"))


@pytest.fixture
def here(chat):
    return SpaceId.parse(chat.space())


def deny(chat, name, **permissions):
    """Take permissions from everybody in a channel."""
    from simcord.backend.models.channel import Overwrite, OverwriteType

    flags = discord.Permissions(**permissions).value
    channel = chat.env.backend.get_channel(chat.channels[name].id)
    role = chat.guild.default_role.id
    channel.overwrites.append(Overwrite(target_id=role, type=OverwriteType.ROLE, allow=0, deny=flags))
    from simcord.backend import serializers

    payload = serializers.channel_payload(chat.env.backend, channel)
    chat.env.backend.emit("CHANNEL_UPDATE", dict(payload))


async def test_a_post_is_in_the_communitys_language_and_pings_nobody(chat, platform, stories):
    sent = await platform.send(stories, STORY, HARTFORD, "n1")
    (message,) = chat.channel("stories").messages
    assert "Encontrado: Park Street." in message.text
    assert "The pool @everyone" in message.text
    assert message.messages[0].id == int(sent)
    assert not message.messages[0].mention_everyone


async def test_a_post_carries_its_nonce_for_discord_to_compare(chat, platform, stories):
    await platform.send(stories, STORY, HARTFORD, "n1")
    sent = [r for r in chat.env.http_requests if r.method == "POST" and r.path.endswith("/messages")][-1]
    assert (sent.json["nonce"], sent.json["enforce_nonce"]) == ("n1", True)


async def test_a_post_is_found_again_after_any_time(chat, platform, stories):
    since = chat.now - timedelta(minutes=1)
    first = await platform.send(stories, STORY, HARTFORD, "n1")
    second = await platform.send(stories, ui.Reply("Another"), HARTFORD, "n2")
    await chat.advance(days=30)
    assert await platform.find(stories, "n1", since) == first
    assert await platform.find(stories, "n2", since) == second
    assert await platform.find(stories, "n3", since) is None
    assert await platform.find(stories, "n1", chat.now - timedelta(days=1)) is None


async def test_nobody_elses_message_is_taken_for_ours(chat, platform, stories):
    await chat.resident("ana").says("n1", in_channel="stories")
    assert await platform.find(stories, "n1", chat.now - timedelta(minutes=1)) is None


async def test_without_the_history_nobody_can_tell(chat, platform, stories):
    chat.env.inject_error("GET", "/channels/*/messages", status=403, code=50001, message="Missing Access")
    with pytest.raises(UnsureError):
        await platform.find(stories, "n1", chat.now)


@pytest.mark.parametrize(
    ("status", "code", "raised"),
    [
        (403, 50013, RefusedError),
        (404, 10003, RefusedError),
        (400, 50035, RefusedError),
        (400, 160005, RefusedError),
        (503, 0, RetryError),
        (403, 40003, RetryError),
        (400, 20016, RetryError),
    ],
)
async def test_discords_refusals_are_told_from_its_troubles(chat, platform, stories, status, code, raised):
    chat.env.inject_error("POST", "/channels/*/messages", status=status, code=code)
    with pytest.raises(raised):
        await platform.send(stories, STORY, HARTFORD, "n1")


async def test_nobody_is_written_to_for_a_while_once_discord_says_that_it_is_done_too_fast(chat, platform):
    people = [UserId("discord", str(chat.env.create_user(name).id)) for name in ("ana", "bo")]
    fast = {"status": 403, "code": 40003, "message": "You are opening direct messages too fast"}
    chat.env.inject_error("POST", "/users/@me/channels", **fast)
    for person in people:
        with pytest.raises(RetryError):
            await platform.direct(person)
    asked = [r for r in chat.env.http_requests if r.path.endswith("/users/@me/channels")]
    assert len(asked) <= 1


@pytest.mark.parametrize("trouble", [aiohttp.ClientConnectionError("down"), TimeoutError()])
async def test_a_network_that_is_down_may_be_up_later(platform, stories, trouble, monkeypatch):
    async def down(*_args, **_kwargs):
        raise trouble

    monkeypatch.setattr(platform.client.http, "request", down)
    with pytest.raises(RetryError):
        await platform.send(stories, STORY, HARTFORD, "n1")


async def test_a_rate_limit_says_how_long(platform, stories, monkeypatch):
    async def limited(*_args, **_kwargs):
        raise discord.RateLimited(7.5)

    monkeypatch.setattr(platform.client.http, "request", limited)
    with pytest.raises(RetryError) as caught:
        await platform.send(stories, STORY, HARTFORD, "n1")
    assert caught.value.after == 7.5


async def test_whether_the_bot_may_post_is_known_beforehand(chat, platform, here, stories):
    assert await platform.can_post(here, stories)
    assert not await platform.can_post(here, ChannelId("discord", "1"))
    assert not await platform.can_post(here, ChannelId("discord", "general"))
    deny(chat, "stories", send_messages=True)
    await chat.settle()
    assert not await platform.can_post(here, stories)


async def test_whoever_moderates_one_server_has_nothing_posted_in_another(chat, platform, here):
    """Not by a channel's number, and not with the one server's name in a link to the other's channel."""
    elsewhere = chat.env.create_guild("New Britain")
    theirs = ChannelId("discord", str(elsewhere.create_text_channel("general").id))
    await chat.settle()
    assert await platform.can_post(SpaceId("discord", str(elsewhere.id)), theirs)
    assert not await platform.can_post(here, theirs)
    linked = await platform.place(here, f"https://discord.com/channels/{here.value}/{theirs.value}")
    assert linked == theirs


async def test_a_post_goes_through_the_outbox_once(chat, stories):
    for _ in range(2):
        async with chat.app.services.transaction():
            await chat.app.outbox.post(1, "story:1", "stories", STORY)
        await chat.settle()
    assert len(chat.channel("stories").messages) == 1


async def test_a_post_that_was_on_its_way_when_the_bot_died_is_not_sent_twice(chat, stories):
    async with chat.app.services.transaction():
        await chat.app.outbox.post(1, "story:1", "stories", STORY)
    store = chat.app.delivery.store
    async with chat.app.services.transaction():
        rows = await store.claim("discord", 1)
    async with chat.app.services.transaction():
        (begun,) = await store.begin(rows)
    await chat.platform.send(stories, STORY, HARTFORD, begun.row.nonce)
    await chat.restart()
    await chat.settle()
    assert len(chat.channel("stories").messages) == 1


@pytest.fixture
def forum(chat):
    """A forum, and its id as ours."""
    made = chat.guild.create_forum_channel("news")
    chat.channels["news"] = made
    return ChannelId("discord", str(made.id))


async def wants_tags(chat, forum, *tags):
    """The forum's moderators ask for one of these tags on each post."""
    from simcord.backend import serializers

    backend = chat.env.backend
    backend.get_channel(int(forum.value)).available_tags = list(tags)
    payload = dict(serializers.channel_payload(backend, backend.get_channel(int(forum.value))))
    backend.emit("CHANNEL_UPDATE", payload | {"flags": 1 << 4})  # REQUIRE_TAG
    await chat.settled()


async def test_in_a_forum_each_post_begins_a_thread_and_is_found_and_edited_there(chat, platform, here, forum):
    since = chat.now - timedelta(minutes=1)
    assert await platform.can_post(here, forum)
    first = await platform.send(forum, STORY, HARTFORD, "n1")
    second = await platform.send(forum, ui.Reply("Another"), HARTFORD, "n2")
    assert chat.env.backend.get_channel(int(second)).name == "Another"
    assert await platform.find(forum, "n1", since) == first
    await platform.edit(forum, second, ui.Reply("A better one"), HARTFORD, "n2")
    assert [m.text for m in chat.posted(int(second))] == ["A better one"]


async def test_a_forum_that_wants_a_tag_gets_one(chat, platform, forum):
    staff = {"id": "71", "name": "Staff", "moderated": True, "emoji_id": None, "emoji_name": None}
    await wants_tags(chat, forum, staff, staff | {"id": "72", "name": "News", "moderated": False})
    sent = await platform.send(forum, STORY, HARTFORD, "n1")
    assert chat.env.backend.get_channel(int(sent)).applied_tags == [72]


async def test_a_post_whose_thread_went_to_the_archive_is_woken_to_be_edited(chat, platform, forum):
    sent = await platform.send(forum, STORY, HARTFORD, "n1")
    chat.env.inject_error("PATCH", f"/channels/{sent}/messages/*", status=400, code=50083, message="Thread is archived")
    await platform.edit(forum, sent, ui.Reply("Corrected"), HARTFORD, "n1")
    woken = [r.json for r in chat.env.http_requests if r.method == "PATCH" and r.path.endswith(f"/channels/{sent}")]
    assert woken == [{"archived": False}]
    assert [m.text for m in chat.posted(int(sent))] == ["Corrected"]


async def test_a_deleted_post_of_a_forum_does_not_stop_the_forum(chat, platform, forum):
    sent = await platform.send(forum, STORY, HARTFORD, "n1")
    chat.env.inject_error("PATCH", "/channels/*", status=404, code=10003, message="Unknown Channel")
    with pytest.raises(DeletedError) as caught:
        await platform.edit(forum, sent, ui.Reply("Corrected"), HARTFORD, "n1")
    assert caught.value.why is None


async def test_a_post_that_somebody_deleted_cannot_be_changed(chat, platform, stories):
    sent = await platform.send(stories, STORY, HARTFORD, "n1")
    chat.env.inject_error("PATCH", f"/channels/*/messages/{sent}", status=404, code=10008, message="Unknown Message")
    with pytest.raises(DeletedError):
        await platform.edit(stories, sent, STORY, HARTFORD, "n1")


async def test_a_post_of_a_forum_is_found_although_another_lost_its_first_message(chat, platform, forum):
    since = chat.now - timedelta(minutes=1)
    first = await platform.send(forum, STORY, HARTFORD, "n1")
    other = await platform.send(forum, ui.Reply("Another"), HARTFORD, "n2")
    chat.env.inject_error("GET", f"/channels/{other}/messages/{other}", status=404, code=10008, times=None)
    assert await platform.find(forum, "n1", since) == first
    assert await platform.find(forum, "n3", since) is None
