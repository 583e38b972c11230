"""Keeping the index fresh: starts the indexer, a process of its own, and passes on what it says."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from reader.index.progress import Progress, parse_progress
from reader.tui.worker.messages import Progressed

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.message import Message

    from reader.tui.worker.readable import ReadableArchive

_LONGEST = 1 << 16
_LEAVING = 0.5
"""Seconds that the indexer has to end when we do."""
_TELLING = 2.0
"""Seconds of work after which a rate is worth telling."""


class Indexing:
    """One run of the indexer at a time."""

    def __init__(self, archive: ReadableArchive, post: Callable[[Message], object]) -> None:
        self._archive = archive
        self._post = post
        self._process: asyncio.subprocess.Process | None = None
        self._ending: asyncio.subprocess.Process | None = None
        self.progress: Progress | None = None
        """What the running indexer said last; None while none runs."""

    @property
    def possible(self) -> bool:
        """There is an index to bring up to date; not where the archive is one document, or not here."""
        return self._archive.indexer_command() is not None

    async def run(self) -> None:
        """Look at the folder, bring the index up to date, and watch; tells with messages.

        Where an indexer is at work already, that one is asked to look through the whole folder again.
        """
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(ConnectionError):
                self._process.stdin.write(b"look\n")
            return
        command = self._archive.indexer_command(watch=True)
        if command is None:
            return
        devnull, pipe = asyncio.subprocess.DEVNULL, asyncio.subprocess.PIPE
        try:
            # It ends with its stdin: with us, however we end.
            self._process = await asyncio.create_subprocess_exec(
                *command,
                stdin=pipe,
                stdout=pipe,
                stderr=devnull,
                limit=_LONGEST,
                env=self._archive.indexer_environment,
            )
        except OSError as error:
            self._post(Progressed(None, f"the indexer does not start: {error.strerror}"))
            return
        try:
            fault = await self._listen(self._process)
        finally:
            self.stop()
        self._post(Progressed(None, fault))

    async def _listen(self, process: asyncio.subprocess.Process) -> str | None:
        assert process.stdout is not None
        async for line in process.stdout:
            with contextlib.suppress(ValueError):
                self.progress = parse_progress(line)
                self._post(Progressed(self.progress))
        from reader.archive.running import how_it_ended  # the first frame does not wait for what it loads

        ended = how_it_ended(self.progress, await process.wait())
        return (ended.message or "the indexer failed") if ended.state == "failed" else None

    def stop(self) -> None:
        """End the indexer where it still runs; what it has committed stays."""
        process, self._process, self.progress = self._process, None, None
        if process is not None and process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
                self._ending = process

    async def leave(self) -> None:
        """End the indexer and wait for a moment until it has ended, so that nothing of it is left behind."""
        self.stop()
        if self._ending is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._ending.communicate(), _LEAVING)


def words(progress: Progress | None) -> str:
    """Return what the indexer does, for the status line."""
    if progress is None or progress.state in ("done", "failed"):
        return ""
    if progress.state == "busy":
        return "another reader is indexing"
    if progress.state == "scanning":
        return "looking at the folder"
    if not progress.total:
        return "indexing"
    said = f"indexing {progress.done:,} of {progress.total:,}"
    if progress.seconds < _TELLING or not progress.done:
        return said
    rate = progress.done / progress.seconds
    return f"{said} · {rate:,.0f}/s · {_duration((progress.total - progress.done) / rate)} left"


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"
