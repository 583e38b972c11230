"""`reader keys`: what is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.commands.conftest import Shell


def test_every_action_has_its_keys(shell: Shell) -> None:
    keys = {line.split("\t")[1]: line.split("\t")[0] for line in shell.lines("keys")}
    assert keys["quote.next"] == "]q"


def test_settings_that_cannot_be_used_hide_no_keys(shell: Shell) -> None:
    path = shell.folder / "broken.yaml"
    path.write_text("theme: [\n", "utf-8")
    result = shell("keys", READER_CONFIG=str(path))
    assert (result.returncode, b"broken.yaml:2: not YAML" in result.stderr) == (2, True)
    assert b"]q\tquote.next" in result.stdout


def test_a_word_is_refused(shell: Shell) -> None:
    result = shell("keys", "foo")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"expected no word, found 'foo'" in result.stderr


def test_macros_are_listed_with_what_they_do(shell: Shell) -> None:
    path = shell.folder / "macros.yaml"
    path.write_text("keys:\n  gB: [star, tag +board]\n", "utf-8")
    result = shell("keys", READER_CONFIG=str(path)).stdout.decode()
    assert result.splitlines()[-1] == "gB\tmacro\tstar, tag +board"
