"""Keyed hashes and encryption of what leads to a person.

The key is `ROUNDTABLE_SECRET`, or a random one made at the first start and kept beside the database with rights
for its owner only. A copy of the database without the key leads back to nobody.
"""

from __future__ import annotations

import base64
import hmac
import os
import secrets
import time
from functools import cached_property
from typing import TYPE_CHECKING

from bot.core.ports import ConfigurationError

if TYPE_CHECKING:
    from pathlib import Path

    from cryptography.fernet import Fernet

    from bot.core.ids import UserId

_SIZE = 16
_PAUSES = (0.05, 0.2, 0.0)


class KeyVault:
    """Derives one key for hashing and one for sealing from `secret` (any length; 32 random bytes are enough)."""

    def __init__(self, secret: bytes) -> None:
        self._hashing = hmac.digest(secret, b"roundtable pseudonym", "sha256")
        self._sealing = hmac.digest(secret, b"roundtable seal", "sha256")

    def pseudonym(self, community_id: int, user: UserId) -> str:
        """32 hexadecimal digits that stand for a resident in one community, and nowhere else."""
        return hmac.digest(self._hashing, f"{community_id}|{user}".encode(), "sha256")[:_SIZE].hex()

    def seal(self, text: str) -> str:
        """Encrypt with Fernet (AES-128-CBC and HMAC-SHA256)."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Decrypt; raises ValueError where it was sealed under another key or tampered with."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 -- most runs of the command line seal nothing

        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            msg = "sealed under another key"
            raise ValueError(msg) from None

    @cached_property
    def _fernet(self) -> Fernet:
        from cryptography.fernet import Fernet  # noqa: PLC0415 -- as above

        return Fernet(base64.urlsafe_b64encode(self._sealing))


def open_vault(secret: str | None, folder: Path) -> KeyVault:
    """The vault under `secret`, or under the key kept in `folder`, which is made where there is none.

    Raises ConfigurationError for a secret shorter than 16 characters, which could be guessed, and for a kept key
    that was cut short.
    """
    if secret is None:
        return KeyVault(_kept(folder / "secret.key"))
    if len(secret) < _SIZE:
        msg = "ROUNDTABLE_SECRET is too short: use at least 16 characters, or unset it and one is made"
        raise ConfigurationError(msg)
    return KeyVault(secret.encode())


def _kept(file: Path) -> bytes:
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(file)
    made = secrets.token_bytes(32)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(made)
    return made


def _read(file: Path) -> bytes:
    """The key there; one that another process is just making is waited for."""
    for pause in _PAUSES:
        kept = file.read_bytes()
        if len(kept) >= _SIZE:
            return kept
        time.sleep(pause)
    msg = f"the key in {file} is damaged. Restore it from your backup; without one, remove it and one is made"
    raise ConfigurationError(msg)
