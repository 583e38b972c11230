"""The panes and the lines round them, side by side, as wide as the screen allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Horizontal, Vertical

from reader.tui.page.panelayout import SHELF_COLUMNS, Shares, columns
from reader.tui.terminal.compat import add_styles, forgive_lists
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.lines import Separator
from reader.tui.widgets.quote_list import QuoteList
from reader.tui.widgets.search_bar import SearchBar, TopRule
from reader.tui.widgets.sieve_line import SieveLine
from reader.tui.widgets.status_line import StatusLine
from reader.tui.widgets.widths import keep, kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.geometry import Size

    from reader.tui.page.panelayout import Pane
    from reader.tui.widgets.key_box import KeyBox
    from reader.tui.widgets.shelf_box import ShelfBox

LOW = 20
"""Rows of the screen below which the list saves the blank line between two articles."""
NARROW = 60
"""Columns below which the search bar drops the name of the archive."""


class Frame:
    """All widgets of the main screen."""

    def __init__(self, name: str, measure: int) -> None:
        """`name` is that of the archive, `measure` the columns of the text at most."""
        self.bar = SearchBar(name, id="bar")
        self.rule = TopRule(id="rule")
        self.shelf: ShelfBox | None = None
        """None until it is opened: the start does without its widgets and their styles."""
        self._after_shelf: Separator | None = None
        self._key_box: KeyBox | None = None
        """None until it is first seen."""
        self._side_by_side = Horizontal(id="panes")
        self.articles = ArticleList(id="articles")
        self._after_articles = Separator(id="after-articles")
        self.reader = ArticleView(id="reader", measure=measure)
        self._before_quotes = Separator(id="before-quotes")
        self._side = Vertical(id="side")
        self.sieve = SieveLine(id="sieve")
        self.quotes = QuoteList(id="quotes")
        self.status = StatusLine(id="status")
        self._said = ""
        self._shares = kept()
        self._edges = (0, 0)
        """Where the panes begin, and where the screen ends."""
        self.panes: dict[Pane, ArticleList | ArticleView | QuoteList] = {
            "list": self.articles,
            "reader": self.reader,
            "quotes": self.quotes,
        }

    def compose(self) -> ComposeResult:
        """Put the panes side by side, between the bar and the status."""
        yield self.bar
        yield self.rule
        with self._side_by_side:
            yield self.articles
            yield self._after_articles
            yield self.reader
            yield self._before_quotes
            with self._side:
                yield self.sieve
                yield self.quotes
        yield self.status

    def say(self, sentence: str) -> None:
        """Show a sentence where nothing is listed: in the text's place, which has more room, where that is seen."""
        self._said = sentence
        self.reader.say(sentence)
        self.articles.say("" if self.reader.display else sentence)

    def offer_keys(self, ways: Sequence[tuple[str, str]], size: Size) -> None:
        """Show what can follow the keys that were typed, on a screen of this size."""
        if self._key_box is None:
            from reader.tui.widgets.key_box import KeyBox

            add_styles(self.bar.app, "keybox")
            self._key_box = KeyBox(id="key-box")
            self.bar.screen.mount(self._key_box)
        self._key_box.offer(ways, size)

    def hide_keys(self) -> None:
        """Show no longer what could follow."""
        if self._key_box is not None:
            self._key_box.display = False

    def lay_out(self, size: Size, shown: frozenset[Pane], *, zen: bool, shelf: bool) -> None:
        """Show these panes on a screen of this size; in zen the text stands without the lines round it."""
        width, height = size
        for name, pane in self.panes.items():
            pane.display = name in shown
        self._side.display = "quotes" in shown
        self._after_articles.display = {"list", "reader"} <= shown
        self._before_quotes.display = {"reader", "quotes"} <= shown
        self.bar.set_class(width < NARROW, "-narrow")
        self.bar.display = self.rule.display = self.status.display = not zen
        self._put_shelf(shown=shelf)
        self._edges = (SHELF_COLUMNS + 1 if shelf else 0, width)
        self._set_widths(beside="reader" in shown)
        self.reader.set_class(zen and height >= LOW, "-zen")
        self.reader.set_class(zen and height < LOW, "-low-zen")
        self.status.set_class(zen, "-zen")
        self.say(self._said)
        self.articles.set_low(height < LOW)

    def _set_widths(self, *, beside: bool) -> None:
        left, right = columns(self._edges[1] - self._edges[0], self._shares)
        self.articles.styles.width = left if beside else "1fr"
        self._side.styles.width = right if beside else "1fr"

    def drag(self, border: str | None, column: int, *, dropped: bool) -> None:
        """Put a border where the mouse is; once it is `dropped` there it stays, over restarts too."""
        start, end = self._edges
        if border == self._after_articles.id:
            self._shares = Shares(max(column - start, 1) / (end - start), self._shares.right)
        else:
            self._shares = Shares(self._shares.left, max(end - column - 1, 1) / (end - start))
        self._set_widths(beside=True)
        if dropped:
            keep(self._shares)

    def _put_shelf(self, *, shown: bool) -> None:
        if self.shelf is None or self._after_shelf is None:
            if not shown:
                return
            from reader.tui.widgets.shelf_box import ShelfBox

            add_styles(self._side_by_side.app, "shelf")
            forgive_lists()
            self.shelf, self._after_shelf = ShelfBox(id="shelf-pane"), Separator(id="after-shelf")
            self.shelf.styles.width = SHELF_COLUMNS
            self._side_by_side.mount(self.shelf, self._after_shelf, before=self.articles)
        self.shelf.display = self._after_shelf.display = shown
