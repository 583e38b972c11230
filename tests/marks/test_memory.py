"""The memory of an archive: what is written is there, whatever the clocks, disks and other machines do."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import textwrap
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.marks import compaction, memory
from reader.marks.appending import alone
from reader.marks.clock import AHEAD, stamp_at
from reader.marks.entries import Register, entry
from reader.marks.faulty import MarksError
from reader.marks.machine import known_machine, note_path
from reader.marks.memory import Memory, Writer
from reader.marks.operations import READ, STAR, flag, note, tag
from tests.marks.making import FERRY, NOON, PIER, Clock, made, memory_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from reader.marks.operations import Mark


def write(kept: Memory, *marks: Mark) -> str:
    with kept.writing() as writer:
        return writer.write(marks)


def on(kept: Memory) -> set[tuple[str, str]]:
    return {(each.op, each.key) for each in kept.load().registers if each.on and each.article == FERRY}


def own_journal(kept: Memory) -> Path:
    from pathlib import Path

    (path,) = Path(kept.folder).glob("????????.jsonl")
    return path


# ------------------------------------------------------------------ where
def test_marks_are_in_the_state_folder_until_the_archive_has_one_for_them(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))
    assert list((tmp_path / "news").iterdir()) == []
    assert kept.share() == 1
    assert own_journal(kept).parent == tmp_path / "news" / ".reader" / "marks"
    assert list((tmp_path / "state" / "desk" / "marks").iterdir()) == []
    before = own_journal(kept)
    write(kept, flag(STAR, FERRY))
    assert own_journal(kept) == before  # the same machine goes on
    assert on(kept) == {("read", ""), ("star", "")}
    assert kept.share() == 0


def test_what_the_state_folder_holds_counts_where_the_folder_came_from_elsewhere(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))
    (tmp_path / "news" / ".reader").mkdir()
    write(kept, flag(STAR, FERRY))
    assert on(kept) == {("read", ""), ("star", "")}
    assert kept.share() == 1
    assert on(kept) == {("read", ""), ("star", "")}


def test_two_machines_share_what_lies_in_the_archive(tmp_path: Path) -> None:
    desk, train = memory_in(tmp_path), memory_in(tmp_path, machine="train")
    desk.share()
    write(desk, flag(READ, FERRY), tag(FERRY, "pier"))
    write(train, flag(READ, FERRY, on=False), tag(FERRY, "old"))
    assert on(desk) == on(train) == {("tag", "pier"), ("tag", "old")}
    assert len(list((tmp_path / "news" / ".reader" / "marks").iterdir())) == 2


@pytest.mark.parametrize("name", [".reader", ".reader/marks"])
def test_a_link_in_place_of_the_folder_is_refused(tmp_path: Path, name: str) -> None:
    kept = memory_in(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    link = tmp_path / "news" / name
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(MarksError, match="expected a folder and no link"):
        write(kept, flag(READ, FERRY))
    assert list((tmp_path / "elsewhere").iterdir()) == []


# ------------------------------------------------------------------ clocks
@given(st.lists(st.tuples(st.booleans(), st.integers(-AHEAD, AHEAD), st.booleans()), max_size=12))
def test_the_later_act_wins_though_clocks_are_a_day_off_either_way(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[bool, int, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("skew")
    clock = Clock()
    machines = [memory_in(folder, clock, "desk"), memory_in(folder, clock, "train")]
    machines[0].share()
    for at, (second, skew, read) in enumerate(acts):
        clock.at = NOON + at * 1000 + skew // 2 * (1 if second else -1)
        write(machines[second], flag(READ, FERRY, on=read))
        assert on(machines[0]) == ({("read", "")} if read else set())


def test_a_broken_clock_elsewhere_freezes_nothing(tmp_path: Path) -> None:
    clock = Clock()
    kept = memory_in(tmp_path, clock)
    kept.share()
    far = entry(stamp_at(NOON + 10 * 365 * AHEAD), "zzzzzzzz", Register(FERRY, READ, ""))
    (tmp_path / "news" / ".reader" / "marks" / "zzzzzzzz.jsonl").write_text(far.line + "\n")
    assert on(kept) == {("read", "")}
    write(kept, flag(READ, FERRY, on=False), flag(STAR, PIER))
    assert on(kept) == set()  # what it said can be unsaid,
    star = kept.load().registers.get(Register(PIER, STAR, ""))
    assert star is not None
    assert star.time < stamp_at(NOON + AHEAD)  # and all else keeps its time
    turn = kept.undo()
    assert turn is not None
    assert on(kept) == {("read", "")}
    assert kept.load().registers.get(Register(PIER, STAR, "")).on is False  # type: ignore[union-attr]


# ------------------------------------------------------------------ machines
def test_a_cloned_machine_goes_on_under_an_id_of_its_own(tmp_path: Path) -> None:
    desk, clone = memory_in(tmp_path), memory_in(tmp_path, machine="clone")
    desk.share()
    write(desk, flag(READ, FERRY))
    (tmp_path / "state" / "clone").mkdir()
    for path in (tmp_path / "state" / "desk").glob("machine-*"):
        (tmp_path / "state" / "clone" / path.name).write_bytes(path.read_bytes())
    write(clone, flag(STAR, FERRY))  # nobody can tell yet: the journal ends as the clone knows it
    write(desk, tag(FERRY, "desk"))  # it does not end as the desk left it
    write(clone, tag(FERRY, "clone"))
    assert len(list((tmp_path / "news" / ".reader" / "marks").iterdir())) == 2
    assert on(desk) == {("read", ""), ("star", ""), ("tag", "desk"), ("tag", "clone")}


def test_a_journal_that_got_shorter_is_left_to_whoever_put_it_back(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))
    backup, path = own_journal(kept).read_bytes(), own_journal(kept)
    write(kept, flag(STAR, FERRY))
    path.write_bytes(backup)
    write(kept, tag(FERRY, "pier"))
    assert path.read_bytes() == backup
    assert on(kept) == {("read", ""), ("tag", "pier")}


def test_a_torn_last_line_spoils_no_other(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))
    write(kept, flag(STAR, FERRY))
    path = own_journal(kept)
    path.write_bytes(path.read_bytes()[:-20])
    write(kept, tag(FERRY, "pier"))
    assert on(kept) == {("read", ""), ("tag", "pier")}


@given(st.data())
def test_any_cut_of_a_journal_costs_what_was_cut_and_the_next_mark_stands(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    kept = memory_in(tmp_path_factory.mktemp("cut"))
    for number in range(3):
        write(kept, tag(FERRY, f"a{number}"), tag(FERRY, f"b{number}"))
    path = own_journal(kept)
    whole = path.read_bytes()
    cut = data.draw(st.integers(0, len(whole)))
    path.write_bytes(whole[:cut])
    names = [f"{letter}{number}" for number in range(3) for letter in "ab"]
    left = {("tag", name) for name in names[: whole[:cut].count(b"\n")]}
    assert on(kept) == left
    write(kept, flag(STAR, FERRY))
    assert on(kept) >= left | {("star", "")}
    assert on(kept) - left <= {("star", ""), *(("tag", name) for name in names)}, (
        "a torn line that got its end"
    )


def test_one_that_was_stopped_between_note_and_journal_keeps_its_id(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))
    path = own_journal(kept)
    with pytest.raises(MarksError, match="stopped"), _refusing("append"):
        write(kept, flag(STAR, FERRY))
    write(kept, tag(FERRY, "pier"))
    assert own_journal(kept) == path
    assert on(kept) == {("read", ""), ("tag", "pier")}


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    def refuse(*_: object) -> None:
        raise MarksError("stopped")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, name, refuse)
        yield


# ------------------------------------------------------------------ faults
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))
    before = own_journal(kept).read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    marks = [tag(FERRY, f"tag{number}") for number in range(50)]
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) + 1000, hard))
    try:
        with pytest.raises(MarksError, match=r"cannot be written .*nothing was marked"):
            write(kept, *marks)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert own_journal(kept).read_bytes() == before
    write(kept, *marks)
    assert len(on(kept)) == 51


def test_the_longest_note_is_read_again_in_any_script(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    for text in ("\u200d😀" * 5000, "\u00a0語" * 5000, "\n" * 10_000):
        write(kept, note(FERRY, text))
        (held,) = [each for each in kept.load().registers if each.op == "note"]
        assert held.value == text


def test_what_nobody_would_read_again_is_refused(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))
    before = own_journal(kept).read_bytes()
    with pytest.raises(MarksError, match=r"at most 65,536 bytes .* shorten it, nothing was marked"):
        write(kept, flag(STAR, FERRY), note(FERRY, "\U000e0001" * 9000))
    assert own_journal(kept).read_bytes() == before


def test_a_folder_made_for_marks_while_one_waits_is_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))

    @contextmanager
    def after_another(path: str) -> Iterator[None]:
        monkeypatch.undo()
        kept.share()
        with alone(path):
            yield

    monkeypatch.setattr(memory, "alone", after_another)
    write(kept, flag(STAR, FERRY))
    assert own_journal(kept).parent == tmp_path / "news" / ".reader" / "marks"
    assert on(kept) == {("read", ""), ("star", "")}
    assert list((tmp_path / "state" / "desk" / "marks").iterdir()) == []


def test_a_state_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    (tmp_path / "state").write_text("a file")
    with pytest.raises(MarksError, match=r"state/desk: cannot be made .*nothing was marked"):
        write(kept, flag(READ, FERRY))


@pytest.mark.parametrize("name", ["lock", "marks"])
def test_what_belongs_to_somebody_else_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    kept = memory_in(tmp_path)
    kept.share()
    whole = os.open

    def refuse(path: str, flags: int, *more: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR) and f"/{name}" in str(path):
            raise PermissionError(13, "Permission denied", path)
        return whole(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(MarksError, match=r"cannot be written .permission denied.; nothing was marked"):
        write(kept, flag(READ, FERRY))
    monkeypatch.undo()
    assert on(kept) == set()


def test_a_journal_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))
    path, outside = own_journal(kept), tmp_path / "outside"
    outside.write_text("mine")
    path.unlink()
    path.symlink_to(outside)
    with pytest.raises(MarksError, match="cannot be read"):
        write(kept, flag(STAR, FERRY))
    assert outside.read_text() == "mine"


_MARKING = textwrap.dedent(
    """
    import sys
    from reader.marks.entries import Names
    from reader.marks.memory import Memory
    from reader.marks.operations import tag
    kept = Memory(sys.argv[1], sys.argv[2])
    for number in range(10_000):
        with kept.writing() as writer:
            writer.write([tag(Names("ferry.md"), f"n{number}")])
        print(number, flush=True)
    """
)


@pytest.mark.parametrize("after", [1, 7, 23])
def test_nothing_that_was_acknowledged_is_lost_by_a_kill(tmp_path: Path, after: int) -> None:
    kept = memory_in(tmp_path)
    command = [sys.executable, "-c", _MARKING, str(tmp_path / "news"), str(tmp_path / "state" / "desk")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        heard = [int(process.stdout.readline()) for _ in range(after)]
        process.send_signal(signal.SIGKILL)
        heard += [int(line) for line in process.stdout.read().splitlines()]
    assert process.returncode == -signal.SIGKILL
    known = {each.key for each in kept.load().registers}
    assert known >= {f"n{number}" for number in heard}
    write(kept, flag(READ, FERRY))  # nobody holds the lock, and the machine goes on
    assert len(list((tmp_path / "state" / "desk" / "marks").iterdir())) == 1


def test_many_processes_of_a_machine_write_one_after_the_other(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    program = _MARKING.replace("10_000", "20").replace("n{number}", "{sys.argv[3]}-{number}")
    arguments = [str(tmp_path / "news"), str(tmp_path / "state" / "desk")]
    processes = [
        subprocess.Popen([sys.executable, "-c", program, *arguments, f"p{one}"], stdout=subprocess.DEVNULL)
        for one in range(4)
    ]
    assert [process.wait(60) for process in processes] == [0] * 4
    loaded = kept.load()
    assert len(loaded.registers) == 80
    assert loaded.faults == ()
    assert len(list((tmp_path / "state" / "desk" / "marks").iterdir())) == 1


def test_one_that_finds_another_at_it_for_long_gives_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from reader.marks import appending

    monkeypatch.setattr(appending, "PATIENCE", 0.0)
    kept = memory_in(tmp_path)
    with (
        kept.writing(),
        pytest.raises(MarksError, match="another process has been marking"),
        memory_in(tmp_path).writing(),
    ):
        pass


# ------------------------------------------------------------------ taking elsewhere
def test_what_is_exported_is_taken_in_once(tmp_path: Path) -> None:
    desk = memory_in(tmp_path)
    write(desk, flag(READ, FERRY), tag(FERRY, "pier"))
    write(desk, tag(FERRY, "pier", on=False), note(FERRY, "ask"))
    desk.undo()
    desk.redo()
    other = memory_in(tmp_path, machine="other")
    from reader.marks.entries import read_line

    records = [read_line(line.encode()) for line in desk.exported()]
    given = [each for each in records if each is not None]
    assert len(given) == len(records) == 3
    assert other.take_in(given) == 3
    assert other.take_in(given) == 0
    assert on(other) == on(desk) == {("read", ""), ("note", "")}
    assert other.exported() == desk.exported()


# ------------------------------------------------------------------ compaction
def test_a_journal_is_compacted_when_most_of_it_is_overtaken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "LARGE", 2000)
    clock = Clock()
    kept = memory_in(tmp_path, clock)
    for number in range(112):
        write(kept, note(FERRY, f"note {number}"))
    write(kept, flag(READ, FERRY, on=False))
    large = own_journal(kept).stat().st_size
    clock.at += 40 * AHEAD
    for number in range(60):
        write(kept, note(FERRY, f"later {number}"))
    before = kept.load().registers
    assert own_journal(kept).stat().st_size < large
    assert [each.value for each in before if each.op == "note"] == ["later 59"]
    assert any(each.op == "read" and not each.on for each in before)
    assert kept.undo() is not None  # what is young can still be taken back
    assert [each.value for each in kept.load().registers if each.op == "note"] == ["later 58"]


def test_a_compaction_that_fails_is_no_failure_of_the_mark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compaction, "LARGE", 0)
    clock = Clock()
    kept = memory_in(tmp_path, clock)
    write(kept, note(FERRY, "one"))
    clock.at += 40 * AHEAD
    with _refusing("write_beside"):
        write(kept, note(FERRY, "two"))
        write(kept, note(FERRY, "three"))
    assert [each.value for each in kept.load().registers] == ["three"]


# ------------------------------------------------------------------ the note of the machine
def test_a_note_that_is_none_is_made_anew(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    write(kept, flag(READ, FERRY))
    path = note_path(str(tmp_path / "state" / "desk"), str(tmp_path / "news"))
    assert known_machine(path) is not None
    for content in (
        "{",
        "[]",
        "[" * 50_000,
        json.dumps({"id": "../../x"}),
        json.dumps({"id": "aaaaaaaa", "last": 7}),
    ):
        with open(path, "w") as stream:
            stream.write(content)
        assert known_machine(path) is None
        write(kept, tag(FERRY, f"t{len(content)}"))
    assert len(on(kept)) == 6


def test_a_writer_reads_again_what_was_written_since(tmp_path: Path) -> None:
    kept = memory_in(tmp_path)
    loaded = kept.load()
    write(kept, flag(READ, FERRY))
    with kept.writing(loaded) as writer:
        assert isinstance(writer, Writer)
        assert len(writer.known.registers) == 1
        assert not writer.is_news(made(-5, "aaaaaaaa", Register(FERRY, READ, "")))
