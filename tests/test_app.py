import pytest

from bot.app import build
from bot.core.ids import ChannelId, SpaceId, UserId
from bot.core.ports import ConfigurationError
from bot.core.request import Incoming
from bot.settings import Settings


def settings(tmp_path, **given):
    return Settings(data=tmp_path, _env_file=None, **given)


async def test_a_second_process_on_the_same_file_says_so_and_stops(tmp_path):
    first, second = build(settings(tmp_path)), build(settings(tmp_path))
    await first.open(alone=True)
    with pytest.raises(ConfigurationError, match="another Roundtable runs"):
        await second.open(alone=True)
    await first.close()
    await second.open(alone=True)
    await second.close()


async def test_the_chief_of_hartford_is_known_from_the_first_start(tmp_path):
    app = build(settings(tmp_path))
    await app.open()
    answer = await app.dispatcher.command(
        Incoming(UserId("console", "ana"), SpaceId("console", "here"), ChannelId("console", "general")),
        app.registry.commands["officials"],
        {"place": "Hartford", "office": "police chief"},
    )
    said = app.catalogue.voice("en").say(answer.outcome.cards[0].title)
    await app.close()
    assert "Rovella" in said


async def test_starting_again_changes_nothing(tmp_path):
    for _ in range(2):
        app = build(settings(tmp_path))
        await app.open()
        async with app.database.transaction():
            counted = await app.services.spaces.community_of(SpaceId("console", "here"))
        await app.close()
    assert counted.id == 1


async def test_samples_are_for_the_console_alone(tmp_path):
    app = build(settings(tmp_path))
    await app.open()
    async with app.database.transaction():
        here = await app.services.spaces.community_of(SpaceId("console", "here"))
        server = await app.services.spaces.community_of(SpaceId("discord", "1"))
        shown = await app.services.stories.latest(here.id), await app.services.stories.latest(server.id)
        asked = await app.services.questions.listed(here.id), await app.services.questions.listed(server.id)
    await app.close()
    for sample, real in (shown, asked):
        assert sample.total > 0
        assert real.total == 0
