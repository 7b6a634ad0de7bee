"""Links of Slack's channels and messages, as people copy them, and the channels and threads that they lead to.

Documented at docs.slack.dev under `chat.getPermalink` (`https://<workspace>.slack.com/archives/C…/p…`, with the
thread's first message in `thread_ts`) and "Deep linking" (`https://app.slack.com/client/T…/C…`).
"""

from __future__ import annotations

import re

from yarl import URL

from bot.core.ids import ChannelId, SpaceId

_HOST = re.compile(r"(?:[\w-]+\.)+slack(?:-gov)?\.com")
_CHANNEL = r"[CDG][A-Z0-9]{2,20}"
_PATH = re.compile(rf"/archives/(?P<channel>{_CHANNEL})(?:/p(?P<seconds>\d{{10}})(?P<rest>\d{{6}}))?/?")
_CLIENT = re.compile(
    rf"/client/(?P<team>[TE]\w+)/(?P<channel>{_CHANNEL})(?:/thread/(?P=channel)-(?P<thread>\d{{10}}\.\d{{6}}))?/?"
)
_WRITTEN = re.compile(
    rf"(?P<channel>{_CHANNEL})(?:/(?P<thread>\d{{10}}\.\d{{6}}))?|<#(?P<named>{_CHANNEL})(?:\|[^>]*)?>"
)
_TS = re.compile(r"\d{10}\.\d{6}")


def read(space: SpaceId, said: str) -> tuple[ChannelId, str | None] | None:
    """The channel and the `ts` of a message in it, None where `said` is no such link.

    Where the link says which thread the message stands in, the `ts` is that of the thread's first message.
    """
    text = said.strip().strip("<>") if "://" in said else said.strip()
    if "://" not in text:
        return _written(space, text)
    try:
        url = URL(text)
    except ValueError:
        return None
    if url.scheme != "https" or not _HOST.fullmatch(url.host or ""):
        return None
    if url.host == "app.slack.com":
        found = _CLIENT.fullmatch(url.path)
        return (_id(space, found["channel"]), found["thread"]) if found and found["team"] == space.value else None
    found = _PATH.fullmatch(url.path)
    if found is None:
        return None
    stamp = f"{found['seconds']}.{found['rest']}" if found["seconds"] else None
    above = url.query.get("thread_ts", "")
    return _id(space, found["channel"]), above if stamp and _TS.fullmatch(above) else stamp


def to_channel(space: SpaceId, channel: str) -> str:
    """A channel's own link, whatever the workspace's address is."""
    return f"https://app.slack.com/client/{space.value}/{channel}"


def _written(space: SpaceId, text: str) -> tuple[ChannelId, str | None] | None:
    found = _WRITTEN.fullmatch(text)
    return (_id(space, found["channel"] or found["named"]), found["thread"]) if found else None


def _id(space: SpaceId, channel: str) -> ChannelId:
    return ChannelId(space.platform, channel)
