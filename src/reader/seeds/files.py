"""The only place that opens a document: to read, regular files only, and never outside the archive."""

from __future__ import annotations

import hashlib
import os
import stat
from typing import TYPE_CHECKING

from reader.model.errors import ReaderError

if TYPE_CHECKING:
    from reader.seeds.limits import Limits

# O_NONBLOCK, so that a pipe put in a document's place between look and open cannot hold the program;
# O_NOCTTY, so that a terminal device cannot become its terminal.
_FLAGS = os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
_CHUNK = 1 << 20


class UnreadableError(ReaderError):
    """A document that is not read: what was expected and came, and what to do."""

    def __init__(self, what: str, how: str) -> None:
        super().__init__(f"{what}; {how}")
        self.what = what
        self.how = how


def inside(root: str, real: str) -> bool:
    """Whether the real path `real` lies in the folder whose real path is `root`."""
    return real == root or real.startswith(root.rstrip("/") + "/")


def read_bytes(root: str, path: str, limits: Limits) -> bytes:
    """The bytes of the document `path`, relative to the folder `root` (a real path).

    Raises `UnreadableError` for whatever is no readable regular file inside the archive, or too large.
    """
    if path.startswith("/") or "\0" in path or ".." in path.split("/"):
        raise UnreadableError(
            "expected a path inside the archive, came one that leads out", "name a document in it"
        )
    full = f"{root}/{path}"
    try:
        return _read(root, full, limits)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableError(
            f"expected a readable file, came: {reason}", "check the file and its permissions"
        ) from None


def digest_of(data: bytes) -> bytes:
    """BLAKE2b of a document's bytes, 16 of them."""
    return hashlib.blake2b(data, digest_size=16).digest()


def _read(root: str, full: str, limits: Limits) -> bytes:
    found = os.lstat(full)
    if stat.S_ISLNK(found.st_mode):
        full = os.path.realpath(full, strict=True)
        if not inside(root, full):
            raise UnreadableError(
                "expected a file in the archive, came a link that leads out of it",
                "copy the file into the archive",
            )
        found = os.lstat(full)
    if not stat.S_ISREG(found.st_mode):
        raise UnreadableError(
            f"expected a file, came {kind(found.st_mode)}", "remove it or give it another ending"
        )
    handle = os.open(full, _FLAGS | os.O_NOFOLLOW)
    try:
        opened = os.fstat(handle)
        if not stat.S_ISREG(opened.st_mode):
            raise UnreadableError(
                f"expected a file, came {kind(opened.st_mode)}", "it was changed meanwhile: try again"
            )
        return _read_all(handle, opened.st_size, limits.document_bytes)
    finally:
        os.close(handle)


def _read_all(handle: int, size: int, most: int) -> bytes:
    if size <= most:
        data = os.read(handle, size + 1)
        if len(data) == size:
            return data
        parts = [data]
        size = len(data)
        while part := os.read(handle, _CHUNK):
            parts.append(part)
            size += len(part)
            if size > most:
                break
        else:
            return b"".join(parts)
    raise UnreadableError(
        f"expected a document of at most {most // 1_048_576} MiB, came {size / 1_048_576:,.1f} MiB",
        "split it",
    )


def kind(mode: int) -> str:
    """What a file that is not regular is, in words."""
    for test, name in (
        (stat.S_ISDIR, "a folder"),
        (stat.S_ISFIFO, "a named pipe"),
        (stat.S_ISSOCK, "a socket"),
        (stat.S_ISCHR, "a device"),
        (stat.S_ISBLK, "a device"),
        (stat.S_ISLNK, "a link"),
    ):
        if test(mode):
            return name
    return "something else"
