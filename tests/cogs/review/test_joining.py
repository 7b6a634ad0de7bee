"""Questions that are joined with others, and separated again."""

from tests.cogs.review.conftest import ALIKE, MODERATORS


async def test_joined_questions_are_told_and_separated_again(front, ana, mod, ask, told, monkeypatch):
    ben = front.person("ben")
    await ask("When does the pool at Colt Park open again?")
    await ask("When will we be able to swim at Colt Park?", by=ben)
    for _ in range(2):
        await mod.presses(await mod.types("/review"), "Approve")
    form = await mod.presses(await mod.gives("review", number=2), "Join")
    for wrong, why in (("x", "Give the number"), ("2", "That is question 2 itself"), ("99", "no such question")):
        assert why in (await mod.sends(form, other=wrong)).text
    done = await mod.sends(form, other="#1")
    assert "Joined with: #1" in done.text
    assert "asks the same as question 1" in (await told("ben"))[-1]
    listed = await ana.types("/questions")
    assert "2 people ask or support this" in listed.text
    wordings = await ana.presses(listed, "See all wordings")
    assert "swim at Colt Park" in wordings.text
    for part in ("cards", "cog"):
        monkeypatch.setattr(f"cogs.supports.{part}.WORDINGS", 1)
    first, second = [await ana.runs(listed.buttons["See all wordings"], page=page) for page in (1, 2)]
    assert "open again" in first.text
    assert "open again" not in second.text
    assert "swim at Colt Park" in second.text, "however many there are, each can be read"
    await mod.presses(await mod.gives("review", number=2), "Separate")
    assert "counts by itself again" in (await told("ben"))[-1]
    assert (await ana.types("/questions")).text.count("one person asks or supports this") == 2
    await mod.presses(await mod.gives("review", number=2), "Undo")
    assert "2 people ask or support this" in (await ana.types("/questions")).text


async def test_joining_what_waits_approves_it_and_undoing_makes_it_wait_again(front, ana, mod, ask):
    await ask("When does the pool at Colt Park open again?")
    await mod.presses(await mod.types("/review"), "Approve")
    await ask("When will we be able to swim at Colt Park?", by=front.person("ben"))
    await mod.sends(await mod.presses(await mod.types("/review"), "Join"), other="1")
    assert (await mod.types("/review")).text.startswith("No question waits")
    await mod.presses(await mod.gives("review", number=2), "Undo")
    assert (await mod.types("/review")).text.startswith("One question waits")


async def test_what_waits_may_be_joined_with_and_both_cards_say_so(front, ana, mod, ask, channel):
    await ask("When does the pool at Colt Park open again?")
    await ask("When will we be able to swim at Colt Park?", by=front.person("ben"))
    said = await mod.sends(await mod.presses(await mod.gives("review", number=2), "Join"), other="1")
    assert "Joined with: #1" in said.text
    [waits, joined] = await channel(MODERATORS)
    assert "Joined with: #2" in waits
    assert "Joined with: #1" in joined
    await mod.presses(await mod.gives("review", number=2), "Separate")
    assert "Joined with" not in str(await channel(MODERATORS))


async def test_whoever_asked_what_came_along_is_told_with_what_it_counts_now(front, ana, mod, ask, told):
    for n, day in enumerate(("Monday", "Tuesday", "Friday")):
        await ask(f"Why is the pool at Colt Park closed on {day}s?", by=front.person(f"asker{n}"))
        await mod.presses(await mod.types("/review"), "Approve")
    await mod.sends(await mod.presses(await mod.gives("review", number=2), "Join"), other="1")
    await mod.sends(await mod.presses(await mod.gives("review", number=1), "Join"), other="3")
    for asker in ("asker0", "asker1"):
        assert "asks the same as question 3" in (await told(asker))[-1]
    await mod.presses(await mod.gives("review", number=1), "Undo")
    assert "asks the same as question 1" in (await told("asker1"))[-1]


async def test_a_joining_is_undone_though_the_other_question_left_it_first(front, ana, mod, ask):
    await ask("When does the pool at Colt Park open again?")
    await mod.presses(await mod.types("/review"), "Approve")
    await ask("When will we be able to swim at Colt Park?", by=front.person("ben"))
    await mod.sends(await mod.presses(await mod.types("/review"), "Join"), other="1")
    await mod.presses(await mod.gives("review", number=1), "Separate")
    undone = await mod.presses(await mod.gives("review", number=2), "Undo")
    assert "Status: received" in undone.text
    assert (await mod.types("/review")).text.startswith("One question waits")


async def test_undoing_a_separation_makes_no_rejected_question_public(front, ana, mod, ask):
    await ask()
    await mod.presses(await mod.types("/review"), "Approve")
    for number, name in ((2, "ben"), (3, "cy")):
        await ask(f"{ALIKE} ({name})", front.person(name))
        await mod.sends(await mod.presses(await mod.gives("review", number=number), "Join"), other="1")
    await mod.sends(await mod.presses(await mod.gives("review", number=3), "Reject"), reason="private")
    await mod.presses(await mod.gives("review", number=3), "Separate")
    undone = await mod.presses(await mod.gives("review", number=3), "Undo")
    assert "Status: rejected: It names or describes a private person." in undone.text
    assert "Joined with: #1, #2" in undone.text
    assert "(cy)" not in (await ana.presses(await ana.types("/questions"), "See all wordings")).text


async def test_undoing_a_separation_finds_the_others_where_one_of_them_was_rejected_since(front, ana, mod, ask):
    await ask()
    await mod.presses(await mod.types("/review"), "Approve")
    for number, name in ((2, "ben"), (3, "cy")):
        await ask(f"{ALIKE} ({name})", front.person(name))
        await mod.sends(await mod.presses(await mod.gives("review", number=number), "Join"), other="1")
    await mod.presses(await mod.gives("review", number=3), "Separate")
    await mod.sends(await mod.presses(await mod.gives("review", number=1), "Reject"), reason="private")
    undone = await mod.presses(await mod.gives("review", number=3), "Undo")
    assert "Joined with: #2" in undone.text
