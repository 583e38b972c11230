"""`reader keys`: what every key does, in the keymap in force."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from reader.actions import ACTIONS, PANES
from reader.commands.common import add_examples, add_format
from reader.commands.exits import ERROR, OK
from reader.commands.output import field, on_terminal, print_fields, print_json, terminal, warn
from reader.config import ConfigError, Settings, load, place
from reader.keymaps import live_keys
from reader.keystrokes import written, written_all
from reader.text import visible

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from reader.commands.options import Parser


MACRO = "macro"
"""What stands in the place of an id where the settings give a key to several actions."""


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    add_format(parser, "text", "json")
    add_examples(
        parser,
        "reader keys | grep quote",
        codes="change them under `keys:` in the settings file (reader config --path): `quote.next: C-n`\n"
        "exit codes: 0, and 2 for settings that cannot be used",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    settings, code = Settings(), OK
    try:
        settings = load()
    except ConfigError as error:
        # Whoever mends the settings wants to see the keys: those that hold without them.
        warn(str(error))
        code = ERROR
    live = live_keys(settings.keymap, settings.keys, partial(place, settings.path, "keys"))
    for complaint in live.complaints:
        warn(complaint)
    keys = {name: written_all(sequences) for name, sequences in live.table.items()}
    macros = {written(sequence): ", ".join(lines) for sequence, lines in live.macros.items()}
    if arguments.format != "text":
        for action in ACTIONS:
            print_json(
                {
                    "id": action.id,
                    "keys": keys[action.id],
                    "title": action.title,
                    "help": action.help,
                    "group": action.group,
                    "contexts": sorted(action.contexts),
                }
            )
        for sequence, lines in macros.items():
            print_json(macro_record(sequence, lines))
    elif on_terminal():
        _print_pretty(keys, macros)
    else:
        for action in ACTIONS:
            print_fields(keys[action.id], action.id, action.help)
        for sequence, lines in macros.items():
            print_fields(field(sequence), MACRO, field(lines))
    return code


def macro_record(sequence: str, lines: str) -> dict[str, object]:
    """Return a macro of the settings as the record of an action."""
    record = {"id": MACRO, "keys": sequence, "title": lines, "help": "Yours.", "group": "Macros"}
    return {**record, "contexts": sorted(PANES)}


def _print_pretty(keys: Mapping[str, str], macros: Mapping[str, str]) -> None:
    from rich.table import Table
    from rich.text import Text

    with terminal() as console:
        for group, actions in groupby(ACTIONS, key=lambda action: action.group):
            table = Table(box=None, show_header=False, pad_edge=False)
            table.add_column(width=22, style="bold")
            table.add_column()
            table.add_column(style="dim")
            for action in actions:
                table.add_row(keys[action.id], Text(action.help), action.id)
            console.print(Text(group, style="underline"))
            console.print(table)
            console.print()
        if macros:
            table = Table(box=None, show_header=False, pad_edge=False)
            table.add_column(width=22, style="bold")
            for sequence, lines in macros.items():
                table.add_row(Text(visible(sequence)), Text(visible(lines)))
            console.print(Text("Macros", style="underline"))
            console.print(table)
