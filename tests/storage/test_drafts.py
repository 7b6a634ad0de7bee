import pytest
from sqlalchemy import text

from bot.core.ids import ChannelId, GrantId
from bot.core.ports import Draft
from bot.storage.drafts import Drafts
from bot.vault import KeyVault

TYPED = Draft("question", {"official_id": 7}, {"text": "¿Cuándo vuelven?", "anonymous": True})


@pytest.fixture
def drafts(database, clock):
    return Drafts(database.transaction, KeyVault(b"k" * 32), clock)


async def test_what_was_typed_is_kept_for_a_day(drafts, clock):
    token = await drafts.save(TYPED)
    assert await drafts.load(token) == TYPED
    clock.advance(hours=24)
    assert await drafts.load(token) is None


async def test_nobody_reads_a_draft_in_the_database(drafts, database):
    await drafts.save(TYPED)
    async with database.transaction() as current:
        sealed = await current.scalar(text("SELECT sealed FROM draft"))
    assert "vuelven" not in sealed
    assert await Drafts(database.transaction, KeyVault(b"other" * 8), drafts.clock).load("x") is None


async def test_a_draft_corrected_in_vain_takes_the_place_of_the_former(drafts):
    token = await drafts.save(TYPED)
    again = Draft("question", {}, {"text": "Better?"})
    assert await drafts.save(again, token) == token
    assert await drafts.load(token) == again


async def test_a_draft_that_was_sent_is_forgotten(drafts):
    token = await drafts.save(TYPED)
    await drafts.drop(token)
    assert await drafts.load(token) is None


async def test_channels_and_roles_survive(drafts):
    token = await drafts.save(
        Draft("setup", {}, {"stories": ChannelId("discord", "5"), "moderators": (GrantId("discord", "&9"),)})
    )
    assert (await drafts.load(token)).values == {"stories": "discord:5", "moderators": ["discord:&9"]}


async def test_old_drafts_are_swept_out_by_new_ones(drafts, database, clock):
    await drafts.save(TYPED)
    clock.advance(days=2)
    await drafts.save(TYPED)
    async with database.transaction() as current:
        assert await current.scalar(text("SELECT count(*) FROM draft")) == 1
