"""Somebody has the database and not the key: nothing in it leads back to a person."""

import hashlib
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.cogs.privacy.test_privacy import everything
from tests.cogs.questions.conftest import WORDS

WHO = "190817263544"
"""An account's number on its platform."""


def guesses():
    """What whoever knows everybody's number would look for: it, and what can be made of it without a key."""
    for said in (WHO, f"discord:{WHO}", f"1:discord:{WHO}", f"1|discord:{WHO}", f"1:{WHO}"):
        yield said
        for algorithm in ("md5", "sha1", "sha256", "sha512", "blake2b"):
            digest = hashlib.new(algorithm, said.encode())
            yield digest.hexdigest()[:16]
            yield str(digest.digest()[:6])[2:-1]


async def files(front, *, shut=True):
    """All that stands in the database's files, erased or not; nothing on PostgreSQL."""
    url = make_url(str(front.database.engine.url))
    if shut:
        await front.database.close()
    if url.get_backend_name() != "sqlite":
        return ""
    return "".join(f.read_bytes().decode("latin-1") for f in Path(url.database).parent.glob("roundtable.db*"))


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
    stolen = await everything(front) + await files(front)
    assert WORDS in stolen
    assert not [guess for guess in guesses() if guess in stolen]


@pytest.mark.parametrize("shut", [False, True])
async def test_what_was_redacted_or_erased_is_in_no_file_any_more(front, shut):
    ana, ben, mod = front.person("ana"), front.person("ben"), front.person("mod", "moderator")
    about = await ana.picks("ask-about", "Zanzibar Street is dark", "https://discord.com/channels/1/2/3")
    await ana.sends(about, text=f"{WORDS} Zanzibar")
    about = await ben.picks("ask-about", "Plugh Hill is loud", "https://discord.com/channels/1/2/4")
    await ben.sends(about, text=f"Quuxly: {WORDS}", neighbourhood="Plugh Hill")
    for n, card in enumerate((f"Question 1 {WORDS} Zanzibar Support: 3", f"Question 2 Quuxly: {WORDS} Support: 2")):
        about = await front.person("cy").picks("ask-about", card, f"https://discord.com/channels/1/2/{n}")
        await front.person("cy").asks(f"Whom can I ask about it, as a newcomer, {n}?", about)
    await mod.sends(await mod.presses(await mod.types("/review number:1"), "Redact"), words="Zanzibar")
    await ben.presses(await ben.presses(await ben.types("/privacy"), "Erase me"), "Erase me and my words")
    left = await everything(front) + await files(front, shut=shut)
    assert WORDS in left
    assert [word for word in ("Zanzibar", "Quuxly", "Plugh") if word in left] == []
