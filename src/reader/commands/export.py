"""`reader export`: every article as the reader understood it."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

from reader.commands.exits import NONE, OK
from reader.commands.opening import add_archive, add_format, add_query, ask, query_of, streamed
from reader.commands.output import path_field, print_json
from reader.commands.show import markdown
from reader.shown.records import article_record

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.index.holdings import Stored
    from reader.index.protocol import Index
    from reader.index.query import Query

COLUMNS = (
    "id",
    "path",
    "title",
    "date",
    "source",
    "author",
    "section",
    "language",
    "tags",
    "url",
    "quotes",
    "text",
)

_FORMULA = tuple("=+-@\t\r＝＋－＠")
"""What begins a formula in some spreadsheet."""


def add_options(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    add_query(parser)
    add_archive(parser)
    add_format(parser, "json", "csv", "md", default="json")
    parser.epilog = "In CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe."


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    query = query_of(arguments)
    return ask(arguments, lambda index, _: _export(index, query, arguments.format))


def _export(index: Index, query: Query, form: str) -> int:
    articles = streamed(_articles(index, query))
    if form == "csv":
        return _write_csv(articles)
    code = NONE
    for stored in articles:
        if form == "md":
            print(("" if code == NONE else "\n") + markdown(stored))
        else:
            print_json(article_record(stored.article, stored.quotes))
        code = OK
    return code


def _articles(index: Index, query: Query) -> Iterator[Stored]:
    for key in index.article_keys(query):
        stored = index.article_at(key)
        if stored is not None:
            yield stored


def _write_csv(articles: Iterator[Stored]) -> int:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    code = NONE
    for stored in articles:
        record = article_record(stored.article, stored.quotes)
        record |= {"id": path_field(stored.article.id), "path": path_field(stored.article.path)}
        writer.writerow([_cell(record[name]) for name in COLUMNS])
        code = OK
    return code


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    # A spreadsheet would take it for a formula and do what a document says.
    return f"'{text}" if text.startswith(_FORMULA) else text
