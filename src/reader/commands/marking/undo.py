"""`reader undo`: takes back what this machine marked last, or lists what can be taken back."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from reader.commands.common import add_archive, add_examples, add_format
from reader.commands.exits import NONE, OK, CommandError
from reader.commands.marking.remembered import complaining, memory, told, turned
from reader.commands.output import print_fields, print_json, warn
from reader.marks.clock import milliseconds_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from reader.commands.options import Parser
    from reader.marks.undoing import Change


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    add_archive(parser, asks=False)
    parser.add_argument(
        "--list", action="store_true", help="print the changes that can be taken back, the next one first"
    )
    add_format(parser, "text", "json")
    add_examples(
        parser,
        "reader undo",
        "reader undo --list",
        codes="exit codes: 0 where something was taken back or listed, 1 where there is nothing, 2 for an error",
        environment="READER_ARCHIVE, XDG_STATE_HOME",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    if arguments.format != "text" and not arguments.list:
        raise CommandError("--format is for --list: nothing else is printed")
    with complaining():
        kept = memory(arguments)
        if arguments.list:
            return _print(kept.history().done[::-1], arguments.format)
        turn = kept.undo()
    if turn is None:
        warn("there is nothing to undo")
        return NONE
    warn(f"taken back: {turned(turn)}; `reader redo` does it again")
    return OK


def _print(changes: Sequence[Change], form: str) -> int:
    for change in changes:
        time = datetime.fromtimestamp(milliseconds_of(change.stamp) / 1000).astimezone()
        if form == "text":
            print_fields(time.isoformat(" ", "minutes")[:16], told(change))
        else:
            articles = len({entry.article for entry in change.entries if entry.article is not None})
            print_json(
                {"time": time.isoformat(timespec="seconds"), "what": told(change), "articles": articles}
            )
    return OK if changes else NONE
