"""What happens in the search bar: for the archive, or from the text for the article that is being read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.screens.main import MainScreen


class SearchDesk:
    """Takes queries from the bar to the archive's search or to the article's."""

    def __init__(self, screen: MainScreen) -> None:
        self._screen = screen
        self._inside = False

    def open(self) -> None:
        """Type a query: for the archive, or from the text for this article."""
        screen, bar = self._screen, self._screen.bar
        if screen.panes.zen:
            screen.panes.toggle_zen()
        self._inside = screen.pane == "reader" and screen.reading.document is not None
        if not self._inside:
            screen.reading.find("")
        bar.ask_for(bar.ARTICLE if self._inside else bar.ARCHIVE)
        bar.put(screen.reading.found_words if self._inside else screen.searching.text, at_end=True)
        screen.set_focus(bar.input)

    def submit(self, *, typing: bool = True) -> None:
        """Search for what stands in the bar."""
        screen = self._screen
        if self._inside:
            if screen.bar.text.strip() != screen.reading.found_words:
                screen.reading.find(screen.bar.text)
                screen.reading.step_match(1)
            screen.tell()
            return
        error = screen.searching.submit(screen.bar.text, typing=typing)
        if error is None:
            screen.rule.clear()
        else:
            screen.rule.blame(error, screen.bar.input.region.x)

    def accept(self) -> None:
        """Go to what was found."""
        self._screen.cancel("query")
        self.submit(typing=False)
        if self._screen.rule.fault is not None:
            return
        reading = self._screen.reading
        if self._inside and reading.found_words and not self._screen.reader.matches:
            self._screen.note(f"{reading.found_words}: not in this article")
            reading.find("")
        self._screen.panes.focus("reader" if self._inside else "list")
        self.rest()

    def leave(self) -> None:
        """First clear the query, then leave it."""
        screen = self._screen
        screen.cancel("query")
        typing = screen.context == "search"
        if self._inside or screen.reading.found_words:
            screen.reading.find("")
            self._inside = False
        elif screen.bar.text or screen.searching.text:
            screen.bar.put("")
            self.submit()
            screen.tell()
            return
        if typing:
            screen.panes.focus(screen.pane)
        self.rest()

    def search_for(self, text: str) -> None:
        """Search the archive for this query."""
        self._inside = False
        self._screen.cancel("query")
        self._screen.reading.find("")
        self._screen.bar.put(text)
        self.submit(typing=False)
        self._screen.panes.focus("list")
        self.rest()

    def step_match(self, step: int) -> None:
        """Go to the next match; past the last one, and without a search, to the next article."""
        screen = self._screen
        if screen.reading.found_words:
            if not screen.reading.step_match(step):
                screen.note("no further match in this article")
        elif not (screen.searching.text and screen.reading.step_match(step)):
            screen.articles.step(step)
            screen.reading.follow(first_match=bool(screen.searching.text))

    def summary(self) -> tuple[str, str]:
        """Return how much was found, in full and in few words."""
        screen = self._screen
        if self._inside or screen.reading.found_words:
            words = screen.reading.match_summary()
            return words, words
        return screen.searching.summary(screen.articles.source)

    def rest(self) -> None:
        """Show, while nobody types, what was searched for: inside the article where there was such a search."""
        if self._screen.context == "search":
            return
        self._inside = False
        bar = self._screen.bar
        bar.put(self._screen.reading.found_words or self._screen.searching.text)
        bar.ask_for(bar.ARCHIVE)
        self._screen.tell()
