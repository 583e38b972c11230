"""`reader config`: the settings in force, or where they are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands.exits import OK, CommandError
from reader.commands.output import json_line
from reader.config import ConfigError, cache_folder, config_path, load
from reader.text import visible

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_options(parser: ArgumentParser) -> None:
    """Add the options of the command."""
    parser.usage = f"{parser.prog} [--path]"
    parser.add_argument(
        "--path", action="store_true", help="print the path of the settings file, and nothing else"
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code. The output is YAML that the settings file could hold."""
    path = config_path()
    if arguments.path:
        print(visible(str(path)))
        return OK
    try:
        settings = load(path)
    except ConfigError as error:
        raise CommandError(str(error)) from error
    print(f"# {visible(str(path))}{'' if settings.path else ' (not there: these are the defaults)'}")
    print(f"# indexes are kept in {visible(cache_folder())}")
    for name, value in settings._asdict().items():
        if name != "path":
            # A JSON value is a YAML value, and needs no library to write.
            print(f"{name}: {json_line(dict(value) if name == 'keys' else value)}")
    return OK
