"""Slack sends things twice: nothing is done twice."""

from tests.fakes.slack_user import Delivery, deliver

QUESTION = "When will we see police walking the beat?"


async def quiet(bot, slack, count):
    """Nothing more comes once all is done that was begun."""
    await bot.platform.tasks.drain(10)
    return len(slack.calls) == count


async def test_a_command_delivered_twice_is_answered_once(bot, slack, general, ana):
    await ana.command(general, "/lookup hartford")
    assert (await ana.again()).status == 200
    await slack.until(lambda: slack.seen(general, ana.id))
    assert await quiet(bot, slack, len(slack.calls))
    assert len(slack.seen(general, ana.id)) == len(bot.town.taken) == 1


async def test_a_mention_delivered_again_is_answered_once(bot, slack, general, ana):
    await ana.mention(general, "lookup hartford")
    await slack.until(lambda: slack.seen(general, ana.id))
    assert (await ana.again()).status == 200
    assert await quiet(bot, slack, len(slack.calls))
    assert len(slack.seen(general, ana.id)) == len(bot.town.taken) == 1


async def test_a_form_delivered_twice_is_taken_once_and_answered_alike(bot, slack, general, ana):
    await ana.command(general, "/ask")
    await slack.until(lambda: ana.modal)
    await ana.submit(text=QUESTION)
    again = await ana.again()
    assert (again.status, again.body or "") == (200, "")
    await slack.until(lambda: slack.seen(general, ana.id))
    assert len(bot.town.taken) == 1
    assert await bot.rows() == 1


async def test_a_refused_form_is_refused_again(bot, slack, general, ana):
    await ana.command(general, "/ask")
    await slack.until(lambda: ana.modal)
    errors = await ana.submit(text="this is the wrong question")
    again = await ana.again()
    assert again.body == {"response_action": "errors", "errors": errors}


async def test_a_press_delivered_to_another_process_is_done_once(bot, slack, general, ana, mode):
    await ana.command(general, "/roundtables")
    await slack.until(lambda: slack.seen(general))
    post = slack.seen(general)[-1]
    await ana.press(post, "Support")
    await slack.until(lambda: post.edits)
    pressed = slack.deliveries[-1]
    await bot.platform.stop()
    tokens = {} if mode == "socket" else {"app_token": None, "signing_secret": "fake-signing-secret", "port": 0}
    other = bot.another(**tokens)
    await other.start()
    slack.http_url = f"http://127.0.0.1:{other.port}/slack/events" if mode == "http" else None
    await slack.until(lambda: slack.http_url or slack.sockets)
    await deliver(slack, Delivery(pressed.kind, pressed.payload, "e-again"), retry=1)
    await other.stop()
    assert await bot.rows() == 1
    assert post.edits == 1
