"""The three panes side by side: which of them are seen, how wide they are, and which has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.page.panelayout import Pane, columns, visible_panes

if TYPE_CHECKING:
    from reader.tui.screens.main import MainScreen
    from reader.tui.widgets.article_list import ArticleList
    from reader.tui.widgets.article_view import ArticleView
    from reader.tui.widgets.quote_list import QuoteList

ORDER: tuple[Pane, ...] = ("list", "reader", "quotes")
LOW = 20
"""Rows of the screen below which the list saves the blank line between two articles."""
NARROW = 60
"""Columns below which the search bar drops the name of the archive."""


class Panes:
    """Shows and hides panes as the size of the screen, zen and the focus ask for."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self.by_name: dict[Pane, ArticleList | ArticleView | QuoteList] = {
            "list": screen.articles,
            "reader": screen.reader,
            "quotes": screen.quotes,
        }
        self.name: Pane = "list"
        """The pane that has the keys, or gets them back from the search bar."""
        self.zen = False
        """Only the text is seen."""
        self._beside: Pane = "list"

    @property
    def current(self) -> ArticleList | ArticleView | QuoteList:
        """The pane that keys work in."""
        return self.by_name[self.name]

    def arrange(self) -> None:
        """Show as many panes as there is room for."""
        screen = self._screen
        width, height = screen.app.size
        shown = visible_panes(width, self.name, self._beside, zen=self.zen)
        for name, pane in self.by_name.items():
            pane.display = name in shown
        screen.query_one("#after-articles").display = {"list", "reader"} <= shown
        screen.query_one("#before-quotes").display = {"reader", "quotes"} <= shown
        screen.bar.set_class(width < NARROW, "-narrow")
        screen.bar.display = screen.rule.display = screen.status.display = not self.zen
        left, right = columns(width)
        screen.articles.styles.width = left if "reader" in shown else "1fr"
        screen.quotes.styles.width = right if "reader" in shown else "1fr"
        if screen.articles.compact != (height < LOW):
            screen.articles.compact = height < LOW
            screen.articles.set_height()

    def focus(self, name: Pane) -> None:
        """Give a pane the keys, and show it where it was hidden."""
        if self.zen and name != "reader":
            self.zen = False
        self.name = name
        if name != "reader":
            self._beside = name
        self.arrange()
        self._screen.set_focus(self.current)
        self._screen.tell()

    def turn(self, step: int, *, around: bool = False) -> None:
        """Go to the pane beside this one."""
        at = ORDER.index(self.name) + step
        if around or 0 <= at < len(ORDER):
            self.focus(ORDER[at % len(ORDER)])

    def show_quotes(self) -> None:
        """Bring the sidebar into sight; where only one pane is seen, that means going there."""
        if self._screen.quotes.display:
            return
        self._beside = "quotes"
        self.arrange()
        if not self._screen.quotes.display:
            self.focus("quotes")

    def toggle_quotes(self) -> None:
        """Go to the quotations, or from there back to the text."""
        if self.name == "quotes":
            self._beside = "list"
            self.focus("reader")
            return
        self.focus("quotes")
        if self._screen.quotes.chosen is None:
            self._screen.quotes.jump(0)

    def toggle_zen(self) -> None:
        """Only the text, or everything again."""
        self.zen = not self.zen
        self.focus("reader")
