"""Whoever administers a space sets it up; help and privacy follow the person."""

from tests.conformance.chat import Channel


async def test_an_owner_chooses_channels_and_roles(chat):
    olga = chat.owner("olga")
    panel = await olga.types("/setup")
    assert panel.private
    form = await panel.press("Choose channels")
    saved = await form.send(stories=Channel(chat, "general"))
    assert "Saved." in saved.text
    form = await saved.press("Choose roles")
    saved = await form.send(organiser=["Moderators"])
    assert "Saved." in saved.text
    assert "For organizers" in (await chat.moderator("mo").types("/help")).text


async def test_an_owner_changes_the_language_of_public_posts(chat):
    form = await (await chat.owner("olga").types("/setup")).press("Change")
    assert form.values["name"] == "Hartford"
    await form.send(locale="Spanish (español)")
    await chat.organiser("olu").types('/roundtable create title:"Policía en Park Street" when:"2026-12-01 18:00"')
    await chat.settle()
    (posted,) = chat.channel("roundtables").messages
    assert "mesa redonda" in posted.text.lower()


async def test_residents_set_nothing_up(chat):
    said = await chat.resident("ana").types("/setup")
    assert "This is for people with the role “moderator”." in said.text
    assert said.private


async def test_help_lists_what_the_person_may_do(chat):
    resident = await chat.resident("ana").types("/help")
    assert "/officials" in resident.text
    assert "/setup" not in resident.text
    assert "/setup" in (await chat.moderator("mo").types("/help")).text
    assert "Para" in (await chat.resident("marisol", "es").types("/help")).text


async def test_a_person_sees_exports_and_erases_what_is_kept(chat):
    ana = chat.resident("ana")
    await (await ana.types("/ask")).send(text="When will the pool open again?")
    kept = await ana.types("/privacy")
    assert "Questions you asked" in kept.text
    exported = await (await kept.press("Export mine")).press("Get the file")
    assert b"When will the pool open again?" in next(iter(exported.files.values()))
    erase = await (await ana.types("/privacy")).press("Erase me")
    assert "Done." in (await erase.press("Erase me and my words")).text
    assert "pool" not in (await chat.moderator("mo").types("/review")).text


async def test_stories_are_empty_at_first(chat):
    said = await chat.resident("ana").types("/stories")
    assert said.private
    assert said.text
