"""What Discord's errors mean for a message: never, or later.

The codes are those that Discord lists under "Opcodes and Status Codes" ("JSON Error Codes").
"""

from __future__ import annotations

import aiohttp
import discord

from bot.core.platform import DeletedError, Refusal, RefusedError, RetryError

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, TOO_MANY_PEOPLE, ARCHIVED, LOCKED = 10003, 10008, 40003, 50083, 160005
UNAUTHORIZED = 401
_RETRY_AFTER = 30.0

WHY: dict[int, Refusal] = {
    UNKNOWN_CHANNEL: "gone",  # unknown channel
    10004: "gone",  # unknown server
    50001: "permission",  # missing access: the bot cannot see it, or is not in the server
    50013: "permission",  # missing permissions
    ARCHIVED: "permission",  # the thread is in the archive, and locked
    LOCKED: "permission",  # the thread is locked
    50008: "gone",  # a kind of channel that takes no messages
    50024: "gone",
}
"""What of Discord's refusals concerns the whole channel."""

LATER = frozenset(
    {
        20016,  # slow mode
        20022,  # edits of announcements
        20028,  # writes to the channel
        20029,  # writes to the server
        30046,  # edits of messages older than an hour
        TOO_MANY_PEOPLE,
        40004,  # sending is shut off for a while
        40006,  # what was asked for is
        40062,  # a part of Discord is asked too often
        40333,  # Cloudflare stands in the way
        130000,  # overloaded
    }
)
"""What passes by itself, whatever the HTTP status that it comes with."""


ONE_THREAD = {UNKNOWN_CHANNEL, ARCHIVED, LOCKED}
"""What may be so of one thread, one post of a forum, that somebody deleted or locked."""


def of_an_edit(error: Exception, *, apart: bool) -> Exception:
    """The same for a message that was to be changed: it, or the thread that it began, may have been deleted."""
    gone = {UNKNOWN_MESSAGE, UNKNOWN_CHANNEL} if apart else {UNKNOWN_MESSAGE}
    if isinstance(error, discord.NotFound) and error.code in gone:
        return DeletedError(f"It was deleted: {error.text} ({error.code})")
    return translated(error, apart=apart)


def translated(error: Exception, *, apart: bool = False) -> Exception:
    """Discord's errors as the outbox knows them: never, or later.

    `apart` says that it is about a thread of its own within the channel, whose end is not the channel's.
    """
    match error:
        case discord.RateLimited():
            return RetryError("rate limit", error.retry_after)
        case discord.HTTPException() if error.status == UNAUTHORIZED:
            return RefusedError(f"Discord refuses the token: {error.text}", "account")
        case discord.HTTPException() if error.status == 429 or error.status >= 500:
            doubtful = error.status >= 500
            return RetryError(
                f"Discord answers {error.status}", _RETRY_AFTER, doubtful=doubtful, everywhere=not doubtful
            )
        case discord.HTTPException() if error.code in LATER:
            return RetryError(f"Discord has it wait: {error.text} ({error.code})")
        case discord.HTTPException():
            why = None if apart and error.code in ONE_THREAD else WHY.get(error.code)
            return RefusedError(f"Discord refuses it: {error.text} ({error.code})", why)
        case aiohttp.ClientConnectorError():
            return RetryError("Discord cannot be reached")
        case aiohttp.ClientError() | OSError() | TimeoutError():
            return RetryError(f"Discord's answer was lost: {type(error).__name__}", doubtful=True)
    return error
