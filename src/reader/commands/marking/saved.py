"""`reader saved`: searches that are kept under a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.common import add_archive, add_examples, add_format, query_of
from reader.commands.exits import NONE, OK, CommandError
from reader.commands.marking.remembered import complaining, loaded, memory
from reader.commands.output import field, print_fields, print_json, warn
from reader.marks.operations import LONGEST_NOTE, checked_name, saved, saved_searches
from reader.text import clean_line

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.commands.options import Parser
    from reader.marks.memory import Memory


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.add_words(
        "add NAME QUERY|rm NAME",
        "a query",
        "keep a query under a name, in place of the one that has it, or forget it; without words, print them all",
    )
    add_archive(parser, asks=False)
    add_format(parser, "text", "json")
    add_examples(
        parser,
        "reader saved add strikes 'strike OR walkout' -football",
        "reader saved",
        "reader saved rm strikes",
        codes="exit codes: 0 where there are some, or it was done, 1 where there is none, 2 for an error",
        environment="READER_ARCHIVE, XDG_STATE_HOME",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    what, *rest = arguments.words or [""]
    with complaining():
        if not what:
            return _print(saved_searches(loaded(memory(arguments)).registers), arguments.format)
        if what not in ("add", "rm") or not rest or (what == "rm" and len(rest) != 1):
            raise CommandError("expected `add NAME QUERY` or `rm NAME`, or no word at all for the list")
        name = checked_name("name", rest[0])
        if what == "rm":
            return _forget(memory(arguments), name)
        arguments.words = rest[1:]
        if not query_of(arguments, **{name: clean_line(" ".join(arguments.words))}):
            raise CommandError(f"expected a query behind {name!r}")
        return _keep(memory(arguments), name, clean_line(" ".join(arguments.words)))


def _print(searches: dict[str, str], form: str) -> int:
    for name, query in searches.items():
        if form == "text":
            print_fields(field(name), field(query))
        else:
            print_json({"name": name, "query": query})
    return OK if searches else NONE


def _keep(kept: Memory, name: str, query: str) -> int:
    if len(query) > LONGEST_NOTE:
        raise CommandError(f"a saved query has at most {LONGEST_NOTE:,} signs, found {len(query):,}")
    with kept.writing() as writer:
        before = saved_searches(writer.known.registers).get(name)
        if before != query:
            writer.write([saved(name, query)])
    how = "is saved" if before is None else "is saved already" if before == query else "is saved anew"
    warn(f"{name} {how}" + ("" if before == query else "; `reader undo` takes it back"))
    return OK


def _forget(kept: Memory, name: str) -> int:
    with kept.writing() as writer:
        if name not in saved_searches(writer.known.registers):
            warn(f"no search is saved as {name}")
            return NONE
        writer.write([saved(name, "", on=False)])
    warn(f"{name} is removed; `reader undo` takes it back")
    return OK
