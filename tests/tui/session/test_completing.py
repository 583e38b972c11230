"""What a line behind `:` may become."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.tui.session.completing import Known, offered

if TYPE_CHECKING:
    from pathlib import Path

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


def test_a_path_is_completed_folder_by_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("notes", "nowhere", ".hidden"):
        (tmp_path / name).mkdir()
    (tmp_path / "notes" / "bridge in the fog.md").touch()
    assert offered("write no", KNOWN) == (6, ["notes/", "nowhere/"])
    assert offered("write! notes/bridge in", KNOWN) == (7, ["notes/bridge in the fog.md"])
    assert offered(f"export {tmp_path}/.h", KNOWN) == (7, [f"{tmp_path}/.hidden/"])
    assert offered("write ", KNOWN)[1] == ["notes/", "nowhere/"]
    assert offered("write nothing/of/that/kind", KNOWN)[1] == []
