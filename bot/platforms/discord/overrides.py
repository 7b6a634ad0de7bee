"""What Discord does its own way, keyed by command: a neutral reply in, layout items out.

Empty while the general rendering does for every command. An entry takes the place of `render` for its command.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from discord import ui as dui

from bot.core.i18n import Voice
from bot.core.ui import Reply

ITEMS: Mapping[str, Callable[[Reply, Voice], Sequence[dui.Item[Any]]]] = {}
