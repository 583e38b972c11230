"""`reader fetch`: asks the feeds that are subscribed to, and writes what is new into the archive."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from argparse import SUPPRESS, ArgumentTypeError
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.commands.common import add_archive, add_examples, add_format, archive_of
from reader.commands.exits import ERROR, NONE, OK, CommandError
from reader.commands.opening import complaining, outlive_peers
from reader.commands.output import field, path_field, print_fields, print_json, warn

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator

    from reader.commands.options import Parser
    from reader.fetch.fetchrun import Feeds
    from reader.fetch.onefeed import Outcome

GRACE = 2.0
"""Seconds that the feeds which are being fetched have when whoever started this has gone: what a feed was going to
write is written whole or not at all, and the rest comes the next time."""
LEAST = 60.0
"""Seconds between two looks at what is due, where nothing is due for longer."""


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.add_words(
        "FEED", "a feed", "title, address or folder of a feed that is asked now; without any, what is due"
    )
    add_archive(parser, asks=False)
    parser.add_argument("--due", action="store_true", help="ask the feeds that are due, as without an option")
    parser.add_argument(
        "--all", action="store_true", help="ask every feed now; never one whose server wants to wait"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would be new, and write nothing")
    parser.add_argument(
        "--every", type=_time, metavar="TIME", help="stay, and look again after 30m, 2h or 1d"
    )
    parser.add_argument("--until-eof", action="store_true", help=SUPPRESS)
    add_format(parser, "text", "json")
    add_examples(
        parser,
        "reader fetch",
        "reader fetch --all --dry-run",
        "reader fetch --every 30m",
        codes="exit codes: 0 where something is new, 1 where nothing is, 2 where every feed failed or for an error",
        environment="READER_ARCHIVE, XDG_STATE_HOME, https_proxy, http_proxy, no_proxy, SSL_CERT_FILE",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    if arguments.due and (arguments.all or arguments.words):
        raise CommandError("--due asks what is due, --all or a name asks now; write one of them")
    archive = archive_of(arguments)
    if archive.only is not None:
        raise CommandError("feeds belong to a folder; this archive is one document")
    if not archive.has_folder:
        raise CommandError("feeds belong to a folder; of this archive only the index is here")
    from reader.fetch.fetchrun import alone

    outlive_peers()
    ended = threading.Event()
    with complaining(), alone(f"{archive.where.state}/feeds"):
        if arguments.until_eof:
            threading.Thread(target=_end_with_stdin, args=(ended,), daemon=True).start()
        if arguments.every is None:
            return _once(arguments, str(archive.root), archive.where.state, ended)
        return _again_and_again(arguments, str(archive.root), archive.where.state, ended)


def _end_with_stdin(ended: threading.Event) -> None:
    """Begin no other feed once stdin is closed, as it is when whoever held it has gone, however that came about."""
    while os.read(sys.stdin.fileno(), 4096):
        pass
    ended.set()
    time.sleep(GRACE)
    os._exit(ERROR)


def _time(text: str) -> float:
    from reader.fetch.schedule import period

    seconds = period(text)
    if seconds is None:
        raise ArgumentTypeError(f"expected a time such as 30m, 2h or 1d, found {text!r}")
    return seconds


def _again_and_again(arguments: Namespace, root: str, state: str, ended: threading.Event) -> int:
    """Fetch what is due until SIGTERM."""
    signal.signal(signal.SIGTERM, lambda *_: ended.set())
    while not ended.is_set():
        _once(arguments, root, state, ended)
        sys.stdout.flush()
        ended.wait(max(LEAST, arguments.every))
    return OK


def _once(arguments: Namespace, root: str, state: str, ended: threading.Event) -> int:
    from reader.fetch import fetchrun
    from reader.fetch.getter import Getter

    feeds = fetchrun.Feeds(root, state)
    for fault in feeds.subscriptions.faults():
        warn(fault)
    _check_writable(root, dry=arguments.dry_run)
    chosen = feeds.chosen(arguments.words, everything=arguments.all)
    if not chosen:
        warn(_nothing_to_ask(feeds, now=bool(arguments.words) or arguments.all))
        return NONE
    with _progress(len(chosen)) as step:

        def report(outcome: Outcome, done: int) -> None:
            step(done)
            _tell(outcome, arguments.format)

        found = fetchrun.run(feeds, chosen, Getter(), report, write=not arguments.dry_run, ended=ended)
    for fault in found.faults:
        warn(fault)
    if found.outcomes and all(outcome.error for outcome in found.outcomes):
        return ERROR
    return OK if any(outcome.new or outcome.changed for outcome in found.outcomes) else NONE


def _check_writable(root: str, *, dry: bool) -> None:
    if not dry and not os.access(root, os.W_OK | os.X_OK):
        raise CommandError(
            f"{root}: cannot be written to; articles are written into the archive, so nothing was asked"
        )


def _nothing_to_ask(feeds: Feeds, *, now: bool) -> str:
    if not feeds.all():
        return f"there are no feeds in {feeds.subscriptions.path}; `reader feeds add URL` adds one"
    due = feeds.next_due()
    if due is None:
        return "every feed is gone for good; `reader feeds` says which"
    minutes = max(1, round((due - time.time()) / 60))
    return (
        f"its server wants to be left alone for {minutes:,} more minutes"
        if now
        else f"nothing is due; the next feed is in {minutes:,} minutes, and --all asks now"
    )


def _tell(outcome: Outcome, form: str) -> None:
    name = outcome.subscription.name
    if form != "text":
        print_json(
            {
                "feed": name,
                "new": list(outcome.new),
                "changed": list(outcome.changed),
                "error": outcome.error or None,
            }
        )
    for path, what in (
        *((path, "new") for path in outcome.new),
        *((path, "changed") for path in outcome.changed),
    ):
        if form == "text":
            print_fields(path_field(path), what, field(name))
    if outcome.error and form == "text":
        warn(f"{name}: {outcome.error}")


@contextmanager
def _progress(total: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that shows on stderr, on a terminal, how many feeds are done."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = TextColumn("feeds"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("feeds", total=total)
        yield lambda done: bar.update(task, completed=done)
