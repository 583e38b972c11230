"""The article that is open: it follows the list; its quotations, and the words that are marked in it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

from reader.marks.textquotes import places_of
from reader.tui.session.selecting import Selecting
from reader.tui.worker import jobs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.index.query import Query
    from reader.tui.page.document import Document, Quotation
    from reader.tui.session.asked import Asked
    from reader.tui.session.stage import Rows, Side, Text
    from reader.tui.worker.backend import Asking
    from reader.tui.worker.messages import ArticleCame

CHOOSE_FIRST = 'choose a quotation first: ]q, or " and j'
"""What to say where an action is about a quotation and none is chosen."""
NOBODY = "nobody is quoted here"
_NEAR = 200
"""Quotations before the end of the screen that are looked at: more than a screen can hold."""


class OpenArticle:
    """Keeps the list, the text and the sidebar on the same article and the same quotation."""

    def __init__(self, backend: Asking, rows: Rows, text: Text, side: Side) -> None:
        self._backend = backend
        self._rows, self._text, self._side = rows, text, side
        self.selecting = Selecting(text)
        self._awaited: tuple[int, Query] | None = None
        self._meant: list[tuple[int, int]] = []
        """Words of it that the archive's search meant."""
        self._quoted: Sequence[int] = ()
        """Numbers of the quotations in it that the archive's search meant."""
        self._answers: Query | None = None
        """The search that the article was shown for."""
        self._wanted: int | None = None
        """Where the quotation begins that is to be chosen when there are others."""
        self._land = 0
        """Go to the first match once it is there, or with -1 to the last."""
        self.stopped_at_end = False
        """Paging on has come to the end of the article and waits to be asked again."""

    @property
    def document(self) -> Document | None:
        """The article on the screen."""
        return self._text.document

    @property
    def id(self) -> str | None:
        """The id of the article on the screen."""
        return self.document.article.id if self.document is not None else None

    def follow(self, *, land: int = 0, coming: bool = False) -> None:
        """Ask for the article under the cursor of the list, unless it is `coming` unasked.

        `land` is 1 where its first match is to be shown, -1 for the last.
        """
        key, query = self._rows.selected_key, self._rows.source.query
        if key is None:
            self._awaited = None
            self._show(None)
            return
        if self._awaited != (key, query):
            self._awaited = (key, query)
            self._land = land
            if not coming:
                self._backend.ask("article", jobs.article(key, query), urgency=1)

    def forget(self) -> None:
        """Ask again the next time, even for the same article: the index was renewed."""
        self._awaited = None

    def awaits(self, message: ArticleCame) -> bool:
        """Say whether the cursor is still where this was asked for."""
        return self._awaited == (message.key, message.query)

    def came(self, message: ArticleCame, asked: Asked) -> bool:
        """Show an article that was awaited; say whether it is another than before."""
        shown, document = self.document, message.document
        same = shown is not None and document is not None and shown.article == document.article
        if same and shown is not None and document is not None:
            shown.key = document.key
            if (shown.quotations, shown.people) != (document.quotations, document.people):
                self._renew(document)
        else:
            self._show(document)
        self._meant = message.matches
        self.mark(asked.words if same else "", hidden=asked.fault is not None)
        again = same and message.query == self._answers
        self._quoted, self._answers = message.quotations, message.query
        if not again or self._land:
            self._show_found(anew=not same)
        self._land = 0
        return not same

    def _renew(self, document: Document) -> None:
        """Show other quotations of the same text: what is read stays where it is, and what is chosen, chosen."""
        chosen, wanted, self._wanted = self.quotation, self._wanted, None
        if wanted is None and chosen is not None:
            wanted = chosen.start
        number = None
        if wanted is not None and document.quotations:
            away = [abs(start - wanted) for start in document.starts]
            number = away.index(min(away))
        self._text.renew(document, number)
        self._side.renew(document, number)

    def choose_at(self, offset: int) -> None:
        """Choose the quotation that begins here, or nearest, once the article has come with others than now."""
        self._wanted = offset

    def find(self, words: str) -> tuple[int, int] | None:
        """Return where these words stand in the article, nearest to what is being read; None where nowhere."""
        if self.document is None:
            return None
        first, _ = self._text.seen()
        places = places_of(words, self.document.text)
        return min(places, key=lambda place: (place[0] < first, abs(place[0] - first)), default=None)

    def _show_found(self, *, anew: bool) -> None:
        """Show the words that the search meant, where it meant quotations or these are gone through."""
        last = self._land < 0
        if self._quoted:
            if anew or self._land or self._side.chosen not in self._quoted:
                self.choose(self._quoted[-1 if last else 0])
        elif self._land and self._text.matches:
            self._text.go_to_match(len(self._text.matches) - 1 if last else 0)

    def _show(self, document: Document | None) -> None:
        self._meant = []
        self._text.put(document)
        self._side.put(document)

    def page_on(self, pages: int) -> Literal["paged", "stopped", "over"]:
        """Page on; at the end stop once, then be over with the article."""
        text = self._text
        if not text.at_end:
            text.step_page(pages)
            return "paged"
        self.stopped_at_end = not (self.stopped_at_end or text.line_count() <= text.page)
        return "stopped" if self.stopped_at_end else "over"

    # Quotations

    @property
    def quotation(self) -> Quotation | None:
        """The quotation that is chosen."""
        number = self._side.chosen
        return self.document.quotations[number] if self.document is not None and number is not None else None

    def choose(self, number: int | None, *, scroll: bool = True) -> None:
        """Mark a quotation in the text and in the sidebar; not one of an article that has given way since."""
        if number is not None and number >= len(self.document.quotations if self.document else ()):
            return
        self._side.choose(number)
        self._text.choose(number, scroll=scroll)

    def step_quotation(self, steps: int) -> bool:
        """Go some quotations on in the order of the text, of those that are shown; say whether there are any."""
        document, shown, number = self.document, self._side.shown, self._side.chosen
        if document is None or not shown:
            return False
        if number is not None and number in shown:
            at = bisect_left(shown, number) + steps
        else:
            ahead = bisect_right(document.starts, self._text.place - 1) if number is None else number
            at = bisect_left(shown, ahead) + (steps - 1 if steps > 0 else steps)
        self.choose(shown[max(0, min(at, len(shown) - 1))])
        return True

    def sift(self, typed: str) -> None:
        """Show only the quotations that the typed words leave; what is chosen is then one of them. The text stays."""
        self._side.sift(typed)
        if self._side.chosen is not None and self._side.chosen not in self._side.shown:
            self.choose(self._nearest(), scroll=False)

    @property
    def sieve(self) -> str:
        """The words by which quotations are left out; empty where all are shown."""
        return self._side.sieve

    def _nearest(self) -> int | None:
        """The number of the quotation, of those that are shown, that is nearest to what is being read."""
        document, (first, last) = self.document, self._text.seen()
        if document is None:
            return None
        each = document.quotations
        return min(
            self._side.shown,
            key=lambda number: max(first - each[number].end, each[number].start - last, 0),
            default=None,
        )

    def choose_nearest(self) -> bool:
        """Choose the quotation that is nearest to what is being read; say whether there are any."""
        nearest = self._nearest()
        if nearest is None:
            return False
        first, last = self._text.seen()
        chosen = self.quotation
        if (
            chosen is None
            or chosen.end <= first
            or chosen.start >= last
            or chosen.number not in self._side.shown
        ):
            self.choose(nearest)
        return True

    def scrolled(self) -> None:
        """Keep the sidebar on the quotation nearest to what is being read."""
        document = self.document
        if document is None or not document.quotations:
            return
        first, last = self._text.seen()
        begun = bisect_left(document.starts, last)
        near = document.quotations[max(0, begun - _NEAR) : begun]
        seen = [each for each in near if each.end > first and each.number in self._side.shown]
        chosen = self.quotation
        if chosen is not None and chosen in seen:
            return
        if seen:
            self.choose(seen[0].number, scroll=False)

    # Words in it

    @property
    def spot(self) -> tuple[int, int]:
        """How far it is scrolled: see `Text.spot`."""
        return self._text.spot

    @property
    def at_end(self) -> bool:
        """The last line is on the screen."""
        return self._text.at_end

    @property
    def reading(self) -> int:
        """Where the eye is: at the match or the quotation on the screen that is meant, else at its first line."""
        first, last = self._text.seen()
        meant = [] if self._text.match is None else [self._text.matches[self._text.match][0]]
        meant += [] if self.quotation is None else [self.quotation.start]
        return next((each for each in meant if first <= each < last), first)

    def go_back(self, offset: int, line: int) -> None:
        """Scroll to where the reading was."""
        self._text.go_back(offset, line)
        self.scrolled()

    @property
    def marked(self) -> bool:
        """Words are marked in it."""
        return bool(self._text.matches)

    def mark(self, words: str, *, hidden: bool = False) -> None:
        """Mark these words; without any, those that the archive's search meant; nothing at all where `hidden`."""
        document = self.document
        wanted = find_all(words, document.text) if words and document is not None else self._meant
        if hidden:
            wanted = []
        if wanted != self._text.matches:
            self._text.set_matches(wanted)

    def step_match(self, step: int) -> bool:
        """Go to the next match, or with -1 the one before; say whether there is one on that side."""
        matches, current = self._text.matches, self._text.match
        if not matches:
            return False
        if current is None:
            place = self._text.place
            ahead = bisect_right(matches, (place, -1))
            number = ahead if step > 0 else ahead - 1
        else:
            number = current + step
        if not 0 <= number < len(matches):
            return False
        self._text.go_to_match(number)
        return True

    def step_found(self, step: int) -> bool:
        """Go to the next place that the archive's search meant: a quotation, where it meant some, else a word."""
        document = self.document
        if document is None or not self._quoted:
            return self.step_match(step)
        chosen = self._side.chosen
        if chosen is None:
            begun = bisect_left(document.starts, self._text.place)
            ahead = bisect_left(self._quoted, begun)
            number = ahead if step > 0 else ahead - 1
        elif step > 0:
            number = bisect_right(self._quoted, chosen)
        else:
            number = bisect_left(self._quoted, chosen) - 1
        if not 0 <= number < len(self._quoted):
            return False
        self.choose(self._quoted[number])
        return True

    def match_summary(self) -> str:
        """Return which match this is: `match 2 of 5`."""
        count, current = len(self._text.matches), self._text.match
        if not count:
            return "not in this article"
        if current is None:
            return f"{count:,} match{'' if count == 1 else 'es'} in this article"
        return f"match {current + 1:,} of {count:,}"


def find_all(words: str, text: str) -> list[tuple[int, int]]:
    """Return where `words` stand in `text`, whatever the case and however the blanks."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
