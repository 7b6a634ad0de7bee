"""Mends what is commonly wrong with feeds before they are parsed: encodings, entities, stray characters, lost ends.

No document type declaration reaches a parser, so that nothing can be expanded or fetched through one.
"""

from __future__ import annotations

import codecs
import html.entities
import json
import re
from typing import TYPE_CHECKING, Any

import charset_normalizer

from cogs.stories.document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\x00", "utf-16-le"),
    (b"\x00<", "utf-16-be"),
)
"""How a text begins that tells its own encoding: the byte order mark, or XML's first sign (XML 1.0, appendix F)."""
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']""")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})""", re.IGNORECASE)
_WESTERN = re.compile(r"cp125[02347]|latin|iso8859|mac|cp\d{3}$|ascii|hp_roman")
"""Encodings that a guess tells apart badly; windows-1252 is what Western text without a label nearly always is."""
_SAMPLE = 65_536
_AS_BROWSERS = {
    **dict.fromkeys(("windows-1252", "cp1252", "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987"), "cp949"),
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
}
"""Names that stand for more than they say (WHATWG Encoding, 4.2)."""

_DECLARATION = re.compile(r"<\?xml\b[^>]{0,500}\?>")
_DOCTYPE = re.compile(r"<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(r"<!ENTITY\b[^>]*>?", re.IGNORECASE)
_EMPTY_LINK = re.compile(r"<link\s*/>|<link>\s*</link>")
"""No link: with one, feedparser takes no guid for the item's link."""
_PERMALINK = re.compile(r"""(?<=\sisPermaLink=["'])true""", re.IGNORECASE)
_OPEN, _CLOSE = "<![CDATA[", "]]>"
_NAMED = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
_NUMBERED = re.compile(r"&#(\d{1,10}|[xX][0-9A-Fa-f]{1,8});")
_HALVES = re.compile(
    r"&#(5529[6-9]|55[3-9]\d\d|56[0-2]\d\d|563[01]\d|[xX][dD][89abAB][0-9A-Fa-f]{2});&#(\d{5}|[xX][0-9A-Fa-f]{4});"
)
"""A character in two references, as UTF-16 has it: many programs write emoji so, and XML knows no such halves."""
_BARE = re.compile(r"&(?!#\d{1,7};|#[xX][0-9A-Fa-f]{1,6};|\w{1,32};)")
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ITEMS, _ITEM = re.compile(r'"items"\s*:\s*\['), re.compile(r"[\s,]*(?=\{)")
_KNOWN = {"amp", "lt", "gt", "quot", "apos"}


def decoded(body: bytes, content_type: str = "") -> tuple[str, list[Problem]]:
    """The body as text, whatever its encoding claims to be, and what was wrong with the claim.

    In the order of RFC 7303: byte order mark, HTTP header, XML declaration; then UTF-8, then a guess. Bytes that
    are UTF-8 are never read as windows-1252, whatever was claimed: they are not that by chance.
    """
    for mark, name in _BOMS:
        if body.startswith(mark):
            return body.decode(name, "replace"), []
    claimed = _claimed(body, content_type)
    for name in ["utf-8", *claimed] if "cp1252" in claimed else [*claimed, "utf-8"]:
        try:
            return body.decode(name), _misnamed(body, claimed, name)
        except (UnicodeError, LookupError):
            continue
    guess = _meant(body, claimed)
    return body.decode(guess, _AS_WESTERN if guess == "utf-8" else "replace"), [
        Problem("encoding", {"encoding": guess})
    ]


def _meant(body: bytes, claimed: list[str]) -> str:
    """The encoding of a text that is not quite in any: UTF-8 where most of its letters are, else as it claims."""
    text = body.decode("utf-8", "replace")
    if text.count("\ufffd") * 2 < sum(c > "\x7f" for c in text):
        return "utf-8"
    others = [name for name in claimed if _codec(name) not in {None, "utf-8"}]
    return others[0] if others else "cp1252" if claimed else _guessed(body)


def _western(error: UnicodeError) -> tuple[str, int]:
    """A byte that is no UTF-8 amid text that is: what somebody pasted from elsewhere."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_WESTERN = "roundtable-western"
codecs.register_error(_AS_WESTERN, _western)


def _claimed(body: bytes, content_type: str) -> list[str]:
    header = _CHARSET.search(content_type)
    declared = _DECLARED.search(body[:1000])
    names = [header.group(1)] if header else []
    names += [declared.group(1).decode("ascii")] if declared else []
    names = [_AS_BROWSERS.get(n.lower(), n) for n in names]
    return [n for n in names if not n.lower().startswith(("utf-16", "utf-32"))]


def _misnamed(body: bytes, claimed: list[str], used: str) -> list[Problem]:
    same = not claimed or body.isascii() or codecs.lookup(used).name in {_codec(c) for c in claimed}
    return [] if same else [Problem("encoding", {"encoding": used})]


def _codec(name: str) -> str | None:
    """What Python calls an encoding, None for one it does not know."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _guessed(body: bytes) -> str:
    best = charset_normalizer.from_bytes(body[:_SAMPLE]).best()
    return "cp1252" if best is None or _WESTERN.match(best.encoding) else best.encoding


def mended(text: str) -> tuple[bytes, list[Problem]]:
    """The XML as UTF-8 without declarations, its named entities written out, and what had to be left out.

    Lines keep their numbers, for what a parser says of them afterwards.
    """
    problems = [Problem("entities")] if _ENTITY.search(text) else []
    text = _ENTITY.sub(_lines, _DECLARATION.sub(_lines, _REFUSED.sub("", text)))
    text = _PERMALINK.sub("true", _EMPTY_LINK.sub(_lines, text))
    if text.find(_CLOSE, endless := text.rfind(_OPEN)) < 0 <= endless:
        problems.append(Problem("malformed", {"line": text.count("\n", 0, endless) + 1}))
    return "".join(_references(_without_doctype(text))).encode("utf-8", "replace"), problems


def whole_json(text: str) -> tuple[Any, list[Problem]]:
    """What a JSON text holds; of a feed that breaks off, what stands before its items and those that are whole.

    Raises ValueError or RecursionError where it is neither.
    """
    reader = json.JSONDecoder(strict=False)  # line breaks within strings do no harm
    try:
        return reader.decode(text), []
    except ValueError:
        start = _ITEMS.search(text)
        if start is None:
            raise
    head = reader.decode(text[: start.start()].rstrip().removesuffix(",") + "}")
    items, at = list[Any](), start.end()
    while found := _ITEM.match(text, at):
        try:
            item, at = reader.raw_decode(text, found.end())
        except ValueError:
            break
        items.append(item)
    return {**head, "items": items}, [Problem("breaks-off", {"line": text.count("\n", 0, at) + 1})]


def _without_doctype(text: str) -> str:
    start = text.upper().find("<!DOCTYPE")
    found = _DOCTYPE.match(text, start) if start >= 0 else None
    return text if found is None else text[:start] + _lines(found) + text[found.end() :]


def _references(text: str) -> Iterator[str]:
    """The text with its references mended outside of CDATA sections, where there are none to mend.

    Where one never ends, only its beginning is left out, so that it does not swallow the items below.
    """
    at = 0
    while (start := text.find(_OPEN, at)) >= 0:
        yield _referred(text[at:start])
        end = text.find(_CLOSE, start)
        at = start + len(_OPEN) if end < 0 else end + len(_CLOSE)
        yield "" if end < 0 else text[start:at]
    yield _referred(text[at:])


def _referred(text: str) -> str:
    return _BARE.sub("&amp;", _NAMED.sub(_written_out, _NUMBERED.sub(_possible, _HALVES.sub(_joined, text))))


def _joined(match: re.Match[str]) -> str:
    """The one reference for two halves of a character; what are no halves as they were."""
    first, second = _code(match.group(1)), _code(match.group(2))
    halves = 0xDC00 <= second <= 0xDFFF
    return f"&#{0x10000 + (first - 0xD800 << 10) + second - 0xDC00};" if halves else match.group(0)


def _code(number: str) -> int:
    return int(number[1:], 16) if number[0] in "xX" else int(number)


def _possible(match: re.Match[str]) -> str:
    """A numbered reference, or nothing where no character may have that number (XML 1.0, 2.2).

    That of an ampersand by its name: feedparser knows no other in the attributes of malformed XML.
    """
    code = _code(match.group(1))
    if code == ord("&"):
        return "&amp;"
    whole = code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
    return match.group(0) if whole else ""


def _lines(match: re.Match[str]) -> str:
    return "\n" * match.group(0).count("\n")


def _written_out(match: re.Match[str]) -> str:
    """A named entity as character references, which need no declaration; one that nobody knows as nothing."""
    name = match.group(1)
    if name in _KNOWN:
        return match.group(0)
    return "".join(f"&#{ord(c)};" for c in html.entities.html5.get(f"{name};", ""))
