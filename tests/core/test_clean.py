import pytest

from bot.core.clean import clean, letters, one_line, shorten


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Why\x00 now?", "Why now?"),
        ("safe\u202etxt.exe\u202c", "safetxt.exe"),
        ("cross\u200bing\ufeff guard\u00ads", "crossing guards"),
        ("a\u200db", "ab"),
        ("\u0645\u06cc\u200c\u062e\u0648\u0631", "\u0645\u06cc\u200c\u062e\u0648\u0631"),
        ("👩\u200d👧 and 🏳️\u200d🌈", "👩\u200d👧 and 🏳️\u200d🌈"),
        ("hidden\U000e0041\U000e0042", "hidden"),
        ("blank\u3164\u2800", "blank"),
        ("  two   spaces \r\n\r\n\r\n then a gap ", "two spaces\n\nthen a gap"),
        ("cafe\u0301", "café"),
        ("*bold* <@123> @everyone =1+1", "*bold* <@123> @everyone =1+1"),
    ],
)
def test_what_nobody_can_see_is_taken_out(typed, kept):
    assert clean(typed) == kept


def test_stacked_marks_are_thinned_out():
    assert len(clean("Z" + "\u0337\u0334\u0335\u0336\u0338" * 20)) == 5


def test_a_title_stands_on_one_line():
    assert one_line("North End\n\n roundtable") == "North End roundtable"


def test_emoji_and_digits_are_no_letters():
    assert letters("🚓🚓 911 !!") == 0
    assert letters("¿Qué? 什么") == 5


def test_a_long_text_is_cut_at_a_word():
    assert shorten("When will officers walk the beat again?", 20) == "When will officers…"
    assert shorten("short", 20) == "short"
