"""Which addresses the platforms take for a link.

One that is not well formed costs a whole message: Discord and Slack refuse all of it.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_UNFIT = re.compile(r"[\s\x00-\x1f\x7f<>\"\\^`{|}]")
_HOST = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{1,63}\.?|\[[0-9a-f:.]+\]", re.IGNORECASE)
"""Names with a dot, and IP addresses: a bare name is one of somebody's own network."""


def is_web(url: str | None, most: int) -> bool:
    """Whether it is an address on the web of at most `most` characters that a platform takes for a link."""
    if not url or len(url) > most or _UNFIT.search(url) or not url.lower().startswith(("http://", "https://")):
        return False
    try:
        parts = urlsplit(url)
        named, _ = parts.netloc.rpartition("@")[2], parts.port
    except ValueError:
        return False
    return _HOST.fullmatch(re.sub(r":\d*$", "", named)) is not None
