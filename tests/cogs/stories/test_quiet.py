"""Quiet hours as moderators type them."""

import pytest

from bot.core.errors import UserError
from cogs.stories.quiet import read_quiet


@pytest.mark.parametrize(
    "said",
    ["10pm-7am", "10 p.m.-7 a.m.", "10 p.m. to 7 a.m.", "from 10pm until 7am", "between 22:00 and 7:00", "22-7",
     "10 p. m. a 7 a. m.", "de las 22:00 a las 7:00", "entre las 10 p.m. y las 7 a.m.", "22 h - 7 h", "22h00 a 7h00"],
)  # fmt: skip
def test_hours_are_read_as_people_write_them_in_both_languages(said):
    assert read_quiet(said) == "22:00-07:00"


@pytest.mark.parametrize("said", ["at night", "22:00", "10pm-", "5-5", "25-3", "13pm-2am", "10pm-7am-8am"])
def test_what_is_no_span_of_hours_is_said(said):
    with pytest.raises(UserError, match="quiet-unreadable"):
        read_quiet(said)
