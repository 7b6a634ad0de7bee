"""Forms: opened before Slack's trigger dies, answered inside the acknowledgement."""

import pytest

QUESTION = "When will we see police walking the beat?"


async def said(slack, channel, person, count=1):
    await slack.until(lambda: len(slack.seen(channel, person.id)) >= count)
    return slack.seen(channel, person.id)[-1]


async def opened(slack, person):
    await slack.until(lambda: person.modal and person.modal.get("submit"))


async def test_a_form_opens_filled_and_its_answer_is_private(bot, slack, general, ana):
    await ana.command(general, "/ask")
    await opened(slack, ana)
    assert ana.modal["title"]["text"] == "Ask a question"
    initial = {b["block_id"]: b["element"].get("initial_option", {}).get("value") for b in ana.modal["blocks"]}
    assert (initial["place"], initial["level"]) == ("bristol-ct", "city")
    assert await ana.submit(text=QUESTION, named=True) == {}
    answer = await said(slack, general, ana)
    assert (answer.words, answer.only_for) == (f"Sent: {QUESTION}", ana.id)
    (form,) = bot.town.taken
    assert (form.official_id, form.text, form.place, form.named) == (1, QUESTION, "bristol-ct", True)
    assert ana.modal is None


async def test_a_button_opens_a_form_that_carries_its_value(bot, slack, general, marisol):
    await marisol.command(general, "/lookup hartford")
    await marisol.press(await said(slack, general, marisol), "Hacer una pregunta")
    await opened(slack, marisol)
    assert "Su pregunta" in marisol.modal_words
    await marisol.submit(text=QUESTION, place="Hartford, WI")
    await said(slack, general, marisol, 2)
    form = bot.town.taken[-1]
    assert (form.official_id, form.place) == (7, "hartford-wi")


async def test_an_error_stands_at_its_part_and_nothing_typed_is_lost(bot, slack, general, ana):
    await ana.command(general, "/ask")
    await opened(slack, ana)
    errors = await ana.submit(text="this is the wrong question")
    assert errors == {"text": "Please choose one of the choices offered."}
    assert await ana.submit(text=QUESTION) == {}


async def test_spaces_alone_are_no_question(bot, slack, general, ana):
    await ana.command(general, "/ask")
    await opened(slack, ana)
    assert (await ana.submit(text=" " * 20))["text"].startswith("Please fill this in")


@pytest.mark.parametrize(("word", "told"), [("refused", "is no date"), ("broken", "went wrong on our side")])
async def test_a_refusal_stands_in_the_modal_so_that_nothing_is_lost(bot, slack, general, ana, word, told):
    await ana.command(general, "/ask")
    await opened(slack, ana)
    errors = await ana.submit(text=f"this will be {word}")
    assert told in errors["text"]
    assert ana.modal is not None


async def test_a_refused_form_is_told_as_a_message(bot, slack, general, ana):
    await ana.command(general, "/ask 404")
    assert "Please choose" in (await said(slack, general, ana)).words
    assert ana.modal is None


async def test_suggestions_come_from_the_cog(bot, slack, general, ana):
    await ana.command(general, "/ask")
    await opened(slack, ana)
    assert await ana.suggestions("Place", "hart") == ["Hartford, CT", "Hartford, WI"]
    assert await ana.suggestions("Place", "nowhere") == []


async def test_slow_suggestions_are_none_rather_than_late(bot, slack, general, ana, monkeypatch):
    await ana.command(general, "/ask")
    await opened(slack, ana)
    monkeypatch.setattr("bot.platforms.slack.handling.ANSWER_WITHIN", 0.05)
    bot.town.slow = 1
    assert await ana.suggestions("Place", "hart") == []


async def test_a_slow_form_is_held_by_a_loading_view(bot, slack, general, ana, monkeypatch):
    monkeypatch.setattr("bot.platforms.slack.opening.LOADING_AFTER", 0.05)
    bot.town.slow = 0.3
    await ana.command(general, "/ask")
    await slack.until(lambda: ana.modal)
    assert "One moment…" in ana.modal_words
    await opened(slack, ana)
    bot.town.slow = 0
    assert await ana.submit(text=QUESTION) == {}
    await said(slack, general, ana)


async def test_a_form_too_slow_for_its_trigger_says_so(bot, slack, general, ana):
    slack.fail("views.open", "expired_trigger_id")
    await ana.command(general, "/ask")
    assert "Please try again" in (await said(slack, general, ana)).words


async def test_a_slow_submission_shows_a_loading_view_and_then_the_answer(bot, slack, general, ana, monkeypatch):
    monkeypatch.setattr("bot.platforms.slack.submissions.ANSWER_WITHIN", 0.05)
    await ana.command(general, "/ask")
    await opened(slack, ana)
    bot.town.slow = 0.2
    await ana.submit(text=QUESTION)
    assert "One moment…" in ana.modal_words
    await slack.until(lambda: "Sent:" in ana.modal_words)
    assert len(bot.town.taken) == 1


async def test_a_slow_refusal_brings_the_form_back_with_what_was_typed(bot, slack, general, ana, monkeypatch):
    monkeypatch.setattr("bot.platforms.slack.submissions.ANSWER_WITHIN", 0.05)
    await ana.command(general, "/ask")
    await opened(slack, ana)
    for wrong in ("this is the wrong question", "this will be refused"):
        bot.town.slow = 0.2
        await ana.submit(text=wrong, place="Hartford, WI")
        await slack.until(lambda: "⚠️" in ana.modal_words)
        bot.town.slow = 0
        blocks = {b["block_id"]: b.get("element", {}) for b in ana.modal["blocks"]}
        assert blocks["text"]["initial_value"] == wrong
        assert blocks["place"]["initial_option"]["text"]["text"] == "Hartford, WI"
    await ana.submit(text=QUESTION)
    assert len(bot.town.taken) == 1


async def test_an_answer_to_a_closed_loading_view_comes_as_a_message(bot, slack, general, ana, monkeypatch):
    monkeypatch.setattr("bot.platforms.slack.submissions.ANSWER_WITHIN", 0.05)
    await ana.command(general, "/ask")
    await opened(slack, ana)
    bot.town.slow = 0.2
    await ana.submit(text=QUESTION)
    await ana.close()
    slack.refused.clear()
    assert "Sent:" in (await said(slack, general, ana)).words
    slack.refused.clear()


async def test_a_missing_option_is_asked_for_with_the_same_suggestions(bot, slack, general, ana):
    await ana.command(general, "/lookup")
    await opened(slack, ana)
    assert ana.modal["title"]["text"] == "/lookup"
    assert await ana.suggestions("Place", "bris") == ["Bristol, CT"]
    await ana.submit(place="Bristol, CT", level="State")
    assert "Found bristol-ct." in (await said(slack, general, ana)).words
    assert bot.town.taken == [("bristol-ct", "state", 1)]


async def test_words_that_could_belong_to_either_option_are_asked_about(bot, slack, general, ana):
    await ana.command(general, "/guard move the chief hartford")
    await opened(slack, ana)
    assert ana.modal["blocks"][0]["element"]["initial_value"] == "the"
    await ana.submit(who="the chief", place="Hartford, CT")
    assert (await said(slack, general, ana)).words == "the chief to hartford-ct"
    await ana.command(general, '/guard move who:"the chief" hartford')
    assert (await said(slack, general, ana, 2)).words == "the chief to hartford"


async def test_a_time_says_itself_where_it_ends(bot, slack, general, owner):
    await owner.command(general, "/announce tomorrow 6pm the council meets")
    assert (await said(slack, general, owner)).words.endswith("the council meets")
    await owner.command(general, "/announce")
    await opened(slack, owner)
    assert "is no date" in next(iter((await owner.submit(when="blah", text="Council")).values()))


async def test_whoever_may_not_is_told_before_any_form_opens(bot, slack, general, ana):
    await ana.command(general, "/announce")
    assert "role “moderator”" in (await said(slack, general, ana)).words
    await ana.mention(general, "announce")
    assert "role “moderator”" in (await said(slack, general, ana, 2)).words
    assert ana.modal is None


async def test_a_mention_brings_no_trigger_so_a_button_opens_the_form(bot, slack, general, ana):
    await ana.mention(general, "lookup")
    asked = await said(slack, general, ana)
    assert "/lookup needs more: place" in asked.words
    await ana.press(asked, "Open the form")
    await opened(slack, ana)
    await ana.submit(place="Bristol, CT")
    assert "Found bristol-ct." in (await said(slack, general, ana, 2)).words


async def test_a_form_asked_for_in_a_direct_message(bot, slack, ana):
    await ana.dm("ask")
    channel = slack.im(ana.id)
    await ana.press(await said(slack, channel, ana), "Open the form")
    await opened(slack, ana)
    await ana.submit(text=QUESTION)
    assert "Sent:" in (await said(slack, channel, ana, 2)).words


async def test_moderators_are_chosen_among_groups_and_people(bot, slack, general, owner, ana):
    group = slack.add_group("hartford-mods", ana.id)
    await owner.command(general, "/setup")
    await opened(slack, owner)
    blocks = {b["block_id"]: b["element"] for b in owner.modal["blocks"]}
    assert blocks["channel"]["initial_conversation"] == general
    assert blocks["moderators.people"]["initial_users"] == [owner.id]
    assert await owner.suggestions("Moderators: user groups", "mods") == ["@hartford-mods"]
    await owner.fill("Moderators: user groups", ["@hartford-mods"])
    await owner.fill("Moderators: people", [ana.id, owner.id])
    await owner.submit()
    answer = await said(slack, general, owner)
    assert answer.words.splitlines() == [f"For #{general}", "For @hartford-mods", "For @ana", "For @olga"]
    (form,) = bot.town.taken
    assert [str(g) for g in form.moderators] == [f"slack:{group}", f"slack:{ana.id}", f"slack:{owner.id}"]
    assert str(form.channel) == f"slack:{general}"


async def test_a_modal_of_a_former_release_says_it_is_stale(bot, slack, general, ana):
    await ana.command(general, "/ask")
    await opened(slack, ana)
    ana.modal["callback_id"] = "form:gone"
    assert "no longer works" in next(iter((await ana.submit(text=QUESTION)).values()))


async def test_closing_a_modal_is_acknowledged(bot, slack, general, ana):
    await ana.command(general, "/ask")
    await opened(slack, ana)
    ana.modal["notify_on_close"] = True
    assert (await ana.close()).status == 200
