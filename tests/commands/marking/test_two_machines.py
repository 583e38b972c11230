"""Two machines of one reader, offline and then synchronised by copying `.reader/marks`: both know the same.

Each has a copy of the archive, a home and an index of its own. What is between them is what any synchronisation of
files does: a journal that is newer on one side is copied to the other.
"""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from reader.marks import undoing
from reader.marks.clock import NEVER
from reader.marks.journals import entries_of
from reader.marks.whereabouts import ENDING
from tests.commands.conftest import DOCUMENTS, Shell
from tests.commands.marking.conftest import homed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "“We will not unload it,”"


class Machine:
    """A machine of the reader."""

    def __init__(self, shell: Shell, folder: Path) -> None:
        self.news = folder / "news"
        for name, content in DOCUMENTS.items():
            path = self.news / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content, "utf-8")
        self.run = Shell(folder, homed(shell, folder / "home", folder))
        assert self.run("marks", "init").returncode == 0

    @property
    def journals(self) -> Path:
        """The folder that is synchronised."""
        return self.news / ".reader" / "marks"

    def mark(self, *words: str, stdin: bytes = b"") -> str:
        """Mark something, and return what was said of it."""
        result = self.run("mark", *words, stdin=stdin)
        assert result.returncode == 0, result.stderr
        return result.stderr.decode()

    def knows(self) -> dict[str, object]:
        """Return all that every command answers of what is remembered."""
        marks = [json.loads(line) for line in self.run.lines("marks", "--format", "json")]
        quotes = [json.loads(line) for line in self.run.lines("quotes", "--format", "json")]
        return {
            "marks": sorted(marks, key=lambda mark: str(mark["id"])),
            "quotes": quotes,
            "speakers": self.run.lines("speakers"),
            "gold": self.run("marks", "--format", "gold").stdout,
            "history": sorted(self.history()),
        }

    def history(self) -> Iterator[tuple[str, int, int]]:
        """Yield what each machine that has a journal here can take back and do again."""
        for path in sorted(self.journals.glob(f"*{ENDING}")):
            machine = path.name.removesuffix(ENDING)
            entries = [
                each for other in self.journals.glob(f"*{ENDING}") for each in entries_of(str(other), [])
            ]
            past = undoing.history(entries, machine, NEVER)
            yield machine, len(past.done), len(past.undone)

    def speakers_of(self, words: str) -> set[str]:
        """Return under whose name these words stand."""
        rows = [line.split("\t") for line in self.run.lines("quotes")]
        return {row[2] for row in rows if row[3] == words}


def synchronise(one: Machine, other: Machine) -> None:
    """Copy every journal that is longer on one side to the other; each is written by one machine alone."""
    for here, there in ((one, other), (other, one)):
        for path in here.journals.glob(f"*{ENDING}"):
            target = there.journals / path.name
            if not target.exists() or target.stat().st_size < path.stat().st_size:
                shutil.copyfile(path, target)


@pytest.fixture
def pair(shell: Shell, tmp_path: Path) -> tuple[Machine, Machine]:
    for name in ("desk", "train"):
        (tmp_path / name).mkdir()
    return Machine(shell, tmp_path / "desk"), Machine(shell, tmp_path / "train")


def test_what_two_machines_mark_offline_both_know_once_their_journals_have_met(
    pair: tuple[Machine, Machine],
) -> None:
    desk, train = pair
    desk.mark("read", "letter")
    desk.mark("star", "tariff")
    desk.mark("tag", "+pier", "+old", "crane")
    desk.mark("speaker", "Cy Roe", "tariff.txt#1")
    desk.mark("same", "Bo Lind", "Cy Roe")
    train.mark("tag", "+pier", "+new", "crane")
    train.mark("unquote", "accident.md#1")
    train.mark("quote", "odd %231.txt", "nothing about metal here", "--speaker", "Dee Ash")
    train.mark("star", "letter")
    assert train.run("undo").returncode == 0

    # One of them renames documents, and edits an article, while the other knows nothing of it.
    (desk.news / "kept").mkdir()
    (desk.news / "accident.md").rename(desk.news / "kept" / "crane.md")
    text = (desk.news / "tariff.txt").read_text("utf-8")
    edited = text.replace(
        "Dockers met on Friday.", "“Indeed,” said Eve Moor.\n\nAll dockers met on Friday night."
    )
    (desk.news / "tariff.txt").write_text(edited, "utf-8")
    assert desk.run("index").returncode == 0
    assert desk.speakers_of(WORDS) == {"Cy Roe"} or desk.speakers_of(WORDS) == {"Bo Lind"}

    synchronise(desk, train)
    for path in ("accident.md", "tariff.txt"):  # the documents come the same way
        (train.news / path).unlink()
    shutil.copytree(desk.news, train.news, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".reader"))
    assert train.run("index").returncode == 0
    known = desk.knows()
    assert known == train.knows()
    marks = {str(mark["id"]): mark for mark in known["marks"]}  # type: ignore[attr-defined]
    assert marks["kept/crane.md"]["tags"] == ["new", "old", "pier"]
    assert marks["tariff.txt"]["starred"]
    assert marks["old/letters.jsonl#one"]["read"]
    assert not marks["old/letters.jsonl#one"]["starred"]  # it was taken back
    assert "“Nobody was hurt,”" not in {quote["text"] for quote in known["quotes"]}  # type: ignore[attr-defined]
    assert train.speakers_of("Nothing about metal here") == {"Dee Ash"}


def test_the_later_word_counts_on_both_and_each_takes_back_what_it_said(
    pair: tuple[Machine, Machine],
) -> None:
    desk, train = pair
    desk.mark("speaker", "Cy Roe", "tariff.txt#1")
    train.mark("speaker", "Dee Ash", "tariff.txt#1")
    synchronise(desk, train)
    assert desk.speakers_of(WORDS) == train.speakers_of(WORDS) == {"Dee Ash"}
    desk.mark("nobody", "tariff.txt#1")  # said with both in sight
    synchronise(desk, train)
    assert desk.speakers_of(WORDS) == train.speakers_of(WORDS) == {""}
    assert b"speaker corrected" in desk.run("undo").stderr
    synchronise(desk, train)
    assert desk.speakers_of(WORDS) == train.speakers_of(WORDS) == {"Dee Ash"}
    assert desk.knows() == train.knows()
    desk.run("redo")
    synchronise(desk, train)
    assert desk.knows() == train.knows()
    assert train.speakers_of(WORDS) == {""}


def test_a_conflict_copy_and_a_repetition_change_nothing(pair: tuple[Machine, Machine]) -> None:
    desk, train = pair
    desk.mark("speaker", "Cy Roe", "tariff.txt#1")
    train.mark("same", "Bo Lind", "Ada Nilsen")
    synchronise(desk, train)
    before = desk.knows()
    (path, *_) = train.journals.glob(f"*{ENDING}")
    shutil.copyfile(path, path.with_name(f"{path.name[:8]}.sync-conflict-20181128-101112-ABCDEFG{ENDING}"))
    after = train.knows()
    assert {name: after[name] for name in after if name != "history"} == {
        name: before[name] for name in before if name != "history"
    }
