"""A moderator adds a source; what is new in it is announced; a resident asks about it."""

import pytest
from aiohttp import web

ITEM = """<item><title>{title}</title><link>https://news.example/{number}</link><guid>{number}</guid>
<description>Officers will walk the beat again.</description>
<pubDate>Mon, 23 Nov 2026 14:0{number}:00 GMT</pubDate></item>"""


class Feed:
    """A newspaper's feed on loopback."""

    def __init__(self):
        self.titles = ["An old story"]
        self.broken = False

    async def serve(self, _request):
        items = "".join(ITEM.format(title=title, number=n) for n, title in enumerate(self.titles))
        text = f'<rss version="2.0"><channel><title>Park Street Post</title>{items}</channel></rss>'
        return web.Response(text="Nothing to see" if self.broken else text, content_type="application/rss+xml")


@pytest.fixture
async def feed():
    served = Feed()
    app = web.Application()
    app.router.add_get("/feed", served.serve)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    served.url = f"http://127.0.0.1:{runner.addresses[0][1]}/feed"
    yield served
    await runner.cleanup()


async def test_what_is_new_is_announced_and_what_was_there_is_not(chat, feed):
    added = await chat.moderator("mo").types(f"/sources add {feed.url}")
    assert "Added the feed “Park Street Post”" in added.text
    feed.titles.append("Police walk the beat again")
    await chat.advance(hours=2)
    await chat.job("stories-poll")
    (posted,) = chat.channel("stories").messages
    assert "Police walk the beat again" in posted.text
    assert "An old story" not in posted.text
    assert "https://news.example/1" in posted.links.values()
    await chat.job("stories-poll")
    assert len(chat.channel("stories").messages) == 1


async def test_a_resident_asks_about_a_story(chat, feed):
    await chat.moderator("mo").types(f"/sources add {feed.url}")
    feed.titles.append("Police walk the beat again")
    await chat.advance(hours=2)
    await chat.job("stories-poll")
    (posted,) = chat.channel("stories").messages
    form = await posted.press("Ask about this", by=chat.resident("ana"))
    await form.send(text="On which streets will they walk?")
    listed = await chat.organiser("olu").types("/questions")
    assert "Police walk the beat again" in listed.text


async def test_the_latest_stories_are_listed(chat, feed):
    await chat.moderator("mo").types(f"/sources add {feed.url}")
    listed = await chat.resident("ana").types("/stories")
    assert "An old story" in listed.text
    assert listed.private


async def test_a_source_that_is_none_says_what_to_do(chat, feed):
    feed.broken = True
    said = await chat.moderator("mo").types(f"/sources add {feed.url}")
    assert said.private
    assert "This is no feed, no article and no calendar that can be read." in said.text


async def test_residents_add_no_sources(chat, feed):
    said = await chat.resident("ana").types(f"/sources add {feed.url}")
    assert "This is for people with the role “moderator”." in said.text
