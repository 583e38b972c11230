"""Every `$ reader` block and every Python example of the pages does what it says, on seeds/."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.docs.pages import PAGES, ROOT, Block, blocks

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    home = tmp_path_factory.mktemp("home")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {"PATH": path, "HOME": str(home), "LANG": "C.UTF-8", "XDG_CACHE_HOME": str(home / "cache")}


def sessions(block: Block) -> Iterator[tuple[str, str]]:
    """Yield each command line behind a `$`, and what is shown below it."""
    for part in f"\n{block.code}".split("\n$ ")[1:]:
        command, _, output = part.partition("\n")
        yield command, output.rstrip("\n")


def run(command: list[str], environment: dict[str, str]) -> str:
    result = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )
    return (result.stdout + result.stderr).rstrip("\n")


CONSOLE = blocks("console")
PYTHON = [block for block in blocks("python") if "import reader" in block.code]


@pytest.mark.parametrize("block", CONSOLE, ids=str)
def test_a_shell_block_prints_what_it_shows(block: Block, environment: dict[str, str]) -> None:
    run(["reader", "index", "-a", "seeds"], environment)
    for command, shown in sessions(block):
        assert run(["bash", "-c", command], environment) == shown, command


@pytest.mark.parametrize("block", PYTHON, ids=str)
def test_a_python_example_runs_and_prints_what_it_shows(block: Block, environment: dict[str, str]) -> None:
    printed = run([sys.executable, "-c", block.code], environment)
    assert "Traceback" not in printed
    if block.prints is not None:
        assert printed == block.prints


def test_no_command_line_is_shown_that_is_not_run() -> None:
    shown = sum(page.read_text("utf-8").count("$ reader ") for page in PAGES)
    assert shown == sum(block.code.count("$ reader ") for block in CONSOLE)


def test_there_are_examples() -> None:
    assert len(CONSOLE) >= 1
    assert len([block for block in PYTHON if block.prints is not None]) >= 4
