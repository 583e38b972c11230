"""Options: which words are some, and that their help is there when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from reader.commands.options import ARCHIVE, NUMBER, parser_for, split_words

if TYPE_CHECKING:
    from pathlib import Path

    from reader.commands.options import Parser


def parser() -> Parser:
    made = parser_for("reader test", "try options")
    made.add_words("QUERY", "a query", "words")
    made.add_argument("-n", "--limit", type=int, metavar=NUMBER, help="how many")
    made.add_argument("-a", "--archive", metavar=ARCHIVE)
    made.add_argument("-0", "--null", action="store_true")
    made.add_argument("--format", choices=["text", "json"])
    return made


@pytest.mark.parametrize(
    ("words", "options", "rest"),
    [
        ([], [], []),
        (["a", "-bc", "-"], [], ["a", "-bc", "-"]),
        (["-n", "3", "a"], ["--limit=3"], ["a"]),
        (["-n3", "a"], ["--limit=3"], ["a"]),
        (["-n=3", "a"], ["--limit=3"], ["a"]),
        (["-0n5", "a"], ["-0", "--limit=5"], ["a"]),
        (["-0n", "5", "a"], ["-0", "--limit=5"], ["a"]),
        (["-news", "-0day", "-accident", "-n5x"], [], ["-news", "-0day", "-accident", "-n5x"]),
        (["-n", "-3"], ["--limit=-3"], []),
        (["--limit=3"], ["--limit=3"], []),
        (["a", "-0", "b", "--null"], ["-0", "--null"], ["a", "b"]),
        (["--", "-0", "--", "--nothing", "-x"], [], ["-0", "--", "--nothing", "-x"]),
        (["-n", "--"], ["--limit=--"], []),
        (["-中", "-é"], [], ["-中", "-é"]),
    ],
)
def test_words_are_told_apart(words: list[str], options: list[str], rest: list[str]) -> None:
    assert split_words(parser(), words) == (options, rest)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("--json", "no option --json; did you mean --format json? after -- it is a query"),
        ("--limitless=3", "no option --limitless=3; did you mean --limit? after -- it is a query"),
        ("-l", "no option -l; did you mean --limit? after -- it is a query"),
        ("-N", "no option -N; did you mean -n? after -- it is a query"),
        ("-x", "no option -x; reader test --help lists those there are; after -- it is a query"),
        ("--zzz", "no option --zzz; reader test --help lists those there are; after -- it is a query"),
    ],
)
def test_an_unknown_option_is_an_error_that_names_the_nearest(
    word: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        split_words(parser(), ["a", word])
    assert caught.value.code == 2
    assert capsys.readouterr().err.endswith(f"reader test: error: {told}\n")


def test_an_archive_joined_to_its_option_is_no_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert split_words(parser(), ["-anews"]) == ([], ["-anews"])
    (tmp_path / "news").mkdir()
    with pytest.raises(SystemExit):
        split_words(parser(), ["-anews"])
    assert "no option -anews: write -a news; after -- it is a query" in capsys.readouterr().err


word = st.text("-=0n5alx", max_size=6) | st.sampled_from(
    ["--", "-", "--limit", "--format=json", "-é", "--null=1"]
)


@given(st.lists(word.filter(lambda written: written != "--"), max_size=6))
def test_every_word_is_an_option_or_a_word_or_refused(words: list[str]) -> None:
    try:
        options, rest = split_words(parser(), words)
    except SystemExit as ended:
        assert ended.code == 2
        return
    assert all(option.startswith("-") for option in options)
    for plain in rest:
        assert plain[:1] != "-" or plain in ("-", "-é") or (plain[1] != "-" and len(plain) > 2)


@given(st.lists(st.text(max_size=8), max_size=6))
def test_behind_two_dashes_everything_is_the_query(after: list[str]) -> None:
    assert split_words(parser(), ["--", *after]) == ([], after)


@given(st.from_regex(r"-[b-m][a-z]{1,9}", fullmatch=True))
def test_what_is_not_wanted_stays_a_word(unwanted: str) -> None:
    assume(not unwanted.startswith("-h"))
    assert split_words(parser(), ["trump", unwanted]) == ([], ["trump", unwanted])


@given(st.integers(0, 10**9))
def test_a_number_may_be_joined_to_its_option(number: int) -> None:
    for written in ([f"-n{number}"], ["-n", str(number)], [f"--limit={number}"], [f"-0n{number}"]):
        assert split_words(parser(), written)[0][-1] == f"--limit={number}"


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


@pytest.mark.parametrize(
    ("words", "options", "signed", "rest"),
    [
        (
            ["tag", "+pier", "-old", "ferry", "-accident", "+x"],
            [],
            ["+pier", "-old"],
            ["tag", "ferry", "-accident", "+x"],
        ),
        (["-a", "news", "tag", "-a", "-n", "x"], ["--archive=news"], ["-a", "-n"], ["tag", "x"]),
        (
            ["tag", "+a", "--format", "json", "-b", "x", "-n", "3"],
            ["--format=json", "--limit=3"],
            ["+a", "-b"],
            ["tag", "x"],
        ),
        (["tag", "+a", "--", "-b", "+c"], [], ["+a"], ["tag", "-b", "+c"]),
        (["tag", "+", "-", "+a"], [], [], ["tag", "+", "-", "+a"]),
        (["star", "+a"], [], [], ["star", "+a"]),
    ],
)
def test_signed_words_are_taken_behind_their_word(
    words: list[str], options: list[str], signed: list[str], rest: list[str]
) -> None:
    made, taken = parser(), list[str]()
    made.take_signed("tag")
    assert split_words(made, words, taken) == (options, rest)
    assert taken == signed
