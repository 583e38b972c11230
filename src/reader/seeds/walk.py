"""Walks an archive: which files are documents, and what the owner should know about the others."""

from __future__ import annotations

import os
import stat
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import Problem
from reader.seeds.files import inside
from reader.seeds.formats import ending
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_name = attrgetter("name")


class Document(NamedTuple):
    """A document as the file system knows it; equal records mean an unchanged file.

    A tuple, because a walk may make a million of them: that takes half the time of frozen data classes.
    """

    path: str
    """Relative to the archive, with `/`; exact, undecodable bytes as surrogates."""
    mtime_ns: int
    """Time of change, in nanoseconds since 1970; negative before."""
    size: int
    """Bytes."""
    inode: int
    """Stays when a file is renamed."""


class Walk:
    """One walk over the folder `root` (a real path). Iterate it once, then read `folders` and `problems`."""

    def __init__(self, root: str, only: str | None = None) -> None:
        self.folders: dict[str, int] = {}
        """Folder path (the root is empty) to its time of change in nanoseconds, before it was listed."""
        self.mounts: set[str] = set()
        """Folders on another disk than the one they lie in."""
        self.problems: list[Problem] = []
        self.done = False
        """Whether the walk came to its end."""
        self._root = root
        self._only = only
        self._devices: dict[str, int] = {}

    def __iter__(self) -> Iterator[Document]:
        yield from self._below("")
        self.done = True

    def at(self, path: str) -> Iterator[Document]:
        """What stands at `path` now: the document of that name, those of the folder of that name, or nothing."""
        if not path:
            yield from self
            return
        if any(part.startswith(".") for part in path.split("/")):
            return
        full = f"{self._root}/{path}"
        try:
            seen = os.lstat(full)
        except OSError:
            return
        if stat.S_ISDIR(seen.st_mode):
            yield from self._below(path)
        elif stat.S_ISLNK(seen.st_mode):
            yield from self._link(full, path)
        elif stat.S_ISREG(seen.st_mode) and ending(path.rpartition("/")[2]) is not None:
            yield Document(path, seen.st_mtime_ns, seen.st_size, seen.st_ino)

    def _below(self, first: str) -> Iterator[Document]:
        waiting = [first]
        while waiting:
            folder = waiting.pop()
            inner: list[str] = []
            for entry in self._list(folder):
                name = entry.name
                if name.startswith(".") and self._only is None:
                    continue
                path = f"{folder}/{name}" if folder else name
                # DirEntry knows these from the listing: no call to the system for a file of no interest
                if entry.is_dir(follow_symlinks=False):
                    inner.append(path)
                elif entry.is_symlink():
                    yield from self._link(entry.path, path)
                elif ending(name) is not None:
                    try:
                        seen = entry.stat(follow_symlinks=False)
                    except OSError:
                        continue  # gone since the folder was listed
                    if stat.S_ISREG(seen.st_mode):
                        yield Document(path, seen.st_mtime_ns, seen.st_size, seen.st_ino)
            waiting.extend(reversed(inner))

    def _list(self, folder: str) -> list[os.DirEntry[str]]:
        """The entries of a folder by name; its time is taken first, so that a change meanwhile shows."""
        full = f"{self._root}/{folder}" if folder else self._root
        try:
            seen = os.lstat(full)
            with os.scandir(full) as entries:
                if self._only is not None:
                    return [entry for entry in entries if entry.name == self._only]
                found = sorted(entries, key=_name)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            self._problem(
                folder, f"expected a folder that can be read, came: {reason}", "check its permissions"
            )
            return []
        self.folders[folder] = seen.st_mtime_ns
        if self._devices.setdefault(folder, seen.st_dev) != self._devices.get(_above(folder), seen.st_dev):
            self.mounts.add(folder)
        return found

    def _link(self, full: str, path: str) -> Iterator[Document]:
        """A link to a document inside the archive is one; every other link is left out, with its reason."""
        wanted = ending(path.rpartition("/")[2]) is not None
        try:
            real = os.path.realpath(full, strict=True)
            seen = os.lstat(real)
        except OSError as error:
            if wanted:
                reason = error.strerror or type(error).__name__
                self._problem(path, f"expected a link to a file, came: {reason}", "mend or remove the link")
            return
        is_folder = stat.S_ISDIR(seen.st_mode)
        if not inside(self._root, real):
            if wanted or is_folder:
                self._problem(
                    path,
                    "expected a file in the archive, came a link that leads out of it",
                    "copy what it leads to",
                )
        elif stat.S_ISREG(seen.st_mode) and wanted:
            yield Document(path, seen.st_mtime_ns, seen.st_size, seen.st_ino)

    def _problem(self, path: str, what: str, how: str) -> None:
        self.problems.append(Problem(path or ".", None, clean_line(what), how))


def _above(folder: str) -> str:
    return folder.rpartition("/")[0]
