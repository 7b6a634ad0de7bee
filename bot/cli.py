"""`roundtable`: run, console, doctor, db, and each feature's own commands under its noun."""

from __future__ import annotations

import asyncio
import gc
import importlib
import importlib.util
import io
import json
import secrets
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import structlog
import typer

from bot import logs
from bot.core.errors import UserError
from bot.core.ports import ConfigurationError
from bot.core.ui import Text
from bot.platforms.console.person import terminal_locale
from bot.workbench import Bench, check_writable
from cogs.wiring import FEATURES

if TYPE_CHECKING:
    from bot.app import App
    from bot.settings import Settings

log = structlog.get_logger()

VERBS = ("import", "export")
"""Commands of features that may be said verb first: `roundtable import officials PATH`."""

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
db = typer.Typer(no_args_is_help=True, help="The database: bring it up to date, check it, back it up.")
app.add_typer(db, name="db")


def main(words: Sequence[str] | None = None) -> None:
    """What `roundtable` on the command line starts; every error ends here with a message and code 1."""
    typed = list(sys.argv[1:] if words is None else words)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that has no ✓ gets a question mark, and no traceback
    logs.set_up("critical")  # until the settings say where to and how much
    if not typed or typed[0] not in OWN:
        mount_features()
    bench = Bench(load_settings, terminal_locale())
    try:
        app(typed, obj=bench, prog_name="roundtable")
    except UserError as error:
        reference = secrets.token_hex(3)
        log.info("refused", reference=reference, why=error.text.key)
        bench.complain(Text("error-refused", what=error.text, reference=reference))
    except ConfigurationError as error:
        log.error("misconfigured", why=str(error))  # noqa: TRY400 -- the message says it all
        typer.echo(f"roundtable: {error}", err=True)
    except Exception:
        reference = secrets.token_hex(3)
        log.exception("failed", reference=reference)
        bench.complain(Text("error-unexpected", reference=reference))
    finally:
        bench.close()
    sys.exit(1)


@app.callback()
def roundtable() -> None:
    """Roundtable: local stories, roundtables and residents' questions, on Discord and Slack."""


@app.command()
def run() -> None:
    """Connect to every platform whose tokens are set; without any, open the console."""
    settings = load_settings()
    _serve(settings, console=not _configured(settings))


@app.command()
def console() -> None:
    """Open the console, whatever tokens are set."""
    _serve(load_settings(), console=True)


@app.command()
def doctor(
    context: typer.Context,
    slack_manifest: Annotated[
        Path | None, typer.Option(help="Write the Slack app's manifest to this file (.yaml or .json).")
    ] = None,
    public_url: Annotated[
        str | None, typer.Option(help="Where Slack reaches the bot (https://your.server), for HTTP mode.")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
) -> None:
    """Check everything that has to be right, and say how to mend what is not. Exit code 1: the bot cannot run so."""
    from bot.checkup import Checkup  # noqa: PLC0415 -- it loads every platform's SDK

    bench: Bench = context.obj
    checkup = bench.go(Checkup(load_settings).run())
    written = slack_manifest if slack_manifest and checkup.write_manifest(slack_manifest, public_url) else None
    if as_json:
        typer.echo(json.dumps(checkup.data(bench.voice()), ensure_ascii=False, indent=2))
    else:
        for line in checkup.lines(bench.voice(), written):
            typer.echo(line)
    if not checkup.ok:
        raise typer.Exit(1)


@db.command()
def upgrade(context: typer.Context) -> None:
    """Bring the database to the tables this program needs; every start does so by itself."""
    from bot.storage.migrate import migrate, revisions  # noqa: PLC0415 -- most commands need no database

    bench: Bench = context.obj
    done = bench.with_app(lambda made: migrate(made.database), opened=False)
    bench.say(Text("db-upgraded" if done else "db-current", revision=revisions()[-1]))


@db.command()
def check(context: typer.Context) -> None:
    """Look at the database as `doctor` does. Exit code 1: something is wrong with it."""
    from bot import doctor as looks  # noqa: PLC0415 -- as above

    bench: Bench = context.obj
    findings = bench.with_app(lambda made: looks.database(made.database), opened=False)
    section = looks.Section("database", findings)
    for line in looks.lines([section], bench.voice()):
        typer.echo(line)
    if not section.ok:
        raise typer.Exit(1)


@db.command()
def backup(
    context: typer.Context, file: Annotated[Path, typer.Argument(help="Where to; nothing is written over.")]
) -> None:
    """Copy the SQLite database to FILE, while the bot runs or not."""
    from bot.storage.backup import back_up  # noqa: PLC0415 -- as above

    bench: Bench = context.obj
    bench.with_app(lambda made: back_up(made.database, file), opened=False)
    bench.say(Text("db-backed-up", file=str(file)))


@db.command()
def rekey(context: typer.Context) -> None:
    """Go on with the present key where the old one is lost: whoever took part until now is then somebody new."""
    from bot.storage.keymark import adopt_key  # noqa: PLC0415 -- as above
    from bot.storage.migrate import migrate  # noqa: PLC0415 -- as above

    async def work(made: App) -> None:
        await migrate(made.database)
        async with made.database.transaction():
            await adopt_key(made.services.vault)

    bench: Bench = context.obj
    bench.with_app(work, opened=False)
    bench.say(Text("db-rekeyed"))


@db.command()
def revision(
    context: typer.Context, message: Annotated[str, typer.Argument(help="What changed, in a few words.")]
) -> None:
    """Write a migration from the database's tables to those the code declares; for developers."""
    from bot.storage.migrate import write_revision  # noqa: PLC0415 -- as above

    bench: Bench = context.obj
    bench.say(Text("db-revision", file=bench.with_app(lambda made: write_revision(made.database, message))))


OWN = ("run", "console", "doctor", "db")
"""Our commands. For these no feature's command line is loaded, so that the console opens at once."""


@cache
def mount_features() -> None:
    """Put each feature's `cli.app` under its noun: the app's name, or else the feature's."""
    verbs = {verb: typer.Typer(no_args_is_help=True, help=f"The same as `roundtable … {verb}`.") for verb in VERBS}
    for feature in FEATURES:
        if importlib.util.find_spec(f"cogs.{feature}.cli") is None:
            continue
        found: typer.Typer = importlib.import_module(f"cogs.{feature}.cli").app
        noun = found.info.name if isinstance(found.info.name, str) else feature
        app.add_typer(found, name=noun)
        for made in found.registered_commands:
            name = made.name or getattr(made.callback, "__name__", "")
            if name in verbs and made.callback is not None:
                verbs[name].command(noun)(made.callback)
    for verb, group in verbs.items():
        group.callback()(_nothing)
        app.add_typer(group, name=verb)


def load_settings() -> Settings:
    """The settings. Raises ConfigurationError that names each one that is wrong, and a data folder that cannot be."""
    from pydantic import ValidationError  # noqa: PLC0415 -- `--help` needs none of it

    from bot.settings import FILE, Settings  # noqa: PLC0415 -- as above

    try:
        settings = Settings.model_validate({})
        settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)  # what people wrote is nobody else's
    except ValidationError as error:
        found = error.errors(include_input=False)
        wrong = [f"{_variable(e['loc']) if e['loc'] else FILE}: {e['msg']}" for e in found]
        msg = "these settings cannot be used:\n  " + "\n  ".join(wrong)
        raise ConfigurationError(msg) from None
    except OSError as error:
        msg = f"the data folder {error.filename} cannot be made: {error.strerror}. Set another by ROUNDTABLE_DATA."
        raise ConfigurationError(msg) from None
    return settings


def _variable(place: tuple[int | str, ...]) -> str:
    """What a setting is called in the environment; pydantic names those with a name of their own by that."""
    name = ".".join(map(str, place))
    return name if name.isupper() else f"ROUNDTABLE_{name.upper()}"


def _nothing() -> None:
    """Keep a group of one command a group."""


def _configured(settings: Settings) -> bool:
    """Whether any platform has its tokens. Raises ConfigurationError where one is half set."""
    half = settings.slack_app_token or settings.slack_signing_secret
    if half and not settings.slack_bot_token:
        msg = (
            "SLACK_APP_TOKEN or SLACK_SIGNING_SECRET is set, but SLACK_BOT_TOKEN is not. Set it too (it starts with "
            "xoxb-), or unset them all to open the console."
        )
        raise ConfigurationError(msg)
    return bool(settings.discord_token or settings.slack_bot_token)


def _serve(settings: Settings, *, console: bool) -> None:
    check_writable(settings.data)
    logs.set_up(settings.log_level, settings.data / "roundtable.log" if console else None)
    with _kept_for_good():
        from bot.app import build, connect  # noqa: PLC0415 -- `--help` needs none of it
        from bot.serving import add_console, serve  # noqa: PLC0415 -- as above

        made = build(settings)
        if console:
            add_console(made)
        else:
            connect(made)
    raise typer.Exit(asyncio.run(serve(made)))


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """Look for no garbage while modules are loaded and wired: there is next to none, and each look goes through all."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
