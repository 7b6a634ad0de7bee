"""Sites without a feed: their page of links is read, and each new article."""

import pytest

from bot.settings import ROOT
from cogs.stories.document import UnreadableError
from cogs.stories.page import read_page
from cogs.stories.pagelinks import read_links
from tests.cogs.stories.conftest import later

PARAGRAPH = "<p>Police and residents met at the library on Monday evening to talk about patrols on foot. {}</p>"
SLOW = "It took two hours, and everybody who wanted to speak did so. The next meeting is in January."


def article(title, more=SLOW):
    """A page that is one article."""
    head = f"<html lang=en><head><title>{title}</title></head>"
    return f"{head}<body><h1>{title}</h1>{PARAGRAPH.format(more)}</body></html>".encode()


def front_page(*paths):
    """A page that lists articles, with the furniture around them that such pages have."""
    menu = (
        "<nav><a href='/about-our-news-team-here'>All about our team</a></nav><a href='/news/'>All the local news</a>"
    )
    links = "".join(f"<li><a href='{p}?utm_source=home'>The council talks about {p[-1]}</a></li>" for p in paths)
    more = (
        f"<a href='{paths[0]}'>Read more</a><a href='https://elsewhere.example/a-b-c-d'>Somebody else's long story</a>"
    )
    return (
        f"<html lang=en><head><title>Town News</title></head><body>{menu}<ul>{links}</ul>{more}</body></html>".encode()
    )


PATHS = [f"/2026/11/council-talks-about-{c}" for c in "abc"]


def test_the_links_to_articles_are_the_items():
    document = read_links(
        read_page(front_page(*PATHS).decode(), "https://town.example/news"), "https://town.example/news"
    )
    assert document.kind == "page"
    assert [(i.title, i.link) for i in document.items] == [
        (f"The council talks about {p[-1]}", f"https://town.example{p}") for p in PATHS
    ]


@pytest.mark.parametrize("name", ["s48-autodiscovery-1.html", "s47-not-a-feed.html"])
def test_a_page_without_articles_is_refused(shared_data, name):
    page = read_page((shared_data / "feeds" / name).read_text("utf-8", "replace"), "https://town.example/")
    with pytest.raises(UnreadableError, match="no-links"):
        read_links(page, "https://town.example/")


@pytest.fixture
async def town(front, site, maya):
    """A site without a feed, added as a page of links."""
    site.pages["/news"] = front_page(*PATHS)
    refused = await maya.types(f"/sources add {site.address}/news")
    assert "add it with the option “page”" in refused.text
    added = await maya.types(f"/sources add {site.address}/news page:yes")
    assert "Added the page “Town News”" in added.text
    assert "The 3 articles it links to now count as seen" in added.text
    return site


async def test_each_new_article_is_fetched_and_posted_once(front, town, maya):
    new = "/2026/11/council-talks-about-d"
    town.pages["/news"] = front_page(new, *PATHS)
    town.pages[new] = article("Residents walk with the police")
    for _ in range(3):
        await later(front, hours=2)
    [post] = await front.posts()
    assert "New story from Town News\nResidents walk with the police\nPolice and residents met" in post
    assert town.asked.count(new) == 1


async def test_an_article_that_cannot_be_had_now_is_new_the_next_time(front, town):
    new = "/2026/11/council-talks-about-d"
    town.pages["/news"], town.status[new] = front_page(new, *PATHS), 503
    assert (await later(front, hours=2)).new == 0
    town.status.clear()
    town.pages[new] = article("Residents walk with the police")
    town.pages["/news"] = front_page(new, *PATHS) + b" "
    assert (await later(front, hours=2)).new == 1


async def test_a_link_that_leads_to_no_article_is_passed_over(front, town, maya):
    new = "/2026/11/council-talks-about-d"
    town.pages["/news"], town.pages[new] = front_page(new, *PATHS), b"<html><body>Log in</body></html>"
    await later(front, hours=2)
    town.pages["/news"] += b" "
    await later(front, hours=2)
    assert await front.posts() == []
    assert town.asked.count(new) == 1
    assert "talks about d" not in (await front.person("ana").types("/stories")).text
    assert "its link leads to no article" in (await maya.types("/why council talks about d")).text


async def test_a_feed_without_summaries_gets_them_from_its_articles(front, site, maya):
    def feed(*items):
        told = "".join(
            f"<item><title>{t}</title><guid>{t}</guid><link>{site.address}{p}</link></item>" for t, p in items
        )
        return f'<rss version="2.0"><channel><title>News</title>{told}</channel></rss>'.encode()

    site.pages["/feed"] = feed(("Old", "/old"))
    await maya.types(f"/sources add {site.address}/feed")
    assert "/old" not in site.asked
    site.pages["/story"] = (ROOT / "config/hartford/sample/article.html").read_bytes()
    site.pages["/feed"] = feed(("New", "/story"), ("Gone", "/gone"), ("Old", "/old"))
    for _ in range(2):
        await later(front)
        site.pages["/feed"] += b" "
    posts = sorted(await front.posts())
    assert len(posts) == 2
    assert "barber shop" in posts[1]
    assert posts[1].splitlines()[1] == "New"
    assert (site.asked.count("/story"), site.asked.count("/gone")) == (1, 1)
