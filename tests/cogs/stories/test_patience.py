"""How sources are polled: how often, how long they are waited for, and who is told when one fails for long."""

import pytest

from tests.cogs.stories.conftest import MODERATORS, feed, item, later


async def polls(front, site, minutes):
    """How often the source is asked in so many minutes, looked at every five."""
    before = len(site.asked)
    for _ in range(minutes // 5):
        await later(front, minutes=5)
    return len(site.asked) - before


@pytest.mark.parametrize(
    ("said", "headers", "asked"),
    [("", {}, 2), ("<ttl>120</ttl>", {}, 0), ("", {"Cache-Control": "max-age=3000"}, 1),
     ("<skipHours><hour>15</hour><hour>16</hour></skipHours>", {}, 0),
     ("<skipDays><day>Monday</day></skipDays>", {}, 0)],
)  # fmt: skip
async def test_a_feed_is_read_as_often_as_it_allows(front, site, maya, said, headers, asked):
    site.pages["/feed"] = feed(item("Budget passes")).replace(b"<link>", said.encode() + b"<link>", 1)
    site.headers["/feed"] = headers
    await maya.types(f"/sources add {site.address}/feed")
    assert await polls(front, site, 55) == asked


async def fail_for(front, days):
    for _ in range(days * 8):
        await later(front, hours=3)


async def test_after_a_week_of_failing_the_moderators_are_told_once(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    site.status["/feed"] = 404
    await fail_for(front, 6)
    assert await front.posts() == []
    await fail_for(front, 14)
    [post] = await front.posts()
    assert post.startswith(
        f"{MODERATORS} | “North End News” ({site.address}/feed) could not be read since Monday, November 23"
    )
    assert "What you can do" in post
    site.status.clear()
    await fail_for(front, 2)
    site.status["/feed"] = 404
    await fail_for(front, 9)
    assert len(await front.posts()) == 2


async def test_without_a_channel_whoever_added_it_is_told(front, site, maya):
    async with front.database.transaction():
        await front.spaces.set_channel(front.space, "moderators", None)
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    site.status["/feed"] = 404
    await fail_for(front, 9)
    [post] = await front.posts()
    assert post.startswith("discord:@")


async def test_a_site_that_does_not_answer_is_asked_once_a_round(front, site, maya):
    for path in ("/a", "/b", "/c"):
        site.pages[path] = feed(item(f"First of {path}"), title=path)
        await maya.types(f"/sources add {site.address}{path}")
    opener = front.services.stories.opener
    opener.fetch.max_seconds = 0.0
    report = await later(front, minutes=30)
    assert len(report.problems) == 3
    assert {p.problem.key for p in report.problems} == {"fetch-timeout"}
    assert len(site.asked) <= 4
