r"""Discord's own markup: writing it so that data stays data, and reading it back as plain text.

Discord's clients drop a backslash before any character that is no letter, digit or space, and show that character
as it is (support.discord.com, "Markdown Text 101"); so data is made inert by backslashes, which nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.core.i18n import Markup, same_day

if TYPE_CHECKING:
    from bot.core.ids import PlatformId
    from bot.core.ui import Span

_URL = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?'\")\]}*_~|`\\]")
_MARKS = re.compile(r"[\\*_~`|<>\[\]#]|:(?=//|\w+:)")
_LINE_START = re.compile(r"^([^\S\n]*)([-+])|^([^\S\n]*\d+)([.)])", re.MULTILINE)
_EVERYONE = re.compile(r"@(?=everyone|here)", re.IGNORECASE)
_ZERO_WIDTH, _LOOKALIKE = "\u200b", "\u02cb"

_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])")
_BARE = re.compile(r"<(https?://[^\s<>]+)>")
_LINK = re.compile(r"(?<!\\)\[([^\[\]]*)(?<!\\)\]\(([^\s()]*)\)")
_MOMENT = re.compile(r"<t:(\d+)(?::\w)?>(?: – <t:(\d+):[tF]>)?(?: \(<t:\1:R>\))?")  # noqa: RUF001 -- as we write it
_MENTION = re.compile(r"</([^:<>]+):\d+>|<@[&!]?\d+>|<#\d+>")
_LINE_MARK = re.compile(r"^(?:-# |#{1,3} |> )", re.MULTILINE)
_EMPHASIS = re.compile(r"\*\*|(?<!\\)[*`]")
_IN_URL = str.maketrans({" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C", '"': "%22"})
_IN_LABEL = str.maketrans({"[": "(", "]": ")", "\n": " "})


def escape(text: str) -> str:
    """Data as markdown that shows as it stands: no emphasis, heading, list, mention, moment or emoji.

    Web addresses stay addresses, in angle brackets so that Discord adds no preview and takes no more for the
    address than we do.
    """
    pieces, end = [], 0
    for found in _URL.finditer(text):
        pieces += [_inert(text[end : found.start()]), f"<{found[0]}>"]
        end = found.end()
    return "".join([*pieces, _inert(text[end:])])


def _inert(text: str) -> str:
    marked = _MARKS.sub(lambda m: "\\" + m[0], text)
    lines = _LINE_START.sub(lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[3]}\\{m[4]}", marked)
    return _EVERYONE.sub("@" + _ZERO_WIDTH, lines)


def unescape(text: str) -> str:
    """The data that `escape` was given."""
    return _ESCAPE.sub(r"\1", _BARE.sub(r"\1", text)).replace("@" + _ZERO_WIDTH, "@")


def code(text: str) -> str:
    """Monospaced. Nothing is escaped inside, so escapes are taken off again."""
    return f"`{unescape(text).replace('`', _LOOKALIKE)}`" if text else ""


def link(label: str, url: str) -> str:
    """A link under a label, both escaped already; only the label where the address is no web or mail address.

    Discord shows a link's source where its label has brackets or an address in it.
    """
    target = unescape(url).strip().translate(_IN_URL)
    shown = label
    if any(c in shown for c in "[]") or "://" in shown or "\n" in shown:
        shown = unescape(shown).translate(_IN_LABEL).replace("://", f":{_ZERO_WIDTH}//")
        shown = _MARKS.sub(lambda m: "\\" + m[0], shown)
    return f"[{shown}]({target})" if target.startswith(("http://", "https://", "mailto:")) else label


def moment(at: datetime, _locale: str, _zone: str) -> str:
    """An instant that each reader's client shows in their own zone and language, and how far off it is."""
    stamp = int(at.timestamp())
    return f"<t:{stamp}:F> (<t:{stamp}:R>)"


def span(shown: Span, _locale: str, zone: str) -> str:
    """From when to when, and how far off it is; of an end on the same day there only the time."""
    starts, ends = int(shown.starts_at.timestamp()), int(shown.ends_at.timestamp())
    return f"<t:{starts}:F> \N{EN DASH} <t:{ends}:{'t' if same_day(shown, zone) else 'F'}> (<t:{starts}:R>)"


def mention(what: PlatformId) -> str:
    """A channel, or a role ("&12") or person ("@12") that rights were granted to, by its name."""
    if what.platform != "discord":
        return escape(what.value)
    kind = what.value[:1]
    return f"<{what.value}>" if kind == "@" else f"<@{what.value}>" if kind == "&" else f"<#{what.value}>"


def markup(commands: Mapping[str, str]) -> Markup:
    """How Discord is written to. `commands` holds what to click for a command's name: `</setup show:12>`."""

    def command(name: str) -> str:
        return commands.get(name) or f"`/{name}`"

    return Markup(
        "discord",
        escape=escape,
        bold=lambda text: f"**{text}**" if text else "",
        italic=lambda text: f"*{text}*" if text else "",
        code=code,
        link=link,
        command=command,
        mention=mention,
        moment=moment,
        span=span,
    )


def plain(text: str) -> str:
    """What a reader sees of a message written by us, without markup; for quoting it."""
    shown = _LINK.sub(r"\1", _LINE_MARK.sub("", text))
    shown = _MOMENT.sub(_as_words, shown)
    shown = _MENTION.sub(lambda m: f"/{m[1]}" if m[1] else m[0], shown)
    return unescape(_EMPHASIS.sub("", shown)).replace(_ZERO_WIDTH, "")


def _as_words(found: re.Match[str]) -> str:
    instants = [datetime.fromtimestamp(int(stamp), UTC) for stamp in found.groups() if stamp]
    return " \N{EN DASH} ".join(f"{at:%Y-%m-%d %H:%M} UTC" for at in instants)
