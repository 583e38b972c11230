"""What is searched for, and the list of what was found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.index.query import EVERYTHING, Query, QueryError, parse
from reader.tui.page.listrows import RowSource
from reader.tui.worker import jobs

if TYPE_CHECKING:
    from reader.index.answers import Sort, Status
    from reader.tui.widgets.article_list import ArticleList
    from reader.tui.worker.backend import Backend
    from reader.tui.worker.messages import Found, RowsCame, Suggested

ORDERS: dict[Sort, str] = {"date": "newest first", "rank": "best first"}

# A word that may go on: not an operator, not a date or a field's name, not inside an open phrase.
_BEGUN = re.compile(r"(?<![\w:\"*.-])(?!(?:AND|OR|NOT)\Z)\w[\w’']*\Z")


# Nothing but words, the last of them of a letter or two: far more articles hold such a word than anybody means.
_SHORT = re.compile(r"(?:(?!(?:AND|OR|NOT)\s)[\w’']+\s+)*(?:(?!OR\Z)\w){1,2}\Z")


def is_short(text: str) -> bool:
    """Return whether what is being typed asks the titles alone, at every letter."""
    return _SHORT.match(text.lstrip()) is not None


class Searching:
    """Asks for searches, numbers them, and puts into the list only what belongs to the newest."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        self.query: Query = EVERYTHING
        self.text = ""
        self.sort: Sort = "date"
        self.generation = 0
        self.total: int | None = None
        """Articles in the whole archive, once known."""
        self.problems = 0
        self.suggestion: str | None = None
        """What would find something, where nothing was found."""
        self._instead: Query | None = None
        self._whole: Query = EVERYTHING
        self._short = False

    def submit(self, text: str, *, typing: bool = False) -> QueryError | None:
        """Search for what was typed; where it is a mistake, return it and leave everything as it is.

        While somebody is typing, the last word may be the beginning of one. Once accepted it is a whole word,
        save where no article holds it: then the beginning stands.
        """
        text = text.strip()
        try:
            whole = parse(text)
            begun = parse(text + "*") if _BEGUN.search(text) else None
        except QueryError as error:
            return error
        query = begun if typing and begun is not None else whole
        self._instead, self._whole = (None if typing else begun), whole
        short = typing and is_short(text)
        if query != self.query or short != self._short:
            self.text, self.query, self._short = text, query, short
            self.run()
        return None

    def toggle_sort(self) -> str:
        """Newest first, or best first; return what that means where nothing can be seen of it."""
        self.sort = "rank" if self.sort == "date" else "date"
        if self.query:
            self.run()
            return ""
        return f"{ORDERS[self.sort]}, once something is searched for"

    def run(self, keep: str | None = None) -> None:
        """Ask again; `keep` is the id of the article that stays selected where it can."""
        self.generation += 1
        self.suggestion = None
        if self._short:
            self._backend.ask("search", jobs.titles(self.text, self.query, self.generation), urgency=0)
        elif keep is None:
            self._backend.ask("search", jobs.search(self.query, self.sort, self.generation), urgency=0)
        else:
            self.ask_everything(None, keep)

    def ask_everything(self, label: str | None = None, keep: str | None = None) -> None:
        """Ask for the keys of all rows: of a long list that takes longer than a frame, so nothing waits for it."""
        job = jobs.everything(self.query, self.sort, self.generation, label, keep)
        self._backend.ask("search", job, urgency=3)

    def ask_status(self) -> None:
        """Ask how many articles and problems there are."""
        self._backend.ask("status", jobs.status(), urgency=6)

    def ask_problems(self) -> None:
        """Ask what was wrong with documents."""
        self._backend.ask("problems", jobs.problems(), urgency=1)

    def fetch_rows(self, articles: ArticleList) -> None:
        """Ask for the rows that the list has on the screen and does not have."""
        missing = articles.missing()
        if missing:
            self._backend.ask(
                "rows", jobs.rows(missing, articles.source.query, articles.source.generation), urgency=2
            )

    def came(self, found: Found, articles: ArticleList) -> bool:
        """Put what was found into the list; return False where a newer search has been asked for."""
        if found.generation != self.generation:
            return False
        if found.complete and not len(found.keys) and self._instead is not None:
            self.query, self._instead = self._instead, None
            self.run()
            return False
        if found.complete and not len(found.keys) and self.query and not self._short:
            self._backend.ask("search", jobs.suggest(self._whole, self.generation), urgency=4)
        source = RowSource(
            found.keys, self.query, generation=found.generation, complete=found.complete, label=found.label
        )
        older = articles.source
        if older.generation == found.generation:
            source.take_over(older)
            source.fill(found.hits)
            articles.put(source, articles.cursor, keep_place=True)
            return True
        source.fill(found.hits)
        if found.position is not None:
            articles.put(source, found.position, keep_place=True)
        else:
            articles.put(source, 0)
        return True

    def rows_came(self, rows: RowsCame, articles: ArticleList) -> None:
        """Fill rows in; those of an older search are dropped."""
        if rows.generation == articles.source.generation:
            articles.source.fill(rows.hits, rows.asked)
            articles.filled()

    def suggested(self, suggested: Suggested) -> bool:
        """Keep a suggestion; False where a newer search has been asked for."""
        if suggested.generation != self.generation:
            return False
        self.suggestion = suggested.text
        return True

    def status_came(self, status: Status) -> None:
        """Keep what the index said of itself."""
        self.total, self.problems = status.articles, status.problems

    def summary(self, source: RowSource) -> tuple[str, str]:
        """Return how much was found, of how much, in which order; and the same in few words."""
        order = source.label or ORDERS[self.sort if source.query else "date"]
        if not source.query:
            number = len(source) if source.complete or self.total is None else self.total
            count = f"{number:,} article{'' if number == 1 else 's'}"
        else:
            total = f" of {self.total:,}" if self.total is not None else ""
            count = f"{len(source):,}{'' if source.complete else '+'}{total}"
        return f"{count} · {order}", count
