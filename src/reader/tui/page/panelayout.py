"""Which panes are seen at which size, and how wide they are. Pure."""

from __future__ import annotations

from typing import Literal, NamedTuple

Pane = Literal["list", "reader", "quotes"]
SHELF, THREE, TWO = 160, 120, 80
"""Columns from which on the shelf stands beside the panes, and three panes, and two, are seen side by side."""
SHELF_COLUMNS = 30
LEAST, TEXT = 20, 32
"""Columns that somebody leaves to the list or the sidebar at least, and to the text."""


class Shares(NamedTuple):
    """How much of the width somebody gave the list and the sidebar; None where nobody has."""

    left: float | None = None
    right: float | None = None


def visible_panes(width: int, pane: Pane, beside: Pane, *, zen: bool) -> frozenset[Pane]:
    """Return the panes that are seen; `beside` is the one that shares a middling screen with the text."""
    if zen:
        return frozenset({"reader"})
    if width >= THREE:
        return frozenset({"list", "reader", "quotes"})
    if width >= TWO:
        return frozenset({"reader", "quotes" if beside == "quotes" else "list"})
    return frozenset({pane})


NOBODYS = Shares()
"""Those that follow from the width alone."""


def columns(width: int, shares: Shares = NOBODYS) -> tuple[int, int]:
    """Return how wide the list and the sidebar are beside the text."""
    left = max(28, min(52, width * 27 // 100)) if shares.left is None else round(width * shares.left)
    right = max(32, min(60, width * 30 // 100)) if shares.right is None else round(width * shares.right)
    if shares == NOBODYS:
        return left, right
    left = max(LEAST, min(left, width - TEXT - LEAST))
    return left, max(LEAST, min(right, width - TEXT - left if width >= THREE else width - TEXT))
