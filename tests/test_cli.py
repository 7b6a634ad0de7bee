"""`roundtable` as people start it: as a process, with lines in a pipe, and with signals."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import ROOT, SETTINGS


@pytest.fixture
def environment(tmp_path):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(SETTINGS)}
    return {**kept, "ROUNDTABLE_DATA": str(tmp_path / "data"), "LANG": "en_US.UTF-8"}


@pytest.fixture
def roundtable(environment, tmp_path):
    """Run `roundtable …` to its end."""

    def run(*words, typed="", **more):
        return subprocess.run(
            [sys.executable, "-m", "bot", *words],
            cwd=ROOT,
            env={**environment, **more},
            input=typed,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    return run


@pytest.fixture
def started(environment):
    """Start `roundtable …` and leave it running."""
    running = []

    def start(*words, **more):
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", *words],
            cwd=ROOT,
            env={**environment, **more},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def until(process, text):
    """Read the process's output until the text comes."""
    seen = ""
    while text not in seen:
        line = process.stdout.readline()
        assert line, seen
        seen += line
    return seen


def test_a_pipe_is_answered_in_plain_text(roundtable, tmp_path):
    done = roundtable("run", typed="/officials hartford\n/as moderator\n/lokup\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert "Arunan Arulampalam" in done.stdout
    assert "moderator> /lokup" in done.stdout
    assert "event" in (tmp_path / "data" / "roundtable.log").read_text()


def stored(file, query):
    """The rows that a query finds in an SQLite file."""
    with closing(sqlite3.connect(file)) as database:
        return database.execute(query).fetchall()


def test_a_question_asked_through_a_pipe_arrives(roundtable, tmp_path):
    text = "When will the lights on Albany Avenue be repaired?"
    done = roundtable("run", typed=f"/ask\n{text}\n")
    assert done.returncode == 0
    assert (text,) in stored(tmp_path / "data" / "roundtable.db", "SELECT text FROM question")
    exported = roundtable("questions", "export")
    assert text in exported.stdout


def test_an_optional_part_may_be_left_out_after_what_was_typed_fitted_several(roundtable, tmp_path):
    text = "When will the lights on Albany Avenue be repaired?"
    done = roundtable("run", typed=f"/ask\n{text}\n.\n\nno\n")
    assert "Please fill this in" not in done.stdout
    assert (text, None) in stored(tmp_path / "data" / "roundtable.db", "SELECT text, neighbourhood FROM question")


def test_spanish_by_the_terminals_language(roundtable):
    assert "Está en la comunidad" in roundtable("console", LANG="es_US.UTF-8").stdout


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_drains_within_ten_seconds(started, sent, tmp_path):
    process = started("run")
    process.stdin.write("/as organiser\n")
    process.stdin.flush()
    until(process, "You are now")
    asked = time.monotonic()
    process.send_signal(sent)
    assert process.wait(10) == 0
    assert time.monotonic() - asked < 10
    states = stored(tmp_path / "data" / "roundtable.db", "SELECT state FROM outbox")
    assert {state for (state,) in states} <= {"sent", "pending", "failed"}


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL])
def test_what_was_announced_when_the_end_came_is_shown_once(started, roundtable, sent):
    process = started("run")
    process.stdin.write('/as organiser\n/roundtable create title:"Policing on Park Street" when:"in 30 days"\n')
    process.stdin.flush()
    seen = until(process, "Planned.")
    process.send_signal(sent)
    seen += process.communicate(timeout=20)[0]
    seen += roundtable("run").stdout
    assert seen.count("#roundtables │ Policing on Park Street") == 1


def test_input_that_is_closed_and_output_that_knows_few_letters_are_no_trouble(environment):
    command = f"{sys.executable} -m bot run <&-"
    done = subprocess.run(
        command, shell=True, cwd=ROOT, env={**environment, "PYTHONIOENCODING": "ascii"}, capture_output=True,
        text=True, timeout=100, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "/help lists everything." in done.stdout


def test_a_supervisor_sees_that_it_is_well_and_what_it_does(started):
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    process = started("run", ROUNDTABLE_METRICS_PORT=str(port))
    process.stdin.write("/help\n")
    process.stdin.flush()
    until(process, "Only at this console")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz") as answer:
        assert json.load(answer) == {"database": True, "console": True}
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics") as answer:
        assert 'roundtable_commands_total{name="help",outcome="answered"} 1.0' in answer.read().decode()


def test_a_second_process_on_the_same_file_says_so(started, roundtable):
    until(started("run"), "/help lists everything.")
    second = roundtable("run")
    assert second.returncode == 1
    assert "another Roundtable runs on" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_file_that_is_no_database_is_named(roundtable, tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "roundtable.db").write_text("no database at all, but long enough to be read as one")
    done = roundtable("run")
    assert done.returncode == 1
    assert "is no database" in done.stderr


def test_a_database_whose_key_is_lost_says_so_and_goes_on_where_that_is_wanted(roundtable, tmp_path):
    assert roundtable("run").returncode == 0
    (tmp_path / "data" / "secret.key").write_bytes(b"another key, made by another start")
    ended = roundtable("run")
    assert ended.returncode == 1
    assert "used with another key" in ended.stderr
    assert "The database goes by the present key now." in roundtable("db", "rekey").stdout
    assert roundtable("run").returncode == 0


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder that is closed to everybody")
def test_a_data_folder_that_takes_no_files_is_named(roundtable):
    ended = roundtable("run", ROUNDTABLE_DATA="/proc/self")
    assert ended.returncode == 1
    assert ended.stderr.startswith("roundtable: the data folder /proc/self cannot be written to: ")
    assert ended.stderr.count("\n") == 1


def test_half_of_slacks_tokens_is_no_console(roundtable):
    done = roundtable("run", SLACK_APP_TOKEN="xapp-1")
    assert done.returncode == 1
    assert "SLACK_BOT_TOKEN is not" in done.stderr


def test_a_setting_that_cannot_be_read_is_named(roundtable):
    done = roundtable("run", ROUNDTABLE_HTTP_PORT="many")
    assert done.returncode == 1
    assert "HTTP_PORT" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_platform_that_cannot_be_reached_ends_the_start(roundtable):
    done = roundtable(
        "run", SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1", ROUNDTABLE_SLACK_API_URL="http://127.0.0.1:9"
    )
    assert done.returncode == 1
    assert "roundtable: Slack could not be reached" in done.stderr


def test_every_feature_has_its_commands_under_its_noun(typed):
    code, shown, _ = typed("--help")
    assert code == 0
    for noun in ("run", "console", "doctor", "db", "officials", "sources", "questions", "import", "export"):
        assert f" {noun} " in shown


def test_a_features_command_works_on_a_fresh_database(typed):
    code, shown, _ = typed("officials", "show", "Hartford", "--office", "mayor", "--json")
    assert code == 0
    assert json.loads(shown)["officials"][0]["name"] == "Arunan Arulampalam"


def test_a_verb_may_come_first(typed):
    assert typed("export", "questions", "--help")[0] == 0


def test_the_database_is_brought_up_to_date_checked_and_copied(typed, tmp_path):
    code, _, said = typed("db", "backup", str(tmp_path / "copy.db"))
    assert code == 1
    assert "There is no database at" in said
    assert "now at revision" in typed("db", "upgrade")[1]
    assert "the newest" in typed("db", "upgrade")[1]
    assert "✓ Nothing in it is damaged." in typed("db", "check")[1]
    assert typed("db", "backup", str(tmp_path / "copy.db"))[0] == 0
    assert stored(tmp_path / "copy.db", "SELECT count(*) FROM alembic_version") == [(1,)]
    code, _, said = typed("db", "backup", str(tmp_path / "copy.db"))
    assert code == 1
    assert "exists already" in said
    with (tmp_path / "data" / "roundtable.db").open("r+b") as file:
        file.seek(8192)
        file.write(bytes(40_960))
    code, _, said = typed("db", "backup", str(tmp_path / "other.db"))
    assert code == 1
    assert "other.db: database disk image is malformed" in said
    assert not (tmp_path / "other.db").exists()


def test_an_unexpected_error_has_a_reference_and_no_traceback(typed, tmp_path, monkeypatch):
    async def broken(*_):
        raise RuntimeError("xoxb-123-abc is broken")

    monkeypatch.setattr("bot.storage.migrate.migrate", broken)
    code, shown, said = typed("db", "upgrade")
    assert code == 1
    assert "give a moderator this reference" in said
    assert "RuntimeError" not in shown + said
    written = (tmp_path / "data" / "roundtable.log").read_text()
    assert "RuntimeError: [token] is broken" in written


def test_what_is_counted_is_what_was_imported(typed, tmp_path):
    (tmp_path / "facts.csv").write_text(
        "name,office,jurisdiction,start,source_url,latest_evidence_date\n"
        'Sample Person,Mayor,"Hartford, Connecticut",2024-01-01,https://example.org/sample,2026-11-01\n'
    )
    assert typed("officials", "import", str(tmp_path / "facts.csv"))[0] == 0
    counted = json.loads(typed("officials", "summary", "--json")[1])
    assert counted == {"people": 1, "current": {"mayor": 1}}
