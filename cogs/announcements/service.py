"""The rules of announcements: what may be announced, who changed what, and what moderators may do when.

An announcement is written as a draft, previewed, and scheduled once that is confirmed. An edit is a draft too: the
announcement stays as it was until the edit is confirmed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.core.errors import NotFoundError, StaleError, UserError
from bot.core.ids import ChannelId
from bot.core.schedule import Recurrence, Schedule
from cogs.announcements.announcement import Announcement, Author, Page, recurrence_of
from cogs.announcements.content import SERVED, Content, Outlet, Version, check_lengths
from cogs.announcements.store import (
    CANCELLED,
    DRAFT,
    MISSED,
    PAUSED,
    SCHEDULED,
    SENT,
    AnnouncementChangeRow,
    AnnouncementRow,
    AnnouncementStore,
)

if TYPE_CHECKING:
    from bot.core.ports import Clock, Outbox
    from cogs.announcements.outlets import Outlets

FARTHEST = timedelta(days=730)
JUST_NOW = timedelta(minutes=1)
"""Somebody who says "now" has said it a moment ago by the time it is read."""
HESITATION = timedelta(minutes=10)
"""A preview may be confirmed this long after its time; it then goes out at once."""
GRACE_HOURS = 6
"""What could not be sent for longer than this is old news, unless its moderator says otherwise."""
MOST_GRACE_HOURS = 168
DRAFTS_KEPT = timedelta(days=1)
SENT_SHOWN = timedelta(days=14)
"""What went out this long ago or less is listed, so that it can still be edited in place."""
PAGE = 4

SAYING = ("words", "outlets", "url", "image", "grace")
"""What an edit gives to the announcement that it replaces."""
TIMING = ("due_at", "said", "rule", "starts", "zone")
"""What it gives where it says another time."""


@dataclass
class Announcements:
    """Drafts, changes, lists and schedules announcements."""

    clock: Clock
    outbox: Outbox
    outlets: Outlets
    store: AnnouncementStore

    personal = ("announcement", "announcement_change")

    async def draft(
        self, author: Author, content: Content, schedule: Schedule, outlets: tuple[Outlet, ...]
    ) -> Announcement:
        """Keep what is previewed. Raises UserError where it could not be sent like that."""
        _check(content, outlets, author)
        self._check_time(schedule)
        row = AnnouncementRow(
            community_id=author.community.id, state=DRAFT, grace=GRACE_HOURS * 60, version=1,
            created_by=author.pseudonym, created_at=self.clock.now(), **_dumped(content), **_timed(schedule),
            outlets=[o.dump() for o in outlets],
        )  # fmt: skip
        await self.store.add(row)
        return Announcement.of(row)

    async def rewrite(
        self, author: Author, announcement_id: int, content: Content, schedule: Schedule | None
    ) -> Announcement:
        """Change what is said and, with a `schedule`, when; of what was confirmed, in a draft of the edit."""
        row = await self._draft_of(author, announcement_id)
        _check(content, Announcement.of(row).outlets, author)
        if schedule is not None:
            self._check_time(schedule)
        _put(row, _dumped(content) | (_timed(schedule) if schedule else {}))
        return Announcement.of(row)

    async def translate(
        self, author: Author, announcement_id: int, language: str, version: Version | None, grace_hours: int
    ) -> Announcement:
        """Write the version in one language, or with None give it up, and say how late it may be sent.

        Raises UserError where no version would be left.
        """
        if not 1 <= grace_hours <= MOST_GRACE_HOURS:
            raise UserError("announce-grace", field="grace", max=MOST_GRACE_HOURS)
        row = await self._draft_of(author, announcement_id)
        before = Announcement.of(row)
        versions = {k: v for k, v in before.content.versions.items() if k != language}
        if version is not None:
            versions[language] = version
        if not versions:
            raise UserError("announce-empty", field="text")
        content = Content(versions, before.content.url, before.content.image)
        _check(content, before.outlets, author)
        _put(row, _dumped(content) | {"grace": grace_hours * 60})
        return Announcement.of(row)

    async def add_outlet(self, author: Author, announcement_id: int, outlet: Outlet) -> Announcement:
        """Have it go to one channel more."""
        row = await self._draft_of(author, announcement_id)
        before = Announcement.of(row)
        return await self._to(author, row, await self.outlets.added(before.outlets, [outlet]))

    async def serve(self, author: Author, announcement_id: int, channel: ChannelId, language: str) -> Announcement:
        """Say which language a channel gets; with anything else than a language, take the channel out."""
        row = await self._draft_of(author, announcement_id)
        before = Announcement.of(row).outlets
        if language in SERVED:
            after = [Outlet(o.channel, o.space, language) if o.channel == channel else o for o in before]
        else:
            after = [o for o in before if o.channel != channel]
        if not after:
            raise UserError("announce-outlets-none")
        return await self._to(author, row, tuple(after))

    async def one(self, community_id: int, announcement_id: int) -> Announcement:
        """An announcement or draft with what was done to it. Raises NotFoundError."""
        row = await self._get(community_id, announcement_id)
        return Announcement.of(row, await self.store.changes_of(community_id, [row.id]))

    async def title(self, community_id: int, announcement_id: int) -> str:
        """Its title or, where it has none, how it begins. Raises NotFoundError."""
        return (await self.one(community_id, announcement_id)).gist

    async def confirm(
        self, author: Author, announcement_id: int, *, posts_too: bool = False
    ) -> tuple[Announcement, int | None]:
        """Schedule a draft, or hand an edit over.

        Returns what is scheduled then, and of an edit of what went out how many posts are edited with it. With
        `posts_too`, or where it went out while it was edited, the posts of the last time are edited in place. One that
        is scheduled or sent already stays so. Raises StaleError where its time is over, it was cancelled, somebody else
        changed it, or it went out before the edit put it off.
        """
        row = await self._get(author.community.id, announcement_id)
        if row.state in {CANCELLED, MISSED}:
            raise StaleError("announcement-cancelled-before")
        if row.state != DRAFT:
            return Announcement.of(row), None
        if row.replaces is not None:
            return await self._hand_over(author, row, posts_too=posts_too)
        due = self._due_once_confirmed(row)
        await self.store.move(row, [DRAFT], SCHEDULED, due_at=due)
        return Announcement.of(await self._get(author.community.id, announcement_id)), None

    async def cancel(self, author: Author, announcement_id: int) -> Announcement:
        """Drop a draft or take back what is scheduled. Raises StaleError where it was sent."""
        row = await self._get(author.community.id, announcement_id)
        before = row.state
        if not await self.store.move(row, [DRAFT, SCHEDULED, PAUSED, CANCELLED], CANCELLED):
            raise StaleError("announcement-sent-before")
        if before in (SCHEDULED, PAUSED):
            await self.note(author, row.id, CANCELLED)
        return Announcement.of(row)

    async def pause(self, author: Author, announcement_id: int) -> Announcement:
        """Hold back what is scheduled. Raises StaleError where it was sent or cancelled."""
        return await self._turned(author, announcement_id, SCHEDULED, PAUSED, {})

    async def resume(self, author: Author, announcement_id: int) -> Announcement:
        """Let what was held back go on: what recurs, from its next time on. Raises StaleError where it is too late."""
        row = await self._get(author.community.id, announcement_id)
        recurrence = recurrence_of(row)
        due = row.due_at if recurrence is None else recurrence.next(self.clock.now())
        if row.state == PAUSED and (due is None or due < self.clock.now()):
            raise StaleError("announcement-resume-late", when=row.due_at)
        return await self._turned(author, announcement_id, PAUSED, SCHEDULED, {"due_at": due})

    async def listed(self, community_id: int, page: int = 1) -> Page:
        """A page of what is to come, the next first, and of what went out lately."""
        rows, page, total = await self.store.listed(community_id, self.clock.now() - SENT_SHOWN, page, PAGE)
        changes = await self.store.changes_of(community_id, [r.id for r in rows])
        return Page(tuple(Announcement.of(r, changes) for r in rows), page, max(1, -(-total // PAGE)), total)

    async def tidy(self) -> None:
        """Forget drafts that nobody confirmed."""
        await self.store.drop_drafts(self.clock.now() - DRAFTS_KEPT)

    async def note(self, author: Author, announcement_id: int, what: str) -> None:
        """Record what a moderator did."""
        change = AnnouncementChangeRow(
            community_id=author.community.id, announcement_id=announcement_id, changed_by=author.pseudonym, what=what,
            at=self.clock.now(),
        )  # fmt: skip
        await self.store.add(change)

    async def to_reach(self, community_id: int, since: datetime) -> Collection[str]:
        """Authors, who are told when something cannot go out: `services.waiting` asks for them."""
        return await self.store.authors(community_id, since)

    async def export(self, community_id: int, pseudonym: str) -> list[dict[str, Any]]:
        """What is kept of a person here: the announcements they wrote and what they changed."""
        rows = await self.store.written_by(community_id, pseudonym)
        changes = await self.store.changed_by(community_id, pseudonym)
        return [
            *({"id": r.id, "words": r.words, "due_at": r.due_at.isoformat(), "state": r.state} for r in rows),
            *({"id": c.announcement_id, "did": c.what, "at": c.at.isoformat()} for c in changes),
        ]

    async def erase(self, community_id: int, pseudonym: str, *, keep_text: bool) -> None:  # noqa: ARG002
        """Take the person off what they announced in the community's name; the announcements stay."""
        await self.store.forget(community_id, pseudonym)

    async def _get(self, community_id: int, announcement_id: int) -> AnnouncementRow:
        row = await self.store.get(community_id, announcement_id)
        if row is None:
            raise NotFoundError("announcement-gone")
        return row

    async def _draft_of(self, author: Author, announcement_id: int) -> AnnouncementRow:
        """The draft itself, or a new one that is to replace what was confirmed."""
        row = await self._get(author.community.id, announcement_id)
        if row.state == DRAFT:
            return row
        if row.state not in (SCHEDULED, PAUSED, SENT):
            raise StaleError("announcement-cancelled-before")
        edit = AnnouncementRow(
            community_id=row.community_id, state=DRAFT, replaces=row.id, version=row.version, last_due=row.last_due,
            created_by=author.pseudonym, created_at=self.clock.now(),
            **{name: getattr(row, name) for name in (*SAYING, *TIMING)},
        )  # fmt: skip
        await self.store.add(edit)
        return edit

    async def _hand_over(
        self, author: Author, edit: AnnouncementRow, *, posts_too: bool
    ) -> tuple[Announcement, int | None]:
        row = await self._get(author.community.id, edit.replaces or 0)
        if row.state not in (SCHEDULED, PAUSED, SENT):
            raise StaleError("announcement-cancelled-before")
        if row.version != edit.version:
            raise StaleError("announcement-changed-meanwhile")
        state, values = row.state, {name: getattr(edit, name) for name in SAYING}
        overtaken, moved = row.state == SENT and row.last_due != edit.last_due, _moved(row, edit)
        if overtaken and moved:
            raise StaleError("announcement-sent-meanwhile")
        if moved:
            values |= {name: getattr(edit, name) for name in TIMING} | {"due_at": self._due_once_confirmed(edit)}
            state = PAUSED if row.state == PAUSED else SCHEDULED
        if not await self.store.move(row, [row.state], state, due=row.due_at, version=row.version + 1, **values):
            raise StaleError("announcement-changed-meanwhile")
        await self.store.drop(edit)
        await self.note(author, row.id, "edited")
        after = Announcement.of(await self._get(author.community.id, row.id))
        if posts_too or overtaken:
            return after, await self._edit_posts(author, after)
        return after, 0 if after.is_over else None

    async def _edit_posts(self, author: Author, after: Announcement) -> int:
        """Edit the posts of the last time it went out, each in the language that its channel gets."""
        if after.last_due is None:
            return 0
        edited = 0
        for outlet in await self.outlets.standing(after.community_id, after.outlets):
            post = after.content.post(outlet.languages(author.community.locale))
            edited += await self.outbox.revise(
                after.community_id, after.cause(after.last_due), post, channel=outlet.channel
            )
        return edited

    async def _to(self, author: Author, row: AnnouncementRow, outlets: tuple[Outlet, ...]) -> Announcement:
        _check(Announcement.of(row).content, outlets, author)
        _put(row, {"outlets": [o.dump() for o in outlets]})
        return Announcement.of(row)

    async def _turned(
        self, author: Author, announcement_id: int, before: str, after: str, values: Mapping[str, Any]
    ) -> Announcement:
        row = await self._get(author.community.id, announcement_id)
        if await self.store.move(row, [before], after, **values):
            await self.note(author, row.id, "paused" if after == PAUSED else "resumed")
        elif row.state != after:
            raise StaleError("announcement-sent-before" if row.state == SENT else "announcement-cancelled-before")
        return Announcement.of(await self._get(author.community.id, announcement_id))

    def _due_once_confirmed(self, row: AnnouncementRow) -> datetime:
        """When it goes out first. Raises StaleError where that has passed while its moderator looked at it."""
        since = self.clock.now() - HESITATION
        recurrence = recurrence_of(row)
        due = row.due_at if recurrence is None else recurrence.next(max(since, row.due_at))
        if due is None or due < since:
            raise StaleError("announcement-too-late", when=row.due_at)
        return due

    def _check_time(self, schedule: Schedule) -> None:
        now = self.clock.now()
        if schedule.at < now - JUST_NOW:
            raise UserError("announce-past", field="when", when=schedule.at)
        if schedule.at > now + FARTHEST:
            raise UserError("announce-far", field="when", when=schedule.at)


def _moved(row: AnnouncementRow, edit: AnnouncementRow) -> bool:
    """Whether an edit says another time. What recurs has moved on by itself since the edit was begun."""
    rules = (row.rule, row.starts, row.zone), (edit.rule, edit.starts, edit.zone)
    return rules[0] != rules[1] or (row.rule is None and row.due_at != edit.due_at)


def _check(content: Content, outlets: tuple[Outlet, ...], author: Author) -> None:
    check_lengths(content, [o.languages(author.community.locale) for o in outlets])


def _dumped(content: Content) -> dict[str, Any]:
    return {"words": content.dump(), "url": content.url, "image": content.image}


def _timed(schedule: Schedule) -> dict[str, Any]:
    recurrence: Recurrence | None = schedule.recurrence
    return {
        "due_at": schedule.at,
        "said": schedule.said[:150] if recurrence else None,
        "rule": recurrence.rule if recurrence else None,
        "starts": f"{recurrence.starts:%Y-%m-%dT%H:%M}" if recurrence else None,
        "zone": recurrence.zone if recurrence else None,
    }


def _put(row: AnnouncementRow, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)
