"""What somebody does with the reader: what is asked, what is read, and where one was before.

One place owns what is searched for, and every way to search, to leave a search or to go on in it is here. The
session sees the screen through `Stage` and its panes through protocols as small, so it needs no terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.session import asked as asking
from reader.tui.session.amending import Amending
from reader.tui.session.asked import Asked
from reader.tui.session.attention import Attention, Rule
from reader.tui.session.jumps import Jumps, Place, back, forth, went
from reader.tui.session.marking import Marking
from reader.tui.session.openarticle import OpenArticle
from reader.tui.session.panes import Panes
from reader.tui.session.searching import ORDERS, Searching
from reader.tui.session.shelf import Shelf
from reader.tui.session.unread import Unread

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.tui.session.stage import Rows, Side, Stage, Text
    from reader.tui.worker.backend import Asking
    from reader.tui.worker.changes import Keeping
    from reader.tui.worker.jobs import Order
    from reader.tui.worker.messages import ArticleCame, Found

DEBOUNCE = 0.07
"""Seconds after the last key before a query is asked."""
FRAMES = 0.1
"""Seconds that the first rows of a list have for themselves, before the keys of all rows are asked for."""


class Session:
    """Owns what is asked and what is read."""

    def __init__(
        self,
        stage: Stage,
        backend: Asking,
        keeper: Keeping,
        rows: Rows,
        text: Text,
        side: Side,
        *,
        rule: Rule,
    ) -> None:
        self.backend = backend
        self._keeper = keeper
        self._stage = stage
        self._rows = rows
        self.asked = Asked()
        self.jumps = Jumps()
        self.searching = Searching(backend, rows)
        self.article = OpenArticle(backend, rows, text, side)
        self.panes = Panes(stage, {"list": rows, "reader": text, "quotes": side})
        self.marking = Marking(stage, backend, keeper, rows, self.article, self.panes)
        self.attention = Attention(stage, self.marking, self.article, self.panes, rule)
        self.amending = Amending(stage, backend, self.marking, self.article)
        self.shelf = Shelf(stage, backend)
        self.unread = Unread(stage, backend, rows, self.marking)
        self.renewed: Callable[[], object] = lambda: None  # others ask anew too when everything is
        self._unasked = False
        """What comes next was not asked for by anybody: the index was written."""
        self._returning: Place | None = None
        """Where to scroll to, once the article is there."""
        self._landed: Place | None = None
        """Where the last jump inside the article led: a series of them is left by one place."""
        self._picked = False
        """Somebody moved to the article that is selected: it is not merely the first of a list."""
        self.patience = DEBOUNCE
        """Seconds after the last letter before a query is asked."""
        self._kept: str | None = None
        """Id of the article that somebody moved to or read last: other searches select it where they find it."""

    def begin(self) -> None:
        """Ask for everything: while the terminal is being prepared, the index already answers."""
        self.searching.run(self.asked)

    @property
    def listed(self) -> int:
        """How many articles are listed."""
        return len(self._rows.source)

    @property
    def here(self) -> Place | None:
        """The place one is at: the article that is selected, and where in it the reading is."""
        selected = self._rows.selected
        article = selected.id if selected is not None else self.article.id
        if article is None:
            return None
        offset, line = self.article.spot if article == self.article.id else (0, 0)
        return Place(article, offset, line, asking.rested(self.asked))

    # Where one was

    def note_jump(self) -> None:
        """Note the place that is about to be left."""
        self.jumps = went(self.jumps, self.here)

    def jump_inside(self, jump: Callable[[], bool]) -> bool:
        """Go elsewhere in the article, and note where that began; of a series of jumps only the first."""
        here = self.here
        jumped = jump()
        if jumped and here not in (self._landed, self.here):
            self.jumps = went(self.jumps, here)
        self._landed = self.here
        return jumped

    def go_back(self, steps: int) -> None:
        """Go back over so many jumps, or forth again where the number is negative."""
        place = None
        for _ in range(abs(steps)):
            self.jumps, further = back(self.jumps, self.here) if steps > 0 else forth(self.jumps)
            place = further or place
        if place is None:
            self._stage.note("no place before this one" if steps > 0 else "no place after this one")
        else:
            self.return_to(place)

    def return_to(self, place: Place, start: int | None = None) -> None:
        """Go back to where one was; a quotation that begins at `start` is chosen there."""
        self._stage.cancel("query")
        if start is not None:
            self.article.meet(place.article, start)
        here, shown = self.here, self.article.id
        self.asked = asking.left_article(place.asked)
        if here is not None and (here.article, here.asked.text, shown) == (
            place.article,
            place.asked.text,
            place.article,
        ):
            self.article.go_back(place.offset, place.line)
        else:
            self._returning = place
            self._run(place.article)
        self.article.mark(self.asked.words)
        self.rest()

    def choose_quotation(self, number: int) -> None:
        """Mark a quotation that somebody chose, and go to its words."""

        def chosen() -> bool:
            self.article.choose(number)
            return True

        self.jump_inside(chosen)

    # Typing

    def open_search(self) -> None:
        """Type a query: for the archive, or from the text for this article."""
        if self.panes.zen:
            self.panes.toggle_zen()
        inside = self.panes.name == "reader" and self.article.document is not None
        if not inside:
            self._hold()
            self.note_jump()
        self._now(asking.opened(self.asked, "article" if inside else "archive"))
        self._stage.put(self.asked.draft or "", self.asked.where, at_end=True)
        self._stage.give_keys("search")

    def typed(self) -> None:
        """Take in another letter: a query of a letter or two is asked at once, a longer one when the hand rests."""
        if not self._stage.typing:
            return  # it has been accepted already, and this is only late to tell
        self.asked = asking.drafted(self.asked, self._stage.typed)
        if asking.is_short(self._stage.typed):
            self._stage.cancel("query")
            self.submit()
        else:
            self._stage.later("query", self.patience, self.submit)

    def submit(self, *, typing: bool = True) -> None:
        """Search for what stands in the bar."""
        text = self._stage.typed
        if self.asked.where == "archive":
            self._now(self._submitted(self.asked, text, typing=typing), typing=True)
        elif text.strip() != self.asked.words:
            self._now(asking.sought_inside(self.asked, text))
            self.jump_inside(lambda: self.article.step_match(1))
        self._stage.tell()

    def accept(self) -> None:
        """Go to what was found; a mistake is not accepted."""
        self._stage.cancel("query")
        self.submit(typing=False)
        if self.asked.fault is not None:
            return
        inside = self.asked.where == "article"
        if inside and self.asked.words and not self.article.marked:
            self._stage.note(f"{self.asked.words}: not in this article")
            self._now(asking.left_article(self.asked))
        self.panes.focus("reader" if inside else "list")
        self.rest()

    def leave(self) -> None:
        """First clear the query, then leave it. The article that is being read stays.

        A query that is still being typed has only been looked at: then it is the article of before.
        """
        self._stage.cancel("query")
        typing = self._stage.typing
        if self.asked.inside:
            self._now(asking.left_article(self.asked))
        elif self.asked.text or (typing and self._stage.typed):
            here = None if typing else self.here
            if not typing:
                self.note_jump()
            self._stage.put("", "archive")
            self._now(self._submitted(self.asked, "", typing=typing), here or self.jumps.newest)
            self._stage.tell()
            return
        if typing:
            self.panes.focus(self.panes.name)
        self.rest()

    def _submitted(self, asked: Asked, text: str, *, typing: bool = False) -> Asked:
        return asking.submitted(asked, text, typing=typing, saved=self.shelf.saved)

    def rest(self) -> None:
        """Show, while nobody types, what is searched for."""
        if self._stage.typing:
            return
        self._now(asking.rested(self.asked))
        self._stage.put(self.asked.shown, "archive")
        self._stage.tell()

    # Searching without typing

    def search_for(self, text: str) -> None:
        """Search the archive for this query; the article that is being read stays where it is found."""
        self._stage.cancel("query")
        self._hold()
        here = self.here
        self.jumps = went(self.jumps, here)
        self._now(self._submitted(asking.left_article(self.asked), text), here)
        self.panes.focus("list")
        self.rest()

    def go_to(self, text: str, article: str, start: int) -> None:
        """Search for this query, and read one of the articles that it finds, at what is quoted there."""
        self.note_jump()
        self._returning, self._kept = None, article
        self.asked = self._submitted(asking.left_article(self.asked), text)
        self.article.meet(article, start)
        self._run(article)
        self.panes.focus("reader")

    def sort(self, order: Order) -> None:
        """List in another order; say what that means where nothing can be seen of it."""
        self.searching.order = order
        self._hold()
        self._run(self._kept if self._picked else None)
        if order == "rank" and not self.asked.query:
            self._stage.note(f"{ORDERS[order]}, once something is searched for")

    def step_match(self, steps: int) -> None:
        """Go to the next match; past the last one to the next article, and without a search to the next unread."""
        if not self.asked.words and not self._rows.source.worded:
            self.unread.step(steps)
            return
        step = 1 if steps > 0 else -1
        jump = self.article.step_match if self.asked.words else self.article.step_found
        if any(not self.jump_inside(lambda: jump(step)) for _ in range(abs(steps))):
            self._past_matches(step)

    def _past_matches(self, step: int) -> None:
        before = self._rows.selected_key
        if not self.asked.words:
            self._rows.step(step)
        if self._rows.selected_key != before:
            self.article.follow(land=step)
        else:
            self._stage.note(
                f"no further match in {'this article' if self.asked.words else 'these articles'}"
            )

    def open_chosen(self) -> None:
        """Read the article that is selected, or that the pane of now shows."""
        here = self.here if self.panes.name == "list" else None
        self.attention.opened(here.article if here is not None else self.article.id)
        self.panes.focus("reader")

    def summary(self) -> tuple[str, str]:
        """Return how much was found, in full and in few words; nothing where the query is a mistake."""
        if self.asked.fault is not None:
            return "", ""
        if self.asked.inside:
            words = self.article.match_summary()
            return words, words
        return self.searching.summary()

    def ask_again(self) -> None:
        """Ask anew what is asked, for the index was written.

        The selected article stays, unless nobody has done anything but look at the newest: then that is the newest.
        """
        self._hold()
        here = self._returning or (self.here if self._held else None)
        self.backend.renew()
        self._keeper.renew()
        self.article.forget()
        self.renewed()
        self._run(None if here is None else here.article, again=True)

    # What comes from the index

    def found(self, message: Found) -> bool:
        """Take in what was found; False where that changes nothing, for something else is asked by now."""
        if message.generation != self.searching.generation:
            return False
        if message.complete and not len(message.keys) and self.asked.instead is not None:
            self._now(asking.loosened(self.asked), typing=True)
            return False
        if not message.complete:
            label = message.label
            self._stage.later("everything", FRAMES, lambda: self.searching.ask_everything(self.asked, label))
        new = self._rows.source.generation != message.generation
        if new:
            self.marking.listed_anew(same=self._unasked)
        self.searching.came(message, self.asked)
        if message.complete and message.position is None and self._returning is not None:
            self._returning = None
            self._stage.note("that article is no longer there")
        if new or message.position is not None:
            self._picked = message.position is not None and (message.position > 0 or self._kept is not None)
        if self.searching.sought is None:
            self.article.follow(coming=message.coming)
        if message.complete:
            self.unread.count()
        if self.article.document is None:
            self.asked = self.asked._replace(words="")
        return True

    def article_came(self, message: ArticleCame) -> None:
        """Show an article, unless the cursor is elsewhere by now."""
        if self.article.awaits(message):
            if message.document is None or message.document.article.id != self.article.id:
                self.attention.leave()
            if message.document is not None:
                self.marking.article_came(message.document.article.id, message.remembered)
            place, another = self._returning, self.article.came(message, self.asked)
            if another:
                self.asked = self.asked._replace(words="")
            if place is not None and place.article == self.article.id:
                self.article.go_back(place.offset, place.line)
                self._returning = None
            if another:
                self.attention.shown(unasked=self._unasked, from_top=place is None and not self.asked.text)
        self.rest()

    def moved(self) -> None:
        """Follow the cursor of the list, for somebody moved it: nothing is returned to any more."""
        left = self.article.id
        if left is not None and (self.article.spot[1] > 0 or self.panes.name != "list"):
            self.jumps = went(self.jumps, Place(left, *self.article.spot, asking.rested(self.asked)))
        self._returning, self._unasked = None, False
        self.searching.sought = None
        source = self._rows.source
        self._picked = self._rows.selected_key != source.key(0)
        self._kept = None
        self._hold()
        self.article.follow()

    @property
    def _held(self) -> bool:
        """The selected article is more than the first of a list: somebody moved to it, or reads it."""
        reading = self.panes.name != "list" or self.article.spot[1] > 0
        return self._picked or reading or not self._rows.at_top

    def _hold(self) -> None:
        """Note which article somebody moved to or reads."""
        if self._held and (selected := self._rows.selected) is not None:
            self._kept = selected.id

    def _now(self, asked: Asked, keep: Place | None = None, *, typing: bool = False) -> None:
        """Ask this from now on; where the index has to be asked, `keep` is the place to stay at.

        With `typing` it is the article that somebody moved to last, where that is found.
        """
        before, here = self.asked, self.here
        self.asked = asked
        if not asked.asks_the_same(before):
            self._returning = None if keep == here else keep
            self._run(self._kept if typing else None if keep is None else keep.article, top=typing)
        if (asked.words, asked.fault) != (before.words, before.fault):
            self.article.mark(asked.words, hidden=asked.fault is not None)

    def _run(self, keep: str | None = None, *, top: bool = False, again: bool = False) -> None:
        """Ask the index; what is left to ask of the search before would take the place of this, and is not asked."""
        self._stage.cancel("everything")
        self._unasked = again
        self.searching.run(self.asked, keep, top=top, again=again)
