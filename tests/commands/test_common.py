"""What the commands share: their help, their numbers, their queries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.cli import COMMANDS
from reader.commands.common import _round

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


@pytest.mark.parametrize(
    "command", ["search", "quotes", "speakers", "show", "extract", "export", "index", "doctor"]
)
def test_every_command_explains_itself(shell: Shell, command: str) -> None:
    result = shell(command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(b"usage: reader " + command.encode())


def test_the_help_has_an_example_the_exit_codes_and_the_environment(shell: Shell) -> None:
    for command in ("", *COMMANDS):
        told = shell(*filter(None, (command, "--help"))).stdout.decode()
        assert "examples:\n  " in told
        assert "exit codes: 0" in told
        assert "NO_COLOR" in told
    assert "docs/query.md" in shell("quotes", "--help").stdout.decode()


def test_a_long_query_shows_the_place_of_its_mistake(shell: Shell) -> None:
    words = [f"word{number}" for number in range(200)]
    result = shell("search", "-a", "news", *words[:150], "date:never", *words[150:], COLUMNS="60")
    piece, caret = result.stderr.decode().splitlines()[1:3]
    assert len(piece) < 60
    assert piece[caret.index("^") :].startswith("never")


@given(st.text("abc", max_size=300), st.integers(0, 300), st.integers(1, 120))
def test_a_piece_of_a_line_keeps_its_place(text: str, at: int, width: int) -> None:
    at = min(at, len(text))
    piece, place = _round(text, at, width)
    assert len(piece) <= max(16, width)
    assert 0 <= place <= len(piece)
    assert place == len(piece) or piece[place] in (text[at : at + 1], "…")
