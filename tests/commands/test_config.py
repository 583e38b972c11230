"""`reader config`: the settings in force, where they are kept, and what is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from reader.config import Settings, load
from reader.keymaps import live_keys

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


def test_the_example_has_every_setting_and_is_never_written_over_a_file(shell: Shell) -> None:
    path = shell.folder / "new" / "config.yaml"
    told = shell("config", "--write-example", READER_CONFIG=str(path))
    assert (told.returncode, told.stdout.decode().strip()) == (0, str(path))
    example = path.read_text("utf-8")
    assert load(path) == Settings(path=path), "as it is written it changes nothing"
    path.write_text(
        "\n".join(
            line.removeprefix("# ") for line in example.splitlines() if re.match(r"# (?:[a-z_]+:| )", line)
        ),
        "utf-8",
    )
    assert set(yaml.safe_load(path.read_text("utf-8"))) == set(Settings._fields) - {"path"}
    assert not live_keys("default", load(path).keys).complaints
    again = shell("config", "--write-example", READER_CONFIG=str(path))
    assert (again.returncode, b"is there already" in again.stderr) == (2, True)


def test_what_is_wrong_with_keys_is_told_with_file_and_line(shell: Shell) -> None:
    path = shell.folder / "keys.yaml"
    path.write_text("theme: nord\nkeys:\n  quote.next: C-n\n  help: j\n  nothing: x\n  gB: [stra]\n", "utf-8")
    for command in ("config", "keys"):
        result = shell(command, READER_CONFIG=str(path))
        told = result.stderr.decode()
        assert result.returncode == 0
        assert f"{path}:4: help: j is taken by move.down" in told
        assert f"{path}:5: nothing: there is no such action" in told
        assert f"{path}:6: gB: expected an action or a verb" in told
    path.write_text("theme: nord\nmeasure: 3\n", "utf-8")
    assert f"{path}:2: measure: expected" in shell("keys", READER_CONFIG=str(path)).stderr.decode()
