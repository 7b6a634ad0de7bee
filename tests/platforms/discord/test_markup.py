from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.ids import ChannelId, GrantId
from bot.core.ui import Span
from bot.platforms.discord.markup import code, escape, link, markup, moment, plain, span, unescape

MARKUP = markup({"lookup": "</lookup:5>"})


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ("**bold** _it_ ~~no~~ `x` ||s||", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \`x\` \|\|s\|\|"),
        ("# Big", r"\# Big"),
        ("-# small", r"\-\# small"),
        ("- one\n  + two\n12. three\n3) four", "\\- one\n  \\+ two\n12\\. three\n3\\) four"),
        ("> quoted", r"\> quoted"),
        ("<@1> <@&2> <#3> <t:4:F> <:e:5> </x:6>", r"\<@1\> \<@&2\> \<\#3\> \<t\:4:F\> \<\:e:5\> \</x:6\>"),
        ("@everyone and @HERE", "@\u200beveryone and @\u200bHERE"),
        ("[a](b)", r"\[a\](b)"),
        (":smile:", r"\:smile:"),
        ("860-757-9500", "860-757-9500"),
        ("discord://x", r"discord\://x"),
        ("see https://hartford.gov/a_b_(c).", "see <https://hartford.gov/a_b_(c>)."),
        ("https://a.test/*x*", "<https://a.test/*x>\\*"),
    ],
)
def test_data_never_formats(data, written):
    assert escape(data) == written
    assert unescape(written) == data


@given(st.text(max_size=80))
def test_data_is_read_as_it_was(text):
    assert plain(escape(text)).replace("\u200b", "") == text.replace("\u200b", "")


@given(st.text("*_~`|<>[]()#@:-\\ \nab1.https/", max_size=60))
def test_data_that_looks_like_markup_is_read_as_it_was(text):
    assert plain(escape(text)) == text


@given(st.text("*_~`|[]#>\\ab ", max_size=40))
def test_every_mark_is_behind_a_backslash(text):
    bare = escape(text).replace("\\\\", "")
    assert not [n for n, c in enumerate(bare) if c in "*_~`|[]#>" and bare[n - 1 : n] != "\\"]


def test_code_shows_no_backslashes():
    assert code(escape("official_id")) == "`official_id`"
    assert "``" not in code(escape("a`b"))


def test_a_link_needs_a_web_address():
    assert link("Site", escape("https://a.test/x_y (z)")) == "[Site](https://a.test/x_y%20%28z%29)"
    assert link("Site", "javascript:alert(1)") == "Site"
    assert link(escape("[Hartford] https://evil.test"), "https://a.test").startswith("[(Hartford) https:\u200b//")


def test_a_moment_is_each_readers_own():
    at = datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    assert moment(at, "en", "America/New_York") == "<t:1796166000:F> (<t:1796166000:R>)"
    assert plain(moment(at, "en", "America/New_York")) == "2026-12-01 23:00 UTC"


def test_an_evening_names_its_day_once():
    starts = datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    evening = Span(starts, starts + timedelta(hours=2))  # past midnight in UTC, not in New York
    shown = "<t:1796166000:F> \N{EN DASH} <t:1796173200:t> (<t:1796166000:R>)"
    assert span(evening, "en", "America/New_York") == shown
    assert span(evening, "en", "UTC") == shown.replace(":t>", ":F>")
    assert plain(f"{shown}.") == "2026-12-01 23:00 UTC \N{EN DASH} 2026-12-02 01:00 UTC."


def test_commands_channels_and_holders_of_rights_are_shown_by_name():
    assert MARKUP.command("lookup") == "</lookup:5>"
    assert MARKUP.command("other") == "`/other`"
    assert MARKUP.mention(ChannelId("discord", "1")) == "<#1>"
    assert MARKUP.mention(GrantId("discord", "&2")) == "<@&2>"
    assert MARKUP.mention(GrantId("discord", "@3")) == "<@3>"
    assert MARKUP.mention(GrantId("slack", "S_1")) == r"S\_1"


def test_a_page_of_blank_lines_holds_nobody_up():
    assert escape("\n" * 200_000 + "- it") == "\n" * 200_000 + "\\- it"
