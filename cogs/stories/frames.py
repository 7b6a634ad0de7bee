"""How the bot and its reading process talk: frames of four bytes of length and as many bytes."""

from __future__ import annotations

import struct
from typing import Protocol

_SIZE = struct.Struct(">I")


class Source(Protocol):
    """What can be read from; may give less than was asked for."""

    def read(self, size: int, /) -> bytes | None:
        """Up to `size` bytes; nothing at the end."""


class Sink(Protocol):
    """What can be written to."""

    def write(self, content: bytes, /) -> object:
        """Take all of `content`."""

    def flush(self) -> None:
        """Pass on what was written."""


def send(sink: Sink, content: bytes) -> None:
    """Write one frame."""
    sink.write(_SIZE.pack(len(content)))
    sink.write(content)
    sink.flush()


def receive(source: Source) -> bytes:
    """Read one frame; raises EOFError where the other side has gone."""
    (size,) = _SIZE.unpack(_whole(source, _SIZE.size))
    return _whole(source, size)


def _whole(source: Source, size: int) -> bytes:
    content = bytearray()
    while len(content) < size:
        part = source.read(size - len(content))
        if not part:
            raise EOFError
        content += part
    return bytes(content)
