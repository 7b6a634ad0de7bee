"""Somebody has the database and not the key: nothing in it leads back to a person."""

import hashlib

from tests.cogs.privacy.test_privacy import everything
from tests.cogs.questions.conftest import WORDS

WHO = "190817263544"
"""An account's number on its platform."""


def guesses():
    """What whoever knows everybody's number would look for: it, and what can be made of it without a key."""
    for said in (WHO, f"discord:{WHO}", f"1:discord:{WHO}", f"1:{WHO}"):
        yield said
        for algorithm in ("md5", "sha1", "sha256", "sha512", "blake2b"):
            digest = hashlib.new(algorithm, said.encode())
            yield digest.hexdigest()[:16]
            yield str(digest.digest()[:6])[2:-1]


async def test_a_stolen_database_leads_back_to_nobody(front):
    asker, mod = front.person(WHO), front.person("mod", "moderator")
    await asker.sends(await asker.types("/ask"), text=WORDS)
    form = await mod.presses(await mod.types("/review"), "Reject")
    await mod.sends(form, reason="unclear")
    await asker.sends(await asker.types("/appeal 1"), text="Please look at this again.")
    await mod.presses(await mod.presses(await mod.types("/review"), "One appeal"), "Approve")
    other = front.person("other")
    await other.sends(await other.types("/ask"), text="Why is the library closed on Sundays?")
    await mod.presses(await mod.types("/review"), "Approve")
    await asker.runs("support:2")
    stolen = await everything(front)
    assert WORDS in stolen
    assert not [guess for guess in guesses() if guess in stolen]
