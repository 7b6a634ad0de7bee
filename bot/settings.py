"""Typed settings, from `config/roundtable.toml`, `.env` and the environment (the last wins)."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

ROOT = Path(__file__).resolve().parent.parent


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
        """Name the asynchronous driver, since people write `postgres://` and `sqlite:///`."""
        for plain, full in (
            ("postgres://", "postgresql+asyncpg://"),
            ("postgresql://", "postgresql+asyncpg://"),
            ("sqlite:///", "sqlite+aiosqlite:///"),
        ):
            if url.startswith(plain):
                url = full + url[len(plain) :]
        if url and not url.startswith(("postgresql+asyncpg://", "sqlite+aiosqlite:")):
            msg = "write postgresql://user:password@host/name, or leave it out for SQLite in the data folder"
            raise ValueError(msg)
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
        """Arguments, environment, `.env`, secrets folder, TOML: the first that says something wins."""
        toml = TomlConfigSettingsSource(settings_cls, toml_file=ROOT / "config" / "roundtable.toml")
        return init_settings, env_settings, dotenv_settings, file_secret_settings, toml
