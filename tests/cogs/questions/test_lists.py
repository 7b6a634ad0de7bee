from bot.core.ids import SpaceId
from tests.cogs.questions.conftest import WORDS


async def ask(person, words=WORDS, **more):
    return await person.sends(await person.types("/ask"), text=words, **more)


async def test_nothing_asked_yet_is_said(ana):
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


async def test_a_question_taken_back_is_seen_by_no_moderator(ana, mod):
    await ask(ana)
    taken = await ana.presses(await ana.types("/my-questions"), "Take it back")
    assert "Question 1 is taken back" in taken.text
    assert taken.reply.replace
    assert "Status: withdrawn" in taken.text
    assert "Take it back" not in taken.buttons
    assert WORDS not in (await mod.types("/review")).text


async def test_a_stale_button_says_it_was_taken_back_before(ana):
    await ask(ana)
    listed = await ana.types("/my-questions")
    await ana.presses(listed, "Take it back")
    assert "taken back already" in (await ana.presses(listed, "Take it back")).text


async def test_nobody_takes_back_what_is_not_theirs(front, ana, mod):
    await ask(ana)
    ben, eve = front.person("ben"), front.person("ana", space=SpaceId("slack", "T9"))
    for other in (ben, mod, eve):
        assert "not one of your questions" in (await other.runs("question-withdraw:1")).text
    assert WORDS in (await mod.types("/review")).text


async def test_the_start_page_shows_ones_own_questions(ana):
    assert "My questions: none yet" in await ana.home()
    await ask(ana)
    assert WORDS in await ana.home()


async def test_another_community_lists_nothing_of_it(front, ana):
    await ask(ana)
    elsewhere = front.person("olga", "moderator", space=SpaceId("slack", "T9"))
    assert WORDS not in (await elsewhere.types("/review")).text


async def test_samples_come_once_and_are_marked(front, mod, tmp_path):
    file = tmp_path / "questions.toml"
    file.write_text('[[question]]\ntext = "When will officers walk the beat again?"\nneighbourhood = "North End"\n')
    for _ in range(2):
        async with front.database.transaction():
            community = await front.spaces.community_of(front.space)
            await front.services.questions.seed(community.id, file)
    listed = (await mod.types("/review")).text
    assert listed.count("Question 1") == 1
    assert "About: Sample written for trying the bot out" in listed


async def test_a_question_to_an_official_says_who_and_which_office(front, ana, mod):
    from bot.settings import ROOT

    await front.services.directory.seed(ROOT / "config" / "hartford")
    officials = await ana.types("/officials hartford office:mayor")
    await ana.sends(await ana.presses(officials, "Ask a question"), text=WORDS)
    name = officials.reply.cards[0].title
    assert f"About: {name}, Mayor" in (await mod.types("/review")).text


async def test_a_moderator_learns_the_day_of_a_question_and_not_the_minute(front, ana, mod):
    """It is still that day in New York, and the next in UTC."""
    front.clock.advance(hours=11)
    await ask(ana)
    said = await mod.types("/review")
    footer = front.catalogue.voice("en", "America/New_York").say(said.reply.cards[0].footer)
    assert footer == "Asked November 23, 2026"


async def test_a_question_withdrawn_before_a_restart_is_no_news_when_the_press_comes_again(front):
    ana = front.person("ana")
    await ana.asks("Why are there no lamps on Park Street at night?")
    first = await front.dispatcher.action(ana.incoming("press"), "question-withdraw:1")
    again = await front.again().dispatcher.action(ana.incoming("press"), "question-withdraw:1")
    assert not first.failed
    assert again.outcome is None
