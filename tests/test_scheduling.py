import asyncio
from datetime import timedelta

from bot.core.cog import JobSpec
from bot.scheduling import Scheduling


def scheduling(*handlers):
    jobs = [JobSpec(h.__name__, h, timedelta(seconds=0.02)) for h in handlers]
    return Scheduling(jobs)


async def test_a_job_runs_again_and_again_though_another_breaks():
    runs, thrice = [], asyncio.Event()

    async def works():
        runs.append(1)
        if len(runs) == 3:
            thrice.set()

    async def breaks():
        raise ZeroDivisionError

    jobs = scheduling(works, breaks)
    jobs.start()
    await asyncio.wait_for(thrice.wait(), 5)
    await jobs.stop()


async def test_the_end_waits_for_what_is_running():
    steps, begun = [], asyncio.Event()

    async def slow():
        begun.set()
        await asyncio.sleep(0.2)
        steps.append("done")

    jobs = scheduling(slow)
    jobs.start()
    await asyncio.wait_for(begun.wait(), 5)
    await jobs.stop()
    assert "done" in steps


async def test_a_job_that_would_hold_up_the_end_is_cancelled():
    begun = asyncio.Event()

    async def endless():
        begun.set()
        await asyncio.sleep(3600)

    jobs = scheduling(endless)
    jobs.start()
    await asyncio.wait_for(begun.wait(), 5)
    await asyncio.wait_for(jobs.stop(patience=0.05), 5)
