"""An archive at hand: a folder (or one file) of documents, and the index that answers for it.

Both faces open archives here. Where the index lives, whether it is fresh, and how it is built again is
nobody else's business.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader import config
from reader.index import generations
from reader.index.progress import Progress, parse_progress
from reader.index.protocol import Damaged, IndexFault
from reader.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.index.protocol import Index
    from reader.index.sqlite import SqliteIndex

__all__ = ["Archive", "ArchiveMissing", "Progress", "open_archive", "parse_progress"]


class ArchiveMissing(Exception):
    """There is no archive at the place named; the message says what was expected and what to do."""


class Archive:
    """One archive. Cheap to make: nothing is read before it is asked for."""

    def __init__(self, root: Path, only: str | None = None) -> None:
        self.root = root
        """The folder that paths of documents are relative to."""
        self.only = only
        """Name of the only document, where the archive is a file."""
        self.name = _display(root if only is None else root / only)
        """For people: cleaned, with `~` for the home folder."""
        self.folder = _index_folder(root)
        """The folder of the index."""
        self._memory: SqliteIndex | None = None

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

    def _opened(self) -> SqliteIndex | None:
        from reader.index.sqlite import SqliteIndex

        path = generations.current(self.folder)
        if path is None:
            return None
        try:
            return SqliteIndex.open(path)
        except Damaged:
            return None

    def _in_memory(self) -> SqliteIndex:
        from reader.index.memory import index_in_memory

        if self._memory is None:
            self._memory = index_in_memory(self.root, self.only)
        return self._memory

    # ------------------------------------------------------------------ freshness
    def is_stale(self) -> bool:
        """Return whether documents were added, removed or renamed since the last scan.

        Compares the mtimes of folders: edits in place are not seen. An unfinished index is stale.
        """
        if self.only is not None:
            return False
        index = self._opened()
        if index is None:
            return True
        try:
            if not index.complete():
                return True
            known = index.folders()
        except IndexFault:
            return True
        finally:
            index.close()
        return any(_mtime(self.root, path) != mtime for path, mtime in known.items())

    def indexer_command(self, *, rebuild: bool = False) -> list[str] | None:
        """Return the argv of a process that brings the index up to date; None where it is in memory.

        Its stdout holds lines for `parse_progress`.
        """
        if self.only is not None:
            return None
        command = [sys.executable, "-m", "reader.index.indexer"]
        command += ["--root", str(self.root), "--folder", str(self.folder)]
        return [*command, "--rebuild"] if rebuild else command

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
            except BaseException:
                process.terminate()
                raise
        if process.returncode != 0 and last.state not in ("busy", "failed"):
            return Progress("failed", message=f"the indexer ended with status {process.returncode}")
        return last

    def discard_index(self) -> None:
        """Put a damaged index aside, unless an indexer is at work on it: then it finds out by itself."""
        from reader.index.lock import Busy, writer_lock

        try:
            with writer_lock(self.folder):
                path = generations.current(self.folder)
                if path is not None:
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
    place = Path(os.path.expanduser(path))
    try:
        real = place.resolve(strict=True)
        mode = real.stat().st_mode
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ArchiveMissing(
            f"{visible(path)}: expected a folder or a document to read ({reason.lower()}); name one that exists"
        ) from error
    if stat.S_ISDIR(mode):
        if not os.access(real, os.R_OK | os.X_OK):
            raise ArchiveMissing(f"{visible(path)}: this folder may not be read; mend its permissions")
        return Archive(real)
    if stat.S_ISREG(mode):
        return Archive(real.parent, real.name)
    raise ArchiveMissing(
        f"{visible(path)}: expected a folder or a document, found neither; name a folder of documents"
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


def _display(path: Path) -> str:
    text = str(path)
    home = os.path.expanduser("~").rstrip("/")
    if home and (text == home or text.startswith(home + "/")):
        text = "~" + text[len(home) :]
    return visible(text)


def _index_folder(root: Path) -> Path:
    """Return the folder of the index: by `.reader/id` where the archive has one, else by its real path."""
    try:
        identity = b"id " + (root / ".reader" / "id").read_bytes().strip()[:200]
    except OSError:
        identity = os.fsencode(root)
    key = hashlib.blake2b(identity, digest_size=12).hexdigest()
    cache = config.cache_folder()
    if not _writable(cache):
        cache = _fallback_cache()
    return cache / "archives" / key


def _writable(folder: Path) -> bool:
    """Return whether `folder` can be written, or made."""
    for place in (folder, *folder.parents):
        if place.exists():
            return place.is_dir() and os.access(place, os.W_OK | os.X_OK)
    return False


def _fallback_cache() -> Path:
    """Return a private folder among the temporary files, for users whose cache folder cannot be written."""
    import tempfile

    folder = Path(tempfile.gettempdir()) / f"{config.APP}-{os.getuid()}"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        info = folder.lstat()
        if stat.S_ISDIR(info.st_mode) and info.st_uid == os.getuid() and not info.st_mode & 0o077:
            return folder
    except OSError:
        pass
    return Path(tempfile.mkdtemp(prefix=f"{config.APP}-"))


def _mtime(root: Path, folder: str) -> int | None:
    try:
        return os.stat(root / folder if folder else root).st_mtime_ns
    except OSError:
        return None
