"""How the words of a command line are told apart: which are options, and what they mean.

Made for processes that live forty milliseconds: nothing is loaded that only the text of `--help` needs.
"""

from __future__ import annotations

import argparse
import os
import sys
from functools import partial

from reader.commands.streams import tell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, NoReturn


NUMBER, ARCHIVE = "N", "ARCHIVE"
"""What the values of options are called that are numbers, or places of documents."""


class Parser(argparse.ArgumentParser):
    """As `argparse` has it, but that no help is looked at before it is asked for.

    Since Python 3.14 a parser tries out how each of its options would look, and loads the modules that would colour
    it: 13 ms. A group of options does not.
    """

    def __init__(self, **settings: Any) -> None:
        super().__init__(add_help=False, **settings)
        self._words = self.add_argument_group("positional arguments")
        self._named = self.add_argument_group("options")
        self._signed_behind: str | None = None
        self.takes: str | None = None
        """What a word beside the options is; None where there may be none."""
        self.add_argument("-h", "--help", action="help", help="show this help message and exit")

    def add_argument(self, *names: Any, **options: Any) -> argparse.Action:
        """Add an option, or a word that has its meaning by its place."""
        group = self._named if str(names[0]).startswith("-") else self._words
        return group.add_argument(*names, **options)

    def add_words(self, name: str, what: str, says: str, *, many: bool = True) -> None:
        """Say that words beside the options are taken: shown as `name`, each of them `what` ("a query")."""
        self.takes = what
        self.add_argument("words", nargs="*" if many else "?", metavar=name, help=says)

    def take_signed(self, behind: str) -> None:
        """Take words with a `+` or one `-` before them, of one letter too, right behind this first word as they are.

        They are in `signed`, and up to the first other word none of them is an option.
        """
        self._signed_behind = behind

    def takes_signed(self, words: Sequence[str]) -> bool:
        """Return whether a signed word that follows these is taken as it is."""
        return self._signed_behind is not None and list(words) == [self._signed_behind]

    def _print_message(self, message: str, file: Any = None) -> None:
        """As `argparse` has it, but that a help which cannot be written is not passed over in silence."""
        if file is sys.stdout:
            file.write(message)
        else:
            tell(message)

    def known(self) -> dict[str, argparse.Action]:
        """Return every option by each of its names."""
        return self._option_string_actions  # argparse lists its options nowhere else

    def known_words(self) -> list[argparse.Action]:
        """Return what the words beside the options are, as `--help` shows them."""
        return self._get_positional_actions()


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


def parsed(parser: Parser, words: Sequence[str]) -> argparse.Namespace:
    """Return what the words of a command line mean; `words` are those that are no options."""
    signed: list[str] = []
    options, rest = split_words(parser, words, signed)
    arguments = parser.parse_args(options)
    arguments.words = rest
    arguments.signed = signed
    if rest and parser.takes is None:
        named = "--archive" in parser.known()
        hint = f"; did you mean -a {rest[0]}?" if named and os.path.exists(rest[0]) else ""
        parser.error(f"expected no word, found {rest[0]!r}{hint}")
    return arguments


def split_words(
    parser: Parser, words: Sequence[str], signed: list[str] | None = None
) -> tuple[list[str], list[str]]:
    """Return the options of `parser` (with their values) and the other words; `signed` gets those of `take_signed`.

    A word that begins with one `-` and has two letters or more belongs to the query: `trump -accident`. Before `--`
    every other word that begins with `-` is an option, and an unknown one is an error. After it none is.
    """
    known = parser.known()
    options: list[str] = []
    rest: list[str] = []
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        if word == "--":
            rest.extend(words[at:])
            break
        if signed is not None and _is_signed(word) and parser.takes_signed(rest):
            signed.append(word)
            continue
        if word[:1] != "-" or word == "-":
            rest.append(word)
            continue
        flags, action, value = _read(parser, word)
        options.extend(flags)
        if action is not None:
            if value is None and at == len(words):
                parser.error(f"{word} needs a value")
            if value is None:
                value = words[at]
                at += 1
            # Joined by "=", a value may begin with "-"; short options are spelled out for it.
            options.append(f"{max(action.option_strings, key=len)}={value}")
        elif not flags:
            if word in known or word.startswith("--") or (len(word) == 2 and word.isascii()):
                _unknown(parser, word)
            rest.append(word)
    return options, rest


def _is_signed(word: str) -> bool:
    return len(word) > 1 and word[0] in "+-" and not word.startswith("--")


def _read(parser: Parser, word: str) -> tuple[list[str], argparse.Action | None, str | None]:
    """Return what a word with a `-` before it is: flags, and the option whose value it holds or has to follow.

    Neither of them: the word is none of these options.
    """
    known = parser.known()
    action = known.get(word)
    if action is not None:
        return ([word], None, None) if action.nargs == 0 else ([], action, None)
    if word.startswith("--"):
        # With a value, as argparse itself takes it; it also says that a flag takes none.
        return ([word] if word.partition("=")[0] in known else []), None, None
    return _cluster(parser, word)


def _cluster(parser: Parser, word: str) -> tuple[list[str], argparse.Action | None, str | None]:
    """Read letters behind one `-`: flags, and then an option with a number, `-0n5`."""
    known = parser.known()
    flags: list[str] = []
    for place, letter in enumerate(word[1:], 2):
        action = known.get(f"-{letter}")
        if action is None:
            break
        if action.nargs == 0:
            flags.append(f"-{letter}")
            continue
        value = word[place:].removeprefix("=")
        if action.metavar == NUMBER and value.isascii() and value.isdigit():
            return flags, action, value
        if flags and place == len(word):
            return flags, action, None
        if action.metavar == ARCHIVE and value and os.path.exists(os.path.expanduser(value)):
            # Taken for a word that is not wanted, it would have another archive searched.
            parser.error(f"no option {word}: write -{letter} {value}{_otherwise(parser)}")
        break
    return [], None, None


def _unknown(parser: Parser, word: str) -> NoReturn:
    """Say which option was meant."""
    near = _nearest(parser, word)
    if near is not None:
        parser.error(f"no option {word}; did you mean {near}?{_otherwise(parser, '')}")
    parser.error(f"no option {word}; {parser.prog} --help lists those there are{_otherwise(parser)}")


def _otherwise(parser: Parser, mark: str = ";") -> str:
    """Return how the word is to be written that is no option."""
    return f"{mark} after -- it is {parser.takes}" if parser.takes else ""


def _nearest(parser: Parser, word: str) -> str | None:
    """Return the option that `word` is likely to stand for, as it would be written."""
    from difflib import get_close_matches

    known = parser.known()
    name = word.lstrip("-").partition("=")[0]
    for action in known.values():
        if action.choices is not None and name in action.choices:
            return f"{action.option_strings[0]} {name}"
    if len(name) == 1:
        short = f"-{name.swapcase()}"
        begun = sorted(option for option in known if option.startswith(f"--{name.lower()}"))
        return short if short in known else begun[0] if begun else None
    near = get_close_matches(f"--{name}", known, n=1, cutoff=0.6)
    return near[0] if near else None
