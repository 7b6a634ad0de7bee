"""A program under measurement: a process of its own, whose CPU time and memory are read from outside."""

from __future__ import annotations

import asyncio
import os
import platform
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).parents[2]
_OURS = ("ROUNDTABLE_", "DISCORD_", "SLACK_", "DATABASE_", "PYTHON")
_PATIENCE = 120.0


@dataclass(frozen=True)
class Memory:
    """Bytes of an idle process: resident; proportional where the system tells it, else resident again."""

    rss: int
    pss: int


@dataclass
class Child:
    """A running `python -m …`, with nothing of this machine's settings in its environment.

    `started` is the monotonic time just before it was started. What it prints goes to `log`.
    """

    process: psutil.Popen
    started: float
    log: Path

    @classmethod
    def start(
        cls, arguments: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None, typed: str = ""
    ) -> Child:
        """Start `python -m *arguments` in `folder`, where its output is kept too; `typed` is its whole input."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        log = folder / f"{arguments[0]}-{time.monotonic_ns()}.log"
        log.with_suffix(".in").write_text(typed, encoding="utf-8")
        with log.open("wb") as out, log.with_suffix(".in").open("rb") as given:
            started = time.monotonic()
            process = psutil.Popen(
                [sys.executable, "-m", *arguments],
                cwd=folder,
                env={**kept, "PYTHONPATH": str(ROOT), **(environment or {})},
                stdin=given,
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        return cls(process, started, log)

    def cpu(self) -> float:
        """Seconds of CPU it has used so far, in user and system mode, all threads."""
        if (
            platform.system() == "Linux"
        ):  # its own clock (clock_getcpuclockid): nanoseconds, where /proc has ticks of 10 ms
            return time.clock_gettime(~self.process.pid << 3 | 2)
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> Memory:
        """What it holds now."""
        full = self.process.memory_full_info()
        return Memory(full.rss, getattr(full, "pss", full.rss))

    async def until(self, condition: Callable[[], bool]) -> float:
        """Wait until the condition holds; returns the seconds since the start. Raises RuntimeError if it ended."""
        async with asyncio.timeout(_PATIENCE):
            while not condition():
                if self.process.poll() is not None:
                    msg = f"ended with {self.process.returncode}:\n{self.said()[-3000:]}"
                    raise RuntimeError(msg)
                await asyncio.sleep(0.002)
        return time.monotonic() - self.started

    async def until_idle(self, quiet: float, limit: float = 60.0) -> None:
        """Wait until it has used next to no CPU for `quiet` seconds, or until the limit."""
        end, since, before = time.monotonic() + limit, time.monotonic(), self.cpu()
        while time.monotonic() < min(since + quiet, end):
            await asyncio.sleep(0.1)
            if (now := self.cpu()) - before > 0.02:
                since, before = time.monotonic(), now

    def said(self) -> str:
        """What it printed."""
        return self.log.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """End it, and wait until it has."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            self.process.wait(15)
        except psutil.TimeoutExpired:
            self.process.kill()
            self.process.wait(15)


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listening(port: int) -> bool:
    """Whether somebody listens there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
