"""What is being read: the article that follows the list, its quotations, and the words searched for in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.tui.worker import jobs

if TYPE_CHECKING:
    from reader.index.query import Query
    from reader.tui.page.document import Document, Quotation
    from reader.tui.widgets.article_list import ArticleList
    from reader.tui.widgets.article_view import ArticleView
    from reader.tui.widgets.quote_list import QuoteList
    from reader.tui.worker.backend import Backend
    from reader.tui.worker.messages import ArticleCame

_NEAR = 200
"""Quotations before the end of the screen that are looked at: more than a screen can hold."""


class Reading:
    """Keeps the list, the text and the sidebar on the same article and the same quotation."""

    def __init__(self, backend: Backend, articles: ArticleList, view: ArticleView, quotes: QuoteList) -> None:
        self._backend = backend
        self._articles, self._view, self._quotes = articles, view, quotes
        self._asked: tuple[int, Query] | None = None
        self.found_words = ""
        """What is searched for inside the article; empty where the archive's search is meant."""
        self._archive_matches: list[tuple[int, int]] = []
        self._go_to_first_match = False
        self.stopped_at_end = False
        """Paging on has come to the end of the article and waits to be asked again."""

    @property
    def document(self) -> Document | None:
        """The article on the screen."""
        return self._view.document

    def follow(self, *, first_match: bool = False, coming: bool = False) -> None:
        """Ask for the article under the cursor of the list, unless it is `coming` unasked."""
        key, query = self._articles.selected_key, self._articles.source.query
        if key is None:
            self._asked = None
            self.show(None, [])
            return
        self._go_to_first_match = first_match
        if self._asked != (key, query):
            self._asked = (key, query)
            if not coming:
                self._backend.ask("article", jobs.article(key, query), urgency=1)

    def forget(self) -> None:
        """Ask again the next time, even for the same article: the index was renewed."""
        self._asked = None

    def came(self, message: ArticleCame) -> None:
        """Show an article, unless the cursor is elsewhere by now."""
        if self._asked != (message.key, message.query):
            return
        shown = self.document
        if shown is not None and message.document is not None and shown.article == message.document.article:
            shown.key = message.document.key
            self._archive_matches = message.matches
            if not self.found_words:
                self._view.set_matches(message.matches)
        else:
            self.show(message.document, message.matches)
        if self._go_to_first_match and self._view.matches:
            self._view.go_to_match(0)
        self._go_to_first_match = False

    def show(self, document: Document | None, matches: list[tuple[int, int]]) -> None:
        """Put an article into the text pane and the sidebar."""
        self.found_words = ""
        self._archive_matches = matches
        self._view.put(document, matches)
        self._quotes.put(document)

    def page_on(self, pages: int) -> bool:
        """Page on; at the end stop once, then go to the next article. Say whether this was the stop."""
        view = self._view
        if not view.at_end:
            view.step_page(pages)
        elif self.stopped_at_end or view.line_count() <= view.page:
            self.stopped_at_end = False
            self._articles.step(1)
        else:
            self.stopped_at_end = True
        return self.stopped_at_end

    # Quotations

    @property
    def quotation(self) -> Quotation | None:
        """The quotation that is chosen."""
        number = self._quotes.chosen
        return self.document.quotations[number] if self.document is not None and number is not None else None

    def choose(self, number: int | None, *, scroll: bool = True) -> None:
        """Mark a quotation in the text and in the sidebar."""
        self._quotes.choose(number)
        self._view.choose(number, scroll=scroll)

    def step_quotation(self, steps: int) -> bool:
        """Go some quotations on in the order of the text; say whether there are any."""
        document = self.document
        if document is None or not document.quotations:
            return False
        last = len(document.quotations) - 1
        number = self._quotes.chosen
        if number is None:
            number = bisect_right(document.starts, self._view.place - 1) - (1 if steps < 0 else 0)
            steps -= 1 if steps > 0 else -1
        self.choose(max(0, min(number + steps, last)))
        return True

    def scrolled(self) -> None:
        """Keep the sidebar on the quotation nearest to what is being read."""
        document = self.document
        if document is None or not document.quotations:
            return
        first, last = self._view.seen()
        begun = bisect_left(document.starts, last)
        near = document.quotations[max(0, begun - _NEAR) : begun]
        seen = [quotation for quotation in near if quotation.end > first]
        chosen = self.quotation
        if chosen is not None and chosen in seen:
            return
        if seen:
            self.choose(seen[0].number, scroll=False)

    # Words inside the article

    def find(self, words: str) -> int:
        """Mark these words in the article; return how often they stand in it."""
        self.found_words = words.strip()
        if not self.found_words:
            self._view.set_matches(self._archive_matches)
            return 0
        self._view.set_matches(find_all(self.found_words, self.document.text if self.document else ""))
        return len(self._view.matches)

    def step_match(self, step: int) -> bool:
        """Go to the next match, or with -1 the one before; say whether there is one on that side."""
        matches, current = self._view.matches, self._view.match
        if not matches:
            return False
        if current is None:
            place = self._view.place
            ahead = bisect_right(matches, (place, -1))
            number = ahead if step > 0 else ahead - 1
        else:
            number = current + step
        if not 0 <= number < len(matches):
            return False
        self._view.go_to_match(number)
        return True

    def match_summary(self) -> str:
        """Return which match this is: `match 2 of 5`."""
        count, current = len(self._view.matches), self._view.match
        if not count:
            return "not in this article"
        if current is None:
            return f"{count:,} match{'' if count == 1 else 'es'} in this article"
        return f"match {current + 1:,} of {count:,}"


def find_all(words: str, text: str) -> list[tuple[int, int]]:
    """Return where `words` stand in `text`, whatever the case and however the blanks."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
