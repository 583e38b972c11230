"""What the commands on an archive share: its options, its query, and an index that is fresh."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from reader.archive import Archive, ArchiveMissing, Progress, open_archive
from reader.commands.exits import CommandError
from reader.commands.output import warn
from reader.config import ConfigError, load
from reader.index.protocol import Index, IndexFault
from reader.text import clean_line

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence

    from rich.progress import Progress as Bar

    from reader.index.query import Query

PAGE = 200
"""Results that are fetched at a time: the first of them are printed before the last are looked for."""
T = TypeVar("T")
PATIENCE = 0.5
"""Seconds before a progress bar is shown."""


def archive_of(arguments: Namespace) -> Archive:
    """Return the archive that the command line names.

    Raises:
        CommandError: there is none, or the settings cannot be read.
    """
    try:
        # A named archive needs no settings, and a search should not wait for YAML.
        settings = None if arguments.archive else load()
        return open_archive(arguments.archive, settings)
    except (ArchiveMissing, ConfigError) as error:
        raise CommandError(str(error)) from error


def ask(arguments: Namespace, question: Callable[[Index, Archive], int]) -> int:
    """Put a question to a fresh index of the archive that the command line names, and return its exit code.

    A damaged index is put aside, built again, and asked once more: nobody has to know.
    """
    archive = archive_of(arguments)
    try:
        index = None if arguments.refresh else archive.fresh_index()
        if index is None:
            bring_up_to_date(archive)
            index = _opened(archive)
        try:
            return _asked(index, archive, question)
        except IndexFault as fault:
            if not archive.mend(fault):
                raise
            warn(f"{fault}; it is put aside and built again")
            bring_up_to_date(archive)
            return _asked(_opened(archive), archive, question)
    except IndexFault as error:
        raise CommandError(str(error)) from error


def _asked(index: Index, archive: Archive, question: Callable[[Index, Archive], int]) -> int:
    try:
        return question(index, archive)
    finally:
        index.close()


def _opened(archive: Archive) -> Index:
    index = archive.open_index()
    if index is None:
        raise CommandError(
            f"there is no index of {archive.name} yet; run `reader index`, or try again in a moment"
        )
    return index


def suggest(index: Index, query: Query) -> None:
    """Say on stderr what somebody may have meant whose query finds nothing."""
    from reader.index.suggesting import suggestion  # most searches find something

    suggested = suggestion(index, query)
    if suggested is not None:
        warn(f"nothing matches; did you mean: {clean_line(suggested.text)}")


def paged(
    page: Callable[[str | None, int], tuple[Sequence[T], str | None]], limit: int | None
) -> Iterator[T]:
    """Yield the results of page after page, at most `limit` of them.

    `page` is asked with where it begins (None: at the beginning) and how many results it may hold, and returns
    them with where the next one begins (None: there is none).
    """
    after = None
    while limit is None or limit > 0:
        results, after = page(after, PAGE if limit is None else min(PAGE, limit))
        yield from results
        if after is None:
            return
        if limit is not None:
            limit -= len(results)


def bring_up_to_date(archive: Archive, *, rebuild: bool = False) -> Progress:
    """Refresh the index in the foreground; say on stderr what stands in the way of it.

    Raises:
        CommandError: the index could not be written and there is no older one.
    """
    with _reporting() as report:
        progress = archive.refresh(report, rebuild=rebuild)
    if progress.state == "busy":
        warn("another process is indexing this archive; searching what there is")
        _wait_for_first(archive)
    elif progress.state == "failed":
        index = archive.open_index()
        if index is None:
            raise CommandError(progress.message or "the index cannot be built")
        index.close()
        warn(f"{progress.message}; searching the index as it was")
    return progress


def _wait_for_first(archive: Archive, seconds: float = 10.0) -> None:
    """Wait until the process that is building the first index has made its file."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        index = archive.open_index()
        if index is not None:
            index.close()
            return
        time.sleep(0.05)


@contextmanager
def _reporting() -> Iterator[Callable[[Progress], None]]:
    """Yield a function that shows progress as a bar, on stderr, on a terminal, after a while."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    started = time.monotonic()
    bars: list[Bar] = []

    def report(progress: Progress) -> None:
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
