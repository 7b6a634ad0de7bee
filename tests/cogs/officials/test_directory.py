"""What a resident may rely on when they ask who serves a place. Towns and people here are invented."""

import asyncio
from datetime import timedelta

import pytest

from bot.core.ids import SpaceId
from cogs.officials.importing.running import import_paths
from tests.cogs.officials.conftest import legislator, write

CT = "ocd-division/country:us/state:ct"
TOWN = """
[[place]]
name = "Sampleton"
state = "CT"
aliases = ["Smpl"]
zips = ["06999"]
lower = ["1", "2"]
upper = ["1"]
"""
MAYOR = """
[[term]]
name = "Ana Sample"
office = "Mayor"
jurisdiction = "Sampleton, Connecticut"
party = "Democratic"
start = "2024-01-01"
phone = "555-0100"
email = "mayor@example.org"
website = "https://example.org/mayor"
address = "1 Main Street"
source_url = "https://example.org/who"
source_date = "2026-01-02"
latest_evidence_date = "2026-10-01"
"""


def term(name, office, **more):
    values = {"jurisdiction": "Sampleton, Connecticut", "latest_evidence_date": "2026-10-01", **more}
    lines = [f'{key} = "{value}"' for key, value in values.items()]
    return "\n".join(["[[term]]", f'name = "{name}"', f'office = "{office}"', *lines, ""])


@pytest.fixture
def ana(front):
    return front.person("ana")


@pytest.fixture
def state(front, tmp_path):
    """States facts, as a file of one's own does."""

    async def stated(*tables, name="facts"):
        file = tmp_path / f"{name}.toml"
        file.write_text("\n".join(tables), encoding="utf-8")
        (report,) = await import_paths([file], fetch=None, clock=front.clock, transaction=front.database.transaction)
        assert report.failure is None
        assert report.skips == []
        front.services.directory.forget()

    return stated


async def test_a_card_says_who_it_is_how_to_reach_them_and_how_we_know(ana, state):
    await state(TOWN, MAYOR)
    said = await ana.types("/officials sampleton")
    assert said.private
    for words in (
        "Sampleton, Connecticut: 4 offices",
        "Ana Sample\nCity · Mayor\nelected · Democratic · since January 1, 2024",
        "Phone: 555-0100",
        "Email: mayor@example.org",
        "Website: example.org (https://example.org/mayor)",
        "Address: 1 Main Street",
        "Source: example.org (https://example.org/who) · verified October 1, 2026",
    ):
        assert words in said.text


async def test_it_is_said_in_spanish_too(front, state):
    await state(TOWN, MAYOR)
    said = await front.person("sol", locale="es-MX").types('/officials sampleton office:"la alcaldesa"')
    assert "Ana Sample\nCiudad · Alcalde o alcaldesa\ncargo electo · Partido Demócrata" in said.text
    assert "desde el 1 de enero de 2024" in said.text
    assert "Hacer una pregunta" in said.buttons


async def test_an_ended_term_is_not_shown_as_current(ana, state):
    await state(TOWN, term("Old Sample", "Mayor", start="2020-01-01", end="2023-12-31"))
    said = await ana.types("/officials sampleton office:mayor")
    assert "Vacant\nCity · Mayor" in said.text
    assert "Nobody is on record since Old Sample left office (December 31, 2023)." in said.text
    assert "Ask a question" not in said.buttons


async def test_a_later_term_follows_an_earlier_one_without_an_end(ana, state):
    await state(TOWN, MAYOR, term("Old Sample", "Mayor", start="2020-01-01"))
    said = await ana.types("/officials sampleton office:mayor")
    assert "Ana Sample" in said.text
    assert "Old Sample" not in said.text


async def test_since_when_counts_terms_that_follow_upon_each_other_as_one(ana, state):
    senator = {"office": "U.S. Senator", "jurisdiction": "Connecticut"}
    terms = [
        ("2001-01-03", "2003-01-03"),
        ("2005-01-04", "2011-01-03"),
        ("2011-01-05", "2017-01-03"),
        ("2017-01-03", "2029-01-03"),
    ]
    await state(TOWN, *[term("Sena Sample", start=start, end=end, **senator) for start, end in terms])
    said = await ana.types("/officials sampleton level:federal")
    assert "elected · since January 4, 2005 · until January 3, 2029" in said.text


async def test_somebody_interim_who_stays_is_in_the_office_since_then(ana, state):
    terms = [("Interim Police Chief", "2025-02-24", "2025-08"), ("Police Chief", "2025-08", "")]
    await state(TOWN, *[term("Ida Sample", office, start=start, end=end) for office, start, end in terms])
    assert "appointed · since August 2025" in (await ana.types("/officials sampleton office:chief")).text


async def test_a_seat_of_several_that_nobody_filled_stands_beside_the_others(ana, state):
    council = {"office": "City Council Member", "seats": "3"}
    ada, bea = (term(f"{name} Sample", start="2024-01-01", **council) for name in ("Ada", "Bea"))
    cleo = term("Cleo Sample", start="2024-01-01", end="2026-10-31", **council)
    await state(TOWN, ada, bea, cleo)
    said = await ana.types("/officials sampleton office:council")
    assert "Sampleton, Connecticut: 3 offices" in said.text
    assert "Nobody is on record since Cleo Sample left office (October 31, 2026)." in said.text
    await state(term("Dan Sample", start="2026-11-02", **council), name="filled")
    assert "Vacant" not in (await ana.types("/officials sampleton office:council")).text


async def test_whose_seat_is_empty_is_not_guessed(ana, state):
    council = {"office": "City Council Member", "seats": "3"}
    left = [term(f"{name} Sample", start="2020-01-01", end="2023-12-31", **council) for name in ("Ada", "Bea", "Cleo")]
    await state(TOWN, *left, term("Dan Sample", start="2024-01-01", **council))
    said = await ana.types("/officials sampleton office:council")
    assert "Dan Sample" in said.text
    assert "Vacant" not in said.text


async def test_a_seat_at_large_that_gave_way_to_districts_is_no_vacancy(ana, state):
    congress = {"office": "U.S. Representative", "jurisdiction": "Connecticut"}
    await state(TOWN, term("Lara Sample", district="AL", start="1963-01-03", end="1965-01-03", **congress))
    said = await ana.types("/officials sampleton office:congress")
    assert "Federal · U.S. representative (at large)" in said.text
    assert "since Lara Sample left office" in said.text
    await state(term("Nell Sample", district="1", start="2025-01-03", **congress), name="districts")
    assert "Lara Sample" not in (await ana.types("/officials sampleton office:congress")).text


async def test_a_list_of_who_serves_now_shows_a_change_of_office_that_our_own_file_has_not_seen(
    front, ana, state, tmp_path
):
    seat = {"office": "State Representative", "jurisdiction": "Connecticut", "district": "1"}
    await state(TOWN, term("Lea Sample", start="2018-06-12", **seat | {"latest_evidence_date": "2024-08-05"}))
    serving = tmp_path / "ct.csv"
    serving.write_text("id,name,current_district,current_chamber\nocd-person/1,Nia Sample,1,lower\n", encoding="utf-8")
    await import_paths([serving], fetch=None, clock=front.clock, transaction=front.database.transaction)
    front.services.directory.forget()
    said = await ana.types('/officials sampleton office:"representative 1"')
    assert "Nia Sample\nState · State representative, district 1" in said.text
    assert "Lea Sample" not in said.text


async def test_a_declared_vacancy_says_until_when(front, ana, state):
    vacancy = '[[vacancy]]\noffice = "Mayor"\njurisdiction = "Sampleton, Connecticut"\nuntil = "2027-01-31"'
    await state(TOWN, vacancy)
    assert "Declared vacant, until January 31, 2027" in (await ana.types("/officials sampleton office:mayor")).text
    said = await front.person("sol", locale="es").types("/officials sampleton office:mayor")
    assert "Declarado vacante, a más tardar hasta el 31 de enero de 2027." in said.text


async def test_a_district_that_nobody_is_known_to_hold_is_vacant(ana, state):
    await state(TOWN)
    said = await ana.types('/officials sampleton office:"state senator"')
    assert "Vacant\nState · State senator, district 1" in said.text
    assert "Our records name nobody in this office." in said.text


async def test_a_record_that_was_not_verified_for_a_year_says_so(front, ana, state):
    await state(TOWN, MAYOR)
    front.clock.at += timedelta(days=310)
    assert "Last verified more than" not in (await ana.types("/officials sampleton office:mayor")).text
    front.clock.at += timedelta(days=3)
    assert (
        "Last verified more than a year ago (October 1, 2026)"
        in (await ana.types("/officials sampleton office:mayor")).text
    )


async def test_whoever_a_source_shows_in_office_is_though_only_a_far_end_is_known(ana, state):
    await state(TOWN, term("Uma Sample", "Mayor", end="2033-01-01"), term("Ned Sample", "Mayor", start="2033-01-02"))
    assert "Uma Sample" in (await ana.types("/officials sampleton office:mayor")).text


async def test_an_office_that_somebody_will_take_is_vacant_until_then(front, ana, state):
    await state(TOWN, term("Fay Sample", "City Clerk", start="2027-01-01"))
    said = await ana.types("/officials sampleton office:clerk")
    assert "Our records name nobody in this office." in said.text
    assert "Fay Sample" not in said.text
    front.clock.at += timedelta(days=60)
    assert "Fay Sample" in (await ana.types("/officials sampleton office:clerk")).text


async def test_unsure_evidence_is_said_to_be_unsure(ana, state):
    await state(TOWN, term("Uma Sample", "Police Chief", certainty="inferred", note="Named in passing."))
    said = await ana.types("/officials sampleton office:chief")
    assert "Not sure: this follows from other facts" in said.text
    assert "Note: Named in passing." in said.text


async def test_somebody_interim_is_called_so(front, ana, state):
    await state(TOWN, term("Ida Sample", "Interim Police Chief", start="2026-05"))
    assert (
        "City · Police chief (interim)\nappointed · since May 2026"
        in (await ana.types("/officials sampleton office:chief")).text
    )


async def test_all_who_share_a_place_are_shown_and_that_it_depends_on_the_address(ana, state):
    legislators = [
        term(f"{name} Sample", "State Representative", jurisdiction="Connecticut", district=number)
        for name, number in (("Lea", "1"), ("Leo", "2"), ("Lou", "3"))
    ]
    await state(TOWN, *legislators)
    said = await ana.types("/officials sampleton office:representative")
    assert (
        "Sampleton is shared by 2 State House districts.\nWhich of them serves you depends on your address."
        in said.text
    )
    assert "Lea Sample\nState · State representative, district 1" in said.text
    assert "Leo Sample" in said.text
    assert "Lou Sample" not in said.text
    assert "One of 2 districts in Sampleton: it depends on the address." in said.text


async def test_levels_come_from_the_nearest_to_the_farthest(front, ana, state):
    await state(
        TOWN,
        term("Sena Sample", "U.S. Senator", jurisdiction="Connecticut"),
        term("Gova Sample", "Governor", jurisdiction="Connecticut"),
        MAYOR,
    )
    text = (await ana.types("/officials sampleton")).text
    assert text.index("Ana Sample") < text.index("Gova Sample") < text.index("State senator, district 1")
    assert "Sena Sample" in (await ana.runs("officials:Sampleton, CT", page=2)).text
    federal = await ana.types("/officials sampleton level:federal")
    assert "Sena Sample" in federal.text
    assert "Ana Sample" not in federal.text


async def test_a_page_out_of_range_is_the_last(ana, state):
    await state(
        TOWN,
        *[term(f"{name} Sample", "City Council Member") for name in ("Ada", "Bea", "Cleo", "Dan", "Eli", "Fay", "Gus")],
    )
    assert "Gus Sample" in (await ana.runs("officials:Sampleton, CT::city", page=99)).text


async def test_an_office_that_is_not_there_says_what_to_do(ana, state):
    await state(TOWN, MAYOR)
    said = await ana.types('/officials sampleton office:"dog catcher"')
    assert "No “dog catcher” of Sampleton, Connecticut is in our records." in said.text
    assert "Ana Sample" in (await ana.presses(said, "Show everybody")).text


async def test_an_office_may_stand_behind_the_place(ana, state):
    await state(TOWN, MAYOR)
    said = await ana.types("/officials sampleton mayor")
    assert "Sampleton, Connecticut: one office" in said.text


async def test_several_places_are_a_choice_with_the_communitys_own_state_first(front, ana, state):
    mayors = [term(f"Mayor {s} Sample", "Mayor", jurisdiction=f"Twinsboro, {s}") for s in ("AZ", "CT", "WI")]
    await state(*mayors)
    said = await ana.types("/officials twinsboro")
    assert "There are several places called “twinsboro”." in said.text
    assert list(said.buttons) == ["Twinsboro, Connecticut", "Twinsboro, Arizona", "Twinsboro, Wisconsin"]
    assert "Mayor WI Sample" in (await ana.presses(said, "Twinsboro, Wisconsin")).text


async def test_a_place_named_only_to_point_elsewhere_is_no_rival(front, ana, state):
    await state(TOWN, MAYOR, '[[place]]\nname = "Sampleton"\nstate = "WI"')
    said = await ana.types("/officials sampleton")
    assert "Ana Sample" in said.text
    (menu,) = [c for c in said.reply.controls if getattr(c, "choices", None) and c.choices[0].value == "Sampleton, WI"]
    assert "no officials of it yet" in (await ana.runs(f"{menu.action}:{menu.choices[0].value}")).text


async def test_within_a_state_the_one_with_officials_is_meant_and_the_others_are_said_beside_it(ana, state):
    rival = f'[[place]]\nname = "Sampleton"\nkind = "township"\nocd_id = "{CT}/county:ample/place:sampleton"'
    await state(TOWN, MAYOR, rival)
    for typed in ("sampleton", "Sampleton, CT"):
        said = await ana.types(f"/officials {typed}")
        assert "Ana Sample" in said.text
        (menu,) = [c for c in said.reply.controls if getattr(c, "choices", None) and "Ample" in c.choices[0].value]
        assert "no officials of it yet" in (await ana.runs(f"{menu.action}:{menu.choices[0].value}")).text


async def test_a_city_of_its_states_name_is_not_the_state(ana, state):
    await state(MAYOR.replace("Sampleton", "Connecticut"))
    assert "Connecticut, Connecticut: one office" in (await ana.types("/officials Connecticut, CT")).text
    assert "several places" in (await ana.types("/officials connecticut")).text


async def test_a_states_name_is_the_state_where_no_town_of_that_name_has_officials(ana, state):
    elsewhere = '[[place]]\nname = "Vermont"\nstate = "CT"'
    await state(elsewhere, term("Vera Sample", "Governor", jurisdiction="Vermont"), MAYOR)
    assert "Vera Sample\nState · Governor" in (await ana.types("/officials vermont")).text
    await state(term("Vito Sample", "Mayor", jurisdiction="Vermont, Connecticut"), name="mayor")
    assert "several places" in (await ana.types("/officials vermont")).text


async def test_it_is_a_choice_where_the_community_lives_there(front, state):
    await state(TOWN, MAYOR, '[[place]]\nname = "Sampleton"\nstate = "WI"')
    space = SpaceId("discord", "2")
    async with front.database.transaction():
        community = await front.spaces.community_of(space)
        await front.spaces.describe(community.id, place="Madison, WI")
    said = await front.person("wes", space=space).types("/officials sampleton")
    assert list(said.buttons) == ["Sampleton, Wisconsin", "Sampleton, Connecticut"]


async def test_a_mayor_and_districts_of_one_town_under_two_ids_are_one_answer(front, ana, state, tmp_path):
    await state(TOWN.replace("Sampleton", "St. Sample"))
    mayor = {"type": "mayor", "jurisdiction": f"{CT.replace('division', 'jurisdiction')}/place:saint_sample/government"}
    write(tmp_path / "ct/municipalities/Ana.yml", legislator(roles=[{**mayor, "end_date": "2027-12-31"}]))
    list_ = tmp_path / "places.csv"
    list_.write_text(f"id,name\n{CT}/place:st_sample,St. Sample city\n", encoding="utf-8")
    await import_paths([tmp_path / "ct", list_], fetch=None, clock=front.clock, transaction=front.database.transaction)
    front.services.directory.forget()
    for typed in ("saint sample", "St. Sample, CT", "06999"):
        said = await ana.types(f"/officials {typed}")
        assert "St. Sample, Connecticut: 4 offices" in said.text
        assert "Ana Sample\nCity · Mayor" in said.text


async def test_nothing_found_offers_the_nearest_names_as_buttons(ana, state):
    await state(TOWN, MAYOR)
    said = await ana.types("/officials samplington heights")
    assert "No place called “samplington heights” is known here." in said.text
    assert "Ana Sample" in (await ana.presses(said, "Sampleton, Connecticut")).text


@pytest.mark.parametrize("typed", ["SAMPLETON", "smpl", "sampelton", "Sampleton, CT", "06999", "ciudad de sampleton"])
async def test_a_place_is_understood_however_it_is_written(ana, state, typed):
    await state(TOWN, MAYOR)
    assert "Ana Sample" in (await ana.types(f"/officials {typed}")).text


async def test_places_and_offices_are_offered_while_somebody_types(front, ana, state):
    await state(TOWN, MAYOR)
    assert await ana.suggested("places", "samp") == ["Sampleton, Connecticut"]
    assert await ana.suggested("offices", "may") == ["Mayor", "First selectman"]
    assert (await front.person("sol", locale="es").suggested("offices", "jefa de p")) == ["Jefe o jefa de policía"]


@pytest.mark.parametrize("typed", ["🙂", "x" * 3000, "%%%", "'; drop table place; --", "ocd-division/nowhere"])
async def test_nonsense_gets_a_private_answer_and_no_failure(ana, state, typed):
    await state(TOWN)
    said = await ana.gives("officials", place=typed)
    assert said.private
    assert not said.answer.failed
    assert "is known here" in said.text


async def test_an_import_by_another_process_is_noticed(front, ana, state):
    await state(TOWN, MAYOR)
    await ana.types("/officials sampleton")
    directory, front.services.directory.fresh_for = front.services.directory, 0.01
    elsewhere = front.again()
    await state(TOWN, MAYOR.replace("Ana Sample", "Eva Sample"), name="newer")
    assert elsewhere.services.directory is not directory
    await asyncio.sleep(0.02)
    assert "Eva Sample" in (await ana.types("/officials sampleton office:mayor")).text


async def test_a_question_about_an_official_says_whom_it_is_for(front, ana, state):
    await state(TOWN, MAYOR)
    form = await ana.presses(await ana.types("/officials sampleton office:mayor"), "Ask a question")
    receipt = await ana.sends(form, text="When will the library on Main Street open again?")
    assert "Ana Sample, Mayor" in receipt.text
    sol = front.person("sol", locale="es")
    form = await sol.presses(await sol.types("/officials sampleton office:mayor"), "Hacer una pregunta")
    receipt = await sol.sends(form, text="¿Cuándo vuelve a abrir la biblioteca de la calle principal?")
    assert "Ana Sample, Alcalde o alcaldesa" in receipt.text


async def test_a_district_that_a_source_calls_by_no_number_is_answered_like_any(ana, state):
    ben = term("Ben Sample", "State Representative", jurisdiction="Connecticut", district="²")
    await state(TOWN.replace('["1", "2"]', '["²"]'), ben)
    assert "Ben Sample" in (await ana.types("/officials Sampleton")).text
