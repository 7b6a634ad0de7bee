"""Links as they can be followed, and as they can be compared."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

LONGEST = 2000

_TRACKERS = re.compile(
    r"(?:utm|itm|mtm|pk|hsa|vero|oly)_\w+|_hs(?:enc|mi)|(?:fb|g|d|y|tw|tt)clid|msclkid|[gw]braid|igshid?"
    r"|mc_[ce]id|mkt_tok|ncid|xtor|smid|cmpid|s_cid|guccounter|at_(?:medium|campaign|custom\d)",
    re.IGNORECASE,
)
"""Parameters that say where a reader came from. Short ones that sites use for what they show (`eid`, `cid`,
`ref`, `source`) are not among them: a city's calendar tells its meetings apart by `EID`."""
_TRACKING_FRAGMENT = re.compile(r"tk\.|utm_|xtor=|echobox|ref=rss|rss", re.IGNORECASE)


def absolute(link: str | None, base: str | None = None) -> str | None:
    """The link made absolute, or None where it leads nowhere on the web (`data:`, `javascript:`, nonsense)."""
    if not link or not link.strip():
        return None
    try:
        whole = urljoin(base or "", link.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        return None
    if " " in whole or not whole.isprintable():
        whole = quote(whole, safe="!#$%&'()*+,/:;=?@[]~", errors="replace")
    return whole if len(whole) <= LONGEST else None


def without_tracking(link: str) -> str:
    """The link as it was given, less the parameters that say where a reader came from."""
    head, mark, query = link.partition("?")
    query, hash_, fragment = query.partition("#")
    kept = [p for p in query.split("&") if p and not _TRACKERS.fullmatch(p.partition("=")[0])]
    return head + (f"?{'&'.join(kept)}" if kept else "") + (hash_ + fragment) if mark else link


def canonical(link: str) -> str:
    """The address without tracking parameters, default port, trailing slash, or capitals in the host."""
    try:
        parts = urlsplit(link)
        port = parts.port
    except ValueError:
        return link
    kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKERS.fullmatch(k)]
    host = (parts.hostname or "") + (f":{port}" if port not in (None, 80, 443) else "")
    fragment = "" if _TRACKING_FRAGMENT.match(parts.fragment) else parts.fragment
    return urlunsplit((parts.scheme.lower(), host, parts.path.rstrip("/"), urlencode(kept), fragment))
