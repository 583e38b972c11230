"""The plain mode is tested as it is used: lines go in, lines come out."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from reader.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DOCUMENTS = {
    "tariff.txt": "date 2018-03-02\nsource Port Gazette\n\nTariff on steel divides the port\n\n"
    "Dockers met on Friday. “We will not unload it,” said Ada Nilsen, who leads their union. “Not one box.”\n\n"
    "“The ships can wait,” Bo Lind, the harbour master, told the Island Post.\n",
    "accident.md": "---\ntitle: Accident on the pier\ndate: 2018-02-11\nurl: https://example.org/pier\n---\n\n"
    "A crane fell on the *pier*. “Nobody was hurt,” Bo Lind told the Island Post. “We were lucky.”\n",
    "letters.jsonl": '{"id": "one", "title": "First letter", "date": "2017-05-01", "text": "Port steel here."}\n'
    '{"id": "two", "title": "Second \\u001b[31mletter", "date": "2017-05-02", '
    '"text": "The tariff \\u001b]0;x\\u0007too."}\n',
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return a folder of four articles."""
    for name, content in DOCUMENTS.items():
        (tmp_path / name).write_text(content, "utf-8")
    return tmp_path


@pytest.fixture
def typed(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., list[str]]:
    """Return what types lines and returns what was answered, without the first line that greets."""

    def answers(*lines: str) -> list[str]:
        typed = "".join(f"{line}\n" for line in lines).encode("utf-8", "surrogateescape")
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), "utf-8"))
        assert main([str(archive)]) == 0
        out, err = capsys.readouterr()
        assert err == ""
        told = (
            line for line in out.splitlines() if not line.startswith("Reading the folder")
        )  # where it takes long
        greeting, *rest = told
        assert "articles" in greeting or "article." in greeting
        return rest

    return answers
