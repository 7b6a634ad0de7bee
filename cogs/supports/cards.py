"""How a public question shows itself: words and counts that a screen reader says as they stand.

The only name is that of whoever asked it, where they want it shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core import ui
from bot.core.ui import Text
from cogs.officials.service import called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cogs.questions.service import Cluster, Question
    from cogs.roundtables.service import Roundtable

PUBLIC_SUBJECTS = {"official", "story"}
"""What a question is about is shown where everybody may see that; a message may stand in a closed channel."""
WORDINGS = 10
"""Of one question, on one page."""


def cluster_card(
    cluster: Cluster, roundtable: Roundtable | None, controls: Sequence[ui.Control], *, became: Text | None = None,
    own: bool = False,
) -> ui.Card:  # fmt: skip
    """A question with how many people ask or support it, and what became of it where it has an answer.

    `own` tells whoever asked it that they did.
    """
    lead = cluster.lead
    fields = [ui.Field(Text("supports-people"), Text("supports-count", count=cluster.supporters))]
    if became is not None:
        fields.append(ui.Field(Text("supports-became"), became, short=False))
    if roundtable is not None:
        fields.append(ui.Field(Text("question-for"), roundtable.title))
    if lead.about in PUBLIC_SUBJECTS and lead.about_title:
        about = called(lead.about_title) if lead.about == "official" else lead.about_title
        fields.append(ui.Field(Text("question-about"), about))
    if lead.about == "sample":
        fields.append(ui.Field(Text("question-about"), Text("question-about-sample")))
    if lead.neighbourhood:
        fields.append(ui.Field(Text("question-neighbourhood"), lead.neighbourhood))
    fields += _from(lead)
    if cluster.labels:
        fields.append(ui.Field(Text("supports-labels"), ", ".join(cluster.labels)))
    if len(cluster.wordings) > 1:
        fields.append(ui.Field(Text("supports-wordings"), Text("supports-others", count=len(cluster.wordings) - 1)))
    if own:
        fields.append(ui.Field(Text("supports-you"), Text("supports-you-asked"), short=False))
    footer = Text("supports-redacted") if lead.redacted else None
    return ui.Card(_number(lead), lead.text, controls, fields=fields, footer=footer)


def wording_cards(cluster: Cluster, page: int) -> list[ui.Card]:
    """The wordings of a cluster on one page, each by itself."""
    return [
        ui.Card(_number(q), q.text, fields=_from(q), footer=Text("supports-redacted") if q.redacted else None)
        for q in cluster.wordings[(page - 1) * WORDINGS : page * WORDINGS]
    ]


def gone_card(number: int | None, key: str, to: int | None = None) -> ui.Card:
    """In place of a question that is no longer public: why, and what to do."""
    title = Text("question-number", number=str(number)) if number else Text("supports-gone-title")
    return ui.Card(title, Text(f"supports-gone-{key}", to=str(to)))


def _from(question: Question) -> list[ui.Field]:
    """Who asked it, where they want that shown."""
    return [ui.Field(Text("question-asker"), question.name)] if question.name else []


def _number(question: Question) -> Text:
    return Text("question-number", number=str(question.number))
