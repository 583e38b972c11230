"""Which panes are seen at which size, and how wide they are. Pure."""

from __future__ import annotations

from typing import Literal

Pane = Literal["list", "reader", "quotes"]
SHELF, THREE, TWO = 160, 120, 80
"""Columns from which on the shelf stands beside the panes, and three panes, and two, are seen side by side."""
SHELF_COLUMNS = 30


def visible_panes(width: int, pane: Pane, beside: Pane, *, zen: bool) -> frozenset[Pane]:
    """Return the panes that are seen; `beside` is the one that shares a middling screen with the text."""
    if zen:
        return frozenset({"reader"})
    if width >= THREE:
        return frozenset({"list", "reader", "quotes"})
    if width >= TWO:
        return frozenset({"reader", "quotes" if beside == "quotes" else "list"})
    return frozenset({pane})


def columns(width: int) -> tuple[int, int]:
    """Return how wide the list and the sidebar are beside the text."""
    left = max(28, min(52, width * 27 // 100))
    right = max(32, min(60, width * 30 // 100))
    return left, right
