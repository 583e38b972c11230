"""The marks of an archive at hand: whose names are whose, and what is to be said of the journals."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from reader.archive import Archive, open_archive
from reader.archive.remembering import HeldArticles, bearers_of, look_at_marks, memory_of, news
from reader.marks.articlenames import text_hash
from reader.marks.entries import Names
from reader.marks.operations import READ, flag

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.index.protocol import Index

LONG = "Dockers met on Friday, and said that the ships can wait until the harbour is dry."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Return an archive of three documents, two of which have the same text."""
    root = tmp_path / "news"
    (root / "copies").mkdir(parents=True)
    for name, text in (("one", LONG), ("copies/one", LONG), ("two", "Words of two.")):
        (root / f"{name}.txt").write_text(
            f"date 2018-01-01\nurl https://www.example.org/{name}\n\nT\n\n{text}\n"
        )
    return open_archive(str(root))


@pytest.fixture
def index(archive: Archive) -> Iterator[Index]:
    with closing(archive.ready_index()) as opened:
        yield opened


def test_names_are_computed_from_what_is_stored(index: Index) -> None:
    held = HeldArticles(index)
    one = Names("one.txt", text_hash(LONG), "example.org/one")
    assert held.at(["one.txt", "none.txt"]) == {"one.txt": one}
    assert {each.names.id: each.telling for each in held.named()} == {
        "one.txt": True,
        "copies/one.txt": True,
        "two.txt": False,
    }
    found = held.elsewhere({one.text}, {"example.org/two"})
    assert found.by_text == {one.text: ["copies/one.txt", "one.txt"]}
    assert found.by_address == {"example.org/two": ["two.txt"]}


def test_only_what_changes_something_is_news(archive: Archive, index: Index) -> None:
    held = HeldArticles(index)
    targets = list(held.named(["one.txt", "two.txt"]))
    memory = memory_of(archive)
    registers = memory.load().registers

    def read(names: Names) -> list[object]:
        return [flag(READ, names)]

    marks, changed = news(registers, bearers_of(registers, held), targets, read)  # type: ignore[arg-type]
    assert (len(marks), changed) == (2, 2)
    with memory.writing() as writer:
        writer.write(marks[:1])
    registers = memory.load().registers
    copies = list(held.named(["copies/one.txt", "two.txt"]))
    near = bearers_of(registers, held, [each.names for each in copies])
    marks, changed = news(registers, near, copies, read)  # type: ignore[arg-type]
    assert ([mark.register.article for mark in marks], changed) == ([copies[1].names], 1)


def test_a_sound_memory_is_nothing_to_speak_of(archive: Archive, index: Index) -> None:
    assert look_at_marks(archive, index) == ([], [])
    with memory_of(archive).writing() as writer:
        writer.write([flag(READ, Names("one.txt")), flag(READ, Names("gone.txt"))])
    looked = look_at_marks(archive, index)
    assert looked.problems == []
    assert [line.partition(";")[0] for line in looked.remarks] == [
        "there are marks of 1 article that is not in the archive"
    ]
