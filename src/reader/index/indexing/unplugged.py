"""Disks that are mounted inside an archive: while one is unplugged its documents stay in the index.

An empty folder where a disk was is no reason to take out what was on it. Which folders were mounts is noted at every
scan of the whole archive.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.model.article import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable


def absent(mounts: Iterable[str], root: str | os.PathLike[str], found: Iterable[str]) -> set[str]:
    """Return the mounts that were noted, but are not mounted now and hold none of the documents `found`."""
    gone = {mount for mount in mounts if not _is_mount(os.fspath(root), mount)}
    return gone - {mount for mount in gone if any(below(path, {mount}) for path in found)}


def below(path: str, mounts: Collection[str]) -> bool:
    """Return whether a path lies below one of the mounts."""
    return any(path.startswith(f"{mount}/") for mount in mounts)


def problem(mount: str) -> Problem:
    """Return what to tell of a mount that is absent."""
    return Problem(
        mount,
        None,
        "expected the disk that was mounted here, came nothing; its documents stay in the index",
        "mount it, or run `reader index --rebuild` if it is gone for good",
    )


def _is_mount(root: str, folder: str) -> bool:
    above = f"{root}/{folder.rpartition('/')[0]}"
    try:
        return os.lstat(f"{root}/{folder}").st_dev != os.lstat(above).st_dev
    except OSError:
        return False
