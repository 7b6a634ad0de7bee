from datetime import UTC, date, datetime, timedelta

import pytest
from fluent.runtime import FluentBundle, FluentResource

from bot.core.i18n import Catalogue, Markup
from bot.core.jsonable import dump, load
from bot.core.ui import Span, Text, Zone

STARRED = Markup("starred", escape=lambda s: s.replace("*", "\\*"), bold=lambda s: f"*{s}*")


@pytest.fixture
def catalogue(tmp_path):
    (tmp_path / "en.ftl").write_text(
        "greet = Hello { BOLD($name) }\ncount = { $n ->\n    [one] { $n } question\n   *[other] { $n } questions\n}\n"
        "outer = <{ $inner }>\nwhen = { $at }\nonly = English\n"
    )
    (tmp_path / "es.ftl").write_text("greet = Hola { BOLD($name) }\nwhen = { $at }\n")
    return Catalogue([tmp_path])


def test_data_is_escaped_and_only_the_catalogue_carries_markup(catalogue):
    assert catalogue.voice("en", markup=STARRED).say(Text("greet", name="*Ana*")) == "Hello *\\*Ana\\**"
    assert catalogue.voice("en").say(Text("greet", name="*Ana*")) == "Hello *Ana*"


def test_the_persons_language_comes_first_and_english_fills_in(catalogue):
    assert catalogue.voice("es-MX").say(Text("greet", name="Ana")) == "Hola Ana"
    assert catalogue.voice("es").say(Text("only")) == "English"
    assert catalogue.voice("fr").say(Text("only")) == "English"


def test_a_value_may_be_as_long_as_an_announcement(catalogue):
    long = "*a" * 3000
    assert catalogue.voice("en", markup=STARRED).say(Text("greet", name=long)).count("\\*a") == 3000


def test_plurals_and_messages_within_messages(catalogue):
    say = catalogue.voice("en", markup=STARRED).say
    assert say(Text("count", n=1)) == "1 question"
    assert say(Text("outer", inner=Text("greet", name="*"))) == "<Hello *\\**>"


def test_a_command_goes_by_its_name_in_the_language_where_that_can_be_typed(tmp_path):
    (tmp_path / "en.ftl").write_text('say = Type { COMMAND("plan make Hartford") }\nplan-name = plan\n')
    (tmp_path / "es.ftl").write_text(
        'say = Escriba { COMMAND("plan make Hartford") }\nplan-name = mesa\nplan-make-name = crear\n'
    )
    catalogue, typed = Catalogue([tmp_path]), Markup("typed", translates=True)
    assert catalogue.voice("es", markup=typed).say(Text("say")) == "Escriba /mesa crear Hartford"
    assert catalogue.voice("en", markup=typed).say(Text("say")) == "Type /plan make Hartford"
    assert catalogue.voice("es").say(Text("say")) == "Escriba /plan make Hartford"


def test_instants_are_said_in_the_communitys_zone(catalogue):
    at = datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    english, spanish = (catalogue.voice(language, "America/New_York") for language in ("en", "es"))
    assert english.say(Text("when", at=at)) == "Tuesday, December 1, 2026, 6:00 PM EST"
    assert spanish.say(Text("when", at=at)).startswith("martes 1 de diciembre de 2026, 6:00 p.m.")
    assert catalogue.voice("es").say(Text("when", at=date(2026, 12, 1))) == "1 de diciembre de 2026"


def test_an_evening_names_its_day_and_zone_once(catalogue):
    starts = datetime(2026, 12, 1, 23, 0, tzinfo=UTC)
    evening, days = (Span(starts, starts + timedelta(hours=hours)) for hours in (1.5, 24))
    say = catalogue.voice("en", "America/New_York").say
    assert say(Text("when", at=evening)) == "Tuesday, December 1, 2026, 6:00 PM \N{EN DASH} 7:30 PM EST"
    assert say(Text("when", at=days)).endswith("6:00 PM EST \N{EN DASH} Wednesday, December 2, 2026, 6:00 PM EST")
    assert load(dump(Text("when", at=days))) == Text("when", at=days)


@pytest.mark.parametrize(
    ("zone", "english", "spanish"),
    [
        ("America/New_York", "New York", "Nueva York"),
        ("US/Eastern", "New York", "Nueva York"),
        ("Europe/London", "London", "Londres"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_a_time_zone_goes_by_its_city_in_the_readers_language(catalogue, zone, english, spanish):
    said = Text("when", at=Zone(zone))
    assert [catalogue.voice(language).say(said) for language in ("en", "es")] == [english, spanish]
    assert load(dump(said)) == said


def test_a_gap_in_the_catalogue_is_loud(catalogue):
    with pytest.raises(KeyError):
        catalogue.voice("en").say(Text("nowhere"))


def test_messages_of_one_line_are_said_as_fluent_says_them(tmp_path):
    written = (
        'plain = One  line, #1 = "two"  \n# a comment { $n }\n\nafter =Said\nlong = One\n    #{ $n }\n'
        'bare =\n    below\nblank = { "" }x\n'
    )
    (tmp_path / "en.ftl").write_text(written)
    fluent = FluentBundle(["en"], use_isolating=False)
    fluent.add_resource(FluentResource(written))
    for key in ("plain", "after", "long", "bare", "blank"):
        said, errors = fluent.format_pattern(fluent.get_message(key).value, {"n": 2})
        assert Catalogue([tmp_path]).voice("en").say(Text(key, n=2)) == said
        assert not errors
