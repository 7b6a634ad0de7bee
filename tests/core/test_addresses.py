import pytest

from bot.core.addresses import is_web


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "http://example.org:8080/a/b.html?c=d&e=%20f#g",
        "HTTPS://Example.ORG/",
        "https://münchen.example/straße",
        "https://user@example.org/",
        "http://192.0.2.1/x",
        "http://[2001:db8::1]:80/",
    ],
)
def test_what_a_platform_takes_for_a_link(url):
    assert is_web(url, 512)


@pytest.mark.parametrize(
    "url",
    [
        None, "", "http://", "https:///path", "javascript:alert(1)", "data:text/html,x", "ftp://example.org/",
        "https://localhost/x", "https://exa mple.org/", "https://example.org/a b", "https://example.org/\n",
        "https://example.org:port/", "https://example.org:99999/", "https://[nonsense]/", "https://.org/",
        "https://example.org/<@1>", "https://example.org/`x", "https://example.org/" + "x" * 512,
    ],
)  # fmt: skip
def test_what_would_cost_the_whole_message_is_no_link(url):
    assert not is_web(url, 512)
