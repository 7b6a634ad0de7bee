"""How long a meeting takes, as people say it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.core.errors import UserError
from cogs.roundtables.lengths import read_end

SIX = datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
"""Six in the evening in Hartford."""
ZONE = "America/New_York"


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("2 hours", "20:00"), ("hora y media", "19:30"), ("until 8", "20:00"), ("until 9:30", "21:30"),
        ("hasta las 8", "20:00"), ("till 12", "00:00"), ("to 6", "06:00"), ("until 8pm", "20:00"),
        ("hasta las 20:00", "20:00"), ("until 6:15", "18:15"), ("hasta las 8 de la noche", "20:00"),
        ("one hour", "19:00"), ("two hours", "20:00"), ("dos horas", "20:00"), ("tres horas y media", "21:30"),
        ("two and a half hours", "20:30"), ("2 1/2 hours", "20:30"), ("una hora y cuarto", "19:15"),
        ("until eight", "20:00"), ("hasta las ocho", "20:00"), ("hasta las 8 y media", "20:30"), ("till noon", "12:00"),
    ],
)  # fmt: skip
def test_an_end_is_the_next_that_the_words_name(said, ends):
    read = read_end(said, SIX, locale="en", zone=ZONE)
    assert f"{read.astimezone(ZoneInfo(ZONE)):%H:%M}" == ends


@pytest.mark.parametrize(
    "said", ["2", "1:30", "until 13:70", "until late", "until 0", "until 25", "0 hours", "15 days"]
)
def test_what_is_no_end_is_refused(said):
    with pytest.raises(UserError, match="roundtable-length"):
        read_end(said, SIX, locale="en", zone=ZONE)
