import asyncio

from bot.core import ui
from bot.core.cog import Cog, message_action
from bot.core.ids import ChannelId
from bot.core.registry import Registry
from bot.core.request import Community, Request
from bot.platforms.console.person import SPACE
from bot.platforms.console.prompts import grant_names, grants
from bot.platforms.console.writing import PLAIN
from tests.core.sample import NoteForm

STORIES = ChannelId("console", "stories")
HARTFORD = Community(1, "Hartford")
STORY = ui.Reply("New today", [ui.Card("Library\x1b opens", None, [ui.Button("Note", "note", 7)])])


async def test_a_post_shows_its_channel_on_every_row(talk):
    await talk.console.send(STORIES, STORY, HARTFORD, "n1")
    shown = talk.out.getvalue()
    assert "#stories │ New today\n#stories │\n#stories │ Library␛ opens\n#stories │   [#1] Note\n" in shown


class Asks(Cog):
    @message_action("note-this", opens=NoteForm)
    async def note_this(self, request: Request, text: str, link: str) -> NoteForm:
        return NoteForm(official_id=1)


async def test_what_is_private_to_somebody_is_nothing_to_ask_about(talk, dispatcher):
    dispatcher.registry.message_actions |= Registry([Asks()]).message_actions
    await talk.console.send(STORIES, STORY, HARTFORD, "n1")
    await talk.console.send(ChannelId("console", "@ana"), STORY, HARTFORD, "n2")
    shown = talk.out.getvalue()
    assert "#stories │ [#2] Note this" in shown
    assert "@ana │   [#3] Note" in shown
    assert "Note this" not in shown.partition("@ana")[2]


async def test_what_a_post_said_before_it_was_changed_is_kept_nowhere(talk, dispatcher, tmp_path):
    dispatcher.registry.message_actions |= Registry([Asks()]).message_actions
    await talk.console.send(STORIES, STORY, HARTFORD, "n1")
    await talk.console.send(STORIES, ui.Reply("Zanzibar"), HARTFORD, "n2")
    await talk.console.edit(STORIES, "n2", ui.Reply("Changed"), HARTFORD, "n2")
    kept = str([file.read_text("utf-8") for file in tmp_path.rglob("*.jsonl")])
    assert "Zanzibar" not in kept
    assert "Changed" in kept
    assert "A note" in await talk("#1")


async def test_a_posts_buttons_stay_good_and_never_take_an_answers_number(talk):
    await talk("/lookup hartford")
    await talk.console.send(STORIES, STORY, HARTFORD, "n1")
    assert "hartford 2" in await talk("2")
    assert "A note" in await talk("#1")


async def test_a_label_on_two_messages_asks_which(talk):
    await talk("/lookup hartford")
    await talk.console.send(STORIES, STORY, HARTFORD, "n1")
    said = await talk("note")
    assert "[1] hartford" in said
    assert "[#1] Library␛ opens" in said


async def test_a_post_is_found_and_pressed_after_a_restart(talk, dispatcher, catalogue, drafts, tmp_path):
    await talk.console.send(STORIES, STORY, HARTFORD, "n1")
    await talk.end()
    again = type(talk)(dispatcher, catalogue, drafts, tmp_path)
    await again.console.start()
    assert await again.console.find(STORIES, "n1", dispatcher.clock.now()) == "n1"
    assert await again.console.find(STORIES, "n2", dispatcher.clock.now()) is None
    assert "A note" in await again("#1")
    await again.console.send(STORIES, STORY, HARTFORD, "n2")
    assert "[#2] Note" in again.out.getvalue()
    await again.end()


async def test_a_new_console_has_its_channels_and_hats(talk, dispatcher):
    async with dispatcher.transaction():
        settings = await dispatcher.spaces.settings(SPACE)
    assert settings.channels["stories"] == STORIES
    assert [str(g) for g in settings.grants["moderator"]] == ["console:moderator"]
    (organizers,) = settings.grants["organiser"]
    assert PLAIN.mention(organizers) == "organizer"
    assert grants(grant_names([organizers])) == (organizers,)


async def test_a_file_is_saved_and_never_over_another(talk, tmp_path):
    voice = talk.console.chat.catalogue.voice("en")
    reply = ui.Reply("Done", files=[ui.File("../../q.csv", b"1")])
    talk.console.chat.reply(reply, voice)
    talk.console.chat.reply(reply, voice)
    assert (tmp_path / "downloads" / "q.csv").read_bytes() == b"1"
    assert (tmp_path / "downloads" / "1-q.csv").exists()
    assert "q.csv (1 byte)" in talk.out.getvalue()


async def test_stopping_waits_for_the_answer_under_way(talk, dispatcher):
    await talk()
    talk.typed.put_nowait("/lookup hartford")
    for _ in range(1000):  # until the line is taken
        if not talk.console.waiting:
            break
        await asyncio.sleep(0)
    await talk.console.stop()
    assert "hartford 1" in talk.out.getvalue()
