"""Journals are read in whatever state they are: torn, cut, copied, hostile."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.marks import journals
from reader.marks.entries import LONGEST, Entry, Register
from reader.marks.faulty import MarksError
from reader.marks.journals import entries_of, is_conflict_copy, load
from reader.marks.merging import Registers
from reader.marks.operations import AMENDING, OTHERS
from reader.marks.whereabouts import journals_in, signature_of
from tests.marks.making import FERRY, PIER, made, names, records

if TYPE_CHECKING:
    from reader.marks.entries import Names
    from reader.marks.faulty import Fault

ONE = made(0, "aaaaaaaa", Register(FERRY, "read", ""))
TWO = made(1, "aaaaaaaa", Register(PIER, "star", ""))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "marks"
    place.mkdir()
    return place


def lines(*entries: Entry) -> bytes:
    return b"".join(entry.line.encode() + b"\n" for entry in entries)


def held(folder: Path) -> Registers:
    return load([str(folder)]).registers


@given(st.lists(records(), max_size=6), st.data())
def test_any_torn_prefix_loses_at_most_the_torn_record(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("torn")
    whole = lines(*entries)
    cut = data.draw(st.integers(0, len(whole)))
    (folder / "aaaaaaaa.jsonl").write_bytes(whole[:cut])
    complete = whole[:cut].count(b"\n")
    assert held(folder) == Registers(entries[:complete])
    assert list(entries_of(str(folder / "aaaaaaaa.jsonl"), [])) == entries[:complete]


@given(st.lists(records(), max_size=8), st.data())
def test_records_may_be_in_any_files_in_any_order(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("spread")
    files = [folder / f"{name}.jsonl" for name in ("aaaaaaaa", "bbbbbbbb", "aaaaaaaa.sync-conflict-1-2-X")]
    for entry in data.draw(st.permutations(entries + entries)):
        with data.draw(st.sampled_from(files)).open("ab") as stream:
            stream.write(lines(entry))
    assert held(folder) == Registers(entries)


@given(st.lists(records(), max_size=5), st.binary(max_size=40), st.integers(1, 200))
def test_where_blocks_are_cut_makes_no_difference(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], junk: bytes, size: int
) -> None:
    folder = tmp_path_factory.mktemp("blocks")
    (folder / "aaaaaaaa.jsonl").write_bytes(lines(*entries) + junk + b"\n" + lines(ONE))
    whole = held(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(journals, "_BLOCK", size)
        assert held(folder) == whole
    assert whole.get(ONE.register) is not None


@pytest.mark.parametrize(
    "between",
    [
        b"{\n",
        b"\0" * 5000 + b"\n",
        b"<<<<<<< ours\n=======\n>>>>>>> theirs\n",
        b"\xff\xfe\n",
        b"[" * 100_000 + b"\n",
        lines(ONE)[:-1] + lines(ONE),
    ],
    ids=["brace", "nuls", "git", "bytes", "levels", "joined"],
)
def test_a_bad_line_costs_itself_alone(folder: Path, between: bytes) -> None:
    (folder / "aaaaaaaa.jsonl").write_bytes(lines(ONE) + between + lines(TWO))
    loaded = load([str(folder)])
    assert loaded.registers == Registers([ONE, TWO])
    assert len(loaded.faults) + loaded.registers.unreadable > 0


@pytest.mark.parametrize("length", [LONGEST + 1, 3 << 20])
def test_a_very_long_line_costs_itself_alone(folder: Path, length: int) -> None:
    (folder / "aaaaaaaa.jsonl").write_bytes(lines(ONE) + b"x" * length + b"\n" + lines(TWO))
    assert held(folder) == Registers([ONE, TWO])


def test_a_usual_line_that_is_too_long_is_none(folder: Path) -> None:
    long = made(0, "aaaaaaaa", Register(FERRY, "note", ""), value="x" * LONGEST)
    (folder / "aaaaaaaa.jsonl").write_bytes(lines(long, TWO))
    assert held(folder) == Registers([TWO])


def test_a_link_a_pipe_and_a_folder_are_no_journals_and_stop_nothing(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(lines(TWO))
    (folder / "link.jsonl").symlink_to(tmp_path / "secret")
    os.mkfifo(folder / "pipe.jsonl")
    (folder / "room.jsonl").mkdir()
    (folder / "aaaaaaaa.jsonl").write_bytes(lines(ONE))
    loaded = load([str(folder)])
    assert loaded.registers == Registers([ONE])
    told = [(Path(fault.path).name, fault.is_whole) for fault in loaded.faults]
    assert told == [("link.jsonl", True), ("pipe.jsonl", True), ("room.jsonl", True)]


def test_other_files_and_hidden_ones_are_left_alone(folder: Path) -> None:
    for name in ("aaaaaaaa.jsonl.tmp", ".syncthing.aaaaaaaa.jsonl", "notes.txt"):
        (folder / name).write_bytes(lines(ONE))
    assert len(held(folder)) == 0


def test_conflict_copies_are_journals(folder: Path) -> None:
    copies = ["aaaaaaaa (conflicted copy 2026-11-27).jsonl", "aaaaaaaa.sync-conflict-2026-X.jsonl"]
    for name, entry in zip(["aaaaaaaa.jsonl", *copies], (ONE, TWO, ONE), strict=True):
        (folder / name).write_bytes(lines(entry))
    assert held(folder) == Registers([ONE, TWO])
    paths = journals_in([str(folder)])
    assert sorted(Path(path).name for path in paths if is_conflict_copy(path)) == copies


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert journals_in([str(tmp_path / "none"), str(tmp_path / "none" / "deeper")]) == []


def test_a_folder_that_cannot_be_listed_is_told(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    def refuse(_: str) -> list[str]:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "listdir", refuse)
    with pytest.raises(MarksError, match=r"marks cannot be read \(permission denied\)"):
        journals_in([str(folder)])


def test_the_signature_changes_with_what_is_written(folder: Path) -> None:
    path = folder / "aaaaaaaa.jsonl"
    path.write_bytes(lines(ONE))
    before = load([str(folder)]).signature
    assert before == signature_of([str(path)])
    path.write_bytes(lines(ONE, TWO))
    assert before != signature_of([str(path)])
    assert signature_of([str(folder / "gone.jsonl")]) == ()


def test_a_last_line_without_an_end_is_told_and_does_not_count(folder: Path) -> None:
    path = folder / "aaaaaaaa.jsonl"
    path.write_bytes(lines(ONE, TWO)[:-1])
    faults: list[Fault] = []
    assert list(entries_of(str(path), faults)) == [ONE]
    assert ["has no end" in fault.what for fault in faults] == [True]


@given(st.lists(records(), max_size=8), st.lists(names, max_size=3))
def test_a_part_of_the_lines_is_read_as_all_of_them_would_be(
    tmp_path_factory: pytest.TempPathFactory, entries: list[Entry], wanted: list[Names]
) -> None:
    folder = tmp_path_factory.mktemp("part")
    (folder / "aaaaaaaa.jsonl").write_bytes(lines(*entries))
    whole, loaded = Registers(entries), held(folder)
    assert loaded.latest("f") == whole.latest("f")
    assert {entry.line for entry in loaded.near(wanted)} == {entry.line for entry in whole.near(wanted)}
    for name in wanted:
        for register in {entry.register for entry in entries} | {Register(name, "read", "")}:
            assert loaded.get(register) == whole.get(register)
    assert loaded == whole


def test_lines_that_are_about_others_are_not_read(folder: Path) -> None:
    bad = lines(TWO)[:-2] + b"}}\n"
    (folder / "aaaaaaaa.jsonl").write_bytes(lines(ONE) + bad)
    registers = held(folder)
    assert registers.near([FERRY]) == [ONE]
    assert registers.get(ONE.register) == ONE
    assert registers._bad == 0
    assert registers.unreadable == 1


@given(
    st.lists(
        st.tuples(records(), st.sampled_from(["t", "m", "on", "op", "k", "a", "v", "a.p"]), records()),
        max_size=5,
    )
)
def test_a_field_that_stands_twice_makes_a_line_no_record_whoever_reads_it(
    tmp_path_factory: pytest.TempPathFactory, twice: list[tuple[Entry, str, Entry]]
) -> None:
    """Some look at a line without reading it, and see the first of two; others read it, and would see the last."""
    folder = tmp_path_factory.mktemp("twice")
    written = lines(ONE)
    for one, field, other in twice:
        held_fields, more = json.loads(one.line), json.loads(other.line)
        if field == "a.p":
            written += (
                one.line.replace('"a":{', '"a":{"p":"x","p":"y",').encode() + b"\n" if one.article else b""
            )
        elif field in held_fields and field in more:
            written += f"{one.line[:-1]},{json.dumps(field)}:{json.dumps(more[field])}}}\n".encode()
    path = folder / "a.jsonl"
    path.write_bytes(written)
    streamed = Registers(entries_of(str(path), []))
    assert streamed == held(folder) == Registers([ONE])
    assert held(folder).about({"read", "star", "tag", "note"}) == [ONE]
    everybody = [names for one, _, other in twice for names in (one.article, other.article) if names]
    assert held(folder).near([FERRY, *everybody]) == [ONE]


ODD = [
    "",
    "no record",
    '{"m":"aaaaaaaa","t":"018bcfe56800-0000","on":1,"op":"read","a":{"p":"x"}}',
    '{"t": "018bcfe56800-0001", "m": "aaaaaaaa", "on": 1, "op": "speaker", "k": "x", "a": {"p": "x"}, "v": {}}',
]


@given(st.lists(records() | st.sampled_from(ODD), max_size=12))
def test_what_is_passed_over_changes_nothing_of_the_rest(
    tmp_path_factory: pytest.TempPathFactory, written: list[Entry | str]
) -> None:
    folder = tmp_path_factory.mktemp("without")
    text = "".join(f"{each if isinstance(each, str) else each.line}\n" for each in written)
    (folder / "aaaaaaaa.jsonl").write_text(text, "utf-8")
    whole, partly = load([str(folder)]), load([str(folder)], OTHERS)
    assert sorted(partly.registers.about(AMENDING)) == sorted(whole.registers.about(AMENDING))
    assert partly.faults == whole.faults
    assert partly.signature == whole.signature
    passed = [each for each in partly.registers if each.op in OTHERS]
    assert all(not each.line.startswith('{"t"') for each in passed), "no usual line of these was read"
