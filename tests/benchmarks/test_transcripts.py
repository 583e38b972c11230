"""The installed program at a terminal: its first run, a search, quotations."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks import emulated
from benchmarks.transcripts import SHORT, Transcript, Unseen, take_all

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*multi-threaded:DeprecationWarning")
"""What Python says from 3.12 on of a fork that execs at once."""


def test_what_somebody_does_first_comes_to_be_seen(tmp_path: Path) -> None:
    names = take_all(tmp_path, short=True)
    assert len(names) == len(SHORT)
    assert "expected: '1 of 31'" in (tmp_path / names[-1]).read_text("utf-8")


def test_what_does_not_come_ends_it_aloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seat = emulated.Seat(tmp_path, tmp_path / "home")
    try:
        take = Transcript(seat, "an empty folder")
        take.step("nothing is there", "", "No articles in")
        monkeypatch.setattr(emulated, "PATIENCE", 0.3)
        with pytest.raises(Unseen, match="no 'a hundred articles'"):
            take.step("much is there", "", "a hundred articles")
    finally:
        assert seat.quit() == 0
    assert seat.unrestored == []
