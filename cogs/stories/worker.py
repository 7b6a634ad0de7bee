"""The process that reads outside input, so that what is wrong with it ends there: `python -m cogs.stories.worker`.

It takes requests on its standard input and answers on its standard output, each a frame of JSON (`reader` is the
other side). It has no part in the database, the network or the chat, a ceiling on its memory, and ends by itself
when nothing was asked for a minute.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import traceback
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from cogs.stories.document import Asked, UnreadableError, pack
from cogs.stories.frames import receive, send
from cogs.stories.recognise import read

if sys.platform != "win32":
    import resource

IDLE = 60.0
MEMORY = 2 * 1024**3


def main() -> None:
    """Answer requests until there are no more, or none for a minute."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides, also when somebody presses Ctrl-C
    _limit_memory()
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    requests = os.fdopen(0, "rb", buffering=0)
    while select.select([requests], [], [], IDLE)[0]:
        try:
            header, body = json.loads(receive(requests)), receive(requests)
        except EOFError:
            return
        send(answers, json.dumps(answer(header, body)).encode())


def answer(header: dict[str, Any], body: bytes) -> dict[str, Any]:
    """Read one source: `{"document": …}`, `{"error": code, "args": …}` or, for our own mistakes, `{"crash": …}`."""
    asked = Asked(
        start=datetime.fromisoformat(header["start"]),
        end=datetime.fromisoformat(header["end"]),
        url=header["url"],
        content_type=header["content_type"],
        floating=ZoneInfo(header["floating"]),
        links=header["links"],
    )
    try:
        return {"document": pack(read(body, asked))}
    except UnreadableError as error:
        return {"error": error.code, "args": error.values}
    except MemoryError:
        return {"error": "too-heavy", "args": {}}
    except Exception:  # noqa: BLE001 -- the parent logs it and tells the person that this source was unreadable
        return {"crash": traceback.format_exc(limit=-6)}


def _limit_memory() -> None:
    if sys.platform != "win32":
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        limit = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))


if __name__ == "__main__":
    main()
