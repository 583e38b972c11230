"""Which file systems are a network's, and that an index there does without a write-ahead log."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from reader.index import mounts
from reader.index.indexing.refreshing import refresh
from reader.index.query import parse
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.embedded import Embedded
from reader.index.sqlite.files import generations
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from pathlib import Path

TABLE = rb"""/dev/vda / ext4 rw 0 0
proc /proc proc rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb /home/local ext4 rw 0 0
//box/share /media/my\040box cifs rw 0 0
ada@host: /mnt/ssh fuse.sshfs rw 0 0
tmpfs /home/over tmpfs rw 0 0
server:/over /home/over nfs rw 0 0
"""


@pytest.fixture
def _mounted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mounts").write_bytes(TABLE)
    monkeypatch.setattr(mounts, "_MOUNTS", str(tmp_path / "mounts"))
    monkeypatch.setattr(mounts, "_PLATFORM", "linux")


@pytest.mark.usefixtures("_mounted")
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", None),
        ("/homely/x", None),
        ("/home", "nfs4"),
        ("/home/ada/.cache/reader-tui/archives/x/index-1.db", "nfs4"),
        ("/home/local/x", None),
        ("/media/my box/news", "cifs"),
        ("/mnt/ssh/news", "fuse.sshfs"),
        ("/home/over/x", "nfs"),
    ],
)
def test_the_mount_that_a_path_lies_on(path: str, expected: str | None) -> None:
    assert mounts.network_file_system(path) == expected


def test_no_table_of_mounts_is_no_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(mounts, "_MOUNTS", str(tmp_path / "nothing"))
    assert mounts.network_file_system("/home") is None


def test_an_index_on_a_network_file_system_has_no_write_ahead_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, cache = tmp_path / "news", tmp_path / "cache"
    root.mkdir()
    for number in range(80):
        (root / f"{number}.txt").write_text(f"Text number {number}.\n", "utf-8")
    monkeypatch.setattr(mounts, "network_file_system", lambda _: "nfs")
    seen: list[int] = []

    def report(progress: object) -> None:
        path = generations.current(cache)
        assert path is not None
        assert not (cache / (path + "-wal")).exists()
        index = SqliteIndex.open(path)
        seen.append(index.count(parse("text")).value)
        index.close()

    assert refresh(FolderRepository(root), Embedded(cache), report).state == "done"
    assert 64 in seen, "it can be read between two commits"
    assert seen[-1] == 80
    path = generations.current(cache)
    assert path is not None
    with sqlite3.connect(path) as connection:
        assert connection.execute("pragma journal_mode").fetchone()[0] != "wal"
    connection.close()
