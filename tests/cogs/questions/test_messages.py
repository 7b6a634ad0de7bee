"""Questions about a message that somebody else looks at too."""

import asyncio


async def test_two_people_may_ask_about_one_message_in_the_same_moment(front):
    people = [front.person(name) for name in ("ana", "ben", "eva")]
    link = "https://discord.com/channels/1/2/3"
    await people[0].types("/ask")
    opened = await asyncio.gather(*(p.picks("ask-about", "The library shuts at five", link) for p in people))
    assert len({said.form.about_id for said in opened}) == 1
