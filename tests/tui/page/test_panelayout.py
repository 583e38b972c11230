"""As many panes as there is room for."""

from __future__ import annotations

import pytest

from reader.tui.page.panelayout import Shares, columns, visible_panes


@pytest.mark.parametrize(
    ("width", "pane", "beside", "zen", "shown"),
    [
        (300, "list", "list", False, {"list", "reader", "quotes"}),
        (120, "quotes", "quotes", False, {"list", "reader", "quotes"}),
        (119, "list", "list", False, {"list", "reader"}),
        (80, "reader", "quotes", False, {"reader", "quotes"}),
        (79, "quotes", "quotes", False, {"quotes"}),
        (40, "list", "list", False, {"list"}),
        (200, "reader", "list", True, {"reader"}),
    ],
)
def test_as_many_panes_as_there_is_room_for(
    width: int, pane: str, beside: str, zen: bool, shown: set[str]
) -> None:
    assert visible_panes(width, pane, beside, zen=zen) == shown  # type: ignore[arg-type]
    left, right = columns(width)
    assert width < 120 or width - left - right >= 50


@pytest.mark.parametrize("width", [80, 100, 120, 130, 200])
@pytest.mark.parametrize("left", [None, 0.01, 0.3, 0.99])
@pytest.mark.parametrize("right", [None, 0.01, 0.3, 0.99])
def test_the_text_keeps_its_room_wherever_borders_are_drawn(
    width: int, left: float | None, right: float | None
) -> None:
    for_list, for_quotes = columns(width, Shares(left, right))
    assert min(for_list, for_quotes) >= 20
    assert width - 2 - for_list - (for_quotes if width >= 120 else 0) >= 30
