"""Replies as blocks: within every documented size, and data stays data."""

import time
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core import ui
from bot.core.i18n import Catalogue
from bot.core.ui import Text
from bot.platforms.slack.mrkdwn import clip, escape, link, moment, span, split, typed
from bot.platforms.slack.render import read_action_id, render, voice_of
from tests.fakes.blocks import message_problems
from tests.fakes.slack import plain
from tests.platforms.slack.conftest import HARTFORD, LOCALES

VOICE = voice_of(Catalogue(LOCALES), "en", HARTFORD)
NASTY = "<!channel> <@U00001> @here @everyone <!subteam^S1> *bold* _it_ ~no~ `code` & <b>\n> quote"

words = st.text(max_size=4000) | st.sampled_from([NASTY, NASTY * 60, "", " ", "a" * 5000, "<" * 4000, "&" * 3000, "|>"])
labels = words | st.builds(lambda w: Text("found", place=w), words)
controls = (
    st.builds(ui.Button, labels, st.just("ask"), st.integers(0, 9), style=st.sampled_from(["primary", "danger"]))
    | st.builds(
        ui.Link,
        labels,
        st.sampled_from(["https://x.org/?a=1&b=<>|2", "javascript:alert(1)", "", "http://" + "x" * 4000]),
    )
    | st.builds(
        lambda p, c: ui.Menu(p, "ask", 1, choices=c),
        labels,
        st.lists(st.builds(ui.Choice, words, labels, labels), max_size=8),
    )
)
cards = st.builds(
    ui.Card, labels, labels, st.lists(controls, max_size=4),
    fields=st.lists(st.builds(ui.Field, labels, labels, st.booleans()), max_size=12), footer=labels,
    url=st.sampled_from([None, "https://x.org/a|b?c=1&d=2", "ftp://x"]), image=st.sampled_from([None, "https://x.org/i.png"]),
)  # fmt: skip
replies = st.builds(
    ui.Reply, labels, st.lists(cards, max_size=5),
    st.none() | st.builds(lambda p: ui.Pager("ask", 1, page=p, pages=4), st.integers(1, 4)),
    controls=st.lists(controls, max_size=30),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(replies)
def test_whatever_is_replied_fits_and_pings_nobody(reply):
    from tests.fakes.slack import FakeSlack

    fake = FakeSlack()
    rendered = render(reply, VOICE)
    for blocks in rendered.parts:
        message = {"text": rendered.text, "blocks": blocks}
        assert message_problems(message) == []
        fake.note_pings(message)
    assert fake.pings == []


@given(st.text(alphabet="*_~`ab <>&@|:/.\n", max_size=60) | st.just(NASTY))
def test_data_reads_as_it_stands(data):
    seen = plain(escape(data))
    for lookalike, sign in zip("∗ˍ∼ˋ", "*_~`", strict=True):  # noqa: RUF001
        seen = seen.replace(lookalike, sign)
    assert seen.replace("\u2060", "").replace("\u00ad", "") == data


@pytest.mark.parametrize(
    ("data", "written"),
    [
        ("Tom & Jerry <3", "Tom &amp; Jerry &lt;3"),
        ("john_doe@hartford.gov", "<mailto:john_doe@hartford.gov|john_doe@hartford.gov>"),
        ("_jo_@hartford.gov", "<mailto:_jo_@hartford.gov|ˍjoˍ@hartford.gov>"),
        ("_@_._", "<mailto:_@_._|ˍ@ˍ.ˍ>"),
        ("see https://x.org/_a_?b=1&c=2.", "see <https://x.org/_a_?b=1&amp;c=2>."),
        ("snake_case 2*3", "snake_case 2*3"),
        ("*bold* _it_", "∗bold∗ ˍitˍ"),  # noqa: RUF001
        ("> quoted", "\u00ad&gt; quoted"),
        ("@here now, me@here", "@\u2060here now, me@here"),
    ],
)
def test_what_slack_reads_as_markup_is_disarmed(data, written):
    assert escape(data) == written


@pytest.mark.parametrize("run", ["a", "_", "*", "a.", "a@", "https://", "<", "&", "> ", "`a"])
def test_long_runs_are_escaped_in_linear_time(run):
    began = time.process_time()
    escape("x" + run * 100_000 + "x")
    assert time.process_time() - began < 5  # a quadratic pattern takes minutes


def test_a_link_takes_data_that_looks_like_links():
    assert (
        link(escape("see https://a.org"), escape("https://x.org/?a=1&b=2"))
        == "<https://x.org/?a=1&amp;b=2|see https://a.org>"
    )
    assert link("label", "javascript:alert(1)") == "label"


def test_an_instant_is_shown_in_each_readers_zone():
    at = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    shown = moment(at, "es", "America/New_York")
    assert shown.startswith("<!date^1782945000^{date_long}, {time}|")
    assert "6:30" in shown
    reply = ui.Reply(Text("announced", at=at, text="x"), [ui.Card(Text("verified", on=date(2026, 7, 1)))])
    assert "July 1, 2026" in str(render(reply, VOICE).parts)


def test_an_evening_names_its_day_and_zone_once():
    starts = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    evening, night = (ui.Span(starts, starts + timedelta(hours=hours)) for hours in (2, 6))
    assert span(evening, "en", "America/New_York") == (
        "<!date^1782945000^{date_long}, {time}|Wednesday, July 1, 2026, 6:30 PM> \N{EN DASH} "
        "<!date^1782952200^{time}|8:30 PM EDT>"
    )
    assert "{date_long}, {time}|Thursday, July 2" in span(night, "en", "America/New_York")


def test_a_title_with_an_instant_may_be_a_link():
    reply = ui.Reply("x", [ui.Card(Text("verified", on=datetime(2026, 7, 1, tzinfo=UTC)), url="https://x.org")])
    (blocks,) = render(reply, VOICE).parts
    assert "<!date" not in blocks[-1]["text"]["text"]


@given(st.text(alphabet="ab <>|&;\n", max_size=300), st.integers(20, 60))
def test_cutting_never_cuts_a_link_or_entity_in_two(data, most):
    text = escape(data)
    assert len(clip(text, most)) <= most
    pieces = split(text, most)
    assert all(len(p) <= most for p in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(plain(p).count("&") <= data.count("&") for p in pieces)


def test_typed_text_is_what_the_person_sees():
    said = "A &amp; B &lt;c&gt; <#C123|general> <@U1|ana> <https://x.org|x.org> <mailto:a@b.c|a@b.c> <!here>"
    assert typed(said) == "A & B <c> slack:C123 @ana x.org a@b.c @here"


def test_what_a_button_carries_comes_back_whatever_is_in_it():
    reply = ui.Reply("x", controls=[ui.Button("Go", "lookup", "a#b:c|d é")])
    (blocks,) = render(reply, VOICE).parts
    carried, kind = read_action_id(blocks[1]["elements"][0]["action_id"])
    from bot.core import wire

    assert (wire.decode(carried), kind) == (("lookup", ["a#b:c|d é"]), "b")


def test_an_override_takes_the_place_of_the_rendering(monkeypatch):
    from bot.platforms.slack import render as module

    own = {"type": "header", "text": {"type": "plain_text", "text": "Native"}}
    monkeypatch.setattr(module, "PAYLOADS", {"lookup": lambda reply, voice: [own]})
    assert render(ui.Reply("x"), VOICE, "lookup").parts == ([own],)
    assert render(ui.Reply("x"), VOICE, "other").parts != ([own],)


def test_the_parts_of_a_card_stand_in_the_order_they_were_given():
    """When a meeting takes place stands before who interprets there, short or long."""
    parts = [("When", True), ("Where", True), ("Interpretation", False), ("Coming", True)]
    card = ui.Card("A meeting", "About the police", fields=[ui.Field(label, "…", short) for label, short in parts])
    [blocks] = render(ui.Reply("Planned", [card]), VOICE).parts
    shown = [[block.get("text", {}).get("text"), *(f["text"] for f in block.get("fields", ()))] for block in blocks[2:]]
    assert shown == [
        ["*A meeting*\nAbout the police"],
        [None, "*When*\n…", "*Where*\n…"],
        ["*Interpretation*\n…"],
        [None, "*Coming*\n…"],
    ]


def test_a_page_of_blank_lines_holds_nobody_up():
    assert escape("\n" * 200_000 + "> it") == "\n" * 200_000 + "\N{SOFT HYPHEN}&gt; it"


def test_what_is_blank_takes_no_block_which_slack_would_refuse():
    rendered = render(ui.Reply(" https://x.org/" + "a" * 3100), VOICE)
    assert message_problems({"text": rendered.text, "blocks": rendered.parts[0]}) == []


def test_a_notification_and_a_screen_reader_tell_what_the_cards_say():
    """Screen readers read the message's text and nothing of its blocks."""
    card = ui.Card("Policing downtown", "With the chief", fields=[ui.Field("When", "June 3"), ui.Field("", "Hall")])
    told = plain(render(ui.Reply("A new roundtable", [card]), VOICE).text).split("\n")
    assert told == ["A new roundtable", "Policing downtown", "With the chief", "When: June 3", "Hall"]
    assert render(ui.Reply("", [ui.Card("Only this")]), VOICE).text == "Only this"
