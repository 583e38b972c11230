"""An index that is fresh: the bar while it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.commands import opening
from reader.index.progress import Progress
from tests.commands.conftest import spawned

if TYPE_CHECKING:
    import pytest

    from tests.commands.conftest import Shell

WORK = """
from reader.index.progress import Progress
from reader.commands import opening
opening.PATIENCE = 0.0
with opening._reporting() as report:
    report(Progress("scanning"))
    report(Progress("indexing", 3, 12))
"""


def test_work_that_takes_long_shows_a_bar(shell: Shell) -> None:
    shown = spawned(shell, "-c", WORK)
    assert "indexing" in shown
    assert "3/12" in shown


def test_there_is_no_bar_in_a_pipe(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.0)
    with opening._reporting() as report:
        report(Progress("indexing", 3, 12))
    assert capsys.readouterr().err == ""
