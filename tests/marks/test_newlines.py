"""Reading on in journals: only what came, unless something may have gone."""

from __future__ import annotations

import os
from random import Random
from typing import TYPE_CHECKING

import pytest

from reader.marks.entries import Register
from reader.marks.journals import load
from reader.marks.merging import Registers
from reader.marks.newlines import Followed, Reading, offsets
from reader.marks.operations import READ, STAR
from reader.marks.whereabouts import journals_in, signature_of
from tests.marks.making import FERRY, PIER, made

if TYPE_CHECKING:
    from pathlib import Path

    from reader.marks.entries import Entry

LINE = made(1, "aaaaaaaa", Register(FERRY, READ, "")).line + "\n"
NEXT = made(2, "aaaaaaaa", Register(PIER, STAR, "")).line + "\n"


class Follower:
    """Reads on in the journals of a folder, as the cache does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.known: dict[str, Followed] = {}
        self.registers = Registers()
        self.began_again = 0

    def read(self) -> list[Entry]:
        """Return what came since the last time, or all, where all was to be read again."""
        now = signature_of(journals_in([str(self.folder)]))
        since = offsets(self.known, now)
        if since is None:
            self.began_again += 1
            self.known, self.registers = {}, Registers()
            since = {path: 0 for path, *_ in now}
        came: list[Entry] = []
        for stat in now:
            if stat[0] in since:
                reading = Reading(stat, since[stat[0]])
                came += reading.entries([])
                if reading.followed is not None:
                    self.known[stat[0]] = reading.followed
        for each in came:
            self.registers.add(each)
        return came


@pytest.fixture
def follower(tmp_path: Path) -> Follower:
    (tmp_path / "aaaaaaaa.jsonl").write_text(LINE)
    made = Follower(tmp_path)
    assert [each.op for each in made.read()] == [READ]
    assert made.read() == []
    return made


def test_lines_that_were_added_are_read_alone(follower: Follower) -> None:
    with (follower.folder / "aaaaaaaa.jsonl").open("a") as stream:
        stream.write(NEXT)
    assert [each.op for each in follower.read()] == [STAR]
    assert follower.began_again == 0


def test_a_line_counts_once_it_has_its_end(follower: Follower) -> None:
    with (follower.folder / "aaaaaaaa.jsonl").open("a") as stream:
        stream.write(NEXT[:40])
        stream.flush()
        assert follower.read() == []
        stream.write(NEXT[40:])
    assert [each.op for each in follower.read()] == [STAR]


def test_another_journal_is_read_beside_it(follower: Follower) -> None:
    (follower.folder / "bbbbbbbb.jsonl").write_text(NEXT)
    assert [each.op for each in follower.read()] == [STAR]


def test_a_file_that_was_put_in_its_place_is_read_on_where_it_begins_alike(follower: Follower) -> None:
    path = follower.folder / "aaaaaaaa.jsonl"
    (follower.folder / "new").write_text(LINE + NEXT)
    (follower.folder / "new").replace(path)
    assert [each.op for each in follower.read()] == [STAR]
    assert follower.began_again == 0


@pytest.mark.parametrize("content", ["", NEXT, NEXT + LINE, LINE.replace(":1,", ":0,")])
def test_all_is_read_again_where_something_may_have_gone(follower: Follower, content: str) -> None:
    (follower.folder / "aaaaaaaa.jsonl").write_text(content)
    assert len(follower.read()) == content.count("\n")
    assert follower.began_again == 1


def test_a_journal_that_went_has_all_read_again(follower: Follower) -> None:
    (follower.folder / "bbbbbbbb.jsonl").write_text(NEXT)
    follower.read()
    (follower.folder / "aaaaaaaa.jsonl").unlink()
    assert [each.op for each in follower.read()] == [STAR]


def test_what_is_no_plain_file_is_passed_over_until_it_is_one(follower: Follower) -> None:
    path = follower.folder / "bbbbbbbb.jsonl"
    os.mkfifo(path)
    assert follower.read() == []
    path.unlink()
    path.write_text(NEXT)
    assert [each.op for each in follower.read()] == [STAR]


def test_reading_on_comes_to_what_reading_all_does(tmp_path: Path) -> None:
    rng, follower = Random(7), Follower(tmp_path)
    for number in range(200):
        path = tmp_path / f"{rng.choice('abc') * 8}.jsonl"
        register = Register(rng.choice((FERRY, PIER)), rng.choice((READ, STAR)), "")
        line = made(rng.randint(0, 50), "aaaaaaaa", register, on=rng.random() < 0.5).line + "\n"
        kind = rng.random()
        if kind < 0.05:
            path.unlink(missing_ok=True)
        elif kind < 0.1:
            path.write_text(line)
        else:
            with path.open("a") as stream:
                stream.write(line if kind < 0.9 else line[: rng.randint(1, 30)])
        if number % 3 == 0:
            follower.read()
            assert follower.registers == load([str(tmp_path)]).registers
