"""An organiser builds an agenda, changes it and publishes it; residents see it and learn why it is so."""

from tests.conformance.agendas import TOPICS, roundtable


async def test_an_agenda_is_built_changed_and_published_with_a_picture_in_each_language(chat):
    await roundtable(chat)
    olu = chat.organiser("olu")
    draft = await olu.types("/agenda build 3")
    assert draft.private
    assert "No group of voters goes short" in draft.text
    one = await draft.choose("Change a question…", f"2. #4 {TOPICS[3]}")
    moved = await one.press("Earlier")
    assert moved.text.index("#4") < moved.text.index("#1")
    done = await moved.press("Publish")
    assert "being posted where everybody sees it" in done.text
    await chat.settle()
    post = chat.channel("roundtables").messages[1]  # below the announcement of the roundtable
    assert "These questions were chosen for the roundtable." in post.text
    assert f"1. #4 {TOPICS[3]}" in post.text
    shown = [m for m in (post, *post.thread) if m.files]
    assert [name for m in shown for name in m.files] == ["agenda-1-en.png", "agenda-1-es.png"]
    assert all(png.startswith(b"\x89PNG") for m in shown for png in m.files.values())
    full = await post.press("See it in full", by=chat.resident("berta", locale="es"))
    assert full.private
    assert "Ningún grupo de votantes se queda corto" in full.text


async def test_a_change_that_wrongs_a_group_needs_a_reason_which_everybody_reads(chat):
    await roundtable(chat)
    draft = await chat.organiser("olu").types("/agenda build 3")
    one = await draft.choose("Change a question…", f"2. #4 {TOPICS[3]}")
    would = await one.press("Drop")
    assert "5 people who support #4 have nothing on this agenda (a fair share is 5)." in would.text
    dropped = await (await would.press("Give a reason")).send(reason="The chief answered it last week.")
    assert "The chief answered it last week." in dropped.text
    await dropped.press("Publish")
    seen = await chat.resident("ana").types("/agenda show")
    assert "The chief answered it last week." in seen.text
    assert "have nothing on this agenda" in seen.text
    why = await chat.resident("ana").types("/why question:4")
    assert "the organizers took it off" in why.text


async def test_residents_build_and_change_nothing(chat):
    await roundtable(chat)
    ana = chat.resident("ana")
    assert "organizer" in (await ana.types("/agenda build 3")).text
    assert "No agenda is published yet" in (await ana.types("/agenda show")).text


async def test_a_resident_learns_in_spanish_why_a_question_is_on_the_agenda(chat):
    await roundtable(chat)
    await (await chat.organiser("olu").types("/agenda build 2")).press("Publish")
    said = await chat.resident("berta", locale="es").types("/why question:1")
    assert "Está en la agenda" in said.text
    assert "7 personas apoyaban la #1" in said.text


async def test_a_button_of_a_draft_works_after_a_restart(chat):
    await roundtable(chat)
    draft = await chat.organiser("olu").types("/agenda build 3")
    await chat.restart()
    one = await draft.choose("Change a question…", f"2. #4 {TOPICS[3]}")
    assert "📌" in (await one.press("Pin")).text
