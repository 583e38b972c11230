"""Words are found again after typography, paragraphs and other words have changed."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.marks.textquotes import TextQuote, find_again, read_quote, text_quote

TEXT = (
    "Dockers met on Friday — at the old pier. “We will not unload it,” said Ada Nilsen, who leads their union.\n\n"
    "The harbour office said that the ships can wait. “We will not wait,” said the owner of a ship. "
    "“Nobody has asked the people who live by the water what they would like to see there.”"
)
FIRST = TEXT.index("“We will not unload")
QUOTE = text_quote(TEXT, FIRST, FIRST + len("“We will not unload it,”"))
LONG = text_quote(TEXT, TEXT.index("Nobody"), len(TEXT) - 1)


def found(quote: TextQuote, text: str) -> tuple[str, str] | None:
    place = find_again(quote, text)
    return None if place is None else (text[place.start : place.end], place.by)


def test_words_are_found_where_they_were() -> None:
    assert found(QUOTE, TEXT) == (QUOTE.exact, "exact")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("“", '"').replace("”", '"').replace("—", "-"),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.upper(),
        lambda text: "Something new stands on top of it, and is long.\n\n" + text,
        lambda text: text.replace("Dockers met on Friday", "They met"),
    ],
    ids=["typography", "lines", "case", "before", "beginning"],
)
def test_what_does_not_touch_the_words_is_no_harm(change: object) -> None:
    text = change(TEXT)  # type: ignore[operator]
    place = find_again(QUOTE, text)
    assert place is not None
    assert place.by == "exact"
    assert "unload it" in text[place.start : place.end].casefold().replace("\n", " ")


def test_of_the_same_words_those_with_the_same_neighbours_are_meant() -> None:
    text = "“No,” said Ada. Then “No,” said Bo. At last “No,” said Cy."
    second = text.index("“No,” said Bo")
    quote = text_quote(text, second, second + 5)
    place = find_again(quote, f"“No,” said Dee. {text}")
    assert place is not None
    assert place.start == second + len("“No,” said Dee. ")


def test_of_the_same_words_in_the_same_place_the_nearest_are_meant() -> None:
    text = "yes yes yes yes"
    place = find_again(TextQuote("yes", position=8), text)
    assert place is not None
    assert place.start == 8


def test_words_that_were_changed_are_found_between_their_neighbours() -> None:
    changed = TEXT.replace("“We will not unload it,”", "“We shall never unload it,”")
    assert found(QUOTE, changed) == ("“We shall never unload it,”", "context")


def test_half_of_the_words_are_enough_where_there_are_many() -> None:
    moved = "“The people who live by the water what they would like to see,” it was said, know best."
    assert found(LONG, moved) == ("The people who live by the water what they would like to see", "words")


def test_words_that_are_gone_are_lost() -> None:
    assert found(QUOTE, "Nothing of it is here.") is None
    assert found(QUOTE, "") is None
    assert found(LONG, "the people who live") is None


@given(st.text(max_size=200), st.integers(0, 200), st.integers(1, 50))
@example("000000\r1", 6, 2)
def test_any_words_are_found_in_their_own_text(text: str, start: int, length: int) -> None:
    words = text[start : start + length]
    place = find_again(text_quote(text, start, start + len(words)), text)
    if not words.strip():
        assert place is None
    else:
        assert place is not None
        assert place.by == "exact"
        assert text[place.start : place.end].split() == words.split()


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=20), st.text(max_size=20))
def test_any_words_are_looked_for_in_any_text(text: str, exact: str, before: str, after: str) -> None:
    place = find_again(TextQuote(exact, before, after, 3), text)
    assert place is None or 0 <= place.start < place.end <= len(text)


def test_the_fingerprint_is_of_the_words_and_not_of_the_place() -> None:
    assert QUOTE.fingerprint == QUOTE._replace(position=7).fingerprint
    assert QUOTE.fingerprint != QUOTE._replace(suffix="other").fingerprint
    assert QUOTE.fingerprint == QUOTE._replace(exact=QUOTE.exact.replace("“", '"')).fingerprint


@pytest.mark.parametrize(
    "record",
    [None, [], {}, {"exact": ""}, {"exact": 1}, {"exact": "a", "pos": -1}, {"exact": "a", "prefix": []}],
)
def test_what_is_no_quote_is_none(record: object) -> None:
    assert read_quote(record) is None


def test_a_quote_is_read_back() -> None:
    assert read_quote(QUOTE.record()) == QUOTE


def test_a_large_text_and_a_long_quotation_take_no_time_by_the_square() -> None:
    words = " ".join(f"word{number}" for number in range(20_000))
    quote = text_quote(words, 0, len(words))
    place = find_again(quote, words.replace("word10 ", "other "))
    assert place is not None
    assert place.by == "words"


def test_few_words_without_their_neighbours_are_to_be_looked_at() -> None:
    text = "“Yes,” said Ada Nilsen at noon."
    quote = text_quote(text, 0, len("“Yes,”"))
    same, other = (
        find_again(quote, f"It was so. {text}"),
        find_again(quote, "Bo Lind nodded: “Yes,” and then he left."),
    )
    assert same is not None
    assert other is not None
    assert (same.is_doubtful, other.is_doubtful) == (False, True)
