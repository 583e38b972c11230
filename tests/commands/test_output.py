"""The ways out: JSON, the terminal, the pager."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.shown.jsonlines import json_line
from tests.commands.conftest import ended, on_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Shell


@given(st.recursive(st.text() | st.none() | st.integers(), lambda inner: st.lists(inner), max_leaves=4))
def test_json_is_one_line_of_utf_8_and_loses_nothing(value: object) -> None:
    line = json_line(value)
    assert json.loads(line) == value
    assert len(line.splitlines()) <= 1
    line.encode("utf-8")


def test_json_escapes_what_a_terminal_could_obey() -> None:
    assert json_line("\x9b\x1b\u202e\udcff\U000e0041é") == r'"\u009b\u001b\u202e\udcff\udb40\udc41é"'


def test_on_a_terminal_there_is_colour_and_a_snippet(shell: Shell) -> None:
    shown = on_terminal(shell, "search", "-a", "news", "dockers")
    assert "Tariff on steel divides the port" in shown
    assert "\x1b[1;33mDockers\x1b[0m" in shown
    assert "\x1b[" not in on_terminal(shell, "search", "-a", "news", "dockers", NO_COLOR="1", TERM="dumb")


def test_on_a_terminal_a_quotation_says_who_what_and_how(shell: Shell) -> None:
    plain = {"NO_COLOR": "1", "TERM": "dumb", "COLUMNS": "80"}
    shown = on_terminal(shell, "quotes", "-a", "news", "tariff", "--kinds", "direct", **plain)
    lines = [line.strip() for line in shown.splitlines()]
    at = lines.index("Ada Nilsen")
    assert lines[at + 1] == "“We will not unload it,”"
    assert lines[at + 2].startswith("said · “Ada Nilsen” · ")
    grouped = on_terminal(shell, "quotes", "-a", "news", "accident", "--by", "speaker", **plain)
    assert "Bo Lind" in grouped
    assert "said" in on_terminal(shell, "show", "-a", "news", "tariff.txt", "--quotes", **plain)


def test_on_a_terminal_speakers_stand_in_columns(shell: Shell) -> None:
    shown = on_terminal(shell, "speakers", "-a", "news", NO_COLOR="1", TERM="dumb", COLUMNS="80")
    head, *rows = shown.splitlines()
    assert head.split() == ["kind", "speaker", "quotations", "articles", "first", "last"]
    assert any(row.split()[:3] == ["person", "Bo", "Lind"] for row in rows)
    assert len({row.index("20") for row in rows if "person" in row}) == 1, "the days stand below each other"


def test_nothing_found_is_said_on_a_terminal(shell: Shell) -> None:
    assert "no article matches" in on_terminal(shell, "search", "-a", "news", "zzzz")


def test_what_is_longer_than_the_terminal_goes_through_the_pager(shell: Shell, tmp_path: Path) -> None:
    paged = tmp_path / "paged"
    shown = on_terminal(shell, "export", "-a", "news", "--format", "md", PAGER=f"cat > {paged}")
    assert "Tariff on steel" in shown, "an export is no list: it is not paged"
    assert not paged.exists()
    on_terminal(shell, "keys", PAGER=f"cat > {paged}", LINES="10")
    assert "quote.next" in paged.read_text("utf-8")


def test_what_fits_on_the_terminal_is_not_paged(shell: Shell, tmp_path: Path) -> None:
    paged = tmp_path / "paged"
    shown = on_terminal(shell, "search", "-a", "news", "dockers", PAGER=f"cat > {paged}", LINES="40")
    assert "Tariff on steel" in shown
    assert not paged.exists()


def test_a_pager_that_ends_early_is_no_error(shell: Shell) -> None:
    """With more to read than a pipe holds: what fits into it is written, whoever has gone."""
    program = (
        "import sys; from reader.cli import main; from reader.commands import keys;"
        "keys.written_all = lambda sequences: 'x ' * 1_000; sys.exit(main(['keys']))"
    )
    shown, code = ended(shell, "-c", program, PAGER="head -n 1", LINES="10")
    assert (len(shown.splitlines()), code) == (1, 0)


def test_a_terminal_that_can_do_little_has_the_columns_that_were_named(shell: Shell) -> None:
    shown = on_terminal(
        shell, "search", "-a", "news", "dockers", TERM="dumb", NO_COLOR="1", COLUMNS="20", PAGER=""
    )
    assert max(len(line) for line in shown.splitlines()) <= 20
    assert "Gazette" in shown, "a word that fits is not cut"
    wide = on_terminal(
        shell, "search", "-a", "news", "dockers", TERM="dumb", NO_COLOR="1", COLUMNS="120", PAGER=""
    )
    assert max(len(line.rstrip()) for line in wide.splitlines()) > 80
