"""Imports every feature's tables, so that `Base.metadata` is whole for migrations and checks."""

from __future__ import annotations

import importlib
import pkgutil
from pathlib import Path

import bot.storage.drafts
import bot.storage.handled
import bot.storage.keymark
import bot.storage.outbox
import bot.storage.outlets
import bot.storage.people
import bot.storage.spaces  # noqa: F401

for _feature in pkgutil.iter_modules([str(Path(__file__).parent)]):
    if _feature.ispkg:
        for _store in sorted((Path(__file__).parent / _feature.name).glob("*store.py")):
            importlib.import_module(f"cogs.{_feature.name}.{_store.stem}")
