import pytest

from bot.core.pacing import KEPT, MARGIN, Limits, Pace, Rate


class Seconds:
    """A clock in seconds that tests set."""

    def __init__(self):
        self.at = 100.0

    def __call__(self):
        return self.at


@pytest.fixture
def now():
    return Seconds()


def test_five_may_go_and_the_sixth_when_the_first_is_old_enough(now):
    pace = Pace(Limits(channel=Rate(5, 5.0)), now)
    for _ in range(5):
        assert pace.ready("c", edit=False) <= now.at
        pace.begin("c", edit=False)
        now.at += 0.5
    assert pace.ready("c", edit=False) == pytest.approx(100 + 5 * (1 + MARGIN))
    assert pace.ready("another", edit=False) <= now.at
    assert pace.ready("c", edit=True) <= now.at


def test_what_is_for_everything_holds_whatever_the_channel(now):
    pace = Pace(Limits(overall=Rate(2, 1.0)), now)
    pace.begin("a", edit=False)
    assert pace.anything() <= now.at
    pace.begin("b", edit=True)
    assert pace.anything() == pytest.approx(100 + 1 + MARGIN)


def test_edits_have_a_limit_of_their_own(now):
    pace = Pace(Limits(edits=Rate(1, 60.0)), now)
    pace.begin("a", edit=True)
    assert pace.ready("b", edit=True) > now.at
    assert pace.ready("b", edit=False) <= now.at


def test_something_that_takes_two_calls_counts_twice(now):
    pace = Pace(Limits(overall=Rate(2, 1.0)), now)
    pace.begin("a", edit=False, calls=2)
    assert pace.anything() > now.at


def test_the_second_of_two_calls_waits_for_its_place_too(now):
    pace = Pace(Limits(overall=Rate(2, 1.0)), now)
    pace.begin("a", edit=False)
    now.at += 0.5
    pace.begin("b", edit=False)
    call = pace.plan("c", edit=False, calls=2)
    assert call.ready(now.at) == pytest.approx(100.5 + 1 + MARGIN)


def test_a_call_planned_ahead_waits_for_the_one_before_it_however_late_that_begins(now):
    pace = Pace(Limits(overall=Rate(1, 1.0)), now)
    first = pace.plan("a", edit=False)
    second = pace.plan("b", edit=False)
    now.at += 5
    first.begin(now.at)
    assert second.ready(now.at) == pytest.approx(105 + 1 + MARGIN)


def test_processes_that_share_a_platform_keep_to_their_share_of_what_it_allows_in_all(now):
    pace = Pace(Limits(overall=Rate(4, 1.0), edits=Rate(1, 60.0), channel=Rate(2, 1.0)), now)
    for channel in "abcd":
        pace.begin(channel, edit=False)
        now.at += 0.1
    pace.share(2)
    assert pace.anything() == pytest.approx(100.2 + 1 + MARGIN)
    now.at = 102
    for channel in "ab":
        assert pace.anything() <= now.at
        pace.begin(channel, edit=False)
    assert pace.anything() > now.at
    assert pace.ready("a", edit=False) <= now.at
    pace.share(1)
    assert pace.anything() <= now.at


def test_a_call_that_was_not_begun_takes_no_place(now):
    pace = Pace(Limits(overall=Rate(1, 1.0)), now)
    pace.plan("a", edit=False).end()
    assert pace.anything() <= now.at


def test_a_pause_holds_up_what_was_planned_already(now):
    pace = Pace(Limits(), now)
    call = pace.plan("a", edit=False)
    pace.pause(None, 30, edit=False)
    assert call.ready(now.at) == 130


@pytest.mark.parametrize("channel", ["a", None])
def test_a_platform_that_says_wait_is_waited_for(now, channel):
    pace = Pace(Limits(), now)
    pace.pause(channel, 30, edit=False)
    assert max(pace.ready("a", edit=False), pace.anything()) == 130
    assert (pace.anything() > now.at) == (channel is None)


def test_on_a_tenth_of_the_time_scale_ten_times_as_much_may_go():
    assert Limits(Rate(50, 1.0), None, Rate(5, 5.0), 7).scaled(0.1) == Limits(Rate(50, 0.1), None, Rate(5, 0.5), 7)


def test_channels_that_are_free_again_are_not_kept_in_mind_for_ever(now):
    pace = Pace(Limits(channel=Rate(1, 1.0)), now)
    for n in range(KEPT + 1):
        pace.begin(str(n), edit=False)
    now.at += 10
    pace.begin("one more", edit=False)
    assert len(pace._channels) == 1
