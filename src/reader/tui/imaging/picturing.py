"""Pictures of articles, each decoded by a process of its own: nothing waits for them, and none can take us down."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from typing import TYPE_CHECKING

from reader.text import clean_line
from reader.tui.imaging.pixels import Picture

if TYPE_CHECKING:
    from pathlib import Path

    from reader.tui.imaging.pixels import Canvas

PATIENCE = 8.0
"""Seconds that a picture may take."""
KEPT = 32
"""Pictures that are kept as they are drawn."""
MISSING = "to see pictures: pip install 'reader-tui[pictures]'"
"""What to say where nothing here can decode one."""
GONE = "no such file"
_Key = tuple[str, int, int, "Canvas"]


class Picturing:
    """Decodes the pictures of an archive, one at a time."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self._kept: dict[_Key, Picture] = {}

    @property
    def able(self) -> bool:
        """There is something here that decodes pictures."""
        from importlib.util import find_spec

        return find_spec("PIL") is not None

    async def decoded(self, path: str, canvas: Canvas) -> Picture:
        """Return a picture by its path in the archive, as large as there is room for it at most."""
        try:
            found = os.stat(os.path.join(self._root, path))
        except (OSError, ValueError):
            return Picture(fault=GONE)
        key = (path, found.st_size, found.st_mtime_ns, canvas)
        picture = self._kept.pop(key, None) or await self._asked(path, canvas)
        self._kept[key] = picture
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]
        return picture

    async def _asked(self, path: str, canvas: Canvas) -> Picture:
        # -P: a folder called `reader` where the user happens to stand is not this package.
        room = (str(canvas.columns), str(2 * canvas.lines))
        command = [sys.executable, "-P", "-m", "reader.tui.imaging.picturefile", self._root, path, *room]
        devnull, pipe = asyncio.subprocess.DEVNULL, asyncio.subprocess.PIPE
        try:
            process = await asyncio.create_subprocess_exec(
                *command, bytes(canvas.ground).hex(), stdin=devnull, stdout=pipe, stderr=devnull
            )
        except (OSError, ValueError) as error:
            return Picture(fault=clean_line(str(error)))
        try:
            written, _ = await asyncio.wait_for(process.communicate(), PATIENCE)
        except TimeoutError:
            return Picture(fault="takes too long to decode")
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
        return _picture(written)


def _picture(written: bytes) -> Picture:
    """Return what the process wrote; it may have been ended at any byte."""
    head, _, pixels = written.partition(b"\n")
    if head.startswith(b"no ") and (fault := clean_line(head[3:].decode("utf-8", "replace"))):
        return Picture(fault=fault)
    sizes = head.split()
    if len(sizes) == 2 and all(size.isdigit() for size in sizes):
        width, height = map(int, sizes)
        if 0 < 3 * width * height == len(pixels):
            return Picture(width, height, pixels)
    return Picture(fault="takes more time or memory to decode than is allowed")
