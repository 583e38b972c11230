"""A private copy of an index: in the state of now, changed by nobody else, and gone with whoever has it."""

from __future__ import annotations

import os
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.index.faults import IndexFault
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.files import generations
from reader.index.sqlite.writing import copying
from tests.index.archives import article, put, put_all

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def index(tmp_path: Path) -> str:
    """Return the file of an index, whose last batch is still in its log."""
    made = Embedded(tmp_path)
    with made.writing(1.0), made.new_store(beside=False) as store:
        put_all(store, [article("a.txt", "A text.")])
    path = generations.current(tmp_path)
    assert path is not None
    return path


def test_it_has_what_another_process_wrote_last_and_goes_its_own_way(index: str, tmp_path: Path) -> None:
    backend = Embedded(tmp_path)
    with backend.writing(1.0), backend.store() as store:
        assert store is not None
        put(store, "b.txt", [(article("b.txt", "Another."), ())])
        with closing(copying.copy_of(index)) as copy:
            assert copy.execute("select count(*) from article").fetchone() == (2,)
            assert copy.execute("pragma journal_mode").fetchone() == ("memory",)
            copy.execute("delete from corrected")
            put(store, "c.txt", [(article("c.txt", "A third."), ())])
            assert copy.execute("select count(*) from article").fetchone() == (2,)
            assert not [name for name in os.listdir(tmp_path) if "copy" in name]


def test_without_room_there_is_none(index: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "SPARE", 1 << 60)
    with pytest.raises(IndexFault, match=r"no room for a copy of the index, which has \d+ MB; make room"):
        copying.copy_of(index)


def test_what_a_killed_process_left_is_removed(index: str, tmp_path: Path) -> None:
    with subprocess.Popen(["true"]) as gone:
        gone.wait()
    left, mine = tmp_path / f"reader-copy-{gone.pid}-x", tmp_path / f"reader-copy-{os.getpid()}-x"
    for path in (left, mine):
        path.write_text("")
    copying.copy_of(index).close()
    assert (left.exists(), mine.exists()) == (False, True)
