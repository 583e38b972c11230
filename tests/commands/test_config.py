"""`reader config`: the settings in force, where they are kept, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands.conftest import Shell


def test_prints_settings_that_could_be_a_settings_file(shell: Shell) -> None:
    (path,) = shell.lines("config", "--path")
    assert path.endswith("/reader-tui/config.yaml")
    assert yaml.safe_load("\n".join(shell.lines("config")))["keymap"] == "default"


def test_bad_settings_are_told_with_their_place(shell: Shell) -> None:
    path = shell.folder / "bad.yaml"
    path.write_text("theme: [\n", "utf-8")
    result = shell("config", READER_CONFIG=str(path))
    assert (result.returncode, b"bad.yaml:2: not YAML" in result.stderr) == (2, True)
    assert f"# {path} (cannot be used".encode() in result.stdout, "whoever mends it is told where it is"
    path.write_text("colour: blue\n", "utf-8")
    assert b"unknown setting 'colour'" in shell("config", READER_CONFIG=str(path)).stderr


def test_names_the_folder_that_indexes_really_go_to(shell: Shell, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.write_text("a file where a folder should be")
    told = shell("config", XDG_CACHE_HOME=str(locked), TMPDIR=str(tmp_path)).stdout.decode().splitlines()[1]
    assert told.startswith(f"# indexes are kept in {tmp_path}/reader-tui-")
    assert told.endswith(f"({locked}/reader-tui cannot be written)")


def test_a_word_is_refused(shell: Shell) -> None:
    assert shell("config", "get").returncode == 2
