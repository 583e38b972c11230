"""Highlights and folding: the same word in any spelling, at the right offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.highlight import SNIPPET, matches, snippet
from reader.index.query import parse
from reader.index.query.folding import fold, words


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("steel", "Steel and STEEL, not steelworks", ["Steel", "STEEL"]),
        ("steel*", "Steel and steelworks", ["Steel", "steelworks"]),
        ('"trade war"', "trade war, war trade, Trade  WAR", ["trade war", "Trade  WAR"]),
        ('"trade w"*', "trade winds trade", ["trade winds"]),
        ("straße", "In der STRASSE und Straße", ["STRASSE", "Straße"]),
        ("lodz", "Łódź", ["Łódź"]),
        ("istanbul", "İstanbul ist İSTANBUL", ["İstanbul", "İSTANBUL"]),
        ("café", "the cafe\u0301 and cafe", ["cafe\u0301", "cafe"]),
        ("京都", "東京都庁", ["京都"]),
        ("U.S.", "in the U.S. and us", ["U.S"]),
        ("AT&T", "AT&T at t", ["AT&T", "at t"]),
        ("-steel iron", "steel iron", ["iron"]),
        ("source:steel date:2018", "steel", []),
        ('said:"trump: nuclear button"', "button, nuclear", ["button", "nuclear"]),
        ("quote:button", "button", ["button"]),
        ("a b", "a b", ["a", "b"]),
        ("", "steel", []),
    ],
)
def test_marks_the_words(query: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in matches(parse(query), text)] == expected


def test_a_snippet_stands_round_the_first_match() -> None:
    text = "lead " * 100 + "quicksilver " + "tail " * 100
    found = snippet(parse("quicksilver"), text)
    assert [found.text[a:b] for a, b in found.marks] == ["quicksilver"]
    assert found.text.startswith("…lead")
    assert found.text.endswith("tail…")
    assert len(found.text) <= SNIPPET + 2


def test_without_a_match_in_the_text_a_snippet_is_its_beginning() -> None:
    found = snippet(parse("title:x y"), "First words.\n\nSecond paragraph.")
    assert (found.text, found.marks) == ("First words. Second paragraph.", ())


@given(st.text(), st.text(max_size=12))
def test_marks_lie_in_the_text_and_never_overlap(text: str, word: str) -> None:
    query = parse('"' + word.replace('"', "") + '"')
    last = 0
    for start, end in matches(query, text):
        assert last <= start < end <= len(text)
        last = end
    found = snippet(query, text)
    assert all(0 <= start < end <= len(found.text) for start, end in found.marks)


@given(st.text())
def test_folding_is_done_once_and_for_all(text: str) -> None:
    assert words(fold(text)) == words(text)


@given(
    st.lists(
        st.sampled_from(
            ("steel", "Stéel", "steelworks", "ſteel", "“steel”", "ｓteel", "a", "—", "\n", "İ", "東")
        )
    )
)
def test_no_shortcut_passes_a_word_by(parts: list[str]) -> None:
    for joined in (" ".join(parts), "".join(parts), "“" + "—".join(parts) + "\nsteel" * 2):
        found = matches(parse("steel"), joined)
        assert len(found) == words(joined).count("steel")
        begun = matches(parse("stee*"), joined)
        assert len(begun) == sum(word.startswith("stee") for word in words(joined))
