import asyncio
from datetime import timedelta

import pytest

from bot.core.errors import UserError
from bot.core.ids import ChannelId, GrantId, SpaceId
from bot.core.permissions import Role

SERVER = SpaceId("discord", "1")
WORKSPACE = SpaceId("slack", "T1")


async def test_a_new_space_gets_a_community_of_its_own(database, spaces):
    async with database.transaction():
        first = await spaces.community_of(SERVER)
        second = await spaces.community_of(WORKSPACE)
    assert first.id != second.id
    assert (first.name, first.state) == ("Hartford", "CT")


async def test_many_first_messages_at_once_make_one_space(database, spaces):
    async def first_message():
        async with database.transaction():
            return (await spaces.community_of(SERVER)).id

    assert len(set(await asyncio.gather(*(first_message() for _ in range(8))))) == 1


async def test_roles_follow_what_the_space_grants(database, spaces):
    group = GrantId("slack", "S1")
    async with database.transaction():
        await spaces.set_grants(WORKSPACE, Role.MODERATOR, (group,))
    async with database.transaction():
        assert await spaces.roles_of(WORKSPACE, frozenset({group})) == {Role.MODERATOR}
        assert await spaces.roles_of(WORKSPACE, frozenset({GrantId("slack", "S2")})) == frozenset()
        assert await spaces.roles_of(SERVER, frozenset({group})) == frozenset()


async def test_a_channel_is_chosen_changed_and_given_up(database, spaces):
    async with database.transaction():
        community = await spaces.community_of(SERVER)
        await spaces.set_channel(SERVER, "stories", ChannelId("discord", "5"))
        await spaces.set_channel(SERVER, "stories", ChannelId("discord", "6"))
        assert await spaces.channels_for(community.id, "stories") == [ChannelId("discord", "6")]
        await spaces.set_channel(SERVER, "stories", None)
        assert await spaces.channels_for(community.id, "stories") == []


async def test_settings_that_were_rolled_back_are_not_remembered(database, spaces):
    with pytest.raises(ZeroDivisionError):
        async with database.transaction():
            await spaces.set_channel(SERVER, "stories", ChannelId("discord", "5"))
            await spaces.settings(SERVER)
            raise ZeroDivisionError
    async with database.transaction():
        assert (await spaces.settings(SERVER)).channels == {}


async def test_a_code_makes_two_spaces_one_community_once(database, spaces, clock):
    async with database.transaction():
        community = await spaces.community_of(SERVER)
        await spaces.offer_link(community.id, "hash", clock.now() + timedelta(hours=1))
    async with database.transaction():
        assert await spaces.join(SERVER, "hash") is None
        assert await spaces.join(WORKSPACE, "other") is None
        assert (await spaces.join(WORKSPACE, "hash")).id == community.id
    async with database.transaction():
        assert (await spaces.community_of(WORKSPACE)).id == community.id
        assert await spaces.join(SpaceId("slack", "T2"), "hash") is None


async def test_an_expired_code_joins_nothing(database, spaces, clock):
    async with database.transaction():
        community = await spaces.community_of(SERVER)
        await spaces.offer_link(community.id, "hash", clock.now() + timedelta(hours=1))
    clock.advance(hours=1)
    async with database.transaction():
        assert await spaces.join(WORKSPACE, "hash") is None


async def test_joining_never_leaves_what_people_wrote_out_of_sight(database, spaces, clock):
    from cogs.questions.store import QuestionRow

    async with database.transaction() as current:
        community = await spaces.community_of(SERVER)
        other = await spaces.community_of(WORKSPACE)
        await spaces.offer_link(community.id, "hash", clock.now() + timedelta(hours=1))
        current.add(QuestionRow(community_id=other.id, number=1, text="When?", asker="x" * 32, asked_at=clock.now()))
    with pytest.raises(UserError, match="link-not-empty"):
        async with database.transaction():
            await spaces.join(WORKSPACE, "hash")


async def test_more_first_messages_at_once_than_there_are_connections(database, spaces):
    async def first_message():
        async with database.transaction():
            return (await spaces.community_of(SERVER)).id

    assert len(set(await asyncio.gather(*(first_message() for _ in range(40))))) == 1


async def test_of_two_spaces_that_use_a_code_at_once_one_joins(database, spaces, clock):
    async with database.transaction():
        ours, *_ = [await spaces.community_of(s) for s in (SERVER, WORKSPACE, SpaceId("slack", "T2"))]
        await spaces.offer_link(ours.id, "hash", clock.now() + timedelta(hours=1))

    async def join(space):
        async with database.transaction():
            return await spaces.join(space, "hash")

    joined = await asyncio.gather(join(WORKSPACE), join(SpaceId("slack", "T2")))
    assert [c.id for c in joined if c] == [ours.id]


async def test_what_was_read_while_it_changed_is_not_remembered(database, spaces):
    news = ChannelId("discord", "7")
    async with database.transaction():
        await spaces.community_of(SERVER)

    async def change():
        async with database.transaction():
            await spaces.set_channel(SERVER, "stories", news)

    reading = spaces._grants

    async def slowly(space_id):
        spaces._grants = reading
        await asyncio.create_task(change())
        return await reading(space_id)

    spaces._kept.clear()
    spaces._grants = slowly
    async with database.transaction():
        await spaces.settings(SERVER)
    async with database.transaction():
        assert (await spaces.settings(SERVER)).channels == {"stories": news}


async def test_two_who_set_a_space_up_at_once_are_both_served_and_the_last_one_counts(database, spaces):
    async with database.transaction():
        community = await spaces.community_of(SERVER)
    ready = asyncio.Barrier(2)

    async def save(channel, holders):
        async with database.transaction():
            await spaces.settings(SERVER)
            await ready.wait()
            await spaces.set_channel(SERVER, "stories", ChannelId("discord", channel))
            await spaces.set_grants(SERVER, Role.MODERATOR, tuple(GrantId("discord", h) for h in holders))
            await spaces.set_channel(SERVER, "answers", None)

    await asyncio.gather(save("5", ["&1", "&2"]), save("6", ["&2", "&3"]))
    async with database.transaction():
        [channel] = await spaces.channels_for(community.id, "stories")
        granted = set((await spaces.settings(SERVER)).grants[Role.MODERATOR])
    assert granted == {GrantId("discord", h) for h in (["&1", "&2"] if channel.value == "5" else ["&2", "&3"])}
