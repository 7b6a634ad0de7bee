"""What Slack's errors mean for a message: never, or later.

The codes are those that docs.slack.dev lists for `chat.postMessage`. A code nobody here knows means never, since a
message that Slack will not have would otherwise be tried for hours. An answer without any code is none of Slack's own:
a proxy's page, or one that was cut off.
"""

from __future__ import annotations

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.core.platform import Refusal, RefusedError, RetryError
from bot.platforms.slack.people import reason

LATER = frozenset(
    {
        "ratelimited", "rate_limited", "message_limit_exceeded", "internal_error", "fatal_error", "service_unavailable",
        "request_timeout", "team_added_to_org", "org_login_required", "accesslimited", "external_channel_migrating",
    }
)  # fmt: skip
WHY: dict[str, Refusal] = {
    **dict.fromkeys(("channel_not_found", "is_archived"), "gone"),
    **dict.fromkeys((
        "not_in_channel", "restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_locked",
        "restricted_action_thread_only_channel", "restricted_action_non_threadable_channel", "no_permission",
        "method_not_supported_for_channel_type", "cannot_reply_to_message",
    ), "permission"),
    **dict.fromkeys((
        "invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired", "missing_scope",
        "two_factor_setup_required", "ekm_access_denied", "access_denied", "not_allowed_token_type",
        "team_access_not_granted", "enterprise_is_restricted",
    ), "account"),
}  # fmt: skip
"""What of Slack's refusals concerns a whole channel, or the whole app, which a new token mends."""
PASSING = frozenset({"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable"})
MAYBE_DONE = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout"})
"""Errors after which the message may stand there nevertheless."""

OK, RATE_LIMITED, SERVER_ERROR = 200, 429, 500


def translated(error: BaseException) -> RefusedError | RetryError:
    """The port's error for what a client raised."""
    if not isinstance(error, SlackApiError):
        return RetryError(reason(error), doubtful=may_have_arrived(error))
    code, limited = reason(error), _status(error) == RATE_LIMITED
    if limited or code in LATER or _garbled(error):
        return RetryError(code, retry_after(error), doubtful=may_have_arrived(error), everywhere=limited)
    return RefusedError(code, WHY.get(code))


def may_have_arrived(error: BaseException) -> bool:
    """Whether a message may have been posted although the call failed: the answer was lost, not the request."""
    if isinstance(error, SlackApiError):
        return reason(error) in MAYBE_DONE or _garbled(error)
    if isinstance(error, ClientConnectorError):
        return False
    return isinstance(error, ClientError | TimeoutError | OSError | SlackClientError)


def may_pass(error: BaseException) -> bool:
    """Whether the same question may be answered a little later: a rate limit, an outage, a lost connection."""
    if not isinstance(error, SlackApiError):
        return True
    return _status(error) == RATE_LIMITED or _garbled(error) or reason(error) in PASSING


def _status(error: SlackApiError) -> int:
    """The answer's HTTP status; the SDK hands over its own response, or aiohttp's where it could not read that."""
    response = error.response
    return int(getattr(response, "status_code", None) or getattr(response, "status", None) or OK)


def _garbled(error: SlackApiError) -> bool:
    """Whether the answer is no answer of Slack's to the call."""
    data = getattr(error.response, "data", error.response)
    said = isinstance(data, dict) and bool(data.get("error"))
    return _status(error) >= SERVER_ERROR or (not said and _status(error) != RATE_LIMITED)


def retry_after(error: SlackApiError) -> float | None:
    """Seconds to wait, where Slack said so."""
    headers = getattr(error.response, "headers", None) or {}
    given = next((v for k, v in headers.items() if k.lower() == "retry-after"), None)
    try:
        return float(given) if given is not None else None
    except ValueError:
        return None
