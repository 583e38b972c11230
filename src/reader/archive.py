# ruff: noqa: PTH103, PTH120 - every search passes here, and pathlib takes longer to load than it takes
"""An archive at hand: a folder (or one file) of documents, and the index that answers for it.

Both faces open archives here. Where the index lives, whether it is fresh, and how it is built again is
nobody else's business.
"""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING

from reader import config
from reader.index.faults import Damaged, IndexFault, Suspicious
from reader.index.progress import Progress, parse_progress
from reader.index.sqlite.files import generations
from reader.model.errors import ReaderError
from reader.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.index.protocol import Index
    from reader.index.sqlite.asking.answering import SqliteIndex

__all__ = ["Archive", "ArchiveMissing", "Progress", "open_archive", "parse_progress"]

_mended: set[str] = set()
"""Folders of the indexes that this process has put aside."""


class ArchiveMissing(ReaderError):
    """There is no archive at the place named; the message says what was expected and what to do."""


class Archive:
    """One archive. Cheap to make: nothing is read before it is asked for."""

    def __init__(self, root: str, only: str | None = None) -> None:
        """`root` is the real path of the folder."""
        self._root = root
        self._folder = _index_folder(root)
        self._asked: str | None = None
        self.only = only
        """Name of the only document, where the archive is a file."""
        self.name = _display(root if only is None else os.path.join(root, only))
        """For people: cleaned, with `~` for the home folder."""

    @property
    def root(self) -> Path:
        """The folder that paths of documents are relative to."""
        from pathlib import Path  # here, because loading it takes longer than a search

        return Path(self._root)

    @property
    def folder(self) -> Path:
        """The folder of the index."""
        from pathlib import Path

        return Path(self._folder)

    # ------------------------------------------------------------------ opening
    def open_index(self) -> Index | None:
        """Return the index as it is now, or None while there is none. Never waits for a scan.

        A damaged index, or one of another version, is as good as none: the next refresh builds it again.
        The index of a single file is made here, in memory.

        Raises:
            IndexFault: the index is there and does not answer.
        """
        if self.only is not None:
            return self._in_memory()
        return self._opened()

    def fresh_index(self) -> Index | None:
        """Return the index if no document was added, removed or renamed since the last scan; else None.

        Compares the mtimes of folders: edits in place are not seen. An unfinished index is not fresh.
        """
        if self.only is not None:
            return self._in_memory()
        index = self._opened()
        if index is None:
            return None
        try:
            fresh = index.complete() and all(
                _mtime(self._root, path) == mtime for path, mtime in index.folders().items()
            )
        except IndexFault:
            fresh = False
        if fresh:
            return index
        index.close()
        return None

    def _opened(self) -> SqliteIndex | None:
        from reader.index.sqlite.asking.answering import SqliteIndex

        path = generations.current(self._folder)
        while path is not None:
            self._asked = path
            try:
                return SqliteIndex.open(path)
            except IndexFault as fault:
                # Or it was replaced by a newer one between the two calls.
                before, path = path, generations.current(self._folder)
                if path == before and isinstance(fault, Damaged):
                    return None
                if path == before:
                    raise
        return None

    def _in_memory(self) -> SqliteIndex:
        from reader.index.indexing.inmemory import index_in_memory

        return index_in_memory(self._root, self.only)

    # ------------------------------------------------------------------ refreshing
    def indexer_command(self, *, rebuild: bool = False, watch: bool = False) -> list[str] | None:
        """Return the argv of a process that brings the index up to date; None where it is in memory.

        Its stdout holds lines for `parse_progress`. With `watch` it stays, refreshes what changes in the
        folder, looks through all of it for every line on its stdin, and ends when its stdin does.
        """
        if self.only is not None:
            return None
        # -P: a folder called `reader` where the user happens to stand is not this package.
        command = [sys.executable, "-P", "-m", "reader.index.indexing.process"]
        command += ["--root", self._root, "--folder", self._folder]
        return command + ["--rebuild"] * rebuild + ["--watch"] * watch

    def refresh(self, report: Callable[[Progress], None], *, rebuild: bool = False) -> Progress:
        """Bring the index up to date and wait for it; `report` is called with every step.

        The work is done in a process of its own, which is ended if this one is interrupted.
        """
        command = self.indexer_command(rebuild=rebuild)
        if command is None:
            return Progress("done")
        import subprocess

        last = Progress("failed", message="the indexer said nothing")
        with subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL) as process:
            try:
                assert process.stdout is not None
                for line in process.stdout:
                    last = parse_progress(line)
                    report(last)
                process.wait()
            finally:
                process.terminate()  # nothing, where it has ended
        if process.returncode != 0 and last.state not in ("busy", "failed"):
            return Progress("failed", message=f"the indexer ended with status {process.returncode}")
        return last

    def mend(self, fault: IndexFault) -> bool:
        """Put the index aside where `fault`, which it answered with, means damage; True: build it and ask again.

        At most once a process: what comes back after that is no damage that building again would mend. Not where
        another process has replaced the index since, and not while an indexer is at work on it: that one finds
        out by itself. Where the fault alone does not tell, the whole index is checked, which takes its time.
        """
        if self._folder in _mended or not self._is_damaged(fault):
            return False
        _mended.add(self._folder)
        self._discard()
        return True

    def _is_damaged(self, fault: IndexFault) -> bool:
        if isinstance(fault, Suspicious):
            from reader.index.sqlite.checking import check

            try:
                return check(self.folder) != []
            except IndexFault:
                return False
        return isinstance(fault, Damaged)

    def _discard(self) -> None:
        from reader.index.sqlite.files.lock import Busy, writer_lock

        try:
            with writer_lock(self._folder):
                path = generations.current(self._folder)
                if path is not None and path == self._asked:
                    generations.set_aside(path)
        except (Busy, OSError):
            return


def open_archive(path: str | None, settings: config.Settings | None = None) -> Archive:
    """Return the archive at `path`; without one, the default archive.

    The default is $READER_ARCHIVE, else `archive:` of the settings, else ./seeds, else the bundled samples.

    Raises:
        ArchiveMissing: there is no folder or file at `path`.
    """
    if path is None:
        path = _default(settings)
    try:
        real = os.path.realpath(os.path.expanduser(path), strict=True)
        mode = os.stat(real).st_mode
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArchiveMissing(
            f"{visible(path)}: expected a folder or a document to read ({reason.lower()}); name one that exists"
        ) from error
    if stat.S_ISDIR(mode):
        if not os.access(real, os.R_OK | os.X_OK):
            raise ArchiveMissing(f"{visible(path)}: this folder may not be read; mend its permissions")
        return Archive(real)
    if stat.S_ISREG(mode):
        folder, name = os.path.split(real)
        _check_ending(name, path)
        return Archive(folder, name)
    raise ArchiveMissing(
        f"{visible(path)}: expected a folder or a document, found neither; name a folder of documents"
    )


def _check_ending(name: str, path: str) -> None:
    from reader.seeds import ENDINGS, ending

    if ending(name) is None:
        known = " ".join(sorted(ENDINGS))
        raise ArchiveMissing(
            f"{visible(path)}: expected a document ({known}), found another ending; rename it"
        )


def _default(settings: config.Settings | None) -> str:
    if named := os.environ.get("READER_ARCHIVE"):
        return named
    if settings is not None and settings.archive:
        return settings.archive
    if os.path.isdir("seeds"):
        return "seeds"
    from reader.resources import samples_folder

    return str(samples_folder())


def _display(path: str) -> str:
    home = os.path.expanduser("~").rstrip("/")
    if home and (path == home or path.startswith(home + "/")):
        path = "~" + path[len(home) :]
    return visible(path)


def _index_folder(root: str) -> str:
    """Return the folder of the index: by `.reader/id` where the archive has one, else by its real path."""
    # Straight from where hashlib has it: that loads all of OpenSSL first, which takes longer than a search.
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

    try:
        with open(os.path.join(root, ".reader", "id"), "rb") as declared:
            identity = b"id " + declared.read(1000).strip()[:200]
    except OSError:
        identity = os.fsencode(root)
    cache = config.cache_folder()
    if not _writable(cache):
        cache = _fallback_cache()
    return os.path.join(cache, "archives", blake2b(identity, digest_size=12).hexdigest())


def _writable(folder: str) -> bool:
    """Return whether `folder` can be written, or made."""
    while not os.path.exists(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above
    return os.path.isdir(folder) and os.access(folder, os.W_OK | os.X_OK)


def _fallback_cache() -> str:
    """Return a private folder among the temporary files, for users whose cache folder cannot be written."""
    import tempfile

    folder = os.path.join(tempfile.gettempdir(), f"{config.APP}-{os.getuid()}")
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        info = os.lstat(folder)
        if stat.S_ISDIR(info.st_mode) and info.st_uid == os.getuid() and not info.st_mode & 0o077:
            return folder
    except OSError:
        pass
    return tempfile.mkdtemp(prefix=f"{config.APP}-")


def _mtime(root: str, folder: str) -> int | None:
    try:
        return os.stat(f"{root}/{folder}" if folder else root).st_mtime_ns
    except OSError:
        return None
