"""The whole layer against a folder of nasty cases, where one is named: READER_HOSTILE is its script."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = os.environ.get("READER_HOSTILE", "")


@pytest.mark.skipif(not SCRIPT, reason="READER_HOSTILE does not name the script that writes the cases")
def test_every_case_is_understood(tmp_path: Path) -> None:
    out = tmp_path / "cases"
    subprocess.run([sys.executable, SCRIPT, "make", str(out), "--no-big"], check=True, capture_output=True)
    repository = FolderRepository(out)
    rows = [
        {"path": article.path, "title": article.title, "date": article.day, "text": article.text}
        for document in repository.documents()
        for article in repository.load(document.path).articles
    ]
    answers = tmp_path / "rows.json"
    answers.write_text(json.dumps(rows), encoding="ascii")
    checked = subprocess.run(
        [sys.executable, SCRIPT, "check", str(out), str(answers), "--kind=doc,fs"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
