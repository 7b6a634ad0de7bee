"""Stories from their sources to the channel, and what moderators do about sources."""

import json
import re

import pytest

from bot.settings import ROOT
from tests.cogs.stories.conftest import CHANNEL, MEETINGS, feed, item, later

WORKS = "We are down for maintenance and sorry for the trouble. Please check back in a few hours. "


async def test_what_is_there_at_first_is_listed_and_not_announced(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"), item("Park opens", day=2))
    added = await maya.types(f"/sources add {site.address}/feed")
    assert "“North End News”" in added.text
    assert "The 2 stories in it now count as seen" in added.text
    listed = await front.person("ana").types("/stories")
    assert listed.text.index("Park opens") < listed.text.index("Budget passes")
    assert "Ask about this" in listed.buttons
    assert await front.posts() == []


async def test_a_new_story_is_announced_once(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    site.pages["/feed"] = feed(item("Chief answers residents", day=3), item("Budget passes"))
    for _ in range(3):
        await later(front)
    [post] = await front.posts()
    assert post.startswith(f"{CHANNEL} | New story from North End News\nChief answers residents\nWhat happened")
    assert "Read at news.example → https://news.example/chief-answers-residents" in post


async def test_a_new_date_or_a_tracking_link_makes_no_story_new(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes", guid="1"))
    await maya.types(f"/sources add {site.address}/feed")
    site.pages["/feed"] = feed(item("Budget passes", guid="1", day=9, link="https://news.example/b?utm_source=x"))
    assert (await later(front)).new == 0


async def told(front, site, *items):
    """The headlines that stand in the channel once the source tells these items."""
    site.pages["/feed"] = feed(*items)
    await later(front)
    return [p.splitlines()[1] for p in await front.posts()]


async def test_ids_that_begin_to_repeat_make_no_story_new_and_none_into_another(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    park, library = item("Park opens", guid="same"), item("Library closes", guid="same", day=2)
    assert await told(front, site, park) == ["Park opens"]
    assert await told(front, site, library, park) == ["Park opens", "Library closes"]
    assert await told(front, site, library) == ["Park opens", "Library closes"]


async def test_ids_that_only_count_the_items_turn_no_story_into_another(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes", guid="1"))
    await maya.types(f"/sources add {site.address}/feed")
    names = ["Budget passes", "Library closes", "Chief answers", "Snow on its way", "Mayor talks to youths"]
    for n in range(1, 5):
        items = [item(name, guid=str(g), day=4 + n - g) for g, name in enumerate(names[n : max(0, n - 3) : -1], 1)]
        assert await told(front, site, *items) == names[1 : n + 1]


async def test_a_new_scheme_of_ids_makes_no_story_new(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    link = "https://news.example/park"
    assert await told(front, site, item("Park oppens", guid="?p=1", link=link)) == ["Park oppens"]
    twice = (item("Park oppens", guid=f"post-{n}", link=link) for n in (1, 2))
    assert await told(front, site, *twice) == ["Park oppens"]
    assert await told(front, site, item("Park opens", guid="post-1", link=link)) == ["Park opens"]
    without = item("Park opens", link=link).replace("<guid isPermaLink='false'>park-opens</guid>", "")
    assert await told(front, site, without) == ["Park opens"]
    assert await told(front, site, item("Park opens", guid="7", link=link, day=8)) == ["Park opens", "Park opens"]


@pytest.mark.parametrize("named", [True, False], ids=["ids", "links"])
async def test_a_site_that_moves_to_www_or_https_gives_nothing_new(front, site, maya, named):
    def there(site):
        made = item("Park opens", guid=f"{site}/park", link=f"{site}/park")
        return made if named else re.sub("<guid.*</guid>", "", made)

    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    for address in ("http://news.example", "https://news.example", "https://www.news.example", "http://news.example"):
        assert await told(front, site, there(address)) == ["Park opens"]


async def test_an_id_that_tells_when_its_item_was_edited_posts_nothing_again(front, site, maya):
    def event(ticks, text="At nine."):
        guid = f"https://city.example/Calendar.aspx?EID=3538/{ticks}"
        return re.sub("<pubDate>.*</pubDate>", "", item("Flapjack breakfast", guid=guid, text=text))

    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    for ticks in (639229207430000000, 639229207530000000):
        assert await told(front, site, event(ticks)) == ["Flapjack breakfast"]
    assert await told(front, site, event(639229207630000000, "At ten.")) == ["Flapjack breakfast"]
    assert "At ten." in (await front.posts())[0]


async def test_many_new_stories_are_summed_up(front, site, maya):
    site.pages["/feed"] = feed()
    await maya.types(f"/sources add {site.address}/feed")
    site.pages["/feed"] = feed(*(item(f"Story {n}", day=n) for n in range(1, 9)))
    await later(front)
    posts = await front.posts()
    assert [p.splitlines()[1] for p in posts[:5]] == [f"Story {n}" for n in (8, 7, 6, 5, 4)]
    assert "There are 3 more new stories from North End News" in posts[5]


async def test_nothing_is_read_twice_that_did_not_change(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"))
    site.headers["/feed"] = {"ETag": '"1"'}
    await maya.types(f"/sources add {site.address}/feed")
    report = await later(front)
    assert (report.new, report.problems) == (0, ())
    assert site.asked == ["/feed", "/feed"]


async def test_what_did_not_change_is_left_alone_until_it_is_due_again_and_then_announced(front, site, maya):
    for name in ("/a", "/b"):
        site.pages[name] = feed(item(f"Story of {name}"))
        await maya.types(f"/sources add {site.address}{name}")
    assert len((await later(front)).polled) == 2
    assert (await later(front, minutes=10)).polled == ()
    site.pages["/a"] = feed(item("Story of /a"), item("Chief answers residents", day=3))
    report = await later(front)
    assert (len(report.polled), report.new) == (2, 1)
    assert len(await front.posts()) == 1


async def test_a_sites_own_feed_is_found(front, site, maya):
    link = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    site.pages["/"] = f"<html><head>{link}</head><body>Welcome</body></html>".encode()
    site.pages["/feed.xml"] = feed(item("Budget passes"))
    added = await maya.types(f"/sources add {site.address}/")
    assert f"{site.address}/feed.xml" in added.text
    again = await maya.types(f"/sources add {site.address}/feed.xml")
    assert "is one of the sources already" in again.text


async def test_the_feed_is_what_is_meant_of_a_page_that_tells_of_several_stories(front, site, maya):
    told = [{"@type": "NewsArticle", "headline": f"Headline {n}"} for n in (1, 2)]
    head = f"<script type='application/ld+json'>{json.dumps({'@graph': told})}</script>"
    head += "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
    site.pages["/"] = f"<html><head><title>News</title>{head}</head><body><p>{WORKS * 3}</p></body></html>".encode()
    site.pages["/feed.xml"] = feed(item("Budget passes"))
    assert "Added the feed “North End News”" in (await maya.types(f"/sources add {site.address}/")).text


async def test_a_failing_source_waits_longer_each_time_and_stops_nobody(front, site, maya):
    for path in ("/a", "/b"):
        site.pages[path] = feed(item(f"First of {path}"))
        await maya.types(f"/sources add {site.address}{path}")
    site.pages["/b"] = feed(item("Second of b", day=5))
    site.status["/a"] = 500
    report = await later(front)
    assert (report.new, len(report.problems)) == (1, 1)
    site.asked.clear()
    for _ in range(12):  # an hour: after 5, 15 and 35 minutes
        await later(front, minutes=5)
    assert site.asked.count("/a") == 3
    listed = await maya.types("/sources list")
    assert "answered with the error 500" in listed.text
    assert "could not be read just now" in (await maya.types("/stories")).text
    assert "could not be read" not in (await front.person("ana").types("/stories")).text, "no resident can mend it"


async def test_a_site_that_is_asked_too_often_is_asked_nothing_more_until_it_says(front, site, maya):
    for path in ("/a", "/b"):
        site.pages[path] = feed(item(f"First of {path}"))
        await maya.types(f"/sources add {site.address}{path}")
    site.status |= {"/a": 429, "/b": 429}
    site.headers |= {path: {"Retry-After": "7200"} for path in ("/a", "/b")}
    site.asked.clear()
    for _ in range(7):  # 15 minutes at first, then up to two hours from when it was asked
        await later(front, minutes=16)
    assert len(site.asked) == 1
    assert (await maya.types("/sources list")).text.count("asked too often (429)") == 1
    site.status.clear()
    await later(front, minutes=60)
    assert sorted(site.asked[1:]) == ["/a", "/b"]


async def test_a_source_that_can_be_read_again_is_caught_up(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    site.status["/feed"] = 503
    await later(front)
    site.status.clear()
    site.pages["/feed"] = feed(item("Park opens", day=4), item("Budget passes"))
    report = await later(front)
    assert (report.new, report.problems) == (1, ())


async def test_a_page_that_stands_where_a_feed_was_is_no_story(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    site.pages["/feed"] = f"<html><title>Back soon</title><h1>Back soon</h1><p>{WORKS * 3}</p></html>".encode()
    assert len((await later(front)).problems) == 1
    assert "there is a web page now" in (await maya.types("/sources list")).text
    assert [f.ok for f in await front.services.stories.check()] == [False]
    site.pages["/feed"] = feed(item("Park opens", day=4), item("Budget passes"))
    await later(front)
    assert [p.splitlines()[1] for p in await front.posts()] == ["Park opens"]


async def test_a_source_moved_for_good_is_followed(front, site, maya):
    site.pages["/old"] = site.pages["/new"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/old")
    site.status["/old"], site.headers["/old"] = 301, {"Location": "/new"}
    await later(front)
    assert f"{site.address}/new" in (await maya.types("/sources list")).text


async def test_a_paused_source_is_not_read(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    paused = await maya.types("/sources pause north end")
    assert "“North End News” is paused" in paused.text
    site.pages["/feed"] = feed(item("Park opens", day=4))
    assert (await later(front)).polled == ()
    await maya.presses(paused, "Resume")
    assert (await later(front)).new == 1


async def test_a_removed_source_takes_its_stories_along(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"))
    await maya.types(f"/sources add {site.address}/feed")
    [choice] = await maya.suggested("sources", "nort")
    asked = await maya.types(f"/sources remove {choice}")
    assert "Give up “North End News”" in asked.text
    assert "stays as it is" in (await maya.presses(asked, "No, keep it")).text
    assert "Budget passes" in (await maya.types("/stories")).text
    assert "is given up" in (await maya.presses(asked, "Yes, give it up")).text
    assert "no stories yet" in (await maya.types("/stories")).text
    assert "There is no source" in (await maya.presses(asked, "Yes, give it up")).text


async def test_a_calendars_meetings_become_roundtables_and_stay_without_it(front, site, maya):
    site.pages["/c.ics"] = (ROOT / "config/hartford/sample/calendar.ics").read_bytes()
    added = await maya.types(f"/sources add {site.address}/c.ics")
    assert "meetings are now in /roundtables" in added.text
    assert "Sample roundtable: police and neighbors" in (await front.person("ana").types("/roundtables")).text
    await later(front, days=40)
    assert await front.posts() == []
    asked = await maya.types("/sources remove c.ics")
    assert "Its meetings stay in /roundtables" in asked.text
    await maya.presses(asked, "Yes, give it up")
    assert "Sample roundtable: police and neighbors" in (await front.person("ana").types("/roundtables")).text


async def test_an_article_page_is_a_source_too(front, site, maya):
    site.pages["/story"] = (ROOT / "config/hartford/sample/article.html").read_bytes()
    assert "Added the page" in (await maya.types(f"/sources add {site.address}/story")).text
    assert "at a North End barber shop" in (await maya.types("/stories")).text


async def test_a_test_keeps_nothing(front, site, maya):
    site.pages["/feed"] = feed(item("Budget passes"), item("Park opens"))
    shown = await maya.types(f"/sources test {site.address}/feed")
    assert "Feed “North End News”: 2 stories" in shown.text
    assert "no stories yet" in (await maya.types("/stories")).text


@pytest.mark.parametrize(
    ("typed", "said"),
    [("nonsense", "is no web address"), ("{site}/nowhere", "There is nothing at"),
     ("{site}/text", "no feed, no article"), ("{site}/empty", "the answer is empty"),
     ("http://no-such-host.invalid/", "There is no site called")],
)  # fmt: skip
async def test_what_cannot_be_read_is_told_privately_and_kept_out(site, maya, typed, said):
    site.pages |= {"/text": b"just words", "/empty": b""}
    told = await maya.types(f"/sources add {typed.format(site=site.address)}")
    assert said in told.text
    assert told.private
    assert "There are no sources yet" in (await maya.types("/sources list")).text


async def test_residents_do_not_choose_sources(front, site):
    refused = await front.person("ana").types(f"/sources add {site.address}/feed")
    assert "moderator" in refused.text


async def test_however_many_sources_there_are_each_is_listed(site, maya):
    for n in range(11):
        site.pages[f"/{n}"] = feed(title=f"Paper {n:02}")
        await maya.types(f"/sources add {site.address}/{n}")
    first = await maya.types("/sources list")
    assert ("Sources (11)" in first.text, "Paper 09" in first.text, "Paper 10" in first.text) == (True, True, False)
    assert (first.reply.pager.page, first.reply.pager.pages) == (1, 2)
    assert "Paper 10" in (await maya.runs(first.reply.pager.action, page=2)).text


async def test_a_story_may_be_asked_about(front, site, maya):
    site.pages["/feed"] = feed(item("Chief answers residents"))
    await maya.types(f"/sources add {site.address}/feed")
    ana = front.person("ana")
    asked = await ana.presses(await ana.types("/stories"), "Ask about this")
    assert asked.form


async def test_a_newcomer_sees_samples_at_once_and_new_ones_announced(front, maya):
    stories, config = front.services.stories, front.services.config
    async with front.database.transaction():
        community = await front.spaces.community_of(front.space)
        await stories.welcome(community, config, samples=True)
    assert "Sample:" in (await maya.types("/stories")).text
    assert "ample" in (await maya.types("/roundtables")).text
    assert await front.posts() == []
    async with front.database.transaction():
        for source in await stories.sources(community.id):
            if not source.sample:  # no test asks the world for its news
                await stories.remove(community.id, str(source.id))
    await stories.poll_due()
    posts = await front.posts()
    assert sum(p.startswith(str(CHANNEL)) for p in posts) == 2
    assert sum(p.startswith(str(MEETINGS)) for p in posts) == 1
    front.clock.advance(hours=20)
    await stories.poll_due()
    assert len(await front.posts()) == 3


async def test_a_real_server_gets_no_samples(front, maya):
    async with front.database.transaction():
        community = await front.spaces.community_of(front.space)
        await front.services.stories.welcome(community, front.services.config, samples=False)
    listed = await maya.types("/sources list")
    assert "The Connecticut Mirror" in listed.text
    assert "ample" not in listed.text


async def test_an_address_that_is_none_among_a_communitys_sources_stops_no_other(front, site, maya, tmp_path):
    site.pages["/feed"] = feed(item("Budget passes"))
    urls = ("http://[hartford", "https://hartford.example:999999/feed", "no address", f"{site.address}/feed")
    (tmp_path / "sources.toml").write_text("".join(f'[[source]]\nurl = "{url}"\n' for url in urls))
    async with front.database.transaction():
        community = await front.spaces.community_of(front.space)
        await front.services.stories.welcome(community, tmp_path, samples=False)
    assert len((await later(front)).problems) == 3
    assert "Budget passes" in (await maya.types("/stories")).text
    assert (await maya.types("/sources list")).text.count("is no web address") == 3


async def test_the_doctor_is_told_which_sources_cannot_be_read(front, site, maya):
    for path in ("/a", "/b"):
        site.pages[path] = feed(item("Budget passes"), title=path)
        await maya.types(f"/sources add {site.address}{path}")
    site.status["/b"] = 404
    findings = await front.services.stories.check()
    assert [(f.ok, front.catalogue.voice("en").say(f.what)) for f in findings] == [
        (True, "“/a” can be read"),
        (False, "“/b” could not be read"),
    ]
    assert front.catalogue.voice("en").say(findings[1].mend).startswith("There is nothing at")


@pytest.mark.parametrize("date", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
async def test_a_story_from_no_time_at_all_is_listed_without_a_date(front, site, maya, date):
    site.pages["/feed"] = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title><entry><id>1</id><title>Budget passes</title>'
        f"<updated>{date}</updated></entry></feed>"
    ).encode()
    await maya.types(f"/sources add {site.address}/feed")
    assert "Budget passes" in (await maya.types("/stories")).text


async def test_a_language_nobody_speaks_does_not_keep_a_feed_from_being_read(front, site, maya):
    spoken = f"<language>en{'-abcdefgh' * 20}</language><item>"
    site.pages["/feed"] = feed(item("Budget passes")).replace(b"<item>", spoken.encode(), 1)
    assert "now count" in (await maya.types(f"/sources add {site.address}/feed")).text
    assert "Budget passes" in (await front.person("ana").types("/stories")).text
