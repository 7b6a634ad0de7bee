"""Nothing of one community is seen or changed from another's space, whatever is typed, pressed or sent there.

What is driven comes from the registry and what is looked at from the tables, so that a new feature is held to it
without a word here.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import JSON, Boolean, Date, Integer, LargeBinary, Table, insert, select

import cogs.tables  # noqa: F401 -- every feature's tables join the metadata
from bot import logs
from bot.core.ids import ChannelId, SpaceId
from bot.core.ui import ChannelField, ChoiceField, GrantField, TextField, Toggle
from bot.core.wire import encode
from bot.storage.base import Base, UtcDateTime
from tests.cogs.exports.conftest import HERE, Town
from tests.cogs.front import Front

SECRET = "Quuxly"
"""Stands in everything that the first community has, and is never typed in the other."""
KNOWN = "Zanzibar"
"""Stands there too, and is typed in the other by somebody who heard of it."""
WORDS = f"When will {KNOWN} Avenue be lit at night, {SECRET}?"
ELSEWHERE = SpaceId("slack", "T9")
NUMBERS = (1, 2)
SPARED = {"community", "space", "handled", "draft"}
"""Tables that say nothing of what a community has."""


@pytest.mark.timeout(600)
async def test_another_community_finds_and_changes_nothing(front: Front, logging_kept: None) -> None:
    logs.set_up("critical")
    await first_community(front)
    before = await rows(front)
    assert {t.name for t in theirs()} <= {name for name, found in before.items() if found}, "each table holds a row"
    eve = front.person("eve", "owner", space=ELSEWHERE)
    seen = [
        *[said async for said in commands(front, eve)],
        *[said async for said in actions(front, eve)],
        *[said async for said in forms(front, eve)],
        *[said async for said in menus(front, eve)],
        await eve.home(),
    ]
    assert [said for said in seen if SECRET in said] == []
    assert len(seen) > 300
    after = await rows(front)
    own = front.services.vault.pseudonym(HERE, eve.incoming().user)
    for name, found in before.items():
        assert found <= after[name], f"{name} was changed"
        assert [row for row in after[name] - found if own not in row] == [], f"{name} has more rows"
    async with front.database.transaction() as session:
        table = Base.metadata.tables["outbox"]
        other = (await session.execute(select(table).where(table.c.community_id != HERE))).all()
    assert SECRET not in str(other)
    at_home = [say(await front.person("olga", "owner").types(line)) for line in ("/roundtables", "/agenda show")]
    assert all(SECRET in said for said in at_home), "what is looked for can be found"


async def first_community(front: Front) -> None:
    """What people do in the first community, and a row in every table that nothing was done to."""
    town, owner = Town(front), front.person("olga", "owner")
    async with front.database.transaction():
        for purpose in ("roundtables", "questions"):
            await front.spaces.set_channel(front.space, purpose, ChannelId("discord", "31"))
    await owner.gives("roundtable create", title=f"{KNOWN} {SECRET}", when="2026-12-01 18:00")
    await owner.presses(await owner.gives("announce", when="in 1 hour", text=f"{KNOWN} {SECRET}"), "Confirm")
    await town.approved("ana", WORDS, labels=[f"{KNOWN} {SECRET}"], show_name=True, neighbourhood=f"{KNOWN} {SECRET}")
    await town.approved(SECRET, f"And {WORDS}", show_name=True)
    await town.supports(1, "ben", "cy")
    await town.asks("dee", f"So {WORDS}")
    await owner.presses(await owner.gives("agenda build", seats=1), "Publish")
    async with front.database.transaction() as session:
        for table in Base.metadata.sorted_tables:
            if "community_id" in table.columns and table.name not in SPARED:
                mine = table.columns.community_id == HERE
                if (await session.execute(select(table).where(mine).limit(1))).first() is None:
                    await session.execute(insert(table).values(filled(table)))


def filled(table: Table) -> dict[str, Any]:
    """A row with the secret wherever there is room for it."""
    values: dict[str, Any] = {}
    for column in table.columns:
        if column.name == "community_id":
            values[column.name] = HERE
        elif column is not table.autoincrement_column:
            values[column.name] = value(column)
    return values


def value(column: Any) -> Any:
    if column.foreign_keys:
        return None if column.nullable else 1
    if isinstance(column.type, UtcDateTime):
        return datetime.fromisoformat("2026-12-20T12:00:00+00:00")
    kinds = [(Boolean, False), (Integer, 1), (JSON, []), (Date, date(2026, 12, 20)), (LargeBinary, b"")]
    for kind, given in kinds:
        if isinstance(column.type, kind):
            return given
    room = getattr(column.type, "length", None) or 200
    return f"{KNOWN} {SECRET}" if room > 20 else SECRET[:room]


def theirs() -> list[Table]:
    return [t for t in Base.metadata.sorted_tables if "community_id" in t.columns and t.name not in SPARED]


async def rows(front: Front) -> dict[str, set[str]]:
    """Every row of the first community, by table; of tables that name no community, none."""
    found: dict[str, set[str]] = {}
    async with front.database.transaction() as session:
        for table in theirs():
            of = select(table).where(table.columns.community_id == HERE)
            found[table.name] = {str(tuple(row)) for row in await session.execute(of)}
        grants = Base.metadata.tables["space_channel"]
        found["space_channel"] = {
            str(tuple(row)) for row in await session.execute(select(grants)) if str(front.space) in row[0]
        }
    return found


async def commands(front: Front, eve: Any):
    for spec in front.registry.commands.values():
        for options in combinations(spec.options):
            yield say(front.seen(await front.dispatcher.command(eve.incoming(), spec, options)))


async def actions(front: Front, eve: Any):
    for spec in front.registry.actions.values():
        for options in combinations(spec.options):
            given = [options[o.name] for o in spec.options if o.name in options]
            yield say(await eve.runs(encode(spec.name, given)))
        yield say(await eve.runs(encode(spec.name, [])))


async def forms(front: Front, eve: Any):
    """Every form, as somebody would send it who put the ids of others into it."""
    for spec in front.registry.submitted.values():
        for number in NUMBERS:
            carried = {name: number if kind is int else KNOWN for name, kind in spec.form.carried_of().items()}
            abouts = ("roundtable", "official", "story", "message") if "about" in carried else (None,)
            for about in abouts:
                said = {**carried, "about": about} if about else carried
                values = {p.name: answer(p.part, number) for p in spec.form.parts_of()}
                done = await front.dispatcher.submit(eve.incoming(), spec.form.key, said, values)
                yield say(front.seen(done))


async def menus(front: Front, eve: Any):
    for name in front.registry.message_actions:
        yield say(await eve.picks(name, "Words of a message", "https://slack.com/archives/C1/p1"))
    for name in front.registry.suggesters:
        for typed in ("", KNOWN, *map(str, NUMBERS)):
            yield "\n".join(await eve.suggested(name, typed))


def combinations(options: Any) -> list[dict[str, Any]]:
    """Values for the options: ids of the first community's rows, words of its titles, and nothing at all."""
    made: list[dict[str, Any]] = [{}]
    for text in (*map(str, NUMBERS), KNOWN, "question:1"):
        widest = max((len(o.choices) for o in options), default=0)
        made += [{o.name: typed(o, text, n) for o in options} for n in range(max(1, widest))]
    return made


def typed(option: Any, text: str, n: int) -> Any:
    if option.choices:
        return option.choices[n % len(option.choices)]
    if option.type is int:
        return int(text) if text.isdecimal() else 1
    return {bool: True, datetime: "2026-12-01 18:00", ChannelId: ChannelId("discord", "31")}.get(option.type, text)


def answer(part: Any, number: int) -> Any:
    match part:
        case TextField():
            return str(number) if part.max_length < 20 else f"{KNOWN}: what else is there to know of it?"
        case ChoiceField():
            return part.choices[0].value if part.choices else str(number)
        case Toggle():
            return True
        case ChannelField() | GrantField():
            return None
    return None


def say(said: Any) -> str:
    """Everything that came back, buttons and files included."""
    outcome = said.answer.outcome
    form = str(outcome.filled() | outcome.carry()) if hasattr(outcome, "filled") else ""
    return "\n".join([said.text, str(said.buttons), str(said.files), form])
