"""`reader config`: the settings in force, or where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.archive import Archive
from reader.commands.common import add_examples
from reader.commands.exits import ERROR, OK
from reader.commands.output import json_line, warn
from reader.config import ConfigError, Settings, cache_folder, config_path, load
from reader.text import visible

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.commands.options import Parser


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--path", action="store_true", help="print the path of the settings file, and nothing else"
    )
    add_examples(
        parser,
        'vi "$(reader config --path)"',
        codes="exit codes: 0, and 2 for settings that cannot be used",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code. The output is YAML that the settings file could hold."""
    path = config_path()
    if arguments.path:
        print(visible(str(path)))
        return OK
    settings, code, state = Settings(), OK, " (not there: these are the defaults)"
    try:
        settings = load(path)
    except ConfigError as error:
        warn(str(error))
        code, state = ERROR, " (cannot be used: these are the defaults)"
    print(f"# {visible(str(path))}{'' if settings.path else state}")
    print(f"# indexes are kept in {_index_folder()}")
    for name, value in settings._asdict().items():
        if name != "path":
            # A JSON value is a YAML value, and needs no library to write.
            print(f"{name}: {json_line(dict(value) if name in ('keys', 'themes') else value)}")
    return code


def _index_folder() -> str:
    """Return where indexes go, and why it is not where they should."""
    wanted, used = cache_folder(), str(Archive("/").folder.parents[1])
    told = visible(used)
    return told if used == wanted else f"{told} ({visible(wanted)} cannot be written)"
