"""A feed is left alone when it asks for it."""

from datetime import UTC, datetime, timedelta

import pytest

from cogs.stories.document import Rest
from cogs.stories.feed import read_feed
from cogs.stories.resting import pause_of, rested

MONDAY = datetime(2026, 11, 23, 15, 20, tzinfo=UTC)


def rest(said):
    xml = f'<rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel>{said}'
    return read_feed(f"{xml}<item><title>A</title></item></channel></rss>".encode()).rest


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("<ttl>90</ttl>", Rest(90)),
        ("<ttl>soon</ttl>", Rest()),
        ("<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>", Rest(30)),
        ("<skipHours><hour>3</hour><hour>24</hour><hour>99</hour></skipHours>", Rest(0, (0, 3))),
        ("<skipDays><day>Saturday</day><day>Sunday</day><day>Someday</day></skipDays>", Rest(0, (), (5, 6))),
        (f"<skipHours>{''.join(f'<hour>{h}</hour>' for h in range(24))}</skipHours>", Rest()),
    ],
)
def test_what_a_feed_asks_for_is_read(said, found):
    assert rest(said) == found


def test_it_is_read_again_at_the_next_hour_and_day_that_it_allows():
    assert rested(MONDAY, Rest()) == MONDAY
    assert rested(MONDAY, Rest(0, (15, 16))) == datetime(2026, 11, 23, 17, tzinfo=UTC)
    assert rested(MONDAY, Rest(0, (), (0, 1))) == datetime(2026, 11, 25, tzinfo=UTC)
    assert pause_of(Rest(525_600)) == timedelta(days=1)
