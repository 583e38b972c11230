"""What the commands on an archive share: its options, its query, and an index that is fresh."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from reader.archive import Archive, ArchiveMissing, Notice, Progress, Unfinished, open_archive
from reader.commands.exits import CommandError
from reader.commands.output import warn
from reader.config import ConfigError, load
from reader.index.faults import IndexFault
from reader.index.query import Query, QueryError, parse
from reader.text import clean_line

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator, Sequence

    from rich.progress import Progress as Bar

    from reader.index.protocol import Index

PAGE = 200
"""Results that are fetched at a time: the first of them are printed before the last are looked for."""
T = TypeVar("T")
PATIENCE = 0.5
"""Seconds before a progress bar is shown."""


def add_archive(parser: ArgumentParser) -> None:
    """Add the option that names the archive, and the one that has it looked through first."""
    parser.add_argument("-a", "--archive", metavar="ARCHIVE", help="a folder of documents, or one document")
    parser.add_argument("--refresh", action="store_true", help="look for changed documents first")


def add_query(parser: ArgumentParser) -> None:
    """Say how a query is given: its words are what is left beside the options."""
    parser.usage = f"{parser.prog} [OPTION...] [QUERY...]"
    parser.epilog = (
        'queries: words, "phrases", prefix*, a OR b, -word, ( ), title: text: author: source: section: tag: path:\n'
        'url: quote: speaker: said:"name: words" date: after: before: newer: older: is:quoted has:url'
    )


def add_format(parser: ArgumentParser, *formats: str, default: str = "text") -> None:
    """Add the option that chooses the output."""
    names = [*formats, "jsonl"] if "json" in formats else list(formats)
    parser.add_argument("--format", choices=names, default=default, help=f"output (default: {default})")


def add_limit(parser: ArgumentParser) -> None:
    """Add the option that bounds the number of results."""
    parser.add_argument("-n", "--limit", type=_positive, metavar="N", help="print at most N results")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def query_of(arguments: Namespace) -> Query:
    """Return the query that the words of the command line make; none means everything.

    Raises:
        CommandError: with a caret under the mistake.
    """
    text = clean_line(" ".join(arguments.words))
    try:
        return parse(text)
    except QueryError as error:
        hint = f"\n{error.hint}" if error.hint else ""
        indented = "\n".join("  " + line for line in error.caret().split("\n"))
        raise CommandError(f"{error.message}\n{indented}{hint}") from error


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
    """Put a question to a fresh index of the archive that the command line names, and return its exit code."""
    archive = archive_of(arguments)
    try:
        with _reporting() as report:
            return archive.answer(
                lambda index: question(index, archive), report, _tell, refresh=arguments.refresh
            )
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
    """Yield the results of page after page, at most `limit` of them.

    `page` is asked with where it begins (None: at the beginning) and how many results it may hold, and returns
    them with where the next one begins (None: there is none).

    Raises:
        Unfinished: the index failed after results were given.
    """
    return streamed(_pages(page, limit))


def _pages(
    page: Callable[[str | None, int], tuple[Sequence[T], str | None]], limit: int | None
) -> Iterator[T]:
    after = None
    while limit is None or limit > 0:
        results, after = page(after, PAGE if limit is None else min(PAGE, limit))
        yield from results
        if after is None:
            return
        if limit is not None:
            limit -= len(results)


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
