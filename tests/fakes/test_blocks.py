"""The check of Slack's documented limits lets through what is at a limit and finds what is past it."""

import copy

import pytest

from tests.fakes.blocks import message_problems, options_problems, view_problems


def text(size=1, kind="plain_text"):
    return {"type": kind, "text": "x" * size}


def option(label=1, value=1):
    return {"text": text(label), "value": "v" * value}


def button(**more):
    return {"type": "button", "text": text(), "action_id": "a", **more}


def menu(count=1, **more):
    return {"type": "static_select", "options": [option(value=n + 1) for n in range(count)], **more}


def block(name, **more):
    made = {
        "section": {"text": text(kind="mrkdwn")}, "header": {"text": text()}, "divider": {},
        "context": {"elements": [text()]}, "actions": {"elements": [button()]},
        "input": {"label": text(), "element": {"type": "plain_text_input"}},
        "image": {"image_url": "https://x.org/i.png", "alt_text": "x"},
    }[name]  # fmt: skip
    return {"type": name, **made, **more}


def modal(*blocks, **more):
    return {
        "type": "modal",
        "title": text(24),
        "submit": text(24),
        "blocks": list(blocks) or [block("divider")],
        **more,
    }


FITS = [
    [block("section", text=text(3000, "mrkdwn"))],
    [block("section", fields=[text(2000)] * 10)],
    [block("header", text=text(150))],
    [block("context", elements=[text()] * 10)],
    [block("actions", elements=[button(action_id=f"a{n}", text=text(75), value="v" * 2000) for n in range(25)])],
    [block("actions", elements=[menu(100, placeholder=text(150))])],
    [block("actions", elements=[menu(1, options=[option(75, 150)])])],
    [block("actions", block_id="x" * 255, elements=[button(action_id="a" * 255, url="https://" + "x" * 2992)])],
    [block("section", accessory=block("image", alt_text="x" * 2000))],
    [block("divider")] * 50,
]
DOES_NOT = [
    [block("section", text=text(3001, "mrkdwn"))],
    [block("section", text=text(0, "mrkdwn"))],
    [block("section", fields=[text(2001)])],
    [block("section", fields=[text()] * 11)],
    [block("header", text=text(151))],
    [block("header", text=text(5, "mrkdwn"))],
    [block("context", elements=[text()] * 11)],
    [block("actions", elements=[button(action_id=f"a{n}") for n in range(26)])],
    [block("actions", elements=[])],
    [block("actions", elements=[button(), button()])],
    [block("actions", elements=[button(text=text(76))])],
    [block("actions", elements=[button(value="v" * 2001)])],
    [block("actions", elements=[button(action_id="a" * 256)])],
    [block("actions", elements=[button(url="https://" + "x" * 3000)])],
    [block("actions", elements=[button(style="secondary")])],
    [block("actions", elements=[button(colour="red")])],
    [block("actions", elements=[menu(101)])],
    [block("actions", elements=[menu(0)])],
    [block("actions", elements=[menu(1, options=[option(76)])])],
    [block("actions", elements=[menu(1, options=[option(1, 151)])])],
    [block("actions", elements=[menu(1, options=[option(), option()])])],
    [block("actions", elements=[menu(1, initial_option=option(2, 2))])],
    [block("actions", elements=[menu(1, placeholder=text(151))])],
    [block("actions", elements=[{"type": "multi_users_select", "action_id": "a"}])],
    [block("divider", block_id="b"), block("divider", block_id="b")],
    [block("divider", block_id="x" * 256)],
    [block("divider")] * 51,
    [{"type": "markdown", "text": "x"}],
    [block("section", accessory={"type": "workflow_button"})],
]


@pytest.mark.parametrize("blocks", FITS)
def test_what_is_at_a_limit_fits(blocks):
    assert message_problems({"text": "x", "blocks": blocks}) == []


@pytest.mark.parametrize("blocks", DOES_NOT)
def test_what_is_past_a_limit_does_not(blocks):
    assert message_problems({"text": "x", "blocks": blocks}) != []


@pytest.mark.parametrize("message", [{"text": "x" * 40_001}, {"text": ""}, {"text": "x", "metadata": {"nonce": 1}}])
def test_messages_that_slack_refuses(message):
    assert message_problems(message) != []


@pytest.mark.parametrize(
    "change",
    [
        {"title": text(25)}, {"submit": text(25)}, {"close": text(25)}, {"title": text(5, "mrkdwn")},
        {"private_metadata": "x" * 3001}, {"callback_id": "x" * 256}, {"blocks": []}, {"type": "popup"},
        {"blocks": [block("divider")] * 101}, {"colour": "red"},
        {"blocks": [block("input", label=text(2001))]}, {"blocks": [block("input", hint=text(2001))]},
        {"blocks": [block("input", element={"type": "plain_text_input", "max_length": 3001})]},
        {"blocks": [block("input", element={"type": "plain_text_input", "min_length": 9, "max_length": 8})]},
        {"blocks": [block("input", element={"type": "plain_text_input", "max_length": 2, "initial_value": "xxx"})]},
        {"blocks": [block("input", element=button())]},
        {"blocks": [block("section", text=text(3000))] * 90},
    ],
)  # fmt: skip
def test_modals_that_slack_refuses(change):
    good = modal(block("input"), private_metadata="x" * 3000, callback_id="x" * 255)
    assert view_problems(good) == []
    assert view_problems(copy.deepcopy(good) | change) != []


def test_inputs_need_a_button_to_send_them():
    view = modal(block("input"))
    del view["submit"]
    assert view_problems(view) != []


def test_suggestions_have_limits_too():
    assert options_problems({"options": [option(75, 150)] * 100}) == []
    assert options_problems({"options": [option()] * 101}) != []
    assert options_problems({"options": [option(76)]}) != []
    assert options_problems({}) != []
