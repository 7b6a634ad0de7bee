"""A resident finds who serves a place, asks one of them, and says where a record is wrong."""


async def test_a_resident_finds_the_mayor_and_asks(chat):
    ana = chat.resident("ana")
    said = await ana.types("/officials hartford office:mayor")
    assert "Arunan Arulampalam" in said.text
    assert said.private
    form = await said.press("Ask a question")
    assert form.title == "Ask a question"
    done = await form.send(text="When will we see police walking the beat again?")
    assert "Your question is number 1." in done.text
    assert done.private


async def test_everybody_who_serves_a_place_is_grouped_and_paged(chat):
    first = await chat.resident("ana").types("/officials hartford")
    assert "Hartford, Connecticut" in first.text
    assert "Mayor" in first.text
    second = await first.press("Next")
    assert "Page 2 of" in second.text
    assert second.private
    assert "Page 1 of" in (await second.press("Previous")).text


async def test_one_level_only(chat):
    said = await chat.resident("ana").types("/officials hartford")
    federal = await said.choose("Show one level only", "Federal")
    assert "U.S. senator" in federal.text
    assert "Mayor" not in federal.text


async def test_a_resident_reads_it_in_spanish(chat):
    said = await chat.resident("marisol", "es").types("/officials hartford office:alcalde")
    assert "Arunan Arulampalam" in said.text
    assert "Hacer una pregunta" in said.buttons


async def test_places_are_offered_while_one_types(chat):
    offered = await chat.resident("ana").suggestions("officials", "place", "hartf")
    assert any("Hartford" in label for label in offered)


async def test_a_place_left_out_is_asked_for(chat):
    asked = await chat.resident("ana").types("/officials")
    assert asked.fields[0] == "place"
    found = await asked.send(place="Hartford, Connecticut")
    assert "Hartford, Connecticut" in found.text


async def test_a_name_with_a_slip_in_it_is_understood(chat):
    assert "Arunan Arulampalam" in (await chat.resident("ana").types("/officials hertfrod office:mayor")).text


async def test_an_unknown_place_offers_the_nearest(chat):
    said = await chat.resident("ana").types("/officials west hart")
    assert "No place called “west hart” is known here." in said.text
    assert said.private
    found = await said.press("West Hartford, Connecticut")
    assert "West Hartford, Connecticut" in found.text


async def test_a_place_like_no_other_says_how_to_write_one(chat):
    said = await chat.resident("ana").types("/officials qqqq")
    assert "nor any name like it. Try a town with its state" in said.text


async def test_a_wrong_record_reaches_the_moderators(chat):
    said = await chat.resident("ana").types("/officials hartford office:mayor")
    form = await said.press("This is wrong")
    thanks = await form.send(text="The phone number rings elsewhere", evidence="I called it")
    assert thanks.private
    await chat.settle()
    (posted,) = chat.channel("moderators").messages
    assert "The phone number rings elsewhere" in posted.text
    listed = await chat.moderator("mo").types("/reports")
    assert "The phone number rings elsewhere" in listed.text
    assert "is closed" in (await listed.press("Done")).text


async def test_buttons_outlive_the_bot(chat):
    said = await chat.resident("ana").types("/officials hartford")
    await chat.restart()
    assert "Page 2 of" in (await said.press("Next")).text
