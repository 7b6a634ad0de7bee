"""What goes wrong in a way that a person can mend. Each error names a message in the catalogue."""

from __future__ import annotations

from typing import Any, Self

from bot.core.ui import Text


class UserError(Exception):
    """Something the person can mend: raised where it is known, spoken by the dispatcher.

    Args:
        key: the catalogue message that says what happened and what to do next.
        field: the form field it concerns, if one does; a platform shows the message at that field.
        args: the message's values.
    """

    def __init__(self, key: str, *, field: str | None = None, **args: Any) -> None:
        super().__init__(key)
        self.text = Text(key, **args)
        self.field = field

    def at(self, field: str) -> Self:
        """The same, shown at a form's field."""
        self.field = field
        return self


class NotAllowedError(UserError):
    """The person lacks the role that the command needs."""


class NotFoundError(UserError):
    """What was named does not exist, or not in this community."""


class StaleError(UserError):
    """A button or form outlived what it was about."""
