"""What the commands on an archive share: the archive itself, and how a question is put to its index."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from reader.commands.common import archive_of
from reader.commands.exits import CommandError
from reader.commands.output import warn
from reader.index import paging
from reader.index.faults import IndexFault
from reader.model.errors import ReaderError
from reader.text import clean_line

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from rich.progress import Progress as Bar

    from reader.archive import Archive
    from reader.archive.notices import Notice
    from reader.index.progress import Progress
    from reader.index.protocol import Index
    from reader.index.query import Query

T = TypeVar("T")
PATIENCE = 0.5
"""Seconds before a progress bar is shown."""


@contextmanager
def complaining() -> Iterator[None]:
    """Turn what is wrong with something else into what is wrong with the command.

    Raises:
        CommandError: with the same words.
    """
    try:
        yield
    except ReaderError as error:
        raise CommandError(str(error)) from error


def outlive_peers() -> None:
    """Have a server or a process of ours that is gone cost an error, and not this process."""
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)


def ask(arguments: Namespace, question: Callable[[Index, Archive], int]) -> int:
    """Put a question to a fresh index of the archive that the command line names, and return its exit code."""
    archive = archive_of(arguments)
    return ask_archive(archive, arguments, lambda index: question(index, archive))


def ask_archive(archive: Archive, arguments: Namespace, question: Callable[[Index], T]) -> T:
    """Put a question to a fresh index of an archive, and return its answer."""
    try:
        with _reporting() as report:
            return archive.answer(question, report, _tell, refresh=arguments.refresh)
    except IndexFault as error:
        raise CommandError(str(error)) from error


def bring_up_to_date(archive: Archive, *, rebuild: bool = False, wait: float = 0.0) -> Progress:
    """Refresh the index in the foreground; say on stderr what stands in the way of it.

    Raises:
        CommandError: the index could not be written and there is no older one.
    """
    try:
        with _reporting() as report:
            return archive.bring_up_to_date(report, _tell, rebuild=rebuild, wait=wait)
    except IndexFault as error:
        raise CommandError(str(error)) from error


def _tell(notice: Notice) -> None:
    warn(notice.text)


def suggest(index: Index, query: Query) -> None:
    """Say on stderr what somebody may have meant whose query finds nothing."""
    from reader.index.suggesting import suggestion  # most searches find something

    suggested = suggestion(index, query)
    if suggested is not None:
        warn(f"nothing matches; did you mean: {clean_line(suggested.text)}")


def paged(
    page: Callable[[str | None, int], tuple[Sequence[T], str | None]], limit: int | None
) -> Iterator[T]:
    """Yield the results of page after page, as `reader.index.paging` does, for a command that prints them.

    Raises:
        Unfinished: the index failed after results were given.
    """
    return streamed(paging.paged(page, limit))


def streamed(results: Iterator[T]) -> Iterator[T]:
    """Yield results that are printed as they come: a fault before the first may be mended, later it may not.

    Raises:
        Unfinished: the index failed after results were given.
    """
    given = False
    try:
        for result in results:
            given = True
            yield result
    except IndexFault as fault:
        if given:
            from reader.archive.notices import Unfinished

            raise Unfinished(fault) from fault
        raise


@contextmanager
def _reporting() -> Iterator[Callable[[Progress], None]]:
    """Yield a function that shows progress as a bar, on stderr, on a terminal, after a while, until it is done."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    started = time.monotonic()
    bars: list[Bar] = []

    def report(progress: Progress) -> None:
        if progress.state not in ("scanning", "indexing"):
            while bars:
                bars.pop().stop()
        if time.monotonic() - started < PATIENCE or not progress.total:
            return
        if not bars:
            bars.append(_bar())
        bars[0].update(bars[0].task_ids[0], completed=progress.done, total=progress.total)

    try:
        yield report
    finally:
        for bar in bars:
            bar.stop()


def _bar() -> Bar:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("indexing"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    bar.add_task("indexing", total=None)
    bar.start()
    return bar
