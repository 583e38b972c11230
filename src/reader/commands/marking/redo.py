"""`reader redo`: does again what `reader undo` took back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.common import add_archive, add_examples
from reader.commands.exits import NONE, OK
from reader.commands.marking.remembered import complaining, memory, turned
from reader.commands.output import warn

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.commands.options import Parser


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    add_archive(parser, asks=False)
    add_examples(
        parser,
        "reader redo",
        codes="exit codes: 0 where something was done again, 1 where there is nothing, 2 for an error",
        environment="READER_ARCHIVE, XDG_STATE_HOME",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    with complaining():
        turn = memory(arguments).redo()
    if turn is None:
        warn("there is nothing to redo")
        return NONE
    warn(f"done again: {turned(turn)}; `reader undo` takes it back")
    return OK
