"""Who a Slack member is to us: language, rights in the workspace, user groups. Asked of Slack, kept a minute."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackClientError

from bot.core.ids import ChannelId, GrantId, PlatformId
from bot.core.pacing import Limits, Pace, Rate
from bot.platforms.slack.mrkdwn import MRKDWN, escape

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from slack_sdk.web.async_client import AsyncWebClient

log = structlog.get_logger()
T = TypeVar("T")

KEPT = 60.0
MOST = 5000
ONE_BY_ONE = Limits(overall=Rate(80, 60.0))
"""How often `users.info` is called; Slack allows a hundred calls a minute and more (Tier 4)."""
PAGE, PAGES = 999, 15
"""What of a workspace is read at once by `users.list`: Slack gives at most 999 members a call, and allows twenty
calls a minute and more (Tier 2)."""
UNREACHABLE = (SlackClientError, ClientError, TimeoutError, OSError)


@dataclass(frozen=True)
class Profile:
    """What `users.info` says of a member. `administers` is true of workspace admins and owners."""

    locale: str = "en-US"
    administers: bool = False
    name: str | None = None


@dataclass(frozen=True)
class Group:
    """A user group and its members' ids."""

    id: str
    handle: str
    members: frozenset[str]


class Kept(Generic[T]):
    """Values that are fetched once and kept for a time, the least lately used dropped past `most`.

    Two who ask for the same thing at once share one call.
    """

    def __init__(self, fetch: Callable[[str], Awaitable[T]], seconds: float = KEPT, most: int = MOST) -> None:
        self._fetch, self._seconds, self._most = fetch, seconds, most
        self._held: OrderedDict[str, tuple[float, asyncio.Task[T]]] = OrderedDict()

    async def get(self, key: str) -> T:
        """The value for `key`; raises what fetching it raises, and then forgets it."""
        held = self._held.get(key)
        if held is None or time.monotonic() - held[0] > self._seconds or held[1].get_loop().is_closed():
            held = (time.monotonic(), asyncio.ensure_future(self._fetch(key)))
            self._held[key] = held
            if len(self._held) > self._most:
                self._held.popitem(last=False)
        self._held.move_to_end(key)
        try:
            return await asyncio.shield(held[1])
        except Exception:
            self._held.pop(key, None)
            raise

    def forget(self) -> None:
        """Ask anew the next time."""
        self._held.clear()

    def known(self, key: str) -> T | None:
        """The value if it is at hand, however old."""
        held = self._held.get(key)
        if held is None or not held[1].done() or held[1].cancelled() or held[1].exception() is not None:
            return None
        return held[1].result()


class People:
    """The workspace's members and user groups. What Slack does not tell is taken at its most modest.

    `team` is the workspace's id: in a channel shared by Slack Connect, the other workspace's administrators are
    guests like anybody. Members are asked about one by one; where more than Slack allows come at once, as when a crowd
    presses one button, the whole workspace is read instead. `markup` writes Slack's markup and knows everybody's name
    who was asked for before.
    """

    def __init__(self, client: AsyncWebClient, team: str) -> None:
        self._client, self._team = client, team
        self.markup = replace(MRKDWN, mention=self.named)
        self._pace = Pace(ONE_BY_ONE)
        self._profiles = Kept(self._fetch_profile)
        self._everybody = Kept(self._fetch_everybody)
        self._groups = Kept(self._fetch_groups)

    def forget(self) -> None:
        """Take nothing for known."""
        self._profiles.forget()
        self._everybody.forget()
        self._groups.forget()

    async def profile(self, user: str) -> Profile:
        """A member's profile; the default one where Slack cannot be asked."""
        try:
            return await self._profiles.get(user)
        except UNREACHABLE as error:
            log.warning("slack-profile-unknown", why=reason(error))
            return Profile()

    def locale(self, user: str) -> str:
        """Their language as far as it is known without asking."""
        return (self._profiles.known(user) or Profile()).locale

    async def groups(self) -> list[Group]:
        """Every user group; none on plans that have none."""
        return await self._groups.get("")

    async def grants(self, user: str) -> frozenset[GrantId]:
        """What a space may give this person rights by: themselves, and each user group they are in."""
        mine = [g.id for g in await self.groups() if user in g.members]
        return frozenset(GrantId("slack", one) for one in (user, *mine))

    async def learn(self, whom: Iterable[PlatformId]) -> None:
        """Ask for the names that a text is about to need."""
        await asyncio.gather(*(self.profile(one.value) for one in whom if _is_person(one)))

    def named(self, what: PlatformId) -> str:
        """A channel as Slack's own link, a person or group by name: a mention of theirs would ping them."""
        if what.platform != "slack":
            return MRKDWN.code(escape(str(what)))
        if _is_person(what):
            profile = self._profiles.known(what.value)
            return escape(f"@{profile.name}") if profile and profile.name else MRKDWN.code(escape(what.value))
        if isinstance(what, ChannelId):
            return f"<#{what.value}>"
        group = next((g for g in self._groups.known("") or () if g.id == what.value), None)
        return escape(f"@{group.handle}") if group else MRKDWN.code(escape(what.value))

    async def _fetch_profile(self, user: str) -> Profile:
        if self._pace.anything() > self._pace.now():
            return (await self._everybody.get("")).get(user) or Profile()
        self._pace.begin("", edit=False)
        return self._profile((await self._client.users_info(user=user, include_locale=True))["user"])

    async def _fetch_everybody(self, _: str) -> dict[str, Profile]:
        found: dict[str, Profile] = {}
        cursor = ""
        for _page in range(PAGES):
            given = await self._client.users_list(include_locale=True, limit=PAGE, cursor=cursor)
            found |= {one["id"]: self._profile(one) for one in given["members"]}
            cursor = (given.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                break
        return found

    def _profile(self, given: Mapping[str, Any]) -> Profile:
        profile = given.get("profile") or {}
        return Profile(
            locale=given.get("locale") or "en-US",
            administers=bool(given.get("is_admin") or given.get("is_owner")) and self._is_ours(given),
            name=profile.get("display_name") or profile.get("real_name") or given.get("name"),
        )

    def _is_ours(self, user: Mapping[str, Any]) -> bool:
        """Whether they belong to the workspace, by itself or through its Enterprise organization."""
        teams = {user.get("team_id"), *(user.get("enterprise_user") or {}).get("teams", ())}
        return self._team in teams and not user.get("is_stranger")

    async def _fetch_groups(self, _: str) -> list[Group]:
        try:
            given = (await self._client.usergroups_list(include_users=True))["usergroups"]
        except UNREACHABLE as error:
            log.info("slack-groups-unknown", why=reason(error))
            return []
        return [Group(g["id"], g["handle"], frozenset(g.get("users") or ())) for g in given]


def _is_person(what: PlatformId) -> bool:
    return what.platform == "slack" and what.value[:1] in {"U", "W"}


def reason(error: BaseException) -> str:
    """Why a call failed, fit for a log: Slack's error code, or the kind of exception."""
    response = getattr(error, "response", None)
    data = getattr(response, "data", response)
    code = data.get("error") if isinstance(data, dict) else None
    return str(code or type(error).__name__)
