"""`reader speakers`: who is quoted in the archive, how often, and when first and last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.common import add_archive, add_examples, add_format, add_limit, add_query, query_of
from reader.commands.exits import NONE, OK
from reader.commands.opening import ask
from reader.commands.output import field, on_terminal, print_count, print_fields, print_json, terminal
from reader.shown.hits import speaker_record

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.commands.options import Parser
    from reader.index.answers import SpeakerRow
    from reader.index.protocol import Index
    from reader.index.query import Query


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    add_query(parser)
    add_archive(parser)
    add_limit(parser, "speakers")
    add_format(parser, "text", "json")
    add_examples(
        parser,
        "reader speakers tariff -n 10",
        "reader speakers after:2018 --format json",
        environment="READER_ARCHIVE",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    query = query_of(arguments)
    return ask(arguments, lambda index, _: _speakers(index, query, arguments))


def _speakers(index: Index, query: Query, arguments: Namespace) -> int:
    if arguments.count:
        limit = arguments.limit
        count = len(index.speakers(query, None if limit is None else limit + 1))
        capped = limit is not None and count > limit
        return print_count(arguments.format, limit if capped else count, capped=capped)
    rows = index.speakers(query, arguments.limit)
    if arguments.format != "text":
        for row in rows:
            print_json(speaker_record(row))
    elif on_terminal():
        _print_pretty(rows)
    else:
        for row in rows:
            numbers = str(row.quotations), str(row.articles)
            print_fields(field(row.name), *numbers, row.first, row.last, row.kind)
    return OK if rows else NONE


def _print_pretty(rows: list[SpeakerRow]) -> None:
    from rich.table import Table
    from rich.text import Text

    if not rows:
        with terminal() as console:
            console.print(Text("nobody is quoted there", style="dim"))
        return
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("kind", style="dim")
    for title, justify in (("speaker", "left"), ("quotations", "right"), ("articles", "right")):
        table.add_column(title, justify=justify)  # type: ignore[arg-type]
    table.add_column("first", style="dim")
    table.add_column("last", style="dim")
    for row in rows:
        name = Text(field(row.name), style="bold" if row.kind != "unnamed" else "")
        numbers = f"{row.quotations:,}", f"{row.articles:,}"
        table.add_row(row.kind, name, *numbers, row.first or "", row.last or "")
    with terminal() as console:
        console.print(table)
