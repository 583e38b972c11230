"""`reader marks`: what is remembered, where it is kept, and taking it elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from reader.marks.clock import now_ms, stamp_at
from reader.marks.entries import Names, Register, entry
from tests.commands.conftest import Shell, on_terminal
from tests.commands.marking.conftest import homed, journal, marked

if TYPE_CHECKING:
    from pathlib import Path

NASTY = "\x1b]52;c;Q0FO\x07\x1b[31m\x9b5i\u202e\r"


def test_prints_records(desk: Shell) -> None:
    desk("mark", "tag", "+pier", "lucky")
    desk("mark", "note", "one\ntwo", "accident.md")
    (line,) = desk.lines("marks", "--format", "json")
    assert json.loads(line) == {
        "id": "accident.md",
        "title": "Accident on the pier",
        "date": "2018-02-11",
        "url": "https://example.org/pier",
        "read": False,
        "starred": False,
        "hidden": False,
        "tags": ["pier"],
        "note": "one\ntwo",
        "position": None,
        "corrections": 0,
        "changed": False,
    }


def test_prints_the_marks_of_what_a_query_finds_newest_first(desk: Shell) -> None:
    desk("mark", "read", "--all")
    assert list(marked(desk, "port")) == ["tariff.txt", "old/letters.jsonl#two", "old/letters.jsonl#one"]
    assert len(marked(desk)) == 5
    assert desk("marks", "zebra").returncode == 1
    assert desk("marks", "(").returncode == 2


def test_without_marks_it_is_exit_1_and_nothing(desk: Shell) -> None:
    result = desk("marks")
    assert (result.returncode, result.stdout, result.stderr) == (1, b"", b"")


def test_marks_of_what_is_gone_are_orphans_until_it_is_back(desk: Shell) -> None:
    desk("mark", "star", "lucky")
    desk("mark", "note", "ask", "accident.md")
    path = desk.folder / "news" / "accident.md"
    path.rename(desk.folder / "away.md")
    assert marked(desk) == {}
    assert desk.lines("marks", "--orphans") == ["accident.md\texample.org/pier\tstarred\task"]
    (record,) = map(json.loads, desk.lines("marks", "--orphans", "--format", "json"))
    assert (record["id"], record["address"], record["starred"]) == ("accident.md", "example.org/pier", True)
    doctor = desk("doctor")
    assert doctor.returncode == 0
    assert b"marks of 1 article that is not in the archive; `reader marks --orphans`" in doctor.stderr
    (desk.folder / "away.md").rename(path.with_name("back.md"))
    assert marked(desk) == {"back.md": "starred (ask)"}
    assert desk("marks", "--orphans").returncode == 1
    assert desk("marks", "--orphans", "x").returncode == 2


def test_init_has_the_archive_keep_them(desk: Shell) -> None:
    desk("mark", "read", "lucky")
    name = journal(desk).name
    result = desk("marks", "init")
    assert result.returncode == 0
    assert result.stderr.decode().endswith("/news/.reader/marks; 1 journal came along\n")
    assert [path.name for path in (desk.folder / "news" / ".reader" / "marks").iterdir()] == [name]
    desk("mark", "star", "lucky")
    assert marked(desk) == {"accident.md": "read starred"}
    assert desk("marks", "init").stderr.decode().endswith("/news/.reader/marks already\n")
    assert desk("undo").returncode == 0
    assert marked(desk) == {"accident.md": "read"}


def test_two_machines_see_what_each_other_marked_at_once(desk: Shell, tmp_path: Path) -> None:
    train = Shell(desk.folder, homed(desk, tmp_path / "train", tmp_path))
    desk("marks", "init")
    desk("mark", "read", "--all")
    assert len(marked(train)) == 5
    train("mark", "unread", "letter")
    assert len(marked(desk)) == 3
    assert train("undo").returncode == 0
    assert train("undo").returncode == 1
    assert len(marked(desk)) == 5


def test_what_is_exported_is_imported_once(desk: Shell, tmp_path: Path) -> None:
    other = Shell(desk.folder, homed(desk, tmp_path / "other", tmp_path))
    desk("mark", "tag", "+pier", "lucky")
    desk("saved", "add", "strikes", "strike")
    assert desk("marks", "export", "out.jsonl").stderr == b"reader: 2 records written\n"
    exported = desk("marks", "export", "-")
    assert (desk.folder / "out.jsonl").read_bytes() == exported.stdout
    first = other("marks", "import", "out.jsonl")
    assert (first.returncode, first.stderr) == (0, b"reader: 2 records taken in\n")
    again = other("marks", "import", "-", stdin=exported.stdout + b"no record\n")
    assert again.returncode == 1
    assert again.stderr == b"reader: 0 records taken in; 1 line passed over that is no record\n"
    assert marked(other) == {"accident.md": "+pier"}
    assert other("marks", "export", "-").stdout == exported.stdout
    other("mark", "tag", "-pier", "lucky")
    assert other("marks", "import", "out.jsonl").returncode == 1
    assert marked(other) == {}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["export"], "expected `reader marks export FILE`, found 1 word"),
        (["import", "a", "b"], "expected `reader marks import FILE`, found 3 words"),
        (["init", "x"], "expected `reader marks init`, found 2 words"),
        (["export", "none/x"], "none/x: cannot be written (No such file or directory)"),
        (["import", "none"], "none: cannot be read (No such file or directory)"),
        (["init", "--orphans"], "--orphans prints marks, and init does not"),
    ],
)
def test_a_mistake_is_told(desk: Shell, words: list[str], told: str) -> None:
    result = desk("marks", *words)
    assert result.returncode == 2
    assert told in result.stderr.decode()


def hostile(desk: Shell) -> Path:
    """Fill the archive with journals of somebody who means no good; return their folder."""
    folder = desk.folder / "news" / ".reader" / "marks"
    folder.mkdir(parents=True)
    at, names = stamp_at(now_ms()), Names("accident.md")
    lines = [
        entry(at, "zzzzzzzz", Register(names, "tag", f"x{NASTY}")).line,
        entry(at, "zzzzzzzz", Register(names, "note", ""), value=f"n{NASTY}").line,
        entry(at, "zzzzzzzz", Register(Names(f"gone{NASTY}", "", f"u{NASTY}"), "star", "")).line,
        entry(at, "zzzzzzzz", Register(Names("../../../etc/passwd\0"), "star", "")).line,
        entry(at, "zzzzzzzz", Register(Names("half\ud800#\ud800"), "star", "")).line,
        entry(at, "zzzzzzzz", Register(None, "saved", f"s{NASTY}"), value=f"q{NASTY}").line,
        entry(at, "zzzzzzzz", Register(Names("tariff.txt"), "note", ""), value="half \ud800").line,
        entry(at, "zzzzzzzz", Register(Names("tariff.txt"), "tag", "\ud800"), value="half").line,
        entry(at, "zzzzzzzz", Register(None, "saved", "half\ud800"), value="\ud800").line,
        entry(
            at,
            "zzzzzzzz",
            Register(None, "person", f"Ada Nilsen\nNilsen\ud800{NASTY}"),
            value={"same": False},
        ).line,
        entry(at, "zzzzzzzz", Register(names, "position", ""), value=[{}]).line,
        entry(at, "zzzzzzzz", Register(names, f"o{NASTY}", ""), value=1).line,
        "[" * 100_000,
        "x" * 3_000_000,
        "\0" * 100,
    ]
    (folder / f"zzzzzzzz.sync-conflict{NASTY}.jsonl".replace("/", "")).write_text("\n".join(lines) + "\n")
    (folder / "link.jsonl").symlink_to("/etc/passwd")
    far = entry(stamp_at(now_ms() + 10**11), "yyyyyyyy", Register(names, "star", ""))
    (folder / "yyyyyyyy.jsonl").write_text(far.line + "\n")
    return folder


@pytest.mark.parametrize(
    "words",
    [
        ["marks"],
        ["marks", "--format", "json"],
        ["marks", "--orphans"],
        ["marks", "--orphans", "--format", "json"],
        ["saved"],
        ["saved", "--format", "json"],
        ["doctor"],
        ["undo", "--list"],
        ["quotes"],
        ["speakers"],
        ["search", "note:half"],
    ],
)
def test_hostile_journals_reach_no_screen_raw_and_stop_nothing(desk: Shell, words: list[str]) -> None:
    hostile(desk)
    result = desk(*words)
    shown = (result.stdout + result.stderr).decode()
    assert result.returncode in (0, 1), shown
    assert "Traceback" not in shown
    assert not any(sign in shown for sign in "\x1b\x07\x9b\u202e\r\0")
    assert desk("mark", "read", "lucky").returncode == 0
    assert "read starred" in marked(desk)["accident.md"]
    assert desk("undo").returncode == 0


@pytest.mark.parametrize("words", [["marks"], ["saved"], ["mark", "star", "lucky"]])
def test_a_journal_that_cannot_be_read_is_named(desk: Shell, words: list[str]) -> None:
    hostile(desk)
    told = desk(*words).stderr.decode()
    assert told.count("this journal cannot be read") == 1
    assert "link.jsonl: this journal cannot be read" in told


def test_doctor_names_what_is_wrong_with_journals(desk: Shell) -> None:
    hostile(desk)
    result = desk("doctor")
    assert result.returncode == 1
    assert "link.jsonl: this journal cannot be read" in result.stdout.decode()
    assert "marks of machine yyyyyyyy are of days to come; set its clock" in result.stdout.decode()
    assert "3 lines of journals are no records, and passed over" in result.stderr.decode()
    assert "a conflict copy, whose marks count" in result.stderr.decode()
    assert "marks of 3 articles that are not in the archive" in result.stderr.decode()


def test_a_broken_clock_elsewhere_does_not_stop_a_mark(desk: Shell) -> None:
    hostile(desk)
    desk("mark", "unstar", "lucky")
    assert "starred" not in marked(desk)["accident.md"]


def test_a_link_in_place_of_the_folder_is_one_line(desk: Shell) -> None:
    (desk.folder / "news" / ".reader").symlink_to(desk.folder)
    for words in (["marks"], ["mark", "read", "lucky"], ["undo"], ["saved"], ["marks", "init"]):
        result = desk(*words)
        assert (result.returncode, result.stdout) == (2, b""), words
        assert result.stderr.decode().count("\n") == 1
        assert "expected a folder and no link" in result.stderr.decode()
    assert desk("doctor").returncode == 1


def test_a_terminal_shows_title_marks_and_note(desk: Shell) -> None:
    desk("mark", "tag", "+pier", "lucky")
    desk("mark", "note", "ask", "accident.md")
    shown = on_terminal(desk, "marks", NO_COLOR="1")
    assert "2018-02-11" in shown
    assert "Accident on the pier" in shown
    assert "+pier" in shown
    assert "ask" in shown
