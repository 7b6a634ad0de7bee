import pytest

from bot.core import ui, wire
from bot.core.jsonable import dump, load
from bot.core.parse import parse_line
from bot.core.registry import Registry
from tests.core.sample import NoteForm, Sample


@pytest.fixture
def registry():
    return Registry([Sample()])


def test_a_commands_options_come_from_its_signature(registry):
    place, level = registry.commands["lookup"].options
    assert (place.name, place.type, place.required, place.suggest) == ("place", str, True, "places")
    assert (level.required, level.choices) == (False, ("city", "state"))


def test_a_method_may_be_a_command_and_what_a_button_runs(registry):
    assert registry.commands["lookup"].private
    assert registry.actions["lookup"].handler == registry.commands["lookup"].handler


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("/lookup new haven", {"place": "new haven"}),
        ("lookup new haven level:state", {"place": "new haven", "level": "state"}),
        ('lookup level:city place:"new haven"', {"place": "new haven", "level": "city"}),
        ("lookup level:", {"level": ""}),
    ],
)
def test_a_typed_line_becomes_options(registry, line, values):
    parsed = parse_line(registry, line)
    assert parsed.command.name == "lookup"
    assert parsed.values == values


def test_two_words_may_name_a_command(registry):
    assert parse_line(registry, "/guard shut").command.name == "guard shut"
    assert parse_line(registry, "/guard open") is None


def test_a_form_tells_its_parts_from_what_it_carries():
    assert [(p.name, p.required) for p in NoteForm.parts_of()] == [("text", True), ("loud", False)]
    assert list(NoteForm.carried_of()) == ["official_id"]
    assert NoteForm(official_id=3).carry() == {"official_id": 3}


def test_a_button_carries_its_values_through_the_wire():
    assert wire.decode(wire.encode("ask", ("story:1", 42, True))) == ("ask", ["story:1", "42", "1"])
    with pytest.raises(ValueError, match="100"):
        wire.encode("ask", ("x" * 100,))


def test_a_button_to_nowhere_cannot_be_made():
    with pytest.raises(TypeError):
        ui.Button("Go", print)


def test_a_reply_survives_the_outbox():
    reply = ui.Reply(
        ui.Text("yes", who=ui.Text("no")), [ui.Card("a", "b", [ui.Button("Go", "ask", 1), ui.Link("x", "https://x")])]
    )
    back = load(dump(reply))
    assert back.text == reply.text
    assert back.cards[0].controls[0] == reply.cards[0].controls[0]
    assert back.cards[0].title == "a"
    assert back.pager is None
