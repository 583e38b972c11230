"""`reader quotes`: every quotation with its speaker."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


def test_quotes_name_their_speakers(shell: Shell) -> None:
    lines = [line.split("\t")[:4] for line in shell.lines("quotes", "-a", "news", "--kinds", "direct")]
    assert ["tariff.txt", "2018-03-02", "Ada Nilsen", "“We will not unload it,”"] in lines
    assert ["accident.md", "2018-02-11", "Bo Lind", "“We were lucky.”"] in lines


def test_a_line_says_all_that_a_quotation_knows(shell: Shell) -> None:
    lines = [
        line.split("\t") for line in shell.lines("quotes", "-a", "news", "accident", "--kinds", "direct")
    ]
    assert lines[0][:4] == ["accident.md", "2018-02-11", "Bo Lind", "“Nobody was hurt,”"]
    kind, mention, canonical, role, handle, cue, via, said_on, how, confidence, number = lines[0][4:]
    assert (kind, mention, canonical, role, handle, said_on) == ("direct", "Bo Lind", "Bo Lind", "", "", "")
    assert (cue, via) == ("told", "told the Island Post")
    assert how.startswith("name before the verb")
    assert 0 < float(confidence) <= 1
    assert number == "1"


def test_quotations_of_one_speaker_together(shell: Shell) -> None:
    (shell.folder / "two").mkdir(exist_ok=True)
    text = (
        "“One is here,” said Bo Lind.\n\n“Two is late,” said Ada Nilsen.\n\n“Three is gone,” Bo Lind said.\n"
    )
    (shell.folder / "two" / "turns.txt").write_text(text, "utf-8")

    def order(*words: str) -> list[str]:
        return [line.split("\t")[2] for line in shell.lines("quotes", "-a", "two", *words)]

    assert order() == ["Bo Lind", "Ada Nilsen", "Bo Lind"]
    assert order("--by", "speaker") == ["Bo Lind", "Bo Lind", "Ada Nilsen"]
    shown = shell("show", "-a", "two", "turns.txt", "--quotes", "--by", "speaker").stdout.decode()
    assert shown.index("Three is gone") < shown.index("Two is late")


def test_quotes_of_one_speaker(shell: Shell) -> None:
    lines = shell.lines("quotes", "-a", "news", "--speaker", "lind", "--format", "json")
    records = [json.loads(line) for line in lines]
    assert {record["canonical"] for record in records} == {"Bo Lind"}
    assert {(record["person"], record["person_kind"]) for record in records} == {("Bo Lind", "person")}
    assert {record["id"] for record in records} == {"accident.md"}
    first = records[0]
    assert {
        "start",
        "end",
        "text",
        "kind",
        "speaker",
        "cue",
        "how",
        "confidence",
        "span_confidence",
        "speaker_confidence",
        "person_confidence",
        "title",
        "date",
        "url",
    } <= set(first)
    assert first["end"] - first["start"] == len(first["text"])
    assert shell("quotes", "-a", "news", "--speaker", "nobody").returncode == 1
    assert shell("quotes", "-a", "news", "--kinds", "loud").returncode == 2


def test_how_many_there_are(shell: Shell) -> None:
    every = len(shell.lines("quotes", "-a", "news"))
    assert shell.lines("quotes", "-a", "news", "--count") == [str(every)]
    (said,) = shell.lines("quotes", "-a", "news", "--count", "-n", "1", "--format", "json")
    assert json.loads(said) == {"count": 1, "capped": True}
    assert shell("quotes", "-a", "news", "--count", "zzzz").returncode == 1
