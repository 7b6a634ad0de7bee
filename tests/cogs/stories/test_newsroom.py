"""What becomes of a new story: filters, outlets, quiet hours, corrections, several outlets of one story."""

import asyncio
from collections import Counter

import pytest

from bot.core.ids import ChannelId, SpaceId
from bot.core.jsonable import load
from cogs.stories.editing import Looks
from tests.cogs.stories.conftest import CHANNEL, MODERATORS, PARK, chosen, feed, item, rows, told

NIGHT = {"hours": 14}
"""From 10 a.m. to midnight in Hartford."""


async def test_a_filter_is_previewed_and_counts_once_it_is_kept(front, maya, news):
    await news(item("Police meet residents", day=3))
    preview = await chosen(maya, "Filter", filter="title contains police")
    assert "Not in force yet" in preview.text
    assert "1 of the latest 2 stories pass\nPolice meet residents" in preview.text
    assert "1 of the latest 2 stories are held\nBudget passes" in preview.text
    await news(item("Park opens", day=4), item("Police meet residents", day=3))
    assert len(await front.posts()) == 2
    assert "In force from now on, for North End News" in (await maya.presses(preview, "Use this filter")).text
    await news(item("Library reopens", day=5), item("POLICÍA responds", day=5))
    assert ["POLICÍA responds" in p or "Library" in p for p in await front.posts()] == [False, False]
    await chosen_filter(maya, "title contains polic")
    await news(item("Policía y vecinos", day=6), item("Snow falls", day=6))
    assert "Policía y vecinos" in (await front.posts())[-1]
    assert "Snow falls" not in (await maya.types("/stories")).text


async def chosen_filter(maya, rule):
    preview = await chosen(maya, "Filter", filter=rule)
    await maya.presses(preview, "Use this filter")


async def test_both_filters_must_let_a_story_pass(front, maya, news):
    opened = await maya.types("/sources filter")
    await maya.presses(await maya.sends(opened, filter="NOT crash"), "Use this filter")
    await chosen_filter(maya, "title contains police")
    await news(item("Police at crash"), item("Police meet residents"), item("Park opens"))
    assert [p.splitlines()[1] for p in await front.posts()] == ["Police meet residents"]
    why = await maya.types("/why police at crash")
    assert "the filter for all sources held it" in why.text
    assert "Filter: NOT crash" in why.text
    assert "filter held it" in (await maya.types("/why park opens")).text


async def test_a_filter_that_makes_no_sense_is_pointed_at(maya, news):
    told = await chosen(maya, "Filter", filter="title contains AND police")
    assert "filter: title contains ▸AND police — at ▸ (character 16) a word to look for is missing" in told.text


async def test_a_filter_drafted_since_is_not_kept_by_mistake(front, maya, news):
    first = await chosen(maya, "Filter", filter="police")
    await chosen(maya, "Filter", filter="park")
    assert "Somebody changed this filter" in (await maya.presses(first, "Use this filter")).text


async def test_a_filter_without_end_leaves_it_to_a_moderator(front, maya, news):
    await chosen_filter(maya, 'title regex "(a+)+$"')
    await news(item("a" * 400 + "!"))
    [post] = await front.posts()
    assert post.startswith(f"{MODERATORS} | A story waits for you, from North End News. A filter took too long")


async def test_a_source_may_have_outlets_of_its_own(front, maya, news):
    saved = await chosen(maya, "Channels", first=CHANNEL, second=PARK, mention="discord:&7")
    assert "Channels: 21, 22" in saved.text
    await news(item("Park opens"))
    posted = await rows(front)
    assert [r.channel for r in posted] == [str(CHANNEL), str(PARK)]
    assert all(str(load(r.payload).mention) == "discord:&7" for r in posted)


async def test_whoever_chooses_channels_on_one_platform_leaves_what_was_chosen_on_the_other(front, maya, news):
    await chosen(maya, "Channels", first=CHANNEL, mention="discord:&7")
    sue = front.person("sue", "moderator", space=SpaceId("slack", "T1"))
    await sue.types(f"/setup link {(await maya.types('/setup link')).reply.text.args['code']}")
    form = await sue.presses(await sue.types("/sources edit North"), "Channels")
    assert (form.form.first, form.form.mention) == (None, ())
    saved = await sue.sends(form, first=ChannelId("slack", "C7"))
    assert "Channels: 21, C7\nMentions: &7" in saved.text
    saved = await sue.sends(form, first=ChannelId("slack", "C7"), mention="slack:S1")
    assert "Channels: 21, C7\nMentions: S1" in saved.text
    assert "Mentions: nobody" in (await sue.sends(form, first=ChannelId("slack", "C7"))).text


async def test_further_outlets_are_given_by_their_links_and_shown_by_them(front, maya, news):
    links = [f"https://discord.com/channels/1/{n}" for n in (24, 25)]
    saved = await chosen(maya, "Channels", first=CHANNEL, more="\n".join(links))
    assert "Channels: 21, 24, 25" in saved.text
    form = (await maya.presses(await maya.types("/sources edit North"), "Channels")).form
    assert (form.first, form.second, form.third, form.more) == (
        CHANNEL, ChannelId("discord", "24"), ChannelId("discord", "25"), None
    )  # fmt: skip
    elsewhere = await chosen(maya, "Channels", more="https://discord.com/channels/2/24")
    assert "no link of a channel or thread here" in elsewhere.text


async def test_an_outlet_that_cannot_be_written_to_is_refused(front, maya, news):
    front.closed.add(PARK)
    assert "I cannot write in 22" in (await chosen(maya, "Channels", first=PARK)).text


async def test_a_template_stands_in_place_of_the_card(front, maya, news):
    await chosen(maya, "Posts", template="{Titular} | {outlet}\nby {byline}\n{summary}")
    await news(item("Park opens"))
    assert await front.posts() == [f"{CHANNEL} | Park opens | North End News\nWhat happened: Park opens."]
    told = await chosen(maya, "Posts", template="{headline} {weather}")
    assert "There is no {weather} in a story" in told.text


async def test_what_the_form_has_no_room_for_stays_as_it_is(front, site, maya, news):
    async with front.database.transaction():
        await front.services.stories.editing.dress(1, 1, Looks(title="North End " * 20, language="pt-BR"))
    saved = await chosen(maya, "Posts", quiet="22-7")
    assert "Language: pt-BR" in saved.text
    assert saved.text.count("North End") == 20
    saved = await chosen(maya, "Posts", title="North End", language="es")
    assert "Language: Spanish" in saved.text
    assert "Language: as the source says" in (await chosen(maya, "Posts", language="own")).text


async def test_quiet_hours_hold_posts_until_they_end(front, maya, news):
    await chosen(maya, "Posts", quiet="10pm - 7am")
    assert "22:00-07:00" in (await maya.types("/sources edit North")).text
    await news(item("Park opens"), **NIGHT)
    [row] = await rows(front)
    assert row.due_at.isoformat() == "2026-11-24T12:00:00+00:00"
    assert "Held by quiet hours until: Tuesday, November 24, 2026, 7:00" in (await maya.types("/why park")).text
    assert "is no span of hours" in (await chosen(maya, "Posts", quiet="at night")).text


async def test_of_a_night_the_latest_are_posted_the_rest_summed_up_and_all_goes_with_its_source(front, maya, news):
    await chosen(maya, "Posts", quiet="22:00-07:00")
    for count, waiting in ((4, 4), (7, 6), (9, 6)):
        await news(*(item(f"News {n}", day=3 + n) for n in range(count)), **NIGHT if count == 4 else {})
        assert len(await rows(front)) == waiting
    [line] = [load(r.payload).text for r in await rows(front) if r.cause.startswith("stories:")]
    assert (line.key, line.args["count"]) == ("stories-announced-rest", 4)
    titles = [load(r.payload).cards[0].title for r in await rows(front) if r.cause.startswith("story:")]
    assert sorted(titles) == [f"News {n}" for n in range(4, 9)]
    await maya.presses(await maya.types("/sources remove North End"), "Yes, give it up")
    assert await rows(front) == []


async def test_what_quiet_hours_hold_goes_where_its_source_posts_by_then(front, maya, news):
    await chosen(maya, "Channels", first=CHANNEL, second=PARK)
    await chosen(maya, "Posts", quiet="22:00-07:00")
    await news(*(item(f"News {n}", day=3 + n) for n in range(6)), **NIGHT)
    assert Counter(r.channel for r in await rows(front)) == {str(CHANNEL): 6, str(PARK): 6}
    due = {r.due_at for r in await rows(front)}
    await chosen(maya, "Channels", first=PARK, second=None)
    assert Counter(r.channel for r in await rows(front)) == {str(PARK): 6}
    assert {r.due_at for r in await rows(front)} == due
    assert "Posted in: 22" in (await maya.types("/why news 5")).text


async def test_a_changed_headline_edits_the_post_and_a_changed_date_nothing(front, maya, news):
    await news(item("Chief to rezign", guid="7"))
    await news(item("Chief to rezign", guid="7", day=9))
    [row] = await rows(front)
    assert row.version == 1
    await news(item("Chief to resign", guid="7", day=9))
    [row] = await rows(front)
    assert row.version == 2
    assert "Chief to resign" in (await front.posts())[0]
    assert "Corrected by its source" in (await maya.types("/why chief")).text


@pytest.mark.parametrize(
    ("before", "after"),
    [("The council met. 3 comments", "The council met. 14 comments"), ("Comments: 9. Met.", "Comments: 10. Met."),
     ("It burned 2 hours ago.", "It burned 3 hours ago."), ("Se reunió hace 5 minutos.", "Se reunió hace 8 minutos.")],
)  # fmt: skip
async def test_what_goes_up_by_itself_corrects_nothing(front, news, before, after):
    await news(item("Council meets", text=before))
    await news(item("Council meets", text=after))
    assert [r.version for r in await rows(front)] == [1]


async def test_a_summary_that_is_gone_is_no_correction(front, news):
    await news(item("Council meets", text="It met."))
    await news(item("Council meets").replace("What happened: Council meets.", ""))
    assert "It met." in (await front.posts())[0]


async def test_the_same_story_of_two_outlets_is_one_message(front, maya, news, other):
    await news(told("Police chief meets Hartford residents", "north"))
    await other(told("Police Chief Meets Residents in Hartford - South End Post", "south"))
    [post] = await front.posts()
    assert "Also told by: South End Post (https://south.example/story)" in post
    assert [r.version for r in await rows(front)] == [2]
    listed = await maya.types("/stories")
    assert "(3 in all)" in listed.text
    why = await maya.types("/why Police Chief Meets Residents in Hartford - South")
    assert "“Police chief meets Hartford residents” tells the same story" in why.text


async def test_what_another_outlet_tells_too_is_still_listed_when_the_first_is_given_up(front, maya, news, other):
    await news(told("Police chief meets Hartford residents", "north"))
    await other(told("Police chief meets Hartford residents", "south"))
    await maya.presses(await maya.types("/sources remove North End"), "Yes, give it up")
    listed = await front.person("ana").types("/stories")
    assert "Police chief meets Hartford residents" in listed.text
    assert "https://south.example/story" in listed.text
    assert "That story’s source was given up since" in (await maya.types("/why police chief")).text  # noqa: RUF001
    await other(told("Police chief meets Hartford residents", "south"), hours=1)
    assert len(await front.posts()) == 1


async def test_it_reaches_the_channels_of_the_later_source_too(front, maya, news, other):
    opened = await maya.presses(await maya.types("/sources edit South"), "Channels")
    await maya.sends(opened, first=PARK)
    await news(told("Police chief meets Hartford residents", "north"))
    await other(told("Police chief meets Hartford residents", "south"))
    assert [(r.cause, r.channel) for r in await rows(front)] == [("story:3", str(CHANNEL)), ("story:3", str(PARK))]


async def test_the_later_sources_quiet_hours_hold_the_story_in_its_own_channels(front, maya, news, other):
    opened = await maya.presses(await maya.types("/sources edit South"), "Channels")
    await maya.sends(opened, first=PARK)
    opened = await maya.presses(await maya.types("/sources edit South"), "Posts")
    await maya.sends(opened, quiet="10pm-7am")
    await news(told("Police chief meets Hartford residents", "north"), **NIGHT)
    await other(told("Police chief meets Hartford residents", "south"))
    at_once, held = await rows(front)
    assert (at_once.channel, held.channel) == (str(CHANNEL), str(PARK))
    assert at_once.due_at <= front.clock.now()
    assert held.due_at.isoformat() == "2026-11-24T12:00:00+00:00"


@pytest.mark.parametrize(
    ("one", "other_one"),
    [("Mayor names new police chief", "Mayor names new fire chief"),
     ("Precinct 5 votes on budget today", "Precinct 6 votes on budget today"),
     ("Lawmakers pass police reform bill", "Lawmakers do not pass police reform bill"), ("Weather", "Weather"),
     ("Court finds gun law constitutional", "Court finds gun law unconstitutional"),
     ("School board", "School board"), ("Two dead in Hartford crash", "Two injured in Hartford crash")],
)  # fmt: skip
async def test_two_stories_stay_two(front, news, other, one, other_one):
    await news(told(one, "north"))
    await other(told(other_one, "south"))
    assert len(await front.posts()) == 2


async def test_the_same_headline_a_week_later_is_another_story(front, news, other):
    await news(item("Police log of the North End", day=3))
    await other(item("Police log of the North End", day=10, link="https://south.example/2"))
    assert len(await front.posts()) == 2


async def test_two_sources_polled_at_once_post_their_story_once(front, site, maya, news, other):
    site.pages["/feed"] = feed(told("Police chief meets Hartford residents", "north"))
    site.pages["/other"] = feed(told("Police chief meets Hartford residents", "south"), title="South End Post")
    front.clock.advance(hours=1)
    again = front.again()
    again.services.stories.opener.fetch = front.services.stories.opener.fetch
    again.services.stories.opener.reader = front.services.stories.opener.reader
    await asyncio.gather(front.services.stories.poll_due(), again.services.stories.poll_due())
    assert len(await front.posts()) == 1


async def test_why_is_for_moderators(front, news):
    await news(item("Park opens"))
    ana = front.person("ana")
    assert "Nothing here goes by" in (await ana.types("/why park")).text
    assert await ana.suggested("explained", "park") == []


async def test_why_knows_what_was_there_at_first(maya, news):
    assert "so counts as seen" in (await maya.types("/why budget passes")).text
    assert await maya.suggested("explained", "budg") == ["Budget passes · North End News"]
