from bot.storage.base import session
from bot.storage.spaces import CommunityRow


async def test_a_transaction_is_committed_and_then_read_back(database):
    async with database.transaction():
        session().add(CommunityRow(name="Hartford"))
    async with database.transaction():
        assert (await session().get(CommunityRow, 1)).name == "Hartford"
