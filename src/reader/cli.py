"""The `reader` command: finds the subcommand, reads its options, and imports only its module.

Without a subcommand it opens the TUI on the archive named. Exit codes are those of grep: 0 with results, 1
without, 2 for an error.
"""

from __future__ import annotations

import errno
import os
import signal
import sys
from argparse import SUPPRESS

from reader.commands import streams
from reader.commands.exits import ERROR, CommandError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.commands.options import Parser

COMMANDS = {
    "search": "find articles",
    "quotes": "list quotations of the archive",
    "speakers": "list who is quoted, how often, first and last date",
    "show": "print articles",
    "extract": "find the quotations of any text; needs no archive",
    "export": "print every article as the reader understood it",
    "mark": "mark articles read, starred or hidden, with tags and notes; correct quotations",
    "marks": "print what is marked, and keep marks elsewhere",
    "undo": "take back what was marked last",
    "redo": "mark again what was taken back",
    "saved": "keep searches under a name",
    "feeds": "list, add and remove what is subscribed to",
    "fetch": "get what is new in the feeds that are subscribed to",
    "index": "bring the index up to date, rebuild or check it",
    "doctor": "say what is wrong with the archive, the index or the settings",
    "config": "print the settings",
    "keys": "print the keys",
}

_ROOMS = dict.fromkeys(("mark", "marks", "undo", "redo", "saved"), "marking.")
"""Rooms of the commands whose modules do not stand beside each other."""


def module_of(command: str) -> str:
    """Return the name of the module of a command."""
    return f"reader.commands.{_ROOMS.get(command, '')}{command}"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (default: the process's own) and return the exit code."""
    words = _meant(list(sys.argv[1:] if argv is None else argv))
    try:
        streams.open_closed_ones()
        try:
            return _command(words[0], words[1:]) if words and words[0] in COMMANDS else _reader(words)
        finally:
            # Here, where a failure can still be told: Python itself would do it after the exit code is given.
            sys.stdout.flush()
    except CommandError as error:
        from reader.text import visible

        streams.tell("reader: " + "\n".join(visible(line) for line in str(error).split("\n")) + "\n")
        return ERROR
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # Whoever read our output has enough.
        streams.drop(sys.stdout)
        return 128 + signal.SIGPIPE
    except OSError as error:
        from reader.text import visible

        # What cannot be opened has a name, a folder that is gone is not there; a stream is neither.
        place = error.filename or ("." if error.errno == errno.ENOENT else None)
        streams.drop(sys.stdout)
        what = "write error" if place is None else visible(os.fsdecode(place))
        streams.tell(f"reader: {what}: {error.strerror or error}\n")
        return ERROR


def _command(name: str, words: list[str]) -> int:
    import gc
    from importlib import import_module

    from reader.commands.options import parsed, parser_for

    # Loading a command makes thousands of objects and no garbage. To look for some takes a tenth of a search: while
    # it runs, and once more when Python ends.
    gc.set_threshold(50_000, 10, 10)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    module = import_module(module_of(name))
    parser = parser_for(f"reader {name}", COMMANDS[name])
    module.add_options(parser)
    _add_version(parser, help=SUPPRESS)
    code: int = module.run(parsed(parser, words))
    gc.freeze()
    return code


def _reader(words: list[str]) -> int:
    """Open the TUI."""
    _check_misspelt(words)
    from reader.commands.common import add_examples, add_index, place, tell_of
    from reader.commands.options import parser_for

    parser = parser_for("reader", "A terminal news reader that shows who said what.")
    parser.add_argument("archive", nargs="?", type=place, help="a folder of documents, or one document")
    parser.add_argument(
        "-a", "--archive", type=place, dest="named", metavar="ARCHIVE", help="the same, as an option"
    )
    add_index(parser)
    parser.add_argument(
        "--plain",
        action="store_true",
        help="a line at a time, for screen readers and pipes; chosen by itself where there is no terminal",
    )
    _add_version(parser, help="print the version and exit")
    width = max(map(len, COMMANDS))
    add_examples(
        parser,
        "reader ~/news",
        "reader search tariff -steel | reader show -",
        codes="exit codes: 0, and 2 for an error",
        environment="READER_ARCHIVE",
    )
    parser.epilog = (
        "commands (reader COMMAND --help says more):\n"
        + "".join(f"  {name:<{width}}  {what}\n" for name, what in COMMANDS.items())
        + f"\n{parser.epilog}"
    )
    arguments = parser.parse_args(words)

    from reader.archive import open_archive
    from reader.config import load
    from reader.model.errors import ReaderError

    try:
        settings = load()
        archive = open_archive(arguments.archive or arguments.named, settings, tell_of, arguments.index)
    except ReaderError as error:
        raise CommandError(str(error)) from error
    if arguments.plain or not _has_panes():
        from reader.plain import run as run_plain

        return run_plain(archive, settings)
    from reader.tui import run

    return run(archive, settings)


def _has_panes() -> bool:
    """Return whether there is a terminal that can place words on its screen."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _add_version(parser: Parser, **shown: str) -> None:
    from reader import __version__

    parser.add_argument("--version", action="version", version=f"reader {__version__}", **shown)


def _meant(words: list[str]) -> list[str]:
    """Return the command line with what other programs call commands as the options that they are here."""
    if words[:1] == ["version"] and len(words) == 1 and not os.path.exists("version"):
        return ["--version"]
    if words[:1] == ["help"] and not os.path.exists("help"):
        return [*words[1:2], "--help"]
    return words


def _check_misspelt(words: list[str]) -> None:
    """Stop at a first word that is nearly a command and no place to read."""
    if not words or words[0].startswith("-") or os.path.exists(words[0]):
        return
    from difflib import get_close_matches

    near = get_close_matches(words[0], COMMANDS, n=1, cutoff=0.75)
    if near:
        raise CommandError(f"there is no command or archive {words[0]}; did you mean `reader {near[0]}`?")
