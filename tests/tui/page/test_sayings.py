"""Rows of what somebody said."""

from __future__ import annotations

import pytest

from reader.tui.page.sayings import Role, Saying, left_by, roles, said_lines, sayings
from tests.tui.fakes import FakeIndex, article, seed_article


def _said(**more: str) -> Saying:
    (made,) = sayings(FakeIndex([article(5, "A dam", "“It held,” she said.")]).quotations([5 << 16]))
    return made._replace(**more)  # type: ignore[arg-type]


def test_the_parts_of_a_quotation_are_one_row_with_cue_day_and_source() -> None:
    index = FakeIndex([seed_article()])
    made = sayings(index.quotations(index.said_by("Color of Change")))
    assert len(made) == 2
    assert " … " in made[1].words
    assert (made[1].how, made[1].day, made[0].kind) == ("read", "2018-01-06", "indirect")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("", [0, 1]),
        ("held", [0]),
        ("BROKE", [1]),
        ("sure", []),
        ("likely", [0, 1]),
        ("direct", [0, 1]),
        ("indirect", []),
        ("gazette 2018", [0, 1]),
        ("nothing", []),
    ],
)
def test_typing_leaves_what_holds_the_words_or_is_of_that_kind(typed: str, left: list[int]) -> None:
    index = FakeIndex([article(5, "A dam", "“It held,” she said. “It broke,” she said.")])
    made = sayings(index.quotations(index.said_by("Mara Lind")))
    assert left_by(made, typed) == left


def test_roles_have_their_first_and_last_day_and_the_newest_stands_on_top() -> None:
    said = [
        _said(role="the Mayor", day="2020-01-01"),
        _said(role="mayor", day="2021-01-01"),
        _said(role="teacher", day="2019-01-01"),
        _said(role="", day="2022-01-01"),
        _said(role="clerk", day=""),
    ]
    assert roles(said) == [
        Role("Mayor", "2020-01-01", "2021-01-01", 2),
        Role("teacher", "2019-01-01", "2019-01-01", 1),
        Role("clerk", "", "", 1),
    ]


@pytest.mark.parametrize("width", [12, 30, 90])
@pytest.mark.parametrize("most", [2, 4])
def test_a_row_has_its_lines_and_stays_in_its_width(width: int, most: int) -> None:
    lines = said_lines(_said(words="a long word " * 40, how="said", title="T" * 50), width, most)
    assert len(lines) == most
    assert all(len(words) <= width for _, words in lines)
    assert lines[-1][0] == "meta"
