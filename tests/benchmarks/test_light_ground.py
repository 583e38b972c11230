"""The installed program takes the colours that go with the ground of the terminal, once that is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks.emulated import Seat

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
LIGHT, DARK = b"48;2;251;250;247", b"48;2;21;23;28"


@pytest.mark.parametrize(
    "pieces", [["\x1b]11;rgb:ffff/ffff/ffff\x07"], ["\x1b]11;rgb:ff", "ff/ffff/ffff\x1b\\"]]
)
def test_an_answer_changes_the_colours_and_is_no_key(tmp_path: Path, pieces: list[str]) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    seat = Seat(folder, tmp_path)
    try:
        assert seat.until(("No articles in",)) == ""
        assert b"\x1b]11;?\x07" in seat.said
        assert DARK in seat.said
        assert LIGHT not in seat.said
        for piece in pieces:
            seat.send(piece)
        while LIGHT not in seat.said:
            assert seat.look(5)
        seat.rest()
        assert "no such key" not in seat.screen.text
        seat.send("?")
        assert seat.until(("filter the keys",)) == "", "keys are keys as before"
        seat.send("\x1b")
        assert seat.until((), ("filter the keys",)) == ""
    finally:
        assert seat.quit() == 0
    assert seat.screen.faults == []
