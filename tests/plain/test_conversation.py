"""What is typed is answered in lines, from the first index to the end of input."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.cli import main
from reader.plain.conversation import VERBS, _meant
from reader.plain.talk import Misunderstood
from tests.conftest import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def test_the_first_line_waits_for_the_first_index(typed: Callable[..., list[str]], archive: Path) -> None:
    assert typed("list")[0].startswith("1. Tariff on steel divides the port, Port Gazette, 2018-03-02")


def test_the_end_of_input_and_quit_are_ends_like_each_other(typed: Callable[..., list[str]]) -> None:
    assert typed() == typed("quit") == typed("quit", "list") == []


def test_no_control_sign_of_a_document_or_a_line_gets_out(typed: Callable[..., list[str]]) -> None:
    lines = typed(
        "list", "3", "again", "search \x1b[31mtariff", "mark note \x07bell", "\x1b]0;t\x07", "speaker \x9b1m"
    )
    assert "Second letter" in "\n".join(lines)
    assert not CONTROLS.search("\n".join(lines).replace("\n", ""))


def test_a_line_that_cannot_be_followed_says_what_could(typed: Callable[..., list[str]]) -> None:
    assert typed("serch tariff") == ["there is no 'serch'; did you mean search?"]
    assert typed("q") == []
    assert typed("s tariff") == ["'s' begins several: search, speaker, speakers, saved."]
    assert typed("xyzzy") == ["there is no 'xyzzy'; help says what can be typed."]
    assert typed("7") == ["nothing is listed yet; list lists the articles."]
    assert typed("search") == ["expected words behind `search`, as in: search tariff -steel."]
    assert "(tariff" in typed("search (tariff")[0]


def test_help_names_every_word(typed: Callable[..., list[str]]) -> None:
    lines = typed("help")
    assert [line.split(",")[0].split(":")[0].split(" ")[0] for line in lines[:-1]] == list(VERBS)
    assert typed("help quotes") == [lines[list(VERBS).index("quotes")]]


def test_the_page_names_every_word() -> None:
    page = (CHECKOUT / "docs" / "plain.md").read_text("utf-8")
    assert [name for name in VERBS if f"`{name}" not in page] == []


def test_bytes_that_are_no_text_and_endless_lines_are_lines_too(typed: Callable[..., list[str]]) -> None:
    assert len(typed("search \udcff\udcfe")) == 1
    lines = typed("list " + "x" * 200_000, "where")
    assert lines[-1] == "Nothing is listed yet."
    assert len(lines) == 2


@given(st.text(max_size=12))
def test_every_word_is_a_verb_or_says_why_not(word: str) -> None:
    try:
        assert _meant(word) in VERBS
    except Misunderstood as error:
        assert str(error)


def test_a_terminal_that_places_nothing_on_its_screen_is_talked_to(archive: Path) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "reader", str(archive)],
        stdin=theirs,
        stdout=theirs,
        stderr=subprocess.PIPE,
        env=os.environ | {"TERM": "dumb"},
    ) as process:
        os.close(theirs)
        os.write(ours, b"search tariff\nquit\n")
        written = b""
        try:
            while chunk := os.read(ours, 1 << 16):
                written += chunk
        except OSError:
            pass  # Linux says so when the other end is closed
        os.close(ours)
        assert process.wait(60) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""
    text = written.decode().replace("\r\n", "\n")
    assert "\n> 1. Tariff on steel" in text or "> 1. Tariff on steel" in text
    assert not CONTROLS.search(text.replace("\n", ""))


def test_it_is_chosen_by_an_option_too(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"where\n"), "utf-8"))
    assert main(["--plain", str(archive)]) == 0
    assert capsys.readouterr().out.endswith("Nothing is listed yet.\n")
