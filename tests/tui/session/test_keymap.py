"""Key strokes become actions: sequences, counts, contexts."""

from __future__ import annotations

import pytest

from reader.actions import ACTIONS
from reader.keymaps import live_keys
from reader.tui.acts.handlers import HANDLERS
from reader.tui.session.keymap import Call, Dispatcher, stroke


@pytest.fixture
def dispatcher() -> Dispatcher:
    return Dispatcher(live_keys()[0])


def test_every_action_has_a_handler_and_every_handler_an_action() -> None:
    assert set(HANDLERS) == {action.id for action in ACTIONS}


def test_a_single_key(dispatcher: Dispatcher) -> None:
    assert dispatcher.press("j", "list") == Call("move.down")


def test_a_sequence_shows_what_is_pending(dispatcher: Dispatcher) -> None:
    assert dispatcher.press("g", "list") is None
    assert dispatcher.pending == "g"
    assert dispatcher.press("g", "list") == Call("move.first")
    assert dispatcher.pending == ""


def test_a_count_comes_first(dispatcher: Dispatcher) -> None:
    assert dispatcher.press("1", "list") is None
    assert dispatcher.press("0", "list") is None
    assert dispatcher.pending == "10"
    assert dispatcher.press("j", "list") == Call("move.down", 10)


def test_counts_have_an_end(dispatcher: Dispatcher) -> None:
    for _ in range(40):
        dispatcher.press("9", "list")
    assert dispatcher.press("j", "list") == Call("move.down", 1_000_000)


def test_digits_are_counts_in_the_text_too_and_before_o_a_link(dispatcher: Dispatcher) -> None:
    assert dispatcher.press("3", "reader") is None
    assert dispatcher.press("j", "reader") == Call("move.down", 3)
    dispatcher.press("2", "reader")
    assert dispatcher.press("o", "reader") == Call("link.browser", 2)


def test_in_the_keys_of_newsboat_digits_open_links_in_the_text() -> None:
    keys = Dispatcher(live_keys("newsboat").table)
    assert keys.press("3", "reader") == Call("link.open", 3)
    assert keys.press("0", "reader") == Call("link.open", 0)
    assert keys.press("3", "list") is None


def test_keys_that_mean_nothing_are_told(dispatcher: Dispatcher) -> None:
    for keys, unknown in (("]x", "]x"), ("x", "x"), ("j", ""), ("]k", ""), ("5", ""), ("x", "x"), ("]", "")):
        for key in keys:
            dispatcher.press(key, "list")
        assert dispatcher.unknown == unknown


def test_a_key_that_does_not_go_on_begins_anew(dispatcher: Dispatcher) -> None:
    dispatcher.press("]", "list")
    assert dispatcher.press("k", "list") == Call("move.up")


def test_keys_that_mean_nothing_leave_nothing_behind(dispatcher: Dispatcher) -> None:
    assert dispatcher.press("~", "list") is None
    assert dispatcher.pending == ""


def test_contexts_are_kept_apart(dispatcher: Dispatcher) -> None:
    assert dispatcher.bound("Enter", "search")
    assert not dispatcher.bound("j", "search")


@pytest.mark.parametrize(
    ("key", "character", "written"),
    [
        ("right_square_bracket", "]", "]"),
        ("space", " ", "Space"),
        ("ctrl+d", "\x04", "C-d"),
        ("shift+tab", None, "S-Tab"),
        ("enter", "\r", "Enter"),
        ("f1", None, "F1"),
        ("ctrl+shift+home", None, None),
        ("upper_g", "G", "G"),
    ],
)
def test_events_have_a_written_form(key: str, character: str | None, written: str | None) -> None:
    assert stroke(key, character) == written
