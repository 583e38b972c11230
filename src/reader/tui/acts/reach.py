"""What an action may touch: the session, the screen as a stage, and the program round it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reader.index.protocol import Index
    from reader.keystrokes import Keys
    from reader.tui.acts.surroundings import Articles, Dialogs, Program, Sidebar
    from reader.tui.session.freshness import Freshness
    from reader.tui.session.session import Session
    from reader.tui.session.speakervisits import Speaking
    from reader.tui.session.stage import Movable, Stage
    from reader.tui.session.subscribing import Subscribing


class Reach(NamedTuple):
    """All that handlers are given."""

    stage: Stage
    session: Session
    speaking: Speaking
    freshness: Freshness
    feeds: Subscribing
    articles: Articles
    text: Movable
    sidebar: Sidebar
    dialogs: Dialogs
    keys: Mapping[str, list[Keys]]
    root: Path
    """The folder that paths of documents are relative to."""
    open_index: Callable[[], Index | None]
    """Opens the index once more, for what reads it in a thread of its own."""
    opener: str | None
    """The user's own command for opening addresses."""
    patience: float
    """Seconds that a command may take that is handed something."""
    program: Callable[[], Program]
    """The program, which is there once the screen is."""

    @property
    def current(self) -> Movable:
        """The pane that keys work in."""
        return self.session.panes.current


Handler = Callable[[Reach, "int | None"], object]
"""How an action is done; the number is what was typed before its keys, or the digit that is its key."""
