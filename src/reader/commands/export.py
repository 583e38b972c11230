"""`reader export`: every article as the reader understood it."""

from __future__ import annotations

import csv
import sys
from itertools import chain, islice
from typing import TYPE_CHECKING

from reader.commands.common import (
    CODES,
    add_archive,
    add_examples,
    add_format,
    add_limit,
    add_query,
    query_of,
)
from reader.commands.exits import NONE, OK
from reader.commands.markdown import markdown
from reader.commands.opening import ask, streamed
from reader.commands.output import path_field, print_count, print_json
from reader.shown.records import article_record

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reader.commands.options import Parser
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


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    add_query(parser)
    add_archive(parser)
    add_limit(parser, "articles")
    # Not named, it is `json` for articles and a bare number for their count.
    add_format(parser, "json", "csv", "md", default=None)
    add_examples(
        parser,
        "reader export tariff >tariff.jsonl",
        "reader export after:2018 --format csv >articles.csv",
        codes="in CSV, a cell that a spreadsheet would take for a formula begins with an apostrophe\n"
        + CODES,
        environment="READER_ARCHIVE",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    query = query_of(arguments)
    return ask(arguments, lambda index, _: _export(index, query, arguments))


def _export(index: Index, query: Query, arguments: Namespace) -> int:
    form, limit = arguments.format, arguments.limit
    if arguments.count:
        count = index.count(query, cap=limit or sys.maxsize - 1)
        return print_count(form, count.value, capped=count.capped)
    articles = islice(streamed(_articles(index, query)), limit)
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
    # Before the header: what fails here may be asked again, and then begins anew.
    first = list(islice(articles, 1))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    code = NONE
    for stored in chain(first, articles):
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
