"""What is sent of a text: cut as the cluster cuts it, the words are those that the product sees."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.opensearch.layout.wordlines import LONGEST, line, lines, words_of
from reader.index.query import folding

TEXTS = st.text() | st.text("aB9 _-.,“”’—'\n\té東\u0301ßͅ\x00\x1fÅ", max_size=60)


def cut(sent: str) -> list[str]:
    """Cut a text as the analyzer of the mapping does: at blanks, punctuation and symbols, in small letters."""
    apart = (" " if unicodedata.category(sign)[0] in "PSZ" or sign.isspace() else sign for sign in sent)
    return "".join(apart).lower().split()


@given(TEXTS)
def test_the_cluster_sees_the_words_that_are_looked_for(text: str) -> None:
    assert cut(line(text) or "") == words_of(text)


@given(TEXTS)
def test_they_are_the_words_of_the_product(text: str) -> None:
    assert "".join(words_of(text)) == "".join(word.lower() for word in folding.words(text))


def test_plain_text_is_sent_as_it_is() -> None:
    text = "“We will mend it” – Ada Nilsen’s word, No. 7."
    assert line(text) == text
    assert line("Straße, 東京") == "strasse 東 京"


@pytest.mark.parametrize("text", [None, "", "…!", "\u0301"])
def test_where_there_is_no_word_there_is_no_line(text: str | None) -> None:
    assert cut(line(text) or "") == []


def test_a_word_that_the_cluster_would_cut_is_cut_here() -> None:
    long = "x" * (2 * LONGEST + 1)
    assert words_of(long) == ["x" * LONGEST, "x" * LONGEST, "x"]
    assert line(f"a {long}.") == f"a {'x' * LONGEST} {'x' * LONGEST} x"


def test_several_texts_stay_apart() -> None:
    assert lines(["Red Sea", "", "Łódź"]) == ["Red Sea", "lodz"]
