"""`reader marks`: what is remembered of which articles; where it is kept; taking it elsewhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from reader.archive.remembering import memory_of
from reader.commands.common import add_archive, add_examples, add_format, query_of
from reader.commands.exits import NONE, OK, CommandError
from reader.commands.marking.remembered import complaining, memory, number, warn_of_missing
from reader.commands.opening import ask, streamed
from reader.commands.output import field, on_terminal, path_field, print_fields, print_json, terminal, warn
from reader.commands.streams import cannot_be_read
from reader.marks.journals import entries_in

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator, Sequence
    from typing import BinaryIO

    from reader.archive import Archive
    from reader.commands.options import Parser
    from reader.index.answers import Hit, Key
    from reader.index.protocol import Index
    from reader.index.query import Query
    from reader.marks.entries import Names
    from reader.marks.faulty import Fault
    from reader.marks.operations import Remembered

_BATCH = 500


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.add_words(
        "QUERY|init|export FILE|import FILE",
        "a query",
        "print what is remembered of the articles that match, without words of all; `init` makes the folder .reader "
        "in the archive, where marks are kept from then on; `export` and `import` write and read a file, - for stdout "
        "and stdin",
    )
    add_archive(parser)
    parser.add_argument(
        "--orphans", action="store_true", help="print marks whose article is not in the archive any more"
    )
    add_format(parser, "text", "json")
    add_examples(
        parser,
        "reader marks after:2018",
        "reader marks --orphans",
        "reader marks export - | ssh desk reader marks import -",
        codes="exit codes: 0 with marks, 1 without, or where a file tells nothing new, 2 for an error",
        environment="READER_ARCHIVE, XDG_STATE_HOME",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    actions: dict[str, Callable[[Namespace], int]] = {"init": _init, "export": _export, "import": _import}
    with complaining():
        action = actions.get(arguments.words[0]) if arguments.words else None
        if action is None:
            query = query_of(arguments)
            if arguments.orphans and query:
                raise CommandError(
                    "orphans are in no archive, so no query finds them; leave out one of the two"
                )
            return ask(arguments, lambda index, archive: _print_marks(index, archive, query, arguments))
        if arguments.orphans:
            raise CommandError(f"--orphans prints marks, and {arguments.words[0]} does not")
        return action(arguments)


# ------------------------------------------------------------------ printing
def _print_marks(index: Index, archive: Archive, query: Query, arguments: Namespace) -> int:
    warn_of_missing(memory_of(archive))
    if arguments.orphans:
        return _print_orphans(index.orphans(), arguments.format)
    marked: Sequence[Key] = index.marked()
    if query and marked:
        among = set(marked)
        marked = [key for key in index.article_keys(query) if key in among]
    hits = streamed(_remembered(index, marked))
    if arguments.format != "text":
        for hit, what in hits:
            print_json({"id": hit.id, "title": hit.title, "date": hit.date, "url": hit.url} | _record(what))
    elif on_terminal():
        _print_pretty(hits)
    else:
        for hit, what in hits:
            print_fields(path_field(hit.id), hit.day, field(hit.title), _flags(what), field(what.note))
    return OK if marked else NONE


def _remembered(index: Index, keys: Sequence[Key]) -> Iterator[tuple[Hit, Remembered]]:
    for at in range(0, len(keys), _BATCH):
        batch = keys[at : at + _BATCH]
        what = index.remembered(batch)
        yield from ((hit, what[hit.key]) for hit in index.hits(batch) if hit.key in what)


def _record(what: Remembered) -> dict[str, object]:
    return what._asdict() | {"tags": list(what.tags)}


def _flags(what: Remembered) -> str:
    flags = [name for name in ("read", "starred", "hidden") if getattr(what, name)]
    corrected = ["corrected"] if what.corrections else []
    return field(" ".join([*flags, *corrected, *(f"+{tag}" for tag in what.tags)]))


def _print_orphans(orphans: list[tuple[Names, Remembered]], form: str) -> int:
    for names, what in orphans:
        if form == "text":
            print_fields(path_field(names.id), field(names.address), _flags(what), field(what.note))
        else:
            print_json(_named(names) | _record(what))
    return OK if orphans else NONE


def _named(names: Names) -> dict[str, object]:
    return {"id": names.id, "text_hash": names.text or None, "address": names.address or None}


def _print_pretty(hits: Iterator[tuple[Hit, Remembered]]) -> None:
    from rich.text import Text

    with terminal() as console:
        for hit, what in hits:
            head = (
                ((hit.day or "no date").ljust(10) + "  ", "dim"),
                field(hit.title),
                (f"  {_flags(what)}", "bold"),
            )
            console.print(Text.assemble(*head))
            if what.note:
                console.print(Text(" " * 12 + field(what.note), style="italic"))


# ------------------------------------------------------------------ keeping them elsewhere
def _init(arguments: Namespace) -> int:
    _no_more(arguments, 1, "init")
    kept = memory(arguments)
    there = kept.is_shared
    taken = kept.share()
    took = f"; {number(taken, 'journal')} came along" if taken else ""
    warn(f"marks are kept in {kept.folder}{' already' if there and not taken else ''}{took}")
    return OK


def _export(arguments: Namespace) -> int:
    name = _no_more(arguments, 2, "export FILE")
    lines = memory(arguments).exported()
    try:
        if name == "-":
            sys.stdout.writelines(f"{line}\n" for line in lines)
        else:
            with open(name, "w", encoding="utf-8") as stream:
                stream.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        if name == "-":
            raise
        raise CommandError(f"{name}: cannot be written ({error.strerror or error})") from error
    warn(f"{number(len(lines), 'record')} written")
    return OK if lines else NONE


def _import(arguments: Namespace) -> int:
    name = _no_more(arguments, 2, "import FILE")
    faults: list[Fault] = []
    try:
        if name == "-":
            new = _taken_in(arguments, sys.stdin.buffer, name, faults)
        else:
            with open(name, "rb") as stream:
                new = _taken_in(arguments, stream, name, faults)
    except OSError as error:
        raise cannot_be_read(name, error) from error
    bad = f"; {number(len(faults), 'line')} passed over that {'is' if len(faults) == 1 else 'are'} no record"
    warn(f"{number(new, 'record')} taken in{bad if faults else ''}")
    return OK if new else NONE


def _taken_in(arguments: Namespace, stream: BinaryIO, name: str, faults: list[Fault]) -> int:
    return memory(arguments).take_in(entries_in(stream, name, faults))


def _no_more(arguments: Namespace, count: int, form: str) -> str:
    """Return the last of exactly so many words."""
    if len(arguments.words) != count:
        raise CommandError(f"expected `reader marks {form}`, found {number(len(arguments.words), 'word')}")
    return str(arguments.words[-1])
