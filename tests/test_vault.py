import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.core.ids import UserId
from bot.core.ports import ConfigurationError
from bot.vault import open_vault

ANA = UserId("discord", "1")


def test_the_key_made_at_the_first_start_is_kept_for_its_owner_alone(tmp_path):
    first = open_vault(None, tmp_path).pseudonym(1, ANA)
    assert open_vault(None, tmp_path).pseudonym(1, ANA) == first
    assert (tmp_path / "secret.key").stat().st_mode & 0o077 == 0


def test_a_pseudonym_tells_nothing_and_differs_by_community_and_key(tmp_path):
    vault = open_vault("a secret of my own", tmp_path)
    names = {vault.pseudonym(1, ANA), vault.pseudonym(2, ANA), open_vault(None, tmp_path).pseudonym(1, ANA)}
    assert len(names) == 3
    assert all(len(n) == 32 for n in names)


def test_what_is_sealed_opens_under_its_own_key_only(tmp_path):
    vault = open_vault("a secret of my own", tmp_path)
    sealed = vault.seal("discord:1")
    assert "discord" not in sealed
    assert vault.open(sealed) == "discord:1"
    with pytest.raises(ValueError, match="another key"):
        open_vault("a secret of another", tmp_path).open(sealed)


def test_a_secret_that_could_be_guessed_is_refused(tmp_path):
    with pytest.raises(ConfigurationError, match="too short"):
        open_vault("hartford", tmp_path)


def test_a_kept_key_that_was_cut_short_is_refused(tmp_path):
    (tmp_path / "secret.key").write_bytes(b"short")
    with pytest.raises(ConfigurationError, match="is damaged"):
        open_vault(None, tmp_path)


def test_processes_that_start_at_once_make_one_key(tmp_path):
    for round_ in range(20):
        folder, ready = tmp_path / str(round_), threading.Barrier(4)

        def start(folder=folder, ready=ready):
            ready.wait()
            return open_vault(None, folder).pseudonym(1, ANA)

        with ThreadPoolExecutor(4) as starting:
            assert len({made.result() for made in [starting.submit(start) for _ in range(4)]}) == 1
