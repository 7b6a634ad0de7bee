"""Public posts: sent once, found again, refused or put off as Slack says."""

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.core import ui
from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.platform import DeletedError, RefusedError, RetryError, UnsureError
from bot.core.ui import Text
from tests.fakes.slack_world import TEAM
from tests.platforms.slack.conftest import HARTFORD

pytestmark = pytest.mark.parametrize("mode", ["socket"], indirect=True)
SPACE = SpaceId("slack", TEAM)
POST = ui.Reply(Text("found", place="Park Street"), [ui.Card("Story", "Body", [ui.Button("Ask", "ask", 1)])])


def channel(id_):
    return ChannelId("slack", id_)


def ago(**delta):
    return datetime.fromtimestamp(time.time(), UTC) - timedelta(**delta)


@pytest.fixture
def platform(bot):
    bot.clock.at = ago()
    return bot.platform


async def test_a_post_is_found_by_its_nonce(platform, slack, general):
    stamp = await platform.send(channel(general), POST, HARTFORD, "n1")
    assert "Found Park Street." in slack.seen(general)[-1].words
    assert await platform.find(channel(general), "n1", ago(minutes=5)) == stamp
    assert await platform.find(channel(general), "n2", ago(minutes=5)) is None


async def test_a_post_is_found_behind_many_others(platform, slack, general):
    stamp = await platform.send(channel(general), POST, HARTFORD, "n1")
    for n in range(450):
        slack.post("U1", general, f"chatter {n}")
    assert await platform.find(channel(general), "n1", ago(minutes=5)) == stamp


async def test_a_person_is_reached_directly(platform, slack, ana):
    stamp = await platform.send(channel(ana.id), POST, HARTFORD, "n1")
    assert slack.seen(slack.im(ana.id))[-1].ts == stamp
    assert await platform.find(channel(ana.id), "n1", ago(minutes=5)) == stamp


async def test_the_bot_joins_the_public_channel_it_is_to_post_to(platform, slack):
    elsewhere = slack.add_channel("stories", joined=False)
    await platform.send(channel(elsewhere), POST, HARTFORD, "n1")
    assert slack.seen(elsewhere)
    slack.refused.clear()


async def test_where_it_may_post(platform, slack, general):
    hidden = slack.add_channel("hidden", private=True, joined=False)
    old = slack.add_channel("old")
    slack.channels[old].archived = True
    public = slack.add_channel("public", joined=False)
    can = {c: await platform.can_post(SPACE, channel(c)) for c in (general, public, hidden, old, "C404")}
    assert can == {general: True, public: True, hidden: False, old: False, "C404": False}
    slack.refused.clear()


@pytest.mark.parametrize(
    ("error", "why"),
    [
        ("channel_not_found", "gone"),
        ("is_archived", "gone"),
        ("restricted_action", "permission"),
        ("account_inactive", "account"),
        ("token_revoked", "account"),
        ("never_heard_of", None),
    ],
)
async def test_some_refusals_are_for_ever_and_most_of_them_for_the_whole_channel(platform, slack, general, error, why):
    slack.fail("chat.postMessage", error)
    with pytest.raises(RefusedError, match=error) as refused:
        await platform.send(channel(general), POST, HARTFORD, "n1")
    assert refused.value.why == why


@pytest.mark.parametrize(
    ("fault", "after"),
    [
        ({"error": "ratelimited", "retry_after": 7}, 7),
        ({"error": "internal_error"}, None),
        ({"error": "x", "status": 503}, None),
    ],
)
async def test_others_pass(platform, slack, general, fault, after):
    slack.fail("chat.postMessage", **fault)
    with pytest.raises(RetryError) as raised:
        await platform.send(channel(general), POST, HARTFORD, "n1")
    assert raised.value.after == after
    await platform.send(channel(general), POST, HARTFORD, "n1")
    assert len(slack.seen(general)) == 1


async def test_a_post_whose_answer_was_lost_is_doubtful_and_can_be_found(platform, slack, general):
    slack.fail("chat.postMessage", lost=True)
    with pytest.raises(RetryError) as raised:
        await platform.send(channel(general), POST, HARTFORD, "n1")
    assert raised.value.doubtful
    found = await platform.find(channel(general), "n1", ago(minutes=5))
    assert [m.ts for m in slack.seen(general)] == [found]


@pytest.mark.parametrize("status", [200, 502])
@pytest.mark.parametrize("kind", ["text/html", "application/json"])
async def test_a_page_in_the_place_of_slacks_answer_refuses_nothing(platform, slack, general, status, kind):
    for method in ("chat.postMessage", "conversations.history"):
        slack.fail(method, page="<html>We will be back soon.</html>", kind=kind, status=status)
    with pytest.raises(RetryError) as raised:
        await platform.send(channel(general), POST, HARTFORD, "n1")
    assert raised.value.doubtful
    with pytest.raises(RetryError):
        await platform.find(channel(general), "n1", ago(minutes=5))


async def test_more_people_are_told_in_a_minute_than_conversations_may_be_opened(platform, slack):
    slack.paced = True
    people = [slack.add_user(f"person-{n}") for n in range(60)]
    for person in people:
        there = await platform.direct(UserId("slack", person))
        await platform.send(there, POST, HARTFORD, f"n-{person}")
    assert [len(slack.seen(slack.im(person))) for person in people] == [1] * 60


async def test_a_post_that_slack_put_off_is_not_doubtful(platform, slack, general):
    slack.fail("chat.postMessage", "ratelimited", retry_after=7)
    with pytest.raises(RetryError) as raised:
        await platform.send(channel(general), POST, HARTFORD, "n1")
    assert not raised.value.doubtful


async def test_a_doubtful_post_waits_until_it_can_be_looked_for(platform, slack, general):
    slack.fail("conversations.history", "ratelimited", retry_after=1)
    with pytest.raises(RetryError):
        await platform.find(channel(general), "n1", ago(minutes=5))
    slack.fail("conversations.history", "missing_scope")
    with pytest.raises(UnsureError):
        await platform.find(channel(general), "n1", ago(minutes=5))


async def test_a_half_sent_post_is_completed(platform, slack, general):
    long = ui.Reply("Long", [ui.Card(f"Card {n}", "x" * 600) for n in range(30)])
    slack.fail("chat.postMessage", lost=True)
    with pytest.raises(RetryError):
        await platform.send(channel(general), long, HARTFORD, "n1")
    assert await platform.find(channel(general), "n1", ago(minutes=5)) is None
    stamp = await platform.send(channel(general), long, HARTFORD, "n1")
    assert await platform.find(channel(general), "n1", ago(minutes=5)) == stamp
    words = "\n".join(m.words for m in slack.seen(general))
    assert [words.count(f"Card {n}\n") for n in range(30)] == [1] * 30


async def test_a_picture_that_slack_cannot_fetch_does_not_stop_the_post(platform, slack, general):
    slack.fail("chat.postMessage", "invalid_blocks")
    with_picture = ui.Reply("News", [ui.Card("Story", "Body", image="https://example.org/a.png")])
    await platform.send(channel(general), with_picture, HARTFORD, "n1")
    assert "accessory" not in str(slack.seen(general)[-1].blocks)


async def test_a_post_follows_the_channels_language(platform, slack, general):
    from dataclasses import replace

    await platform.send(channel(general), POST, replace(HARTFORD, locale="es"), "n1")
    assert "Se encontró Park Street." in slack.seen(general)[-1].words


async def test_posts_neither_unfurl_nor_link_names(platform, slack, general):
    await platform.send(channel(general), POST, HARTFORD, "n1")
    (call,) = slack.called("chat.postMessage")
    assert (call["unfurl_links"], call["unfurl_media"]) == (False, False)
    assert not call.get("link_names")


async def test_every_post_carries_its_nonce_through_the_pace_slack_allows(platform, slack, general):
    slack.paced = True
    await platform.send(channel(general), POST, HARTFORD, "n1")
    with pytest.raises(RetryError) as raised:
        await platform.send(channel(general), POST, HARTFORD, "n2")
    assert raised.value.after == 1
    slack.skip(2)
    await platform.send(channel(general), POST, HARTFORD, "n2")
    slack.refused.clear()


async def test_a_picture_that_changed_takes_the_place_of_the_old_one_below_the_post(platform, slack, general):
    def drawn(*contents):
        return ui.Reply("Agenda", files=[ui.File(f"{n}.png", c, "image/png") for n, c in enumerate(contents)])

    stamp = await platform.send(channel(general), drawn(b"old", b"kept"), HARTFORD, "n1")
    for _ in range(2):
        await platform.edit(channel(general), stamp, drawn(b"newer", b"kept"), HARTFORD, "n1")
        below = [f for m in slack.messages if m.thread_ts == stamp for f in m.files]
        assert sorted((f["name"], f["content"]) for f in below) == [("0.png", b"newer"), ("1.png", b"kept")]


@pytest.fixture
def begun(slack, ana, general):
    """A message that somebody wrote, and the thread below it."""
    first = slack.post(ana.id, general, "What is new in town?")
    return first, channel(f"{general}/{first.ts}")


async def test_a_thread_is_known_by_the_link_of_any_message_in_it(platform, slack, ana, general, begun):
    first, thread = begun
    below = slack.post(ana.id, general, "Nothing yet", thread=first.ts)
    stamp = below.ts.replace(".", "")
    links = [await platform.link(SPACE, thread), f"https://fake.slack.com/archives/{general}/p{stamp}"]
    links += [f"{links[1]}?thread_ts={first.ts}&cid={general}", str(thread.value)]
    assert [await platform.place(SPACE, link) for link in links] == [thread] * 4
    for plain in (f"https://fake.slack.com/archives/{general}", await platform.link(SPACE, channel(general))):
        assert await platform.place(SPACE, plain) == channel(general)
    for other in (
        "https://news.example/1",
        "stories",
        "https://app.slack.com/client/T9/C9",
        "https://a.slack.com/x",
        "",
    ):
        assert await platform.place(SPACE, other) is None


async def test_a_post_in_a_thread_stands_there_is_found_there_and_is_edited_there(platform, slack, general, begun):
    first, thread = begun
    stamp = await platform.send(thread, POST, HARTFORD, "n1")
    below = await platform.send(thread, POST, HARTFORD, "n2", stamp)
    assert [m.thread_ts for m in slack.seen(general)] == [first.ts] * 2
    assert [await platform.find(thread, n, ago(minutes=5)) for n in ("n1", "n2", "n3")] == [stamp, below, None]
    assert await platform.find(channel(general), "n1", ago(minutes=5)) is None
    await platform.edit(thread, stamp, ui.Reply("Corrected"), HARTFORD, "n1")
    assert slack.seen(general)[0].words == "Corrected"


async def test_a_thread_whose_first_message_was_deleted_is_gone_and_the_channel_is_not(platform, slack, general, begun):
    first, thread = begun
    assert await platform.can_post(SPACE, thread)
    slack.messages.remove(first)
    assert not await platform.can_post(SPACE, thread)
    with pytest.raises(RefusedError) as refused:
        await platform.send(thread, POST, HARTFORD, "n1")
    assert refused.value.why == "gone"
    assert await platform.find(thread, "n1", ago(minutes=5)) is None
    assert slack.seen(general) == []
    await platform.send(channel(general), POST, HARTFORD, "n1")
    slack.refused.clear()


async def test_what_slack_puts_into_the_channel_for_want_of_the_thread_is_taken_back(platform, slack, general, begun):
    first, thread = begun
    slack.messages.remove(first)
    slack.fail("conversations.replies", "ratelimited", retry_after=1)  # so that nobody sees it beforehand
    with pytest.raises(RefusedError, match="deleted"):
        await platform.send(thread, POST, HARTFORD, "n1")
    assert slack.called("chat.postMessage")
    assert slack.seen(general) == []
    slack.refused.clear()


async def test_a_post_that_somebody_deleted_cannot_be_changed(platform, slack, general):
    stamp = await platform.send(channel(general), POST, HARTFORD, "n1")
    slack.messages.clear()
    with pytest.raises(DeletedError):
        await platform.edit(channel(general), stamp, POST, HARTFORD, "n1")
    slack.refused.clear()


async def test_what_could_not_be_taken_back_is_looked_for_in_the_channel_and_taken_back_then(
    platform, slack, general, begun
):
    first, thread = begun
    slack.messages.remove(first)
    slack.fail("conversations.replies", "ratelimited", retry_after=1)
    slack.fail("chat.delete", "ratelimited", retry_after=1)
    with pytest.raises(RetryError) as raised:
        await platform.send(thread, POST, HARTFORD, "n1")
    assert raised.value.doubtful
    assert len(slack.seen(general)) == 1
    assert await platform.find(thread, "n1", ago(minutes=5)) is None
    assert slack.seen(general) == []
    slack.refused.clear()


async def test_an_update_whose_post_was_deleted_stands_in_the_channel_and_is_found_there(platform, slack, general):
    stamp = await platform.send(channel(general), POST, HARTFORD, "n1")
    slack.messages.clear()
    update = await platform.send(channel(general), POST, HARTFORD, "n2", stamp)
    assert await platform.find(channel(general), "n2", ago(minutes=5), stamp) == update
    assert await platform.find(channel(general), "n3", ago(minutes=5), stamp) is None
    slack.refused.clear()
