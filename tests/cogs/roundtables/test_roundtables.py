import asyncio

import pytest

from bot.core.ids import ChannelId

ROUNDTABLES = ChannelId("discord", "31")


@pytest.fixture
def omar(front):
    return front.person("omar", "organiser")


@pytest.fixture
async def channel(front):
    """The channel that a moderator chose for roundtables."""
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "roundtables", ROUNDTABLES)


async def test_an_organiser_plans_with_plain_options_and_it_is_announced(front, omar, channel):
    line = '/roundtable create North End roundtable when:"tomorrow 6pm" where:"Pro Style, Main Street"'
    created = await omar.types(line)
    assert created.private
    assert "Planned. It is being announced" in created.text
    [post] = await front.posts()
    assert post.startswith("discord:31 | A new roundtable\nNorth End roundtable\nWhen: Tuesday, November 24, 2026")
    assert "6:00 PM EST" in post
    assert "Where: Pro Style, Main Street" in post


async def test_without_options_a_form_opens_and_takes_spanish_times(front, channel):
    omar = front.person("omar", "organiser", locale="es-419")
    form = await omar.types("/roundtable create")
    created = await omar.sends(form, title="Mesa del North End", when="mañana a las 18:00", where="Biblioteca")
    assert "Cuándo: martes 24 de noviembre de 2026, 6:00 p.m. EST" in created.text
    assert len(await front.posts()) == 1


async def test_what_was_given_stands_in_the_form(omar):
    form = (await omar.types('/roundtable create when:"2026-12-01 18:00"')).form
    assert form.filled() == {"when": "2026-12-01 18:00"}


@pytest.mark.parametrize(
    ("part", "said", "answer"),
    [
        ("when", "yesterday 6pm", "when: Sunday, November 22, 2026"),
        ("when", "soonish", "when: “soonish” is no date"),
        ("when", "2036-12-01 18:00", "when: Monday, December 1, 2036"),
        ("title", "", "title: Please fill this in."),
        ("title", "\u200b\u200b\u200b\u200b", "title: This needs at least 3"),
        ("title", "x" * 6000, "title: This takes at most 150"),
        ("link", "javascript:alert(1)", "link: “javascript:alert(1)” is no web address"),
    ],
)
async def test_what_cannot_be_planned_is_said_at_its_part(front, omar, part, said, answer):
    form = await omar.types("/roundtable create")
    good = {"title": "North End", "when": "tomorrow 6pm"}
    refused = await omar.sends(form, **{**good, part: said})
    assert refused.text.startswith(answer)
    assert await front.posts() == []


async def test_a_past_time_typed_as_an_option_is_refused(front, omar):
    refused = await omar.gives("roundtable create", title="North End", when="2020-01-01 10:00")
    assert "has passed already" in refused.text


async def test_a_resident_may_not_plan(front):
    refused = await front.person("ana").types('/roundtable create Mine when:"tomorrow"')
    assert "“organizer”" in refused.text


async def test_without_a_channel_it_is_planned_and_its_organiser_told(front, omar):
    created = await omar.gives("roundtable create", title="North End", when="tomorrow 6pm")
    assert "no channel for roundtables is chosen" in created.text
    assert "North End" in (await front.person("ana").types("/roundtables")).text


async def test_the_same_plan_sent_twice_is_one_roundtable(front, omar, channel):
    for _ in range(2):
        await omar.gives("roundtable create", title="North End", when="2026-12-01 18:00")
    assert len(await front.posts()) == 1
    assert (await omar.types("/roundtables")).text.count("North End") == 1


async def test_a_plan_for_the_same_time_with_other_details_is_not_lost_unsaid(front, omar, channel):
    for where in ("Library", "City Hall"):
        said = await omar.gives("roundtable create", title="North End", when="2026-12-01 18:00", where=where)
    assert "“North End” is planned for Tuesday, December 1, 2026, 6:00 PM EST already, with other details" in said.text
    assert "/roundtable edit" in said.text
    assert "Library" in (await omar.types("/roundtables")).text


async def test_the_same_form_sent_three_times_at_once_is_one_roundtable(front, omar, channel):
    form = await omar.types("/roundtable create")
    await asyncio.gather(*(omar.sends(form, title="North End", when="2026-12-01 18:00") for _ in range(3)))
    assert len(await front.posts()) == 1
    assert (await omar.types("/roundtables")).text.count("North End") == 1


async def test_everyone_sees_what_is_coming_up_the_next_first_and_what_is_over_no_more(front, omar):
    for title, when in (("Later", "2026-12-02 18:00"), ("Sooner", "2026-12-01 18:00")):
        await omar.gives("roundtable create", title=title, when=when)
    ana = front.person("ana")
    listed = await ana.types("/roundtables")
    assert listed.private
    assert listed.text.index("Sooner") < listed.text.index("Later")
    assert "Ask a question" in listed.buttons
    front.clock.advance(days=9, hours=3)
    assert "Sooner" not in (await ana.types("/roundtables")).text


async def test_the_list_has_pages(front, omar):
    for day in range(1, 8):
        await omar.gives("roundtable create", title=f"Meeting {day}", when=f"2026-12-0{day} 18:00")
    ana = front.person("ana")
    first = await ana.types("/roundtables")
    assert (first.reply.pager.page, first.reply.pager.pages) == (1, 3)
    second = await ana.runs("roundtables", page=2)
    assert "Meeting 6" in second.text
    assert "Meeting 3" not in second.text
    assert "Meeting 7" in (await ana.runs("roundtables", page=99)).text


async def test_nothing_planned_says_what_to_do(front):
    assert "/ask" in (await front.person("ana").types("/roundtables")).text


async def test_the_start_page_shows_what_is_on(front, omar):
    assert "no roundtable is planned" in await omar.home()
    await omar.gives("roundtable create", title="North End", when="tomorrow 6pm")
    assert "North End" in await front.person("ana").home()


async def test_another_community_sees_nothing_of_it(front, omar):
    from bot.core.ids import SpaceId

    await omar.gives("roundtable create", title="North End", when="tomorrow 6pm")
    elsewhere = front.person("eve", space=SpaceId("slack", "T9"))
    assert "North End" not in (await elsewhere.types("/roundtables")).text


async def test_summer_time_keeps_the_hour_on_the_wall(front, omar):
    await omar.gives("roundtable create", title="Spring", when="2027-03-20 18:00")
    assert "6:00 PM EDT" in (await omar.types("/roundtables")).text


async def test_words_of_a_title_are_inert(front, omar, channel):
    from bot.core.i18n import Markup

    await omar.gives("roundtable create", title="<!channel> *free* @everyone", when="tomorrow 6pm")
    [post] = await front.posts()
    assert "<!channel> *free* @everyone" in post
    shouting = front.catalogue.voice("en", "UTC", Markup("loud", escape=str.upper))
    listed = await omar.types("/roundtables")
    assert shouting.say(listed.reply.cards[0].title) == "<!CHANNEL> *FREE* @EVERYONE"
