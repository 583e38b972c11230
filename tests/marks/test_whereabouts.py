"""Whether a journal was written since is told by looking at the files, and by nothing in them."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from reader.marks.whereabouts import UNKNOWN, Whereabouts

if TYPE_CHECKING:
    from pathlib import Path


def stamp(folder: Path) -> str:
    return Whereabouts(str(folder / "news"), str(folder / "state")).stamp


def test_no_journals_have_no_stamp(tmp_path: Path) -> None:
    assert stamp(tmp_path) == ""
    (tmp_path / "news" / ".reader").mkdir(parents=True)
    (tmp_path / "state" / "marks").mkdir(parents=True)
    assert stamp(tmp_path) == ""


def test_a_journal_of_either_folder_is_another_stamp(tmp_path: Path) -> None:
    seen = {""}
    for folder in ("state/marks", "news/.reader/marks"):
        (tmp_path / folder).mkdir(parents=True)
        for name in ("aaaaaaaa.jsonl", "bbbbbbbb.jsonl"):
            (tmp_path / folder / name).write_text("one\n")
            assert stamp(tmp_path) not in seen
            seen.add(stamp(tmp_path))
            with (tmp_path / folder / name).open("a") as stream:
                stream.write("two\n")
            assert stamp(tmp_path) not in seen
            seen.add(stamp(tmp_path))
        (tmp_path / folder / ".hidden.jsonl").write_text("x")
        (tmp_path / folder / "note").write_text("x")
        assert stamp(tmp_path) in seen


def test_what_stands_in_the_place_of_a_folder_is_none(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / ".reader").write_text("")
    (tmp_path / "state").write_text("")
    assert stamp(tmp_path) == ""


def test_a_folder_that_cannot_be_looked_at_is_unknown(tmp_path: Path) -> None:
    assert Whereabouts("x" * 5000, str(tmp_path)).stamp == UNKNOWN


def test_looking_loads_nothing_slow() -> None:
    slow = "{'json', 're', 'hashlib', 'pathlib'}"
    program = f"import sys; import reader.marks.whereabouts; print({slow} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert result.stdout == b"set()\n"
