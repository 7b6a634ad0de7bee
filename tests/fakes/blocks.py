"""Slack's documented limits on blocks, views and messages, as a check that the fake Slack applies to all it gets.

The numbers are those of docs.slack.dev (Block Kit reference, "Modal views", "chat.postMessage"). Whatever is not
known here is refused, as Slack refuses an unsupported type: the bot uses a small part of Block Kit.
"""

from __future__ import annotations

import json
from typing import Any

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
MESSAGE_TEXT = 40_000
VIEW_BYTES = 250_000
METADATA_BYTES = 16_000

_SELECTS = {"static_select", "external_select", "conversations_select", "channels_select", "users_select"}
_MULTI = {"multi_static_select", "multi_external_select", "multi_users_select", "multi_conversations_select"}
_ACTIONS = {"button", "checkboxes", "radio_buttons", "overflow"} | _SELECTS
_ACCESSORY = _ACTIONS | _MULTI | {"image"}
_INPUTS = {"plain_text_input", "checkboxes", "radio_buttons"} | _SELECTS | _MULTI


class Problems(list[str]):
    """What is wrong, each with the path of where."""

    def need(self, good: object, where: str, what: str) -> None:
        """Note `what` at `where` unless it is good."""
        if not good:
            self.append(f"{what} [json-pointer:{where}]")

    def length(self, text: object, most: int, where: str, least: int = 1) -> None:
        """A string of `least` to `most` characters."""
        if not isinstance(text, str):
            self.append(f"must be a string [json-pointer:{where}]")
            return
        self.need(len(text) <= most, where, f"must be less than {most + 1} characters (has {len(text)})")
        self.need(len(text) >= least, where, f"must be more than {least - 1} characters")

    def keys(self, thing: dict[str, Any], needed: set[str], allowed: set[str], where: str) -> None:
        """The keys that must be and may be there."""
        for key in sorted(needed - thing.keys()):
            self.append(f"missing required field: {key} [json-pointer:{where}]")
        for key in sorted(thing.keys() - needed - allowed):
            self.append(f"no more fields allowed: {key} [json-pointer:{where}]")


def message_problems(payload: dict[str, Any]) -> Problems:
    """What Slack would refuse in a message (`text`, `blocks`, `metadata`)."""
    found = Problems()
    text = payload.get("text") or ""
    found.length(text, MESSAGE_TEXT, "/text", least=0)
    blocks = payload.get("blocks")
    found.need(text or blocks, "/text", "no_text")
    if blocks is not None:
        _blocks(found, blocks, "message", MESSAGE_BLOCKS)
    metadata = payload.get("metadata")
    if metadata is not None:
        found.keys(metadata, {"event_type", "event_payload"}, set(), "/metadata")
        found.need(len(json.dumps(metadata)) <= METADATA_BYTES, "/metadata", "metadata_too_large")
    return found


def view_problems(view: dict[str, Any]) -> Problems:
    """What Slack would refuse in a modal or App Home view."""
    found = Problems()
    kind = view.get("type")
    found.need(kind in {"modal", "home"}, "/view/type", "unsupported type")
    shared = {"private_metadata", "callback_id", "external_id"}
    modal = {"submit", "close", "clear_on_close", "notify_on_close", "submit_disabled"}
    if kind == "modal":
        found.keys(view, {"type", "title", "blocks"}, shared | modal, "/view")
        for part in ("title", "submit", "close"):
            if part in view:
                _text(found, view[part], 24, f"/view/{part}", plain=True)
    else:
        found.keys(view, {"type", "blocks"}, shared, "/view")
    found.length(view.get("private_metadata", ""), 3000, "/view/private_metadata", least=0)
    found.length(view.get("callback_id", ""), 255, "/view/callback_id", least=0)
    found.length(view.get("external_id", ""), 255, "/view/external_id", least=0)
    _blocks(found, view.get("blocks"), str(kind), VIEW_BLOCKS)
    if any(b.get("type") == "input" for b in view.get("blocks", ())) and kind == "modal":
        found.need("submit" in view, "/view", "submit is required when there are input blocks")
    found.need(len(json.dumps(view).encode()) <= VIEW_BYTES, "/view", "view_too_large")
    return found


def options_problems(answer: dict[str, Any]) -> Problems:
    """What Slack would refuse in the answer to a block_suggestion."""
    found = Problems()
    found.keys(answer, {"options"}, set(), "")
    options = answer.get("options", [])
    found.need(isinstance(options, list) and len(options) <= 100, "/options", "at most 100 options")
    for n, option in enumerate(options):
        _option(found, option, f"/options/{n}")
    return found


def _blocks(found: Problems, blocks: Any, surface: str, most: int) -> None:
    if not isinstance(blocks, list):
        found.append("blocks must be a list [json-pointer:/blocks]")
        return
    found.need(len(blocks) <= most, "/blocks", f"no more than {most} items allowed (has {len(blocks)})")
    found.need(len(blocks) or surface != "modal", "/blocks", "must have at least one block")
    ids = [b["block_id"] for b in blocks if "block_id" in b]
    found.need(len(ids) == len(set(ids)), "/blocks", "block_id must be unique")
    for n, block in enumerate(blocks):
        _block(found, block, f"/blocks/{n}")


def _block(found: Problems, block: dict[str, Any], at: str) -> None:
    check = _CHECKS.get(block.get("type", ""))
    if check is None:
        found.append(f"unsupported type: {block.get('type')} [json-pointer:{at}/type]")
        return
    if "block_id" in block:
        found.length(block["block_id"], 255, f"{at}/block_id")
    check(found, block, at)
    elements = [*block.get("elements", ()), *(block[k] for k in ("accessory", "element") if k in block)]
    ids = [e["action_id"] for e in elements if "action_id" in e]
    found.need(len(ids) == len(set(ids)), at, "action_id already used in this block")


def _section(found: Problems, block: dict[str, Any], at: str) -> None:
    found.keys(block, {"type"}, {"block_id", "text", "fields", "accessory", "expand"}, at)
    found.need("text" in block or "fields" in block, at, "needs text or fields")
    if "text" in block:
        _text(found, block["text"], 3000, f"{at}/text")
    if "fields" in block:
        found.need(1 <= len(block["fields"]) <= 10, f"{at}/fields", "1 to 10 fields")
        for n, one in enumerate(block["fields"]):
            _text(found, one, 2000, f"{at}/fields/{n}")
    if "accessory" in block:
        _element(found, block["accessory"], _ACCESSORY, f"{at}/accessory")


def _header(found: Problems, block: dict[str, Any], at: str) -> None:
    found.keys(block, {"type", "text"}, {"block_id"}, at)
    _text(found, block.get("text"), 150, f"{at}/text", plain=True)


def _divider(found: Problems, block: dict[str, Any], at: str) -> None:
    found.keys(block, {"type"}, {"block_id"}, at)


def _image(found: Problems, block: dict[str, Any], at: str) -> None:
    found.keys(block, {"type", "image_url", "alt_text"}, {"block_id", "title"}, at)
    found.length(block.get("image_url"), 3000, f"{at}/image_url")
    found.length(block.get("alt_text"), 2000, f"{at}/alt_text")
    if "title" in block:
        _text(found, block["title"], 2000, f"{at}/title", plain=True)


def _context(found: Problems, block: dict[str, Any], at: str) -> None:
    found.keys(block, {"type", "elements"}, {"block_id"}, at)
    elements = block.get("elements", [])
    found.need(1 <= len(elements) <= 10, f"{at}/elements", "1 to 10 elements")
    for n, one in enumerate(elements):
        if one.get("type") == "image":
            _image(found, one, f"{at}/elements/{n}")
        else:
            _text(found, one, 3000, f"{at}/elements/{n}")


def _actions(found: Problems, block: dict[str, Any], at: str) -> None:
    found.keys(block, {"type", "elements"}, {"block_id"}, at)
    elements = block.get("elements", [])
    found.need(1 <= len(elements) <= 25, f"{at}/elements", "1 to 25 elements")
    for n, one in enumerate(elements):
        _element(found, one, _ACTIONS, f"{at}/elements/{n}")


def _input(found: Problems, block: dict[str, Any], at: str) -> None:
    found.keys(block, {"type", "label", "element"}, {"block_id", "hint", "optional", "dispatch_action"}, at)
    _text(found, block.get("label"), 2000, f"{at}/label", plain=True)
    if "hint" in block:
        _text(found, block["hint"], 2000, f"{at}/hint", plain=True)
    _element(found, block.get("element", {}), _INPUTS, f"{at}/element")


_CHECKS = {
    "section": _section, "header": _header, "divider": _divider, "image": _image, "context": _context,
    "actions": _actions, "input": _input,
}  # fmt: skip


def _element(found: Problems, one: dict[str, Any], allowed: set[str], at: str) -> None:
    kind = one.get("type", "")
    found.need(kind in allowed, f"{at}/type", f"unsupported type: {kind}")
    if "action_id" in one:
        found.length(one["action_id"], 255, f"{at}/action_id")
    if "placeholder" in one:
        _text(found, one["placeholder"], 150, f"{at}/placeholder", plain=True)
    if "confirm" in one:
        _confirm(found, one["confirm"], f"{at}/confirm")
    if kind == "button":
        _button(found, one, at)
    elif kind == "plain_text_input":
        _text_input(found, one, at)
    elif kind == "image":
        _image(found, one, at)
    else:
        _menu(found, one, kind, at)


def _button(found: Problems, one: dict[str, Any], at: str) -> None:
    optional = {"action_id", "url", "value", "style", "confirm", "accessibility_label"}
    found.keys(one, {"type", "text"}, optional, at)
    _text(found, one.get("text"), 75, f"{at}/text", plain=True)
    found.length(one.get("url", "x"), 3000, f"{at}/url")
    found.length(one.get("value", ""), 2000, f"{at}/value", least=0)
    found.need(one.get("style", "primary") in {"primary", "danger"}, f"{at}/style", "primary or danger")
    if "url" in one:
        found.need(one["url"].startswith(("http://", "https://")), f"{at}/url", "invalid url")


def _text_input(found: Problems, one: dict[str, Any], at: str) -> None:
    optional = {
        "action_id", "initial_value", "multiline", "min_length", "max_length", "placeholder", "focus_on_load",
        "dispatch_action_config",
    }  # fmt: skip
    found.keys(one, {"type"}, optional, at)
    least, most = one.get("min_length", 0), one.get("max_length", 3000)
    found.need(0 <= least <= 3000, f"{at}/min_length", "0 to 3000")
    found.need(1 <= most <= 3000, f"{at}/max_length", "1 to 3000")
    found.need(least <= most, f"{at}/min_length", "must not exceed max_length")
    if "initial_value" in one:
        found.length(one["initial_value"], most, f"{at}/initial_value", least=0)


_MENU_KEYS = {
    "static_select": {"options", "option_groups", "initial_option"},
    "external_select": {"min_query_length", "initial_option"},
    "conversations_select": {
        "initial_conversation", "default_to_current_conversation", "filter", "response_url_enabled",
    },
    "channels_select": {"initial_channel", "response_url_enabled"},
    "users_select": {"initial_user"},
    "multi_static_select": {"options", "option_groups", "initial_options", "max_selected_items"},
    "multi_external_select": {"min_query_length", "initial_options", "max_selected_items"},
    "multi_users_select": {"initial_users", "max_selected_items"},
    "multi_conversations_select": {
        "initial_conversations", "default_to_current_conversation", "filter", "max_selected_items",
    },
    "checkboxes": {"options", "initial_options"},
    "radio_buttons": {"options", "initial_option"},
    "overflow": {"options"},
}  # fmt: skip
_MOST_OPTIONS = {"checkboxes": 10, "radio_buttons": 10, "overflow": 5}


def _menu(found: Problems, one: dict[str, Any], kind: str, at: str) -> None:
    shared = {"action_id", "placeholder", "confirm", "focus_on_load"}
    found.keys(one, {"type"}, shared | _MENU_KEYS.get(kind, set()), at)
    fixed = kind in {"static_select", "multi_static_select", "checkboxes", "radio_buttons", "overflow"}
    options = one.get("options", [])
    if fixed:
        most = _MOST_OPTIONS.get(kind, 100)
        found.need(1 <= len(options) <= most, f"{at}/options", f"1 to {most} options (has {len(options)})")
        values = [o.get("value") for o in options]
        found.need(len(values) == len(set(values)), f"{at}/options", "option values must be unique")
    loose = kind in {"checkboxes", "radio_buttons"}
    for n, option in enumerate(options):
        _option(found, option, f"{at}/options/{n}", plain=not loose)
    initial = [*one.get("initial_options", ()), *([one["initial_option"]] if "initial_option" in one else ())]
    for option in initial:
        _option(found, option, f"{at}/initial_option", plain=not loose)
        found.need(not fixed or option in options, f"{at}/initial_option", "must match an option")
    for key in ("initial_options", "initial_users"):
        found.need(one.get(key, [0]), f"{at}/{key}", "must have at least one item")
    _filter(found, one.get("filter"), f"{at}/filter")


def _filter(found: Problems, given: dict[str, Any] | None, at: str) -> None:
    if given is None:
        return
    found.keys(given, set(), {"include", "exclude_external_shared_channels", "exclude_bot_users"}, at)
    kinds = set(given.get("include", ["public"]))
    found.need(kinds and kinds <= {"im", "mpim", "private", "public"}, f"{at}/include", "unknown kind")


def _option(found: Problems, option: dict[str, Any], at: str, *, plain: bool = True) -> None:
    found.keys(option, {"text", "value"}, {"description"}, at)
    _text(found, option.get("text"), 75, f"{at}/text", plain=plain)
    found.length(option.get("value"), 150, f"{at}/value")
    if "description" in option:
        _text(found, option["description"], 75, f"{at}/description", plain=plain)


def _confirm(found: Problems, one: dict[str, Any], at: str) -> None:
    found.keys(one, {"title", "text", "confirm", "deny"}, {"style"}, at)
    for part, most in (("title", 100), ("text", 300), ("confirm", 30), ("deny", 30)):
        _text(found, one.get(part), most, f"{at}/{part}", plain=True)


def _text(found: Problems, text: Any, most: int, at: str, *, plain: bool = False) -> None:
    if not isinstance(text, dict):
        found.append(f"must be a text object [json-pointer:{at}]")
        return
    kind = text.get("type")
    found.need(kind == "plain_text" or (kind == "mrkdwn" and not plain), f"{at}/type", f"not allowed: {kind}")
    found.keys(text, {"type", "text"}, {"emoji"} if kind == "plain_text" else {"verbatim"}, at)
    found.length(text.get("text"), most, f"{at}/text")
