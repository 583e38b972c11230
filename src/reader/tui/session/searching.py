"""The archive's search: asks the index, and puts what was found into the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.page.listrows import RowSource
from reader.tui.worker import jobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.answers import Key, Status
    from reader.tui.session.asked import Asked
    from reader.tui.session.stage import Rows
    from reader.tui.worker.backend import Asking
    from reader.tui.worker.jobs import Order
    from reader.tui.worker.messages import Found, RowsCame, Suggested

ORDERS: dict[Order, str] = {"date": "newest first", "oldest": "oldest first", "rank": "best first"}


class Searching:
    """Asks for searches, numbers them, and puts into the list only what belongs to the newest."""

    def __init__(self, backend: Asking, rows: Rows) -> None:
        self._backend = backend
        self._rows = rows
        self.order: Order = "date"
        self.fold = True
        """Articles of the same text have one row."""
        self.generation = 0
        self.total: int | None = None
        """Articles in the whole archive, once known."""
        self.problems = 0
        self.suggestion: str | None = None
        """What would find something, where nothing was found."""
        self.sought: str | None = None
        """Id of the article that is to be selected, while it is not known whether it is found."""
        self._newer = 0
        self._top: str | None = None
        """Id of the article that was the first when the top of the list was last seen."""

    def run(self, asked: Asked, keep: str | None = None, *, top: bool = False, again: bool = False) -> None:
        """Ask the index; `keep` is the id of the article that is to be selected where it is found.

        With `top` the first rows come first, whether it is among them or not; `again`: the same was asked before.
        """
        self.generation += 1
        self.suggestion = None
        self.sought = keep
        if again:
            self._note_top()
        else:
            self._newer, self._top = 0, None
        if asked.short:
            job = jobs.titles(asked.text, asked.query, self.generation, keep, fold=self.fold)
            self._backend.ask("search", job, urgency=0)
        elif (keep is None or top) and self.order != "oldest":
            job = jobs.search(asked.query, self.order, self.generation, keep, fold=self.fold)
            self._backend.ask("search", job, urgency=0)
        else:
            self.ask_everything(asked)

    def ask_everything(self, asked: Asked, label: str | None = None) -> None:
        """Ask for the keys of all rows: of a long list that takes longer than a frame, so nothing waits for it."""
        job = jobs.everything(
            asked.query, self.order, self.generation, label, self.sought, self._top, fold=self.fold
        )
        self._backend.ask("search", job, urgency=3)

    @property
    def newer(self) -> int:
        """How many articles have come above those that were seen; none once the top of the list is in sight."""
        self._note_top()
        return self._newer if self.order == "date" else 0

    def _note_top(self) -> None:
        if self._rows.at_top and len(self._rows.source):
            first = self._rows.source.row(0)
            self._newer, self._top = 0, first.id if first is not None else self._top

    def ask_status(self) -> None:
        """Ask how many articles and problems there are."""
        self._backend.ask("status", jobs.status(), urgency=6)

    def ask_problems(self) -> None:
        """Ask what was wrong with documents."""
        self._backend.ask("problems", jobs.problems(), urgency=1)

    def fetch_rows(self) -> None:
        """Ask for the rows that the list has on the screen and does not have."""
        missing = self._rows.missing()
        if missing:
            source = self._rows.source
            self._backend.ask("rows", jobs.rows(missing, source.query, source.generation), urgency=2)

    def came(self, found: Found, asked: Asked) -> None:
        """Put into the list what was found for the newest search."""
        if found.complete and not len(found.keys) and asked.query and not asked.short:
            self._backend.ask("search", jobs.suggest(asked.whole, self.generation), urgency=4)
        source = RowSource(
            found.keys,
            asked.query,
            generation=found.generation,
            complete=found.complete,
            label=found.label,
            copies=found.copies,
            folded=found.folded,
        )
        older = self._rows.source
        same = older.generation == found.generation
        if same:
            source.take_over(older)
        source.fill(found.hits)
        if found.position is not None and self.sought is not None:
            self._newer = found.newer
            self._rows.put(source, found.position, keep_place=True)
        elif same:
            self._rows.put(source, keep_place=True)
        else:
            self._rows.put(source, 0)
        if found.complete or found.position is not None:
            self.sought = None

    def drop(self, keys: Sequence[Key], asked: Asked) -> bool:
        """Let the rows of hidden articles go, where hidden ones are not listed; say whether any went."""
        rows, gone = self._rows, frozenset(keys)
        if not gone or "is:hidden" in asked.text.casefold():
            return False
        above = sum(key in gone for key in rows.source.keys[: rows.cursor])
        left = rows.source.without(gone)
        rows.put(left, max(0, min(rows.cursor - above, len(left) - 1)), keep_place=True)
        return True

    def rows_came(self, came: RowsCame) -> None:
        """Fill rows in; those of an older search are dropped."""
        if came.generation == self._rows.source.generation:
            self._rows.source.fill(came.hits, came.asked)
            self._rows.filled()

    def suggested(self, suggested: Suggested) -> bool:
        """Keep a suggestion; False where a newer search has been asked for."""
        if suggested.generation != self.generation:
            return False
        self.suggestion = suggested.text
        return True

    def status_came(self, status: Status) -> None:
        """Keep what the index said of itself."""
        self.total, self.problems = status.articles, status.problems

    def summary(self) -> tuple[str, str]:
        """Return how many articles were found, of how many, in which order; and the same in few words.

        They are counted as everywhere else, whether each has a row or not.
        """
        source = self._rows.source
        articles = len(source) + source.folded
        order = source.label or ORDERS["date" if self.order == "rank" and not source.query else self.order]
        if not source.query:
            number = articles if source.complete or self.total is None else self.total
            count = f"{number:,} article{'' if number == 1 else 's'}"
        else:
            total = f" of {self.total:,}" if self.total is not None else ""
            count = f"{articles:,}{'' if source.complete else '+'}{total}"
        return f"{count} · {order}", count

    @property
    def copies_fact(self) -> str:
        """How many articles have no row of their own, for the status line; or that each has one."""
        number = self._rows.source.folded
        if not self.fold:
            return "copies shown"
        return f"{number:,} {'copy' if number == 1 else 'copies'} folded" if number else ""
