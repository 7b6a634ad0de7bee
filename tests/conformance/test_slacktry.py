import cogs.wiring; cogs.wiring.FEATURES = tuple(f for f in cogs.wiring.FEATURES if f != "privacy")
import pytest
from tests.conformance.chat import NotOffered

@pytest.mark.parametrize("chat", ["slack"], indirect=True)
async def test_try(chat):
    ana = chat.resident("ana")
    said = await ana.types("/officials hartford office:mayor")
    print(said)
    print(said.buttons, said.links)
    print(await ana.types("/officials"))
    print(await ana.suggestions("officials", "place", "hart"))
    es = chat.resident("marisol", "es")
    print(await es.types("/help"))
    print(await es.types("/stories"))
    print(await es.types("/roundtables"))
    mod = chat.moderator("mia")
    f = await mod.types("/setup")
    print(f)
    f = await ana.types("/ask")
    print(f)
    print(f.fields, f.values)
    org = chat.organiser("oscar")
    f = await org.types("/roundtable create")
    print(f)
    with pytest.raises(NotOffered):
        await ana.types("/nonsense")
    assert 0


import bot.app
from bot.storage.base import Base


async def _migrate(database):
    import cogs.tables  # noqa
    async with database.engine.begin() as c:
        await c.run_sync(Base.metadata.create_all)

bot.app.migrate = _migrate
