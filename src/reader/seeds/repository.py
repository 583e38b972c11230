"""The repository of documents: what it promises, and the one that reads a folder.

The folder is the truth: nothing here writes, and nothing is remembered between calls but what the last walk
saw.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Protocol

from reader.seeds.limits import DEFAULT
from reader.seeds.walk import Document, Walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from reader.model.article import Problem
    from reader.seeds.limits import Limits
    from reader.seeds.loaded import Loaded


class Repository(Protocol):
    """Documents that can be listed and loaded. Paths are relative, with `/`, and exact (surrogateescape)."""

    @property
    def root(self) -> Path:
        """The folder that paths are relative to."""
        ...

    @property
    def problems(self) -> list[Problem]:
        """What the last walk could not enter or left out for a reason the owner should know."""
        ...

    def documents(self) -> Iterator[Document]:
        """Walk the archive: every document, in an order that depends on the names alone."""
        ...

    def documents_at(self, paths: Iterable[str]) -> Iterator[Document]:
        """Walk only these paths: the documents that stand there, or below where a path is a folder."""
        ...

    def folders(self, known: Iterable[str] | None = None) -> dict[str, int]:
        """Folder path (the root is empty) to its time of change, in nanoseconds."""
        ...

    def load(self, path: str) -> Loaded:
        """Read one document. Never raises for what is wrong with it."""
        ...


class FolderRepository:
    """The documents of a folder, or one document of it where `only` names one."""

    def __init__(
        self, root: str | os.PathLike[str], *, only: str | None = None, limits: Limits = DEFAULT
    ) -> None:
        self._root = os.path.realpath(root)
        self._only = only
        self._limits = limits
        self._walk = Walk(self._root, only)

    @property
    def root(self) -> Path:
        """The real path of the folder."""
        from pathlib import Path  # costs as much to load as all of this package

        return Path(self._root)

    @property
    def only(self) -> str | None:
        """The one document that is the archive, or None for a folder."""
        return self._only

    @property
    def problems(self) -> list[Problem]:
        """What the last walk could not enter or left out for a reason the owner should know."""
        return list(self._walk.problems)

    def documents(self) -> Iterator[Document]:
        """Walk the archive: every document, in an order that depends on the names alone.

        Left out: hidden files and folders, links that leave the archive, linked folders, what is no regular
        file, and unknown endings. No file is opened.
        """
        self._walk = Walk(self._root, self._only)
        return iter(self._walk)

    def documents_at(self, paths: Iterable[str]) -> Iterator[Document]:
        """Walk only these paths: the documents that stand there, or below where a path is a folder.

        What the whole walk would leave out is left out here too. Afterwards `problems` are those of these paths.
        """
        self._walk = Walk(self._root, self._only)
        for path in paths:
            yield from self._walk.at(path)

    def mounts(self) -> set[str]:
        """The folders of the last walk that lie on another disk than the folder above them."""
        return set(self._walk.mounts)

    def entered(self) -> dict[str, int]:
        """The folders that the last walk entered, as `folders` gives them; nothing is walked."""
        return dict(self._walk.folders)

    def folders(self, known: Iterable[str] | None = None) -> dict[str, int]:
        """Folder path (the root is empty) to its time of change in nanoseconds, taken before it was listed.

        Without `known`, those that the last walk entered, which is walked now if it was not walked to
        its end. With `known`, the present times of just these folders; one that is gone is left out.
        """
        if known is None:
            if not self._walk.done:
                self._walk = Walk(self._root, self._only)
                for _ in self._walk:
                    pass
            return dict(self._walk.folders)
        found = {}
        for folder in known:
            try:
                seen = os.lstat(f"{self._root}/{folder}" if folder else self._root)
            except OSError:
                continue
            if stat.S_ISDIR(seen.st_mode):
                found[folder] = seen.st_mtime_ns
        return found

    def digest(self, path: str) -> bytes | None:
        """The hash of one document's bytes, as `load` gives it, or None where it cannot be read."""
        from reader.seeds.files import UnreadableError, digest_of, read_bytes

        try:
            return digest_of(read_bytes(self._root, path, self._limits))
        except UnreadableError:
            return None

    def load(self, path: str) -> Loaded:
        """Read one document; what is wrong with it becomes problems beside what can be read of it."""
        # All that reads documents; whoever only lists them is spared it.
        from reader.seeds.loading import load_document

        return load_document(self._root, path, self._limits)
