"""docs/commands.md: every command with every option, as they are."""

from __future__ import annotations

from reader.cli import COMMANDS
from tests.docs.commands_page import PAGE, written
from tests.docs.pages import ROOT


def test_the_page_lists_every_command_and_option() -> None:
    assert PAGE.read_text("utf-8").endswith(written()), "write docs/commands.md again: make docs"


def test_the_readme_names_only_commands_that_there_are() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for line in text.splitlines():
        for part in line.split("|"):
            words = part.strip("$ `").split()
            if words[:1] == ["reader"] and len(words) > 1 and words[1].isalpha():
                assert words[1] in COMMANDS, line
