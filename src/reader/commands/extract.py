"""`reader extract`: the quotations of any text, without an archive."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, BinaryIO

from reader.commands.exits import ERROR, NONE, OK, CommandError
from reader.commands.opening import add_format
from reader.commands.output import field, on_terminal, print_fields, print_json, terminal, warn
from reader.commands.quotes import add_kinds
from reader.quotes.extraction import extract
from reader.shown.records import quote_record
from reader.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from reader.model.kinds import QuoteKind
    from reader.model.quotation import Quote


def add_options(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    parser.usage = f"{parser.prog} [OPTION...] [FILE|-]"
    parser.epilog = (
        'With --jsonl a line {"id", "text", "date"?, "lang"?} goes in and a line {"id", "quotes": [...]} comes out;\n'
        "offsets are code points of the text as it was given."
    )
    parser.add_argument("--jsonl", action="store_true", help="JSON Lines in and out")
    add_format(parser, "text", "json")
    parser.add_argument("--date", help="the day of the text (2018-01-06): says which day `Friday` is")
    parser.add_argument("--lang", help="its language, such as en or de (default: guessed)")
    add_kinds(parser)


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    if len(arguments.words) > 1:
        raise CommandError(f"expected one FILE or -, found {len(arguments.words)}")
    name = arguments.words[0] if arguments.words else "-"
    if name == "-":
        return _run(sys.stdin.buffer, "stdin", arguments)
    try:
        with open(name, "rb") as stream:
            return _run(stream, name, arguments)
    except OSError as error:
        raise CommandError(f"{visible(name)}: cannot be read ({error.strerror})") from error


def _run(stream: BinaryIO, name: str, arguments: Namespace) -> int:
    if arguments.jsonl:
        return _lines(stream, name, arguments.kinds)
    text = stream.read().decode("utf-8", "surrogateescape")
    text = text.removeprefix("\ufeff")
    quotes = extract(text, date=arguments.date, language=arguments.lang)
    listed = [quote for quote in quotes if quote.kind in arguments.kinds]
    if arguments.format != "text":
        for quote in listed:
            print_json(quote_record(quote, text))
    elif on_terminal():
        _print_pretty(listed, text, arguments.date)
    else:
        for quote in listed:
            print_fields(*_fields(quote, text))
    return OK if listed else NONE


def _fields(quote: Quote, text: str) -> Iterator[str]:
    mention = text[quote.speaker[0] : quote.speaker[1]] if quote.speaker else None
    yield f"{quote.start}-{quote.end}"
    yield quote.kind
    yield field(quote.canonical or mention)
    yield field(text[quote.cue[0] : quote.cue[1]]) if quote.cue else ""
    yield field(text[quote.start : quote.end])


def _lines(stream: BinaryIO, name: str, kinds: tuple[QuoteKind, ...]) -> int:
    code, found = OK, False
    for number, raw in enumerate(stream, 1):
        if not raw.strip():
            continue
        try:
            record = _parsed(raw)
        except ValueError as error:
            # A bad line stops no other; it is told, and the exit code says that there was one.
            warn(f"{name}:{number}: {error}")
            code = ERROR
            continue
        text = str(record["text"])
        quotes = extract(text, date=_optional(record, "date"), language=_optional(record, "lang"))
        listed = [quote_record(quote, text) for quote in quotes if quote.kind in kinds]
        found = found or bool(listed)
        print_json({"id": record.get("id"), "quotes": listed})
    if code == ERROR:
        return ERROR
    return OK if found else NONE


def _parsed(raw: bytes) -> dict[str, object]:
    try:
        record = json.loads(raw)
    except (ValueError, RecursionError) as error:
        raise ValueError(f'expected a JSON object with "text" ({error})') from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ValueError('expected a JSON object with "text", found something else')
    return record


def _optional(record: dict[str, object], name: str) -> str | None:
    value = record.get(name)
    return value if isinstance(value, str) and value else None


def _print_pretty(quotes: list[Quote], text: str, day: str | None) -> None:
    from rich.text import Text

    from reader.commands.pretty import quotation_lines
    from reader.commands.quoted import utterances

    with terminal() as console:
        for line in quotation_lines(utterances(quotes, text, day, {}), grouped=False):
            console.print(line)
        if not quotes:
            console.print(Text("no quotation found", style="dim"))
