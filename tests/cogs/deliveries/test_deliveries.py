import pytest
from sqlalchemy import select

from bot.core.i18n import Catalogue
from bot.core.ids import ChannelId
from bot.core.ui import Reply, Text
from bot.storage.outbox import OutboxRow
from bot.storage.sending import Outcome, SendingStore
from cogs.deliveries.service import KINDS, kind_of
from cogs.wiring import LOCALES

STORIES = ChannelId("discord", "21")


@pytest.fixture
def maya(front):
    return front.person("maya", "moderator")


async def sent(front, community_id, cause, state="sent", **how):
    """Queue a post and settle it as delivery would."""
    store = SendingStore(front.clock, front.outbox)
    async with front.database.transaction():
        await front.outbox.post_to(community_id, cause, STORIES, Reply(cause))
    async with front.database.transaction():
        rows = await store.claim("discord", 50)
    async with front.database.transaction():
        for begun in await store.begin(rows):
            await store.settle([Outcome(begun.row, state, **how)])


async def community(front):
    async with front.database.transaction():
        return (await front.spaces.community_of(front.space)).id


async def test_a_moderator_sees_what_went_where_and_why_not(front, maya):
    here = await community(front)
    await sent(front, here, "thing:1", message="77")
    await sent(front, here, "thing:2", "dead", reason="Discord refuses it: Invalid Form Body (50035)")
    said = await maya.types("/deliveries")
    assert said.private
    assert "(everything): 2." in said.text
    assert "thing:1\nSent in 21" in said.text
    assert "Not sent in 21" in said.text
    only = await maya.types("/deliveries state:dead")
    assert "thing:1" not in only.text
    assert "thing:2" in only.text
    elsewhere = await maya.types("/deliveries channel:discord:22")
    assert "none" in elsewhere.text


async def test_each_line_says_what_was_sent_by_its_title(front, maya):
    async with front.database.transaction():
        for purpose, channel in (("roundtables", "31"), ("questions", "51"), ("moderators", "41")):
            await front.spaces.set_channel(front.space, purpose, ChannelId("discord", channel))
    ana = front.person("ana")
    await ana.sends(await ana.types("/ask"), text="When does the pool at Colt Park open again?")
    await maya.presses(await maya.types("/review"), "Approve")
    omar = front.person("omar", "organiser")
    await omar.types('/roundtable create title:"Policing on Park Street" when:"2026-12-01 18:00"')
    said = (await maya.types("/deliveries")).text
    assert "Roundtable: Policing on Park Street\n" in said
    assert "Question: When does the pool at Colt Park open again?\n" in said
    assert "Question to review: When does the pool" in said
    assert "Decision on a question" not in said
    assert "Private messages\n0 sent, 1 waiting, 0 not sent." in said
    there = await front.person("may", "moderator", locale="es").types("/deliveries")
    assert "Mesa redonda: Policing on Park Street" in there.text


async def test_residents_do_not_see_it_and_neither_does_another_community(front):
    here = await community(front)
    await sent(front, here, "thing:1", message="77")
    assert "thing:1" not in (await front.person("ana").types("/deliveries")).text
    from bot.core.ids import SpaceId

    there = front.person("omar", "moderator", space=SpaceId("discord", "2"))
    assert "none" in (await there.types("/deliveries")).text


async def test_private_messages_are_counted_and_of_none_is_told_what_it_was_about_or_when(front, maya):
    """Lines that are gone together once somebody is erased would tell whose questions are one person's."""
    here = await community(front)
    async with front.database.transaction():
        for number in (1, 2):
            await front.outbox._add(here, f"answered:{number}", "discord:@cafe", Reply("Answered"), kind="direct")
    said = await maya.types("/deliveries")
    assert "(everything): none." in said.text
    assert "Private messages\n0 sent, 2 waiting, 0 not sent." in said.text
    assert "Answer" not in said.text
    assert "cafe" not in said.text
    async with front.database.transaction():
        await front.outbox.erase(here, "cafe", keep_text=False)
    assert "Private messages" not in (await maya.types("/deliveries")).text


async def test_the_bots_own_notices_are_named_too(front, maya):
    here = await community(front)
    await sent(front, here, "dead:0123456789abcdef", message="1")
    await sent(front, here, "stopped:0123456789abcdef:20261126120000", message="2")
    said = (await maya.types("/deliveries")).text
    assert "Notice of what could not be posted\n" in said
    assert "Notice of a channel that cannot be posted to\n" in said
    assert "0123456789abcdef" not in said


def test_every_kind_of_thing_that_is_posted_has_a_word_in_both_languages():
    catalogue = Catalogue(LOCALES)
    assert [k for k in KINDS for to in ("en", "es") if not catalogue.has(f"deliveries-of-{k}", to)] == []
    assert kind_of("story:5:again") == Text("deliveries-of-story")
    assert kind_of("thing:5") == "thing:5"


async def test_a_stopped_channel_is_shown_in_setup_with_how_to_mend_it(front, maya):
    here = await community(front)
    async with front.database.transaction():
        await front.services.deliveries.stop(here, str(STORIES), "permission", "Missing Permissions (50013)")
    for line in ("/setup", "/deliveries"):
        said = await maya.types(line)
        assert "Nothing can be posted to 21" in said.text
        assert "roundtable doctor" in said.text
    done = await maya.presses(await maya.types("/setup"), "Try again")
    assert "again" in done.text
    assert "Nothing can be posted" not in (await maya.types("/setup")).text
    again = await maya.presses(said, "Try again")
    assert "somebody was faster" in again.text


async def test_what_waits_for_a_stopped_channel_goes_to_the_one_that_is_chosen_in_its_place(front, maya):
    here, other = await community(front), ChannelId("discord", "22")
    form = await maya.presses(await maya.types("/setup"), "Choose channels")
    await maya.sends(form, stories=STORIES)
    await sent(front, here, "thing:1", message="77")
    async with front.database.transaction():
        for cause in ("thing:2", "thing:3"):
            await front.outbox.post_to(here, cause, STORIES, Reply(cause))
        await front.outbox.post_under(here, "reply:1", "thing:1", Reply("below"))
        await front.outbox.post_to(here, "thing:3", other, Reply("there already"))
        await front.services.deliveries.stop(here, str(STORIES), "gone", "Unknown Channel (10003)")
    form = await maya.presses(await maya.types("/setup"), "Choose channels")
    assert "Nothing can be posted" not in (await maya.sends(form, stories=other)).text
    async with front.database.transaction() as session:
        rows = await session.scalars(select(OutboxRow).order_by(OutboxRow.id))
        where = [(r.cause, r.channel, r.state) for r in rows]
    assert where == [
        ("thing:1", str(STORIES), "sent"),
        ("thing:2", str(other), "pending"),
        ("thing:3", str(STORIES), "dead"),
        ("reply:1", str(STORIES), "dead"),
        ("thing:3", str(other), "pending"),
    ]


async def test_a_thread_that_was_deleted_is_shown_with_where_to_choose_another(front, maya):
    here = await community(front)
    async with front.database.transaction():
        await front.services.deliveries.stop(here, "slack:C7/1763985600.000100", "gone", "deleted")
    for line in ("/setup", "/deliveries"):
        said = await maya.types(line)
        assert "C7, thread of Monday, November 24, 2025, 7:00" in said.text
        assert "Choose another thread, or none, in /sources edit or /announcements" in said.text
    await maya.presses(said, "Try again")
    assert "Nothing can be posted" not in (await maya.types("/setup")).text


async def test_the_log_goes_back_ninety_days_and_then_forgets(front, maya):
    here = await community(front)
    await sent(front, here, "thing:1", message="77")
    await sent(front, here, "thing:2", "dead", reason="no")
    front.clock.advance(days=91)
    assert "none" in (await maya.types("/deliveries")).text
    await front.run("deliveries-purge")
    async with front.database.transaction() as session:
        kept = list(await session.scalars(select(OutboxRow.cause)))
    assert kept == ["thing:1"], "a post that stands somewhere may have to be edited yet"


async def test_long_logs_have_pages(front, maya):
    here = await community(front)
    for n in range(10):
        await sent(front, here, f"thing:{n}", message=str(n))
        front.clock.advance(minutes=1)
    said = await maya.types("/deliveries")
    assert "thing:9" in said.text
    assert "thing:1" not in said.text
    assert said.reply.pager.pages == 2
