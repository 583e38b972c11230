"""An index that turns out to be damaged when half of it is printed: no line twice, and the next command is whole."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.archive import Archive
from reader.index.sqlite.files import generations
from reader.index.sqlite.tables.schema import connect_writer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Shell

NUMBER = 230
"""Articles with a quotation each: more than a page."""


@pytest.fixture
def damaged(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return an archive whose oldest article cannot be read from its index."""
    monkeypatch.setenv("XDG_CACHE_HOME", shell.environment["XDG_CACHE_HOME"])
    for number in range(NUMBER):
        text = f"date 2018-01-01\n\n“It rains,” said Ada Nilsen in street {number}.\n"
        (tmp_path / f"{number:03}.txt").write_text(text, "utf-8")
    archive = Archive(str(tmp_path.resolve()))
    shell.lines("index", "-a", archive.name)
    path = generations.current(archive.folder)
    assert path is not None
    with closing(connect_writer(path)) as connection:
        connection.execute("update body set text=x'00' where key=(select min(key) from body)")
    return str(archive.root)


@pytest.mark.parametrize(
    "words", [("export",), ("export", "--format", "csv"), ("quotes",), ("quotes", "--format", "json")]
)
def test_no_line_is_printed_twice(shell: Shell, damaged: str, words: tuple[str, ...]) -> None:
    result = shell(*words, "-a", damaged)
    printed = result.stdout.decode().splitlines()
    assert result.returncode == 2
    assert len(printed) == len(set(printed)) >= 199
    (told,) = result.stderr.decode().splitlines()
    assert told.startswith("reader: the index is damaged (")
    assert told.endswith(
        "the answer so far is not all of it; the index is put aside, ask again for the whole"
    )
    again = shell.lines(*words, "-a", damaged)
    assert again[: len(printed)] == printed
    assert len(again) == NUMBER + ("csv" in words)


def test_nothing_is_told_twice_of_articles_that_are_shown(shell: Shell, damaged: str) -> None:
    result = shell("show", "-a", damaged, "000.txt", f"{NUMBER - 1:03}.txt", "--format", "json")
    assert (result.returncode, len(result.stdout.splitlines())) == (2, 1)
    assert len(shell.lines("show", "-a", damaged, "000.txt", "229.txt", "--format", "json")) == 2


def test_before_anything_is_printed_it_is_mended_and_only_said(shell: Shell, damaged: str) -> None:
    result = shell("show", "-a", damaged, f"{NUMBER - 1:03}.txt")
    assert (result.returncode, b"It rains" in result.stdout) == (0, True)
    assert result.stderr.rstrip().endswith(b"; it is put aside and built again")


@pytest.mark.parametrize("words", [("export", "--format", "csv"), ("export",), ("quotes",)])
def test_what_is_mended_before_the_first_result_begins_once(
    shell: Shell, damaged: str, words: tuple[str, ...]
) -> None:
    path = generations.current(Archive(damaged).folder)
    assert path is not None
    with closing(connect_writer(path)) as connection:
        connection.execute("update body set text=x'00' where key=(select max(key) from body)")
    printed = shell(*words, "-a", damaged).stdout.decode().splitlines()
    assert len(printed) == len(set(printed)) == NUMBER + ("csv" in words)
