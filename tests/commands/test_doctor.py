"""`reader doctor`: every problem has its place."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from reader.commands import doctor

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.commands.conftest import Shell


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


def test_doctor_remarks_on_a_network_file_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no problem, and good to know."""
    (tmp_path / "one.txt").write_text("A word.\n", "utf-8")
    monkeypatch.setattr(doctor, "network_file_system", lambda path: "nfs4" if path == tmp_path else None)
    assert doctor.run(Namespace(words=[], archive=str(tmp_path), index=None)) == 0
    said = capsys.readouterr()
    assert said.out.endswith("no problems\n")
    assert said.err == (
        "reader: the archive lies on a network file system (nfs4): press R to have changes noticed\n"
    )


def test_a_folder_without_its_option_is_told_how(shell: Shell) -> None:
    result = shell("doctor", "news")
    assert (result.returncode, b"did you mean -a news?" in result.stderr) == (2, True)
