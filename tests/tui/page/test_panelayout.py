"""As many panes as there is room for."""

from __future__ import annotations

import pytest

from reader.tui.page.panelayout import columns, visible_panes


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
