"""Each test of a command that marks has an archive and a home of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.commands.conftest import DOCUMENTS, Shell

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def desk(shell: Shell, tmp_path: Path) -> Shell:
    """Return a shell in a folder with the archive `news`, which `READER_ARCHIVE` names."""
    for name, content in DOCUMENTS.items():
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return Shell(tmp_path, homed(shell, tmp_path / "home", tmp_path))


def homed(shell: Shell, home: Path, folder: Path) -> dict[str, str]:
    """Return the environment of somebody with this home, who reads the archive in `folder`."""
    names = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "STATE")}
    return shell.environment | names | {"HOME": str(home), "READER_ARCHIVE": str(folder / "news")}


def journal(shell: Shell) -> Path:
    """Return the one journal that somebody has in the state folder."""
    from pathlib import Path

    (path,) = Path(shell.environment["XDG_STATE_HOME"]).glob("reader-tui/archives/*/marks/*.jsonl")
    return path


def marked(shell: Shell, *words: str) -> dict[str, str]:
    """Return what `reader marks` prints: the marks of each id."""
    result = shell("marks", *words)
    assert result.returncode == (0 if result.stdout else 1), result.stderr
    rows = [line.split("\t") for line in result.stdout.decode().splitlines()]
    return {row[0]: row[3] + (f" ({row[4]})" if row[4] else "") for row in rows}
