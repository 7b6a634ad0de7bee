"""`/questions` for everyone, and the buttons under public questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from bot.core import ui
from bot.core.cog import Cog, action, command, every, suggester
from bot.core.errors import NotFoundError
from bot.core.request import Request
from bot.core.ui import Text
from cogs.supports.cards import WORDINGS, cluster_card, wording_cards
from cogs.supports.public import EVERY
from cogs.supports.service import Chosen, code

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cogs.questions.service import Cluster, Question
    from cogs.roundtables.service import Roundtable, Roundtables
    from cogs.supports.public import PublicCards
    from cogs.supports.service import Backs, Supports

OrderOption = Literal["new", "supported", "unseen"]
AnyRoundtable = Annotated[str | None, ui.Option(suggest="asked-roundtables")]
LabelOption = Annotated[str | None, ui.Option(suggest="question-labels")]
NeighbourhoodOption = Annotated[str | None, ui.Option(suggest="question-neighbourhoods")]


@dataclass
class SupportsCog(Cog):
    """Lists public questions and takes support. Nobody ever sees who supports what."""

    supports: Supports
    cards: PublicCards
    roundtables: Roundtables

    @command("questions", private=True)
    @action("questions")
    async def listed(
        self, request: Request, order: OrderOption = "new", roundtable: AnyRoundtable = None,
        label: LabelOption = None, neighbourhood: NeighbourhoodOption = None, *, page: int = 1,
    ) -> ui.Reply:  # fmt: skip
        """Every public question, or those of one roundtable, label or neighborhood."""
        community_id = request.community.id
        meeting = await self._meeting(request, roundtable)
        chosen = Chosen(
            order, meeting.id if meeting else None, await self.supports.label(community_id, label),
            await self.supports.neighbourhood(community_id, neighbourhood),
        )  # fmt: skip
        return await self._listed(request, chosen, page)

    @action("support")
    async def support(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Count a person in; only they are told."""
        pressed = await self.supports.support(request, id)
        key = "supports-asked" if pressed.asked else "supports-done" if pressed.changed else "supports-already"
        controls = [] if pressed.asked else [_withdraw(pressed.question)]
        return ui.Reply(Text(key, number=str(pressed.question.number)), controls=controls)

    @action("support-withdraw")
    async def withdraw(self, request: Request, id: int) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Count a person out."""
        pressed = await self.supports.withdraw(request, id)
        key = "supports-withdrawn" if pressed.changed else "supports-asked" if pressed.asked else "supports-never"
        return ui.Reply(Text(key, number=str(pressed.question.number)))

    @action("support-wordings")
    async def wordings(self, request: Request, id: int, *, page: int = 1) -> ui.Reply:  # noqa: A002 -- its name on the wire
        """Everything that was joined here, in the words it was asked in."""
        cluster = await self.supports.pool.cluster(request.community.id, id)
        control = _control(cluster, await self.supports.backs(request, cluster))
        pages = -(-len(cluster.wordings) // WORDINGS)
        page = min(max(1, page), pages)
        pager = ui.Pager(SupportsCog.wordings, id, page=page, pages=pages)
        heading = Text("supports-wordings-of", count=len(cluster.wordings))
        return ui.Reply(heading, wording_cards(cluster, page), pager, controls=[control])

    @suggester("asked-roundtables")
    async def any_roundtable(self, request: Request, typed: str) -> list[ui.Choice]:
        """Roundtables that questions may have been asked for: the latest first."""
        return [r.choice for r in await self.roundtables.latest(request.community.id, typed)][:25]

    @suggester("question-labels")
    async def labels(self, request: Request, typed: str) -> list[ui.Choice]:
        """The labels that public questions bear."""
        return _like(typed, await self.supports.pool.labels(request.community.id))

    @suggester("question-neighbourhoods")
    async def neighbourhoods(self, request: Request, typed: str) -> list[ui.Choice]:
        """The neighborhoods that public questions come from."""
        return _like(typed, await self.supports.pool.neighbourhoods(request.community.id))

    @every("supports-refresh", seconds=EVERY.total_seconds())
    async def refresh(self) -> None:
        """Edit the cards that were pressed, and write down what was shown."""
        async with self.cards.transaction():
            await self.supports.pool.write_seen()
        await self.cards.refresh()

    @every("supports-compare", hours=1)
    async def compare(self) -> None:
        """Find cards that say another count than the database, as after a crash."""
        await self.cards.compare()

    async def _listed(self, request: Request, chosen: Chosen, page: int) -> ui.Reply:
        found, backed = await self.supports.listed(request, chosen, page)
        became = await self.cards.outcomes(request.community.id, found.clusters)
        cards = [
            cluster_card(
                c,
                await self._roundtable(request, c.lead),
                _controls(c, backed[c.key]),
                became=became.get(c.key),
                own=backed[c.key] == "asked",
            )
            for c in found.clusters
        ]
        args = [chosen.order, str(chosen.roundtable_id or ""), code(chosen.label), code(chosen.neighbourhood)]
        pager = ui.Pager(SupportsCog.listed, *args, page=found.page, pages=found.pages)
        if not found.total and chosen == Chosen(chosen.order):
            return ui.Reply(Text("questions-none"))
        return ui.Reply(Text(f"questions-listed-{chosen.order}", count=found.total), cards, pager)

    async def _roundtable(self, request: Request, question: Question) -> Roundtable | None:
        found = question.roundtable_id
        return await self.roundtables.get(request.community.id, found) if found else None

    async def _meeting(self, request: Request, typed: str | None) -> Roundtable | None:
        if not typed:
            return None
        found = await self.roundtables.find(request.community.id, typed, over=True)
        if found is None:
            raise NotFoundError("questions-roundtable-unknown", given=typed[:80])
        return found


def _controls(cluster: Cluster, backs: Backs) -> list[ui.Button]:
    controls = [_control(cluster, backs)]
    if len(cluster.wordings) > 1:
        controls.append(ui.Button(Text("supports-all-wordings"), SupportsCog.wordings, cluster.lead.id))
    return controls


def _control(cluster: Cluster, backs: Backs) -> ui.Button:
    """What one can do about one's support; whoever asked takes the question itself back, where their own are."""
    if backs == "asked":
        return ui.Button(Text("my-questions-open"), "my-questions")
    return _withdraw(cluster.lead) if backs else _support(cluster.lead)


def _support(question: Question) -> ui.Button:
    return ui.Button(Text("supports-support"), SupportsCog.support, question.id, style="primary")


def _withdraw(question: Question) -> ui.Button:
    return ui.Button(Text("supports-withdraw"), SupportsCog.withdraw, question.id)


def _like(typed: str, names: Iterable[str]) -> list[ui.Choice]:
    wanted = typed.casefold()
    return [ui.Choice(name[:100], name[:100]) for name in names if wanted in name.casefold()][:25]
