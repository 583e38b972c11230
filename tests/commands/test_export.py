"""`reader export`: JSON Lines and tables."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


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


def test_exports_so_many_or_says_how_many(shell: Shell) -> None:
    assert [json.loads(line)["id"] for line in shell.lines("export", "-a", "news", "-n", "1", "steel")] == [
        "tariff.txt"
    ]
    assert shell.lines("export", "-a", "news", "--count", "steel") == ["2"]
    (said,) = shell.lines("export", "-a", "news", "--count", "--format", "json", "steel")
    assert json.loads(said) == {"count": 2, "capped": False}
