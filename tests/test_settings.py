import tomllib

import pytest

from bot.settings import ROOT, Settings


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path):
    for name in ("DISCORD_TOKEN", "SLACK_BOT_TOKEN", "DATABASE_URL", "ROUNDTABLE_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_without_a_word_the_database_is_a_file_beside_the_code():
    assert Settings().database == f"sqlite+aiosqlite:///{ROOT / 'data' / 'roundtable.db'}"


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("postgres://me@host/db", "postgresql+asyncpg://me@host/db"),
        ("postgresql://me@host/db", "postgresql+asyncpg://me@host/db"),
        ("postgres://me@host/db?sslmode=require", "postgresql+asyncpg://me@host/db?ssl=require"),
        ("sqlite:///my.db", "sqlite+aiosqlite:///my.db"),
    ],
)
def test_addresses_of_databases_are_taken_as_people_write_them(monkeypatch, given, used):
    monkeypatch.setenv("DATABASE_URL", given)
    assert Settings().database == used


@pytest.mark.parametrize("given", ["nonsense", "mysql://me@host/db", "postgres://me@host:port/db"])
def test_a_database_of_another_kind_is_refused_with_an_example(monkeypatch, given):
    monkeypatch.setenv("DATABASE_URL", given)
    with pytest.raises(ValueError, match="write postgresql://user:password@host/name"):
        Settings()


def test_a_dotenv_file_is_read_and_the_environment_wins(monkeypatch, tmp_path):
    (tmp_path / ".env").write_text("DISCORD_TOKEN=from-file\nROUNDTABLE_HTTP_PORT=4000\n")
    monkeypatch.setenv("ROUNDTABLE_HTTP_PORT", "5000")
    settings = Settings()
    assert settings.discord_token.get_secret_value() == "from-file"
    assert settings.http_port == 5000


def test_a_token_never_shows_itself():
    assert "hush" not in repr(Settings(discord_token="hush"))


def test_the_annotated_file_gives_the_defaults_and_nothing_unknown():
    stated = tomllib.loads((ROOT / "config" / "roundtable.toml").read_text())
    assert stated.keys() <= Settings.model_fields.keys()
    defaults = {n: f.default for n, f in Settings.model_fields.items()}
    assert {n: str(ROOT / v) if n in {"data", "community"} else v for n, v in stated.items()} == {
        n: str(defaults[n]) if n in {"data", "community"} else defaults[n] for n in stated
    }
