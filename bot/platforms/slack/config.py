"""What the Slack adapter is told when it is made."""

from __future__ import annotations

from dataclasses import dataclass

API_URL = "https://slack.com/api/"


@dataclass(frozen=True)
class SlackConfig:
    """Tokens and addresses.

    With `app_token` the bot connects by Socket Mode; without it, it serves HTTP on `host`:`port` and checks each
    request against `signing_secret`. `api_url` is the base address of every Web API client, for people who run a
    proxy in front of Slack.
    """

    bot_token: str
    app_token: str | None = None
    signing_secret: str | None = None
    api_url: str | None = None
    host: str = "127.0.0.1"
    port: int = 3000
    path: str = "/slack/events"

    @property
    def base_url(self) -> str:
        """The base address with its closing slash."""
        return (self.api_url or API_URL).rstrip("/") + "/"

    @property
    def socket_mode(self) -> bool:
        """Whether Slack's requests come over a WebSocket that the bot opens."""
        return self.app_token is not None
