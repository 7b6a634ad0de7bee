"""Lets Discord keep its copy of what we answer.

discord.py asks Discord to send every answer back (`with_response`), and makes objects of it, which nothing here reads:
with cards and buttons that is a seventh of a command's CPU, and the answer's bytes once more on the way. Discord sends
nothing back unless asked (Create Interaction Response: 204), but discord.py has no switch for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from discord.http import Route
from discord.webhook.async_ import async_context

if TYPE_CHECKING:
    from discord.http import MultipartParameters
    from discord.webhook.async_ import AsyncWebhookAdapter


@dataclass(frozen=True)
class _Unread:
    """What discord.py answers through, less the question for the answer; retries and limits stay discord.py's."""

    adapter: AsyncWebhookAdapter

    async def create_interaction_response(
        self, interaction_id: int, token: str, *, params: MultipartParameters, **way: Any
    ) -> dict[str, Any]:
        """Answer; gives the least that discord.py makes its own answer of."""
        path = "/interactions/{webhook_id}/{webhook_token}/callback"
        route = Route("POST", path, webhook_id=interaction_id, webhook_token=token)
        await self.adapter.request(route, payload=params.payload, multipart=params.multipart, files=params.files, **way)
        return {"interaction": {"id": str(interaction_id)}}


@contextmanager
def unread() -> Iterator[None]:
    """What is answered within is not sent back; its message's id is then not known."""
    token = async_context.set(cast("AsyncWebhookAdapter", _Unread(async_context.get())))
    try:
        yield
    finally:
        async_context.reset(token)
