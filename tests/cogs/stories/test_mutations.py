"""Damaged files: what is good in them is read, what is not is named, and nothing hangs or crashes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cogs.stories.document import Asked, UnreadableError
from cogs.stories.reader import Reader
from tests.cogs.stories.mutations import mutated
from tests.conftest import ROOT

ASKED = Asked(datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC), "https://example.org/source")
OURS = [f for f in sorted((ROOT / "config" / "hartford" / "sample").iterdir()) if f.suffix != ".toml"]
KINDS = ("feeds", "articles", "calendars")
EACH = 2
"""Damaged copies of each real file; of ours there are many more."""


@pytest.fixture(scope="module")
def reader():
    opened = Reader()
    yield opened
    opened.close()


@pytest.mark.timeout(900)
@pytest.mark.parametrize("file", OURS, ids=lambda f: f.name)
def test_a_damaged_sample_is_read_or_named(reader, file):
    assert [seed for seed in range(100) if not named(reader, mutated(file.read_bytes(), seed))] == []


@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", KINDS)
def test_a_damaged_real_file_is_read_or_named(reader, shared_data, kind):
    files = [f for f in sorted((shared_data / kind).iterdir()) if f.name[0] == "s"]
    assert len(files) >= 10
    crashed = [
        f"{f.name} #{seed}" for f in files for seed in range(EACH) if not named(reader, mutated(f.read_bytes(), seed))
    ]
    assert crashed == []


def named(reader: Reader, body: bytes) -> bool:
    """Whether something came of it that a person can be told: a document, or what is wrong by name."""
    try:
        reader.read_now(body, ASKED)
    except UnreadableError as error:
        return error.code != "unexpected"
    return True


def test_good_items_of_a_feed_that_was_cut_off_are_still_read(reader):
    body = next(f for f in OURS if f.suffix == ".xml").read_bytes()
    whole = reader.read_now(body, ASKED).items
    cut = reader.read_now(body[: body.rfind(b"<item>") + 30], ASKED)
    assert len(whole) > 1
    assert [i.title for i in cut.items][: len(whole) - 1] == [i.title for i in whole[:-1]]
    assert cut.problems
