"""The ways out of the command line: everything a command prints passes here and is safe for a terminal."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.commands.exits import NONE, OK
from reader.commands.streams import tell
from reader.shown.jsonlines import json_line
from reader.text import clean_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console


def print_json(record: object) -> None:
    """Print a record as one line of JSON."""
    print(json_line(record))


def print_count(form: str | None, value: int, *, capped: bool = False) -> int:
    """Print how many there are, at least where `capped`, and return the exit code."""
    if form in ("json", "jsonl"):
        print_json({"count": value, "capped": capped})
    else:
        print(value)
    return OK if value else NONE


def print_fields(*fields: str | None) -> None:
    """Print one line of fields between tabs; nothing in a field can be taken for a tab or a line end."""
    print("\t".join("" if field is None else field for field in fields))


def field(text: str | None) -> str:
    """Return foreign text as a field of a line."""
    return "" if text is None else clean_line(text)


def path_field(path: str) -> str:
    """Return a path as a field of a line: control characters and undecodable bytes as escapes."""
    return visible(path)


def on_terminal() -> bool:
    """Return whether stdout is a terminal."""
    return sys.stdout.isatty()


@contextmanager
def terminal() -> Iterator[Console]:
    """Yield a console for a person: wrapped and coloured, through $PAGER where one is set."""
    import shutil

    from rich.console import Console

    pager = os.environ.get("PAGER", "").strip()
    # Named, because Rich takes a terminal that says little of itself for one of 80 columns, whatever $COLUMNS says.
    width, height = shutil.get_terminal_size()
    console = Console(highlight=False, markup=False, emoji=False, width=width, height=height)
    if not pager:
        yield console
        return
    with console.capture() as capture:
        yield console
    _page(pager, capture.get())


def _page(pager: str, output: str) -> None:
    import shutil
    import signal
    import subprocess

    if output.count("\n") < shutil.get_terminal_size().lines or pager == "cat":
        sys.stdout.write(output)
        return
    # The pager is the user's own command line, as every other program takes it.
    environment = {"LESS": "FRX", **os.environ}
    # A pager may be left before the end. By the default, which commands have, that would end this process too.
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)
    with subprocess.Popen(pager, shell=True, stdin=subprocess.PIPE, text=True, env=environment) as process:
        process.communicate(output)


def warn(message: str) -> None:
    """Say something on stderr that is no result."""
    sys.stdout.flush()
    tell(f"reader: {visible(message)}\n")
