"""A bot is killed while a crowd presses Support: whoever was told that they count, counts."""

import asyncio
import os

import pytest

from bot.core.ids import UserId
from tests.benchmarks import crowds

CROWD, AT_ONCE, ENOUGH = 200, 20, 40

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


async def test_each_press_that_was_acknowledged_counts_after_a_kill(tmp_path):
    answered, enough = [], asyncio.Event()
    async with crowds.on_discord(tmp_path, "") as scene:

        async def press(waiting):
            for number in waiting:
                await scene.press(number)
                answered.append(UserId("discord", str(crowds.FIRST_PERSON + number)))
                if len(answered) >= ENOUGH:
                    enough.set()

        waiting = iter(range(CROWD))
        pressing = [asyncio.create_task(press(waiting)) for _ in range(AT_ONCE)]
        await asyncio.wait_for(enough.wait(), 60)
        scene.child.process.kill()
        scene.child.process.wait()
        for task in pressing:
            task.cancel()
        await asyncio.gather(*pressing, return_exceptions=True)
    assert ENOUGH <= len(answered) < CROWD
    counted, of_those = await crowds.supporters(tmp_path, "", answered)
    assert of_those == len(answered)
    assert counted <= len(answered) + AT_ONCE
