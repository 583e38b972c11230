"""What is said of the file of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.holdings import Indexed
from reader.seeds.files import digest_of
from reader.tui.worker.filefacts import file_facts

if TYPE_CHECKING:
    from pathlib import Path


def test_the_file_is_as_it_was_or_changed_or_gone(tmp_path: Path) -> None:
    root, data = str(tmp_path), "Die Fähre fährt um neun.".encode("cp1252")
    (tmp_path / "a.txt").write_bytes(data)
    known = Indexed(len(data), digest_of(data))
    facts = dict(file_facts(root, "a.txt", known))
    assert facts == {
        "file": "24 bytes, as it was indexed",
        "encoding": "windows-1252 (guessed from its bytes)",
        "BLAKE2b": digest_of(data).hex(),
    }
    assert (
        dict(file_facts(root, "a.txt", Indexed(24, b"x" * 16)))["file"]
        == "24 bytes, changed since it was indexed"
    )
    assert dict(file_facts(root, "a.txt", None))["file"] == "24 bytes, not in the index"
    (tmp_path / "a.txt").unlink()
    assert file_facts(root, "a.txt", known) == [
        ("file", "gone since it was indexed; what is shown is what the index holds")
    ]


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").mkdir()
    assert file_facts(str(tmp_path), "a.txt", None)[0][1].startswith("expected a file, came a folder")
