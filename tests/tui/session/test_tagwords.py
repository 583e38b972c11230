"""The line for tags: what was typed, and what it may become."""

from __future__ import annotations

import pytest

from reader.marks.faulty import MarksError
from reader.tui.session.tagwords import completed, offered, read_tags

KNOWN = ["pier", "harbour", "pier-old", "council"]


def test_several_tags_are_given_and_taken_at_once() -> None:
    assert read_tags("pier +harbour  -old #council") == {
        "pier": True,
        "harbour": True,
        "old": False,
        "council": True,
    }
    assert read_tags("") == {}


@pytest.mark.parametrize("words", ["-", "pier --x", "a" * 65, "\x1b[31m"])
def test_what_is_no_tag_is_a_mistake(words: str) -> None:
    with pytest.raises(MarksError):
        read_tags(words)


@pytest.mark.parametrize(
    ("held", "words", "expected"),
    [
        ([], "", KNOWN),
        ([], "pi", ["pier", "pier-old"]),
        ([], "OLD", ["pier-old"]),
        ([], "pier ", ["harbour", "pier-old", "council"]),
        ([], "+co", ["council"]),
        (["pier"], "pi", ["pier-old"]),
        (["pier"], "-", ["pier"]),
        (["pier"], "-co", []),
    ],
)
def test_what_the_last_word_may_become(held: list[str], words: str, expected: list[str]) -> None:
    assert offered(KNOWN, held, words) == expected


@pytest.mark.parametrize(
    ("words", "line"), [("", "pier "), ("pi", "pier "), ("a -pi", "a -pier "), ("a +", "a +pier ")]
)
def test_a_completion_keeps_the_sign_and_makes_room_for_the_next(words: str, line: str) -> None:
    assert completed(words, "pier") == line
