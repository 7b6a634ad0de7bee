from bot.core.ids import SpaceId
from tests.cogs.questions.conftest import WORDS


async def ask(person, words=WORDS, **more):
    return await person.sends(await person.types("/ask"), text=words, **more)


async def test_an_organiser_reads_the_questions_the_newest_first(ana, omar):
    for n in range(7):
        await ask(ana, f"{WORDS} {n}")
    first = await omar.types("/questions")
    assert first.private
    assert "All questions (7)" in first.text
    assert first.text.index("Question 7") < first.text.index("Question 3")
    second = await omar.runs("questions", page=2)
    assert "Question 2" in second.text
    assert "Question 3" not in second.text


async def test_a_resident_may_not_read_everybodys_questions(front, ana):
    assert "“organizer”" in (await ana.types("/questions")).text
    moderator = front.person("maya", "moderator")
    assert "“organizer”" in (await moderator.types("/questions")).text


async def test_questions_can_be_listed_by_roundtable_even_when_it_is_over(front, ana, omar, plan):
    await ask(ana, f"{WORDS} general")
    roundtable = await plan()
    await ana.sends(await ana.runs(f"ask:roundtable:{roundtable}"), text=f"{WORDS} there")
    front.clock.advance(days=30)
    listed = await omar.types("/questions north end")
    assert "One question for “North End roundtable”" in listed.text
    assert "there" in listed.text
    assert "general" not in listed.text
    assert "is called “Mars”" in (await omar.types("/questions Mars")).text
    assert (await omar.suggested("asked-roundtables", ""))[0].startswith("North End roundtable")


async def test_nothing_asked_yet_is_said(ana, omar):
    assert "No question has been asked yet" in (await omar.types("/questions")).text
    assert "/ask" in (await ana.types("/my-questions")).text


async def test_a_resident_sees_their_own_and_nobody_elses(front, ana):
    await ask(ana, f"{WORDS} from ana")
    ben = front.person("ben", locale="es")
    await ask(ben, f"{WORDS} from ben")
    mine = await ben.types("/my-questions")
    assert mine.private
    assert "Su pregunta" in mine.text
    assert "Estado: recibida" in mine.text
    assert "from ana" not in mine.text


async def test_a_question_taken_back_is_seen_by_no_organiser(ana, omar):
    await ask(ana)
    taken = await ana.presses(await ana.types("/my-questions"), "Take it back")
    assert "Question 1 is taken back" in taken.text
    assert taken.reply.replace
    assert "Status: withdrawn" in taken.text
    assert "Take it back" not in taken.buttons
    assert WORDS not in (await omar.types("/questions")).text


async def test_a_stale_button_says_it_was_taken_back_before(ana):
    await ask(ana)
    listed = await ana.types("/my-questions")
    await ana.presses(listed, "Take it back")
    assert "taken back already" in (await ana.presses(listed, "Take it back")).text


async def test_nobody_takes_back_what_is_not_theirs(front, ana, omar):
    await ask(ana)
    ben, eve = front.person("ben"), front.person("ana", space=SpaceId("slack", "T9"))
    for other in (ben, omar, eve):
        assert "not one of your questions" in (await other.runs("question-withdraw:1")).text
    assert WORDS in (await omar.types("/questions")).text


async def test_the_start_page_shows_ones_own_questions(ana):
    assert "My questions: none yet" in await ana.home()
    await ask(ana)
    assert WORDS in await ana.home()


async def test_another_community_lists_nothing_of_it(front, ana):
    await ask(ana)
    elsewhere = front.person("olga", "organiser", space=SpaceId("slack", "T9"))
    assert WORDS not in (await elsewhere.types("/questions")).text


async def test_samples_come_once_and_are_marked(front, omar, tmp_path):
    file = tmp_path / "questions.toml"
    file.write_text('[[question]]\ntext = "When will officers walk the beat again?"\nneighbourhood = "North End"\n')
    for _ in range(2):
        async with front.database.transaction():
            community = await front.spaces.community_of(front.space)
            await front.services.questions.seed(community.id, file)
    listed = (await omar.types("/questions")).text
    assert listed.count("Question 1") == 1
    assert "About: Sample written for trying the bot out" in listed


async def test_a_question_to_an_official_says_who_and_which_office(front, ana, omar):
    from bot.settings import ROOT

    await front.services.directory.seed(ROOT / "config" / "hartford")
    officials = await ana.types("/officials hartford office:mayor")
    await ana.sends(await ana.presses(officials, "Ask a question"), text=WORDS)
    name = officials.reply.cards[0].title
    assert f"About: {name}, Mayor" in (await omar.types("/questions")).text


async def test_an_organiser_learns_the_day_of_a_question_and_not_the_minute(front, ana, omar):
    await ask(ana)
    said = await omar.types("/questions")
    footer = front.catalogue.voice("en", "America/New_York").say(said.reply.cards[0].footer)
    assert footer == "Asked November 23, 2026"
