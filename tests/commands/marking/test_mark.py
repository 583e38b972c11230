"""`reader mark`: by query, by ids on stdin, and what it says."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.commands.marking.conftest import journal, marked

if TYPE_CHECKING:
    from tests.commands.conftest import Shell

KNOWN = "read, unread, star, unstar, hide, unhide, tag, note, speaker, nobody, unquote, quote, same, apart"


@pytest.mark.parametrize(
    ("on", "off", "shown", "done", "undone"),
    [
        ("read", "unread", "read", "marked read", "marked unread"),
        ("star", "unstar", "starred", "starred", "unstarred"),
        ("hide", "unhide", "hidden", "hidden", "unhidden"),
    ],
)
def test_marks_what_a_query_finds_and_says_how_many(
    desk: Shell, on: str, off: str, shown: str, done: str, undone: str
) -> None:
    result = desk("mark", on, "letter")
    assert (result.returncode, result.stdout) == (0, b"")
    assert result.stderr.decode() == f"reader: 2 articles {done}; `reader undo` takes it back\n"
    assert marked(desk) == {"old/letters.jsonl#two": shown, "old/letters.jsonl#one": shown}
    result = desk("mark", off, "letter", "first")
    assert result.stderr.decode() == f"reader: 1 article {undone}; `reader undo` takes it back\n"
    assert marked(desk) == {"old/letters.jsonl#two": shown}


def test_what_is_so_already_is_not_written_again(desk: Shell) -> None:
    desk("mark", "read", "first", "letter")
    before = journal(desk).read_bytes()
    result = desk("mark", "read", "title:first")
    assert result.stderr.decode() == "reader: 0 articles marked read; 1 article was so already\n"
    assert (result.returncode, journal(desk).read_bytes()) == (0, before)
    both = desk("mark", "read", "letter")
    assert b"1 article marked read; 1 article was so already; `reader undo`" in both.stderr
    assert desk("mark", "unstar", "letter").stderr.startswith(
        b"reader: 0 articles unstarred; 2 articles were"
    )


@pytest.mark.parametrize("command", ["search", "quotes"])
@pytest.mark.parametrize("form", ["text", "json"])
def test_takes_what_other_commands_print(desk: Shell, command: str, form: str) -> None:
    found = desk(command, "lucky", "--format", form).stdout
    assert desk("mark", "star", "-", stdin=found + found).stderr.startswith(b"reader: 1 article starred")
    assert marked(desk) == {"accident.md": "starred"}


def test_takes_plain_ids_and_paths(desk: Shell) -> None:
    result = desk("mark", "star", "-", stdin=b"odd %231.txt\n\nnews/tariff.txt\nold/letters.jsonl\n")
    assert result.stderr.startswith(b"reader: 4 articles starred")


def test_names_an_id_that_is_unknown_and_goes_on(desk: Shell) -> None:
    result = desk("mark", "star", "-", stdin=b'none\x1b[31m.txt\naccident.md\n{"id": "\\ud800"}\na\0b\n')
    assert result.returncode == 2
    lines = result.stderr.decode().splitlines()
    assert lines[0].startswith("reader: none\\x1b[31m.txt: no article of this id or path in ")
    assert lines[-1] == "reader: 1 article starred; `reader undo` takes it back"
    assert marked(desk) == {"accident.md": "starred"}
    assert desk("mark", "star", "-", stdin=b"none.txt\n").returncode == 2


@pytest.mark.parametrize("words", [["read", "zebra"], ["read", "-"], ["tag", "+x", "zebra"]])
def test_nothing_found_is_exit_1_and_nothing_written(desk: Shell, words: list[str]) -> None:
    assert desk("mark", *words).returncode == 1
    assert not os.path.exists(desk.environment["XDG_STATE_HOME"])


def test_a_query_that_finds_nothing_is_told_what_may_have_been_meant(desk: Shell) -> None:
    assert b"did you mean: tariff" in desk("mark", "read", "tarif").stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], f"expected one of {KNOWN}"),
        (["reed", "x"], f"expected one of {KNOWN}, found 'reed'"),
        (["read"], "expected a query, or - for ids on stdin; --all marks every article of the archive"),
        (["read", "--all", "x"], "--all marks every article, and a query some; write one of them"),
        (["read", "(x"], "( is never closed"),
        (["tag", "x"], "expected +TAG or -TAG behind `tag`"),
        (["tag", "+x"], "expected a query, or - for ids on stdin"),
        (["tag", "+x", "-a", "news"], "behind `tag` -a is a tag; write -a news before it, or --archive=news"),
        (["tag", "+", "x"], "expected +TAG or -TAG behind `tag`"),
        (["tag", "++x", "y"], "a tag has 1 to 64 signs"),
        (["tag", "+a b", "y"], "a tag has 1 to 64 signs"),
        (["tag", "+\x1b[31m", "y"], "a tag has 1 to 64 signs"),
        (["tag", "+" + "x" * 65, "y"], "a tag has 1 to 64 signs"),
        (["note", "words"], "expected a text and an id behind `note`, found 1 word"),
        (["note", "some", "words", "accident.md"], "expected a text and an id behind `note`, found 3 words"),
        (["note", "x" * 10_001, "accident.md"], "a note has at most 10,000 signs, found 10,001"),
    ],
)
def test_a_mistake_is_told_and_nothing_written(desk: Shell, words: list[str], told: str) -> None:
    result = desk("mark", *words)
    assert (result.returncode, result.stdout) == (2, b"")
    assert told in result.stderr.decode()
    assert "\x1b" not in result.stderr.decode()
    assert not os.path.exists(desk.environment["XDG_STATE_HOME"])


def test_all_marks_all(desk: Shell) -> None:
    assert desk("mark", "read", "--all").stderr.startswith(b"reader: 5 articles marked read")


def test_tags_stand_before_the_query_and_signs_behind_it_are_the_querys(desk: Shell) -> None:
    assert desk("mark", "tag", "+old", "+a", "--all").stderr.startswith(b"reader: 5 articles tagged")
    result = desk("mark", "tag", "+pier", "-old", "-a", "port", "-accident", "-letter")
    assert result.stderr.startswith(b"reader: 1 article tagged")
    found = marked(desk)
    assert found.pop("tariff.txt") == "+pier"
    assert set(found.values()) == {"+a +old"}


def test_a_tag_of_one_letter_and_one_like_an_option_are_tags(desk: Shell) -> None:
    desk("mark", "tag", "+n", "+x", "lucky")
    assert marked(desk) == {"accident.md": "+n +x"}
    desk("mark", "tag", "-n", "lucky", "-a", "news")
    assert marked(desk) == {"accident.md": "+x"}
    assert desk("mark", "tag", "+y", "--", "-lucky").stderr.startswith(b"reader: 4 articles tagged")


def test_a_note_is_kept_replaced_and_taken_away(desk: Shell) -> None:
    desk("mark", "note", "ask  the\x1b[31m council", "accident.md")
    assert marked(desk) == {"accident.md": " (ask the council)"}
    desk("mark", "note", "done", "news/accident.md")
    assert marked(desk) == {"accident.md": " (done)"}
    desk("mark", "note", "", "accident.md")
    assert marked(desk) == {}
    assert desk("mark", "note", "x", "none.txt").returncode == 1
    assert desk("mark", "note", "x", "-", stdin=b"none.txt\n").returncode == 2


def test_documents_that_moved_and_changed_keep_their_marks(desk: Shell) -> None:
    desk("mark", "star", "--all")
    news = desk.folder / "news"
    (news / "moved").mkdir()
    (news / "accident.md").rename(news / "moved" / "crane.md")
    (news / "tariff.txt").write_text("date 2018-03-02\n\nAnother text\n\nNothing is as it was.\n")
    (news / "odd #1.txt").unlink()
    assert set(marked(desk)) == {
        "moved/crane.md",
        "tariff.txt",
        "old/letters.jsonl#one",
        "old/letters.jsonl#two",
    }
    assert desk("mark", "star", "crane").stderr.startswith(b"reader: 0 articles starred; 1 article was so")
    desk("mark", "unstar", "crane")
    assert "moved/crane.md" not in marked(desk)
    desk("undo")
    assert marked(desk)["moved/crane.md"] == "starred"


def test_copies_share_what_was_read(desk: Shell) -> None:
    news = desk.folder / "news"
    (news / "copy").mkdir()
    (news / "copy" / "crane.txt").write_text(
        (news / "accident.md").read_text().partition("---\n\n")[2].replace("*", "")
    )
    desk("mark", "read", "title:accident")
    desk("mark", "star", "title:accident")
    assert marked(desk) == {"accident.md": "read starred", "copy/crane.txt": "read"}
    assert desk("mark", "read", "path:copy").stderr.startswith(
        b"reader: 0 articles marked read; 1 article was so"
    )
    desk("mark", "unread", "path:copy")
    assert marked(desk) == {"accident.md": "starred"}
    desk("undo")
    assert marked(desk) == {"accident.md": "read starred", "copy/crane.txt": "read"}


def test_a_place_that_cannot_be_written_is_one_line(desk: Shell) -> None:
    (desk.folder / "file").write_text("")
    result = desk("mark", "read", "lucky", XDG_STATE_HOME=str(desk.folder / "file"))
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = result.stderr.decode().splitlines()
    assert line.startswith("reader: ")
    assert line.endswith("(not a directory); nothing was marked")


@pytest.mark.parametrize(
    "words", [["read", "lucky"], ["nobody", "accident.md#1"], ["same", "Ada Roe", "Bo Lind"]]
)
def test_marks_that_cannot_be_looked_at_are_one_line(desk: Shell, words: list[str]) -> None:
    (desk.folder / "news" / ".reader").mkdir()
    (desk.folder / "news" / ".reader" / "marks").symlink_to(desk.folder)
    result = desk("mark", *words)
    assert (result.returncode, result.stdout) == (2, b"")
    (line,) = result.stderr.decode().splitlines()
    assert line.endswith(".reader/marks: expected a folder and no link; move it away, marks are kept there")


def test_a_journal_is_plain_text_that_tells_what_was_done(desk: Shell) -> None:
    desk("mark", "tag", "+pier", "lucky")
    record = json.loads(journal(desk).read_text())
    assert list(record) == ["t", "m", "on", "op", "k", "a"]
    assert (record["on"], record["op"], record["k"]) == (1, "tag", "pier")
    assert record["a"] == {"p": "accident.md", "h": record["a"]["h"], "u": "example.org/pier"}
    assert journal(desk).name == f"{record['m']}.jsonl"
    assert journal(desk).stat().st_mode & 0o077 == 0
