"""What people type: slash commands, mentions, direct messages."""

import pytest

from tests.fakes.slack_user import TooLateError


async def last(slack, channel, person):
    """The newest thing that the bot said to them there, once it said something."""
    return (await slack.until(lambda: slack.seen(channel, person.id)))[-1]


async def test_a_slash_command_is_answered_privately(bot, slack, general, ana):
    ack = await ana.command(general, "/lookup hartford")
    assert (ack.status, ack.body or "") == (200, "")
    said = await last(slack, general, ana)
    assert said.only_for == ana.id
    assert "Found hartford." in said.words
    assert "Office <b> & more" in said.words
    assert said.words.count("[Ask a question]") == 1


async def test_the_answer_is_in_the_persons_language(bot, slack, general, marisol):
    await marisol.command(general, "/lookup hartford")
    said = await last(slack, general, marisol)
    assert "Se encontró hartford." in said.words
    assert "[Siguiente]" in said.words


async def test_a_public_answer_is_for_the_whole_channel_in_its_language(bot, slack, general, marisol):
    await marisol.command(general, "/roundtables")
    said = await last(slack, general, marisol)
    assert said.only_for is None
    assert "Found Park Street." in said.words


async def test_a_public_answer_reaches_a_channel_that_the_bot_is_not_in(bot, slack, ana):
    elsewhere = slack.add_channel("elsewhere", joined=False)
    await ana.command(elsewhere, "/roundtables")
    assert "Found Park Street." in (await last(slack, elsewhere, ana)).words


async def test_slack_keeps_help_for_itself_so_it_has_another_name(bot, slack, general, ana):
    await ana.command(general, "/roundtable-help")
    said = await last(slack, general, ana)
    assert said.words == "Try /lookup or /roundtable-help."


async def test_a_mention_works_in_a_thread(bot, slack, general, ana):
    start = slack.post(ana.id, general, "Who is our mayor?")
    await ana.mention(general, "lookup new haven", thread=start.ts)
    said = await last(slack, general, ana)
    assert (said.only_for, said.thread_ts) == (ana.id, start.ts)
    assert "Found new haven." in said.words


async def test_a_public_answer_to_a_mention_stays_in_the_thread(bot, slack, general, ana):
    start = slack.post(ana.id, general, "What is on?")
    await ana.mention(general, "roundtables", thread=start.ts)
    said = await last(slack, general, ana)
    assert (said.only_for, said.thread_ts) == (None, start.ts)


async def test_a_direct_message_is_a_command(bot, slack, ana):
    await ana.dm("/lookup hartford")
    said = await last(slack, slack.im(ana.id), ana)
    assert said.only_for is None
    assert "Found hartford." in said.words


async def test_words_that_are_no_command_are_told_so(bot, slack, ana):
    await ana.dm("hello there")
    assert "no command “hello”" in (await last(slack, slack.im(ana.id), ana)).words


async def test_a_bare_mention_gets_help(bot, slack, general, ana):
    await ana.mention(general, "")
    assert "Try /lookup" in (await last(slack, general, ana)).words


async def test_a_group_alone_says_what_follows(bot, slack, general, ana):
    await ana.command(general, "/guard")
    said = await last(slack, general, ana)
    assert "/guard shut" in said.words
    assert "Move it" in said.words


async def test_a_second_word_names_the_command(bot, slack, general, owner):
    await owner.command(general, "/guard shut")
    assert (await last(slack, general, owner)).words == "yes"


async def test_a_role_that_is_lacking_is_told_privately(bot, slack, general, ana):
    await ana.command(general, "/guard shut")
    assert "people with the role “moderator”" in (await last(slack, general, ana)).words


async def test_a_role_comes_with_a_user_group(bot, slack, general, ana):
    from bot.core.ids import GrantId, SpaceId
    from bot.core.permissions import Role

    group = slack.add_group("moderators", ana.id)
    async with bot.database.transaction():
        await bot.dispatcher.spaces.set_grants(SpaceId("slack", "T0ROUND"), Role.MODERATOR, (GrantId("slack", group),))
    await ana.command(general, "/guard shut")
    assert (await last(slack, general, ana)).words == "yes"


async def test_what_breaks_is_told_without_a_traceback(bot, slack, general, ana):
    await ana.command(general, "/broken")
    said = await last(slack, general, ana)
    assert "Something went wrong on our side" in said.words
    assert "ZeroDivision" not in said.words


@pytest.mark.parametrize("words", ["the payload arrived", "A & B <c> 100%", "payload=1&x=2"])
async def test_every_word_reaches_the_handler(bot, slack, general, ana, words):
    await ana.command(general, f"/echo {words}")
    assert words in (await last(slack, general, ana)).words


async def test_a_channel_named_in_the_text_is_that_channel(bot, slack, general, ana):
    from tests.fakes.slack_user import Delivery, deliver

    await ana.command(general, "/where")
    assert (await last(slack, general, ana)).words == f"slack:{general}"
    sent = slack.deliveries[-1]
    again = dict(
        sent.payload, text=f"<#{general}|general>", trigger_id="x", response_url=slack.response_url(ana.id, general)
    )
    await deliver(slack, Delivery(sent.kind, again, "e-where"))
    await slack.until(lambda: len(slack.seen(general, ana.id)) == 2)
    assert slack.seen(general, ana.id)[-1].words == f"slack:{general}"


async def test_a_long_answer_comes_in_several_messages(bot, slack, general, ana):
    await ana.command(general, "/many")
    await slack.until(lambda: "Card 39" in "".join(m.words for m in slack.seen(general, ana.id)))
    said = slack.seen(general, ana.id)
    assert 3 <= len(said) <= 5
    assert all(len(m.blocks) <= 50 for m in said)
    assert "".join(m.words for m in said).count("[Go]") == 40


async def test_a_private_file_comes_as_a_direct_message(bot, slack, general, ana):
    await ana.command(general, "/export")
    await slack.until(lambda: any("direct message" in m.words for m in slack.seen(general, ana.id)))
    (file,) = [f for m in slack.seen(slack.im(ana.id)) for f in m.files]
    assert (file["name"], file["content"]) == ("questions.csv", b"number,text\n1,Why?\n")


async def test_a_public_file_is_for_the_channel(bot, slack, general, ana):
    await ana.command(general, "/minutes")
    await slack.until(lambda: any(m.files for m in slack.seen(general)))
    await ana.dm("minutes")
    await slack.until(lambda: any(m.files for m in slack.seen(slack.im(ana.id))))


async def test_a_file_that_cannot_be_sent_is_told(bot, slack, general, ana):
    slack.fail("files.getUploadURLExternal", "file_uploads_disabled")
    await ana.command(general, "/export")
    await slack.until(lambda: any("could not be sent" in m.words for m in slack.seen(general, ana.id)))


async def test_an_answer_goes_another_way_when_the_response_address_is_dead(bot, slack, general, ana):
    slack.fail("response_url", "expired_url", status=404)
    await ana.command(general, "/roundtable-help")
    assert "Try" in (await last(slack, general, ana)).words
    slack.fail("response_url", "expired_url", status=404)
    slack.fail("chat.postEphemeral", "user_not_in_channel")
    await ana.command(general, "/roundtable-help")
    assert "Try" in (await last(slack, slack.im(ana.id), ana)).words


async def test_slack_not_knowing_the_person_does_not_stop_the_answer(bot, slack, general, ana):
    slack.fail("users.info", "fatal_error")
    slack.fail("usergroups.list", "paid_teams_only")
    await ana.command(general, "/lookup hartford")
    assert "Found hartford." in (await last(slack, general, ana)).words


async def test_a_slow_handler_is_acknowledged_at_once(bot, slack, general, ana):
    ack = await ana.command(general, "/slowly")
    assert ack.seconds < 0.25
    assert (await last(slack, general, ana)).words == "Done"


async def test_an_exception_right_after_the_acknowledgement_does_not_lose_it(bot, slack, general, ana, monkeypatch):
    async def breaks(*_):
        raise RuntimeError("at once")

    monkeypatch.setattr("bot.platforms.slack.people.People.profile", breaks)
    try:
        acks = [await ana.command(general, "/lookup hartford"), await ana.dm("lookup hartford"), await ana.open_home()]
    except TooLateError:
        pytest.fail("the acknowledgement was lost")
    assert [a.status for a in acks] == [200, 200, 200]
    assert "Something went wrong" in (await last(slack, general, ana)).words


async def test_the_bot_does_not_answer_itself_or_edits(bot, slack, ana):
    channel = slack.im(ana.id)
    for event in ({"bot_id": "B0BOT", "user": "U0BOT"}, {"subtype": "message_changed"}, {"subtype": "bot_message"}):
        await ana._event(
            {"type": "message", "channel_type": "im", "channel": channel, "text": "help", "ts": "1.0", **event}
        )
    await ana.dm("help")
    await slack.until(lambda: slack.seen(channel))
    assert len(slack.seen(channel)) == 1


async def test_an_administrator_of_another_workspace_is_a_guest_here(bot, slack, general, owner):
    slack.users[owner.id] |= {"team_id": "T0OTHER", "is_stranger": True}
    await owner.command(general, "/guard shut")
    assert "moderator" in (await last(slack, general, owner)).words
