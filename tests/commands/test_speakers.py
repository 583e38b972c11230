"""`reader speakers`: one line for one person, whatever the name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


def test_speakers_are_counted(shell: Shell) -> None:
    rows = [line.split("\t") for line in shell.lines("speakers", "-a", "news")]
    assert ["Bo Lind", "1", "1", "2018-02-11", "2018-02-11", "person"] in rows
    record = json.loads(shell.lines("speakers", "-a", "news", "nilsen", "--format", "json")[0])
    assert record["name"] == "Ada Nilsen"
    assert (record["kind"], record["forms"]) == ("person", ["Ada Nilsen"])


def test_one_person_has_one_line_whatever_the_name(shell: Shell) -> None:
    folder = shell.folder / "family"
    folder.mkdir(exist_ok=True)
    for name, text in {
        "a": "“One is here,” said Donald J. Trump, the president, on Friday. Trump left.",
        "b": "“Two are here,” President Trump said.",
        "c": "“Three are here,” Melania Trump said.",
        "d": "“Four are here,” officials said.",
        "e": "Five are here, and more will come. — Donald J. Trump (@realDonaldTrump) January 3, 2018",
    }.items():
        (folder / f"{name}.txt").write_text(f"date 2018-01-06\n\n{text}\n", "utf-8")
    rows = [line.split("\t") for line in shell.lines("speakers", "-a", "family")]
    assert [(row[0], row[1], row[5]) for row in rows] == [
        ("Donald Trump", "3", "person"),
        ("Melania Trump", "1", "person"),
        ("officials", "1", "unnamed"),
    ]
    shown = shell("show", "-a", "family", "a.txt", "--quotes").stdout.decode()
    assert (
        "Donald Trump: “One is here,”\n  the president · said · Fri 5 Jan · “Donald J. Trump” → Donald Trump · "
        in shown
    )
    for form in ("Donald J. Trump", "president trump", "realdonaldtrump"):
        found = shell.lines("quotes", "-a", "family", "--speaker", form)
        assert [line.split("\t")[0] for line in found] == ["a.txt", "b.txt", "e.txt"], form
        assert {line.split("\t")[2] for line in found} == {"Donald Trump"}
    assert shell.lines("search", "-a", "family", "--count", 'speaker:"melania trump"') == ["1"]


def test_how_many_there_are(shell: Shell) -> None:
    every = len(shell.lines("speakers", "-a", "news"))
    assert shell.lines("speakers", "-a", "news", "--count") == [str(every)]
    assert shell.lines("speakers", "-a", "news", "--count", "-n1") == ["1"]
