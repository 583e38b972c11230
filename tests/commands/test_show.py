"""`reader show`: by id, by path, and fed by another command."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


@pytest.mark.parametrize("name", ["accident.md", "news/accident.md"])
def test_shows_an_article_by_id_or_path(shell: Shell, name: str) -> None:
    text = shell("show", "-a", "news", name).stdout.decode()
    assert text.startswith(
        "Accident on the pier\n2018-02-11 · https://example.org/pier\n\nA crane fell on the pier."
    )


def test_shows_what_a_search_feeds_it(shell: Shell) -> None:
    found = shell("search", "-a", "news", "letter").stdout
    shown = shell("show", "-a", "news", "-", "--format", "json", stdin=found).stdout.decode()
    assert [json.loads(line)["id"] for line in shown.splitlines()] == [
        "old/letters.jsonl#two",
        "old/letters.jsonl#one",
    ]


def test_shows_every_article_of_a_document(shell: Shell) -> None:
    lines = shell.lines("show", "-a", "news", "old/letters.jsonl", "--format", "json")
    assert [json.loads(line)["title"] for line in lines] == ["First letter", "Second letter"]


def test_shows_quotations_alone(shell: Shell) -> None:
    text = shell("show", "-a", "news", "tariff.txt", "--quotes").stdout.decode()
    assert "Ada Nilsen: “We will not unload it,”\n  said · “Ada Nilsen” · " in text
    assert "Dockers met" not in text


def test_says_which_article_is_missing(shell: Shell) -> None:
    some = shell("show", "-a", "news", "tariff.txt", "missing.txt")
    assert (some.returncode, b"missing.txt: no article" in some.stderr) == (2, True)
    assert shell("show", "-a", "news", "missing.txt").returncode == 1
    assert shell("show", "-a", "news").returncode == 2


@pytest.mark.parametrize("command", ["search", "export", "quotes"])
def test_shows_what_records_name(shell: Shell, command: str) -> None:
    found = shell(command, "-a", "news", "lucky", "--format", "json").stdout
    shown = shell("show", "-a", "news", "-", "--format", "json", stdin=found)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert json.loads(shown.stdout.splitlines()[0])["id"] == "accident.md"


def test_what_export_prints_is_found_again(shell: Shell) -> None:
    folder = shell.folder / "signs"
    folder.mkdir()
    names = ["%23", "%2523", "a#b%23c%2523#", "{", '{"id"']
    for name in names:
        (folder / f"{name}.txt").write_text(f"date 2024-01-01\n\nName {name}\n\nBody.\n", "utf-8")
    exported = shell("export", "-a", "signs").stdout
    shown = shell("show", "-a", "signs", "-", "--format", "json", stdin=exported).stdout
    paths = [json.loads(line)["path"] for line in shown.splitlines()]
    assert sorted(paths) == sorted(f"{name}.txt" for name in names)
    listed = shell(
        "show", "-a", "signs", "-", "--format", "json", stdin=shell("search", "-a", "signs").stdout
    )
    assert len(listed.stdout.splitlines()) == len(names)
