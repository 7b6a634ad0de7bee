"""Slack's own markup: writing it so that data stays data, and reading what people typed.

Escaping is that of docs.slack.dev, "Formatting message text": three entities. Slack has no escape for `*`, `_`,
`~` and backticks; where one of them could begin or end emphasis it is replaced by its nearest look-alike, and
elsewhere (an e-mail address, a file name) it stays what it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.core.i18n import PLAIN, Markup, same_day
from bot.core.ids import ChannelId, PlatformId
from bot.platforms.slack.overrides import slash_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.core.ui import Span

_ADDRESS = re.compile(r"https?://[^\s<>|]*[^\s<>|.,;:!?'\")\]]|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")
_EMPHASIS = re.compile(r"(?<!\w)[*_~`]+|(?<![*_~`])[*_~`]++(?!\w)|`+")
_LOOKALIKE = str.maketrans(
    "*_~`", "\N{ASTERISK OPERATOR}\N{MODIFIER LETTER LOW MACRON}\N{TILDE OPERATOR}\N{MODIFIER LETTER GRAVE ACCENT}"
)
_QUOTE = re.compile(r"^([^\S\n]*)&gt;", re.MULTILINE)
_PING = re.compile(r"(?<!\w)@(?=(?:channel|here|everyone)\b)", re.IGNORECASE)
_WORD_JOINER, _SOFT_HYPHEN = "\u2060", "\u00ad"
_TAG = re.compile(r"<([^<>|]*)(?:\|([^<>]*))?>")


def entities(text: str) -> str:
    """The three characters that Slack reads as control characters, as entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape(text: str) -> str:
    """Data as mrkdwn that shows as it stands: no emphasis, no quote, no ping. Web and mail addresses are links."""
    pieces, end = [], 0
    for found in _ADDRESS.finditer(text):
        pieces += [_inert(text[end : found.start()]), _address(found[0])]
        end = found.end()
    return "".join([*pieces, _inert(text[end:])])


def _inert(text: str) -> str:
    calm = _EMPHASIS.sub(lambda m: m[0].translate(_LOOKALIKE), text)
    return _PING.sub("@" + _WORD_JOINER, _QUOTE.sub(rf"\1{_SOFT_HYPHEN}&gt;", entities(calm)))


def _address(address: str) -> str:
    if address.startswith("http"):
        return f"<{entities(address)}>"
    return f"<mailto:{entities(address)}|{_inert(address)}>"  # unlike an address, a label may hold emphasis


def link(label: str, url: str) -> str:
    """A link. Both parts are mrkdwn already: what is a link inside them becomes its text, since none nests."""
    target = _TAG.sub(lambda m: m[1], url)
    target = re.sub(r"&(?!amp;|lt;|gt;)", "&amp;", target).replace("|", "%7C")
    return f"<{target}|{_flat(label) or target}>" if target.startswith(("http://", "https://", "mailto:")) else label


def _flat(text: str) -> str:
    return _TAG.sub(lambda m: m[2] or m[1], text).replace("\n", " ").replace("|", "¦")


def _wrap(mark: str) -> Callable[[str], str]:
    """Puts a mark around each line's text: Slack's emphasis ends with the line, and needs words at its edges."""
    return lambda text: "\n".join(f"{mark}{t.strip()}{mark}" if t.strip() else t for t in text.split("\n"))


def moment(at: datetime, locale: str, zone: str) -> str:
    """An instant that each reader's client shows in their own zone; older clients show the community's."""
    return _shown(at, "{date_long}, {time}", PLAIN.moment(at, locale, zone))


def span(shown: Span, locale: str, zone: str) -> str:
    """From when to when; of an end on the same day there only the time."""
    starts, dash, ends = PLAIN.span(shown, locale, zone).partition(" \N{EN DASH} ")
    pattern = "{time}" if same_day(shown, zone) else "{date_long}, {time}"
    return _shown(shown.starts_at, "{date_long}, {time}", starts) + dash + _shown(shown.ends_at, pattern, ends)


def _shown(at: datetime, pattern: str, fallback: str) -> str:
    """An instant in Slack's form (docs.slack.dev, "Formatting message text": "Date formatting")."""
    return f"<!date^{int(at.timestamp())}^{pattern}|{entities(fallback)}>"


def _command(name: str) -> str:
    return f"`/{slash_name(name)}`"


def _mention(what: PlatformId) -> str:
    return f"<#{what.value}>" if isinstance(what, ChannelId) and what.platform == "slack" else f"`{escape(str(what))}`"


MRKDWN = Markup(
    "slack",
    escape=escape,
    bold=_wrap("*"),
    italic=_wrap("_"),
    code=_wrap("`"),
    link=link,
    command=_command,
    mention=_mention,
    moment=moment,
    span=span,
)


def typed(text: str) -> str:
    """What a person typed, from what Slack sends: entities decoded, a link or mention as its words."""
    text = _TAG.sub(_said, text)
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\u00a0", " ").strip()


def _said(found: re.Match[str]) -> str:
    target, label = found[1], found[2]
    if target.startswith("#"):
        return f"slack:{target[1:]}"
    if target.startswith("@"):
        return f"@{label}" if label else ""
    if target.startswith("!"):
        return label or f"@{target[1:].partition('^')[0]}"
    return label or target.removeprefix("mailto:")


def clip(text: str, most: int) -> str:
    """At most `most` characters, with an ellipsis where something was cut; never half a link or entity."""
    return text if len(text) <= most else text[: _whole(text, most - 1)].rstrip() + "…"


def split(text: str, most: int) -> list[str]:
    """The text in pieces of at most `most` characters, broken at a line or a space where there is one."""
    pieces = []
    while len(text) > most:
        end = _whole(text, most)
        for space in ("\n", " "):
            found = text.rfind(space, most // 2, end)
            if found > 0 and _whole(text, found) == found:
                end = found
                break
        pieces.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [*pieces, text] if text else pieces


def _whole(text: str, end: int) -> int:
    """Where to cut at or before `end` so that no `<…>` and no `&…;` is cut through."""
    tag = text.rfind("<", 0, end)
    if tag > text.rfind(">", 0, end) and tag > 0:
        end = tag
    entity = text.rfind("&", max(0, end - 5), end)
    return entity if entity > text.rfind(";", 0, end) and entity > 0 else end
