"""Lines on the disk: all of them or none, and nothing at the place of a file holds a writer up."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from reader.marks import appending
from reader.marks.appending import append, write_beside
from reader.marks.faulty import MarksError

if TYPE_CHECKING:
    from pathlib import Path


def test_what_a_stopped_writer_or_somebody_else_left_beside_is_put_away(tmp_path: Path) -> None:
    journal, outside = tmp_path / "aaaaaaaa.jsonl", tmp_path / "outside"
    outside.write_text("mine")
    beside = tmp_path / "aaaaaaaa.jsonl.tmp"
    for leave in (
        lambda: beside.write_text("half a li"),
        lambda: os.mkfifo(beside),  # to open it would wait for a reader
        lambda: beside.symlink_to(outside),
        lambda: os.link(outside, beside),
    ):
        leave()
        write_beside(str(journal), ["one", "two"])
        assert journal.read_text() == "one\ntwo\n"
        assert not beside.exists()
    assert outside.read_text() == "mine"


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "aaaaaaaa.jsonl.tmp").mkdir()
    with pytest.raises(MarksError, match=r"aaaaaaaa\.jsonl: cannot be written .*nothing was marked"):
        write_beside(str(tmp_path / "aaaaaaaa.jsonl"), ["one"])


def test_a_disk_that_takes_nothing_back_either_is_told_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(5, "Input/output error")

    append(str(tmp_path / "aaaaaaaa.jsonl"), ["one"])
    monkeypatch.setattr(appending, "_write_whole", broken)
    monkeypatch.setattr(os, "ftruncate", broken)
    with pytest.raises(MarksError, match=r"cannot be written \(input/output error\); nothing was marked"):
        append(str(tmp_path / "aaaaaaaa.jsonl"), ["two"])
