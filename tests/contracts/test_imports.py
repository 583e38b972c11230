"""What a piped search must not load: it starts a process each time, and pays for every import."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SLOW = (
    "pathlib",
    "platformdirs",
    "hashlib",
    "json",
    "shutil",
    "tempfile",
    "subprocess",
    "random",
    "logging",
    "dataclasses",
    "inspect",
)
"""Cheap beside the others, and yet each takes milliseconds of a search that takes forty."""
HEAVY = ("textual", "rich", "yaml", "trafilatura", "lxml", "markdown_it", "charset_normalizer", "asyncio")
PROGRAM = """
import sys
from reader.cli import main
code = main(sys.argv[1:])
sys.stdout.flush()
sys.stderr.write(" ".join(sorted({name.partition(".")[0] for name in sys.modules} & set(WATCHED))))
sys.exit(code)
"""


def loaded(*words: str, stdin: bytes = b"", watched: tuple[str, ...] = HEAVY) -> str:
    program = PROGRAM.replace("WATCHED", repr(watched))
    result = subprocess.run(
        [sys.executable, "-c", program, *words], input=stdin, capture_output=True, check=True, timeout=60
    )
    return result.stderr.decode()


def test_importing_the_package_costs_nothing() -> None:
    program = "import sys; before = set(sys.modules); import reader; print(sorted(set(sys.modules) - before))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert result.stdout.decode().strip() in ("['reader']", "['__future__', 'reader']")


@pytest.mark.parametrize(
    "command",
    [
        ["search", "word"],
        ["quotes", "word"],
        ["speakers", "word"],
        ["show", "one.txt"],
    ],
)
def test_a_piped_command_loads_nothing_heavy(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "one.txt").write_text("A word: “Fine word,” said Ada Nilsen.\n", "utf-8")
    assert loaded(*command, "-a", str(tmp_path)) == ""


@pytest.mark.parametrize("command", [["mark", "read", "word"], ["saved", "add", "words", "word"]])
def test_a_command_that_marks_loads_nothing_heavy(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "one.txt").write_text("A word.\n", "utf-8")
    assert loaded(*command, "-a", str(tmp_path)).endswith("takes it back\n")


def test_the_terminal_program_starts_without_the_network_and_without_xml() -> None:
    program = """import sys, reader.tui.app
print(sorted({"urllib3", "lxml", "feedparser", "trafilatura"} & sys.modules.keys()))"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert result.stdout.decode().strip() == "[]"


@pytest.mark.parametrize("is_served", [False, True])
def test_the_terminal_program_has_tls_where_a_server_keeps_the_index_alone(is_served: bool) -> None:
    program = f"""import sys, types
sys.modules["reader.tui.app"] = app = types.ModuleType("app")
app.run = lambda archive, settings: 0
from reader.tui import run
assert run(types.SimpleNamespace(is_served={is_served}), None) == 0
import asyncio.sslproto
print(asyncio.sslproto.ssl is not None, sys.modules.get("ssl", "never") is None)"""
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert result.stdout.decode().split() == [str(is_served), "False"]


def test_a_search_of_a_fresh_index_loads_nothing_slow(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("A word.\n", "utf-8")
    command = ["search", "word", "-a", str(tmp_path)]
    loaded(*command)  # builds the index
    assert loaded(*command, watched=HEAVY + SLOW) == ""


def test_extract_needs_the_standard_library_alone() -> None:
    assert loaded("extract", stdin="“Fine,” said Ada Nilsen.".encode()) == ""
