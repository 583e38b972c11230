"""Which panes are seen and which has the keys, without a terminal."""

from __future__ import annotations

import pytest

from tests.tui.session.room import Room


def test_the_keys_go_round_the_panes_and_stop_at_the_edges() -> None:
    room = Room()
    panes = room.session.panes
    panes.turn(-1)
    assert room.stage.keys == "list"
    for name in ("reader", "quotes", "list"):
        panes.turn(1, around=True)
        assert (panes.name, room.stage.keys) == (name, name)


def test_on_a_middling_screen_the_pane_beside_the_text_is_the_last_that_was_used() -> None:
    room = Room()
    room.stage.width = 100
    panes = room.session.panes
    assert panes.shown == {"list", "reader"}
    panes.toggle_quotes()
    assert panes.shown == {"reader", "quotes"}
    panes.toggle_quotes()
    assert panes.name == "reader"
    assert panes.shown == {"list", "reader"}


@pytest.mark.parametrize(("width", "name"), [(130, "reader"), (100, "reader"), (60, "quotes")])
def test_the_sidebar_is_shown_beside_the_text_where_there_is_room(width: int, name: str) -> None:
    room = Room()
    room.stage.width = width
    room.session.panes.focus("reader")
    room.session.panes.show_quotes()
    assert room.session.panes.name == name
    assert "quotes" in room.session.panes.shown


def test_zen_is_left_by_going_to_another_pane_or_searching() -> None:
    room = Room()
    panes = room.session.panes
    panes.toggle_zen()
    assert panes.shown == {"reader"}
    panes.focus("list")
    assert not panes.zen
    panes.toggle_zen()
    room.session.open_search()
    assert not panes.zen
    assert room.stage.where == "article"
