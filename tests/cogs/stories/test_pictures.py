"""The picture of a story, wherever its feed has one."""

import json

import pytest

from cogs.stories.feed import read_feed, read_json_feed

PICTURE = "https://a.example/p.jpg"


@pytest.mark.parametrize(
    "given",
    [
        f"<content:encoded><![CDATA[<p>Words</p><img alt='' src='{PICTURE}'>]]></content:encoded>",
        f"<media:content url='{PICTURE}' width='460'/>",
        f"<media:content url='https://a.example/v.mp4' medium='video'/><media:thumbnail url='{PICTURE}'/>",
        f"<media:group><media:content url='{PICTURE}' medium='image'/></media:group>",
        f"<enclosure url='https://a.example/a.mp3' type='audio/mpeg'/><itunes:image href='{PICTURE}'/>",
        f"<enclosure url='{PICTURE}' length='0' type='image/jpeg'/>",
    ],
)
def test_a_story_has_the_picture_that_its_feed_names_or_shows(given):
    names = "media='http://search.yahoo.com/mrss/' itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'"
    names = f"content='http://purl.org/rss/1.0/modules/content/' {names}".replace(" ", " xmlns:")
    item = f"<item><title>x</title><description>Only words.</description>{given}</item>"
    document = read_feed(f"<rss version='2.0' xmlns:{names}><channel>{item}</channel></rss>".encode())
    assert (document.items[0].image, document.items[0].summary) == (PICTURE, "Only words.")


@pytest.mark.parametrize("description", ["<description>The park opens.</description>", ""])
def test_the_words_of_a_picture_are_not_the_storys_where_it_has_its_own(description):
    media = f"<media:content url='{PICTURE}'><media:description>A photo.</media:description></media:content>"
    item = f"<item>{media}<title>x</title>{description}</item>"
    body = f"<rss version='2.0' xmlns:media='http://search.yahoo.com/mrss/'><channel>{item}</channel></rss>"
    for feed in (body, body.replace("</title>", "</title></b>")):
        assert read_feed(feed.encode()).items[0].summary == ("The park opens." if description else "A photo.")


@pytest.mark.parametrize(
    "given",
    [{"image": "/p.jpg"}, {"banner_image": PICTURE}, {"content_html": "<p>x</p><img src='p.jpg'>"},
     {"attachments": [{"url": "a.mp3", "mime_type": "audio/mpeg"}, {"url": "p.jpg", "mime_type": "image/jpeg"}]}],
)  # fmt: skip
def test_so_has_one_of_a_feed_in_json(given):
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "title": "x", **given}]}
    assert read_json_feed(json.dumps(feed).encode(), "https://a.example/feed.json").items[0].image == PICTURE


def test_counters_of_readers_are_no_pictures():
    document = read_feed(
        b'<rss version="2.0"><channel><item><title>x</title><link>https://a.example/x</link><description><![CDATA['
        b'<img src="https://a.example/t.gif" width="1" height="1"><img src="/p.jpg?a=1&amp;b=2">'
        b"]]></description></item></channel></rss>"
    )
    assert document.items[0].image == "https://a.example/p.jpg?a=1&b=2"
