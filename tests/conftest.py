"""Every test runs without the user's settings, caches, archive and terminal."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

settings.register_profile("house", deadline=None, max_examples=60, database=None)
settings.load_profile("house")

CHECKOUT = Path(__file__).parent.parent


class Homes:
    """Homes to give away: one that nobody left anything in is given to the next test too.

    Most tests never look at theirs, and to make and remove thousands of folders takes longer than those tests.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made = 0

    def empty(self) -> Path:
        """Return a home with nothing in it."""
        home = self._folder / str(self._made)
        if not home.is_dir() or any(home.iterdir()):
            self._made += 1
            home = self._folder / str(self._made)
            home.mkdir()
        return home


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Homes:
    """Return the homes of a session."""
    return Homes(tmp_path_factory.mktemp("homes"))


@pytest.fixture(autouse=True)
def _no_user(homes: Homes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home of its own."""
    home = homes.empty()
    monkeypatch.setenv("HOME", str(home))
    for name in ("CONFIG", "CACHE", "STATE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    for name in ("READER_ARCHIVE", "READER_CONFIG", "NO_COLOR", "PAGER", "COLUMNS", "LINES", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name in ("", "_USER", "_PASSWORD", "_TOKEN"):
        monkeypatch.delenv(f"READER_INDEX{name}", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(autouse=True)
def _pipes_stay_errors() -> Iterator[None]:
    """Undo what a command does to its process: by the default of a pipe that is gone, the next test would be killed."""
    before = signal.getsignal(signal.SIGPIPE)
    yield
    signal.signal(signal.SIGPIPE, before)


@pytest.fixture
def seeds() -> Path:
    """Return the folder of sample documents."""
    return CHECKOUT / "seeds"
