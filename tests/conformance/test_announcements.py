"""A moderator announces something: now, later or again and again, in two languages, here and elsewhere."""


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


async def test_it_is_written_in_a_form_and_comes_again_each_week(chat):
    mo = chat.moderator("mo")
    form = await mo.types("/announce")
    assert "When" in form.labels.values()
    preview = await form.send(text="The market opens.", when="every Tuesday 18:00", title="Market")
    assert "every Tuesday at 6:00 PM, New York time" in preview.text
    assert "Tuesday, December 8, 2026, 6:00 PM" in preview.text
    assert "Market" in preview.text
    await preview.press("Confirm")
    for _ in range(2):
        await chat.advance(days=1, hours=9)
        await chat.job("announcements-due")
        await chat.advance(days=5, hours=15)
    first, second = chat.channel("general").messages
    assert "The market opens." in first.text
    assert first.text == second.text


async def test_what_repeats_is_read_and_said_back_in_spanish(chat):
    form = await chat.moderator("luz", "es").types("/announce")
    preview = await form.send(text="Abre el mercado.", when="el primer miércoles de cada mes a las 18:00")
    assert "el primer miércoles de cada mes, a las 6:00 p.m., hora de Nueva York" in preview.text
    assert "miércoles 2 de diciembre de 2026, 6:00 p.m." in preview.text


async def test_what_cannot_be_meant_is_told_and_the_text_is_kept(chat):
    form = await chat.moderator("mo").types("/announce")
    refused = await form.send(text="The market opens.", when="every Tuesday")
    assert "What time of day?" in (refused.errors or {"": refused.text}).get("when", refused.text)
    again = await refused.reopened()
    assert again.values["text"] == "The market opens."


async def test_a_channel_gets_both_languages_and_another_is_added(chat):
    mo = chat.moderator("mo")
    preview = await mo.types('/announce when:"now" text:"Open today."')
    assert "This goes out now in" in preview.text
    preview = await (await preview.press("Spanish version")).send(text="Abierto hoy.")
    assert "No channel gets the version in this language: Spanish." in preview.text
    channels = await preview.press("Channels")
    channels = await channels.choose("Language", "both languages")
    channels = await channels.choose("Add a channel", f"Stories, {chat.space().partition(':')[0].capitalize()}")
    preview = await channels.press("Back to the preview")
    assert "No channel gets" not in preview.text
    assert "It goes out now in" in (await preview.press("Confirm")).text
    await chat.job("announcements-due")
    (both,) = chat.channel("general").messages
    (one,) = chat.channel("stories").messages
    assert "Open today." in both.text
    assert "Abierto hoy." in both.text
    assert "Abierto hoy." not in one.text


async def test_what_was_posted_is_edited_in_place(chat):
    mo = chat.moderator("mo")
    await (await mo.types('/announce when:"now" text:"Open until nine."')).press("Confirm")
    await chat.job("announcements-due")
    form = await (await mo.types("/announcements")).press("Edit")
    preview = await form.send(text="Open until ten.", when="")
    await preview.press("Confirm and edit what was posted")
    await chat.settle()
    texts = [m.text for m in chat.channel("general").messages]
    assert any("Open until ten." in text for text in texts)
    assert chat.name == "console" or not any("Open until nine." in text for text in texts)


async def test_it_is_paused_resumed_and_sent_at_once(chat):
    mo = chat.moderator("mo")
    await (await mo.types('/announce when:"every day at 18:00" text:"Open."')).press("Confirm")
    await (await mo.types("/announcements")).press("Pause")
    await chat.advance(hours=8)
    await chat.job("announcements-due")
    assert chat.channel("general").messages == []
    paused = await mo.types("/announcements")
    assert "paused by you" in paused.text
    assert "It goes out next" in (await paused.press("Resume")).text
    await (await mo.types("/announcements")).press("Send now")
    await chat.settle()
    assert len(chat.channel("general").messages) == 1


async def test_what_was_missed_is_told_to_its_author_alone(chat):
    mo = chat.moderator("mo")
    await (await mo.types('/announce when:"tomorrow 6pm" text:"Tonight at six."')).press("Confirm")
    await chat.advance(days=3)
    await chat.job("announcements-due")
    assert chat.channel("general").messages == []
    assert chat.channel("moderators").messages == []
    (told,) = chat.direct("mo").messages
    assert "An announcement was missed." in told.text
    assert "Tonight at six." in told.text
