"""`reader search`: articles that match a query, newest or best first."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reader.commands.common import add_archive, add_examples, add_format, add_limit, add_query, query_of
from reader.commands.exits import NONE, OK, CommandError
from reader.commands.opening import ask, paged, suggest
from reader.commands.output import (
    field,
    on_terminal,
    path_field,
    print_count,
    print_fields,
    print_json,
    terminal,
    warn,
)

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reader.archive import Archive
    from reader.commands.options import Parser
    from reader.index.answers import Hit
    from reader.index.protocol import Index
    from reader.index.query import Query


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    add_query(parser)
    add_archive(parser)
    add_limit(parser, "articles")
    parser.add_argument(
        "--sort", choices=["date", "rank"], default="date", help="newest or best first (default: date)"
    )
    add_format(parser, "text", "json", "paths")
    parser.add_argument(
        "-0", "--null", action="store_true", help="print the raw path of each document, ended by NUL"
    )
    add_examples(
        parser,
        "reader search tariff -steel after:2018",
        "reader search 'speaker:trump' -0 | xargs -0 rg tariff",
        environment="READER_ARCHIVE",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    if arguments.null and arguments.format in ("json", "jsonl"):
        raise CommandError("-0 prints paths and --format json records; write one of them")
    query = query_of(arguments)

    def question(index: Index, archive: Archive) -> int:
        code = _search(index, archive, query, arguments)
        if code == NONE:
            suggest(index, query)
        return code

    return ask(arguments, question)


def _search(index: Index, archive: Archive, query: Query, arguments: Namespace) -> int:
    if arguments.count:
        count = index.count(query, cap=arguments.limit or sys.maxsize - 1)
        return print_count(arguments.format, count.value, capped=count.capped)
    json = arguments.format in ("json", "jsonl")
    paths = arguments.null or arguments.format == "paths"
    snippets = not paths and (json or on_terminal())
    hits = paged(lambda after, size: _page(index, query, arguments, snippets, after, size), arguments.limit)
    if paths:
        return _print_paths(hits, archive, arguments)
    if json:
        return _print_json(hits)
    if on_terminal():
        return _print_pretty(hits)
    code = NONE
    for hit in hits:
        code = OK
        print_fields(path_field(hit.id), hit.day, field(hit.title))
    return code


def _page(
    index: Index, query: Query, arguments: Namespace, snippets: bool, after: str | None, size: int
) -> tuple[tuple[Hit, ...], str | None]:
    page = index.search(query, sort=arguments.sort, after=after, limit=size, snippets=snippets)
    if page.label and after is None:
        warn(page.label)  # the order is not exact, and the older matches are not listed: nobody should guess
    return page.hits, page.after


def _print_json(hits: Iterator[Hit]) -> int:
    from reader.shown.hits import hit_record

    code = NONE
    for hit in hits:
        code = OK
        print_json(hit_record(hit))
    return code


def _print_paths(hits: Iterator[Hit], archive: Archive, arguments: Namespace) -> int:
    seen: set[str] = set()
    out = sys.stdout.buffer
    for hit in hits:
        if hit.path in seen:
            continue
        seen.add(hit.path)
        path = openable(archive, hit.path)
        out.write(os.fsencode(path) + b"\0" if arguments.null else path_field(path).encode() + b"\n")
    out.flush()
    return OK if seen else NONE


def openable(archive: Archive, path: str) -> str:
    """Return a path that opens the document from the working directory, and is never taken for an option."""
    absolute = os.path.join(str(archive.root), path)
    relative = os.path.relpath(absolute)
    if relative.startswith("../"):
        return absolute
    return f"./{relative}" if relative.startswith("-") else relative


def _print_pretty(hits: Iterator[Hit]) -> int:
    from rich.text import Text

    from reader.commands.pretty import article_lines

    code = NONE
    with terminal() as console:
        for hit in hits:
            if code == OK:
                console.print()
            code = OK
            for line in article_lines(hit, console.width):
                console.print(line)
        if code == NONE:
            console.print(Text("no article matches", style="dim"))
    return code
