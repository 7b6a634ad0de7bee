"""HTTP mode: what Slack did not send, sent long ago, or nobody could read is refused, and costs no line but one."""

from __future__ import annotations

import hashlib
import hmac
import time
from urllib.parse import urlencode

import aiohttp
import pytest
import structlog

from tests.fakes.slack import SIGNING_SECRET

pytestmark = pytest.mark.parametrize("mode", ["http"], indirect=True)
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@pytest.fixture
def post(slack, bot):
    """Send bytes to the bot as Slack does; gives the status."""

    async def send(raw: bytes, kind: str = FORM, *, late: int = 0, secret: str = SIGNING_SECRET, **headers: str) -> int:
        stamp = str(int(time.time()) - late)
        signed = hmac.new(secret.encode(), f"v0:{stamp}:".encode() + raw, hashlib.sha256).hexdigest()
        given = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={signed}", "Content-Type": kind}
        posted = aiohttp.request("POST", slack.http_url, data=raw, headers=given | headers)
        async with posted as answer:
            return answer.status

    return send


@pytest.fixture
def help_of(general, ana):
    return urlencode({"command": "/roundtables", "user_id": ana.id, "channel_id": general}).encode()


async def test_what_slack_signed_just_now_is_taken(post, help_of):
    assert await post(help_of) == 200


@pytest.mark.parametrize(
    "wrong",
    [{"late": 600}, {"late": -600}, {"secret": "another"}, {"X-Slack-Signature": ""},
     {"X-Slack-Request-Timestamp": "soon"}, {"X-Slack-Request-Timestamp": "9" * 5000}],
    ids=["old", "to come", "another's", "unsigned", "no time", "a long time"],
)  # fmt: skip
async def test_what_slack_did_not_sign_just_now_is_refused(post, help_of, wrong):
    with structlog.testing.capture_logs() as logs:
        assert await post(help_of, **wrong) == 401
    assert not any("exc_info" in line for line in logs)


@pytest.mark.parametrize(
    ("raw", "kind"),
    [(b"\xff\xfe", FORM), (b"payload=%7Bnot", FORM), (b"{not", JSON), (b"[1]", JSON), (b"null", JSON), (b"1", JSON)],
)
async def test_what_cannot_be_read_is_refused_in_a_line(post, raw, kind):
    with structlog.testing.capture_logs() as logs:
        assert await post(raw, kind) == 400
    assert [line["event"] for line in logs] == ["slack-request-garbled"]


async def test_a_body_that_is_not_packed_as_it_says_is_refused_in_a_line(post, help_of):
    with structlog.testing.capture_logs() as logs:
        assert await post(help_of, **{"Content-Encoding": "gzip"}) == 400
    assert [line["event"] for line in logs] == ["slack-request-garbled"]
