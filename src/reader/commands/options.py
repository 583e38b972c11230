"""How the words of a command line are told apart: which are options, and what they mean.

Made for processes that live forty milliseconds: nothing is loaded that only the text of `--help` needs.
"""

from __future__ import annotations

import argparse
import os
from functools import partial

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any


class Parser(argparse.ArgumentParser):
    """As `argparse` has it, but that no help is looked at before it is asked for.

    Since Python 3.14 a parser tries out how each of its options would look, and loads the modules that would colour
    it: 13 ms. A group of options does not.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, **settings)
        self._words = self.add_argument_group("positional arguments")
        self._named = self.add_argument_group("options")
        self.add_argument("-h", "--help", action="help", help="show this help message and exit")

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """Add an option, or a word that has its meaning by its place."""
        group = self._named if str(names[0]).startswith("-") else self._words
        return group.add_argument(*names, **options)


def parser_for(program: str, description: str) -> Parser:
    """Return a parser for a program, or for one of its commands, without any options yet."""
    # Named, the width need not be asked for by shutil, which loads all its archive formats.
    try:
        columns = int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        columns = os.get_terminal_size(2).columns if os.isatty(2) else 80
    return Parser(
        prog=program,
        description=description[0].upper() + description[1:].rstrip(".") + ".",
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=max(40, columns - 2)),
        allow_abbrev=False,
    )


def split_words(parser: argparse.ArgumentParser, words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the options of `parser` (with their values) and the other words.

    A word that begins with `-` is an option only if it is exactly a listed one (or `--name=value` of one):
    `trump -accident` is a query. After `--` every word is one of the query.
    """
    options: list[str] = []
    rest: list[str] = []
    known = parser._option_string_actions  # noqa: SLF001 - argparse lists its options nowhere else
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word == "--":
            rest.extend(words[at:])
            break
        action = known.get(word)
        if action is not None:
            if action.nargs == 0:
                options.append(word)
            elif at < len(words):
                # Joined by "=", a value may begin with "-"; short options are spelled out for it.
                options.append(f"{max(action.option_strings, key=len)}={words[at]}")
                at += 1
            else:
                parser.error(f"{word} needs a value")
        elif word.startswith("--") and "=" in word and word.partition("=")[0] in known:
            options.append(word)
        else:
            rest.append(word)
    return options, rest
