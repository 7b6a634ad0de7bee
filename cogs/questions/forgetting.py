"""What becomes of a person's questions when they are erased, and of the votes of others for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cogs.questions.question import Question

if TYPE_CHECKING:
    from cogs.questions.pool import Pool
    from cogs.questions.store import QuestionStore


async def forget(store: QuestionStore, pool: Pool, community_id: int, person: str, *, keep_text: bool) -> None:
    """Erase of a person's questions everything or everything but the words.

    Where a question goes that others ask too, another wording leads and takes over the votes of others. Whoever
    watches the pool hears of each question as it is left, so that no public post says what was erased.
    """
    await pool.hold(community_id)
    rows = await store.all_own(community_id, person)
    own = [row.id for row in rows]
    for row in rows:
        await store.forget_messages(community_id, row)
        for quoting in () if keep_text else await store.quoting(community_id, row):
            quoting.about_title = quoting.about_link = None
            quoting.version += 1
            await pool.changed(community_id, Question.of(quoting))
    if keep_text:
        await store.forget_asker(community_id, person)
    for question_id in own:
        if not keep_text:
            await store.empty(community_id, question_id)
        left = await store.get(community_id, question_id)
        if left is not None:
            await pool.changed(community_id, Question.of(left))
    if not keep_text:
        await store.drop(community_id, own)
