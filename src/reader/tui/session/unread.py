"""Unread articles of the list: how many there are, and which one comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.worker import jobs

if TYPE_CHECKING:
    from reader.index.answers import Count, Key
    from reader.tui.session.marking import Marking
    from reader.tui.session.stage import Rows, Stage
    from reader.tui.worker.backend import Asking
    from reader.tui.worker.messages import UnreadCame, UnreadCounted


class Unread:
    """Asks for unread articles; the cursor goes to one only where nobody has moved it meanwhile."""

    def __init__(self, stage: Stage, backend: Asking, rows: Rows, marking: Marking) -> None:
        self._stage = stage
        self._backend = backend
        self._rows = rows
        self._marking = marking
        self._count: Count | None = None
        self._origin: Key | None = None
        """The key of the row that was selected when the next unread one was asked for."""
        self._steps = 0
        """How many unread articles on is asked for; negative ones are before."""

    def step(self, steps: int) -> None:
        """Go some unread articles on, or back; keys that come before the answer are counted together."""
        origin = self._rows.selected_key
        if origin is None:
            return
        self._steps = self._steps + steps if origin == self._origin else steps
        self._origin = origin
        if self._steps:
            self._ask(self._rows.cursor)

    def _ask(self, start: int) -> None:
        source = self._rows.source
        step = 1 if self._steps > 0 else -1
        self._backend.ask("unread", jobs.next_unread(source.keys, start, step, source.query), urgency=1)

    def came(self, message: UnreadCame) -> None:
        """Go to the article that was asked for; to the last one where there are fewer."""
        source, steps = self._rows.source, self._steps
        if self._origin is None or self._rows.selected_key != self._origin:
            self._origin, self._steps = None, 0
            return  # somebody moved
        known = self._marking.known
        rows = [
            row
            for row, article_id in zip(message.rows, message.ids, strict=True)
            if not ((held := known.of(article_id)) is not None and held.read)
        ]
        if not rows and message.more:
            self._ask(message.rows[-1])
            return
        self._origin, self._steps = None, 0
        if not rows:
            self._stage.note(f"no unread article {'further down' if steps > 0 else 'further up'}")
        elif rows[0] < len(source):
            self._rows.jump(rows[min(abs(steps), len(rows)) - 1])

    def count(self) -> None:
        """Ask how many articles of the list are unread."""
        source = self._rows.source
        self._backend.ask("unread count", jobs.unread(source.query, source.generation), urgency=6)

    def counted(self, message: UnreadCounted) -> None:
        """Take in how many there are."""
        if message.generation == self._rows.source.generation:
            self._count = message.count

    @property
    def fact(self) -> str:
        """How many there are, for the status line; nothing where none are, or that is not known."""
        return f"{self._count} unread" if self._count is not None and self._count.value else ""
