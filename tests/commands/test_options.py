"""Options: which words are some, and that their help is there when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.commands.options import parser_for, split_words

if TYPE_CHECKING:
    from reader.commands.options import Parser


def parser() -> Parser:
    made = parser_for("reader test", "try options")
    made.add_argument("-n", "--limit", help="how many")
    made.add_argument("-0", "--null", action="store_true")
    return made


@pytest.mark.parametrize(
    ("words", "options", "rest"),
    [
        ([], [], []),
        (["a", "-b", "--c"], [], ["a", "-b", "--c"]),
        (["-n", "3", "a"], ["--limit=3"], ["a"]),
        (["-n", "-3"], ["--limit=-3"], []),
        (["--limit=3", "--limitless=3"], ["--limit=3"], ["--limitless=3"]),
        (["a", "-0", "b", "--null"], ["-0", "--null"], ["a", "b"]),
        (["--", "-0", "--"], [], ["-0", "--"]),
        (["-n3", "-"], [], ["-n3", "-"]),
        (["-n", "--"], ["--limit=--"], []),
    ],
)
def test_a_word_is_an_option_only_if_it_is_exactly_one(
    words: list[str], options: list[str], rest: list[str]
) -> None:
    assert split_words(parser(), words) == (options, rest)


def test_an_option_without_its_value_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        split_words(parser(), ["a", "-n"])
    assert caught.value.code == 2
    assert "-n needs a value" in capsys.readouterr().err


def test_the_help_has_what_each_option_does(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as caught:
        parser().parse_args(["--help"])
    assert caught.value.code == 0
    told = capsys.readouterr().out
    assert "Try options." in told
    assert "show this help message and exit" in told
    assert "how many" in told
