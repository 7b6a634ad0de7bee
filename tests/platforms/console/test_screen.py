"""A real terminal: keys in, escape sequences out."""

import asyncio
import io
import re
from contextlib import asynccontextmanager

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from bot.core.ids import ChannelId
from bot.core.request import Community
from bot.core.ui import Reply
from bot.platforms.console.adapter import Console
from bot.platforms.console.person import Person
from bot.platforms.console.screen import Screen, coloured
from bot.platforms.console.writing import COLOUR, Line


def bare(text):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def test_lines_are_wrapped_behind_their_lead():
    shown = bare(coloured([Line("one two three four five six", indent=2, lead="#stories │ ")], 33))
    assert shown == "#stories │   one two three four\n#stories │   five six\n"


def test_marks_become_bold_and_data_stays_data():
    text = COLOUR.bold(COLOUR.escape("a\x1b[31mb"))
    assert coloured([Line(text)], 80) == "\x1b[1ma␛[31mb\x1b[0m\n"


class Seat:
    """Somebody at a terminal."""

    def __init__(self, console, keys, out):
        self.console, self.out = console, out
        self.types = keys.send_text

    async def sees(self, text):
        for _ in range(1000):
            if text in bare(self.out.getvalue()):
                return
            await asyncio.sleep(0.01)
        pytest.fail(f"no {text!r} in {bare(self.out.getvalue())!r}")


@pytest.fixture
def seat(dispatcher, catalogue, drafts, tmp_path):
    @asynccontextmanager
    async def taken():  # within the test, whose output pytest takes over after the fixtures are made
        out = io.StringIO()
        with create_pipe_input() as keys:
            output = Vt100_Output(out, lambda: Size(rows=24, columns=80), term="xterm")
            with create_app_session(input=keys, output=output):
                console = Console(dispatcher, catalogue, drafts, tmp_path, terminal=Screen(), person=Person("Ana"))
                await console.start()
                yield Seat(console, keys, out)
                await console.stop()

    return taken


async def test_a_typed_command_is_answered_and_a_button_pressed(seat):
    async with seat() as ana:
        ana.types("/lookup hartford\r")
        await ana.sees("[2] Next")
        ana.types("2\r")
        await ana.sees("hartford 2")


async def test_ctrl_c_leaves_a_form_and_keeps_it(seat):
    async with seat() as ana:
        ana.types("/lookup hartford\r")
        await ana.sees("[1] Note")
        ana.types("1\r")
        await ana.sees("Note:")
        ana.types("hello\r")
        await ana.sees("Loud")
        ana.types("\x03")
        await ana.sees("What you typed is kept.")


async def test_what_was_wrong_stands_under_the_cursor_again(seat):
    async with seat() as ana:
        ana.types("/lookup hartford\r")
        await ana.sees("[1] Note")
        ana.types("1\r")
        await ana.sees("Note:")
        ana.types("hell\r")
        await ana.sees("at least 5 characters")
        ana.types("o\r")
        await ana.sees("Loud")
        ana.types("\r")
        await ana.sees("7 hello False")


async def test_a_post_appears_above_the_line_being_typed(seat):
    async with seat() as ana:
        ana.types("/lookup har")
        await ana.console.send(ChannelId("console", "stories"), Reply("News"), Community(1, "Hartford"), "n1")
        await ana.sees("#stories │ News")
        ana.types("tford\r")
        await ana.sees("hartford 1")


async def test_ctrl_d_leaves(seat):
    async with seat() as ana:
        ana.types("\x04")
        await asyncio.wait_for(ana.console.wait(), 5)


async def test_the_tab_key_completes(seat):
    async with seat() as ana:
        ana.types("/loo")
        await asyncio.sleep(0.5)
        ana.types("\t")
        await asyncio.sleep(0.5)
        ana.types("bristol\r")
        await ana.sees("bristol 1")
