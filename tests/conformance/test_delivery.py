from datetime import timedelta

import pytest

from bot.core.ids import ChannelId
from bot.core.ui import Event, Reply


@pytest.fixture
def outbox(chat):
    return chat.app.services.outbox


async def queue(chat, *calls):
    """What a feature queues in one transaction; then it is sent."""
    async with chat.app.services.transaction():
        for call, args, named in calls:
            await call(*args, **named)
    await chat.settle()


def put(call, *args, **named):
    return call, args, named


async def test_a_corrected_post_stands_corrected_in_its_place(chat, outbox):
    await queue(chat, put(outbox.post, 1, "story:1", "stories", Reply("The pool opens Monday")))
    await queue(chat, put(outbox.revise, 1, "story:1", Reply("The pool opens Tuesday")))
    assert [m.text for m in chat.channel("stories").messages] == ["The pool opens Tuesday"]


async def test_an_answer_stands_in_the_thread_of_its_question(chat, outbox):
    await queue(chat, put(outbox.post, 1, "question:1", "questions", Reply("Why?")))
    for n, answer in enumerate(("Because", "And also")):
        await queue(chat, put(outbox.post_under, 1, f"answer:{n}", "question:1", Reply(answer)))
    (question,) = chat.channel("questions").messages
    assert question.text == "Why?"
    assert [m.text for m in question.thread] == ["Because", "And also"]


async def test_somebody_is_told_privately(chat, outbox):
    ana = chat.resident("ana", locale="es")
    reached = chat.reach(ana)
    await queue(chat, put(chat.app.services.people.remember, reached))
    await queue(chat, put(outbox.tell, 1, "answered:1", reached.pseudonym, Reply("Your question was answered")))
    (told,) = chat.direct("ana").messages
    assert told.text == "Your question was answered"
    assert not any(chat.channel(name).messages for name in ("general", "questions", "answers"))


async def test_a_post_rings_for_whom_a_moderator_chose_and_nobody_else(chat, outbox):
    chat.may_be_pinged.add("moderator")
    post = Reply("A hearing @everyone <!channel> <@&1>", mention=chat.grant("moderator"))
    await queue(chat, put(outbox.post, 1, "story:1", "stories", post))
    (message,) = chat.channel("stories").messages
    assert message.pings == [str(chat.grant("moderator"))]
    assert message.text.lower().startswith("@moderator")


async def test_a_meeting_stands_in_the_calendar_where_there_is_one(chat, outbox):
    begins = chat.now + timedelta(days=7)
    event = Event("Roundtable", begins, begins + timedelta(hours=2), "City hall")
    await queue(chat, put(outbox.put_event, 1, "roundtable:1", event))
    assert chat.calendar in (None, [Event("Roundtable", event.starts_at, event.ends_at, "City hall")])
    log = await chat.moderator("maya").types("/deliveries")
    assert ("roundtable" in log.text.lower()) == (chat.calendar is not None)


async def test_what_is_for_another_platform_waits(chat, outbox):
    await queue(chat, put(outbox.post_to, 1, "story:1", ChannelId("elsewhere", "1"), Reply("News")))
    assert chat.channel("stories").messages == []
