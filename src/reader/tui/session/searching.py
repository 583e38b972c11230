"""The archive's search: asks the index, and puts what was found into the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.page.listrows import RowSource
from reader.tui.worker import jobs

if TYPE_CHECKING:
    from reader.index.answers import Sort, Status
    from reader.tui.session.asked import Asked
    from reader.tui.session.stage import Rows
    from reader.tui.worker.backend import Asking
    from reader.tui.worker.messages import Found, RowsCame, Suggested

ORDERS: dict[Sort, str] = {"date": "newest first", "rank": "best first"}


class Searching:
    """Asks for searches, numbers them, and puts into the list only what belongs to the newest."""

    def __init__(self, backend: Asking, rows: Rows) -> None:
        self._backend = backend
        self._rows = rows
        self.sort: Sort = "date"
        self.generation = 0
        self.total: int | None = None
        """Articles in the whole archive, once known."""
        self.problems = 0
        self.suggestion: str | None = None
        """What would find something, where nothing was found."""

    def toggle_sort(self) -> None:
        """Newest first, or best first, from the next search on."""
        self.sort = "rank" if self.sort == "date" else "date"

    def run(self, asked: Asked, keep: str | None = None) -> None:
        """Ask the index; `keep` is the id of the article that is to be selected where it is found."""
        self.generation += 1
        self.suggestion = None
        if asked.short:
            self._backend.ask("search", jobs.titles(asked.text, asked.query, self.generation), urgency=0)
        elif keep is None:
            self._backend.ask("search", jobs.search(asked.query, self.sort, self.generation), urgency=0)
        else:
            self.ask_everything(asked, keep=keep)

    def ask_everything(self, asked: Asked, label: str | None = None, keep: str | None = None) -> None:
        """Ask for the keys of all rows: of a long list that takes longer than a frame, so nothing waits for it."""
        job = jobs.everything(asked.query, self.sort, self.generation, label, keep)
        self._backend.ask("search", job, urgency=3)

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
            found.keys, asked.query, generation=found.generation, complete=found.complete, label=found.label
        )
        older = self._rows.source
        if older.generation == found.generation:
            source.take_over(older)
            source.fill(found.hits)
            self._rows.put(source, keep_place=True)
            return
        source.fill(found.hits)
        if found.position is not None:
            self._rows.put(source, found.position, keep_place=True)
        else:
            self._rows.put(source, 0)

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
        """Return how much was found, of how much, in which order; and the same in few words."""
        source = self._rows.source
        order = source.label or ORDERS[self.sort if source.query else "date"]
        if not source.query:
            number = len(source) if source.complete or self.total is None else self.total
            count = f"{number:,} article{'' if number == 1 else 's'}"
        else:
            total = f" of {self.total:,}" if self.total is not None else ""
            count = f"{len(source):,}{'' if source.complete else '+'}{total}"
        return f"{count} · {order}", count
