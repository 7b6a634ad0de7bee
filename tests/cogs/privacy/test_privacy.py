import json

import pytest
from sqlalchemy import insert
from sqlalchemy import text as sql

import cogs.tables  # noqa: F401 -- every feature's tables join the metadata
from bot.core.ids import SpaceId
from bot.storage.base import Base
from tests.cogs.questions.conftest import WORDS
from tests.cogs.test_tenancy import filled


def holds_a_pseudonym(column):
    """By its room, which is a pseudonym's, or its name; the mark of the key is as long."""
    named = column.name in {"asker", "reporter", "pseudonym", "supporter"} or column.name.endswith("_by")
    return column.table.name != "key_mark" and (named or getattr(column.type, "length", None) == 32)


async def asked(person, words=WORDS):
    return await person.sends(await person.types("/ask"), text=words, show_name=True, neighbourhood="Frog Hollow")


async def copy_of(person):
    return json.loads((await person.runs("privacy-export-now")).files["roundtable-my-data.json"])


async def everything(front):
    async with front.database.transaction() as session:
        return str([(await session.execute(sql(f"SELECT * FROM {t}"))).all() for t in Base.metadata.tables])


async def test_a_person_sees_what_is_kept_in_one_screen(front):
    ana = front.person("ana")
    await asked(ana)
    kept = await ana.types("/privacy")
    assert kept.private
    assert "Questions you asked: 1" in kept.text
    assert "planned" not in kept.text, "what there is none of is not listed"
    assert list(kept.buttons) == ["Export mine", "Erase me", "Messages about answers"]


@pytest.mark.parametrize(
    ("locale", "kept", "stays"),
    [
        ("en", "kept with it as numbers of questions, without your code", "nobody can tell which were yours"),
        ("es", "se guarda con ella como números de preguntas, sin su código", "nadie puede saber cuáles eran suyos"),
    ],
)
async def test_what_stays_with_published_agendas_is_said_before_anybody_erases(front, locale, kept, stays):
    ana = front.person("ana", locale=locale)
    said = await ana.types("/privacy")
    assert kept in said.text
    assert stays in (await ana.runs(said.buttons[{"en": "Erase me", "es": "Borrar mis datos"}[locale]])).text


async def test_a_person_gets_a_copy_of_everything_that_is_theirs(front):
    ana, ben = front.person("ana"), front.person("ben")
    await asked(ana)
    await asked(ben, f"{WORDS} asks ben")
    sure = await ana.presses(await ana.types("/privacy"), "Export mine")
    assert not sure.files
    exported = await ana.presses(sure, "Get the file")
    data = json.loads(exported.files["roundtable-my-data.json"])
    [question] = data["questions"]
    assert (question["number"], question["text"], question["name"]) == (1, WORDS, "ana")
    assert "asks ben" not in str(data)


async def test_a_copy_calls_questions_and_roundtables_as_people_do(front, plan):
    await asked(front.person("eve", space=SpaceId("discord", "2")))  # elsewhere: from now on no id is a number
    await plan("North End roundtable")
    ana, mod = front.person("ana"), front.person("mod", "moderator")
    await asked(ana)
    await mod.sends(await mod.presses(await mod.types("/review"), "Reject"), reason="unclear")
    await ana.sends(await ana.types("/appeal 1"), text="Please look at this again.")
    hers, his = [await copy_of(person) for person in (ana, mod)]
    assert hers["questions"][0]["roundtable"] == "North End roundtable"
    [appeal], [decision] = hers["decisions"], his["decisions"]
    assert (appeal["appeal"], appeal["question"], appeal["outcome"]) == ("Please look at this again.", 1, "open")
    assert (decision["decision"], decision["question"], decision["reason"]) == ("reject", 1, "unclear")


async def test_erasing_may_leave_the_words_as_a_residents(front):
    ana, mod = front.person("ana"), front.person("mod", "moderator")
    await asked(ana)
    code = front.services.vault.pseudonym(1, ana.incoming().user)
    sure = await ana.presses(await ana.types("/privacy"), "Erase me")
    assert "This cannot be undone" in sure.text
    assert "The words of your questions stay" in (await ana.presses(sure, "Erase me, keep my words")).text
    left = await everything(front)
    assert WORDS in left
    assert not [trace for trace in (code, "'ana'", "Frog Hollow") if trace in left]
    assert "From: a resident" in (await mod.types("/review")).text
    assert "not asked anything yet" in (await ana.types("/my-questions")).text


async def test_erasing_may_take_the_words_too(front):
    ana, ben = front.person("ana"), front.person("ben")
    await asked(ana)
    await asked(ben, f"And {WORDS}")
    sure = await ana.presses(await ana.types("/privacy"), "Erase me")
    await ana.presses(sure, "Erase me and my words")
    assert "Nothing." in (await ana.types("/privacy")).text
    assert "Questions you asked: 1" in (await ben.types("/privacy")).text


async def test_an_organiser_and_a_moderator_are_forgotten_and_their_work_stays(front):
    olga = front.person("olga", "owner")
    await olga.gives("roundtable create", title="North End", when="tomorrow 6pm")
    await olga.presses(await olga.gives("announce", when="in 1 hour", text="Hello"), "Confirm")
    assert "Announcements that you wrote or changed: 1" in (await olga.types("/privacy")).text
    sure = await olga.presses(await olga.types("/privacy"), "Erase me")
    await olga.presses(sure, "Erase me and my words")
    assert front.services.vault.pseudonym(1, olga.incoming().user) not in await everything(front)
    assert "North End" in (await olga.types("/roundtables")).text
    assert "Hello" in (await olga.types("/announcements")).text


async def test_changing_ones_mind_erases_nothing(front):
    ana = front.person("ana")
    await asked(ana)
    sure = await ana.presses(await ana.types("/privacy"), "Erase me")
    assert "Questions you asked: 1" in (await ana.presses(sure, "Do not erase")).text


async def test_erasing_here_leaves_another_community_alone(front):
    ana = front.person("ana")
    there = front.person("ana", space=SpaceId("discord", "2"))
    await asked(ana)
    await asked(there)
    await ana.presses(await ana.presses(await ana.types("/privacy"), "Erase me"), "Erase me and my words")
    assert "Questions you asked: 1" in (await there.types("/privacy")).text


async def test_no_table_with_a_persons_pseudonym_is_left_out(front):
    holding = {t.name for t in Base.metadata.tables.values() if any(map(holds_a_pseudonym, t.columns))}
    holding.add("outbox")  # where a private message is addressed by pseudonym
    assert holding == {name for holder in front.services.personal for name in holder.personal}


@pytest.mark.parametrize("button", ["Erase me, keep my words", "Erase me and my words"])
async def test_whatever_table_holds_it_a_persons_code_is_exported_and_erased(front, button):
    ana = front.person("ana")
    await ana.types("/help")
    code = front.services.vault.pseudonym(1, ana.incoming().user)
    special = {
        "outbox": {"kind": "direct", "channel": f"discord:@{code}"},
        "person": {"sealed": front.services.vault.seal("discord:ana")},
    }
    async with front.database.transaction() as session:
        for table in Base.metadata.sorted_tables:
            own = {c.name: code for c in table.columns if holds_a_pseudonym(c)} | special.get(table.name, {})
            if own:
                await session.execute(insert(table).values(filled(table) | own))
    copy = await ana.presses(await ana.presses(await ana.types("/privacy"), "Export mine"), "Get the file")
    data = json.loads(copy.files["roundtable-my-data.json"])
    assert [kind for kind, kept in data.items() if not kept] == []
    await ana.presses(await ana.presses(await ana.types("/privacy"), "Erase me"), button)
    assert code not in await everything(front)


async def test_what_is_left_of_a_question_about_a_message_does_not_lead_to_it(front):
    ana = front.person("ana")
    menu = await ana.picks("ask-about", "I am Ana and my street is dark", "https://discord.com/channels/1/2/3")
    await ana.sends(menu, text=WORDS)
    await ana.presses(await ana.presses(await ana.types("/privacy"), "Erase me"), "Erase me, keep my words")
    left = str(await front.person("mod", "moderator").types("/review"))
    assert WORDS in left
    assert not [trace for trace in ("I am Ana", "channels/1/2/3") if trace in left]
