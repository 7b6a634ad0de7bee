import pytest

from bot.app import build
from bot.core.cog import OptionSpec
from bot.core.parse import parse_line, parse_options
from bot.core.schedule import Schedule
from bot.settings import Settings

ANNOUNCE = (OptionSpec("when", Schedule, required=True), OptionSpec("text", str, required=True))


@pytest.mark.parametrize(
    ("line", "when", "text"),
    [
        ("tomorrow 6pm Hello all", "tomorrow 6pm", "Hello all"),
        ("mañana a las 18:00 Hola a todos", "mañana a las 18:00", "Hola a todos"),
        ("mañana a las 6 pm Hola a todos", "mañana a las 6 pm", "Hola a todos"),
        ("2026-12-01 18:00 The library is open", "2026-12-01 18:00", "The library is open"),
        ("Dec 1 2026 at 6pm Meeting", "Dec 1 2026 at 6pm", "Meeting"),
        ("Dec 1 2026 at 12am Meeting", "Dec 1 2026 at 12am", "Meeting"),
        ("in 2 days We meet", "in 2 days", "We meet"),
        ("in 2 hours We meet", "in 2 hours", "We meet"),
        ("next friday 6 pm the doors open", "next friday 6 pm", "the doors open"),
        ("tomorrow 6pm 20 chairs needed", "tomorrow 6pm", "20 chairs needed"),
        ("tomorrow 6pm A word", "tomorrow 6pm", "A word"),
        ('"tomorrow, at 6pm" Hello', "tomorrow, at 6pm", "Hello"),
        ("tomorrow 6pm", "tomorrow", "6pm"),
        ("whenever Hello all", "whenever", "Hello all"),
        ('text:"Hello all" tomorrow 6pm', "tomorrow 6pm", "Hello all"),
    ],
)
def test_a_time_takes_the_words_that_say_it(line, when, text):
    assert parse_options(ANNOUNCE, line) == {"when": when, "text": text}


@pytest.mark.parametrize("name", ["level", "nivel", "NIVEL"])
def test_an_option_is_called_by_any_of_its_names(name):
    options = (OptionSpec("place", str, required=True), OptionSpec("level", str, required=False))
    typed = parse_options(options, f"hartford {name}:state", {"nivel": "level"})
    assert typed == {"place": "hartford", "level": "state"}


SCHEDULE = (OptionSpec("when", Schedule, required=False), OptionSpec("text", str, required=False),
            OptionSpec("title", str, required=False))  # fmt: skip


@pytest.mark.parametrize(
    ("line", "when", "text"),
    [
        ("tomorrow 6pm Hello all", "tomorrow 6pm", "Hello all"),
        ("every Tuesday 18:00 The library opens", "every Tuesday 18:00", "The library opens"),
        ("every Tuesday 18:00 20 chairs needed", "every Tuesday 18:00", "20 chairs needed"),
        ("first Wednesday of the month 18:00 First come", "first Wednesday of the month 18:00", "First come"),
        ("every weekday 9am Monday is next", "every weekday 9am", "Monday is next"),
        ("cada martes a las 18:00 hasta el 30 de junio Hola", "cada martes a las 18:00 hasta el 30 de junio", "Hola"),
        ("every 2 weeks on Friday 5pm until 2027-06-30 Hi", "every 2 weeks on Friday 5pm until 2027-06-30", "Hi"),
    ],
)
def test_a_time_that_recurs_takes_the_words_that_say_it(line, when, text):
    assert parse_options(SCHEDULE, line) == {"when": when, "text": text}


def test_a_time_alone_leaves_the_rest_open():
    assert parse_options(SCHEDULE, "every Tuesday 18:00") == {"when": "every Tuesday 18:00"}


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    return build(Settings(data=tmp_path_factory.mktemp("data"), _env_file=None))


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("/agenda build 3 top", "seats", "3"),
        ("/agenda build 3 top", "rule", "top"),
        ("/agenda build 3 top roundtable:x", "rule", "top"),
        ('/agenda build 3 "partes iguales" roundtable:x', "roundtable", "x"),
        ("/agenda build 12", "seats", "12"),
        ("/answer 9 outcome:aplazada", "outcome", "deferred"),
        ("/answer 9 resultado:respondida", "outcome", "answered"),
        ('/questions order:"más apoyadas"', "order", "supported"),
        ("/questions Nuevas", "order", "new"),
        ("/export CSV", "format", "csv"),
        ('/export status:"Sin decidir"', "status", "Sin decidir"),
        ("/questions order:las", "order", "las"),
    ],
)
def test_a_choice_is_called_by_its_label_or_by_words_that_only_it_has(app, line, name, value):
    assert parse_line(app.registry, line, app.catalogue).values[name] == value


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("funcionarios hartford", "officials"),
        ("/Mesa Crear", "roundtable create"),
        ("por-que 3", "why"),
        ("agenda ver", "agenda show"),
        ("officials hartford", "officials"),
    ],
)
def test_a_command_is_called_by_its_name_in_any_language(app, line, name):
    assert parse_line(app.registry, line, app.catalogue).command.name == name
    assert parse_line(app.registry, "farolas hartford", app.catalogue) is None
