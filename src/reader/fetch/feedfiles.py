"""Where the articles of feeds stand, and how they get there: never over a file that is there, never half.

A name is the day, the title and eight digits of what the feed calls the entry: the same entry has the same name again,
even where everything that was remembered of it is gone.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from hashlib import blake2b
from typing import TYPE_CHECKING

from reader.fetch.webaddresses import host_of
from reader.marks.articlenames import normal_address
from reader.shown.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST = 120
"""Bytes of a name."""
_TEMPORARY = re.compile(r"\.[^/]*\.tmp-(\d+)$")


def slug_of(title: str, url: str) -> str:
    """Return the name of the folder of a feed: its title, else its host."""
    return slug(title, 60) or slug(host_of(url), 60) or "feed"


def digest_of(feed: str, key: str) -> str:
    """Return eight hexadecimal digits for an entry of a feed."""
    return blake2b(f"{normal_address(feed)}\n{key}".encode("utf-8", "replace"), digest_size=4).hexdigest()


def path_of(folder: str, date: str, title: str, digest: str, version: int) -> str:
    """Return the path of an article below the archive, with `/`."""
    day = date[:10]
    above = f"{day[:4]}/{day[5:7]}" if day else "undated"
    suffix = f" {digest}.md" if version == 1 else f" {digest}.v{version}.md"
    head = f"{day} " if day else ""
    name = slug(title, LONGEST - len(suffix) - len(head)) or "article"
    return f"{folder}/{above}/{head}{name}{suffix}"


def put(root: str, path: str, content: bytes) -> bool:
    """Write a file whole and for good, without ever writing over one; False where there is one already.

    Raises:
        OSError: it cannot be written; nothing of it is there.
    """
    target = os.path.join(root, path)
    folder = os.path.dirname(target)
    os.makedirs(folder, exist_ok=True)
    if os.path.lexists(target):
        return False
    temporary = os.path.join(folder, f".{os.path.basename(target)[:60]}.tmp-{os.getpid()}")
    with suppress(FileNotFoundError):
        os.unlink(temporary)
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o644)
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(temporary, target)
        except FileExistsError:
            return False
    finally:
        with suppress(FileNotFoundError):
            os.unlink(temporary)
    return True


def settle(root: str, paths: Sequence[str]) -> None:
    """Have the folders of new files on the disk too, once for all of them."""
    for folder in {os.path.dirname(os.path.join(root, path)) for path in paths}:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def clear_half_written(root: str, folder: str) -> None:
    """Remove what processes that are gone left half-written below a feed's folder."""
    for above, _, names in os.walk(os.path.join(root, folder)):
        for name in names:
            found = _TEMPORARY.fullmatch(name)
            if found is not None and not _is_alive(int(found[1])):
                with suppress(OSError):
                    os.unlink(os.path.join(above, name))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
