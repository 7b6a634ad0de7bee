"""`roundtable sources …` for whoever runs the bot: what is changed there stands in the database."""

import json
from contextlib import closing

import pytest

from bot.cli import load_settings
from bot.core.ids import SpaceId
from bot.workbench import Bench


@pytest.fixture
def sources(typed):
    """Run `roundtable sources …` on a community that has the sources it starts with; gives its output."""
    assert typed("db", "upgrade")[0] == 0

    async def founded(services):
        community = await services.spaces.community_of(SpaceId("console", "local"))
        await services.stories.welcome(community, services.config, samples=True)

    with closing(Bench(load_settings, "en")) as bench:
        bench.run(founded)

    def run(*words, code=0):
        ended, shown, said = typed("sources", *words)
        assert ended == code, shown + said
        return shown + said

    return run


def known(sources, title):
    """A source as a program sees it."""
    return next((s for s in json.loads(sources("list", "--json")) if title in s["title"]), None)


def test_a_source_is_listed_with_the_number_that_it_goes_by(sources):
    number = known(sources, "Sample stories")["id"]
    assert f"{number} · Sample stories" in sources("list")


def test_a_source_is_paused_and_resumed_by_its_number_or_its_name(sources):
    number = str(known(sources, "Sample stories")["id"])
    assert "is paused" in sources("pause", number)
    assert known(sources, "Sample stories")["state"] == "paused"
    assert "is read again" in sources("resume", "Sample stories")
    assert known(sources, "Sample stories")["state"] != "paused"


def test_a_removed_source_is_gone(sources):
    assert "is given up" in sources("remove", "Sample stories")
    assert known(sources, "Sample stories") is None
    assert "There is no source" in sources("remove", "Sample stories (written", code=1)


def test_nothing_is_removed_by_a_guess(sources):
    number = known(sources, "Sample stories")["id"]
    before = sources("list", "--json")
    assert f"{number} · Sample stories" in sources("remove", "sample", code=1)
    assert "There is no source" in sources("remove", "sample news", code=1)
    assert sources("list", "--json") == before


def test_what_is_chosen_for_a_source_is_changed_and_shown(sources):
    number = str(known(sources, "Sample stories")["id"])
    shown = sources(
        "edit", number, "--title", "Our news", "--review", "--quiet", "10pm-7am", "--language", "pt",
        "--filter", "police OR mayor", "--template", "{headline}: {link}",
    )  # fmt: skip
    for line in ("Our news", "wait for a moderator", "22:00-07:00", "Language: pt", "police OR mayor", "{headline}"):
        assert line in shown
    again = sources("edit", number, "--auto", "--quiet", "", "--language", "", "--filter", "", "--template", "")
    for line in ("Our news", "as the source says", "everything passes", "the usual card"):
        assert line in again


@pytest.mark.parametrize(
    "wrong", [("--quiet", "soon"), ("--filter", "("), ("--template", "{nothing}"), ("--language", "no language")]
)
def test_what_cannot_be_chosen_is_named_and_changes_nothing(sources, wrong):
    before = sources("edit", "Sample stories")
    assert sources("edit", "Sample stories", "--title", "Changed", *wrong, code=1).strip()
    assert sources("edit", "Sample stories") == before


def test_a_filter_for_all_sources_is_said_shown_and_taken_back(sources):
    assert "NOT sponsored" in sources("filter", "NOT sponsored")
    assert "NOT sponsored" in sources("filter")
    sources("filter", "NOT", code=1)
    assert "NOT sponsored" in sources("filter")
    assert "everything passes" in sources("filter", "")
