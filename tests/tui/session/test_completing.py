"""What a line behind `:` may become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.session.completing import Known, offered

KNOWN = Known(themes=["nord", "fog"], tags=["pier", "old"], saved=["strikes"])


@pytest.mark.parametrize(
    ("line", "start", "first"),
    [
        ("unr", 0, "unread"),
        ("quote.n", 0, "quote.next"),
        ("next q", 0, "next quotation"),
        ("read ol", 5, "older:"),
        ("read -is:s", 5, "-is:starred"),
        ("read tag:p", 5, "tag:pier"),
        ("search saved:", 7, "saved:strikes"),
        ("tag +p", 4, "+pier"),
        ("tag +pier is:u", 10, "is:unread"),
        ("theme f", 6, "fog"),
        ("sort o", 5, "oldest"),
    ],
)
def test_the_likeliest_comes_first(line: str, start: int, first: str) -> None:
    at, names = offered(line, KNOWN)
    assert (at, names[0]) == (start, first)


@given(st.text(max_size=40))
def test_any_line_can_be_completed_and_keeps_its_beginning(line: str) -> None:
    at, names = offered(line, KNOWN)
    assert 0 <= at <= len(line)
    assert all(names)
