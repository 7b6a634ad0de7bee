"""What `roundtable doctor` has to say of Slack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slack_sdk.errors import SlackApiError

from bot.core.platform import Finding
from bot.core.ui import Text
from bot.platforms.slack.manifest import BOT_SCOPES
from bot.platforms.slack.people import UNREACHABLE, reason

if TYPE_CHECKING:
    from slack_sdk.web.async_client import AsyncWebClient

    from bot.platforms.slack.config import SlackConfig


async def check(client: AsyncWebClient, config: SlackConfig) -> list[Finding]:
    """The token, its scopes, and the way in: Socket Mode or HTTP."""
    try:
        known = await client.auth_test()
    except UNREACHABLE as error:
        return [_refused(error)]
    findings = [Finding(ok=True, what=Text("slack-check-token", team=str(known.get("team"))))]
    granted = {k.lower(): v for k, v in known.headers.items()}.get("x-oauth-scopes")
    if granted is not None:
        findings.append(_scopes({s.strip() for s in str(granted).split(",")}))
    return [*findings, await _way_in(client, config)]


def _refused(error: BaseException) -> Finding:
    if isinstance(error, SlackApiError):
        what = Text("slack-check-token-bad", reason=reason(error))
        return Finding(ok=False, what=what, mend=Text("slack-check-token-mend"))
    what = Text("slack-check-unreachable", reason=reason(error))
    return Finding(ok=False, what=what, mend=Text("slack-check-unreachable-mend"))


def _scopes(granted: set[str]) -> Finding:
    missing = [s for s in BOT_SCOPES if s not in granted]
    if not missing:
        return Finding(ok=True, what=Text("slack-check-scopes"))
    what = Text("slack-check-scopes-missing", scopes=", ".join(missing))
    return Finding(ok=False, what=what, mend=Text("slack-check-scopes-mend"))


async def _way_in(client: AsyncWebClient, config: SlackConfig) -> Finding:
    if config.app_token is not None:
        try:
            await client.apps_connections_open(app_token=config.app_token)
        except UNREACHABLE as error:
            what = Text("slack-check-socket-bad", reason=reason(error))
            return Finding(ok=False, what=what, mend=Text("slack-check-socket-mend"))
        return Finding(ok=True, what=Text("slack-check-socket"))
    if config.signing_secret:
        address = f"http://{config.host}:{config.port}{config.path}"
        return Finding(ok=True, what=Text("slack-check-http", address=address))
    return Finding(ok=False, what=Text("slack-check-mode"), mend=Text("slack-check-mode-mend"))
