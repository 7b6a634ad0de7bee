import pytest

from bot.core.pacing import Limits, Pace, Rate
from bot.core.platform import RetryError
from bot.storage.outbox import OutboxRow
from bot.turns import Turns
from tests.core.test_pacing import Seconds


@pytest.fixture
def now():
    return Seconds()


def row(number, community=1, channel="paper:1", message=None):
    return OutboxRow(id=number, community_id=community, channel=channel, message=message, kind="post", under=None)


async def order(turns, most=100):
    """The ids in the order in which they would go, each done before the next begins."""
    gone = []
    while len(gone) < most and (found := turns.next()) is not None:
        gone.append(found.id)
        await turns.comes(found)
        turns.done(found)
    return gone


async def test_communities_take_turns_however_many_rows_one_has(now):
    turns = Turns(Pace(Limits(), now))
    turns.add(row(n, community=1, channel=f"paper:{n}") for n in range(1000))
    turns.add([row(5000, community=2, channel="paper:small"), row(5001, community=3, channel="paper:other")])
    assert {5000, 5001} <= set(await order(turns, 4))


async def test_a_channels_messages_go_in_order_one_at_a_time(now):
    turns = Turns(Pace(Limits(), now))
    turns.add([row(1), row(2)])
    first = turns.next()
    assert first.id == 1
    assert turns.next() is None
    assert turns.waiting() == [2]
    turns.done(first)
    assert await order(turns) == [2]
    assert len(turns) == 0


async def test_a_channel_that_is_not_ready_holds_up_no_other(now):
    turns = Turns(Pace(Limits(channel=Rate(1, 1.0)), now))
    turns.add([row(1), row(2), row(3, channel="paper:2")])
    assert await order(turns) == [1, 3]
    assert turns.opens() == pytest.approx(101, abs=0.1)
    now.at += 1.1
    assert await order(turns) == [2]


async def test_the_time_that_writing_a_turn_down_takes_is_none_of_the_platforms(now):
    turns = Turns(Pace(Limits(overall=Rate(1, 1.0)), now))
    first = row(1)
    turns.add([first, row(2, channel="paper:2")])
    assert turns.next() is first
    now.at += 0.5
    await turns.comes(first)
    turns.done(first)
    now.at += 0.9
    assert turns.next() is None
    now.at += 0.2
    assert turns.next().id == 2


async def test_a_turn_is_given_out_before_it_comes_and_no_sooner_than_asked(now):
    turns = Turns(Pace(Limits(overall=Rate(1, 1.0)), now))
    turns.add([row(1), row(2, channel="paper:2")])
    await order(turns)
    now.at += 0.9
    assert turns.next(0.1) is None
    assert turns.next(0.2).id == 2


async def test_a_turn_that_the_platform_puts_off_for_long_is_taken_back(now):
    turns = Turns(Pace(Limits(), now))
    turns.add([row(1)])
    first = turns.next()
    turns.pace.pause(None, 30, edit=False)
    with pytest.raises(RetryError) as put_off:
        await turns.comes(first)
    assert put_off.value.after == 30


def test_what_could_not_be_marked_is_first_in_its_channel_again(now):
    turns = Turns(Pace(Limits(channel=Rate(1, 1.0)), now))
    turns.add([row(1), row(2)])
    turns.back(turns.next())
    assert turns.next().id == 1


async def test_what_all_share_is_waited_for(now):
    turns = Turns(Pace(Limits(overall=Rate(2, 1.0)), now))
    turns.add(row(n, channel=f"paper:{n}") for n in range(5))
    assert len(await order(turns)) == 2
    assert turns.opens() == pytest.approx(101, abs=0.1)


def test_an_edit_does_not_wait_for_a_post_in_its_channel(now):
    turns = Turns(Pace(Limits(), now))
    turns.add([row(1), row(2, message="m1")])
    assert {turns.next().id, turns.next().id} == {1, 2}


async def test_a_community_with_enough_here_is_named(now):
    turns = Turns(Pace(Limits(), now))
    turns.add([row(1, community=1), row(2, community=1), row(3, community=2)])
    assert turns.crowded(2) == [1]
    await order(turns)
    assert turns.crowded(1) == []
