"""Stories that wait for a moderator, and what becomes of them."""

import asyncio

import pytest

from tests.cogs.stories.conftest import CHANNEL, MODERATORS, PARK, chosen, item, rows, told


@pytest.fixture
async def reviewed(maya, news):
    """The source, its stories waiting for a moderator."""
    await chosen(maya, "Posts", mode="review")
    return news


async def test_a_story_waits_for_a_moderator_and_is_posted_as_edited(front, maya, reviewed):
    await reviewed(item("Park oppens"))
    [card] = await front.posts()
    assert card.startswith(f"{MODERATORS} | A story waits for you, from North End News")
    assert "Park oppens" not in (await front.person("ana").types("/stories")).text
    waiting = await maya.types("/sources review")
    done = await maya.sends(await maya.presses(waiting, "Edit"), title="Park opens")
    assert "“Park opens” is posted." in done.text
    card, post = await front.posts()
    assert "Edited and approved by a moderator" in card
    assert post.startswith(f"{CHANNEL} | New story from North End News\nPark opens")
    await reviewed(item("Park oppens", text="Corrected words."))
    assert "Park opens" in (await front.posts())[1]


async def test_who_has_stories_wait_where_no_channel_is_for_moderators_reads_that_nobody_is_told(front, maya, news):
    assert "nobody is told" not in (await chosen(maya, "Posts", mode="review")).text
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "moderators", None)
    assert "nobody is told of them" in (await chosen(maya, "Posts", mode="review")).text
    assert "nobody is told" not in (await chosen(maya, "Posts", mode="auto")).text
    mo = front.person("mo", "moderator", locale="es")
    posts = await mo.presses(await mo.types("/sources edit North End"), "Publicaciones")
    assert "/sources review" in (await mo.sends(posts, mode="review")).text


async def test_of_two_moderators_one_decides(front, maya, reviewed):
    await reviewed(item("Park opens"))
    seen = await maya.types("/sources review")
    mo = front.person("mo", "moderator", locale="es")
    approved, skipped = await asyncio.gather(maya.presses(seen, "Approve"), mo.runs(seen.buttons["Skip"]))
    assert sum(a.answer.failed for a in (approved, skipped)) == 1
    late = skipped if skipped.answer.failed else approved
    assert "faster" in late.text or "adelantó" in late.text
    assert len(await front.posts()) == (1 if approved.answer.failed else 2)


async def test_a_card_says_what_language_a_story_is_in_where_it_is_not_the_readers(front, maya, reviewed):
    community = await maya.presses(await maya.types("/setup"), "Change")
    await maya.sends(community, locale="es")
    mo = front.person("mo", "moderator", locale="es")
    await chosen(maya, "Posts", mode="review", language="es")
    await reviewed(item("Abre el parque"))
    [card] = await front.posts()
    assert "in Spanish" not in card
    assert "in Spanish" in (await maya.types("/sources review")).text
    assert "en español" not in (await mo.types("/sources review")).text
    await maya.presses(await maya.types("/sources review"), "Approve")
    assert "in Spanish" not in (await front.posts())[0]


async def test_a_skipped_story_is_posted_nowhere(front, maya, reviewed):
    await reviewed(item("Park opens"))
    await maya.presses(await maya.types("/sources review"), "Skip")
    await reviewed(item("Park opens"))
    [card] = await front.posts()
    assert "Skipped by a moderator" in card
    assert "a moderator skipped it" in (await maya.types("/why park opens")).text
    async with front.database.transaction():
        exported = await front.services.stories.export(1, front.services.vault.pseudonym(1, maya.incoming().user))
    assert [e.get("decided") for e in exported] == [None, "skipped"]


async def test_a_source_that_needs_no_review_goes_first(front, maya, reviewed, other):
    await reviewed(told("Police chief meets Hartford residents", "north"))
    await other(told("Police chief meets Hartford residents", "south"))
    card, post = await front.posts()
    assert "needs no decision any more" in card
    assert "South End Post" in post
    assert "Also told by: North End News" in post
    assert "No story waits" in (await maya.types("/sources review")).text


@pytest.fixture
async def guarded(maya, other):
    """A second source with a channel of its own, for what a moderator read."""
    opened = await maya.presses(await maya.types("/sources edit South"), "Channels")
    await maya.sends(opened, first=PARK)
    opened = await maya.presses(await maya.types("/sources edit South"), "Posts")
    await maya.sends(opened, mode="review")
    return other


async def test_no_other_source_brings_a_story_where_a_moderator_reads_first(front, news, guarded):
    await news(told("Police chief meets Hartford residents", "north"))
    await guarded(told("Police chief meets Hartford residents", "south"))
    assert [r.channel for r in await rows(front)] == [str(CHANNEL)]
    assert "Also told by: South End Post" in (await front.posts())[0]


async def test_what_two_sources_wait_with_is_posted_where_both_post(front, maya, reviewed, guarded):
    await reviewed(told("Police chief meets Hartford residents", "north"))
    await guarded(told("Police chief meets Hartford residents", "south"))
    done = await maya.presses(await maya.types("/sources review"), "Approve")
    assert "is posted in 2 channels" in done.text
    assert [r.channel for r in await rows(front)] == [str(MODERATORS), str(CHANNEL), str(PARK)]


async def test_many_that_wait_are_summed_up(front, maya, reviewed):
    await reviewed(*(item(f"Story of the day {n}", day=n) for n in range(1, 9)))
    posts = await front.posts()
    assert len(posts) == 6
    assert "3 more stories from North End News wait for you" in posts[-1]
    assert "Stories that wait for a moderator: 8" in (await maya.types("/sources review")).text
