"""`reader config`: the settings in force, or where they are kept."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.archive import Archive
from reader.commands.common import add_examples
from reader.commands.exits import ERROR, OK
from reader.commands.output import warn
from reader.config import ConfigError, Settings, cache_folder, config_path, load, place
from reader.keymaps import live_keys
from reader.shown.jsonlines import json_line
from reader.text import visible

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from reader.commands.options import Parser


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.add_argument(
        "--path", action="store_true", help="print the path of the settings file, and nothing else"
    )
    parser.add_argument(
        "--write-example",
        action="store_true",
        help="write a settings file with every setting explained, where there is none yet",
    )
    add_examples(
        parser,
        "reader config --write-example",
        'vi "$(reader config --path)"',
        codes="exit codes: 0, and 2 for settings that cannot be used",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code. The output is YAML that the settings file could hold."""
    path = config_path()
    if arguments.path:
        print(visible(str(path)))
        return OK
    if arguments.write_example:
        return _write_example(path)
    settings, code, state = Settings(), OK, " (not there: these are the defaults)"
    try:
        settings = load(path)
    except ConfigError as error:
        warn(str(error))
        code, state = ERROR, " (cannot be used: these are the defaults)"
    for complaint in live_keys(
        settings.keymap, settings.keys, partial(place, settings.path, "keys")
    ).complaints:
        warn(complaint)
    print(f"# {visible(str(path))}{'' if settings.path else state}")
    print(f"# indexes are kept in {_index_folder()}")
    for name, value in settings._asdict().items():
        if name == "index":
            value = settings.index.shown()
        if name != "path":
            # A JSON value is a YAML value, and needs no library to write.
            print(f"{name}: {json_line(dict(value) if name in ('keys', 'themes') else value)}")
    return code


def _write_example(path: Path) -> int:
    """Write the example, and never over a file that is there."""
    from reader.examplesettings import EXAMPLE

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(EXAMPLE)
    except FileExistsError:
        warn(f"{path} is there already, and stays as it is; move it away to have an example written")
        return ERROR
    except OSError as error:
        warn(f"{path}: cannot be written ({error.strerror}); mend its permissions, or set READER_CONFIG")
        return ERROR
    print(visible(str(path)))
    return OK


def _index_folder() -> str:
    """Return where indexes go, and why it is not where they should."""
    wanted, used = cache_folder(), str(Archive("/").folder.parents[1])
    told = visible(used)
    return told if used == wanted else f"{told} ({visible(wanted)} cannot be written)"
