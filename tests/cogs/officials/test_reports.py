"""Somebody says that a record is wrong; a moderator deals with it. The people here are invented."""

import pytest
from sqlalchemy import select

from bot.core.ids import ChannelId, SpaceId
from cogs.officials.importing.running import import_paths
from cogs.officials.store import Report
from tests.cogs.officials.test_directory import MAYOR, TOWN

WRONG = "She left office in March"


@pytest.fixture
async def town(front, tmp_path):
    file = tmp_path / "town.toml"
    file.write_text(TOWN + MAYOR, encoding="utf-8")
    await import_paths([file], fetch=None, clock=front.clock, transaction=front.database.transaction)
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "moderators", ChannelId("discord", "41"))
    return file


async def reports(person, text=WRONG, **more):
    card = await person.types("/officials sampleton office:mayor")
    return await person.sends(await person.presses(card, "This is wrong"), text=text, **more)


async def test_a_wrong_record_reaches_the_moderators_without_the_reporters_name(front, town):
    said = await reports(front.person("ana"), evidence="https://example.org/news")
    assert said.private
    assert "The moderators now see what you wrote about Ana Sample, Mayor." in said.text
    (post,) = await front.posts()
    assert post.startswith("discord:41 | Somebody says that the record of Ana Sample, Mayor is wrong:")
    assert WRONG in post
    assert "https://example.org/news" in post
    assert "example.org/who" in post
    async with front.database.transaction() as session:
        (kept,) = (await session.scalars(select(Report))).all()
    assert kept.reporter == front.services.vault.pseudonym(kept.community_id, front.person("ana").incoming().user)
    assert "ana" not in kept.reporter


async def test_a_vacant_office_can_be_reported_too(front, town):
    ana = front.person("ana")
    card = await ana.types('/officials sampleton office:"state senator"')
    said = await ana.sends(await ana.presses(card, "This is wrong"), text="Somebody serves there")
    assert "State senator, district 1" in said.text


async def test_a_made_up_pair_of_office_and_term_is_no_record(front, town):
    ana = front.person("ana")
    carried = (await ana.presses(await ana.types("/officials sampleton office:mayor"), "This is wrong")).form
    vacant = (await ana.presses(await ana.types('/officials sampleton office:"state senator"'), "This is wrong")).form
    forged = {"office_id": vacant.office_id, "term_id": carried.term_id}
    answer = await front.dispatcher.submit(ana.incoming(), "officials-wrong", forged, {"text": WRONG})
    assert answer.failed
    assert not await front.posts()


async def test_too_few_words_come_back_with_what_was_wrong(front, town):
    said = await reports(front.person("ana"), text="no")
    assert "at least 5 characters" in said.text


async def test_moderators_list_reports_and_close_them(front, town):
    await reports(front.person("ana"))
    mo = front.person("mo", "moderator")
    listed = await mo.types("/reports")
    assert listed.private
    assert "One open report" in listed.text
    assert WRONG in listed.text
    assert "November 23, 2026 · Source: example.org" in listed.text  # the minute might tell who it was
    assert "the report about Ana Sample, Mayor is closed" in (await mo.presses(listed, "Done")).text
    assert "No open reports." in (await mo.types("/reports")).text


async def test_residents_may_neither_list_nor_close_them(front, town):
    await reports(front.person("ana"))
    listed = await front.person("mo", "moderator").types("/reports")
    assert (await front.person("ana").types("/reports")).answer.failed
    assert (await front.person("ana").runs(listed.buttons["Done"])).answer.failed


async def test_another_communitys_report_is_out_of_reach(front, town):
    await reports(front.person("ana"))
    listed = await front.person("mo", "moderator").types("/reports")
    stranger = front.person("sid", "owner", space=SpaceId("discord", "2"))
    assert "This report is not there any more." in (await stranger.runs(listed.buttons["Done"])).text
    assert "No open reports." in (await stranger.types("/reports")).text


async def test_a_report_outlives_the_record_it_is_about(front, town):
    await reports(front.person("ana"))
    town.write_text(TOWN + MAYOR.replace("Ana Sample", "Eva Sample"), encoding="utf-8")
    await import_paths([town], fetch=None, clock=front.clock, transaction=front.database.transaction)
    assert "Ana Sample, Mayor" in (await front.person("mo", "moderator").types("/reports")).text


async def test_many_reports_are_paged(front, town):
    ana = front.person("ana")
    for number in range(7):
        await reports(ana, text=f"Wrong for reason {number}")
    mo = front.person("mo", "moderator")
    assert "Wrong for reason 4" in (await mo.types("/reports")).text
    assert "Wrong for reason 6" in (await mo.runs("officials-reports", page=2)).text


async def test_a_persons_reports_are_exported_and_erased(front, town):
    await reports(front.person("ana"))
    await reports(front.person("bea"), text="The number is wrong")
    service = next(kept for kept in front.services.personal if kept.personal == ("report",))
    async with front.database.transaction():
        community = await front.spaces.community_of(front.space)
        ana, bea = (
            front.services.vault.pseudonym(community.id, front.person(n).incoming().user) for n in ("ana", "bea")
        )
        assert [one["text"] for one in await service.export(community.id, ana)] == [WRONG]
        await service.erase(community.id, ana, keep_text=False)
        await service.erase(community.id, bea, keep_text=True)
        assert await service.export(community.id, bea) == []
    listed = (await front.person("mo", "moderator").types("/reports")).text
    assert "The number is wrong" in listed
    assert WRONG not in listed


async def test_a_report_sent_twice_is_kept_once(front, town):
    for _ in range(2):
        said = await reports(front.person("ana"))
        assert "The moderators now see" in said.text
    assert len(await front.posts()) == 1


async def test_words_that_nobody_can_see_are_no_report(front, town):
    assert "at least 5 characters" in (await reports(front.person("ana"), text="\u200b\u202e" * 5)).text
    await reports(front.person("ana"), text="She \ud83dleft \u202ein March")
    assert "She left in March" in (await front.posts())[0]


async def test_a_report_made_after_another_was_erased_reaches_the_moderators_too(front, town):
    ana = front.person("ana")
    await reports(ana)
    sure = await ana.presses(await ana.types("/privacy"), "Erase me")
    await ana.presses(sure, "Erase me and my words")
    front.clock.advance(seconds=1)
    await reports(ana, text="The number is wrong")
    assert "The number is wrong" in (await front.posts())[-1]
