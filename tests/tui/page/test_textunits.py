"""Words, sentences and paragraphs of a text, by where they stand."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.tui.page.textunits import Unit, Units

TEXT = "“It sails at ten. It’s 1.5 miles,” he said…  Well-known!\nA line\n\n***\n\nSecond one? Yes"
UNITS: tuple[Unit, ...] = ("word", "sentence", "paragraph")


def parts(text: str, unit: Unit) -> list[str]:
    return [text[slice(*span)] for span in Units(text).of(unit)]


def test_words_keep_what_joins_them() -> None:
    assert parts(TEXT, "word")[:9] == ["It", "sails", "at", "ten", "It’s", "1.5", "miles", "he", "said"]
    assert "Well-known" in parts(TEXT, "word")


def test_sentences_end_with_their_signs_and_with_their_paragraph() -> None:
    assert parts(TEXT, "sentence") == [
        "“It sails at ten.",
        "It’s 1.5 miles,” he said…",
        "Well-known!",
        "A line",
        "Second one?",
        "Yes",
    ]
    assert parts("彼は来た。「行く。」と言った", "sentence") == ["彼は来た。", "「行く。」", "と言った"]


def test_paragraphs_without_a_word_are_none() -> None:
    assert parts(TEXT, "paragraph") == [TEXT[: TEXT.index("\n\n")], "Second one? Yes"]


@given(st.text("ab .!?”\n’-1。", max_size=40), st.integers(0, 40))
def test_units_stand_in_order_and_every_word_is_in_one_of_each(text: str, offset: int) -> None:
    units = Units(text)
    for unit in UNITS:
        spans = units.of(unit)
        assert all(start < end for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))
        if spans:
            start, end = units.at(unit, offset)
            assert offset < end or (start, end) == spans[-1]
        for word in units.words:
            start, end = units.at(unit, word[0])
            assert start <= word[0]
            assert word[1] <= end
