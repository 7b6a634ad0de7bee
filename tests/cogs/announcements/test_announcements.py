from datetime import timedelta

import pytest

from tests.cogs.front import Front


@pytest.fixture
def front(database):
    return Front(database)


async def test_an_announcement_is_previewed_confirmed_and_sent_when_due(front):
    mo = front.person("mo", "moderator")
    preview = await mo.types("/announce tomorrow 6pm The roundtable moves to the library.")
    assert preview.private
    assert "November 24, 2026, 6:00 PM EST" in preview.text
    await mo.presses(preview, "Confirm")
    await front.run("announcements-due")
    assert await front.posts() == []
    front.clock.advance(hours=32)
    await front.run("announcements-due")
    await front.run("announcements-due")
    assert [p.split(" | ")[1] for p in await front.posts()] == ["The roundtable moves to the library."]


async def test_it_is_still_sent_after_a_restart_in_between(front):
    mo = front.person("mo", "moderator", locale="es")
    await mo.presses(await mo.types('/announce "mañana a las 18:00" Nos vemos en la biblioteca.'), "Confirmar")
    later = front.again()
    later.clock.at += timedelta(days=1, hours=9)
    await later.run("announcements-due")
    assert len(await later.posts()) == 1


async def test_what_was_not_confirmed_is_never_sent(front):
    await front.person("mo", "moderator").types("/announce tomorrow Hello")
    front.clock.advance(days=2)
    await front.run("announcements-due")
    assert await front.posts() == []


async def test_a_cancelled_one_is_not_sent_and_cannot_be_confirmed(front):
    mo = front.person("mo", "moderator")
    preview = await mo.types("/announce tomorrow 6pm Hello")
    await mo.presses(preview, "Cancel it")
    assert "will not be sent" in (await mo.presses(preview, "Confirm")).text
    front.clock.advance(days=2)
    await front.run("announcements-due")
    assert await front.posts() == []


async def test_confirming_twice_sends_once(front):
    mo = front.person("mo", "moderator")
    preview = await mo.types("/announce tomorrow 6pm Hello")
    await mo.presses(preview, "Confirm")
    await mo.presses(preview, "Confirm")
    front.clock.advance(days=2)
    await front.run("announcements-due")
    assert "already" in (await mo.presses(preview, "Confirm")).text
    assert len(await front.posts()) == 1


async def test_what_is_planned_is_listed_and_can_be_cancelled(front):
    mo = front.person("mo", "moderator")
    await mo.presses(await mo.types("/announce tomorrow 6pm Hello"), "Confirm")
    listed = await mo.types("/announcements")
    assert "Hello" in listed.text
    await mo.presses(listed, "Cancel it")
    assert "Nothing is scheduled" in (await mo.types("/announcements")).text


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('/announce "yesterday 6pm" Hello', "has passed"),
        ("/announce whenever Hello", "no date and time"),
        ('/announce "2031-01-01 18:00" Hello', "more than a year ahead"),
        ("/announce tomorrow 6pm " + "x" * 6000, "at most 2,000"),
    ],
)
async def test_nonsense_is_answered_with_what_to_do(front, line, told):
    said = await front.person("mo", "moderator").types(line)
    assert said.private
    assert told in said.text


async def test_residents_are_told_who_may_announce(front):
    said = await front.person("ana").types("/announce tomorrow 6pm Hello")
    assert "moderator" in said.text


async def test_a_channel_the_bot_cannot_write_to_is_named_before_anything_is_scheduled(front):
    from tests.cogs.front import GENERAL

    front.closed.add(GENERAL)
    said = await front.person("mo", "moderator").types("/announce tomorrow 6pm Hello")
    assert "cannot write" in said.text
