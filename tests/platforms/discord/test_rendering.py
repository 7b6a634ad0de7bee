import pytest

from bot.core import ui
from bot.core.i18n import Catalogue
from bot.platforms.discord import overrides
from bot.platforms.discord.markup import markup
from bot.platforms.discord.render import read_custom_id, render
from tests.platforms.discord.square import LOCALES

VOICE = Catalogue(LOCALES).voice("en", "America/New_York", markup({}))


def payloads(reply, **more):
    """What Discord is sent, one list of components a message."""

    async def made():
        return [m.view().to_components() for m in render(reply, VOICE, **more)]

    return made()


def texts(components):
    return [c["content"] for c in walk(components) if c["type"] == 10]


def walk(components):
    for c in components:
        yield c
        yield from walk(c.get("components", []))
        if "accessory" in c:
            yield c["accessory"]


def size(components):
    return len(list(walk(components))), sum(map(len, texts(components)))


async def test_a_card_shows_its_title_fields_and_small_print():
    card = ui.Card("Pat # Doe", "Mayor", fields=[ui.Field("Phone", "860"), ui.Field("Where", "a\nb", short=False)],
                   footer="one\ntwo", url="https://a.test/x")  # fmt: skip
    (message,) = await payloads(ui.Reply("Found", [card]))
    assert texts(message) == [
        "Found",
        "### [Pat \\# Doe](https://a.test/x)\nMayor\n**Phone:** 860\n**Where**\na\nb\n-# one\n-# two",
    ]


async def test_a_title_of_several_lines_is_one():
    (message,) = await payloads(ui.Reply("x", [ui.Card("a\n# b", "c")]))
    assert texts(message)[1] == "### a \\# b\nc"


async def test_a_picture_stands_beside_its_card():
    card = ui.Card("Pat", "Mayor", image="https://a.test/p.jpg")
    (message,) = await payloads(ui.Reply("x", [card]))
    section = message[1]["components"][0]
    assert section["accessory"]["media"]["url"] == "https://a.test/p.jpg"
    assert section["accessory"]["description"] == "Pat"


async def test_no_message_is_larger_than_discord_takes():
    buttons = [ui.Button(f"B{n}", "support", n) for n in range(7)]
    cards = [ui.Card("t" * 300, "b" * 5000, buttons) for _ in range(9)]
    messages = await payloads(ui.Reply("w " * 4000, cards, ui.Pager("lookup", page=2, pages=3)))
    for message in messages:
        components, characters = size(message)
        assert components <= 40
        assert characters <= 4000
    assert any("…" in t for t in texts(messages[-1]) + texts(messages[-2]))
    assert len(messages) == 5


async def test_a_long_text_is_cut_between_lines():
    lines = [f"line {n} " + "x" * 60 for n in range(120)]
    messages = await payloads(ui.Reply("\n".join(lines)))
    assert "\n".join(t for m in messages for t in texts(m)) == "\n".join(lines)


async def test_one_message_says_how_many_cards_it_leaves_out():
    cards = [ui.Card(f"Card {n}", "x" * 900) for n in range(9)]
    (message,) = await payloads(ui.Reply("All", cards), most=1)
    assert texts(message)[-1] == "-# 5 more are not shown here."
    assert size(message)[1] <= 4000


async def test_labels_are_cut_to_what_discord_takes():
    controls = [
        ui.Button("b" * 200, "support", 1),
        ui.Link("", "https://a.test"),
        ui.Link("dead", "javascript:x"),
        ui.Menu("m" * 200, "support", choices=[ui.Choice("v", "l" * 200, "d" * 200), ui.Choice("x" * 101, "long")]),
    ]
    (message,) = await payloads(ui.Reply("x", controls=controls))
    buttons = [c for c in walk(message) if c["type"] == 2]
    assert [len(b["label"]) for b in buttons] == [80, 1]
    (menu,) = [c for c in walk(message) if c["type"] == 3]
    assert [len(o["label"]) for o in menu["options"]] == [100]


async def test_an_address_too_long_for_a_button_stands_in_the_text():
    far = "https://a.test/" + "x" * 1500
    read = [ui.Link("Read", far), ui.Button("Ask", "support", 1)]
    (message,) = await payloads(ui.Reply("Found", [ui.Card("t" * 300, "b" * 5000, read)]))
    assert texts(message)[1].endswith(f"…\n[Read]({far})")
    assert [c["label"] for c in walk(message) if c["type"] == 2] == ["Ask"]
    (message,) = await payloads(ui.Reply("Found", controls=read))
    assert texts(message) == ["Found", f"[Read]({far})"]


async def test_no_address_in_the_text_makes_a_message_too_long():
    links = [ui.Link(f"Read {n}", f"https://a.test/{n}" + "x" * 900) for n in range(9)]
    (message,) = await payloads(ui.Reply("Found", [ui.Card("t" * 300, "b" * 5000, links)]))
    assert size(message)[1] <= 4000
    assert texts(message)[1].count("[Read ") == 2


@pytest.mark.parametrize(("count", "rows"), [(5, [5]), (6, [3, 3]), (7, [4, 3]), (11, [4, 4, 3])])
async def test_no_button_stands_alone_below_a_full_row(count, rows):
    (message,) = await payloads(ui.Reply("x", controls=[ui.Button("b", "support", n) for n in range(count)]))
    assert [len(r["components"]) for r in message[1:]] == rows


async def test_the_first_page_has_nothing_before_it():
    (message,) = await payloads(ui.Reply("x", pager=ui.Pager("lookup", "hartford", page=1, pages=2)))
    previous, following = message[1]["components"]
    assert (previous["disabled"], following["disabled"]) == (True, False)
    assert read_custom_id(following["custom_id"]) == ("lookup:hartford", 2)


async def test_one_page_needs_no_pager():
    (message,) = await payloads(ui.Reply("x", pager=ui.Pager("lookup", "hartford", page=1, pages=1)))
    assert len(message) == 1


async def test_a_pager_that_cannot_carry_its_page_is_refused():
    with pytest.raises(ValueError, match="no room for a page"):
        await payloads(ui.Reply("x", pager=ui.Pager("lookup", "x" * 91, page=1, pages=2)))


async def test_an_empty_reply_still_is_a_message():
    assert texts((await payloads(ui.Reply("")))[0]) == ["…"]


async def test_a_files_name_is_one_that_discord_keeps():
    async def made():
        return render(ui.Reply("x", files=[ui.File("mis preguntas (1).csv", b"1")]), VOICE)[0]

    message = await made()
    (file,) = message.attachments()
    shown = message.view().to_components()[-1]["file"]["url"]
    assert shown == f"attachment://{file.filename}" == "attachment://mis_preguntas_1_.csv"


async def test_one_command_may_look_its_own_way(monkeypatch):
    from discord import ui as dui

    monkeypatch.setattr(overrides, "ITEMS", {"lookup": lambda reply, voice: [dui.TextDisplay("mine")]})
    monkeypatch.setattr("bot.platforms.discord.render.ITEMS", overrides.ITEMS)
    assert texts((await payloads(ui.Reply("x"), command="lookup"))[0]) == ["mine"]
    assert texts((await payloads(ui.Reply("x"), command="other"))[0]) == ["x"]
