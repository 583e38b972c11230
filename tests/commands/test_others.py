"""The other commands in a pipe."""

from __future__ import annotations

import csv
import io
import json
from argparse import Namespace
from typing import TYPE_CHECKING

import pytest
import yaml

from reader.commands import doctor

if TYPE_CHECKING:
    from pathlib import Path

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
    kind, mention, canonical, role, handle, cue, via, said_on, how, confidence = lines[0][4:]
    assert (kind, mention, canonical, role, handle, said_on) == ("direct", "Bo Lind", "Bo Lind", "", "", "")
    assert (cue, via) == ("told", "told the Island Post")
    assert how.startswith("name before the verb")
    assert 0 < float(confidence) <= 1


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
        "title",
        "date",
        "url",
    } <= set(first)
    assert first["end"] - first["start"] == len(first["text"])
    assert shell("quotes", "-a", "news", "--speaker", "nobody").returncode == 1
    assert shell("quotes", "-a", "news", "--kinds", "loud").returncode == 2


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


def test_markdown_has_front_matter_that_yaml_reads(shell: Shell) -> None:
    text = shell("show", "-a", "news", "accident.md", "--format", "md").stdout.decode()
    _, matter, body = text.split("---\n", 2)
    assert yaml.safe_load(matter)["title"] == "Accident on the pier"
    assert body.startswith("\nA crane fell")


def test_says_which_article_is_missing(shell: Shell) -> None:
    some = shell("show", "-a", "news", "tariff.txt", "missing.txt")
    assert (some.returncode, b"missing.txt: no article" in some.stderr) == (2, True)
    assert shell("show", "-a", "news", "missing.txt").returncode == 1
    assert shell("show", "-a", "news").returncode == 2


def test_exports_every_article(shell: Shell) -> None:
    records = [json.loads(line) for line in shell.lines("export", "-a", "news")]
    assert len(records) == 5
    accident = next(record for record in records if record["id"] == "accident.md")
    assert accident["spans"] == [{"start": 20, "end": 24, "kind": "emphasis"}]
    assert accident["text"][20:24] == "pier"
    assert {"author", "section", "language", "tags", "meta", "problems"} <= set(accident)


def test_exports_a_table(shell: Shell) -> None:
    rows = list(
        csv.DictReader(io.StringIO(shell("export", "-a", "news", "steel", "--format", "csv").stdout.decode()))
    )
    assert [row["id"] for row in rows] == ["tariff.txt", "old/letters.jsonl#one"]


def test_no_cell_of_a_table_is_a_formula(shell: Shell) -> None:
    folder = shell.folder / "formulas"
    folder.mkdir()
    for sign in "=+-@＝":
        title = f"title: {sign}HYPERLINK(A1)"
        (folder / f"{sign}.txt").write_text(f"{title}\ntags: {sign}tag\n\n{sign}1, it rains.\n", "utf-8")
    out = shell("export", "-a", "formulas", "--format", "csv").stdout.decode()
    rows = sorted(csv.DictReader(io.StringIO(out)), key=lambda row: row["id"])
    assert [(row["id"], row["title"], row["tags"], row["text"]) for row in rows] == [
        (f"'{sign}.txt", f"'{sign}HYPERLINK(A1)", f"'{sign}tag", f"'{sign}1, it rains.") for sign in "+-=@＝"
    ]
    titles = [json.loads(line)["title"] for line in shell.lines("export", "-a", "formulas")]
    assert "=HYPERLINK(A1)" in titles, "as JSON it is what the document says"


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


def test_index_says_what_it_holds_and_checks_it(shell: Shell) -> None:
    assert shell.lines("index", "-a", "news")[0].startswith("5 articles in 4 documents, ")
    assert shell.lines("index", "-a", "news", "--check") == ["the index is sound"]
    assert shell.lines("index", "-a", "news", "--rebuild")[0].endswith("; 4 documents changed")
    assert shell.lines("search", "-a", "news", "--count") == ["5"]


def test_doctor_names_each_problem(shell: Shell) -> None:
    assert shell.lines("doctor", "-a", "news") == [
        "news: no problems".replace("news", str(shell.folder / "news"))
    ]
    sick = shell.folder / "sick"
    sick.mkdir(exist_ok=True)
    (sick / "bad.json").write_text('{"title": "Half', "utf-8")
    (sick / "good.txt").write_text("All is well here.\n", "utf-8")
    result = shell("doctor", "-a", "sick")
    assert result.returncode == 1
    assert result.stdout.startswith(b"bad.json:1: ")
    assert shell.lines("search", "-a", "sick", "well")[0].startswith("good.txt\t")


def test_config_and_keys(shell: Shell) -> None:
    (path,) = shell.lines("config", "--path")
    assert path.endswith("/reader-tui/config.yaml")
    assert yaml.safe_load("\n".join(shell.lines("config")))["keymap"] == "default"
    keys = {line.split("\t")[1]: line.split("\t")[0] for line in shell.lines("keys")}
    assert keys["quote.next"] == "]q"


def test_bad_settings_are_told_with_their_place(shell: Shell) -> None:
    path = shell.folder / "bad.yaml"
    path.write_text("theme: [\n", "utf-8")
    result = shell("config", READER_CONFIG=str(path))
    assert (result.returncode, b"bad.yaml:2: not YAML" in result.stderr) == (2, True)
    path.write_text("colour: blue\n", "utf-8")
    assert b"unknown setting 'colour'" in shell("config", READER_CONFIG=str(path)).stderr


@pytest.mark.parametrize(
    "command", ["search", "quotes", "speakers", "show", "extract", "export", "index", "doctor"]
)
def test_every_command_explains_itself(shell: Shell, command: str) -> None:
    result = shell(command, "--help")
    assert result.returncode == 0
    assert result.stdout.startswith(b"usage: reader " + command.encode())


def test_a_misspelt_command_is_told_which_was_meant(shell: Shell) -> None:
    result = shell("serch", "word")
    assert (result.returncode, b"did you mean `reader search`?" in result.stderr) == (2, True)


def test_doctor_remarks_on_a_network_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no problem, and good to know."""
    (tmp_path / "one.txt").write_text("A word.\n", "utf-8")
    monkeypatch.setattr(doctor, "network_file_system", lambda path: "nfs4" if path == tmp_path else None)
    assert doctor.run(Namespace(words=[], archive=str(tmp_path))) == 0
    said = capsys.readouterr()
    assert said.out.endswith("no problems\n")
    assert said.err == (
        "reader: the archive lies on a network file system (nfs4): press R to have changes noticed\n"
    )
