"""Feeds as publishers really write them, and as nobody should."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cogs.stories.document import UnreadableError, iso
from cogs.stories.feed import read_feed, read_json_feed


def read(shared_data, name):
    body = (shared_data / "feeds" / name).read_bytes()
    return (read_json_feed if name.endswith(".json") else read_feed)(body)


def rss(title: str) -> str:
    """A feed of one story."""
    return f'<rss version="2.0"><channel><item><title>{title}</title><link>https://a.example/1</link></item></channel></rss>'


def test_what_two_other_parsers_agree_on_is_read(shared_data):
    expected = json.loads((shared_data / "feeds" / "expected_examples.json").read_text())["files"]
    for name, wanted in expected.items():
        if wanted["expect"] != "feed":
            continue
        document = read(shared_data, name)
        seen = {"title": document.title, "items": len(document.items)}
        for first in document.items[:1]:
            seen |= {"first_item_title": first.title, "first_item_link": first.link, "first_item_guid": first.id}
            seen |= {"first_item_date": iso(first.published)}
        assert {key: seen[key] for key in wanted["agreed"]} == wanted["agreed"], name


@pytest.mark.parametrize(
    "name",
    [
        "s47-not-a-feed.html",
        "s49-xml-no-feed.xml",
        "s50-zero-bytes.xml",
        "s62-random-bytes.bin",
        "s27-scripting-news-rss-in-json.json",
    ],
)  # fmt: skip
def test_what_is_no_feed_is_refused(shared_data, name):
    with pytest.raises(UnreadableError):
        read(shared_data, name)


@pytest.mark.parametrize(
    "name",
    ["s09-macworld-no-guid.rss", "s14-rsscom-wordpress-100-items.rss", "s23-giantbomb-podcast-730-items.rss",
     "s52-scripting-news-no-titles.rss", "s53-slickdeals-no-guid.rss", "s54-dup-guid.rss",
     "s55-podcast-no-dates-no-guid.rss"],
)  # fmt: skip
def test_items_are_kept_apart_though_ids_lack_or_repeat(shared_data, name):
    items = read(shared_data, name).items
    assert len({i.id for i in items}) == len(items)


def test_an_update_keeps_the_ids_of_what_was_there(shared_data):
    before = {i.id for i in read(shared_data, "s11-macrumors-1-before.rss").items}
    after = {i.id for i in read(shared_data, "s12-macrumors-2-after.rss").items}
    assert len(before & after) == 4


def test_relative_links_become_absolute(shared_data):
    items = read(shared_data, "s08-tpm-news-relative-links.atom").items
    assert all(i.link.startswith("http://talkingpointsmemo.com/") for i in items)


def entry(*parts: str, number: int = 1) -> str:
    return f"<entry><id>{number}</id><title>x</title>{''.join(parts)}</entry>"


def atom(*entries: str, more: str = "") -> bytes:
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {more}><title>News</title>{"".join(entries)}</feed>'.encode()


@pytest.mark.parametrize(
    ("links", "chosen"),
    [
        (["rel='self' href='/self'", "rel='alternate' href='/es'", "rel='alternate' href='/en'"], "/es"),
        (["rel='alternate' type='application/json' href='/json'", "href='/page'"], "/page"),
        (["rel='enclosure' type='audio/mpeg' href='/a.mp3'"], None),
        (["rel='alternate' type='application/pdf' href='/agenda.pdf'"], "/agenda.pdf"),
    ],
)
def test_of_several_links_the_first_to_a_page_is_read(links, chosen):
    document = read_feed(atom(entry(*(f"<link {link}/>" for link in links))), "https://a.example/feed")
    assert document.items[0].link == (chosen and f"https://a.example{chosen}")


def test_what_a_link_is_relative_to_holds_for_its_own_entry_and_changes_no_id():
    based = "<entry xml:base='/x/'><id>1</id><title>x</title><link href='y'/></entry>"
    document = read_feed(atom(based, entry("<link href='z'/>", number=2), more="xml:base='/b/'"), "https://a.example/f")
    assert [(i.id, i.link) for i in document.items] == [("1", "https://a.example/x/y"), ("2", "https://a.example/b/z")]
    assert document.problems == ()


def test_without_an_address_too_a_base_holds_for_its_own_entry_only():
    items = "<item xml:base='https://a.example/x/'><link>y</link></item><item><link>z</link></item>"
    channel = f"<channel><title>News</title><link>https://a.example/</link>{items}</channel>"
    document = read_feed(f'<rss version="2.0">{channel}</rss>'.encode())
    assert [i.link for i in document.items] == ["https://a.example/x/y", "https://a.example/z"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Vote: yes&lt;br /&gt;no", "Vote: yes no"),
        ("<![CDATA[Tom &amp; <em class='x'>Jerry</em> <3]]>", "Tom & Jerry <3"),
        (
            "Fish &amp;amp; &amp;#8216;chips&amp;#8217; &lt;5",
            "Fish & \N{LEFT SINGLE QUOTATION MARK}chips\N{RIGHT SINGLE QUOTATION MARK} <5",
        ),
        (
            "&#55357;&#56832; &#xD83D;&#xDE00; &#128512; &#55357;&#65;&#55357;x",
            "\N{GRINNING FACE} \N{GRINNING FACE} \N{GRINNING FACE} Ax",
        ),
        ("RSS &lt;&lt;&lt; Title &gt;&gt;&gt;", "RSS <<< Title >>>"),
        ("if a&lt;b and c&gt;d", "if a<b and c>d"),
        ("List&lt;String&gt; in Java, &lt;b&gt; in HTML", "List<String> in Java, <b> in HTML"),
    ],
)
def test_a_headline_in_html_loses_its_tags_and_one_that_speaks_of_them_does_not(written, read):
    assert read_feed(rss(written).encode()).items[0].title == read


def test_a_story_given_twice_keeps_its_id_and_two_that_share_one_are_told_apart():
    once = "<item><title>Vote</title><link>https://a.example/1</link><guid>g</guid></item>"
    twice = f'<rss version="2.0"><channel><title>News</title>{once * 2}'
    document = read_feed(f"{twice}</channel></rss>".encode())
    assert ([i.id for i in document.items], document.problems) == (["g", "g"], ())
    document = read_feed(f"{twice}{once.replace('Vote', 'Fire')}</channel></rss>".encode())
    assert len({i.id for i in document.items}) == 2
    assert [p.code for p in document.problems] == ["ids-repeat"]


def test_a_storys_own_language_goes_before_its_feeds():
    own = entry("<dc:language xmlns:dc='http://purl.org/dc/elements/1.1/'>es</dc:language>")
    assert [i.language for i in read_feed(atom(own, entry(), more="xml:lang='en-US'")).items] == ["es", "en-US"]


def test_half_a_feed_still_gives_its_good_items(shared_data):
    document = read(shared_data, "s41-invalid-date-format.rss")
    assert [i.title for i in document.items] == ["Item 0 with an invalid date", "Item 1 with all valid dates"]
    assert [p.code for p in document.problems] == ["malformed"]


def test_what_never_ends_swallows_no_story_and_what_is_empty_is_named():
    torn = rss("<![CDATA[Budget").replace("</item>", "</item><item/><item><title>Park</title></item>")
    document = read_feed(torn.encode())
    assert [i.title for i in document.items] == ["Budget", "Park"]
    assert [p.code for p in document.problems] == ["malformed", "items", "no-link"]


@pytest.mark.parametrize(
    ("given", "link"),
    [
        ("<link/><guid>https://a.example/1</guid>", "https://a.example/1"),
        ("<guid isPermaLink='True'>https://a.example/1</guid><link>\n</link>", "https://a.example/1"),
        ("<guid isPermaLink='false'>https://a.example/1</guid><link />", None),
    ],
)
def test_an_id_that_is_an_address_stands_in_for_a_missing_link(given, link):
    feed = f"<rss version='2.0'><channel><item><title>x</title>{given}</item></channel></rss>"
    assert read_feed(feed.encode()).items[0].link == link


@pytest.mark.parametrize("kind", ["atom", "rss"])
def test_a_stray_tag_changes_neither_ids_nor_anything_else(kind):
    link = "https://a.example/?type=event&amp;p=2&#038;q=3&amp;copy=4"
    told = f"<id>{link}</id><title>Q&amp;amp;A</title><author><name>Ana &amp; Bo</name></author><link href='{link}'/>"
    item = f"<guid>{link}</guid><title>Q&amp;amp;A</title><author>Ana &amp; Bo</author><link>{link}</link>"
    item += f"<enclosure url='{link}' type='image/png'/>"
    feed = atom(f"<entry>{told}</entry>") if kind == "atom" else rss("x").replace("<title>x</title>", item).encode()
    whole, torn = read_feed(feed), read_feed(feed.replace(b"</title>", b"</title></b>"))
    assert (whole.items[0].id, whole.items[0].author) == ("https://a.example/?type=event&p=2&q=3&copy=4", "Ana & Bo")
    assert (torn.items, [p.code for p in torn.problems]) == (whole.items, ["malformed"])


def test_letters_come_out_right_whatever_the_encoding_claims(shared_data):
    assert read(shared_data, "s46-koi8r-undeclared.xml").items[0].title == "Как пережить новогоднюю ночь"
    assert read(shared_data, "s45-windows-1252-wrong-prolog.xml").title == "Euro €"
    assert read(shared_data, "s51-zero-items-1.xml").title == "Café"


SAID = "Café “señor”"


@pytest.mark.parametrize(
    ("body", "header", "problem"),
    [
        (rss(SAID).encode("utf-16"), "", False),
        (
            b'<?xml version="1.0" encoding="utf-16"?>'.decode().encode("utf-16-le") + rss(SAID).encode("utf-16-le"),
            "",
            False,
        ),
        (rss(SAID).encode("utf-16-be"), "text/xml; charset=utf-8", False),
        (b"<?xml version='1.0' encoding='us-ascii'?>" + rss(SAID).encode("cp1252"), "", False),
        (b"<?xml version='1.0' encoding='utf-8'?>" + rss(SAID).encode("cp1252"), "", True),
        (b"<?xml version='1.0' encoding='utf-8'?>" + rss(SAID).encode().replace("é".encode(), b"\xe9"), "", True),
        (rss(SAID).encode("cp1252"), "application/rss+xml; charset=ISO-8859-1", False),
    ],
)
def test_letters_come_out_right_whatever_byte_order_label_or_header(body, header, problem):
    document = read_feed(body, content_type=header)
    assert [i.title for i in document.items] == [SAID]
    assert [p.code for p in document.problems] == ["encoding"] * problem


@pytest.mark.parametrize(
    ("label", "real", "said"),
    [("gb2312", "gbk", "中文新闻朱镕基"), ("Shift_JIS", "cp932", "①日本"), ("euc-kr", "cp949", "똠방")],
)
def test_labels_stand_for_what_browsers_take_them_for(label, real, said):
    body = f"<?xml version='1.0' encoding='{label}'?>{rss(said)}".encode(real)
    assert read_feed(body).items[0].title == said
    assert read_feed(body.replace(b"</title><", b"\xff</title><")).items[0].title.startswith(said)


def test_a_feed_in_json_that_breaks_off_gives_what_is_whole():
    whole = {
        "version": "https://jsonfeed.org/version/1",
        "title": "News",
        "items": [{"id": n, "title": "x\ty"} for n in "ab"],
    }
    text = json.dumps(whole).replace("\\t", "\t")
    assert [i.title for i in read_json_feed(text.encode()).items] == ["x y", "x y"]
    for end in (-1, -10):
        document = read_json_feed(text[:end].encode())
        assert (document.problems[0].code, document.title) == ("breaks-off", "News")
        assert [i.id for i in document.items] == ["a", "b"][: 2 if end == -1 else 1]
    with pytest.raises(UnreadableError):
        read_json_feed(text[:60].encode())


def test_markup_where_a_feed_in_json_should_have_none_is_left_out():
    item = {
        "id": "1",
        "title": "Tom &amp; <em>Jerry</em>",
        "summary": "<b>No</b> to 2 < 3.",
        "url": "https://a.example/1",
    }
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "News &amp; views", "items": [item]}
    document = read_json_feed(json.dumps(feed).encode())
    assert (document.title, document.items[0].title) == ("News & views", "Tom & Jerry")
    assert document.items[0].summary == "No to 2 < 3."


def test_a_date_that_cannot_be_read_is_none_and_is_named(shared_data):
    document = read(shared_data, "s05-uol-noticias-latin1.rss")
    assert {i.published for i in document.items} == {None}
    assert [p.code for p in document.problems].count("date") == 15


def test_an_afternoon_is_no_morning(shared_data):
    assert iso(read(shared_data, "s02-nbc-new-york.rss").items[0].published) == "2023-12-16T14:02:33Z"


def test_titles_are_plain_text_with_entities_decoded_once():
    document = read_feed(
        b'<rss version="2.0"><channel><title>News &amp;amp; views</title>'
        b"<item><title>AT&amp;amp;T says &lt;b&gt;no&lt;/b&gt;</title></item>"
        b"<item><title>Budget &lt; plan</title></item>"
        b"<item><title><![CDATA[S&oacute;lo &ldquo;hoy&rdquo;]]></title></item></channel></rss>"
    )
    assert document.title == "News & views"
    assert [i.title for i in document.items] == ["AT&T says no", "Budget < plan", "Sólo “hoy”"]


@pytest.mark.parametrize("description", ["Vote!", "<p>vote</p>", "[…]", ""])
def test_where_a_description_says_no_more_than_the_headline_the_text_is_read(description):
    told = f"<description><![CDATA[{description}]]></description>"
    told += "<content:encoded><![CDATA[<p>The council met.</p>]]></content:encoded>"
    feed = rss("Vote").replace("</title>", f"</title>{told}")
    feed = feed.replace("<rss", "<rss xmlns:content='http://purl.org/rss/1.0/modules/content/'")
    assert read_feed(feed.encode()).items[0].summary == "The council met."


def test_summaries_have_three_sentences_and_no_furniture(shared_data):
    for name in ("s13-techcrunch-wordpress.rss", "s34-reddit-front-page.rss", "s08-tpm-news-relative-links.atom"):
        for item in read(shared_data, name).items:
            assert "<" not in item.summary
            assert "[link]" not in item.summary
            assert "appeared first on" not in item.summary


def test_links_that_do_not_lead_to_the_web_are_left_out(shared_data):
    document = read(shared_data, "s61-hostile-mentions.rss")
    assert [i.link for i in document.items] == ["https://hostile.example/a", None, None]
    assert [p.code for p in document.problems] == ["no-link", "no-link"]


def test_entities_of_a_feeds_own_are_not_followed(shared_data):
    bomb = read(shared_data, "s58-hostile-billion-laughs.rss")
    assert [i.title for i in bomb.items] == ["entity bomb"]
    file = read(shared_data, "s59-hostile-xxe-file.rss")
    assert file.items[0].title == "before after"
    assert [p.code for p in (*bomb.problems, *file.problems)] == ["entities", "entities"]


def test_a_feed_that_names_a_file_of_this_machine_reads_no_file(tmp_path):
    secret = tmp_path / "secret.rss"
    secret.write_text('<rss version="2.0"><channel><title>secret</title></channel></rss>')
    with pytest.raises(UnreadableError):
        read_feed(str(secret).encode())


@pytest.mark.parametrize(
    ("given", "byline"),
    [
        ("<author>ana@hartford.media (Ana Ruiz)</author>", "Ana Ruiz"),
        ("<author>Ana Ruiz &lt;ana@news.com&gt;</author>", "Ana Ruiz"),
        ("<author>desk@news.example</author>", None),
        ("<author>noreply@blogger.com (Ana)</author><dc:creator>Ana</dc:creator>", "Ana"),
        ("<dc:creator>Ana</dc:creator><dc:creator>Bo &amp; Co</dc:creator>", "Ana, Bo & Co"),
    ],
)
def test_a_byline_has_the_names_and_no_address(given, byline):
    namespace = "xmlns:dc='http://purl.org/dc/elements/1.1/'"
    feed = rss("x").replace("</title>", f"</title>{given}").replace("<rss", f"<rss {namespace}")
    assert read_feed(feed.encode()).items[0].author == byline


@pytest.mark.parametrize("end", ["</width>", "</media:player>"])
def test_an_item_that_fells_the_parser_costs_only_itself(end):
    """feedparser raises on an end without a beginning of these."""
    good = "<item><title>Good {0}</title><link>https://a.example/{0}</link></item>"
    items = f"{good.format(1)}<item><title>Bad</title>{end}</item>{good.format(2)}"
    document = read_feed(f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'.encode())
    assert (document.title, [i.title for i in document.items]) == ("News", ["Good 1", "Good 2"])
    assert [(p.code, p.args["number"]) for p in document.problems] == [("item", 2)]


@pytest.mark.parametrize("said", ["&#x110000;", "&#0;", "&#xD800;", "<![CDAT[", "<![endif]", "&unknown;", "&"])
def test_stray_marks_do_not_stop_the_reading(said):
    item = f"<item><title>Good</title><description>{said} text</description></item>"
    body = f'<rss version="2.0"><channel>{item}</channel></rss>'
    assert [i.title for i in read_feed(body.encode()).items] == ["Good"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_broken_feed_is_read_or_refused_and_nothing_else(shared_data, data):
    """Bytes of a real feed, cut, doubled and overwritten."""
    names = [
        "s02-nbc-new-york.rss",
        "s31-atom03.xml",
        "s57-redmond-civicplus-calendar.rss",
        "s26-elastic-jsonfeed-1.1.json",
    ]
    name = data.draw(st.sampled_from(names))
    body = bytearray((shared_data / "feeds" / name).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body)))
        body[at : at + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=20))
    try:
        document = (read_json_feed if name.endswith(".json") else read_feed)(bytes(body))
    except UnreadableError:
        return
    assert all(i.id and len(i.title) <= 500 and len(i.summary) <= 500 for i in document.items)
