"""Writes the Slack app's manifest from the command registry (docs.slack.dev, "App manifest reference")."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.core.ui import Text
from bot.platforms.slack.mrkdwn import clip
from bot.platforms.slack.overrides import slash_name

if TYPE_CHECKING:
    from bot.core.cog import CommandSpec
    from bot.core.i18n import Catalogue, Voice
    from bot.core.registry import Registry

TEMPLATE = Path(__file__).resolve().parents[3] / "config" / "slack-manifest.toml"

BOT_SCOPES = (
    "app_mentions:read",  # @roundtable …
    "channels:history",  # is a post there already? after a crash
    "channels:join",  # the channel that /setup chose
    "channels:read",  # may the bot post there?
    "chat:write",
    "commands",  # slash commands and "Ask about this"
    "files:write",  # exports
    "groups:history",
    "groups:read",
    "im:history",  # direct messages
    "im:write",  # an answer for one person, where nothing else reaches them
    "usergroups:read",  # who is a moderator or organiser
    "users:read",  # language, and who administers the workspace
)
"""Every scope the bot uses, and why."""

BOT_EVENTS = ("app_home_opened", "app_mention", "message.im")

COMMANDS, NAME, DESCRIPTION, HINT, SHORTCUT, SHORTCUT_DESCRIPTION = 50, 32, 2000, 1000, 24, 150


def manifest(
    registry: Registry,
    catalogue: Catalogue,
    *,
    locale: str = "en",
    public_url: str | None = None,
    template: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The manifest as plain data.

    Slack shows one language of it to everybody, `locale`. With `public_url` ("https://…/slack/events") the app
    is set up for HTTP mode, without it for Socket Mode. Raises ValueError past Slack's fifty commands.
    """
    voice = catalogue.voice(locale)
    look = dict(template) if template is not None else load_template()
    url = {"url": public_url} if public_url else {}
    commands = [{**_slash(registry.group(word), word, voice, catalogue), **url} for word in registry.groups()]
    if len(commands) > COMMANDS:
        msg = f"Slack takes {COMMANDS} slash commands, not {len(commands)}"
        raise ValueError(msg)
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": look["display_information"],
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": look["bot_user"],
            "shortcuts": [_shortcut(name, voice) for name in registry.message_actions],
            "slash_commands": commands,
        },
        "oauth_config": {"scopes": {"bot": list(BOT_SCOPES)}},
        "settings": _settings(public_url),
    }


def load_template(path: Path = TEMPLATE) -> dict[str, Any]:
    """The app's name, description and colour, which an owner may change."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def as_yaml(made: Mapping[str, Any]) -> str:
    """The manifest as Slack's page "From a manifest" takes it."""
    import yaml  # noqa: PLC0415 -- nothing else of a running bot needs it

    return yaml.safe_dump(dict(made), sort_keys=False, allow_unicode=True, width=100)


def _settings(public_url: str | None) -> dict[str, Any]:
    events: dict[str, Any] = {"bot_events": list(BOT_EVENTS)}
    interactivity: dict[str, Any] = {"is_enabled": True}
    if public_url:
        events = {"request_url": public_url, **events}
        interactivity |= {"request_url": public_url, "message_menu_options_url": public_url}
    return {
        "event_subscriptions": events,
        "interactivity": interactivity,
        "org_deploy_enabled": False,
        "socket_mode_enabled": public_url is None,
        "token_rotation_enabled": False,
    }


def _slash(group: list[CommandSpec], word: str, voice: Voice, catalogue: Catalogue) -> dict[str, Any]:
    description = voice.say(Text(f"{word}-description"))
    made: dict[str, Any] = {
        "command": f"/{slash_name(word)}"[:NAME],
        "description": clip(description, DESCRIPTION),
        "should_escape": True,
    }
    hint = " | ".join(h for h in (_hint(c, voice, catalogue) for c in group) if h)
    return made | ({"usage_hint": clip(hint, HINT)} if hint else {})


def _hint(spec: CommandSpec, voice: Voice, catalogue: Catalogue) -> str:
    words = list(spec.path[1:])
    for option in spec.options:
        key = f"{spec.key}-{option.name}-name"
        name = voice.say(Text(key)) if catalogue.has(key) else option.name
        words.append(name if option.required else f"[{name}]")
    return " ".join(words)


def _shortcut(name: str, voice: Voice) -> dict[str, str]:
    label = voice.say(Text(f"{name}-menu"))
    return {
        "name": clip(label, SHORTCUT),
        "type": "message",
        "callback_id": name,
        "description": clip(label, SHORTCUT_DESCRIPTION),
    }
