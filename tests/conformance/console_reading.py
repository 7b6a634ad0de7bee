"""What a person sees on the console, from the lines that are shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.platforms.console.rendering import Press
from bot.platforms.console.writing import Line
from tests.conformance.chat import Channel, Person, Seen

_NUMBER = re.compile(r"\[(#?\d+)\] ")
_LABELLED = re.compile(r"^(?P<label>[^\n]+?): (?P<url>https?://\S+)$", re.MULTILINE)
_INLINE = re.compile(r"(?P<label>[^\s()][^\n()]*?) \((?P<url>https?://[^\s)]+)\)")
_FILE = re.compile(r"^\S+ \S+ (/.+) \([\d,.]+ bytes?\)$")


def standing(lines: Sequence[Line], presses: Mapping[str, Press]) -> dict[str, Press]:
    """The numbers that stand in these lines."""
    keys = [key for line in lines if line.style == "control" for key in _NUMBER.findall(line.text)]
    return {key: presses[key] for key in keys if key in presses}


def seen(lines: Sequence[Line], presses: Mapping[str, Press], private: str) -> Seen:
    texts = [line.text for line in lines]
    kept = [line for line in lines if line.text != private or not private]
    return Seen(
        text=words(kept, presses),
        private=bool(private) and private in texts,
        buttons=[p.label for p in presses.values() if p.chosen is None],
        links=links(kept),
        menus=menus(kept, presses),
        files={Path(m[1]).name: Path(m[1]).read_bytes() for t in texts if (m := _FILE.match(t))},
    )


def words(lines: Sequence[Line], presses: Mapping[str, Press]) -> str:
    """The text without its buttons; what stands beside them ("Page 1 of 3") is kept."""
    kept = []
    for line in lines:
        text = line.text
        if line.style == "control":
            for key, press in presses.items():
                text = text.replace(f"[{key}] {press.label}", "")
        kept.append(text.strip() if line.style == "control" else text)
    return "\n".join(text for text in kept if text)


def links(lines: Sequence[Line]) -> dict[str, str]:
    """Titles and labels by the address that stands beside or beneath them."""
    found = {m["label"].strip(): m["url"] for line in lines for m in _INLINE.finditer(line.text)}
    found |= {m["label"].strip(): m["url"] for line in lines for m in _LABELLED.finditer(line.text)}
    title = ""
    for line in lines:
        title = line.text if line.style == "title" else title
        if re.fullmatch(r"https?://\S+", line.text):
            found[title] = line.text
    return found


def menus(lines: Sequence[Line], presses: Mapping[str, Press]) -> dict[str, list[str]]:
    """Entries under the line that stands above the first of them."""
    found: dict[str, list[str]] = {}
    above = ""
    for line in lines:
        keys = _NUMBER.findall(line.text) if line.style == "control" else []
        if keys and keys[0] in presses and presses[keys[0]].chosen is not None:
            found.setdefault(above, []).append(presses[keys[0]].label)
        else:
            above = line.text
    return found


def button(presses: Mapping[str, Press], label: str, nth: int) -> str | None:
    found = [key for key, p in presses.items() if p.label == label and p.chosen is None]
    return found[nth] if nth < len(found) else None


def entry(presses: Mapping[str, Press], label: str) -> str | None:
    return next((key for key, p in presses.items() if p.label == label and p.chosen is not None), None)


def offered(lines: Sequence[Line]) -> bool:
    """Whether choices were offered, and nothing was wrong."""
    return any(line.style == "control" for line in lines) and not any(line.style == "problem" for line in lines)


def value(held: Any) -> Any:
    """What stands in a part, as text where it is an id."""
    if isinstance(held, list | tuple):
        return [str(h) for h in held]
    return held if isinstance(held, bool) else str(held or "")


def typed(given: Any, channel: Callable[[Channel], str]) -> str:
    """What somebody types for a value."""
    if isinstance(given, bool):
        return "yes" if given else "no"
    if isinstance(given, Channel):
        return channel(given)
    if isinstance(given, list | tuple):
        return ", ".join(f"@{g.name}" if isinstance(g, Person) else str(g) for g in given)
    return str(given)
