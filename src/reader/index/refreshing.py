"""Brings the index of an archive up to date. Runs as a process of its own: `python -m reader.index.refreshing`.

One process at a time writes an index; which file that is, and what is done about a damaged one, is said here.
With `--watch` the process stays and keeps the index fresh until its stdin is closed: see `reader.index.watching`.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.index import generations
from reader.index.indexer import Indexer
from reader.index.lock import Busy, writer_lock
from reader.index.progress import Progress
from reader.index.schema import VERSION, connect_writer, create

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from reader.seeds import FolderRepository

PATIENCE = 0.5
"""Seconds to wait for another writer: one that watches is done with a saved document sooner."""


def refresh(
    repository: FolderRepository, folder: Path, report: Callable[[Progress], None], *, rebuild: bool = False
) -> Progress:
    """Bring the index in `folder` up to date with `repository`, making it where there is none.

    A damaged index, or one of another version, is renamed and built again. Progress "busy" means that
    another process is doing the same; "failed" that the index cannot be written, and why.
    """
    return _locked(folder, report, lambda: _refresh(repository, folder, report, rebuild))


def refresh_at(
    repository: FolderRepository, folder: Path, paths: Collection[str], report: Callable[[Progress], None]
) -> Progress:
    """Do the same for these paths of the archive alone; for all of it where there is no sound index yet."""

    def run() -> Progress:
        connection = _usable(folder)
        if connection is None:
            return _refresh(repository, folder, report, False)
        with closing(connection):
            return Indexer(repository, connection, report).run_at(paths)

    return _locked(folder, report, run)


def note_folders(repository: FolderRepository, folder: Path, folders: dict[str, int]) -> Progress:
    """Note that these folders of the archive hold nothing new since these times (ns)."""

    def run() -> Progress:
        connection = _usable(folder)
        if connection is not None:
            with closing(connection):
                Indexer(repository, connection, _unheard).note_folders(folders)
        return Progress("done")

    return _locked(folder, _unheard, run)


def _unheard(_: Progress) -> None:
    """Report to nobody."""


def _locked(folder: Path, report: Callable[[Progress], None], run: Callable[[], Progress]) -> Progress:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with writer_lock(folder, PATIENCE):
            return run()
    except Busy as busy:
        progress = Progress("busy", message=str(busy))
    except (OSError, sqlite3.Error) as error:
        progress = Progress("failed", message=f"the index in {folder} cannot be written ({error})")
    report(progress)
    return progress


def _refresh(
    repository: FolderRepository, folder: Path, report: Callable[[Progress], None], rebuild: bool
) -> Progress:
    before = generations.current(folder)
    if not rebuild:
        try:
            connection = _usable(folder)
            if connection is not None:
                with closing(connection):
                    return Indexer(repository, connection, report).run()
        except sqlite3.DatabaseError as error:
            if before is None or not _is_damage(error):
                raise
            generations.set_aside(before)
        before = None
    fresh = generations.following(folder)
    connection = create(fresh)
    if before is None:
        # Who has nothing better may read it while it grows.
        generations.point_to(fresh)
    with closing(connection):
        progress = Indexer(repository, connection, report).run()
    if progress.state == "done":
        generations.point_to(fresh)
        generations.sweep(folder)
    return progress


def _usable(folder: Path) -> sqlite3.Connection | None:
    """Return a writing connection to the index in `folder`; None where there is none, or one of another version."""
    index = generations.current(folder)
    if index is None:
        return None
    connection = connect_writer(index)
    try:
        version = connection.execute("select value from meta where name='version'").fetchone()
    except sqlite3.DatabaseError:
        connection.close()
        raise
    if version is not None and version[0] == VERSION:
        return connection
    connection.close()
    return None


def _is_damage(error: sqlite3.DatabaseError) -> bool:
    if not isinstance(error, sqlite3.OperationalError):
        return True
    return any(
        word in str(error) for word in ("malformed", "no such table", "no such column", "not a database")
    )


def main() -> int:
    """Run an indexer as a process: progress on stdout, a line each."""
    import argparse
    import signal
    import sys
    from pathlib import Path

    from reader.seeds import FolderRepository

    parser = argparse.ArgumentParser(prog="reader-indexer")
    parser.add_argument("--root", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--rebuild", action="store_true")
    parser.add_argument(
        "--watch", action="store_true", help="stay, and keep the index fresh until stdin ends"
    )
    arguments = parser.parse_args()
    # The pool is shut down on the way out, so that no worker outlives a stopped indexer.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the face that started it decides

    def report(progress: Progress) -> None:
        sys.stdout.write(progress.line() + "\n")
        sys.stdout.flush()

    repository, folder = FolderRepository(Path(arguments.root)), Path(arguments.folder)
    try:
        if arguments.watch:
            from reader.index.watching import keep_fresh

            return keep_fresh(repository, folder, report, sys.stdin.fileno())
        progress = refresh(repository, folder, report, rebuild=arguments.rebuild)
    except BrokenPipeError:
        return 141
    return 0 if progress.state == "done" else 1


if __name__ == "__main__":
    raise SystemExit(main())
