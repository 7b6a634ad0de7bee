from datetime import datetime

import pytest

from bot.core.cog import OptionSpec
from bot.core.parse import parse_options

ANNOUNCE = (OptionSpec("when", datetime, required=True), OptionSpec("text", str, required=True))


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
