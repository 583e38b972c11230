"""`reader extract`: the quotations of any text."""

from __future__ import annotations

import json
import select
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


def test_extracts_from_any_text(shell: Shell) -> None:
    text = "“It rains,” said Eva Ruiz.".encode()
    (line,) = shell("extract", stdin=text).stdout.decode().splitlines()
    assert line == "0-11\tdirect\tEva Ruiz\tsaid\t“It rains,”"
    assert shell("extract", stdin=b"Nothing is quoted here.").returncode == 1


def test_extracts_line_by_line_and_goes_on_after_a_bad_one(shell: Shell) -> None:
    lines = [
        json.dumps({"id": "a", "text": "  “It rains,” said Eva Ruiz."}),
        "not json",
        json.dumps({"id": 7, "text": "“It is late,” Bo Lind said Friday.", "date": "2018-01-06"}),
        json.dumps({"id": "c", "text": "Nothing."}),
    ]
    result = shell("extract", "--jsonl", stdin="\n".join(lines).encode())
    assert result.returncode == 2
    assert result.stderr.startswith(b"reader: stdin:2: expected a JSON object")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["id"] for record in records] == ["a", 7, "c"]
    assert [quote["start"] for quote in records[0]["quotes"]] == [2]
    assert records[2]["quotes"] == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--date", "2024-13-01"], b"expected a day such as 2018-01-06, found '2024-13-01'"),
        (["--date", "yesterday"], b"found 'yesterday'"),
        (["--lang", "klingon"], b"expected a language such as en or de, found 'klingon'"),
    ],
)
def test_a_value_that_means_nothing_is_refused(shell: Shell, words: list[str], told: bytes) -> None:
    result = shell("extract", *words, stdin=b"Text.")
    assert (result.returncode, told in result.stderr) == (2, True)


def test_what_cannot_be_read_is_told(shell: Shell) -> None:
    result = shell("extract", "news")
    assert (result.returncode, result.stderr) == (2, b"reader: news: cannot be read (Is a directory)\n")


def test_each_line_is_answered_before_the_next_one_comes(shell: Shell) -> None:
    command = [sys.executable, "-m", "reader", "extract", "--jsonl"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "env": shell.environment}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]
        for name in "ab":
            process.stdin.write(
                json.dumps({"id": name, "text": "“It rains,” said Eva Ruiz."}).encode() + b"\n"
            )
            process.stdin.flush()
            assert select.select([process.stdout], [], [], 30)[0], "it waits for more"
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()


def test_a_line_whose_day_means_nothing_is_told_with_its_place(shell: Shell) -> None:
    lines = [
        json.dumps({"id": name, "text": "“It rains,” said Eva.", "date": date})
        for name, date in [("a", "soon"), ("b", "2018-01-06")]
    ]
    result = shell("extract", "--jsonl", stdin="\n".join(lines).encode())
    assert result.returncode == 2
    assert result.stderr == b"reader: stdin:1: expected a day such as 2018-01-06, found 'soon'\n"
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["b"]
