"""A sentence is known by its rare words in their order, and not by those that every sentence has."""

from __future__ import annotations

from reader.marks.textquotes import find_again, text_quote

OLD = (
    "The council met on Friday. “The old crane above the eastern quay fell because nobody had oiled its iron "
    "wheels for eleven winters,” said Ada Nilsen. She left by the back door of the hall."
)
LONG = (
    "“The old crane above the eastern quay fell because nobody had oiled its iron wheels for eleven winters,”"
)
QUOTE = text_quote(OLD, OLD.index(LONG), OLD.index(LONG) + len(LONG))
NEW = (
    "There was a meeting. Words were said. Some left early. Nobody laughed. It rained. The lamps went out. "
    "“The old crane, tall over our eastern quay, fell down because no man had oiled its iron old wheels for "
    "those eleven winters!” Then a door was shut. The hall was dark. The rest is silence. It was late."
)


def test_words_that_are_apart_by_now_are_found_and_to_be_looked_at() -> None:
    place = find_again(QUOTE, NEW)
    assert place is not None
    assert (place.by, place.is_doubtful) == ("alignment", True)
    assert NEW[place.start : place.end].startswith("The old crane")
    assert NEW[place.start : place.end].endswith("eleven winters")


def test_a_sentence_with_the_common_words_alone_is_another_one() -> None:
    other = NEW.replace("eastern quay", "northern gate").replace("eleven winters", "a week or two")
    assert find_again(QUOTE, other.replace("oiled its iron", "looked at the")) is None


def test_a_text_that_is_short_or_empty_is_no_harm() -> None:
    assert find_again(QUOTE, "") is None
    assert find_again(QUOTE, "The old crane.") is None


def test_a_text_that_repeats_the_words_without_end_is_answered() -> None:
    find_again(QUOTE, "the old crane fell on its iron " * 3000)
