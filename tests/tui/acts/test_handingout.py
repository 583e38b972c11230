"""What is handed to commands, files and editors."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from reader.config import Settings
from reader.tui.terminal import piping
from tests.tui.conftest import reading
from tests.tui.dialogs.test_commandline import line, typed

if TYPE_CHECKING:
    from pathlib import Path

    from tests.tui.conftest import Driver

NEVER = Settings(mark_read="never")
BRIDGE = "Harbour bridge to close for repairs before winter"


async def output(reader: Driver) -> str:
    """Wait for what a command wrote, and return the screen."""
    await reader.until(lambda: len(reader.app.screen_stack) == 2 and "closes" in reader.text)
    return reader.text


async def test_the_article_goes_to_a_command_and_its_output_is_shown() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("j", "vertical_line", *"cat", "enter")
        shown = await output(reader)
        assert "cat took the article" in shown
        assert BRIDGE in shown
        assert "The harbour bridge closes on Monday." in shown
        await reader.press("q")
        assert len(reader.app.screen_stack) == 1


async def test_its_form_stands_before_the_command() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "pipe md head -2")
        assert "id: " in await output(reader)
        await reader.press("escape")
        await line(reader, "pipe json head -c 40")
        assert '{"id": "000_84' in await output(reader)


async def test_several_articles_and_selected_words_are_handed_on() -> None:
    async with reading(settings=NEVER) as reader:
        await reader.press("V", "j")
        await line(reader, "pipe grep -c ^")
        assert "grep took the 2 articles" in await output(reader)
        await reader.press("escape", "Tab", "v")
        await reader.press("tab", "v", "l", "vertical_line", *"cat", "enter")
        assert "cat took the selection" in await output(reader)


async def test_a_command_that_fails_says_how_and_a_silent_one_is_told_in_a_line() -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, "pipe false")
        await reader.until(lambda: "false ended with 1" in reader.lines[-1])
        await line(reader, "pipe true")
        await reader.until(lambda: "true took the article" in reader.lines[-1])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pipe nothing-of-that-name", "there is no program 'nothing-of-that-name'"),
        ("pipe cat 'x", "no closing quotation"),
        ("pipe", "expected a command"),
        ("write", "expected the path of a file"),
        ("write /nowhere/at/all.md", "there is no folder /nowhere/at"),
        ("write /", "/ is a folder"),
    ],
)
async def test_what_cannot_be_done_stays_in_the_line(text: str, told: str) -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, text)
        assert told in reader.text
        assert typed(reader) == text


async def test_nothing_of_a_shell_happens_and_nothing_hostile_is_drawn() -> None:
    async with reading(settings=NEVER) as reader:
        code = "print('\\x1b]0;x\\x07 \\x9b2J', __import__('sys').argv[1:])"
        await line(reader, f'pipe {sys.executable} -c "{code}" $(id) ; >x | y')
        shown = await output(reader)
        assert "['$(id)', ';', '>x', '|', 'y']" in shown
        assert not any(sign in shown for sign in "\x1b\x07\x9b")


async def test_a_file_is_written_and_never_over_another_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(settings=NEVER) as reader:
        await reader.press("j", "S")
        assert typed(reader) == "write harbour-bridge-to-close-for-repairs-before-winter.md"
        await reader.press("enter")
        path = tmp_path / "harbour-bridge-to-close-for-repairs-before-winter.md"
        await reader.until(path.exists)
        assert path.read_text("utf-8").startswith('---\nid: "news/005.md"')
        before = path.stat()
        await reader.press("S", "enter")
        assert "is there already" in reader.text
        assert "write! replaces it" in reader.text
        assert path.stat() == before
        await reader.press("escape")
        await line(reader, f"write! {path}")
        await reader.until(lambda: path.stat() != before)
        assert [each.name for each in tmp_path.iterdir()] == [path.name]


async def test_everything_that_is_listed_goes_into_a_file(tmp_path: Path) -> None:
    async with reading(settings=NEVER) as reader:
        await line(reader, f"export {tmp_path}/all.json")
        await reader.until(lambda: "3 articles saved in" in reader.lines[-1])
        lines = (tmp_path / "all.json").read_text("utf-8").splitlines()
        assert [json.loads(each)["id"] for each in lines][1:] == ["news/005.md", "news/004.md"]


async def test_an_editor_needs_a_terminal_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    async with reading(settings=NEVER) as reader:
        monkeypatch.setenv("VISUAL", "nothing-of-that-name")
        await reader.press("e")
        assert "nothing-of-that-name is not there; set $VISUAL or $EDITOR" in reader.lines[-1]
        monkeypatch.setenv("VISUAL", "true")
        await reader.press("e")
        assert "this terminal cannot be handed on" in reader.lines[-1]


async def test_the_screen_is_drawn_again_whole() -> None:
    async with reading(settings=NEVER) as reader:
        before = reader.text
        await reader.press("ctrl+l")
        assert reader.text == before


def test_a_command_that_writes_for_ever_is_stopped() -> None:
    outcome = piping.Piped(["yes"]).finish(["x"])
    assert (len(outcome.output), outcome.ending) == (piping.LONGEST, "wrote too much, and was stopped")


def test_a_command_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piping, "PATIENCE", 0.1)
    outcome = piping.Piped(["sleep", "60"]).finish(["x" * 1_000_000])
    assert outcome.ending == "was stopped after 0 seconds"


def test_what_a_command_leaves_behind_keeps_nobody_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(piping, "LINGERING", 0.05)
    code = "import subprocess, sys; print('done'); subprocess.Popen(['sleep', '5'])"
    piped = piping.Piped([sys.executable, "-c", code])
    assert piped.finish([]).output == "done\n"
    piped.kill()


def test_a_command_may_read_less_than_it_is_handed() -> None:
    pieces = ("x" * 100_000 for _ in range(100))
    assert piping.Piped(["head", "-c", "3"]).finish(pieces) == ("xxx", "")


async def test_how_long_a_command_may_take_is_a_setting() -> None:
    async with reading(settings=Settings(mark_read="never", pipe_timeout="50ms")) as reader:
        await line(reader, "pipe sleep 60")
        await reader.until(lambda: "sleep was stopped after 0 seconds" in reader.lines[-1])
