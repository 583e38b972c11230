"""Brings the index of an archive up to date.

One process at a time writes an index; which file that is, and what is done about a damaged one, is said here.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from reader.index.indexing.indexer import Indexer
from reader.index.progress import Progress
from reader.index.sqlite.damage import is_damage, is_doubtful
from reader.index.sqlite.files import generations
from reader.index.sqlite.files.lock import Busy, writer_lock
from reader.index.sqlite.tables.schema import VERSION, connect_writer, create

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
            if before is None or not is_damage(error):
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
    except sqlite3.DatabaseError as error:
        connection.close()
        if is_doubtful(error):
            return None  # a database without such a table is none of ours
        raise
    if version is not None and version[0] == VERSION:
        return connection
    connection.close()
    return None
