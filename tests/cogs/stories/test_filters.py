"""Which stories a rule lets pass, and what is said of a rule that makes no sense."""

from dataclasses import dataclass

import pytest

from cogs.stories.filters import FilterError, SlowError, read_rule


@dataclass(frozen=True)
class A:
    title: str = "Policía y vecinos se reúnen in Hartford"
    summary: str = "The Chief answered questions."
    categories: tuple[str, ...] = ("Public Safety", "Noticias")
    author: str | None = "Ana Díaz"
    link: str | None = "https://news.example/police/1"


@pytest.mark.parametrize(
    ("rule", "passes"),
    [
        ("", True), ("policia", True), ("POLICÍA", True), ("fire", False), ('"chief answered"', True),
        ("title contains polic", True), ("title word polic", False), ("title word policía", True),
        ("summary policia", False), ("categories word safety", True), ('categories contains "public safety"', True),
        ("author diaz AND link contains /police/", True), ("author diaz AND NOT hartford", False),
        ("fire OR hartford", True), ("fire OR flood AND hartford", False), ("(fire OR hartford) AND chief", True),
        ("NOT fire", True), ("not not chief", True), (r'title regex "^polic.a\b"', True), ("title regex ^hart", False),
        ("título contiene policía Y NO autor palabra Smith", True), ("fuego O jefe O chief", True),
        ("title", False), ("regex", False), ('"AND"', False), ("title contains contains", False),
        ("“policía y vecinos”", True), ("«policía y vecinos»", True),
    ],
)  # fmt: skip
def test_a_rule_lets_pass_what_it_says(rule, passes):
    assert read_rule(rule).passes(A()) is passes


@pytest.mark.parametrize(
    ("rule", "code", "shown"),
    [
        ("police AND", "value", "police AND▸"),
        ("title contains AND police", "value", "title contains ▸AND police"),
        ("police budget", "join", "police ▸budget"),
        ("(police OR fire", "open", "(police OR fire▸"),
        ("police) OR fire", "close", "police▸) OR fire"),
        ('title contains "police', "quote", 'title contains ▸"police'),
        ('police OR ""', "value", 'police OR ▸""'),
        ('title regex "(a"', "regex", 'title regex ▸"(a"'),
        ("title regex a{99999999}", "repeats", "title regex ▸a{99999999}"),
        ('title regex "((a{999}){999}){999}"', "repeats", 'title regex ▸"((a{999}){999}){999}"'),
        ("(" * 30 + "a" + ")" * 30, "deep", None),
        ("NOT " * 30 + "a", "deep", None),
        ("a" * 501, "long", None),
    ],
)
def test_what_makes_no_sense_is_pointed_at(rule, code, shown):
    with pytest.raises(FilterError) as told:
        read_rule(rule)
    assert told.value.code == code
    if shown:
        assert told.value.text.args["shown"] == shown


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(?R)?a+b", "(?b)(?:abcdefghij){e<=12}"])
def test_a_regex_without_end_is_stopped(pattern):
    story = A(title="a" * 490 + "!", summary="a" * 490 + "!")
    rule = read_rule(f'title regex "{pattern}" OR summary regex "{pattern}"')
    with pytest.raises(SlowError):
        rule.passes(story)
