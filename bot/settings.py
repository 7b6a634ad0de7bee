"""Typed settings, from `config/roundtable.toml`, `.env` and the environment (the last wins)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

ROOT = Path(__file__).resolve().parent.parent

FILE = "config/roundtable.toml"
_EXAMPLE = "write postgresql://user:password@host/name, or leave it out for SQLite in the data folder"


def _named(*names: str) -> AliasChoices:
    return AliasChoices(*names)


class Settings(BaseSettings):
    """Everything an owner may set. Tokens come from the environment or `.env`, never from the TOML file.

    Each platform that has its tokens is connected: `DISCORD_TOKEN`; `SLACK_BOT_TOKEN` with `SLACK_APP_TOKEN`
    (Socket Mode) or `SLACK_SIGNING_SECRET` (HTTP mode). Without any, `roundtable run` opens the console.
    """

    model_config = SettingsConfigDict(
        env_prefix="ROUNDTABLE_", env_file=".env", extra="ignore", populate_by_name=True, env_ignore_empty=True
    )

    discord_token: SecretStr | None = Field(None, validation_alias=_named("DISCORD_TOKEN"))
    slack_bot_token: SecretStr | None = Field(None, validation_alias=_named("SLACK_BOT_TOKEN"))
    slack_app_token: SecretStr | None = Field(None, validation_alias=_named("SLACK_APP_TOKEN"))
    slack_signing_secret: SecretStr | None = Field(None, validation_alias=_named("SLACK_SIGNING_SECRET"))
    database_url: str = Field("", validation_alias=_named("DATABASE_URL", "ROUNDTABLE_DATABASE_URL"))
    secret: SecretStr | None = None
    slack_api_url: str | None = None
    discord_api_url: str | None = None

    data: Path = ROOT / "data"
    community: Path = ROOT / "config" / "hartford"
    samples: bool = True
    http_host: str = "127.0.0.1"
    http_port: int = Field(3000, ge=0, le=65535)
    metrics_port: int | None = Field(None, ge=0, le=65535)
    allow_private_addresses: bool = False
    when_unsure: Literal["skip", "send"] = "skip"
    contact: str = ""
    addresses_kept_days: int = Field(90, ge=1, le=3650)
    log_level: Literal["debug", "info", "warning", "error"] = "info"

    @field_validator("database_url")
    @classmethod
    def _with_driver(cls, url: str) -> str:
        """Name the asynchronous driver, since people write `postgres://` and `sqlite:///`.

        What hosts give as libpq's "sslmode" is called "ssl" there, with the same values.
        """
        for plain, full in (
            ("postgres://", "postgresql+asyncpg://"),
            ("postgresql://", "postgresql+asyncpg://"),
            ("sqlite:///", "sqlite+aiosqlite:///"),
        ):
            if url.startswith(plain):
                url = full + url[len(plain) :]
        if url.startswith("postgresql+asyncpg://") and _is_address(url):
            return re.sub(r"(?<=[?&])sslmode=", "ssl=", url)
        if url and not url.startswith("sqlite+aiosqlite:"):
            raise ValueError(_EXAMPLE)
        return url

    @field_validator("data", "community")
    @classmethod
    def _from_root(cls, path: Path) -> Path:
        """A relative folder is one beside the code, wherever the bot is started from."""
        return path if path.is_absolute() else ROOT / path

    @property
    def database(self) -> str:
        """The database's URL: SQLite in the data folder unless set otherwise."""
        return self.database_url or f"sqlite+aiosqlite:///{self.data / 'roundtable.db'}"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments, environment, `.env`, secrets folder, TOML: the first that says something wins.

        Raises ValueError for a line of the TOML file that sets nothing: it is another's name, written wrong.
        """
        toml = TomlConfigSettingsSource(settings_cls, toml_file=ROOT / FILE)
        unknown = toml.toml_data.keys() - settings_cls.model_fields.keys()
        if unknown:
            msg = f"there is no setting called {', '.join(sorted(unknown))}"
            raise ValueError(msg)
        return init_settings, env_settings, dotenv_settings, file_secret_settings, toml


class Fresh(BaseModel):
    """What a new community is like, as `community.toml` in the folder to start from states it."""

    model_config = ConfigDict(extra="forbid")

    name: str = "Community"
    locale: Literal["en", "es"] = "en"
    zone: str = "UTC"
    place: str | None = None

    @field_validator("zone")
    @classmethod
    def _is_zone(cls, name: str) -> str:
        try:
            return ZoneInfo(name).key
        except (ValueError, OSError, ZoneInfoNotFoundError):
            msg = "this is no time zone; write one like America/New_York"
            raise ValueError(msg) from None


def _is_address(url: str) -> bool:
    """Whether SQLAlchemy makes anything of it: it has a port that is a number, say."""
    from sqlalchemy.engine import make_url  # noqa: PLC0415 -- over SQLite nobody needs it yet
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415 -- as above

    try:
        make_url(url)
    except (ArgumentError, ValueError):
        return False
    return True
