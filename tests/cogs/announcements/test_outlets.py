"""Several channels, on several platforms, each in its language."""

from bot.core.ids import ChannelId
from tests.cogs.announcements.conftest import SLACK, STORIES, WORKSPACE, announced, two_platforms

HALL = "City hall is open."
SALA = "El ayuntamiento está abierto."


async def chosen(person, preview, menu, value):
    """Choose an entry of a menu that the reply has."""
    from bot.core.ui import Menu
    from bot.core.wire import encode

    groups = [preview.reply.controls, *(c.controls for c in preview.reply.cards)]
    found = next(c for group in groups for c in group if isinstance(c, Menu) and c.action == menu)
    assert value in {c.value for c in found.choices}
    incoming = person.incoming()
    return person.front.seen(
        await person.front.dispatcher.action(incoming, encode(found.action, found.args), chosen=value)
    )


async def test_it_goes_to_channels_of_every_platform(front, maya):
    await two_platforms(front, maya)
    assert await maya.suggested("outlets", "stor") == ["Stories, Discord", "Stories, Slack"]
    preview = await maya.gives("announce", when="now", text=HALL, outlet=f"{STORIES}, {SLACK}")
    assert "in 21 and Stories, Slack once you confirm it" in preview.text
    await maya.presses(preview, "Confirm")
    assert await announced(front) == [f"discord:21 | {HALL}", f"slack:C7 | {HALL}"]


async def test_channels_are_added_and_taken_out_in_the_preview(front, maya):
    await two_platforms(front, maya)
    channels = await maya.presses(await maya.gives("announce", when="now", text=HALL), "Channels")
    channels = await chosen(maya, channels, "announce-outlet-add", str(SLACK))
    form = await maya.presses(channels, "Another channel")
    channels = await maya.sends(form, channel=ChannelId("discord", "77"), language="auto")
    assert [c.controls[0].args[1] for c in channels.reply.cards] == ["discord:11", "slack:C7", "discord:77"]
    channels = await chosen(maya, channels, "announce-outlet-serve", "remove")
    await maya.presses(await maya.presses(channels, "Back to the preview"), "Confirm")
    assert await announced(front) == [f"slack:C7 | {HALL}", f"discord:77 | {HALL}"]


async def test_one_channel_stays(front, maya):
    channels = await maya.presses(await maya.gives("announce", when="now", text=HALL), "Channels")
    assert "one channel at least" in (await chosen(maya, channels, "announce-outlet-serve", "remove")).text


async def test_each_channel_gets_its_language(front, maya):
    await two_platforms(front, maya)
    preview = await maya.gives("announce", when="now", text=HALL, outlet=f"{STORIES} {SLACK}")
    channels = await chosen(maya, await maya.presses(preview, "Channels"), "announce-outlet-serve", "both")
    preview = await maya.presses(channels, "Back to the preview")
    assert "no version in this language yet: Spanish. These channels get the other one: 21." in preview.text
    preview = await maya.sends(await maya.presses(preview, "Spanish version"), text=SALA)
    assert "no version" not in preview.text
    assert preview.text.endswith(f"{HALL}\n\n{SALA}\n\n{HALL}")
    await maya.presses(preview, "Confirm")
    assert await announced(front) == [f"discord:21 | {HALL}\n\n{SALA}", f"slack:C7 | {HALL}"]
    assert "Languages: English and Spanish" in (await maya.types("/announcements")).text


async def test_edited_in_place_each_post_keeps_its_language(front, maya):
    await two_platforms(front, maya)
    preview = await maya.gives("announce", when="now", text=HALL, outlet=f"{STORIES} {SLACK}")
    preview = await maya.sends(await maya.presses(preview, "Spanish version"), text=SALA)
    channels = await chosen(maya, await maya.presses(preview, "Channels"), "announce-outlet-serve", "es")
    await maya.presses(await maya.presses(channels, "Back to the preview"), "Confirm")
    assert await announced(front) == [f"discord:21 | {SALA}", f"slack:C7 | {HALL}"]
    form = await maya.presses(await maya.types("/announcements"), "Edit")
    preview = await maya.sends(form, text="Closed.")
    preview = await maya.sends(await maya.presses(preview, "Spanish version"), text="Cerrado.")
    await maya.presses(preview, "Confirm and edit what was posted")
    assert await announced(front) == ["discord:21 | Cerrado.", "slack:C7 | Closed."]


async def test_what_is_written_in_spanish_says_that_english_is_missing(front):
    luz = front.person("luz", "moderator", "es")
    preview = await luz.gives("announce", when="ahora", text=SALA)
    assert "Todavía no hay versión en este idioma: inglés" in preview.text
    preview = await luz.sends(await luz.presses(preview, "Versión en inglés"), text=HALL)
    await luz.presses(preview, "Confirmar")
    assert await announced(front) == [f"discord:11 | {HALL}"]


async def test_an_emptied_version_is_taken_out_but_never_the_last(front, maya):
    preview = await maya.gives("announce", when="now", text=HALL)
    assert "nothing to announce" in (await maya.sends(await maya.presses(preview, "English version"), text="")).text
    preview = await maya.sends(await maya.presses(preview, "Spanish version"), text=SALA)
    preview = await maya.sends(await maya.presses(preview, "English version"), text="")
    assert preview.text.endswith(SALA)


async def test_two_texts_must_fit_one_message_together(front, maya):
    preview = await maya.gives("announce", when="now", text="x" * 1500)
    preview = await maya.sends(await maya.presses(preview, "Spanish version"), text="y" * 1500)
    channels = await maya.presses(preview, "Channels")
    refused = await chosen(maya, channels, "announce-outlet-serve", "both")
    assert "together take at most 2,000 characters; there are 3,000" in refused.text


async def test_a_channel_that_is_none_of_the_communitys_is_refused(front, maya):
    refused = await maya.gives("announce", when="now", text=HALL, outlet="discord:999")
    assert "“discord:999” is none of the" in refused.text


async def test_a_channel_the_bot_cannot_write_to_is_not_added(front, maya):
    await two_platforms(front, maya)
    front.closed.add(SLACK)
    channels = await maya.presses(await maya.gives("announce", when="now", text=HALL), "Channels")
    assert "I cannot write in C7" in (await chosen(maya, channels, "announce-outlet-add", str(SLACK))).text
    front.closed.add(ChannelId("discord", "77"))
    form = await maya.presses(channels, "Another channel")
    assert "channel: I cannot write in 77" in (await maya.sends(form, channel=ChannelId("discord", "77"))).text


async def test_there_is_an_end_to_channels(front, maya):
    channels = await maya.presses(await maya.gives("announce", when="now", text=HALL), "Channels")
    form = await maya.presses(channels, "Another channel")
    for number in range(9):
        await maya.sends(form, channel=ChannelId("discord", f"7{number}"))
    assert "at most 10 channels" in (await maya.sends(form, channel=ChannelId("discord", "80"))).text


async def test_a_space_that_left_the_community_gets_nothing_more(front, maya):
    await two_platforms(front, maya)
    preview = await maya.gives("announce", when="every day at 18:00", text=HALL, outlet=f"{STORIES} {SLACK}")
    await maya.presses(preview, "Confirm")
    lea = front.person("lea", "moderator", space=ChannelId("discord", "2"))
    await lea.types("/announcements")
    async with front.database.transaction():
        await front.spaces.offer_link(2, "other", front.clock.now().replace(year=2030))
        await front.spaces.join(WORKSPACE, "other")
    front.clock.advance(hours=8)
    posts = await announced(front)
    assert posts[0] == f"discord:21 | {HALL}"
    assert "An announcement lost channels: 1 of those it goes to no longer belong" in posts[1]
    assert len(posts) == 2


async def test_it_goes_to_a_thread_by_its_link(front, maya):
    channels = await maya.presses(await maya.gives("announce", when="now", text=HALL), "Channels")
    form = await maya.presses(channels, "Another channel")
    channels = await maya.sends(form, link="https://discord.com/channels/1/78", language="auto")
    await maya.presses(await maya.presses(channels, "Back to the preview"), "Confirm")
    preview = await maya.gives("announce", when="now", text=SALA, outlet="https://discord.com/channels/1/79")
    await maya.presses(preview, "Confirm")
    assert await announced(front) == [f"discord:11 | {HALL}", f"discord:78 | {HALL}", f"discord:79 | {SALA}"]
    assert "no link of a channel" in (await maya.sends(form, link="over there", language="auto")).text
    wrong = await maya.gives("announce", when="now", text=SALA, outlet="https://discord.com/channels/2/79")
    assert "no link of a channel" in wrong.text
