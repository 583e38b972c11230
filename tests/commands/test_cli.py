"""The `reader` command itself: what it takes for a command, and how it ends."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


def test_a_misspelt_command_is_told_which_was_meant(shell: Shell) -> None:
    result = shell("serch", "word")
    assert (result.returncode, b"did you mean `reader search`?" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "words",
    [
        *(["search"], ["search", "--count"], ["search", "-0"], ["search", "--format", "json"], ["quotes"]),
        *(
            ["speakers"],
            ["show", "tariff.txt"],
            ["export"],
            ["export", "--format", "csv"],
            ["index"],
            ["doctor"],
        ),
        *(
            ["keys"],
            ["config"],
            ["config", "--path"],
            ["extract"],
            ["--help"],
            ["search", "--help"],
            ["--version"],
        ),
    ],
)
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_answer_that_cannot_be_written_is_an_error(
    shell: Shell, words: list[str], unbuffered: str
) -> None:
    archive = (
        ["-a", "news"]
        if words[0] in ("search", "quotes", "speakers", "show", "export", "index", "doctor")
        else []
    )
    with open("/dev/full", "wb") as full:
        result = subprocess.run(
            [sys.executable, "-m", "reader", *words, *([] if "--help" in words else archive)],
            input="“It rains,” said Eva Ruiz.".encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=shell.folder,
            env=shell.environment | {"PYTHONUNBUFFERED": unbuffered},
            check=False,
            timeout=60,
        )
    assert (result.returncode, result.stderr) == (2, b"reader: write error: No space left on device\n")


@pytest.mark.parametrize(
    ("line", "code", "out", "err"),
    [
        ("search -a news dockers >&-", 2, b"", b"reader: write error: Bad file descriptor\n"),
        ("--help >&-", 2, b"", b"reader: write error: Bad file descriptor\n"),
        ("search -a news --count dockers 2>&-", 0, b"1\n", b""),
        ("search -a news tarif 2>&-", 1, b"", b""),
        ("search -a news tarif 2>/dev/full", 1, b"", b""),
        ("search -a news --json 2>/dev/full", 2, b"", b""),
        ("search -a news --count dockers <&-", 0, b"1\n", b""),
        ("search -a news --count dockers <&- 2>&-", 0, b"1\n", b""),
        ("show -a news - <&-", 1, b"", b""),
        ("extract <&-", 1, b"", b""),
        ("search -a news dockers <&- >&- 2>&-", 2, b"", b""),
    ],
)
def test_closed_streams(shell: Shell, line: str, code: int, out: bytes, err: bytes) -> None:
    command = ["bash", "-c", f"{sys.executable} -m reader {line}"]
    result = subprocess.run(
        command, capture_output=True, cwd=shell.folder, env=shell.environment, check=False, timeout=60
    )
    assert (result.returncode, result.stdout, result.stderr) == (code, out, err)


def test_what_other_programs_call_commands(shell: Shell) -> None:
    assert shell.lines("version") == shell.lines("--version") == shell.lines("search", "--version")
    assert shell.lines("help") == shell.lines("--help")
    assert shell.lines("help", "search") == shell.lines("search", "--help")


def test_an_empty_name_is_no_archive(shell: Shell) -> None:
    for words in (["-a", ""], [""]):
        result = shell(*words)
        assert (result.returncode, b"found an empty name" in result.stderr) == (2, True)
