"""Plain words and links out of what sites send."""

import pytest

from cogs.stories.furniture import is_furniture
from cogs.stories.links import absolute, canonical, without_tracking
from cogs.stories.text import language_tag, one_line, sentences, summarised, words


def test_abbreviations_end_no_sentence():
    said = "U.S. Sen. Blumenthal met Dr. Lee on Main St. at 5 p.m. Wednesday. “It went well.” TJ Clarke agreed."
    assert sentences(said) == [
        "U.S. Sen. Blumenthal met Dr. Lee on Main St. at 5 p.m. Wednesday.", "“It went well.”", "TJ Clarke agreed.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    ["x", "Breaking News", "More () »", "Before You Leave, Check This Out", "Credit: Station 61", "Related Articles",
     "Loading ...", "© 2016 Station 61. All Rights Reserved.", "Sign up for the Station 61 newsletters: Morning",
     "The post Budget vote appeared first on CT News.", "Read more »", "∞ Permalink", "12 Comments", "Sigue leyendo",
     "Read on...", "Photo: Jane Doe / CT Mirror", "Tags: police, budget", "La entrada Voto se publicó primero en Ya.",
     "Lea también: Otra nota", "Seguir leyendo »", "Compartir en Facebook", "Foto: EFE", "Le puede interesar: Censo"],
)  # fmt: skip
def test_lines_that_are_the_sites_own(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    ["Breaking News Corp. sold its Hartford station.", "Related charges were dropped on Monday.", "X marks the spot.",
     "More officers will walk the beat.", "Published reports of a shortage are wrong, the mayor said.",
     "Read on Monday, the letter surprised all.", "La entrada al parque es gratis.", "Comparte su casa con su madre."],
)  # fmt: skip
def test_lines_that_are_the_storys(line):
    assert not is_furniture(line)


def test_a_banner_on_the_storys_own_line_goes():
    assert summarised("x Breaking News More () » The council met. It voted.") == "The council met. It voted."


@pytest.mark.parametrize(
    "tail",
    ["… Continue reading “Mayor talks”", "… Continue readingMayor talks →", " Read on...", " (more…)",
     " [Read more…]", " Read more about Road closed", " La entrada Voto apareció primero en Barrio.", " Leer más"],
)  # fmt: skip
def test_what_follows_a_storys_words_on_their_line_goes(tail):
    assert summarised(f"La entrada es gratis. Residents can read more about it at home.{tail}").rstrip(" …") == (
        "La entrada es gratis. Residents can read more about it at home."
    )


def test_a_headline_repeated_in_the_text_is_not_repeated_in_the_summary():
    assert summarised("Council Votes!\nIt was close.", "Council votes") == "It was close."


def test_what_drupal_puts_before_a_text_is_left_out():
    field = "<span class='field field--name-{}'>"
    said = f"{field.format('title')}Road closed</span>\n{field.format('uid')}<span>webmaster</span></span>\n"
    said += f"{field.format('created')}<time>Fri, 11/20/2026 - 10:00</time></span>\n"
    body = "<div class='field field--name-body'><p>Main Street <span>is closed</span>.</p></div>"
    assert words(said + body) == "Main Street is closed."
    assert words(field.format("title") + body) == "Main Street is closed."


def test_scripts_styles_and_marks_that_turn_text_around_are_left_out():
    html = "<style>p{}</style><p>Hello <b>there</b></p><script>alert(1)</script>\u202eolleh\u202c"
    assert words(html) == "Hello there\nolleh"


def test_long_headlines_are_cut_at_a_word():
    assert one_line("word " * 100, 20) == "word word word word…"


@pytest.mark.parametrize("tag", ["en-us", "en_US", "EN-us"])
def test_languages_are_written_one_way(tag):
    assert language_tag(tag) == "en-US"
    assert language_tag("klingon?") is None


def test_tracking_parameters_do_not_make_another_link():
    assert (
        canonical("https://News.example:443/a/?utm_source=rss&id=3&fbclid=x#tk.rss_all")
        == "https://news.example/a?id=3"
    )


@pytest.mark.parametrize(
    ("given", "shown"),
    [("https://a.example/x/?utm_source=rss&utm_medium=feed", "https://a.example/x/"),
     ("https://a.example/x?b=2&a=%C3%A9&fbclid=1#top", "https://a.example/x?b=2&a=%C3%A9#top"),
     ("https://a.example/x#utm", "https://a.example/x#utm")],
)  # fmt: skip
def test_readers_are_not_told_on_by_the_links_they_follow(given, shown):
    assert without_tracking(given) == shown


def test_a_citys_own_parameters_do():
    assert canonical("https://city.example/Calendar.aspx?EID=1") != canonical(
        "https://city.example/Calendar.aspx?EID=2"
    )


NOWHERE = ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//", "http://[x", "", None]


@pytest.mark.parametrize("link", NOWHERE)
def test_links_that_lead_nowhere_on_the_web(link):
    assert absolute(link, None) is None
