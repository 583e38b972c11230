"""docs/commands.md, as it follows from the commands: `python -m tests.docs.commands_page` writes it (`make docs`)."""

from __future__ import annotations

import argparse
from importlib import import_module

from reader.cli import COMMANDS, module_of
from reader.commands.options import Parser, parser_for
from tests.docs.pages import ROOT

PAGE = ROOT / "docs" / "commands.md"
BEGIN = "<!-- From here on written by `make docs`. -->\n"


def written() -> str:
    """Return the part of the page that follows from the commands: a section each, with all options."""
    return BEGIN + "".join(_section(name) for name in COMMANDS)


def _section(name: str) -> str:
    parser = parser_for(f"reader {name}", COMMANDS[name])
    module = import_module(module_of(name))
    module.add_options(parser)
    takes = "".join(f" [{action.metavar}]" for action in parser.known_words())
    lines = [f"\n## reader {name}\n", f"`reader {name} [OPTION...]{takes}`: {COMMANDS[name]}.\n"]
    lines += [f"* {action.metavar}: {_cell(action.help)}" for action in parser.known_words()]
    lines += ["" if parser.known_words() else None, "| option | what it does |", "| --- | --- |"]  # type: ignore[list-item]
    lines += [f"| {_names(action)} | {_cell(action.help)} |" for action in _options(parser)]
    examples = [line.strip() for line in (parser.epilog or "").split("\n") if line.startswith("  reader ")]
    lines += ["", *(f"    {line}" for line in examples)] if examples else []
    return "\n".join(line for line in lines if line is not None) + "\n"


def _options(parser: Parser) -> list[argparse.Action]:
    shown = dict.fromkeys(parser.known().values())
    return [action for action in shown if action.help != argparse.SUPPRESS and action.dest != "help"]


def _names(action: argparse.Action) -> str:
    value = "" if action.nargs == 0 else f" {action.metavar or '|'.join(map(str, action.choices or ()))}"
    return ", ".join(f"`{name}{value}`" for name in action.option_strings).replace("|", "\\|")


def _cell(text: str | None) -> str:
    return " ".join((text or "").replace("%(default)s", "").split()).replace("|", "\\|")


if __name__ == "__main__":
    head = PAGE.read_text("utf-8").partition(BEGIN)[0]
    PAGE.write_text(head + written(), "utf-8")
