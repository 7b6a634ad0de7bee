"""A moderator announces something, now or later."""


async def test_an_announcement_is_previewed_confirmed_and_sent_though_the_bot_restarts(chat):
    mo = chat.moderator("mo")
    preview = await mo.types('/announce when:"tomorrow 6pm" text:"The library is closed on Friday."')
    assert "Tuesday, November 24, 2026, 6:00 PM" in preview.text
    assert "The library is closed on Friday." in preview.text
    assert "Scheduled for" in (await preview.press("Confirm")).text
    await chat.restart()
    await chat.job("announcements-due")
    assert chat.channel("general").messages == []
    await chat.advance(days=1, hours=9)
    await chat.job("announcements-due")
    (posted,) = chat.channel("general").messages
    assert "The library is closed on Friday." in posted.text
    await chat.job("announcements-due")
    assert len(chat.channel("general").messages) == 1


async def test_it_may_be_said_in_spanish(chat):
    preview = await chat.moderator("mo", "es").types('/announce when:"mañana a las 18:00" text:"Cerrado el viernes."')
    assert "24 de noviembre de 2026, 6:00 p.m." in preview.text


async def test_it_can_be_cancelled(chat):
    mo = chat.moderator("mo")
    preview = await mo.types('/announce when:"tomorrow 6pm" text:"Closed."')
    await preview.press("Confirm")
    listed = await mo.types("/announcements")
    assert "Closed." in listed.text
    await listed.press("Cancel it")
    await chat.advance(days=2)
    await chat.job("announcements-due")
    assert chat.channel("general").messages == []


async def test_a_time_that_has_passed_or_is_none_is_refused(chat):
    mo = chat.moderator("mo")
    assert "has passed already" in (await mo.types('/announce when:"2020-01-01 18:00" text:"Closed."')).text
    unread = await mo.types('/announce when:"soonish perhaps" text:"Closed."')
    assert "is no date and time that can be read" in unread.text
    assert unread.private


async def test_residents_announce_nothing(chat):
    said = await chat.resident("ana").types('/announce when:"tomorrow 6pm" text:"@everyone"')
    assert "This is for people with the role “moderator”." in said.text
