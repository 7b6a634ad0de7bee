import pytest

from bot.core.ids import ChannelId, GrantId, SpaceId
from bot.core.permissions import Role
from bot.settings import ROOT

WORKSPACE = SpaceId("slack", "T1")
STORIES = ChannelId("discord", "21")


@pytest.fixture
def maya(front):
    return front.person("maya", "moderator")


async def test_a_moderator_sees_every_setting_at_a_glance(maya):
    panel = await maya.types("/setup")
    assert panel.private
    assert "Stories: not chosen" in panel.text
    assert "Moderators: role-moderator" in panel.text
    assert "Time zone: America/New_York" in panel.text
    assert list(panel.buttons) == ["Choose channels", "Choose roles", "Change", "Get a code"]


async def test_a_resident_may_not_set_anything_up(front):
    refused = await front.person("ana", locale="es").types("/setup")
    assert refused.private
    assert "«moderador»" in refused.text


async def test_a_chosen_channel_is_shown_and_kept(front, maya):
    form = await maya.presses(await maya.types("/setup"), "Choose channels")
    saved = await maya.sends(form, stories=STORIES)
    assert "Stories: 21" in saved.text
    again = await maya.presses(await maya.types("/setup"), "Choose channels")
    assert again.form.stories == STORIES
    assert "Stories: not chosen" in (await maya.sends(again, stories=None)).text


async def test_a_channel_the_bot_cannot_write_to_is_refused_in_the_form(front, maya):
    front.closed.add(STORIES)
    form = await maya.presses(await maya.types("/setup"), "Choose channels")
    refused = await maya.sends(form, stories=STORIES)
    assert refused.text.startswith("stories: I cannot write in 21. Invite me")
    assert "Stories: not chosen" in (await maya.types("/setup")).text


async def test_a_granted_role_lets_its_holder_in(front, maya):
    form = await maya.presses(await maya.types("/setup"), "Choose roles")
    saved = await maya.sends(form, organiser=(GrantId("discord", "7"), GrantId("discord", "8")))
    assert "Organizers: 7, 8" in saved.text
    async with front.database.transaction():
        roles = await front.spaces.roles_of(front.space, frozenset({GrantId("discord", "8")}))
    assert Role.ORGANISER in roles


ZONES = {
    "eastern": "America/New_York",
    "hora central": "America/Chicago",
    "arizona": "America/Phoenix",
    "EST": "America/New_York",
    "los angeles": "America/Los_Angeles",
    "Asia/Tokyo": "Asia/Tokyo",
}


async def test_a_time_zone_may_be_called_what_people_call_it(maya):
    form = await maya.presses(await maya.types("/setup"), "Change")
    for said, kept in ZONES.items():
        assert f"Time zone: {kept}" in (await maya.sends(form, zone=said)).text


@pytest.mark.parametrize(
    ("part", "said", "answer"),
    [("zone", "easten", "Did you mean America/New_York"), ("zone", "Mars", "“Mars” is no time zone that I know"),
     ("locale", "tlh", "choose one of the choices"), ("name", "", "fill this in")],
)  # fmt: skip
async def test_what_cannot_be_kept_is_said_at_its_part(maya, part, said, answer):
    form = await maya.presses(await maya.types("/setup"), "Change")
    refused = await maya.sends(form, **{part: said})
    assert refused.text.startswith(f"{part}: ")
    assert answer in refused.text


PLACES = {
    "htfd": "Place: Hartford, CT",
    "west hartford, connecticut": "Place: West Hartford, CT",
    "Hartfrod": "Place: Hartford, CT",
    "Smallville, KS": "Place: Smallville, KS",
    "": "Place: not chosen",
    "Nowhere at all": "place: I do not know “Nowhere at all”. Did you mean",
}


async def test_a_place_is_found_however_it_is_written(front, maya):
    await front.services.directory.seed(ROOT / "config" / "hartford")
    form = await maya.presses(await maya.types("/setup"), "Change")
    for said, answer in PLACES.items():
        assert answer in (await maya.sends(form, place=said)).text


async def test_zones_are_suggested_in_the_persons_language(front):
    assert (await front.person("ana", locale="es").suggested("zones", "este"))[0] == "hora oriental · America/New_York"
    assert len(await front.person("ana").suggested("zones", "")) == 8


async def test_the_community_speaks_spanish_in_public_once_so_chosen(front, maya):
    form = await maya.presses(await maya.types("/setup"), "Change")
    saved = await maya.sends(form, locale="es", name="Hartford\u202e habla")
    assert "Name: Hartford habla" in saved.text
    async with front.database.transaction():
        assert (await front.spaces.community_of(front.space)).locale == "es"


async def code_of(moderator):
    offered = await moderator.types("/setup link")
    assert offered.private
    return offered.reply.text.args["code"]


async def test_a_workspace_joins_with_a_code_however_it_is_typed(front, maya):
    code = await code_of(maya)
    omar = front.person("omar", "moderator", space=WORKSPACE)
    joined = await omar.types(f"/setup link {code.lower().replace('-', ' ')}")
    assert "part of “Hartford”" in joined.text
    async with front.database.transaction():
        assert await front.spaces.community_of(WORKSPACE) == await front.spaces.community_of(front.space)
    assert "2 servers and workspaces" in (await maya.types("/setup")).text


async def test_a_code_works_once_for_an_hour_and_not_at_home(front, maya):
    used, late, own = [await code_of(maya) for _ in range(3)]
    omar = front.person("omar", "moderator", space=WORKSPACE)
    eve = front.person("eve", "moderator", space=SpaceId("slack", "T2"))
    await omar.types(f"/setup link {used}")
    refusals = [await eve.types(f"/setup link {used}"), await maya.types(f"/setup link {own}")]
    front.clock.advance(minutes=61)
    refusals += [await eve.types(f"/setup link {late}"), await eve.types("/setup link WRONG")]
    assert all("This code does not work here" in r.text for r in refusals)
    async with front.database.transaction():
        assert await front.spaces.community_of(eve.space) != await front.spaces.community_of(front.space)


async def test_the_code_itself_is_not_in_the_database(front, maya):
    from sqlalchemy import text

    code = await code_of(maya)
    async with front.database.transaction() as session:
        rows = (await session.execute(text("SELECT * FROM link_code"))).all()
    assert code not in str(rows)
    assert code.replace("-", "") not in str(rows)


async def test_a_space_where_residents_wrote_something_offers_and_does_not_join(front, maya):
    code = await code_of(front.person("omar", "moderator", space=WORKSPACE))
    ana = front.person("ana")
    await ana.sends(await ana.types("/ask"), text="When will officers walk the beat again?")
    assert "Do it the other way round" in (await maya.types(f"/setup link {code}")).text
    assert "When will officers" in (await front.person("mo", "moderator").types("/review")).text
