"""The pool: what residents want to know as one set of questions, and who backs each.

Questions that ask the same are a cluster: joined, each wording stays readable and keeps its own supports, and the
cluster counts distinct people. Madrid's users of Consul refused merges that added up votes and could not be undone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bot.core.clean import letters
from bot.core.errors import NotFoundError, StaleError, UserError
from bot.storage.base import after_commit, for_good
from cogs.questions.clusters import ChangedError, Cluster, Clusters, Standing, Support, Tally, together
from cogs.questions.pool_store import Backs, Order, PoolStore, Wanted
from cogs.questions.question import Question
from cogs.questions.redaction import still_flagged, take_out
from cogs.questions.store import APPROVED, RECEIVED, REJECTED, WITHDRAWN, QuestionStore

if TYPE_CHECKING:
    from bot.core.ports import Clock
    from cogs.questions.store import QuestionRow

__all__ = ["ChangedError", "Cluster", "Clusters", "Order", "Pool", "Standing", "Support", "Tally"]

PAGE = 5
PUBLIC = (APPROVED,)
_AT_ONCE = 1000
"""Clusters looked up in one query; databases limit how many values one names."""
MOST_LIKE = 25
"""Questions that a list of completions shows (Discord's limit, the lowest)."""

Pressed = Callable[[int, int], None]
"""Told of every cluster, by key, whose supporters changed, in the transaction that changed them."""

Watcher = Callable[[int, Question], Awaitable[None]]
"""Told of every change of a question (filed, edited, decided, joined, withdrawn), in the transaction that made it."""


@dataclass
class Pool:
    """Clusters, supports and decisions. Features that must hear of changes add themselves to `watchers`."""

    clock: Clock
    store: PoolStore
    questions: QuestionStore
    watchers: list[Watcher] = field(default_factory=list)
    pressed: list[Pressed] = field(default_factory=list)
    _seen: Counter[tuple[int, int]] = field(default_factory=Counter)

    async def hold(self, community_id: int) -> None:
        """Have nobody else file, edit, withdraw, decide on or publish questions until the end of the transaction.

        Whoever relies on what questions say takes this first and then looks: of two at once, the second one looks
        once the first is done. Supports go on meanwhile.
        """
        await self.questions.lock(community_id)

    async def get(self, community_id: int, question_id: int) -> Question:
        """One question by its id. Raises NotFoundError where the community has none of that id."""
        return Question.of(await self._row(community_id, question_id))

    async def title(self, community_id: int, question_id: int) -> str:
        """Its words as they are now. Raises NotFoundError."""
        return (await self.get(community_id, question_id)).text

    async def find(self, community_id: int, question_id: int) -> Question | None:
        """One question by its id, None where it is gone."""
        row = await self.questions.get(community_id, question_id)
        return Question.of(row) if row is not None else None

    async def numbered(self, community_id: int, number: int) -> Question:
        """One question by its number. Raises NotFoundError."""
        row = await self.store.by_number(community_id, number)
        if row is None:
            raise NotFoundError("pool-unknown")
        return Question.of(row)

    async def like(self, community_id: int, typed: str, *, among: Collection[int] | None = None) -> list[Question]:
        """Public questions that have the words typed, or whose number begins so; the latest first, 25 at most.

        `among` are the numbers of those that may be meant, None all.
        """
        return await self.store.like(Wanted(community_id, PUBLIC), typed.strip().removeprefix("#"), among, MOST_LIKE)

    async def standing(self, community_id: int, numbers: Collection[int]) -> Standing:
        """What there is of these questions, by their numbers."""
        found = await self.store.standing(community_id, numbers) if numbers else {}
        public = {number: key for number, (key, status) in found.items() if status in PUBLIC}
        wanted = Wanted(community_id, PUBLIC)
        keys = set(public.values())
        clusters = together(await self.store.wordings(wanted, keys), await self.store.supporters(wanted, keys))
        others = {number: status for number, (_, status) in found.items() if number not in public}
        return Standing({number: clusters[key] for number, key in public.items()}, others)

    async def asker(self, community_id: int, question_id: int) -> str | None:
        """The pseudonym of who asked; None for samples and those who asked to be forgotten."""
        return (await self._row(community_id, question_id)).asker

    async def clusters(
        self, community_id: int, roundtable_id: int | None = None, *, statuses: Collection[str] = PUBLIC,
        order: Order = "new", label: str | None = None, neighbourhood: str | None = None, page: int = 1,
        size: int = PAGE,
    ) -> Clusters:  # fmt: skip
        """A page of the clusters with a wording of these statuses.

        A cluster belongs to every roundtable, label and neighbourhood that one of its wordings has. None means
        any. `order` is new (latest number first), old, supported (most people first) or unseen (least shown first).
        """
        wanted = Wanted(community_id, statuses, roundtable_id, label, neighbourhood)
        keys, page, total = await self.store.page(wanted, order, page, size)
        found = together(await self.store.wordings(wanted, keys), await self.store.supporters(wanted, keys))
        pages = max(1, -(-total // size))
        return Clusters(tuple(found[key] for key in keys if key in found), page, pages, total)

    async def cluster(self, community_id: int, question_id: int, *, statuses: Collection[str] = PUBLIC) -> Cluster:
        """The cluster of a question. Raises NotFoundError where no wording of it has one of the statuses."""
        key = (await self._row(community_id, question_id)).joined_to or question_id
        found = await self.by_key(community_id, key, statuses=statuses)
        if found is None:
            raise NotFoundError("pool-unknown")
        return found

    async def by_key(self, community_id: int, key: int, *, statuses: Collection[str] = PUBLIC) -> Cluster | None:
        """The cluster of that key; None where no wording of it has one of the statuses."""
        wanted = Wanted(community_id, statuses)
        found = together(await self.store.wordings(wanted, [key]), await self.store.supporters(wanted, [key]))
        return found.get(key)

    async def leads(self, community_id: int, question_ids: Collection[int]) -> dict[int, Question]:
        """The public question that stands for each of these by its id: itself, or else what leads its cluster today.

        There is none where no wording is public.
        """
        wanted, sought, found = Wanted(community_id, PUBLIC), sorted(question_ids), dict[int, Question]()
        for n in range(0, len(sought), _AT_ONCE):
            some = sought[n : n + _AT_ONCE]
            keys = {**dict(zip(some, some, strict=True)), **await self.store.keys(community_id, some)}
            clusters = together(await self.store.wordings(wanted, set(keys.values())), {})
            there = {i: clusters[key] for i, key in keys.items() if key in clusters}
            found |= {i: next((q for q in c.wordings if q.id == i), c.lead) for i, c in there.items()}
        return found

    async def numbers(self, community_id: int, question_ids: Collection[int]) -> dict[int, int]:
        """What people call each of these, by its id."""
        sought, found = sorted(set(question_ids)), dict[int, int]()
        for n in range(0, len(sought), _AT_ONCE):
            found |= await self.store.numbers(community_id, sought[n : n + _AT_ONCE])
        return found

    async def counts(self, community_id: int) -> dict[int, int]:
        """How many people back each public cluster, by key."""
        return await self.store.supporters(Wanted(community_id, PUBLIC))

    async def tally(self, community_id: int, roundtable_id: int | None = None) -> Tally:
        """What came of the questions of one roundtable or all."""
        groups = await self.store.tally(community_id, roundtable_id)
        statuses: Counter[str] = Counter()
        reasons: Counter[str] = Counter()
        joined = redacted = 0
        for status, reason, is_joined, is_redacted, count in groups:
            statuses[status] += count
            reasons[reason or ""] += count if status == REJECTED else 0
            joined += count if is_joined else 0
            redacted += count if is_redacted else 0
        return Tally(statuses.total(), statuses, reasons, joined, redacted)

    async def backs(self, community_id: int, key: int, person: str) -> Backs:
        """How a person backs a cluster already; only they themselves may learn it."""
        return await self.store.backs(community_id, key, person)

    async def whole(self, community_id: int) -> tuple[list[Cluster], list[frozenset[int]]]:
        """Every public cluster, and for each person who backs any, the numbers of the leads they back.

        The ballots are in an order that tells nothing of who is who or when they came. Samples and askers who are
        forgotten are nobody's.
        """
        wanted = Wanted(community_id, PUBLIC)
        wordings, backers = await self.store.wordings(wanted), await self.store.backers(wanted)
        found = together(wordings, Counter(key for key, _ in backers))
        backed: dict[str, set[int]] = defaultdict(set)
        for key, person in backers:
            backed[person].add(found[key].lead.number)
        return list(found.values()), [frozenset(b) for b in sorted(sorted(b) for b in backed.values())]

    async def backers(self, community_id: int, question_id: int) -> set[str]:
        """The pseudonyms of who asked or supports any wording, to be told what became of it; never to be shown."""
        key = (await self._row(community_id, question_id)).joined_to or question_id
        return {person for _, person in await self.store.backers(Wanted(community_id, PUBLIC), [key])}

    async def labels(self, community_id: int, *, statuses: Collection[str] = PUBLIC) -> list[str]:
        """The labels in use."""
        return await self.store.labels(Wanted(community_id, statuses))

    async def neighbourhoods(self, community_id: int, *, statuses: Collection[str] = PUBLIC) -> list[str]:
        """The neighbourhoods that questions were asked from."""
        return await self.store.neighbourhoods(Wanted(community_id, statuses))

    async def support(self, community_id: int, question_id: int, person: str) -> Support:
        """Count a person among the supporters, once for each cluster. Raises StaleError where it is not public."""
        row, backs = await self._pressed_on(community_id, question_id, person)
        question = _public(row)
        new = backs is None and await self.store.support(community_id, question_id, person)
        if backs is None and not new:  # pressed twice at once; or edited, withdrawn or rejected at this moment
            _public(await self._row(community_id, question_id))
        self._was_pressed(community_id, question, changed=new)
        return Support(question, new, backs == "asked")

    async def unsupport(self, community_id: int, question_id: int, person: str) -> Support:
        """Count a person no more among the supporters of any wording."""
        row, backs = await self._pressed_on(community_id, question_id, person)
        question = Question.of(row)
        gone = await self.store.unsupport(community_id, question.cluster, person)
        self._was_pressed(community_id, question, changed=gone)
        return Support(question, gone, backs == "asked")

    async def recount(self, community_id: int, question_ids: Collection[int]) -> None:
        """Have the supporters of these questions' clusters counted anew wherever their number stands."""
        for key in set((await self.store.keys(community_id, question_ids)).values()):
            for pressed in self.pressed:
                pressed(community_id, key)

    def saw(self, community_id: int, question_ids: Iterable[int]) -> None:
        """Note that questions were shown to somebody who could support them.

        Kept in memory until `write_seen`: of a statistic, a crash may lose a few seconds.
        """
        self._seen.update((community_id, question_id) for question_id in question_ids)

    async def write_seen(self) -> None:
        """Write down how often questions were shown since the last time."""
        seen = self._seen.copy()
        after_commit(lambda: self._written(seen))  # not before: what is not written is counted the next time
        by_community: dict[int, dict[int, int]] = defaultdict(dict)
        for (community_id, question_id), times in seen.items():
            by_community[community_id][question_id] = times
        for community_id, counted in by_community.items():
            await self.store.seen(community_id, counted)

    async def approve(self, community_id: int, question_id: int, version: int) -> Question:
        """Make a question public. Raises ChangedError where it has another version by now."""
        return await self._decide(community_id, question_id, version, APPROVED, None)

    async def reject(self, community_id: int, question_id: int, version: int, reason: str) -> Question:
        """Turn a question down, for a reason of the community's list. Raises ChangedError."""
        return await self._decide(community_id, question_id, version, REJECTED, reason)

    async def reopen(self, community_id: int, question_id: int, version: int) -> Question:
        """Have a question wait for a moderator's decision again. Raises ChangedError."""
        return await self._decide(community_id, question_id, version, RECEIVED, None)

    async def redact(self, community_id: int, question_id: int, version: int, words: Sequence[str]) -> Question:
        """Take words out of a question, and of what stands beside it; they are nowhere any more.

        Raises UserError at `words` where none of them is in it or nothing would be left, or ChangedError.
        """
        await self.hold(community_id)
        row = await self._row(community_id, question_id)
        values, found = take_out(row, words)
        if not found:
            raise UserError("pool-redact-nothing", field="words")
        if letters(str(values["text"])) == 0:
            raise UserError("pool-redact-all", field="words")
        flags = still_flagged(row.flags, str(values["text"]), values["neighbourhood"], values["name"])
        made = {**values, "redacted": True, "embedding": None, "flags": flags}
        for quoting in await self.questions.quoting(community_id, row):
            title = take_out(quoting, words)[0]["about_title"]
            await self._change(community_id, quoting.id, None, about_title=title)
        await self.questions.forget_messages(community_id, row)
        for_good()
        return await self._change(community_id, question_id, version, **made)

    async def label(self, community_id: int, question_id: int, version: int, labels: Sequence[str]) -> Question:
        """Give a question these labels in place of those it has. Raises ChangedError."""
        return await self._change(community_id, question_id, version, labels=list(dict.fromkeys(labels)))

    async def join(
        self, community_id: int, question_id: int, version: int, to: int
    ) -> tuple[Question, tuple[int, ...]]:
        """Put a question into the cluster of another, and with it those that were joined to it; it is approved.

        Returns it with the ids of those that came along, which `leave` takes. Raises UserError at `other` where
        the two cannot be one, or ChangedError.
        """
        await self.hold(community_id)  # two who join A to B and B to A at once would make a circle
        row, target = await self._row(community_id, question_id), await self._row(community_id, to)
        _joinable(row, target)
        key = target.joined_to or target.id
        _for_one_roundtable([*await self._wordings(row), *await self._wordings(target)], target.number)
        values = {"joined_to": key, "status": APPROVED, "reason": None, "decided_at": self.clock.now()}
        joined = await self._change(community_id, question_id, version, **values)
        along = [f.id for f in await self.store.followers(community_id, question_id)]
        for follower in along:
            await self._change(community_id, follower, None, joined_to=key)
        await self.changed(community_id, await self.get(community_id, to))
        return joined, tuple(along)

    async def alone(self, community_id: int, question: Question) -> bool:
        """Whether it is joined with no other."""
        return question.joined_to is None and not await self.store.followers(community_id, question.id)

    async def leave(self, community_id: int, question_id: int, version: int, along: Collection[int] = ()) -> Question:
        """Take a question out of its cluster, with those that came along; each keeps its own supports.

        Where it is the one that others were joined to, they stay together without it. Raises ChangedError.
        """
        await self.hold(community_id)
        question = await self.get(community_id, question_id)
        if await self.alone(community_id, question):
            raise StaleError("pool-alone", number=str(question.number))
        others = [f.id for f in await self.store.followers(community_id, question.cluster) if f.id != question_id]
        left = await self._change(community_id, question_id, version, joined_to=None)
        if question.joined_to is None:
            await self._led_anew(community_id, others)
        for follower in set(others) & set(along):
            await self._change(community_id, follower, None, joined_to=question_id)
        former = await self.find(community_id, question.cluster)
        if former is not None:
            await self.changed(community_id, former)
        return left

    async def changed(self, community_id: int, question: Question) -> None:
        """Tell everybody who watches that a question changed; whoever changes one beside the pool calls this."""
        for watcher in self.watchers:
            await watcher(community_id, question)

    def _written(self, seen: Counter[tuple[int, int]]) -> None:
        self._seen -= seen

    async def _pressed_on(self, community_id: int, question_id: int, person: str) -> tuple[QuestionRow, Backs]:
        found = await self.store.pressed(community_id, question_id, person)
        if found is None:
            raise NotFoundError("pool-unknown")
        return found

    def _was_pressed(self, community_id: int, question: Question, *, changed: bool) -> None:
        if changed:
            for pressed in self.pressed:
                pressed(community_id, question.cluster)

    async def _led_anew(self, community_id: int, followers: Sequence[int]) -> None:
        first, *others = followers
        await self._change(community_id, first, None, joined_to=None)
        for follower in others:
            await self._change(community_id, follower, None, joined_to=first)

    async def _decide(
        self, community_id: int, question_id: int, version: int, status: str, reason: str | None
    ) -> Question:
        await self.hold(community_id)
        now = self.clock.now()
        return await self._change(community_id, question_id, version, status=status, reason=reason, decided_at=now)

    async def _change(self, community_id: int, question_id: int, version: int | None, **values: Any) -> Question:
        before = await self._row(community_id, question_id)
        if before.status == WITHDRAWN and version is not None:
            raise ChangedError(Question.of(before))
        row = await self.store.change(community_id, question_id, version, **values)
        if row is None:
            raise ChangedError(await self.get(community_id, question_id))
        question = Question.of(row)
        await self.changed(community_id, question)
        return question

    async def _wordings(self, row: QuestionRow) -> list[QuestionRow]:
        key = row.joined_to or row.id
        lead = await self.questions.get(row.community_id, key)  # None where it was erased
        return [*([lead] if lead else []), *await self.store.followers(row.community_id, key)]

    async def _row(self, community_id: int, question_id: int) -> QuestionRow:
        row = await self.questions.get(community_id, question_id)
        if row is None:
            raise NotFoundError("pool-unknown")
        return row


def _public(row: QuestionRow) -> Question:
    if row.status != APPROVED:
        raise StaleError(f"pool-not-public-{row.status}", number=str(row.number))
    return Question.of(row)


def _joinable(row: QuestionRow, target: QuestionRow) -> None:
    number = str(target.number)
    if target.id == row.id:
        raise UserError("pool-join-itself", field="other", number=number)
    if (target.joined_to or target.id) == (row.joined_to or row.id):
        raise UserError("pool-join-already", field="other", number=number)
    if target.status in (REJECTED, WITHDRAWN):
        raise UserError(f"pool-not-public-{target.status}", field="other", number=number)


def _for_one_roundtable(wordings: Iterable[QuestionRow], number: int) -> None:
    """Raises UserError where the questions of what would be one cluster were asked for several roundtables."""
    if len({w.roundtable_id for w in wordings} - {None}) > 1:
        raise UserError("pool-join-apart", field="other", number=str(number))
