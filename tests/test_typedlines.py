"""Lines behind `:` are taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.actions import ACTIONS
from reader.typedlines import ROW, VERBS, LineError, parse_line


@pytest.mark.parametrize("line", ["next_unread", "next unread", "Next-Unread", "unread.next", ":unread.next"])
def test_an_action_has_its_id_and_its_title(line: str) -> None:
    assert parse_line(line).name == "unread.next"


def test_every_action_can_be_typed_by_its_id() -> None:
    ids = {action.id for action in ACTIONS}
    assert {parse_line(each).name for each in ids if each not in {verb.name for verb in VERBS}} <= ids
    assert all(parse_line(each).name == each for each in ids if "." in each)


def test_numbers_are_rows_or_stand_behind_an_action() -> None:
    assert parse_line(" 42")[1:] == (ROW, "", 0, 42, False)
    assert parse_line("next quotation 3")[1:] == ("quote.next", "", 0, 3, False)


def test_a_verb_has_the_rest_of_the_line() -> None:
    typed = parse_line("read  older:2w is:starred ")
    assert (typed.name, typed.rest, typed.at) == ("read", "older:2w is:starred", 6)
    assert parse_line("star").name == "star"


@pytest.mark.parametrize(
    ("line", "message", "position"),
    [
        ("", "expected an action", 0),
        ("raed x", "found 'raed'", 0),
        ("down soon", "takes at most a number, found 'soon'", 5),
    ],
)
def test_mistakes_have_a_place(line: str, message: str, position: int) -> None:
    with pytest.raises(LineError, match=message) as raised:
        parse_line(line)
    assert raised.value.position == position


@given(st.text(max_size=40))
def test_any_line_is_understood_or_refused_with_a_place_in_it(line: str) -> None:
    try:
        typed = parse_line(line)
    except LineError as error:
        assert 0 <= error.position <= len(line)
        assert str(error)
    else:
        assert line[typed.at :].startswith(typed.rest)
