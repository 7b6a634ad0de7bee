"""Edit, pause, resume, send now; and who did it."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import select

from bot.storage.outbox import OutboxRow
from tests.cogs.announcements.conftest import announced, code_of

HALL = "City hall is open."


async def scheduled(maya, when="every day at 18:00", text=HALL):
    return await maya.presses(await maya.gives("announce", when=when, text=text), "Confirm")


async def edited(person, label="Confirm", **values):
    form = await person.presses(await person.types("/announcements"), "Edit")
    return await person.presses(await person.sends(form, **values), label)


async def delivered(front):
    """Have everything in the outbox arrive."""
    async with front.database.transaction() as session:
        for row in await session.scalars(select(OutboxRow).where(OutboxRow.state == "pending")):
            row.state, row.message = "sent", str(row.id)


async def test_the_form_opens_without_a_text_and_makes_the_same(front, maya):
    form = await maya.gives("announce", when="every Tuesday 18:00")
    assert form.form.when == "every Tuesday 18:00"
    preview = await maya.sends(form, text="Two\nlines", title="Hall", link="https://example.org/a", picture=None)
    assert preview.text.endswith("It will look like this:\nHall\nTwo\nlines")
    assert preview.reply.cards[0].url == "https://example.org/a"
    await maya.presses(preview, "Confirm")
    front.clock.at = datetime(2026, 11, 24, 23, 0, tzinfo=UTC)
    await announced(front)
    async with front.database.transaction() as session:
        [row] = await session.scalars(select(OutboxRow))
    assert row.payload["cards"][0]["title"] == "Hall"


async def test_what_is_wrong_in_the_form_stands_at_its_part(maya):
    form = await maya.types("/announce")
    assert "when: “soonish” is no date" in (await maya.sends(form, text="Hi", when="soonish")).text
    assert "title: A link or a picture needs a title" in (await maya.sends(form, text="Hi", link="https://a.org")).text
    assert "link: “ftp://a” is no" in (await maya.sends(form, text="Hi", title="A", link="ftp://a")).text
    assert "picture: “file” is no" in (await maya.sends(form, text="Hi", title="A", picture="file")).text
    assert "at most 2,000" in (await maya.sends(form, text="x" * 6000)).text
    assert "text: An announcement takes at most 1,400" in (await maya.sends(form, text="x" * 1900, title="A")).text


async def test_an_edit_is_previewed_and_the_old_stands_until_it_is_confirmed(front, maya):
    await scheduled(maya, "in 1 hour")
    form = await maya.presses(await maya.types("/announcements"), "Edit")
    assert (form.form.text, form.form.when) == (HALL, "2026-11-23 11:00")
    preview = await maya.sends(form, text="City hall is closed.", when="2026-11-23 12:00")
    assert preview.text.startswith("This replaces what was announced once you confirm it.")
    assert HALL in (await maya.types("/announcements")).text
    assert "12:00 PM" in (await maya.presses(preview, "Confirm")).text
    front.clock.advance(hours=1)
    assert await announced(front) == []
    front.clock.advance(hours=1)
    assert await announced(front) == ["discord:11 | City hall is closed."]


async def test_a_dropped_edit_changes_nothing(front, maya):
    await scheduled(maya, "in 1 hour")
    form = await maya.presses(await maya.types("/announcements"), "Edit")
    dropped = await maya.presses(await maya.sends(form, text="Closed."), "Cancel")
    assert "stays as it was" in dropped.text
    front.clock.advance(hours=1)
    assert await announced(front) == [f"discord:11 | {HALL}"]


async def test_an_edit_leaves_what_recurs_at_its_times(front, maya):
    await scheduled(maya)
    form = await maya.presses(await maya.types("/announcements"), "Edit")
    preview = await maya.sends(form, text="Closed today.")
    front.clock.at = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    assert await announced(front) == [f"discord:11 | {HALL}"]
    assert "Scheduled for every day" in (await maya.presses(preview, "Confirm")).text
    assert len(await announced(front)) == 1
    front.clock.advance(days=1)
    assert (await announced(front))[1:] == ["discord:11 | Closed today."]


async def test_what_was_posted_is_edited_in_place_where_its_moderator_says_so(front, maya):
    await scheduled(maya, "now")
    await announced(front)
    await delivered(front)
    done = await edited(maya, "Confirm and edit what was posted", text="City hall is closed.")
    assert "The message that was posted is edited too." in done.text
    assert await announced(front) == ["discord:11 | City hall is closed."]
    async with front.database.transaction() as session:
        [row] = await session.scalars(select(OutboxRow))
    assert (row.state, row.message) == ("pending", "1")


async def test_what_goes_out_while_it_is_edited_is_edited_too(front, maya):
    await scheduled(maya, "in 1 hour")
    form = await maya.presses(await maya.types("/announcements"), "Edit")
    preview = await maya.sends(form, text="City hall is closed.")
    later = await maya.sends(form, text="City hall is closed.", when="in 5 hours")
    front.clock.advance(hours=1)
    assert await announced(front) == [f"discord:11 | {HALL}"]
    await delivered(front)
    assert "It went out while you were editing it" in (await maya.presses(later, "Confirm")).text
    assert "The message that was posted is edited too." in (await maya.presses(preview, "Confirm")).text
    assert await announced(front) == ["discord:11 | City hall is closed."]


async def test_an_edit_of_what_was_sent_says_when_that_was(front, maya):
    await scheduled(maya, "now")
    await announced(front)
    front.clock.advance(hours=3)
    form = await maya.presses(await maya.types("/announcements"), "Edit")
    preview = await maya.sends(form, text="City hall is closed.")
    assert "It went out Monday, November 23, 2026, 10:00 AM EST" in preview.text
    again = await maya.sends(form, text="City hall is closed.", when="now")
    assert "It goes out Monday, November 23, 2026, 1:00 PM EST" in again.text


async def test_what_was_posted_stays_otherwise(front, maya):
    await scheduled(maya)
    front.clock.at = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    await announced(front)
    assert "Scheduled for" in (await edited(maya, text="Closed.")).text
    assert await announced(front) == [f"discord:11 | {HALL}"]


async def test_an_edit_may_give_what_was_sent_another_time(front, maya):
    await scheduled(maya, "now")
    await announced(front)
    assert "Scheduled for" in (await edited(maya, text="Again!", when="in 2 hours")).text
    front.clock.advance(hours=2)
    assert await announced(front) == [f"discord:11 | {HALL}", "discord:11 | Again!"]


async def test_of_two_edits_at_once_the_second_is_told(front, maya):
    await scheduled(maya)
    max_ = front.person("max", "moderator")
    forms = [await p.presses(await p.types("/announcements"), "Edit") for p in (maya, max_)]
    first, second = (
        await maya.sends(forms[0], text="Maya's"),
        await max_.sends(forms[1], text="Max's"),
    )
    assert "Scheduled for" in (await maya.presses(first, "Confirm")).text
    assert "Somebody else changed this" in (await max_.presses(second, "Confirm")).text
    assert "Maya's" in (await maya.types("/announcements")).text


async def test_an_edit_of_what_was_cancelled_is_too_late(front, maya):
    await scheduled(maya)
    form = await maya.presses(await maya.types("/announcements"), "Edit")
    preview = await maya.sends(form, text="Closed.")
    await maya.presses(await maya.types("/announcements"), "Cancel it")
    assert "was canceled" in (await maya.presses(preview, "Confirm")).text
    assert "was canceled" in (await maya.sends(form, text="Closed.")).text


async def test_paused_it_waits_and_resumed_it_goes_on_with_its_next_time(front, maya):
    await scheduled(maya)
    listed = await maya.types("/announcements")
    assert "Paused. Nothing is sent" in (await maya.presses(listed, "Pause")).text
    front.clock.advance(days=3)
    assert await announced(front) == []
    paused = await maya.types("/announcements")
    assert "Paused: every day at 6:00 PM" in paused.text
    assert "Resumed. It goes out next Thursday, November 26" in (await maya.presses(paused, "Resume")).text
    assert await announced(front) == []
    front.clock.at = datetime(2026, 11, 26, 23, 0, tzinfo=UTC)
    assert await announced(front) == [f"discord:11 | {HALL}"]


async def test_what_was_to_go_out_once_cannot_be_resumed_after_its_time(front, maya):
    await scheduled(maya, "in 1 hour")
    await maya.presses(await maya.types("/announcements"), "Pause")
    front.clock.advance(hours=2)
    assert "Its time has passed" in (await maya.presses(await maya.types("/announcements"), "Resume")).text
    assert await announced(front) == []


async def test_sent_now_it_goes_out_once_and_the_rest_as_planned(front, maya):
    await scheduled(maya)
    listed = await maya.types("/announcements")
    both = await asyncio.gather(maya.presses(listed, "Send now"), maya.presses(listed, "Send now"))
    assert sorted(said.text.split()[0] for said in both) == ["It", "This"]
    assert await announced(front) == [f"discord:11 | {HALL}"]
    front.clock.at = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)
    assert await announced(front) == [f"discord:11 | {HALL}"] * 2


async def test_what_goes_out_once_is_done_when_it_was_sent_now(front, maya):
    await scheduled(maya, "in 1 hour")
    form = await maya.presses(await maya.types("/announcements"), "Edit")
    preview = await maya.sends(form, text="Closed.")
    await maya.presses(await maya.types("/announcements"), "Send now")
    assert "Somebody else changed this" in (await maya.presses(preview, "Confirm")).text
    front.clock.advance(hours=1)
    assert await announced(front) == [f"discord:11 | {HALL}"]
    assert list((await maya.types("/announcements")).buttons) == ["Edit"]
    assert "sent already" in (await maya.runs("announcement-send:1")).text


async def test_who_wrote_and_who_changed_it_is_shown_and_known_to_privacy(front, maya):
    await scheduled(maya)
    max_ = front.person("max", "moderator")
    await max_.presses(await max_.types("/announcements"), "Pause")
    front.clock.advance(hours=1)
    await max_.presses(await max_.types("/announcements"), "Resume")
    listed = await maya.types("/announcements")
    assert "Written by: you" in listed.text
    code = code_of(max_)
    assert (
        f"Changed: twice, last resumed by the moderator with the code {code[:4]} on Monday, November 23, 2026, 11:00 AM"
        in listed.text
    )
    assert "Announcements that you wrote or changed: 2" in (await max_.types("/privacy")).text
    sure = await max_.presses(await max_.types("/privacy"), "Erase me")
    await max_.presses(sure, "Erase me and my words")
    assert "last resumed by a moderator who is forgotten" in (await maya.types("/announcements")).text


async def test_only_moderators_of_the_community_change_anything(front, maya):
    from bot.core.ids import SpaceId

    await scheduled(maya)
    ana, eve = front.person("ana"), front.person("eve", "moderator", space=SpaceId("slack", "T9"))
    for action in ("announce-edit", "announcement-pause", "announcement-resume", "announcement-send", "announce-cancel",
                   "announce-english", "announce-outlets"):  # fmt: skip
        assert "“moderator”" in (await ana.runs(f"{action}:1")).text
        assert "no longer kept" in (await eve.runs(f"{action}:1")).text
    assert "every day" in (await maya.types("/announcements")).text
