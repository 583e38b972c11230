"""`reader show`: articles, by id or path; `-` takes ids from stdin, one a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.archive.notices import Unfinished
from reader.commands.common import CODES, add_archive, add_examples, add_format
from reader.commands.exits import ERROR, NONE, OK, CommandError
from reader.commands.ids import names, resolved
from reader.commands.markdown import markdown, utterances_of
from reader.commands.opening import ask
from reader.commands.output import field, on_terminal, print_json, terminal, warn
from reader.commands.quoted import add_order
from reader.index.faults import IndexFault
from reader.shown.crediting import person_of
from reader.shown.records import article_record, person_record, quotations, quote_record
from reader.text import clean

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.archive import Archive
    from reader.commands.options import Parser
    from reader.index.holdings import Stored
    from reader.index.protocol import Index


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.add_words(
        "ID|PATH|-",
        "a name",
        "an id as `search` prints it, or a path from here; `-` takes ids from stdin, one a line, up to the first tab, "
        "or records of JSON with an id: `search` and `export` can feed it",
    )
    add_archive(parser)
    add_format(parser, "text", "md", "json")
    parser.add_argument("--quotes", action="store_true", help="print the quotations, not the text")
    add_order(parser)
    add_examples(
        parser,
        "reader show news/2018-01-06.txt --quotes",
        "reader search tariff -n 3 | reader show -",
        codes=CODES + ", or where one of several is missing",
        environment="READER_ARCHIVE",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    if not arguments.words:
        raise CommandError("expected the id or path of an article, or - for ids from stdin")
    return ask(arguments, lambda index, archive: _show(index, archive, arguments))


def _show(index: Index, archive: Archive, arguments: Namespace) -> int:
    shown = missing = 0
    for name in names(arguments.words):
        try:
            found = resolved(index, archive, name)
        except IndexFault as fault:
            if shown or "-" in arguments.words:  # stdin cannot be read twice either
                raise Unfinished(fault) from fault
            raise
        if not found:
            missing += 1
            warn(f"{name}: no article of this id or path in {archive.name}")
        for stored in found:
            _print(stored, arguments, first=shown == 0)
            shown += 1
    if missing:
        return ERROR if shown else NONE
    return OK if shown else NONE


def _print(stored: Stored, arguments: Namespace, *, first: bool) -> None:
    if arguments.format in ("json", "jsonl"):
        print_json(_record(stored))
    elif arguments.format == "md":
        print(("" if first else "\n") + markdown(stored, quotes=arguments.quotes, by=arguments.by))
    elif on_terminal():
        _print_pretty(stored, arguments)
    else:
        print(("" if first else "\n") + _plain(stored, arguments))


def _record(stored: Stored) -> dict[str, object]:
    article = stored.article
    listed = [quote for group in quotations(stored.quotes) for quote in group]
    return article_record(article, stored.quotes) | {
        "quotations": [
            quote_record(quote, article.text) | person_record(person_of(quote, article.text, stored.people))
            for quote in listed
        ]
    }


def _facts(stored: Stored) -> list[str]:
    article = stored.article
    return [field(part) for part in (article.date, article.source, article.author, article.url) if part]


def _plain(stored: Stored, arguments: Namespace) -> str:
    article = stored.article
    head = [] if article.title_derived and not arguments.quotes else [field(article.title)]
    facts = " · ".join(_facts(stored))
    body = _quotation_lines(stored, arguments.by) if arguments.quotes else clean(article.text)
    return "\n\n".join(part for part in ("\n".join([*head, facts] if facts else head), body) if part)


def _quotation_lines(stored: Stored, by: str) -> str:
    return "\n\n".join(
        "\n".join(
            (
                f"{each.credit.name or 'unknown'}: {each.parts[0]}",
                *each.parts[1:],
                f"  {' · '.join(each.facts(with_who=True))}",
            )
        )
        for each in utterances_of(stored, by)
    )


def _print_pretty(stored: Stored, arguments: Namespace) -> None:
    from rich.text import Text

    from reader.commands.pretty import MEASURE, article_text, quotation_lines

    article = stored.article
    with terminal() as console:
        if not article.title_derived or arguments.quotes:
            console.print(Text(field(article.title), style="bold"))
        console.print(Text(" · ".join(_facts(stored)), style="dim"))
        console.print()
        if not arguments.quotes:
            console.print(article_text(article), width=min(console.width, MEASURE))
            return
        quoted = utterances_of(stored, arguments.by)
        for text in quotation_lines(quoted, grouped=arguments.by == "speaker"):
            console.print(text, width=min(console.width, MEASURE))
