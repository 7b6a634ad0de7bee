"""What scenarios about agendas and answers stand on: a roundtable whose questions are approved and supported."""

from __future__ import annotations

from cogs.questions.service import Asking

TOPICS = (
    "When will officers walk the beat on Albany Avenue again?",
    "Why does nobody answer the non-emergency number at night?",
    "What is done about the street racing on Maple Avenue?",
    "¿Cuándo habrá más agentes que hablen español en el barrio?",
)
SUPPORTERS = {1: 6, 2: 6, 3: 6, 4: 4}
"""How many support each; the same people support the first three."""


async def roundtable(chat, *, asker="ana"):
    """Plan a roundtable with four approved questions, which `asker` asked; returns its id."""
    services = chat.app.services
    said = await chat.organiser("olu").types(
        '/roundtable create title:"North End roundtable" when:"2026-12-01 18:00" where:"Keney Park"'
    )
    assert "Planned" in said.text
    async with services.transaction():
        (planned,) = (await services.roundtables.upcoming(1)).roundtables
        reach = chat.reach(chat.resident(asker))
        await services.people.remember(reach)
        for number, topic in enumerate(TOPICS, 1):
            by = reach.pseudonym if number == 1 else f"asker{number}"
            question = await services.questions.ask(1, Asking(topic, by, "roundtable", planned.id))
            await services.pool.approve(1, question.id, question.version)
            for n in range(SUPPORTERS[number]):
                await services.pool.support(1, question.id, f"{'minority' if number == 4 else 'majority'}{n}")
    return planned.id
