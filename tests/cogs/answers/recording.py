"""Answers as tests record them, and the people who wait for one."""

SAID = "Two officers walk Albany Avenue from December 1 on, every evening."


async def remember(front, name, locale="en"):
    """Somebody asked to be told, as asking and supporting do."""
    async with front.database.transaction():
        request = await front.dispatcher._request(front.person(name, locale=locale).incoming())
        await front.people.remember(request)


async def record(by, number=1, outcome="answered", **values):
    """Fill in the form of an answer; what came of it."""
    form = await by.gives("answer", question=str(number), outcome=outcome)
    return await by.sends(form, **{"who": "Jane Roe, Chief of Police", "text_en": SAID, **values})


async def join(front, town, number, to):
    """A moderator joins the question `number` to another."""
    async with front.database.transaction():
        joined = await front.services.pool.numbered(1, number)
        await front.services.pool.join(1, joined.id, joined.version, town.ids[to])
