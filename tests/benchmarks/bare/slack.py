"""A Bolt app over HTTP with one command that answers a fixed text.

Run as `python -m tests.benchmarks.bare.slack API_URL TOKEN SIGNING_SECRET PORT TEXT_FILE`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient


def main() -> None:
    api_url, token, secret, port, file = sys.argv[1:]
    text = Path(file).read_text(encoding="utf-8")
    app = AsyncApp(client=AsyncWebClient(token, base_url=api_url), signing_secret=secret)

    @app.command("/officials")
    async def officials(ack: Any, respond: Any) -> None:
        await ack()
        await respond(text)

    app.server(int(port), "/slack/events", "127.0.0.1").start()


if __name__ == "__main__":
    main()
