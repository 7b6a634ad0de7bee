"""The audit in a resident's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.core.ui import Text

if TYPE_CHECKING:
    from cogs.agenda.agenda import Agenda
    from cogs.agenda.audit import Audit, Violation


def verdict(audit: Audit) -> Text:
    """Whether it is fair to every group of voters, or which group could claim more."""
    if audit.violation is None:
        return Text("agenda-fair" if audit.voters else "agenda-no-voters")
    return violated(audit.violation)


def violated(violation: Violation) -> Text:
    """Which group could claim more, of what."""
    key = "agenda-violated-nothing" if violation.claim == 1 else "agenda-violated-fewer"
    return Text(
        key, people=violation.people, number=str(violation.question), share=violation.fair_share, claim=violation.claim
    )


def coverage(audit: Audit) -> Text:
    """How many voters have at least one, two and three of theirs."""
    one, two, three = audit.at_least
    return Text("agenda-coverage", voters=audit.voters, one=one, two=two, three=three)


def notes(agenda: Agenda) -> list[Text]:
    """All that is said below an agenda: how it was chosen, the audit, the organisers' reasons, who voted."""
    reasons = [Text("agenda-reason-given", reason=reason) for reason in agenda.reasons]
    marked = [said] if (said := samples(agenda)) else []
    return [chosen(agenda), verdict(agenda.audit), *reasons, coverage(agenda.audit), Text("agenda-who-voted"), *marked]


def chosen(agenda: Agenda) -> Text:
    """By which rule, and how far by hand; and whether the rule would have it otherwise by now."""
    rule, places = Text(f"agenda-rule-{agenda.rule}"), agenda.by_hand
    how = Text("agenda-chosen", rule=rule)
    if places is not None:
        how = Text("agenda-chosen-and-changed", rule=rule, count=places)
    return Text("agenda-chosen-before", how=how, count=agenda.outdated) if agenda.outdated else how


def samples(agenda: Agenda) -> Text | None:
    """Which questions nobody asked, if there are such."""
    numbers = agenda.samples
    listed = ", ".join(f"#{number}" for number in numbers)
    return Text("agenda-samples", numbers=listed, count=len(numbers)) if numbers else None
