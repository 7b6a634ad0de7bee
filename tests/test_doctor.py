"""`roundtable doctor`, with and without anything set."""

import base64
import json
import os
import sqlite3
import sys
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import yaml
from aiohttp import web

from bot import doctor
from bot.core.ui import Text
from bot.settings import Settings
from bot.storage.database import Database
from tests.clock import SetClock

TOKEN = f"{base64.urlsafe_b64encode(b'112233445566778899').decode()}.Gabcde.{'x' * 38}"


def keys(findings):
    return [f.what.key for f in findings]


def test_with_nothing_set_all_is_well_and_the_invite_is_an_example(typed):
    code, shown, _ = typed("doctor")
    assert code == 0
    assert "✓ No token is set, so the console opens." in shown
    assert "will be made at the first start" in shown
    assert "client_id=APPLICATION_ID" in shown
    assert "All is well." in shown


@pytest.mark.skipif(os.name != "posix", reason="other systems keep other rights")
def test_a_data_folder_that_is_made_is_nobody_elses(typed, tmp_path):
    typed("doctor")
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


def test_it_speaks_spanish(typed, monkeypatch):
    monkeypatch.setenv("LANG", "es_US.UTF-8")
    assert "Todo está bien." in typed("doctor")[1]


def test_for_programs_it_is_json(typed):
    code, shown, _ = typed("doctor", "--json")
    report = json.loads(shown)
    assert (code, report["ok"]) == (0, True)
    assert [s["section"] for s in report["sections"]] == ["settings", "database", "clock"]


def test_the_invite_link_needs_only_the_token(typed, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", TOKEN)
    monkeypatch.setenv("ROUNDTABLE_DISCORD_API_URL", "http://127.0.0.1:9")
    code, shown, _ = typed("doctor")
    assert code == 1
    assert "client_id=112233445566778899&" in shown
    assert TOKEN not in shown
    assert "Something keeps the bot from running" in shown


def test_slack_that_cannot_be_reached_is_said_with_how_to_mend_it(typed, monkeypatch):
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")
    monkeypatch.setenv("ROUNDTABLE_SLACK_API_URL", "http://127.0.0.1:9")
    code, shown, _ = typed("doctor")
    assert code == 1
    assert "✗ SLACK_BOT_TOKEN is set, but nothing by which" in shown
    assert "→ Set SLACK_APP_TOKEN" in shown
    assert "\nSlack\n  ✗" in shown


def test_a_setting_that_cannot_be_used_is_a_finding(typed, monkeypatch):
    monkeypatch.setenv("ROUNDTABLE_SECRET", "short")
    code, shown, _ = typed("doctor")
    assert code == 1
    assert "✗ ROUNDTABLE_SECRET is too short" in shown


def test_a_data_folder_that_cannot_be_made_is_a_finding(typed, monkeypatch, tmp_path):
    (tmp_path / "taken").write_text("a file")
    monkeypatch.setenv("ROUNDTABLE_DATA", str(tmp_path / "taken"))
    code, shown, _ = typed("doctor")
    assert code == 1
    assert "taken cannot be made: File exists. Set another by ROUNDTABLE_DATA." in shown


def test_a_setting_of_the_wrong_kind_is_called_as_people_set_it(typed, monkeypatch):
    monkeypatch.setenv("ROUNDTABLE_METRICS_PORT", "soon")
    monkeypatch.setenv("DATABASE_URL", "nonsense")
    _, shown, _ = typed("doctor")
    assert "ROUNDTABLE_METRICS_PORT: " in shown
    assert "\n  DATABASE_URL: " in shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("htpp_port = 3000", "there is no setting called htpp_port"),
        ("http_port = ", "Invalid value"),
    ],
)
def test_a_line_of_the_settings_file_that_sets_nothing_is_a_finding(typed, monkeypatch, tmp_path, line, said):
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "roundtable.toml").write_text(line)
    monkeypatch.setattr("bot.settings.ROOT", tmp_path)
    code, shown, _ = typed("doctor", "--slack-manifest", "slack.yaml")
    assert code == 1
    assert "config/roundtable.toml: " in shown
    assert said in shown
    assert "was written" not in shown


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('zone = "America/Hartford"', "zone: Value error, this is no time zone; write one like America/New_York"),
        ('locale = "fr"', "locale: "),
        ('plcae = "Hartford, CT"', "plcae: "),
        ("name = ", "cannot be read: Invalid value"),
    ],
)
def test_a_community_to_start_from_that_is_written_wrong_is_a_finding(typed, monkeypatch, tmp_path, line, said):
    (tmp_path / "community.toml").write_text(line)
    monkeypatch.setenv("ROUNDTABLE_COMMUNITY", str(tmp_path))
    code, shown, _ = typed("doctor")
    assert code == 1
    assert "community.toml cannot be" in shown
    assert said in shown


def test_a_database_whose_library_is_not_there_is_a_finding(typed, monkeypatch):
    monkeypatch.setitem(sys.modules, "asyncpg", None)
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@host/db")
    code, shown, _ = typed("doctor")
    assert code == 1
    assert "asyncpg, which is not installed: install Roundtable with its extra “postgres”" in shown


def test_a_parameter_that_the_database_does_not_take_is_named(typed, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://me@127.0.0.1:1/db?channel_binding=require")
    code, shown, _ = typed("doctor")
    assert code == 1
    assert "cannot be opened: connect() got an unexpected keyword argument 'channel_binding'" in shown


@pytest.mark.parametrize(("name", "read"), [("slack.yaml", yaml.safe_load), ("slack.json", json.loads)])
def test_it_writes_the_slack_manifest(typed, tmp_path, name, read):
    code, shown, _ = typed("doctor", "--slack-manifest", str(tmp_path / name))
    made = read((tmp_path / name).read_text())
    assert code == 0
    assert name in shown
    assert made["settings"]["socket_mode_enabled"] is True
    assert "/officials" in [c["command"] for c in made["features"]["slash_commands"]]


@pytest.mark.parametrize(
    ("given", "listens"),
    [
        ("https://r.example.org", "https://r.example.org/slack/events"),
        ("https://r.example.org/", "https://r.example.org/slack/events"),
        ("https://r.example.org:8443", "https://r.example.org:8443/slack/events"),
        ("https://r.example.org/slack/events", "https://r.example.org/slack/events"),
        ("https://r.example.org/behind/a/proxy", "https://r.example.org/behind/a/proxy"),
    ],
)
def test_the_manifest_for_http_mode_has_the_address_where_the_bot_listens(typed, tmp_path, given, listens):
    typed("doctor", "--slack-manifest", str(tmp_path / "s.yaml"), "--public-url", given)
    made = yaml.safe_load((tmp_path / "s.yaml").read_text())
    assert made["settings"]["event_subscriptions"]["request_url"] == listens


def test_a_manifest_that_cannot_be_written_says_which_and_why(typed, tmp_path):
    code, _, complaint = typed("doctor", "--slack-manifest", str(tmp_path / "nowhere" / "s.yaml"))
    assert code == 1
    assert "s.yaml cannot be written: No such file or directory." in complaint


def test_an_address_that_slack_cannot_call_is_refused(typed, tmp_path):
    code, _, complaint = typed("doctor", "--slack-manifest", str(tmp_path / "s.yaml"), "--public-url", "example.org")
    assert code == 1
    assert "--public-url example.org is no address that Slack can call." in complaint
    assert not (tmp_path / "s.yaml").exists()


async def test_a_database_on_either_engine_is_looked_at(database):
    found = await doctor.database(database)
    assert found[0].what.args["engine"] == database.engine.dialect.name
    assert all(f.ok for f in found)


async def test_a_damaged_database_is_found(tmp_path):
    file = tmp_path / "x.db"
    with sqlite3.connect(file) as made:
        made.execute("CREATE TABLE a (b TEXT UNIQUE)")
        made.executemany("INSERT INTO a VALUES (?)", [(f"{n:09}" * 20,) for n in range(500)])
    made.close()
    whole = file.read_bytes()
    file.write_bytes(whole[:8192] + b"\xff" * 4096 + whole[12288:])
    opened = Database(f"sqlite+aiosqlite:///{file}")
    assert "doctor-integrity-bad" in keys(await doctor.database(opened))
    await opened.close()


async def test_a_database_from_a_newer_program_is_refused(database):
    async with database.transaction() as current:
        await current.execute(doctor.text("CREATE TABLE alembic_version (version_num VARCHAR(32))"))
        await current.execute(doctor.text("INSERT INTO alembic_version VALUES ('9999')"))
    newer = next(f for f in await doctor.database(database) if not f.ok)
    assert newer.what.key == "doctor-revision-new"
    assert newer.mend == Text("doctor-revision-mend", revision="9999", newest=newer.what.args["newest"])


def test_a_key_that_others_can_read_is_found(tmp_path):
    (tmp_path / "secret.key").write_bytes(b"k" * 32)
    (tmp_path / "secret.key").chmod(0o644)
    assert "doctor-key-open" in keys(doctor.settings(Settings(data=tmp_path)))


@pytest.fixture
async def their_clock():
    """A server whose clock says what the test wants."""
    told = {}

    async def answer(_request):
        return web.Response(headers={"Date": format_datetime(told["at"], usegmt=True)})

    runner = web.AppRunner(web.Application())
    runner.app.router.add_route("*", "/", answer)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    told["address"] = f"http://127.0.0.1:{runner.addresses[0][1]}/"
    yield told
    await runner.cleanup()


@pytest.mark.parametrize(("off", "key"), [(0, "doctor-clock"), (600, "doctor-clock-off"), (-600, "doctor-clock-off")])
async def test_the_clock_is_held_against_somebody_elses(their_clock, off, key):
    clock = SetClock(datetime(2026, 11, 23, 15, 0, tzinfo=UTC))
    their_clock["at"] = clock.now() + timedelta(seconds=off)
    assert keys(await doctor.clock(clock, [their_clock["address"]])) == ["doctor-zones", key]


async def test_without_a_network_the_clock_is_not_checked():
    assert keys(await doctor.clock(SetClock(), ["http://127.0.0.1:9/"])) == ["doctor-zones", "doctor-clock-unknown"]


async def test_what_breaks_while_looking_is_a_finding():
    async def broken():
        raise OSError

    section = await doctor.looked("slack", broken())
    assert keys(section.findings) == ["doctor-broken"]
    assert not section.ok


def test_what_broke_while_looking_stands_in_the_log_that_is_named(typed, monkeypatch, tmp_path):
    async def broken(_):
        raise RuntimeError("the sundial fell")

    monkeypatch.setattr(doctor, "clock", broken)
    _, shown, _ = typed("doctor")
    assert "→ The log, roundtable.log in the data folder, says what happened." in shown
    assert "the sundial fell" in (tmp_path / "data" / "roundtable.log").read_text()
