"""What is asked, as one value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.index.query import EVERYTHING
from reader.tui.session.asked import (
    Asked,
    is_short,
    left_article,
    loosened,
    opened,
    rested,
    sought_inside,
    submitted,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("b", True),
        ("br", True),
        ("bri", False),
        ("the br", True),
        ("don’t b", True),
        ("", False),
        ("br ", False),
        ("OR", False),
        ("a OR b", False),
        ("NOT b", False),
        ("-b", False),
        ("title:b", False),
        ('"b', False),
        ("b*", False),
        ("(b", False),
        ("東京", True),
    ],
)
def test_what_is_asked_of_the_titles_alone(text: str, expected: bool) -> None:
    assert is_short(text) is expected


def test_while_typing_the_last_word_may_go_on() -> None:
    begun = submitted(Asked(), "world lead", typing=True)
    assert begun.query.text == "world lead*"
    assert (begun.text, begun.draft, begun.instead) == ("world lead", "world lead", None)
    whole = submitted(begun, "world lead")
    assert (whole.query.text, whole.draft) == ("world lead", None)
    assert whole.instead is not None
    assert loosened(whole).query == begun.query
    assert loosened(loosened(whole)) == loosened(whole)


@pytest.mark.parametrize("text", ["said:wall", "a AND (", "date:soon", "-("])
def test_a_mistake_leaves_what_is_asked_as_it_was(text: str) -> None:
    before = submitted(Asked(), "trump")
    after = submitted(before, text, typing=True)
    assert after.fault is not None
    assert after.draft == text
    assert (after.text, after.query) == (before.text, before.query)
    assert after.asks_the_same(before)
    assert rested(after) == before
    assert submitted(after, "trump").fault is None


def test_blanks_at_the_ends_ask_nothing_new() -> None:
    assert submitted(Asked(), "  trump ").asks_the_same(submitted(Asked(), "trump"))


def test_a_letter_or_two_are_asked_otherwise_than_once_accepted() -> None:
    typed = submitted(Asked(), "ha", typing=True)
    assert typed.short
    assert not submitted(typed, "ha").short
    assert not submitted(typed, "ha").asks_the_same(typed)


def test_the_archive_ends_a_search_inside_and_the_article_keeps_it() -> None:
    inside = sought_inside(opened(submitted(Asked(), "trump"), "article"), " wall ")
    assert (inside.words, inside.shown, inside.inside) == ("wall", "wall", True)
    assert opened(inside, "article").draft == "wall"
    assert opened(inside, "archive").draft == "trump"
    assert opened(inside, "archive").words == ""
    left = left_article(inside)
    assert (left.shown, left.inside) == ("trump", False)


@given(st.text(max_size=30))
def test_whatever_is_typed_is_asked_or_blamed(text: str) -> None:
    after = submitted(Asked(), text, typing=True)
    assert after.draft == text
    assert (after.fault is None) or (after.text, after.query) == ("", EVERYTHING)
    assert rested(after).shown in ("", text.strip())
