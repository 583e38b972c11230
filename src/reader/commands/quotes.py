"""`reader quotes`: quotations of the archive, each with its speaker."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from reader.commands.exits import NONE, OK
from reader.commands.opening import add_archive, add_format, add_limit, add_query, ask, paged, query_of
from reader.commands.output import field, on_terminal, path_field, print_fields, print_json, terminal
from reader.kinds import LISTED_KINDS, QUOTE_KINDS, QuoteKind
from reader.records import quote_record

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.index.protocol import Index, QuoteHit
    from reader.index.query import Query


def add_options(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    add_query(parser)
    add_archive(parser)
    add_limit(parser)
    parser.add_argument("--speaker", metavar="NAME", help="only what NAME said, by any form of the name")
    add_format(parser, "text", "json")
    add_kinds(parser)


def add_kinds(parser: ArgumentParser) -> None:
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


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    query = query_of(arguments)
    return ask(arguments, lambda index, _: _quotes(index, query, arguments))


def _quotes(index: Index, query: Query, arguments: Namespace) -> int:
    found = paged(lambda after, size: _page(index, query, arguments, after, size), arguments.limit)
    if arguments.format == "text" and on_terminal():
        return _print_pretty(found)
    code = NONE
    for hit in found:
        code = OK
        if arguments.format == "text":
            speaker = hit.quote.canonical or hit.speaker
            print_fields(path_field(hit.article.id), hit.article.day, field(speaker), field(hit.text))
        else:
            print_json(_record(hit))
    return code


def _page(
    index: Index, query: Query, arguments: Namespace, after: str | None, size: int
) -> tuple[tuple[QuoteHit, ...], str | None]:
    return index.quotes(query, speaker=arguments.speaker, kinds=arguments.kinds, after=after, limit=size)


def _record(hit: QuoteHit) -> dict[str, object]:
    article = {
        "id": hit.article.id,
        "title": hit.article.title,
        "date": hit.article.date,
        "url": hit.article.url,
    }
    return article | quote_record(hit.quote, hit.body)


def _print_pretty(found: Iterator[QuoteHit]) -> int:
    from rich.padding import Padding
    from rich.text import Text

    from reader.commands.pretty import DATE_WIDTH, quotation_text, quote_facts

    code, article = NONE, None
    with terminal() as console:
        for hit in found:
            code = OK
            if hit.article.id != article:
                article = hit.article.id
                console.print(
                    Text.assemble(
                        ((hit.article.day or "no date").ljust(DATE_WIDTH), "dim"), field(hit.article.title)
                    )
                )
            words = quotation_text(
                hit.text, hit.quote.canonical or hit.speaker, quote_facts(hit.quote, hit.cue)
            )
            console.print(Padding(words, (0, 0, 1, DATE_WIDTH)))
        if code == NONE:
            console.print(Text("no quotation matches", style="dim"))
    return code
