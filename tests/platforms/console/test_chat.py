"""What a person does at the console with the sample feature, line by line."""

import re


async def test_a_command_is_answered_with_numbers_to_press(talk):
    said = await talk("/lookup hartford")
    assert said.splitlines() == [
        "(only you see this)",
        "hartford 1",
        "",
        "hartford",
        "  [1] Note",
        "",
        "[2] Next  Page 1 of 3",
        "",
    ]


async def test_typing_a_number_or_a_label_presses_the_button(talk):
    await talk("/lookup hartford")
    assert "hartford 2" in await talk("2")
    assert "[1] Note" in await talk("Previous")


async def test_a_number_that_stands_nowhere_says_so(talk):
    assert "Nothing here has the number 9" in await talk("/lookup hartford", "9")


async def test_a_form_asks_part_after_part_and_repeats_what_was_wrong(talk):
    await talk("/lookup hartford")
    assert "A note" in await talk("1")
    assert "at least 5 characters" in await talk("hi")
    await talk("hello")
    assert "7 hello True" in await talk("yes")


async def test_an_error_of_the_feature_asks_for_that_part_again(talk):
    said = await talk("/lookup hartford", "1", "wrong", "")
    assert "Please choose one of the choices offered." in said
    assert "Enter keeps “wrong”" in said
    assert "7 right False" in await talk("right")


async def test_a_command_leaves_a_form_and_the_text_comes_back(talk):
    said = await talk("/lookup hartford", "1", "hello", "/lookup bristol")
    assert "What you typed is kept." in said
    assert "bristol 1" in said
    said = await talk("Note")
    assert "What you typed last time is still here." in said
    assert "Enter keeps “hello”" in said
    assert "7 hello False" in await talk("", "no")


async def test_a_form_left_with_cancel_keeps_its_text_too(talk):
    await talk("/lookup hartford", "1", "hello")
    assert "What you typed is kept." in await talk("/cancel")


async def test_input_that_ends_where_only_optional_parts_are_left_sends_the_form(talk):
    await talk("/lookup hartford", "1", "hello")
    assert "7 hello False" in await talk.end()


async def test_input_that_ends_too_early_loses_nothing(talk, dispatcher, catalogue, drafts, tmp_path):
    await talk("/lookup hartford", "1", "wrong", "")
    assert "What you typed is kept." in await talk.end()
    again = type(talk)(dispatcher, catalogue, drafts, tmp_path)
    await again.console.start()
    assert "Enter keeps “wrong”" in await again("/lookup hartford", "1")
    await again.end()
    assert b"wrong" not in (tmp_path / "roundtable.db-wal").read_bytes()


async def test_a_missing_option_is_asked_for_with_numbered_choices(talk):
    said = await talk("/lookup")
    assert "Town or city" in said
    assert "[1] Hartford" in said
    assert "hartford 1" in await talk("1")


async def test_a_missing_option_may_be_answered_with_something_else(talk):
    assert "new britain 1" in await talk("/lookup", "new britain")


async def test_a_missing_option_at_the_end_of_input_is_named(talk):
    await talk("/lookup")
    assert "place is missing" in await talk.end()


async def test_a_value_that_is_no_choice_brings_the_choices(talk):
    said = await talk("/lookup hartford level:county")
    assert "Nothing fits “county”." in said
    assert "[1] City hall" in said
    assert "[2] Capitol" in said
    assert "state" in await talk("Capitol")


async def test_a_choice_may_be_typed_by_its_label(talk):
    assert "  state" in await talk("/lookup hartford level:Capitol")
    assert "  city" in await talk("/lookup hartford level:hall")


async def test_hats_open_what_they_may_do(talk):
    assert "This is for people with the role “moderator”" in await talk("/guard shut")
    assert "You are now Ana, as moderator." in await talk("/as moderator")
    assert "yes" in await talk("/guard shut")
    assert "role “moderator”" in await talk("/as organiser", "/guard shut")
    assert "You are now Luz, as resident." in await talk("/as resident Luz")


async def test_an_unknown_hat_names_those_there_are(talk):
    assert "moderator, organizer" in await talk("/as king")


async def test_spanish_changes_the_answers_and_the_commands_names(talk):
    assert await talk("/language spanish") == "Le responderé en español.\n"
    assert "(solo usted ve esto)" in await talk("/buscar hartford")
    assert "residente> /buscar" in talk.out.getvalue()
    assert await talk("/idioma en") == "I will answer you in English.\n"


async def test_an_unknown_command_names_its_nearest(talk):
    assert "Did you mean /lookup?" in await talk("/lokup hartford")
    assert "There is no command “xyzzy”." in await talk("/xyzzy")


async def test_half_a_command_names_what_exists(talk):
    said = await talk("/guard")
    assert "Did you mean /guard shut?" in said


async def test_a_spanish_command_is_found_by_its_spanish_name(talk):
    assert "¿Quiso decir /buscar?" in await talk("/language es", "/busca hartford")


async def test_a_lone_slash_shows_what_there_is(talk):
    assert "“”" not in await talk("/")


async def test_a_spanish_speaker_names_and_is_asked_for_options_in_spanish(talk):
    assert "hartford 1" in await talk("/language es", "/buscar hartford nivel:state")
    assert "hartford 1" in await talk("/buscar nivel:state", "hartford")
    assert "lugar: hartford" in talk.out.getvalue()


async def test_a_cancelled_form_is_cancelled_once(talk):
    said = await talk("/lookup hartford", "1", "hello", "/cancel")
    assert "What you typed is kept." in said
    assert "nothing to cancel" not in said


async def test_a_long_text_is_kept_and_shown_short(talk):
    said = await talk("/lookup hartford", "1", "why " * 1500)
    assert f"Enter keeps “{('why ' * 15)[:59]}…”" in said


async def test_words_that_are_no_command_are_no_mistake(talk):
    assert "Commands begin with a slash" in await talk("Why is the library closed on Sundays?")


async def test_what_breaks_has_a_reference_and_no_traceback(talk):
    said = await talk("/broken")
    assert re.search(r"reference: [0-9a-f]{6}", said)
    assert "Traceback" not in talk.out.getvalue()


async def test_data_cannot_drive_the_terminal(talk):
    said = await talk("/lookup \x1b[31mred\u202egnihton\x9b5n")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said)
    assert "␛[31mred" in said


async def test_quit_ends_the_talk(talk):
    await talk("/quit")
    await talk.console.wait()


async def test_the_greeting_says_where_one_is_and_what_to_try(talk):
    shown = talk.out.getvalue()
    assert "You are in the community Hartford, at the console." in shown
    assert "  /lookup Hartford " in shown
    assert "/help lists everything." in shown
