"""What people press: buttons, menus, pagers, the menu of a message, the start page."""

from tests.fakes.slack import BOT_USER, Message


async def said(slack, channel, person, count=1):
    await slack.until(lambda: len(slack.seen(channel, person.id)) >= count)
    return slack.seen(channel, person.id)[-1]


async def test_a_pager_turns_the_page_in_place(bot, slack, general, ana):
    await ana.command(general, "/lookup hartford")
    first = await said(slack, general, ana)
    assert "Page 1 of 3" in first.words
    assert "[Previous]" not in first.words
    await ana.press(first, "Next")
    await slack.until(lambda: first.edits)
    assert "Page 2 of 3" in first.words
    assert len(slack.seen(general, ana.id)) == 1
    assert bot.town.taken == [("hartford", None, 1), ("hartford", None, 2)]


async def test_a_menus_entry_comes_back_with_its_value(bot, slack, general, ana):
    await ana.command(general, "/lookup hartford")
    await ana.choose(await said(slack, general, ana), "Another place", "Bristol, CT")
    assert "Found bristol-ct." in (await said(slack, general, ana, 2)).words


async def test_a_link_button_is_acknowledged_and_nothing_else(bot, slack, general, ana):
    await ana.command(general, "/lookup hartford")
    message = await said(slack, general, ana)
    ack = await ana.press(message, "Site")
    await ana.command(general, "/roundtable-help")
    await said(slack, general, ana, 2)
    assert ack.status == 200
    assert len(bot.town.taken) == 1


async def test_a_public_message_is_replaced_for_everybody(bot, slack, general, ana, marisol):
    await ana.command(general, "/roundtables")
    post = await said(slack, general, ana)
    await marisol.press(post, "Support")
    await slack.until(lambda: post.edits)
    assert post.words == "1 supported"


async def test_a_private_answer_never_replaces_a_public_message(bot, slack, general, ana):
    post = Message(general, "1.000001", "Vote", [
        {"type": "actions", "block_id": "b", "elements": [
            {"type": "button", "text": {"type": "plain_text", "text": "Next"}, "action_id": "lookup:hartford#p1",
             "value": "2"}]}])  # fmt: skip
    slack.messages.append(post)
    await ana.press(post, "Next")
    answer = await said(slack, general, ana, 2)
    assert (post.edits, answer.only_for) == (0, ana.id)


async def test_a_stale_button_says_so(bot, slack, general, ana):
    for action_id in ("gone:1#b1", "whatever", "lookup:x#p3"):
        old = Message(general, f"2.{action_id}", "Old", [
            {"type": "actions", "block_id": "b", "elements": [
                {"type": "button", "text": {"type": "plain_text", "text": "Go"}, "action_id": action_id,
                 "value": "x"}]}])  # fmt: skip
        slack.messages.append(old)
        await ana.press(old, "Go")
    await slack.until(lambda: len([m for m in slack.messages if m.only_for]) == 3)
    stale = [m.words for m in slack.messages if m.only_for and "no longer works" in m.words]
    assert len(stale) == 2


async def test_a_button_works_after_a_restart(bot, slack, general, ana, mode):
    await ana.command(general, "/lookup hartford")
    message = await said(slack, general, ana)
    await bot.platform.stop()
    tokens = {} if mode == "socket" else {"app_token": None, "signing_secret": "fake-signing-secret", "port": 0}
    other = bot.another(**tokens)
    await other.start()
    slack.http_url = f"http://127.0.0.1:{other.port}/slack/events" if mode == "http" else None
    await slack.until(lambda: slack.http_url or slack.sockets)
    await ana.press(message, "Ask a question")
    await slack.until(lambda: ana.modal)
    await other.stop()


async def test_an_entry_of_a_messages_menu_opens_a_form_on_its_text(bot, slack, general, ana, marisol):
    post = slack.post(marisol.id, general, "Why &lt;no&gt; patrols on <https://x.org|Park> &amp; Main?")
    await ana.shortcut(post, "about")
    await slack.until(lambda: ana.modal)
    ((text, link),) = bot.town.taken
    assert text == "Why <no> patrols on Park & Main?"
    assert link == f"https://fake.slack.com/archives/{general}/p{post.ts.replace('.', '')}"


async def test_a_direct_message_is_asked_about_without_a_link_since_that_leads_to_a_person(bot, slack, ana):
    await ana.shortcut(slack.post(ana.id, slack.im(ana.id), "Why is my street dark?"), "about")
    await slack.until(lambda: ana.modal)
    assert bot.town.taken == [("Why is my street dark?", "")]


async def test_an_unknown_entry_of_a_messages_menu_says_so(bot, slack, general, ana):
    await ana.shortcut(slack.post(ana.id, general, "Hm"), "gone")
    assert "no longer works" in (await said(slack, general, ana)).words


async def test_the_start_page_shows_what_is_on_and_mine(bot, slack, marisol):
    await marisol.open_home()
    await slack.until(lambda: slack.homes)
    lines = marisol.home.splitlines()
    assert lines.index("Qué hay") < lines.index("Mis preguntas")
    await marisol.open_home(tab="messages")
    assert len(slack.called("views.publish")) == 1


async def test_a_button_on_the_start_page_opens_its_form(bot, slack, ana):
    await ana.open_home()
    await slack.until(lambda: slack.homes)
    await ana.press_in_view("Ask a question", home=True)
    await slack.until(lambda: ana.modal)
    assert "Your question" in ana.modal_words
    await ana.submit(text="Where are the patrols?")
    assert "Sent: Where are the patrols?" in (await said(slack, slack.im(ana.id), ana)).words


async def test_an_answer_on_the_start_page_comes_as_a_modal(bot, slack, ana):
    await ana.open_home()
    await slack.until(lambda: slack.homes)
    await ana.press_in_view("Support", home=True)
    await slack.until(lambda: ana.modal)
    assert "2 supported" in ana.modal_words
    await slack.until(lambda: len(slack.called("views.publish")) == 2)


async def test_buttons_in_a_modal_go_on_in_it(bot, slack, ana):
    await ana.open_home()
    await slack.until(lambda: slack.homes)
    await ana.press_in_view("Look", home=True)
    await slack.until(lambda: "Page 1 of 3" in ana.modal_words)
    await ana.press_in_view("Next")
    await slack.until(lambda: "Page 2 of 3" in ana.modal_words)
    await ana.press_in_view("Ask a question")
    await slack.until(lambda: "Your question" in ana.modal_words)
    assert len(slack.modals[ana.id]) == 1
    assert bot.town.taken == [("hartford", None, 1), ("hartford", None, 2)]


async def test_a_home_that_cannot_be_shown_stops_nothing(bot, slack, general, ana):
    slack.fail("views.publish", "not_enabled")
    await ana.open_home()
    await ana.command(general, "/roundtable-help")
    await said(slack, general, ana)


async def test_the_app_answers_only_its_own_messages(bot, slack, general):
    assert [m for m in slack.messages if m.user == BOT_USER] == []
