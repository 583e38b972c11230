"""The gate for foreign text: what goes, what stays, and where lines break."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.text import MAX_MARKS, _escape, _hidden, _is_plain, clean, clean_line, visible, wrap

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"
FAMILY = "👨\u200d👩\u200d👧\u200d👦"
NASTY = [
    *"\x00\x07\x08\t\n\x0b\x0c\r\x1b\x7f\x85\x90\x9b\x9c\x9d\xad",
    *"[]()P_^X\\;0m\u0301\u0489\u200b\u200c\u200d\u202e\u2028\u2029\u2066\ufe0f\ufeff\uffff",
    *"\ud800\udc80\U000e0041\U0001f468\U0001f3fd\U0001f1e9 ab漢字。「ไก่क्\u093e\u00a0\u3000“",
]
foreign = st.one_of(st.text(), st.lists(st.sampled_from(NASTY), max_size=40).map("".join))


# ------------------------------------------------------------------------------------------------ clean


@pytest.mark.parametrize(
    ("sequence", "left"),
    [
        (f"{ESC}[31;1m", ""),
        (f"{ESC}[?1049h", ""),
        (f"{ESC}[>0q", ""),
        ("\x9b31m", ""),
        (f"{ESC}]0;title{BEL}", ""),
        (f"{ESC}]8;;http://example.org/{ST}", ""),
        ("\x9d52;c;Zm9v\x9c", ""),
        (f"{ESC}P$q m{ST}", ""),
        (f"{ESC}_payload{ST}", ""),
        (f"{ESC}^private{ST}", ""),
        (f"{ESC}Xstring{ST}", ""),
        (f"{ESC}c", ""),
        (f"{ESC}(0", ""),
        (f"{ESC}#8", ""),
        (f"{ESC}]0;never closed", "0;never closed"),
        (f"{ESC} A word", " A word"),
        (f"{ESC}]a{ESC}]b{BEL}", "a"),
        ("\x0eabc\x0f", "abc"),
        ("a\b\bb\x7f", "ab"),
        ("\u202eevil\u202c \u2067x\u2069", "evil x"),
        ("a\u200bb\ufeffc\u2060d\xade", "abcde"),
        ("Hi\U000e0068\U000e0069!", "Hi!"),
        ("\ud83d half \udc80", " half "),
        ("\ufffe\ufdd0\U0010ffffx", "x"),
    ],
)
def test_clean_drops_what_acts_or_hides(sequence: str, left: str) -> None:
    assert clean(f"<{sequence}>") == f"<{left}>"


@pytest.mark.parametrize(
    ("raw", "lines"),
    [
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x0bb\x85c\u2028d", "a\nb\nc\nd"),
        ("a\x0cb\u2029c", "a\n\nb\n\nc"),
        ("a\tb", "a\tb"),
    ],
)
def test_line_ends_become_newlines(raw: str, lines: str) -> None:
    assert clean(raw) == lines


@pytest.mark.parametrize(
    "kept",
    [
        "plain, with “quotes” – and é",
        FAMILY,
        "🏳️\u200d🌈",
        "👩🏽\u200d🚀",
        "می\u200cخواهم",
        "क्\u200dष",
        "e\u0301",
        "\ue000",
        "\u00a0",
        "🇩🇪",
    ],
)
def test_clean_keeps_living_text(kept: str) -> None:
    assert clean(kept) == kept


@pytest.mark.parametrize(
    "loose", ["a \u200db", "\u200ca", "a\u200d", "a\u200d👧", "1\u200c2", "a\u200d\u200d b"]
)
def test_joiners_that_join_nothing_go(loose: str) -> None:
    assert clean(loose) == loose.replace("\u200c", "").replace("\u200d", "")


def test_marks_are_capped_and_need_a_letter() -> None:
    assert clean("Z" + "\u0351" * 700 + "x") == "Z" + "\u0351" * MAX_MARKS + "x"
    assert clean("Z" + "\u0351\u200d" * 700 + "x").count("\u0351") <= MAX_MARKS
    assert clean("\u0301a\n\u0302b") == "a\nb"
    assert clean("a𑀁" + "𑀁" * 90) == "a" + "𑀁" * MAX_MARKS


def test_every_mark_of_this_unicode_is_known() -> None:
    marks = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in {"Mn", "Me"}]
    unknown = [mark for mark in marks if clean("a" + mark * 9) not in {"a" + mark * MAX_MARKS, "a"}]
    # A newer Python knows newer marks; those of Unicode 14 must all be here.
    assert len(unknown) < 0.05 * len(marks)
    assert unicodedata.unidata_version != "14.0.0" or not unknown


@given(foreign)
def test_clean_twice_changes_nothing(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert clean_line(clean_line(raw)) == clean_line(raw)
    assert clean_line(once) == clean_line(raw)


@given(foreign)
def test_nothing_dangerous_comes_out(raw: str) -> None:
    for out in (clean(raw), clean_line(raw), visible(raw)):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", out)
        out.encode("utf-8")
    assert "\n" not in clean_line(raw) + visible(raw)
    assert clean_line(raw) == clean_line(raw).strip()


@given(st.text(alphabet=st.characters(exclude_categories=["C", "M", "Z"])))
def test_letters_pass_untouched(raw: str) -> None:
    assert clean(raw) == raw


def test_clean_line_is_one_line() -> None:
    assert clean_line("  a\tb\n\n c  \r\nd ") == "a b c d"
    assert clean_line("\u00a0\u2003\u3000") == ""
    assert clean_line(" \u0301x") == "x"


def test_a_line_may_begin_with_any_mark() -> None:
    spacing = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Mc"]
    assert len(spacing) > 400
    for mark in spacing:
        assert clean_line(f" {mark}x") == f"{mark}x"
    assert clean_line("\u0301 " * 100_000 + "x") == "x"


# ------------------------------------------------------------------------------------------------ visible


def test_visible_shows_what_would_act() -> None:
    assert visible("plain/ü.txt") == "plain/ü.txt"
    assert visible("a\nb\x1b[m\x9b\udcff\u202e.txt") == "a\\x0ab\\x1b[m\\x9b\\udcff\\u202e.txt"
    assert visible("\U000e0041\u0301") == "\\U000e0041\u0301"
    assert visible("\u0301x") == "\\u0301x"


@given(foreign)
def test_visible_drops_nothing(raw: str) -> None:
    assert _hidden().sub(lambda found: _escape(found[0]), raw) == visible(raw)
    assert len(visible(raw)) >= len(raw)


# ------------------------------------------------------------------------------------------------ wrap


def shown(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width, cell_len)]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("ab   cd", 4, ["ab", "cd"]),
        ("ab   ", 3, ["ab"]),
        ("  indented text", 10, ["  indented", "text"]),
        ("   abcdefgh", 5, ["abcde", "fgh"]),
        ("漢字漢字漢", 4, ["漢字", "漢字", "漢"]),
        ("漢字漢字漢", 5, ["漢字", "漢字", "漢"]),
        ("漢字、漢字", 4, ["漢", "字、", "漢字"]),
        ("漢「字」漢", 6, ["漢", "「字」", "漢"]),
        ("see 漢字漢字", 8, ["see 漢字", "漢字"]),
        ("漢", 1, ["漢"]),
        ("e\u0301" * 4, 2, ["e\u0301e\u0301", "e\u0301e\u0301"]),
        (FAMILY * 2, 2, [FAMILY, FAMILY]),
        ("🇩🇪🇫🇷", 2, ["🇩🇪", "🇫🇷"]),
        ("x", 0, ["x"]),
        ("漢   \u3000b", 3, ["漢", "b"]),
    ],
)
def test_lines(text: str, width: int, lines: list[str]) -> None:
    assert shown(text, width) == lines


words = st.lists(
    st.sampled_from(
        ["a", "word", "longer-than-most", "漢字", "“quoted”", FAMILY, "ไก่", " ", "  ", "\n", "🇩🇪", "한", "。"]
    ),
    max_size=30,
).map("".join)


@given(st.one_of(foreign.map(clean), words), st.integers(1, 30))
def test_wrap_loses_only_blanks_and_keeps_to_the_width(raw: str, width: int) -> None:
    text = raw.expandtabs(4)
    lines = wrap(text, width, cell_len)
    place = 0
    for start, end in lines:
        assert place <= start <= end
        assert not text[place:start].strip()
        line = text[start:end]
        assert cell_len(line) <= width or len(line) == 1
        place = end
    assert not text[place:].strip()
    assert len(lines) >= text.count("\n") + 1


@given(st.text(alphabet="ab c\n", max_size=80), st.integers(1, 12))
def test_both_ways_to_wrap_agree(text: str, width: int) -> None:
    slow = text.replace("a", "ก").replace("b", "ข").replace("c", "ค")  # Thai letters have to be measured
    assert wrap(text, width, cell_len) == wrap(slow, width, cell_len)


def test_plain_text_is_one_cell_a_character() -> None:
    plain = [chr(code) for code in range(0x20, 0x30000) if _is_plain(chr(code), 0, 1)]
    assert len(plain) > 1000
    assert [char for char in plain if cell_len(char) != 1] == []


def test_wrap_does_not_measure_plain_text() -> None:
    def never(_: str) -> int:
        raise AssertionError

    assert len(wrap("“plain” words – here " * 100, 40, never)) > 40


def test_import_is_light() -> None:
    code = "import sys, reader.text; print(*{'rich', 'textual', 'yaml', 'lxml'} & set(sys.modules))"
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "\n"
    )
