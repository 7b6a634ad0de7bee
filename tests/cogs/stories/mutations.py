"""What goes wrong with files on their way, done to them on purpose: the same for the same seed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Mutation = Callable[[bytes, random.Random], bytes]

LIES = (
    b"utf-8",
    b"utf-16",
    b"utf-32",
    b"utf-7",
    b"windows-1252",
    b"iso-2022-jp",
    b"koi8-r",
    b"no-such",
    b"base64",
    b"zip",
    b"unicode_escape",
    b"idna",
)
TAG = re.compile(rb"<[^<>]{1,200}>")
LINE = re.compile(rb"^[^\n]*\n", re.MULTILINE)  # without ^ the square of the length, where no line ends
BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">'
    b'<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY f "&d;&d;&d;&d;&d;">]>'
)
ODD = (
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"&#0;",
    b"&#x110000;",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"<![",
    b"<?",
    b"\x1b$B",
    b"&nosuch;",
    b"\xe2\x80\xae",
    b"\r",
    b"=?utf-8?q?=00?=",
    b'"',
    b"<a href='javascript:1'>",
    b"\\u0000",
    b"{",
    b"99999999999",
    b"-1",
    b"\xf0\x9f\x98\x80",
    b":",
    b";",
    b"\n ",
)
RULES = (
    b"FREQ=SECONDLY",
    b"FREQ=DAILY;INTERVAL=0",
    b"FREQ=YEARLY;BYMONTH=13",
    b"FREQ=DAILY;COUNT=-1",
    b"FREQ=MINUTELY;BYDAY=MO",
    b"FREQ=DAILY;UNTIL=00010101",
    b"FREQ=DAILY;UNTIL=99991231T235959Z",
    b"FREQ=WEEKLY;BYDAY=9XX",
    b"FREQ=;",
    b"",
    b"FREQ=YEARLY;BYEASTER=1",
    b"FREQ=MONTHLY;BYDAY=-54MO;BYSETPOS=366",
)
TIMES = (
    b"00000000T000000Z",
    b"99991231T235959Z",
    b"20261340",
    b"00010101",
    b"20260101T250000",
    b"20260101T000060",
    b"x",
    b"",
    b"-1",
    b"99999999999999999999",
    b"2026-01-01T00:00:00+99:99",
    b"Thu, 32 Foo 20266 99:99:99 +9999",
)


def truncated(body: bytes, chance: random.Random) -> bytes:
    """The connection broke."""
    return body[: chance.randrange(len(body) + 1)]


def flipped(body: bytes, chance: random.Random) -> bytes:
    """Bits fell over."""
    changed = bytearray(body)
    for _ in range(min(len(body), chance.choice((1, 10, 300)))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def repeated(body: bytes, chance: random.Random) -> bytes:
    """Tags or lines stand there again and again, or in another place."""
    found = list((TAG if chance.random() < 0.6 else LINE).finditer(body))
    if not found:
        return body + body
    for _ in range(chance.choice((1, 5))):
        one, there = chance.choice(found), chance.choice(found).start()
        body = body[:there] + one.group(0) * chance.choice((1, 2, 200)) + body[there:]
    return body


def missing(body: bytes, chance: random.Random) -> bytes:
    """Tags or lines are gone."""
    pattern = TAG if chance.random() < 0.6 else LINE
    return pattern.sub(lambda m: b"" if chance.random() < 0.05 else m.group(0), body)


def mislabelled(body: bytes, chance: random.Random) -> bytes:
    """The encoding claimed, or the one really used, is another."""
    lie = chance.choice(LIES)
    body = re.sub(rb"""(encoding\s*=\s*["'])[^"']*""", lambda m: m[1] + lie, body, count=1)
    body = re.sub(rb"""(charset\s*=\s*["']?)[\w-]*""", lambda m: m[1] + lie, body, count=1)
    if chance.random() < 0.5:
        body = body.decode("utf-8", "replace").encode(
            chance.choice(("utf-16", "utf-16-be", "utf-32", "cp1252", "shift-jis")), "replace"
        )
    return body


def nested(body: bytes, chance: random.Random) -> bytes:
    """Something stands in itself, very often."""
    depth = chance.choice((10, 300, 20_000))
    opened, closed = chance.choice(
        (
            (b"<div>", b"</div>"),
            (b"<item>", b"</item>"),
            (b"[", b"]"),
            (b'{"a":', b"}"),
            (b"<b ", b">"),
            (b"BEGIN:VEVENT\r\n", b"END:VEVENT\r\n"),
            (b"&amp;", b""),
            (b"(", b")"),
        )
    )
    at = chance.randrange(len(body) + 1)
    return body[:at] + opened * depth + closed * chance.choice((0, depth)) + body[at:]


def bombed(body: bytes, chance: random.Random) -> bytes:
    """Entities that grow when they are read, and one that names a file."""
    name = chance.choice((b"&f;", b"&e;", b"&d;&e;&f;"))
    at = max(0, body.find(b">", body.find(b"<?xml")) + 1) if body.startswith(b"<?xml") else 0
    spots = [m.end() for m in TAG.finditer(body)] or [len(body)]
    there = chance.choice(spots)
    return body[:at] + BOMB + body[at:there] + name * chance.choice((1, 50)) + body[there:]


def salted(body: bytes, chance: random.Random) -> bytes:
    """What nobody thought of stands somewhere in it."""
    for _ in range(chance.choice((1, 3, 30))):
        at = chance.randrange(len(body) + 1)
        body = body[:at] + chance.choice(ODD) * chance.choice((1, 1, 500)) + body[at:]
    return body


def mistimed(body: bytes, chance: random.Random) -> bytes:
    """Dates and rules that cannot be."""
    body = re.sub(rb"(RRULE:)[^\r\n]*", lambda m: m[1] + chance.choice(RULES) if chance.random() < 0.5 else m[0], body)
    body = re.sub(
        rb"((?:DTSTART|DTEND|EXDATE|RECURRENCE-ID|DURATION|TZOFFSETTO|RDATE)[^:\r\n]*:)[^\r\n]*",
        lambda m: m[1] + chance.choice(TIMES) if chance.random() < 0.2 else m[0],
        body,
    )
    return re.sub(
        rb"""((?:<pubDate>|<updated>|<published>|<dc:date>|"date_published"\s*:\s*"))[^<"]*""",
        lambda m: m[1] + chance.choice(TIMES) if chance.random() < 0.3 else m[0],
        body,
    )


ALL: tuple[Mutation, ...] = (truncated, flipped, repeated, missing, mislabelled, nested, bombed, salted, mistimed)


def mutated(body: bytes, seed: int) -> bytes:
    """A file after one to three mishaps."""
    chance = random.Random(seed)
    for mishap in chance.sample(ALL, chance.choice((1, 1, 2, 3))):
        body = mishap(body, chance)
    return body
