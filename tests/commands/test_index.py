"""`reader index`: what it says and refuses, beside another indexer, and when it is ended."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from argparse import Namespace
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.archive import Archive
from reader.commands import index
from reader.commands.exits import CommandError
from reader.index.faults import Damaged
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.writerlock import writer_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.commands.conftest import Shell


@contextmanager
def waiting(shell: Shell, archive: Archive) -> Iterator[subprocess.Popen[bytes]]:
    """Run `reader index` while this process holds the writer's lock; give it once it has said that it waits."""
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "index", "-a", str(archive.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=shell.environment,
    ) as process:
        try:
            assert process.stderr is not None
            told = process.stderr.readline()
            assert told == b"reader: another process is indexing this archive; waiting until it is done\n"
            yield process
        finally:
            process.kill()  # nothing, where it has ended


@pytest.fixture
def archive(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Return an archive as the shell sees it, with the folder of its index made."""
    monkeypatch.setenv("XDG_CACHE_HOME", shell.environment["XDG_CACHE_HOME"])
    (tmp_path / "one.txt").write_text("A word.\n", "utf-8")
    archive = Archive(os.path.realpath(tmp_path))
    archive.folder.mkdir(parents=True)
    return archive


def test_beside_another_indexer_it_waits_and_then_refreshes(shell: Shell, archive: Archive) -> None:
    lock = writer_lock(archive.folder)
    lock.__enter__()
    with waiting(shell, archive) as process:
        lock.__exit__(None, None, None)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, b"")
    assert out.startswith(b"1 articles in 1 documents, ")


def test_it_waits_so_long_and_no_longer(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "LONGEST", 0.1)
    asked = Namespace(words=[], archive=str(archive.root), check=False, rebuild=False, index=None)
    with writer_lock(archive.folder), pytest.raises(CommandError, match="another process has been indexing"):
        index.run(asked)


def test_damage_that_only_the_summary_meets_is_an_error_and_no_traceback(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(_: SqliteIndex) -> None:
        raise Damaged("the index is damaged (malformed)")

    monkeypatch.setattr(SqliteIndex, "status", damaged)
    asked = Namespace(words=[], archive=str(archive.root), check=False, rebuild=False, index=None)
    with pytest.raises(CommandError, match=r"damaged \(malformed\); `reader index --rebuild`"):
        index.run(asked)


def children(parent: int) -> list[int]:
    """Return the processes that this one has started."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent:
            found.append(int(stat.parent.name))
    return found


@contextmanager
def heeded(number: signal.Signals) -> Iterator[None]:
    """Let the processes that are started here heed a signal, though tests that run under `nohup` do not."""
    if number is signal.SIGKILL:
        yield
        return
    before = signal.signal(number, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(number, before)


@pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="only Linux tells when a process ends that is no child"
)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_the_indexer_ends_with_the_command(shell: Shell, archive: Archive, number: signal.Signals) -> None:
    with heeded(number), writer_lock(archive.folder), waiting(shell, archive) as process:
        (indexer,) = children(process.pid)
        descriptor = os.pidfd_open(indexer)
        process.send_signal(number)
        assert process.wait(timeout=20) == -number
        ended, _, _ = select.select([descriptor], [], [], 20)
        os.close(descriptor)
        assert ended, "it works on for nobody"


def test_index_says_what_it_holds_and_checks_it(shell: Shell) -> None:
    assert shell.lines("index", "-a", "news")[0].startswith("5 articles in 4 documents, ")
    assert shell.lines("index", "-a", "news", "--check") == ["the index is sound"]
    assert shell.lines("index", "-a", "news", "--rebuild")[0].endswith("; 4 documents changed")
    assert shell.lines("search", "-a", "news", "--count") == ["5"]


def test_building_and_checking_at_once_is_refused(shell: Shell) -> None:
    result = shell("index", "-a", "news", "--rebuild", "--check")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"write one of them" in result.stderr
