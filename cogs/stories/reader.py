"""Has outside input read in a process of its own, which may take so long and so much memory and no more.

Parsers meet what nobody thought of: an attribute list that takes hours, a rule that repeats for ever. A thread
cannot be stopped; a process can. It starts when it is first needed and ends when it is idle, so that a bot with
nothing new to read carries none of the parsers in its memory.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
import weakref
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

import structlog

from cogs.stories.document import Document, UnreadableError, unpack
from cogs.stories.frames import receive, send

if TYPE_CHECKING:
    from cogs.stories.document import Asked

SECONDS = 12.0
_ROOT = Path(__file__).parent.parent.parent
log = structlog.get_logger(__name__)


class Reader:
    """Reads sources, one at a time. Start-up of the process takes about half a second.

    Args:
        seconds: how long one source may take to be read.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()
        self._reads_for: threading.Event | None = None
        self._finalizer: weakref.finalize[Any, Any] | None = None

    async def read(self, body: bytes, asked: Asked) -> Document:
        """Read a source off the event loop; given up at once where the task is cancelled. Raises UnreadableError."""
        given_up = threading.Event()
        try:
            return await asyncio.to_thread(self.read_now, body, asked, given_up)
        except asyncio.CancelledError:
            given_up.set()  # the thread goes on; without its process it has nothing to wait for
            if self._reads_for is given_up:
                self.close()
            raise

    def read_now(self, body: bytes, asked: Asked, given_up: threading.Event | None = None) -> Document:
        """Read a source and wait for it. Raises UnreadableError."""
        header = {
            "start": asked.start.isoformat(),
            "end": asked.end.isoformat(),
            "url": asked.url,
            "content_type": asked.content_type,
            "floating": str(asked.floating),
            "links": asked.links,
        }
        with self._lock:
            self._reads_for = given_up
            answer = self._exchange(json.dumps(header).encode(), body, given_up)
        if "crash" in answer:
            log.error("source_reader_failed", url=asked.url, trace=answer["crash"])
            raise UnreadableError("unexpected")
        if "error" in answer:
            raise UnreadableError(answer["error"], **answer["args"])
        return unpack(answer["document"])

    def close(self) -> None:
        """End the process, if there is one."""
        if self._finalizer is not None:
            self._finalizer()
        self._process = None

    def _exchange(self, header: bytes, body: bytes, given_up: threading.Event | None) -> dict[str, Any]:
        for _ in range(2):  # a process that went idle may end just as it is asked
            if given_up is not None and given_up.is_set():
                break
            process = self._running()
            late = threading.Timer(self.seconds, process.kill)
            late.start()
            try:
                send(cast("IO[bytes]", process.stdin), header)
                send(cast("IO[bytes]", process.stdin), body)
                return cast("dict[str, Any]", json.loads(receive(cast("IO[bytes]", process.stdout))))
            except (EOFError, OSError) as error:
                code = process.wait()
                self.close()
                if not late.is_alive():
                    raise UnreadableError("too-slow", seconds=int(self.seconds)) from error
                if code != 0:
                    raise UnreadableError("too-heavy") from error
            finally:
                late.cancel()
        raise UnreadableError("unexpected")

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            path = os.pathsep.join([str(_ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
            self._process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "cogs.stories.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**_harmless(os.environ), "PYTHONPATH": path},
                start_new_session=True,
            )
            self._finalizer = weakref.finalize(self, _end, self._process)
        return self._process


def _harmless(environment: Any) -> dict[str, str]:
    """The environment without what is nobody's business in that process: tokens, keys, addresses."""
    kept = {"PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TEMP", "SYSTEMROOT", "VIRTUAL_ENV", "PYTHONHOME", "TZ"}
    return {name: value for name, value in environment.items() if name in kept}


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:  # what was still to be written is written to nobody
                continue
    process.wait()
