import json

from cogs.agenda.service import checksum, read
from tests.cogs.questions.conftest import WORDS


async def bundle(town, folder, *arguments):
    return json.loads(await town.exports(folder / "q.json", *arguments))


async def test_the_bundle_has_the_approved_questions_and_who_supports_what_without_who(busy, tmp_path):
    found = await bundle(busy, tmp_path)
    assert found["questions"][0]["text"] == WORDS
    assert [q["number"] for q in found["questions"]] == [1, 3], "2 asks what 1 does, 4 to 6 are not approved"
    assert found["supports"] == [[1], [1], [1], [1], [1, 3], [3]], "in an order of their own"
    assert (found["seats"], found["rule"], found["slate"], found["audit"]) == (None, None, None, None)


async def test_the_bundle_is_the_pools_ballots(busy, tmp_path):
    async with busy.front.database.transaction():
        _, ballots = await busy.front.services.pool.whole(1)
    assert (await bundle(busy, tmp_path))["supports"] == [sorted(b) for b in ballots]


async def test_the_checksum_is_of_what_stands_there(busy, tmp_path):
    content = await busy.exports(tmp_path / "q.json")
    found = json.loads(content)
    assert checksum(found) == found["sha256"]
    assert read(content).intact
    assert not read(content.replace(b"Colt Park", b"Bushnell Park")).intact
    assert read(await busy.exports(tmp_path / "none.json", "--label", "nothing")).intact


async def test_an_agenda_is_chosen_from_the_bundle_offline(busy, tmp_path):
    election = read(await busy.exports(tmp_path / "q.json")).election(1)
    assert (election.questions, election.voters) == ((1, 3), 6)


async def test_a_wording_leads_where_the_one_it_joined_is_not_approved(town, tmp_path):
    await town.asks("ana")
    await town.approved("ben", f"And {WORDS}")
    await town.joins(2, 1)
    found = await bundle(town, tmp_path)
    assert ([q["number"] for q in found["questions"]], found["supports"]) == ([2], [[2]])
