"""One pipeline for every log line, ours and the libraries': structured, and without anything that leads to a person.

Lines are JSON unless somebody watches a terminal. Secrets, ids, addresses and people's words are taken out last,
from the event, its values and the traceback alike.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING, Any

import structlog

if TYPE_CHECKING:
    from pathlib import Path

    from structlog.typing import EventDict, Processor, WrappedLogger

_TALKATIVE = ("aiosqlite", "asyncio", "discord", "slack_bolt", "slack_sdk")
"""Libraries that at "debug" write down what people wrote, statement by statement and event by event."""

MAX_BYTES = 5 * 1024 * 1024
KEPT_FILES = 3
GONE = "[redacted]"

_PRIVATE_KEYS = {
    "text", "question", "answer", "user", "user_id", "username", "name", "email", "phone", "ip",
    "token", "secret", "password", "authorization", "cookie", "payload", "body", "content",
}  # fmt: skip

_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), put)
    for pattern, put in (
        (r"\bx(?:ox[a-z]|app)-[\w-]+", "[token]"),  # Slack
        (r"\b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}", "[token]"),  # Discord
        (r"(?i)\b(bearer|bot|basic)\s+[\w.~+/=-]{16,}", r"\1 [token]"),
        (r"(?i)\b(token|ticket|secret|password|api_key)=[^\s&\"']+", r"\1=[token]"),
        (r"/(webhooks|interactions)/\d+/[\w-]+", r"/\1/[id]/[token]"),  # Discord's addresses carry tokens
        (r"(hooks\.slack\.com)/\S+", r"\1/[token]"),
        (r"//[^/\s:@]+:[^/\s@]+@", "//[login]@"),
        (r"(handling request from )\S+", r"\1[ip]"),  # aiohttp's server
        (r"\[parameters: .*", "[parameters: [redacted]]"),  # SQLAlchemy quotes what was being written
        (r"(query argument \$\d+: ).*", r"\1[redacted]"),  # so does asyncpg
        (
            r"(?s)(DETAIL: ).*?(?=\n(?:\[SQL|Traceback|The above|During)|\Z)",
            r"\1[redacted]",
        ),  # and PostgreSQL, whole rows
        (r"input_value=.*?(?=, input_type)", "input_value=[redacted]"),  # pydantic quotes what was given
        (r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "[e-mail]"),
        (r"\b(discord|slack|console):[\w@.-]+", r"\1:[id]"),
        (r"\b[A-Z](?=[A-Z0-9]*\d)[A-Z0-9]{8,}\b", "[id]"),  # Slack: U0123ABCD, C0…, T0…
        (r"(?<![\w.])\+\d[\d\s().-]{6,}\d", "[phone]"),
        (r"(?<![\w.])(?:1[\s.-])?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b", "[phone]"),
        (r"(?<![\w.])\d{9,}\b", "[id]"),  # Discord's snowflakes have 17 to 20 digits
    )
)


def set_up(level: str = "info", file: Path | None = None) -> None:
    """Send every log line to `file`, or to standard error without one.

    Args:
        level: the least that is written ("debug", "info", "warning", "error").
        file: kept at 5 MB, with three older ones beside it; made where it is missing.
    """
    handler: logging.Handler
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=MAX_BYTES, backupCount=KEPT_FILES, encoding="utf-8", delay=True)
    else:
        handler = logging.StreamHandler(sys.stderr)
    watched = file is None and sys.stderr.isatty()
    handler.setFormatter(_formatter(watched=watched))
    root = logging.getLogger()
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(level.upper())
    for noisy in ("aiohttp.access", "apscheduler", "alembic", "dateparser", "htmldate", "sqlalchemy", "trafilatura"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    served = logging.getLogger("aiohttp.server")
    served.filters[:] = [_is_ours]
    for talkative in _TALKATIVE:
        logging.getLogger(talkative).setLevel(max(logging.INFO, root.level))
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # where a line cannot be written, Python would print it as it was
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_COMMON,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )


def _is_ours(record: logging.LogRecord) -> bool:
    """Whether a server's error is its own: whoever reaches a port may send what is no HTTP, time and again."""
    kind = record.exc_info[0] if record.exc_info else None
    return kind is None or kind.__module__ != "aiohttp.http_exceptions"


def redact(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Take out of a log line what leads to a person or into the bot."""
    kept = {key: event[key] for key in ("timestamp", "level", "logger") if key in event}
    cleaned = {key: _cleaned(key, value) for key, value in event.items() if key not in kept}
    return {**kept, **cleaned}


def scrub(text: str) -> str:
    """A text without tokens, ids, e-mail addresses and telephone numbers."""
    for pattern, put in _PATTERNS:
        text = pattern.sub(put, text)
    return text


_COMMON: list[Processor] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def _formatter(*, watched: bool) -> structlog.stdlib.ProcessorFormatter:
    renderer: Processor = structlog.processors.JSONRenderer()
    if watched:
        renderer = structlog.dev.ConsoleRenderer()
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_COMMON,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            redact,
            renderer,
        ],
    )


def _cleaned(key: str, value: Any) -> Any:
    if key.lower() in _PRIVATE_KEYS:
        return GONE
    if isinstance(value, Mapping):
        return {k: _cleaned(str(k), v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_cleaned("", v) for v in value]
    if value is None or isinstance(value, bool | float):
        return value
    text = str(value)
    clean = scrub(text)
    return value if isinstance(value, int) and clean == text else clean
