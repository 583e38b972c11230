"""`reader extract`: the quotations of any text, without an archive."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentTypeError
from typing import TYPE_CHECKING, BinaryIO

from reader.commands.common import CODES, add_examples, add_format, add_kinds
from reader.commands.exits import ERROR, NONE, OK, CommandError
from reader.commands.output import field, on_terminal, print_fields, print_json, terminal, warn
from reader.commands.streams import cannot_be_read
from reader.quotes.extraction import extract
from reader.shown.records import quote_record

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterable, Iterator

    from reader.commands.options import Parser
    from reader.model.quotation import Quote


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.add_words("FILE|-", "a name", "the text; `-` or nothing is stdin", many=False)
    parser.add_argument("--jsonl", action="store_true", help="JSON Lines in and out")
    add_format(parser, "text", "json")
    parser.add_argument(
        "--date", type=_day, help="the day of the text (2018-01-06): says which day `Friday` is"
    )
    parser.add_argument("--lang", type=_language, help="its language, such as en or de (default: guessed)")
    add_kinds(parser)
    add_examples(
        parser,
        "reader extract --date 2018-01-06 article.txt",
        "jq -c '{id, text}' articles.jsonl | reader extract --jsonl",
        codes='with --jsonl a line {"id", "text", "date"?, "lang"?} goes in and a line {"id", "quotes": [...]} comes '
        "out;\noffsets are code points of the text as it was given\n" + CODES,
    )


def _day(text: str) -> str:
    from datetime import datetime

    try:
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError:
        raise ArgumentTypeError(f"expected a day such as 2018-01-06, found {text!r}") from None


def _language(text: str) -> str:
    code = text.partition("-")[0].partition("_")[0].lower()
    if not (code.isascii() and code.isalpha() and 2 <= len(code) <= 3):
        raise ArgumentTypeError(f"expected a language such as en or de, found {text!r}")
    return code


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    if len(arguments.words) > 1:
        raise CommandError(f"expected one FILE or -, found {len(arguments.words)}")
    name = arguments.words[0] if arguments.words else "-"
    if name == "-":
        return _run(sys.stdin.buffer, "stdin", arguments)
    try:
        stream = open(name, "rb")  # noqa: SIM115 - closed below: what is said of opening is not for printing
    except OSError as error:
        raise cannot_be_read(name, error) from error
    with stream:
        return _run(stream, name, arguments)


def _run(stream: BinaryIO, name: str, arguments: Namespace) -> int:
    if arguments.jsonl:
        return _answer(_read(stream, name), name, arguments)
    text = b"".join(_read(stream, name)).decode("utf-8", "surrogateescape")
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


def _read(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield the lines of a stream."""
    try:
        yield from stream
    except OSError as error:
        raise cannot_be_read(name, error) from error


def _fields(quote: Quote, text: str) -> Iterator[str]:
    mention = text[quote.speaker[0] : quote.speaker[1]] if quote.speaker else None
    yield f"{quote.start}-{quote.end}"
    yield quote.kind
    yield field(quote.canonical or mention)
    yield field(text[quote.cue[0] : quote.cue[1]]) if quote.cue else ""
    yield field(text[quote.start : quote.end])


def _answer(lines: Iterable[bytes], name: str, arguments: Namespace) -> int:
    """Print a record for each line, before the next one is read: another program may wait for it."""
    code, found = OK, False
    for number, raw in enumerate(lines, 1):
        if not raw.strip():
            continue
        try:
            record = _parsed(raw)
            text = str(record["text"])
            day = _optional(record, "date", _day) or arguments.date
            language = _optional(record, "lang", _language) or arguments.lang
        except (ValueError, ArgumentTypeError) as error:
            # A bad line stops no other; it is told, and the exit code says that there was one.
            warn(f"{name}:{number}: {error}")
            code = ERROR
            continue
        listed = [
            quote_record(quote, text)
            for quote in extract(text, date=day, language=language)
            if quote.kind in arguments.kinds
        ]
        found = found or bool(listed)
        print_json({"id": record.get("id"), "quotes": listed})
        sys.stdout.flush()
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


def _optional(record: dict[str, object], name: str, meant: Callable[[str], str]) -> str | None:
    value = record.get(name)
    return meant(value) if isinstance(value, str) and value else None


def _print_pretty(quotes: list[Quote], text: str, day: str | None) -> None:
    from rich.text import Text

    from reader.commands.pretty import quotation_lines
    from reader.commands.quoted import utterances

    with terminal() as console:
        for line in quotation_lines(utterances(quotes, text, day, {}), grouped=False):
            console.print(line)
        if not quotes:
            console.print(Text("no quotation found", style="dim"))
