"""Gives a piece of work on outside input so many seconds, and then interrupts it.

Works where signals do: in a process's main thread on POSIX. Elsewhere the work runs unlimited, and the process
around it (`reader`) is what bounds it.
"""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


AGAIN = 0.5
"""Seconds after which work that took no notice is interrupted again: a library may catch everything, and what is
raised while the garbage is collected is lost."""


class OutOfPatienceError(Exception):
    """The work took longer than it was given."""


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Interrupt the block with OutOfPatienceError after `seconds`. A timer already set goes on afterwards."""
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    handler = signal.signal(signal.SIGALRM, _interrupt)
    left, _ = signal.setitimer(signal.ITIMER_REAL, seconds)
    began = time.monotonic()
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(0.01, left - (time.monotonic() - began)))


def _interrupt(_number: int, _frame: Any) -> None:
    signal.setitimer(signal.ITIMER_REAL, AGAIN)
    raise OutOfPatienceError
