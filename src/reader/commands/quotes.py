"""`reader quotes`: quotations of the archive, each with its speaker."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reader.commands.common import (
    add_archive,
    add_examples,
    add_format,
    add_kinds,
    add_limit,
    add_query,
    query_of,
)
from reader.commands.exits import NONE, OK
from reader.commands.opening import ask, paged
from reader.commands.output import (
    field,
    on_terminal,
    path_field,
    print_count,
    print_fields,
    print_json,
    terminal,
)
from reader.commands.quoted import add_order, utterances
from reader.shown.crediting import by_speaker, credit
from reader.shown.saidforms import said_record

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable

    from reader.commands.options import Parser
    from reader.index.holdings import QuoteHit
    from reader.index.protocol import Index
    from reader.index.query import Query
    from reader.model.person import Person
    from reader.shown.crediting import Credit


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    add_query(parser)
    add_archive(parser)
    add_limit(parser, "quotations")
    parser.add_argument("--speaker", metavar="NAME", help="only what NAME said, by any form of the name")
    add_format(parser, "text", "json")
    add_kinds(parser)
    add_order(parser)
    add_examples(
        parser,
        "reader quotes --speaker trump nuclear",
        "reader quotes --kinds direct after:2018 -n 20 --format json",
        environment="READER_ARCHIVE",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    query = query_of(arguments)
    return ask(arguments, lambda index, _: _quotes(index, query, arguments))


def _quotes(index: Index, query: Query, arguments: Namespace) -> int:
    limit = arguments.limit
    if arguments.count and limit is not None:
        limit += 1  # whether there are more
    found = paged(lambda after, size: _page(index, query, arguments, after, size), limit)
    if arguments.count:
        return _print_count(found, arguments)
    if arguments.format == "text":
        articles = (list(hits) for _, hits in groupby(found, key=lambda hit: hit.article.id))
        return (_print_pretty if on_terminal() else _print_lines)(articles, arguments.by)
    code = NONE
    for hit in found:
        code = OK
        print_json(said_record(hit))
    return code


def _print_count(found: Iterable[QuoteHit], arguments: Namespace) -> int:
    count = sum(1 for _ in found)
    capped = arguments.limit is not None and count > arguments.limit
    return print_count(arguments.format, arguments.limit if capped else count, capped=capped)


def _page(
    index: Index, query: Query, arguments: Namespace, after: str | None, size: int
) -> tuple[tuple[QuoteHit, ...], str | None]:
    return index.quotes(query, speaker=arguments.speaker, kinds=arguments.kinds, after=after, limit=size)


def _people(hits: Iterable[QuoteHit]) -> dict[str, Person]:
    """Return who the speakers of an article are, by their names in it."""
    return {hit.quote.canonical or hit.speaker or "": hit.person for hit in hits if hit.person is not None}


def _print_lines(articles: Iterable[list[QuoteHit]], by: str) -> int:
    """Print a line a quotation, as it stands in the article."""
    code = NONE
    for hits in articles:
        code = OK
        credited = [credit(hit.quote, hit.body, hit.person) for hit in hits]
        order = by_speaker(credited) if by == "speaker" else range(len(hits))
        for hit, given in ((hits[place], credited[place]) for place in order):
            print_fields(
                path_field(hit.article.id), hit.article.day, given.name, field(hit.text), *_fields(hit, given)
            )
    return code


def _fields(hit: QuoteHit, given: Credit) -> tuple[str, ...]:
    quote = hit.quote
    who = (given.mention, field(quote.canonical), given.role, given.handle)
    occasion = (field(hit.cue), field(quote.via), quote.said_on or "")
    number = "" if hit.number is None else str(hit.number)
    return (quote.kind, *who, *occasion, field(quote.how), f"{quote.confidence:.2f}", number)


def _print_pretty(articles: Iterable[list[QuoteHit]], by: str) -> int:
    from rich.padding import Padding
    from rich.text import Text

    from reader.commands.pretty import MEASURE, indent, quotation_lines

    code = NONE
    with terminal() as console:
        begin = indent(console.width)
        for hits in articles:
            code, article = OK, hits[0].article
            head = ((article.day or "no date").ljust(begin - 2) + "  ", "dim"), field(article.title)
            console.print(Text.assemble(*head))
            quotes = [hit.quote for hit in hits]
            quoted = utterances(quotes, hits[0].body, article.day, _people(hits), by=by)
            for text in quotation_lines(quoted, grouped=by == "speaker"):
                console.print(Padding(text, (0, 0, 0, begin)), width=min(console.width, begin + MEASURE))
        if code == NONE:
            console.print(Text("no quotation matches", style="dim"))
    return code
