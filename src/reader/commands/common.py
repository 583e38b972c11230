"""The options that several commands have, and the query that their words make."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError

from reader.commands.exits import CommandError
from reader.commands.options import ARCHIVE, NUMBER
from reader.index.query import Query, QueryError, parse
from reader.model.errors import ReaderError
from reader.model.kinds import LISTED_KINDS, QUOTE_KINDS, QuoteKind
from reader.text import clean_line, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace

    from reader.archive import Archive
    from reader.archive.notices import Notice
    from reader.commands.options import Parser

CODES = "exit codes: 0 with results, 1 without, 2 for an error"


def add_archive(parser: Parser, *, asks: bool = True) -> None:
    """Add the option that names the archive; where that is asked, the one that has it looked through too."""
    parser.add_argument(
        "-a", "--archive", type=place, metavar=ARCHIVE, help="a folder of documents, or one document"
    )
    add_index(parser)
    if asks:
        parser.add_argument("--refresh", action="store_true", help="look for changed documents first")


def add_index(parser: Parser) -> None:
    """Add the option that names an index that a server keeps."""
    parser.add_argument(
        "--index",
        metavar="URL",
        help='opensearch://HOST:9200/NAME, an index that a server keeps; "" for the one of this machine',
    )


def place(text: str) -> str:
    """Return the place of an archive as it was named; an empty name is a variable that was never set."""
    if not text:
        raise ArgumentTypeError("expected a folder or a document, found an empty name")
    return text


def add_query(parser: Parser) -> None:
    """Say how a query is given: its words are what is left beside the options."""
    parser.add_words(
        "QUERY",
        "a query",
        'words, "phrases", prefix*, a OR b, -word, ( ), title: text: author: source: section: tag: path: url: quote: '
        'speaker: said:"name: words" date: after: before: newer: older: is:quoted has:url is:unread is:starred '
        "has:note note: saved:name; docs/query.md says it all; without any, everything",
    )


def add_format(parser: Parser, *formats: str, default: str | None = "text") -> None:
    """Add the option that chooses the output."""
    names = [*formats, "jsonl"] if "json" in formats else list(formats)
    parser.add_argument("--format", choices=names, default=default, help=f"output (default: {formats[0]})")


def add_limit(parser: Parser, what: str) -> None:
    """Add the options that bound the number of results, or ask for nothing else; `what` they are."""
    parser.add_argument("-n", "--limit", type=_positive, metavar=NUMBER, help=f"print at most N {what}")
    parser.add_argument(
        "--count", action="store_true", help=f"print how many {what} there are, at most N, and nothing else"
    )


def add_kinds(parser: Parser) -> None:
    """Add the option that chooses kinds of quotations."""
    parser.add_argument(
        "--kinds",
        type=_kinds,
        default=LISTED_KINDS,
        metavar="KIND,...",
        help=f"of {', '.join(QUOTE_KINDS)} (default: all but scare)",
    )


def _kinds(text: str) -> tuple[QuoteKind, ...]:
    asked = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [part for part in asked if part not in QUOTE_KINDS]
    if unknown or not asked:
        raise ArgumentTypeError(f"expected kinds out of {', '.join(QUOTE_KINDS)}, found {text!r}")
    return tuple(kind for kind in QUOTE_KINDS if kind in asked)


def _positive(text: str) -> int:
    digits = text.lstrip("0") if text.isascii() and text.isdigit() else ""
    if not digits:
        raise ArgumentTypeError(f"expected a number from 1, found {text!r}")
    return int(digits[:18])  # more are as good as all


def add_examples(parser: Parser, *examples: str, codes: str = CODES, environment: str = "") -> None:
    """Add what stands below the options: examples, exit codes, and the variables that the command heeds."""
    if "--index" in parser.known():
        environment += ", READER_INDEX, READER_INDEX_USER, READER_INDEX_PASSWORD, READER_INDEX_TOKEN"
    variables = ", ".join(
        filter(None, (environment, "READER_CONFIG, XDG_CACHE_HOME, NO_COLOR, COLUMNS, PAGER"))
    )
    shown = "\n".join(f"  {example}" for example in examples)
    parser.epilog = f"examples:\n{shown}\n\n{codes}\nenvironment: {variables}"


def archive_of(arguments: Namespace) -> Archive:
    """Return the archive that the command line names.

    Raises:
        CommandError: there is none, its index is not named as it should be, or the settings cannot be read.
    """
    from reader.archive import open_archive
    from reader.archive.locating import settings_for

    try:
        settings = settings_for(arguments.archive, arguments.index)
        return open_archive(arguments.archive, settings, tell_of, arguments.index)
    except ReaderError as error:
        raise CommandError(str(error)) from error


def tell_of(notice: Notice) -> None:
    """Say on stderr what an archive says while it is opened."""
    from reader.commands.streams import tell

    tell(f"reader: {visible(notice.text)}\n")


def query_of(arguments: Namespace, **saving: str) -> Query:
    """Return the query that the words of the command line make; none means everything.

    `saving` are searches, by name, that are to be saved: they count as if they were.

    Raises:
        CommandError: with a caret under the mistake.
    """
    text = clean_line(" ".join(arguments.words))

    def saved() -> dict[str, str]:
        try:
            return archive_of(arguments).saved_searches() | saving
        except ReaderError as error:
            raise CommandError(str(error)) from error

    try:
        return parse(text, saved=saved)
    except QueryError as error:
        hint = f"\n{error.hint}" if error.hint else ""
        piece, at = _round(text, error.position, _columns() - 3)
        raise CommandError(f"{error.message}\n  {piece}\n  {' ' * at}^{hint}") from error


def _columns() -> int:
    """Return the columns of the terminal that stderr is, or those that were named."""
    named = os.environ.get("COLUMNS", "")
    if named.isascii() and named.isdigit() and int(named[:6]):
        return int(named[:6])
    try:
        return os.get_terminal_size(2).columns or 80
    except OSError:
        return 80


def _round(text: str, at: int, width: int) -> tuple[str, int]:
    """Return the part of a line of at most `width` columns that holds the place `at`, and the place in it."""
    width = max(16, width)
    if len(text) <= width:
        return text, at
    start = min(max(0, at - width // 2), max(0, len(text) - width))
    piece = text[start : start + width]
    if start:
        piece = "…" + piece[1:]
    if start + width < len(text):
        piece = piece[:-1] + "…"
    return piece, at - start
