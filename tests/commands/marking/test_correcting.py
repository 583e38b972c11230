"""`reader mark` on quotations and people: what it says, and what every other command answers afterwards."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.commands.marking.conftest import journal, marked

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Shell

UNDO = "; `reader undo` takes it back\n"


def quoted(shell: Shell, *words: str) -> list[tuple[str, str, str, str]]:
    """Return id, number, speaker and words of what `reader quotes` prints."""
    result = shell("quotes", *words)
    assert result.stderr == b""
    rows = [line.split("\t") for line in result.stdout.decode().splitlines()]
    return [(row[0], row[-1], row[2], row[3]) for row in rows]


def said(shell: Shell, *words: str) -> str:
    """Run `reader mark`, expect success and nothing on stdout, and return what it says."""
    result = shell("mark", *words)
    assert (result.returncode, result.stdout) == (0, b""), result.stderr
    return result.stderr.decode()


def test_quotations_have_numbers_that_count_all_of_their_article(desk: Shell) -> None:
    everything = quoted(desk, "lucky")
    assert [row[1:] for row in everything] == [
        ("1", "Bo Lind", "“Nobody was hurt,”"),
        ("1", "Bo Lind", "“We were lucky.”"),
    ] or [row[1] for row in everything] == ["1", "2"]
    assert quoted(desk, "quote:lucky") == [row for row in everything if "lucky" in row[3]]
    records = [json.loads(line) for line in desk.lines("quotes", "lucky", "--format", "json")]
    assert [str(record["n"]) for record in records] == [row[1] for row in everything]


def test_a_speaker_is_found_under_the_new_name_by_every_command(desk: Shell) -> None:
    assert said(desk, "speaker", "Cy Roe", "tariff.txt#1") == f"reader: 1 quotation given to Cy Roe{UNDO}"
    (row,) = quoted(desk, "--speaker", "cy roe")
    assert row == ("tariff.txt", "1", "Cy Roe", "“We will not unload it,”")
    assert quoted(desk, "--speaker", "nilsen") == []
    assert "Cy Roe" in [line.split("\t")[0] for line in desk.lines("speakers")]
    assert "Ada Nilsen" not in [line.split("\t")[0] for line in desk.lines("speakers")]
    for query in ("speaker:roe", "said:roe:unload", "speaker:roe quote:unload"):
        assert [line.split("\t")[0] for line in desk.lines("search", query)] == ["tariff.txt"], query
    assert desk("search", "speaker:nilsen").returncode == 1
    assert marked(desk) == {"tariff.txt": "corrected"}
    (record,) = [
        json.loads(line) for line in desk.lines("quotes", "tariff", "--format", "json", "--kinds", "direct")
    ]
    assert (record["you"], record["was"], record["moved"]) == (True, "Ada Nilsen", False)
    assert (record["canonical"], record["person"], record["confidence"]) == ("Cy Roe", "Cy Roe", 1.0)
    shown = desk("show", "tariff.txt", "--quotes").stdout.decode()
    assert "Cy Roe: “We will not unload it,”" in shown
    assert "you; the rules: Ada Nilsen, name " in shown


def test_it_is_taken_back_and_done_again(desk: Shell) -> None:
    before = desk.lines("quotes")
    said(desk, "speaker", "Cy Roe", "tariff.txt#1")
    after = desk.lines("quotes")
    assert after != before
    assert desk("undo").stderr.startswith(b"reader: taken back: speaker corrected (1 article)")
    assert desk.lines("quotes") == before
    desk("redo")
    assert desk.lines("quotes") == after


def test_it_stands_in_an_index_that_is_built_anew_and_an_article_that_is_edited(desk: Shell) -> None:
    said(desk, "speaker", "Cy Roe", "tariff.txt#1")
    assert desk("index", "--rebuild").returncode == 0
    assert len(quoted(desk, "--speaker", "Cy Roe")) == 1
    path = desk.folder / "news" / "tariff.txt"
    text = path.read_text("utf-8").replace(
        "Dockers met", "“Louder,” said Eve Moor.\n\nAll dockers of the port met"
    )
    path.write_text(text, "utf-8")
    assert quoted(desk, "--speaker", "Cy Roe", "--refresh") == [
        ("tariff.txt", "2", "Cy Roe", "“We will not unload it,”")
    ]
    assert desk("index", "--check").returncode == 0


def test_it_goes_with_a_document_that_moves_and_stays_where_another_comes(desk: Shell) -> None:
    said(desk, "speaker", "Cy Roe", "tariff.txt#1")
    news = desk.folder / "news"
    (news / "tariff.txt").rename(news / "moved.txt")
    assert [row[0] for row in quoted(desk, "--speaker", "Cy Roe")] == ["moved.txt"]
    (news / "tariff.txt").write_text("Another\n\n“We will not unload it,” said Ada Nilsen.\n", "utf-8")
    assert [row[:3] for row in quoted(desk, "quote:unload")] == [
        ("moved.txt", "1", "Cy Roe"),
        ("tariff.txt", "1", "Ada Nilsen"),
    ]
    (news / "moved.txt").unlink()
    assert quoted(desk, "--speaker", "Cy Roe") == [("tariff.txt", "1", "Cy Roe", "“We will not unload it,”")]
    assert desk("index", "--check").returncode == 0


def test_everywhere_in_the_article(desk: Shell) -> None:
    told = said(desk, "speaker", "Cy Roe", "accident.md#1", "--article")
    assert told == f"reader: 1 quotation given to Cy Roe everywhere in the article{UNDO}"
    assert {row[2] for row in quoted(desk, "lucky", "--kinds", "direct")} == {"Cy Roe"}


def test_nobody_no_quotation_and_one_of_your_own(desk: Shell) -> None:
    assert said(desk, "nobody", "tariff.txt#1") == f"reader: 1 quotation given to nobody{UNDO}"
    assert ("tariff.txt", "1", "", "“We will not unload it,”") in quoted(desk, "tariff")
    assert said(desk, "unquote", "tariff.txt#1") == f"reader: 1 quotation marked as none{UNDO}"
    assert "“We will not unload it,”" not in [row[3] for row in quoted(desk, "tariff")]
    scare = quoted(desk, "tariff", "--kinds", "scare")
    assert scare == [("tariff.txt", "", "", "“We will not unload it,”")]
    told = said(desk, "quote", "accident.md", "a crane fell on  the pier", "--speaker", "Dee Ash")
    assert told == f"reader: 1 quotation made of Dee Ash{UNDO}"
    assert quoted(desk, "--speaker", "dee ash") == [
        ("accident.md", "1", "Dee Ash", "A crane fell on the pier")
    ]
    assert desk("index", "--check").returncode == 0


@pytest.mark.parametrize("form", ["text", "json"])
def test_takes_what_quotes_prints(desk: Shell, form: str) -> None:
    lines = desk("quotes", "--speaker", "lind", "--format", form).stdout
    result = desk("mark", "speaker", "Cy Roe", "-", stdin=lines + lines)
    assert result.returncode == 0
    assert {row[2] for row in quoted(desk, "lucky", "--kinds", "direct")} == {"Cy Roe"}
    assert desk("mark", "speaker", "Cy Roe", "-", stdin=b"").returncode == 1


def test_what_is_unknown_on_stdin_is_named_and_the_rest_goes_on(desk: Shell) -> None:
    result = desk("mark", "nobody", "-", stdin=b"none.txt#1\ntariff.txt#99\n\nodd\x1b.txt\t\ntariff.txt#1\n")
    told = result.stderr.decode().splitlines()
    assert result.returncode == 2
    assert told.pop(0).startswith("reader: expected ID#N, found 'odd\\x1b.txt'; N is")
    assert told[0].startswith("reader: none.txt: no article of this id or path in ")
    assert told[1].startswith("reader: tariff.txt#99: there is no #99, it has ")
    assert told[2] == "reader: 1 quotation given to nobody; `reader undo` takes it back"
    assert desk("mark", "nobody", "-", stdin=b"none.txt#1\n").returncode == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["speaker", "Cy Roe", "none.txt#1"], "none.txt: no article of this id or path"),
        (["speaker", "Cy Roe", "accident.md#7"], "accident.md#7: there is no #7, it has "),
        (["unquote", "odd %231.txt#1"], "there is no #1, it has no quotation"),
        (["nobody", "old/letters.jsonl#1"], "2 articles are in it, name one: old/letters.jsonl#one, old/"),
        (["quote", "accident.md", "never said"], "accident.md: these words are not in it"),
        (["quote", "accident.md", "the"], "accident.md: these words stand there 2 times; write more of them"),
        (["quote", "none.txt", "x"], "none.txt: no article of this id or path"),
        (["same", "Bo Lind", "Eve Moor"], "nobody is quoted as Eve Moor"),
        (["same", "Lind", "Ada Nilsen"], "nobody is quoted as Lind; did you mean Bo Lind?"),
    ],
)
def test_nothing_found_is_exit_1_and_nothing_written(desk: Shell, words: list[str], told: str) -> None:
    result = desk("mark", *words)
    assert (result.returncode, result.stdout) == (1, b"")
    assert told in result.stderr.decode()
    assert not os.path.exists(desk.environment["XDG_STATE_HOME"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["speaker", "Cy Roe"], "expected `reader mark speaker NAME ID#N`, found 1 word behind `speaker`"),
        (["speaker", "Cy Roe", "tariff.txt"], "expected ID#N, found 'tariff.txt'; N is the last field"),
        (["speaker", "...", "tariff.txt#1"], "a name has letters, and at most 200 signs; found '...'"),
        (["speaker", "\x1b[31m", "tariff.txt#1"], "a name has letters"),
        (["nobody", "tariff.txt#-1"], "expected ID#N"),
        (["nobody", "tariff.txt#1", "--article"], "--article is for `speaker`"),
        (["nobody", "tariff.txt#1", "--speaker", "x"], "--speaker is for `quote`"),
        (["read", "tariff", "--article"], "--article and --speaker are for corrections: speaker, nobody"),
        (["same", "Bo Lind", "BO LIND"], "expected two names, found one: Bo Lind and BO LIND"),
    ],
)
def test_a_mistake_is_told_and_nothing_written(desk: Shell, words: list[str], told: str) -> None:
    result = desk("mark", *words)
    assert (result.returncode, result.stdout) == (2, b"")
    assert told in result.stderr.decode()
    assert "\x1b" not in result.stderr.decode()
    assert not os.path.exists(desk.environment["XDG_STATE_HOME"])


def test_what_is_so_already_is_not_written_again(desk: Shell) -> None:
    said(desk, "speaker", "Cy Roe", "tariff.txt#1")
    before = journal(desk).read_bytes()
    told = said(desk, "speaker", "Cy Roe", "tariff.txt#1")
    assert told == "reader: 0 quotations given to Cy Roe; 1 was so already\n"
    assert journal(desk).read_bytes() == before


def test_a_single_document_is_corrected_as_its_folder_is(desk: Shell) -> None:
    said(desk, "speaker", "Cy Roe", "tariff.txt#1")
    assert "Cy Roe" in [row[2] for row in quoted(desk, "-a", "news/tariff.txt")]


def test_where_the_index_cannot_be_written_corrections_count_all_the_same(desk: Shell) -> None:
    desk("quotes")
    cache = desk.folder / "home" / "cache"
    (folder,) = cache.glob("reader-tui/archives/*")
    lock = next(folder.glob("*lock*"), None)
    said(desk, "speaker", "Cy Roe", "tariff.txt#1")
    assert lock is not None
    import fcntl

    with lock.open("w") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        result = desk("quotes", "--speaker", "Cy Roe")
        assert (result.returncode, result.stderr) == (0, b"")
        assert len(result.stdout.splitlines()) == 1
    assert len(quoted(desk, "--speaker", "Cy Roe")) == 1


def test_two_names_are_one_person_and_two_again(desk: Shell) -> None:
    told = said(desk, "same", "Bo Lind", "ada nilsen")
    assert told == f"reader: Bo Lind and Ada Nilsen are one person{UNDO}"
    people = {line.split("\t")[0]: line.split("\t")[1] for line in desk.lines("speakers")}
    assert "Ada Nilsen" not in people or "Bo Lind" not in people
    assert {row[0] for row in quoted(desk, "--speaker", "Bo Lind")} == {"accident.md", "tariff.txt"}
    assert said(desk, "same", "Ada Nilsen", "Bo Lind") == (
        "reader: Ada Nilsen and Bo Lind are one person already\n"
    )
    assert b"people corrected" in desk("undo").stderr
    assert {row[0] for row in quoted(desk, "--speaker", "Bo Lind")} == {"accident.md"}
    assert said(desk, "apart", "Ada Nilsen", "Bo Lind").endswith(f"are two people{UNDO}")
    assert {row[0] for row in quoted(desk, "--speaker", "Bo Lind")} == {"accident.md"}


def test_corrected_articles_are_written_as_training_reads_them(desk: Shell) -> None:
    assert desk("marks", "--format", "gold").returncode == 1
    said(desk, "speaker", "Cy Roe", "tariff.txt#1")
    said(desk, "unquote", "accident.md#1")
    desk("mark", "star", "letter")
    records = {record["id"]: record for record in map(json.loads, desk.lines("marks", "--format", "gold"))}
    assert set(records) == {"tariff.txt", "accident.md"}
    quote = records["tariff.txt"]["quotes"][0]
    assert (quote["canonical"], quote["text"], "speaker_start" in quote) == (
        "Cy Roe",
        "“We will not unload it,”",
        False,
    )
    assert len(records["accident.md"]["other_quoted"]) == 2
    assert [record["id"] for record in map(json.loads, desk.lines("marks", "crane", "--format", "gold"))] == [
        "accident.md"
    ]


def test_a_correction_whose_words_are_gone_is_listed_and_named_by_doctor(desk: Shell) -> None:
    said(desk, "speaker", "Cy Roe", "tariff.txt#1")
    path = desk.folder / "news" / "tariff.txt"
    text = path.read_text("utf-8")
    path.write_text("date 2018-03-02\n\nTariff on steel divides the port\n\nNothing is as it was.\n", "utf-8")
    desk("index")
    assert desk("quotes", "--speaker", "Cy Roe").returncode == 1
    assert desk.lines("marks", "--orphans") == ["tariff.txt\t\tcorrected\t“We will not unload it,”"]
    assert b"1 correction is of words that their article has no more" in desk("doctor").stderr
    path.write_text(text, "utf-8")
    desk("index")
    assert len(quoted(desk, "--speaker", "Cy Roe")) == 1
    assert desk("marks", "--orphans").returncode == 1


def test_the_seed_article_keeps_a_corrected_speaker(desk: Shell, seeds: Path) -> None:
    name, words = "000_84f662bfa4d4cfd3.txt", "they view tweets by world leaders"
    copy = desk.folder / "news" / name
    copy.write_bytes((seeds / name).read_bytes())
    (number,) = [row[1] for row in quoted(desk, f'quote:"{words}"')]
    said(desk, "speaker", "Jack Dorsey", f"{name}#{number}")
    shutil.rmtree(desk.environment["XDG_CACHE_HOME"])
    assert [row[3][: len(words)] for row in quoted(desk, "--speaker", "Jack Dorsey")] == [words]
    text = copy.read_text("utf-8")
    above = "“Blocking a world leader from Twitter"
    assert above in text
    copy.write_text(text.replace(above, f"“Something is new here,” said Eve Moor. {above}"), "utf-8")
    (row,) = quoted(desk, "--speaker", "Jack Dorsey", "--refresh")
    assert row[1:] == (str(int(number) + 1), "Jack Dorsey", row[3])
    assert row[3].startswith(words)
    assert words not in "".join(each[3] for each in quoted(desk, "--speaker", "Twitter"))
    assert "you; the rules: Twitter, " in desk("show", name, "--quotes").stdout.decode()
