"""Queries that ask for marks: what another machine wrote too, and without a cache that can be written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader.marks.clock import stamp_at
from reader.marks.entries import Names, Register, entry
from tests.commands.marking.conftest import journal, marked

if TYPE_CHECKING:
    from tests.commands.conftest import Shell

EVERYTHING = ["accident.md", "odd %231.txt", "old/letters.jsonl#one", "old/letters.jsonl#two", "tariff.txt"]


def found(shell: Shell, *words: str) -> list[str]:
    return sorted(line.split("\t")[0] for line in shell("search", *words).stdout.decode().splitlines())


def count(shell: Shell, *words: str) -> int:
    return int(shell("search", "--count", *words).stdout)


def cache_of(shell: Shell) -> Path:
    (path,) = Path(shell.environment["XDG_CACHE_HOME"]).glob("reader-tui/archives/*/marks-*.db")
    return path


def test_finds_what_is_marked_and_what_is_not(desk: Shell) -> None:
    assert found(desk, "is:unread") == EVERYTHING
    assert found(desk, "is:read") == []
    desk("mark", "read", "letter")
    desk("mark", "star", "accident")
    desk("mark", "tag", "+pier-two", "tariff")
    desk("mark", "note", "ask the Café", "accident.md")
    assert found(desk, "is:read") == ["old/letters.jsonl#one", "old/letters.jsonl#two"]
    assert found(desk, "is:unread") == ["accident.md", "odd %231.txt", "tariff.txt"]
    assert count(desk, "is:unread") == 3
    assert found(desk, "is:starred", "OR", "is:read", "title:first") == [
        "accident.md",
        "old/letters.jsonl#one",
    ]
    assert found(desk, "tag:pier") == found(desk, 'tag:"pier two"') == ["old/letters.jsonl#two", "tariff.txt"]
    assert found(desk, "note:cafe") == found(desk, "has:note") == found(desk, "note:caf*") == ["accident.md"]
    desk("undo")
    assert found(desk, "note:cafe") == []


def test_hidden_articles_are_found_by_name_alone(desk: Shell) -> None:
    desk("mark", "hide", "letter")
    rest = ["accident.md", "odd %231.txt", "tariff.txt"]
    assert found(desk) == rest
    assert (count(desk), count(desk, "port"), count(desk, "is:hidden")) == (3, 1, 2)
    assert found(desk, "is:hidden", "second") == ["old/letters.jsonl#two"]
    assert found(desk, "-is:hidden") == rest
    assert b"letter" not in desk("export").stdout
    assert desk("quotes", "-n", "1", "letter").returncode == 1
    assert sorted(marked(desk)) == ["old/letters.jsonl#one", "old/letters.jsonl#two"]
    assert desk("mark", "unhide", "--all").stderr.startswith(b"reader: 2 articles unhidden; ")
    assert found(desk) == EVERYTHING


def test_records_have_what_is_marked(desk: Shell) -> None:
    desk("mark", "read", "accident")
    desk("mark", "tag", "+pier", "+old", "accident")
    record = json.loads(desk("search", "accident", "--format", "json").stdout)
    assert (record["read"], record["starred"], record["own_tags"]) == (True, False, ["old", "pier"])


def test_what_another_machine_wrote_counts_at_once(desk: Shell) -> None:
    desk("mark", "star", "accident")
    assert found(desk, "is:starred") == ["accident.md"]
    beside = journal(desk).with_name("zzzzzzzz.jsonl")
    later = stamp_at(4_000_000_000_000)
    lines = [
        entry(later, "zzzzzzzz", Register(Names("accident.md"), "star", ""), on=False).line,
        entry(later, "zzzzzzzz", Register(Names("tariff.txt"), "star", "")).line,
    ]
    beside.write_text("\n".join(lines), "utf-8")  # the last line has no end yet
    assert found(desk, "is:starred") == []
    with beside.open("a") as stream:
        stream.write("\n")
    assert found(desk, "is:starred") == ["tariff.txt"]
    beside.unlink()
    assert found(desk, "is:starred") == ["accident.md"]


def test_marks_follow_documents_that_come_go_and_move(desk: Shell) -> None:
    desk("mark", "star", "accident")
    assert found(desk, "is:starred") == ["accident.md"]
    news = desk.folder / "news"
    (news / "accident.md").rename(news / "moved.md")
    assert found(desk, "is:starred") == ["moved.md"]
    (news / "moved.md").unlink()
    assert found(desk, "is:starred") == []
    assert desk("marks", "--orphans").stdout.startswith(b"accident.md\t")


@pytest.mark.parametrize("harm", ["delete", "noise", "empty", "other"])
def test_a_cache_that_is_gone_or_damaged_is_made_again(desk: Shell, harm: str) -> None:
    desk("mark", "star", "accident")
    assert found(desk, "is:starred") == ["accident.md"]
    cache = cache_of(desk)
    if harm == "delete":
        cache.unlink()
    elif harm == "other":
        cache.write_bytes(next(cache.parent.glob("index-*.db")).read_bytes())
    else:
        cache.write_bytes(b"noise " * 5000 if harm == "noise" else b"")
    result = desk("search", "is:starred")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.startswith(b"accident.md\t")
    assert not list(cache.parent.glob("damaged*"))
    assert cache_of(desk).exists()


def test_damage_inside_the_cache_leaves_the_index_alone(desk: Shell) -> None:
    desk("mark", "star", "accident")
    desk("mark", "note", "ask the council", "accident.md")
    assert found(desk, "note:council") == ["accident.md"]
    import sqlite3
    from contextlib import closing

    cache = cache_of(desk)
    with closing(sqlite3.connect(cache)) as connection:
        connection.execute("update words_data set block = x'0102030405' where id = 10")
        connection.commit()
    result = desk("search", "note:council")
    assert (result.returncode, result.stdout[:11]) == (0, b"accident.md"), result.stderr
    assert not list(cache.parent.glob("damaged*"))


def test_a_folder_that_cannot_be_written_is_done_without(desk: Shell) -> None:
    desk("search", "steel")
    desk("mark", "star", "accident")
    cache = next(Path(desk.environment["XDG_CACHE_HOME"]).glob("reader-tui/archives/*/current")).parent
    for path in cache.glob("marks-*"):
        path.unlink()
    (cache / "marks-1.db").mkdir()
    assert found(desk, "is:starred") == ["accident.md"]
    desk("mark", "star", "title:tariff")
    assert found(desk, "is:starred") == ["accident.md", "tariff.txt"]


def test_the_marks_of_a_single_document_count_too(desk: Shell) -> None:
    desk("mark", "star", "-a", "news/accident.md", "accident")
    assert found(desk, "-a", "news/accident.md", "is:starred") == ["accident.md"]


def test_a_search_that_is_saved_is_asked_for_by_its_name(desk: Shell) -> None:
    desk("saved", "add", "metal", "steel OR tariff")
    assert found(desk, "saved:metal") == found(desk, "steel", "OR", "tariff") != []
    assert found(desk, "saved:metal", "is:read") == []
    result = desk("search", "port", "saved:metl")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.decode().splitlines() == [
        "reader: no search is saved as 'metl'",
        "  port saved:metl",
        "             ^",
        "did you mean saved:metal?",
    ]
    refused = desk("saved", "add", "metal", "a OR saved:metal")
    assert (refused.returncode, b"saved:metal is inside itself" in refused.stderr) == (2, True)
    assert desk("saved", "add", "both", "saved:metal -pier").returncode == 0
    assert b"saved:both: saved:metal: " not in desk("search", "saved:both").stderr
