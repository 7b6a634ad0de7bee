"""What stands in the log, whoever wrote it, and what must not."""

import ast
import asyncio
import json
import logging

import pytest
import structlog
from aiohttp import web
from aiohttp.test_utils import TestServer
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot import logs
from tests.test_imports import modules


@pytest.fixture
def written(tmp_path, logging_kept):
    """Set the log up; returns its lines so far."""
    file = tmp_path / "data" / "roundtable.log"
    logs.set_up(file=file)

    def read():
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    return read


def test_our_lines_and_the_libraries_lines_look_alike(written):
    structlog.get_logger("bot.core").info("story-kept", source="patch", count=3)
    logging.getLogger("discord.gateway").warning("shard %s reconnects", 2)
    ours, theirs = written()
    assert (ours["event"], ours["source"], ours["count"], ours["level"]) == ("story-kept", "patch", 3, "info")
    assert (theirs["event"], theirs["logger"], theirs["level"]) == ("shard 2 reconnects", "discord.gateway", "warning")
    assert ours["timestamp"].endswith("Z")


def test_no_line_of_ours_names_what_it_says_so_that_it_is_taken_out():
    calls = (node for tree in modules().values() for node in ast.walk(tree) if isinstance(node, ast.Call))
    ours = [c for c in calls if isinstance(c.func, ast.Attribute) and ast.unparse(c.func.value) == "log"]
    assert len(ours) > 50
    lost = {keyword.arg for call in ours for keyword in call.keywords} & logs._PRIVATE_KEYS
    assert lost == set()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("xoxb-123456-abcdef and xapp-1-A0-123-abc", "[token] and [token]"),
        (f"logging in with {'M' * 24}.Gx-zAb.{'a' * 38}", "logging in with [token]"),
        ("Authorization: Bearer abcdefghijklmnop1234", "Authorization: Bearer [token]"),
        ("wss://wss-primary.slack.com/link/?ticket=abc-def&app_id=1", "?ticket=[token]&"),
        ("POST /webhooks/112233445566778899/aW50ZXJhY3Rpb24 failed", "/webhooks/[id]/[token] failed"),
        ("postgresql://ana:hunter2@db/x", "postgresql://[login]@db/x"),
        ("Error handling request from 203.0.113.7", "handling request from [ip]"),
        ("member 112233445566778899 left", "member [id] left"),
        ("user U012AB3CD in C0456DEFG", "user [id] in [id]"),
        ("slack:U1 and discord:12", "slack:[id] and discord:[id]"),
        ("write to ana.diaz@example.org", "write to [e-mail]"),
        ("call 860-555-0123 or (860) 555-0123 or +52 55 1234 5678", "call [phone] or [phone] or [phone]"),
        ("[SQL: INSERT …]\n[parameters: ('Why is it dark?',)]", "[parameters: [redacted]]"),
        ("DataError: invalid input for query argument $2: 'Why is it dark?' (…)", "query argument $2: [redacted]"),
        ("DETAIL:  Key (text)=(Why is it dark?) already exists.", "DETAIL: [redacted]"),
        (
            "DETAIL:  Failing row contains (1, Why\nis it dark?, 2).\nHINT: none\n[SQL: …]",
            "DETAIL: [redacted]\n[SQL: …]",
        ),
        ("text\n  Too long [type=x, input_value='Why?', input_type=str]", "input_value=[redacted], input_type"),
    ],
)
def test_what_leads_to_a_person_or_into_the_bot_is_taken_out(said, kept):
    assert kept in logs.scrub(said)


@pytest.mark.parametrize(
    "said",
    ["2026-11-23 18:00 in America/New_York", "revision 0003", "HTTP 503 after 12.5 s", "WORKSPACE_SETTINGS", "a1b2c3"],
)
def test_what_an_operator_needs_stays(said):
    assert logs.scrub(said) == said


def test_private_keys_are_emptied_however_deep(written):
    structlog.get_logger().info("asked", question="Why?", detail={"user": "Ana", "count": [1, "xoxb-1-2"]})
    (line,) = written()
    assert line["question"] == "[redacted]"
    assert line["detail"] == {"user": "[redacted]", "count": [1, "[token]"]}


@pytest.mark.parametrize("logger", [structlog.get_logger("bot"), logging.getLogger("sqlalchemy.engine")])
def test_a_traceback_is_redacted_too(written, logger):
    try:
        raise ValueError("no channel 112233445566778899 for ana@example.org")
    except ValueError:
        logger.exception("failed")
    (line,) = written()
    assert "ValueError: no channel [id] for [e-mail]" in line["exception"]
    assert "Traceback" in line["exception"]


WORDS = {"question": "Why is it dark?"}
LONG = {"said": "Why is it\ndark here,\n\nchief?"}


async def test_no_library_writes_down_what_people_wrote_however_much_is_logged(tmp_path, logging_kept, database):
    file = tmp_path / "data" / "roundtable.log"
    logs.set_up("debug", file)
    with pytest.raises(DBAPIError) as raised:
        async with database.transaction() as session:
            await session.execute(text("SELECT :question AS said"), WORDS)
            await session.execute(text("SELECT :question FROM nowhere"), WORDS)
    logging.getLogger("discord.gateway").debug("WebSocket Event: %s", WORDS)
    logging.getLogger("bot").error("failed", exc_info=raised.value)
    said = file.read_text(encoding="utf-8")
    assert "nowhere" in said
    assert "dark" not in said


async def test_a_row_that_a_database_refuses_is_not_written_down_line_by_line(tmp_path, logging_kept, database):
    file = tmp_path / "data" / "roundtable.log"
    logs.set_up("debug", file)
    async with database.engine.begin() as connection:
        await connection.execute(text("CREATE TABLE refusing (said TEXT NOT NULL, number INTEGER NOT NULL)"))
    with pytest.raises(DBAPIError) as raised:
        async with database.transaction() as session:
            insert = text("INSERT INTO refusing VALUES (:said, NULL)")
            await session.execute(insert, LONG)
    logging.getLogger("bot").error("failed", exc_info=raised.value)
    said = file.read_text(encoding="utf-8")
    assert "refusing" in said
    assert not any(word in said for word in ("Why is it", "dark", "chief"))


def test_a_line_that_cannot_be_written_is_not_printed_as_it_was(tmp_path, logging_kept, capsys):
    folder = tmp_path / "data"
    logs.set_up(file=folder / "roundtable.log")
    folder.rmdir()
    structlog.get_logger().info("asked", question="Why is it dark?")
    assert capsys.readouterr() == ("", "")


async def test_what_is_no_http_costs_a_server_no_line(written):
    async def broken(_request):
        raise ZeroDivisionError

    app = web.Application()
    app.add_routes([web.get("/", broken)])
    async with TestServer(app) as server:
        for sent in (b"\x16\x03\x01\x02", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\r\nHost: here\r\n\r\n"):
            reader, writer = await asyncio.open_connection(server.host, server.port)
            writer.write(sent)
            assert await reader.readline()
            writer.close()
    (line,) = written()
    assert "ZeroDivisionError" in line["exception"]
