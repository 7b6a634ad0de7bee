"""When a story was published, as feeds of all ages say it."""

import pytest

from cogs.stories.document import iso
from cogs.stories.feed import read_feed


@pytest.mark.parametrize("said", ["2026", "2026-11", "--11-23", "23:15", "yesterday", "0000-00-00"])
def test_half_a_date_is_never_made_whole_with_todays(said):
    document = read_feed(
        b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>x</title>'
        b"<updated>%s</updated></entry></feed>" % said.encode()
    )
    assert document.items[0].published is None


def dated(said: str) -> str | None:
    """When a feed's one story was published, of which the feed says this."""
    item = f"<item><title>x</title><pubDate>{said}</pubDate></item>"
    document = read_feed(f'<rss version="2.0"><channel>{item}</channel></rss>'.encode())
    assert [p.code for p in document.problems].count("date") == (document.items[0].published is None)
    return iso(document.items[0].published)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Mon, 01 Jun 2026 10:00:00", "2026-06-01T10:00:00Z"),
        ("1 Jun 26 10:00 EST", "2026-06-01T15:00:00Z"),
        ("20260601T100000Z", "2026-06-01T10:00:00Z"),
        ("2026-06-01T10:00:00.987-04:00", "2026-06-01T14:00:00Z"),
        ("2026-W23-1", "2026-06-01T00:00:00Z"),
        ("2026/06/01 10:00:00", "2026-06-01T10:00:00Z"),
        ("Mon, 01-Jun-2026 10:00:00 GMT", "2026-06-01T10:00:00Z"),
        ("Mon,01 Jun 2026 10:00:00 AKDT", "2026-06-01T18:00:00Z"),
        ("June 1, 2026, 3:30 pm EDT", "2026-06-01T19:30:00Z"),
        ("Mon, 01 Jun 2026 12:30:00 AM GMT", "2026-06-01T00:30:00Z"),
        ("Mon Jun 01 2026 10:00:00 GMT-0400 (Eastern Daylight Time)", "2026-06-01T14:00:00Z"),
        ("Mon, 01 Jun 2026 10:00:00 +02:00", "2026-06-01T08:00:00Z"),
        ("Thu, 01 Jan 2037 00:00:00 GMT", "2037-01-01T00:00:00Z"),
    ],
)
def test_dates_are_read_as_people_write_them(said, meant):
    assert dated(said) == meant


@pytest.mark.parametrize(
    "said",
    ["06/01/2026 10:00", "01.06.2026", "Mon, 31 Jun 2026 10:00:00 GMT", "1780308000", "June 2026", "Mon 10:00",
     "Thu, 01 Jan 1970 00:00:00 GMT", "1 Jun 2026 10:00 +9999", "9" * 5000],
)  # fmt: skip
def test_dates_of_which_nobody_knows_the_day_are_none(said):
    assert dated(said) is None
