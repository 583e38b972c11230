"""`reader search` in a pipe: grep's contract, and the words that begin with a dash."""

from __future__ import annotations

import json
import subprocess
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

import pytest

from reader.commands.search import _page
from reader.index.answers import Page
from reader.index.query import EVERYTHING

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Shell


def ids(lines: list[str]) -> list[str]:
    return [line.split("\t")[0] for line in lines]


def test_prints_a_line_a_hit_newest_first(shell: Shell) -> None:
    assert shell.lines("search", "-a", "news", "port") == [
        "tariff.txt\t2018-03-02\tTariff on steel divides the port",
        "old/letters.jsonl#two\t2017-05-02\tSecond letter",
        "old/letters.jsonl#one\t2017-05-01\tFirst letter",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["tariff"], ["tariff.txt", "old/letters.jsonl#two"]),
        (["tariff", "-letter"], ["tariff.txt"]),
        (["-letter", "tariff"], ["tariff.txt"]),
        (["--", "tariff", "-n"], ["tariff.txt", "old/letters.jsonl#two"]),
        (["-n", "1", "tariff"], ["tariff.txt"]),
        (["--limit=1", "tariff"], ["tariff.txt"]),
        (["speaker:nilsen"], ["tariff.txt"]),
        (['said:"lind: lucky"'], ["accident.md"]),
        (["date:2017"], ["old/letters.jsonl#two", "old/letters.jsonl#one"]),
        (["number", "sign"], ["odd %231.txt"]),
        (["tariff", "--sort", "rank"], ["tariff.txt", "old/letters.jsonl#two"]),
    ],
)
def test_takes_options_and_query(shell: Shell, words: list[str], expected: list[str]) -> None:
    found = ids(shell.lines("search", "-a", "news", *words))
    assert sorted(found) == sorted(expected) if "rank" in words else found == expected


def test_exit_codes_are_those_of_grep(shell: Shell) -> None:
    assert shell("search", "-a", "news", "tariff").returncode == 0
    nothing = shell("search", "-a", "news", "zzzz")
    assert (nothing.returncode, nothing.stdout, nothing.stderr) == (1, b"", b"")
    missing = shell("search", "-a", "nowhere", "tariff")
    assert missing.returncode == 2
    assert b"nowhere: expected a folder or a document" in missing.stderr


def test_a_mistake_is_shown_with_a_caret(shell: Shell) -> None:
    result = shell("search", "-a", "news", "a AND (")
    assert result.returncode == 2
    assert result.stdout == b""
    lines = result.stderr.decode().splitlines()
    assert lines[1:3] == ["  a AND (", "        ^"]


@pytest.mark.parametrize(
    "words", [["--sort", "best"], ["-n", "0"], ["-n", "x"], ["--format", "xml"], ["tariff", "-n"]]
)
def test_a_bad_option_is_an_error(shell: Shell, words: list[str]) -> None:
    result = shell("search", "-a", "news", *words)
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"reader search: error:" in result.stderr


def test_json_is_one_object_a_line(shell: Shell) -> None:
    for form in ("json", "jsonl"):
        record = json.loads(shell.lines("search", "-a", "news", "accident", "--format", form)[0])
        names = ["id", "path", "title", "date", "source", "url", "quotes", "snippet"]
        assert list(record) == [*names, "read", "starred", "own_tags"]
        assert record["url"] == "https://example.org/pier"
        assert record["quotes"] == 1


def test_paths_open_from_here(shell: Shell) -> None:
    raw = shell("search", "-a", "news", "-0").stdout
    names = [name.decode() for name in raw.split(b"\0") if name]
    assert sorted(names) == [
        "news/accident.md",
        "news/odd #1.txt",
        "news/old/letters.jsonl",
        "news/tariff.txt",
    ]
    assert all((shell.folder / name).is_file() for name in names)
    assert shell.lines("search", "-a", "news", "letter", "--format", "paths") == ["news/old/letters.jsonl"]


def test_count_is_a_number(shell: Shell) -> None:
    assert shell.lines("search", "-a", "news", "--count", "port") == ["3"]
    assert shell("search", "-a", "news", "--count", "zzzz").returncode == 1


def test_a_reader_that_has_enough_ends_it_quietly(shell: Shell) -> None:
    line = f"{sys.executable} -m reader search -a news | head -1; echo ${{PIPESTATUS[0]}}"
    result = subprocess.run(
        ["bash", "-c", line],
        capture_output=True,
        cwd=shell.folder,
        env=shell.environment,
        check=False,
        timeout=60,
    )
    assert result.stderr == b""
    assert len(result.stdout.splitlines()) == 2


def test_commands_win_over_folders_of_the_same_name(shell: Shell) -> None:
    (shell.folder / "search").mkdir(exist_ok=True)
    assert shell("search", "-a", "news", "tariff").returncode == 0
    assert b"search: 0 articles." in shell("./search").stdout


def test_a_new_document_is_found_without_asking(shell: Shell) -> None:
    assert shell("search", "-a", "news", "brandnew").returncode == 1
    fresh = shell.folder / "news" / "fresh.txt"
    fresh.write_text("A brandnew thing happened.\n", "utf-8")
    assert ids(shell.lines("search", "-a", "news", "brandnew")) == ["fresh.txt"]
    fresh.unlink()
    assert shell("search", "-a", "news", "brandnew").returncode == 1


def test_an_edit_in_place_is_found_with_refresh(shell: Shell) -> None:
    path = shell.folder / "news" / "odd #1.txt"
    before = path.read_text("utf-8")
    assert shell("search", "-a", "news", "edited").returncode == 1
    path.write_text(before + "\nThis was edited.\n", "utf-8")
    assert ids(shell.lines("search", "-a", "news", "--refresh", "edited")) == ["odd %231.txt"]
    path.write_text(before, "utf-8")
    assert shell("search", "-a", "news", "--refresh", "edited").returncode == 1


def test_one_file_is_an_archive_of_its_own(shell: Shell) -> None:
    assert ids(shell.lines("search", "-a", "news/tariff.txt")) == ["tariff.txt"]


def test_an_archive_without_documents_has_no_hits(shell: Shell) -> None:
    (shell.folder / "empty").mkdir(exist_ok=True)
    result = shell("search", "-a", "empty", "word")
    assert (result.returncode, result.stdout, result.stderr) == (1, b"", b"")


def index_files(shell: Shell) -> list[Path]:
    return sorted((shell.folder / "home" / "cache").rglob("index-*.db"))


def test_a_damaged_index_is_repaired_in_passing(shell: Shell) -> None:
    folder = shell.folder / "fragile"
    folder.mkdir(exist_ok=True)
    (folder / "one.txt").write_text("Only one word: quicksilver.\n", "utf-8")
    before = set(index_files(shell))
    assert shell("search", "-a", "fragile", "quicksilver").returncode == 0
    (index,) = set(index_files(shell)) - before
    index.write_bytes(b"\0" * index.stat().st_size)
    result = shell("search", "-a", "fragile", "quicksilver")
    assert (result.returncode, ids(result.stdout.decode().splitlines())) == (0, ["one.txt"])
    assert (index.parent / "damaged-1.db").is_file()


def test_a_cache_folder_that_cannot_be_written_stops_nobody(shell: Shell, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.write_text("a file where a folder should be")
    result = shell("search", "-a", "news", "tariff", XDG_CACHE_HOME=str(locked), TMPDIR=str(tmp_path))
    assert result.returncode == 0
    assert ids(result.stdout.decode().splitlines())[0] == "tariff.txt"


def test_a_folder_of_the_same_name_as_the_package_is_never_run(shell: Shell, tmp_path: Path) -> None:
    trap = tmp_path / "reader"
    trap.mkdir()
    (trap / "__init__.py").write_text("raise SystemExit('this is not the package')\n", "utf-8")
    (tmp_path / "one.txt").write_text("A fresh archive, not indexed yet.\n", "utf-8")
    program = "import sys; from reader.cli import main; sys.exit(main())"
    result = subprocess.run(
        [sys.executable, "-P", "-c", program, "search", "-a", ".", "fresh"],
        capture_output=True,
        cwd=tmp_path,
        env=shell.environment,
        check=False,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert ids(result.stdout.decode().splitlines()) == ["one.txt"]


def test_what_was_meant_is_said_on_stderr(shell: Shell) -> None:
    result = shell("search", "-a", "news", "tarif", "-rain")
    assert (result.returncode, result.stdout) == (1, b"")
    assert result.stderr == b"reader: nothing matches; did you mean: tariff -rain\n"
    assert shell("search", "-a", "news", "tariff").stderr == b""


def test_an_order_that_is_not_exact_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    class Labelled:
        """An index whose order is not exact."""

        def search(self, *_: object, **__: object) -> Page:
            return Page((), None, "best of the newest 20,000")

    asked = Namespace(sort="rank")
    for after in (None, "200"):
        _page(Labelled(), EVERYTHING, asked, False, after, 200)  # type: ignore[arg-type]
    assert capsys.readouterr().err == "reader: best of the newest 20,000\n"


def test_how_many_there_are_at_most(shell: Shell) -> None:
    assert shell.lines("search", "-a", "news", "--count", "-n2", "port") == ["2"]
    said = [
        shell.lines("search", "-a", "news", "--count", "--format", "json", "port", *more)[0]
        for more in ([], ["-n2"])
    ]
    assert [json.loads(line) for line in said] == [
        {"count": 3, "capped": False},
        {"count": 2, "capped": True},
    ]


def test_two_forms_of_output_at_once_are_refused(shell: Shell) -> None:
    result = shell("search", "-a", "news", "-0", "--format", "json")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"write one of them" in result.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--json", "port"], b"no option --json; did you mean --format json? after -- it is a query"),
        (["port", "--limt", "1"], b"did you mean --limit?"),
        (["port", "-q"], b"no option -q; "),
        (["-anews", "port"], b"write -a news"),
        (["-n", "0"], b"expected a number from 1, found '0'"),
        (["-a", "", "port"], b"expected a folder or a document, found an empty name"),
    ],
)
def test_what_is_no_option_is_never_a_word_of_the_query(shell: Shell, words: list[str], told: bytes) -> None:
    result = shell("search", "-a", "news", *words)
    assert (result.returncode, result.stdout) == (2, b"")
    assert told in result.stderr
    assert b"[--count]" in result.stderr, "the usage lists the options"
