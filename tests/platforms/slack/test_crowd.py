"""A crowd presses one button within seconds: each press counts, and Slack is never asked more than it allows."""

import asyncio

from tests.fakes.slack_user import SlackUser

CROWD = 400


async def test_each_press_of_a_crowd_counts_and_slack_refuses_nothing(bot, slack, general, ana):
    await ana.command(general, "/roundtables")
    await slack.until(lambda: slack.seen(general, ana.id))
    post = slack.seen(general, ana.id)[-1]
    before = await bot.rows()
    slack.paced = True
    crowd = [SlackUser.join(slack, f"voter{n}", "es-MX") for n in range(CROWD)]
    await asyncio.gather(*(one.press(post, "Support") for one in crowd))
    await bot.platform.tasks.drain(60)
    assert await bot.rows() == before + CROWD
    assert bot.platform.people.locale(crowd[-1].id) == "es-MX"
