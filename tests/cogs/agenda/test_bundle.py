"""Bundles on the command line: chosen from and audited offline, and what is no bundle is told so by name."""

from __future__ import annotations

import hashlib
import json

import pytest

from cogs.agenda.bundle import Asked, checksum, made, read
from cogs.agenda.election import Election
from cogs.agenda.rules import choose

BALLOTS = [[2, 1], [1, 2], [1, 2, 3], [3], [4], [1]]


def bundle(**changes):
    """A bundle as it is exported, then changed by hand."""
    election = Election.of([1, 2, 3, 4], BALLOTS, 2)
    asked = [Asked(n, f"¿Pregunta {n}?", "es", ["policing"], None, 3) for n in (4, 2, 3, 1)]
    return {**made("North End", "equal-shares", election, asked, choose(election, "equal-shares")), **changes}


def bare(**changes):
    """The least that can be chosen from."""
    return {"questions": [{"number": n} for n in (1, 2, 3, 4)], "supports": BALLOTS, **changes}


@pytest.fixture
def file(tmp_path):
    def write(data):
        path = tmp_path / "bundle.json"
        path.write_bytes(data if isinstance(data, bytes) else json.dumps(data, indent=3).encode())
        return str(path)

    return write


def test_a_bundle_says_all_that_it_takes_to_choose_again(typed, file):
    code, out, _ = typed("agenda", "choose", file(bundle()), "--seats", "2", "--json")
    assert code == 0
    assert json.loads(out) == {
        "slate": bundle()["slate"],
        "audit": {"jr": True, "ejr_plus": True, "violation": None, "covered": 4, "voters": 6},
    }


def test_the_order_of_voters_in_a_bundle_tells_nothing():
    assert bundle()["supports"] == [[1], [1, 2], [1, 2], [1, 2, 3], [3], [4]]
    assert [q["number"] for q in bundle()["questions"]] == [1, 2, 3, 4]


def test_the_checksum_is_over_the_bytes_that_are_written_down():
    counted = {key: value for key, value in bundle().items() if key != "sha256"}
    written = json.dumps(counted, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert b"\xc2\xbfPregunta 1?" in written
    assert hashlib.sha256(written).hexdigest() == bundle()["sha256"]
    assert checksum(json.loads(json.dumps(bundle(), indent=4))) == bundle()["sha256"]


def test_another_rule_may_be_asked_for(typed, file):
    code, out, _ = typed("agenda", "choose", file(bare()), "--seats", "2", "--rule", "top", "--json")
    assert (code, json.loads(out)["slate"]) == (0, [1, 2])


def test_the_audit_of_a_slate_made_by_hand(typed, file):
    code, out, _ = typed("agenda", "audit", file(bare(slate=[4], seats=3)), "--json")
    assert code == 0
    assert json.loads(out) == {
        "slate": [4],
        "audit": {
            "jr": False,
            "ejr_plus": False,
            "violation": {"question": 1, "people": 4, "fair_share": 2},
            "covered": 1,
            "voters": 6,
        },
        "checksum": None,
    }


def test_a_bundle_that_was_not_touched_says_so(typed, file):
    code, out, _ = typed("agenda", "audit", file(bundle()))
    assert code == 0
    assert "The checksum holds" in out
    assert "1. #1 ¿Pregunta 1?" in out
    assert "No group of voters goes short" in out
    assert "6 people voted." in out


@pytest.mark.parametrize(
    "change", [{"supports": BALLOTS[1:]}, {"slate": [4, 3]}, {"seats": 3}, {"sha256": "0" * 64}, {"sha256": ""}]
)
def test_a_bundle_edited_by_hand_is_told_by_its_checksum(typed, file, change):
    edited = file(bundle(**change))
    code, out, errors = typed("agenda", "audit", edited, "--json")
    assert (code, json.loads(out)["checksum"]) == (1, False)
    assert "edited after it was exported" in errors
    code, out, errors = typed("agenda", "choose", edited, "--seats", "2", "--json")
    assert (code, out) == (1, "")
    assert "edited after it was exported" in errors


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "is not JSON"),
        (b"{", "is not JSON"),
        (b"\xff\xfe{}", "is not JSON"),
        (b"[" * 100_000, "is not JSON"),
        (b"[]", "“{}”"),
        (b"null", "“{}”"),
        (bare(questions=None), "“questions”"),
        (bare(questions=[{"number": "1"}]), "“questions.0.number”"),
        (bare(questions=[{"number": True}]), "“questions.0.number”"),
        (bare(supports=[[1], 2]), "“supports.1”"),
        (bare(supports=[[1.5]]), "“supports.0.0”"),
        (bare(supports=[[9]]), "#9, which is not among the questions"),
        (bare(questions=[{"number": 1}, {"number": 1}]), "#1 stands there twice"),
        (bare(sha256=5), "“sha256”"),
    ],
)
def test_what_is_no_bundle_is_told_so_by_name(typed, file, content, why):
    code, out, errors = typed("agenda", "choose", file(content), "--seats", "2", "--json")
    assert (code, out) == (1, "")
    assert why in errors
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, "no agenda in this bundle (“slate” is missing)"),
        ({"slate": [1]}, "how many seats its agenda has (“seats” is missing)"),
        ({"slate": [1, 9], "seats": 2}, "#9 is on the agenda and not among"),
        ({"slate": [1, 2, 2], "seats": 3}, "#2 is on the agenda twice"),
        ({"slate": [1], "seats": 0}, "at least one seat"),
    ],
)
def test_a_slate_that_makes_no_sense_is_told_so_by_name(typed, file, change, why):
    code, _, errors = typed("agenda", "audit", file(bare(**change)), "--json")
    assert code == 1
    assert why in errors


def test_the_bundle_of_a_draft_says_that_it_may_still_change(typed, file):
    code, out, _ = typed("agenda", "audit", file(bare(slate=[1], seats=1, draft=True)))
    assert code == 0
    assert "This agenda is a draft" in out


def test_more_seats_than_anybody_can_count_keep_nobody_waiting(typed, file):
    code, out, _ = typed("agenda", "audit", file(bare(slate=[1], seats=10**30)), "--json")
    assert code == 0
    assert json.loads(out)["audit"]["violation"] == {"question": 3, "people": 1, "fair_share": 1}


def test_no_seats_cannot_be_filled(typed, file):
    code, _, errors = typed("agenda", "choose", file(bare()), "--seats", "0")
    assert code == 1
    assert "at least one seat" in errors


def test_a_file_that_is_not_there_is_told(typed, tmp_path):
    code, _, errors = typed("agenda", "choose", str(tmp_path / "none.json"), "--seats", "2")
    assert code == 1
    assert "none.json cannot be read: No such file or directory" in errors


def test_a_bundle_may_come_from_standard_input_and_no_database_is_opened(typed, tmp_path, monkeypatch):
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(json.dumps(bare()).encode())))
    code, out, _ = typed("agenda", "choose", "-", "--seats", "9", "--json")
    assert (code, json.loads(out)["slate"]) == (0, [1, 2, 3, 4])
    assert not (tmp_path / "data").exists()


def test_the_audit_is_told_in_spanish(typed, file, monkeypatch):
    monkeypatch.setenv("LC_ALL", "es_US.UTF-8")
    code, out, _ = typed("agenda", "audit", file(bare(slate=[4], seats=3)))
    assert code == 0
    assert "4 personas que apoyan la #1 no tienen nada en esta agenda (la parte justa es 2)." in out


def test_words_that_are_no_characters_change_nothing():
    lone = bundle()
    lone["roundtable"] = "\ud800"
    assert read(json.dumps(lone).encode()).intact is False
