"""What an action may touch: the session, the screen as a stage, and the program round it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.actions import Keys
    from reader.tui.session.freshness import Freshness
    from reader.tui.session.session import Session
    from reader.tui.session.stage import Movable, Stage


class Program(Protocol):
    """The program as actions see it."""

    def exit(self) -> None:
        """Leave."""

    def action_suspend_process(self) -> None:
        """Go back to the shell for a while."""

    def toggle_dark(self) -> None:
        """Switch between our dark and our light theme."""

    def search_themes(self) -> None:
        """Choose the colours."""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy through the terminal."""


class Dialogs(Protocol):
    """What opens above the panes."""

    def open_help(self) -> None:
        """Show all keys."""

    def open_palette(self) -> None:
        """Find an action by its name."""


class Sidebar(Protocol):
    """The pane with the quotations, and what of them it shows."""

    chosen: int | None
    by_speaker: bool
    evidence: bool

    def set_order(self, *, by_speaker: bool) -> None:
        """Group by speaker, or list in the order of the text."""

    def set_evidence(self, shown: bool, /) -> None:
        """Show or hide how each quotation was attributed."""

    def jump(self, index: int, /) -> None:
        """Go to the first quotation, or with -1 to the last."""


@dataclass(frozen=True, slots=True)
class Reach:
    """All that handlers are given."""

    stage: Stage
    session: Session
    freshness: Freshness
    articles: Movable
    text: Movable
    sidebar: Sidebar
    dialogs: Dialogs
    keys: Mapping[str, list[Keys]]
    root: Path
    """The folder that paths of documents are relative to."""
    opener: str | None
    """The user's own command for opening addresses."""
    program: Callable[[], Program]
    """The program, which is there once the screen is."""

    @property
    def current(self) -> Movable:
        """The pane that keys work in."""
        return self.session.panes.current


Handler = Callable[[Reach, "int | None"], object]
"""How an action is done; the number is what was typed before its keys, or the digit that is its key."""
