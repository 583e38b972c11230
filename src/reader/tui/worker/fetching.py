"""What is done with feeds, each in a process of its own: nothing of the network is loaded here, and nothing waits."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from reader.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path

_LEAVING = 0.5
"""Seconds that processes have to end when we do."""
SUBSCRIPTIONS = "feeds.opml"


class Ran(NamedTuple):
    """What a command said, and how it ended."""

    code: int
    lines: list[bytes]
    said: str
    """The last line of its stderr, cleaned, without the name of the program."""


class Fetching:
    """Runs `reader feeds` and `reader fetch` for an archive."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._running: set[asyncio.subprocess.Process] = set()

    @property
    def has_feeds(self) -> bool:
        """There are subscriptions."""
        return os.path.exists(self._root / SUBSCRIPTIONS)

    async def run(self, *words: str) -> Ran:
        """Run a command to its end. Words that a person typed are handed over as words, never as options."""
        # -P: a folder called `reader` where the user happens to stand is not this package.
        command = [sys.executable, "-P", "-m", "reader", words[0], "-a", str(self._root), *words[1:]]
        if words[0] == "fetch":
            command.append("--until-eof")
        pipe = asyncio.subprocess.PIPE
        # The other end of its stdin is ours alone: it closes with us, however we end, and the command ends then.
        theirs, ours = os.pipe()
        try:
            try:
                process = await asyncio.create_subprocess_exec(
                    *command, stdin=theirs, stdout=pipe, stderr=pipe
                )
            finally:
                os.close(theirs)
            self._running.add(process)
            try:
                out, errors = await process.communicate()
            finally:
                self._running.discard(process)
                _end(process)
        except (OSError, ValueError) as error:
            return Ran(2, [], f"the command does not start: {clean_line(str(error))}")
        finally:
            os.close(ours)
        told = [clean_line(line) for line in errors.decode("utf-8", "replace").splitlines() if line.strip()]
        said = told[-1].removeprefix("reader: ") if told else ""
        return Ran(process.returncode if process.returncode is not None else 2, out.splitlines(), said)

    async def leave(self) -> None:
        """End what still runs: what it has written stays, and the rest is fetched the next time."""
        for process in list(self._running):
            _end(process)
        if self._running:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(asyncio.gather(*(each.wait() for each in self._running)), _LEAVING)


def _end(process: asyncio.subprocess.Process) -> None:
    if process.returncode is None:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
