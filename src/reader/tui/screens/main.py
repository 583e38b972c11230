"""The main screen: the panes, who is seen at which size, and where messages go."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Input

from reader.actions import live_keys
from reader.text import clean
from reader.tui.acts import handover
from reader.tui.acts.handlers import HANDLERS
from reader.tui.dialogs import opening
from reader.tui.session.freshness import Freshness
from reader.tui.session.keymap import Dispatcher, stroke
from reader.tui.session.openarticle import Reading
from reader.tui.session.panes import Panes
from reader.tui.session.search_desk import SearchDesk
from reader.tui.session.searching import Searching, is_short
from reader.tui.widgets.article_list import ArticleList
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.lines import Separator
from reader.tui.widgets.quote_list import QuoteList
from reader.tui.widgets.search_bar import SearchBar, TopRule
from reader.tui.widgets.status_line import StatusLine, hints, problems_noted
from reader.tui.worker import messages
from reader.tui.worker.indexing import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.message import Message
    from textual.timer import Timer

    from reader.actions import Context
    from reader.archive import Archive
    from reader.config import Settings
    from reader.tui.app import ReaderApp
    from reader.tui.page.panelayout import Pane
    from reader.tui.worker.backend import Backend

DEBOUNCE = 0.07
"""Seconds after the last key before a query is asked."""
FRAMES = 0.1
"""Seconds that the first rows of a list have for themselves, before the keys of all rows are asked for."""
SETTLE = 0.05
"""Seconds between two moves below which the article waits for the last of them."""


class MainScreen(Screen[None], inherit_bindings=False):
    """Articles, text, quotations."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""

    def __init__(self, archive: Archive, settings: Settings, backend: Backend) -> None:
        super().__init__()
        self.archive, self.settings, self.backend = archive, settings, backend
        self.keys, self._complaints = live_keys(settings.keymap, settings.keys)
        self.dispatcher = Dispatcher(self.keys)
        self.searching: Searching = Searching(backend)
        self.articles: ArticleList = ArticleList(id="articles")
        self.reader: ArticleView = ArticleView(id="reader", measure=settings.measure)
        self.quotes = QuoteList(id="quotes")
        self.bar = SearchBar(archive.name, id="bar")
        self.rule = TopRule(id="rule")
        self.status = StatusLine(id="status")
        self.reading: Reading = Reading(backend, self.articles, self.reader, self.quotes)
        self.freshness: Freshness = Freshness(self)
        self.panes: Panes = Panes(self)
        self.desk: SearchDesk = SearchDesk(self)
        self._last_move = 0.0
        self._waits: dict[str, Timer] = {}
        self.searching.run()  # while the terminal is being prepared, the index already answers

    @property
    def reader_app(self) -> ReaderApp:
        """The app, by its own type."""
        return cast("ReaderApp", self.app)

    def compose(self) -> ComposeResult:
        """Lay the panes out."""
        yield self.bar
        yield self.rule
        with Horizontal(id="panes"):
            yield self.articles
            yield Separator(id="after-articles")
            yield self.reader
            yield Separator(id="before-quotes")
            yield self.quotes
        yield self.status

    def on_mount(self) -> None:
        """Show what there is; only then look at the folder."""
        self.panes.arrange()
        self.set_focus(self.articles)
        for message in self.backend.attach(self.post_message):
            self._early(message)
        self.call_after_refresh(self.set_timer, 0.05, self.freshness.look)
        if self._complaints:
            self.warn("Settings", "\n".join(self._complaints))

    # Panes

    @property
    def pane(self) -> Pane:
        """The pane that has the keys."""
        return self.panes.name

    @property
    def current(self) -> ArticleList | ArticleView | QuoteList:
        """The pane that keys work in."""
        return self.panes.current

    def on_resize(self) -> None:
        """Show as many panes as there is room for."""
        self.panes.arrange()
        self.tell()

    @on(messages.Opened)
    def _opened(self) -> None:
        self.panes.focus("reader")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the mouse: a click into a pane gives it the keys."""
        for name, pane in self.panes.by_name.items():
            if event.widget is pane and self.pane != name:
                self.panes.focus(name)
        self._hint()

    # Keys

    @property
    def context(self) -> Context:
        """Where keys are being typed."""
        return "search" if self.focused is self.bar.input else self.pane

    def on_key(self, event: events.Key) -> None:
        """Take every key that the focused widget leaves."""
        key = stroke(event.key, event.character)
        if key is None:
            return
        context = self.context
        if context == "search" and not self.dispatcher.bound(key, context):
            # The bar takes its keys itself; this one was on its way to a pane when `/` was pressed.
            if event.is_printable and event.character is not None:
                self.bar.input.insert_text_at_cursor(event.character)
            return
        event.stop()
        event.prevent_default()
        self.status.note("")
        if key == "Esc" and self.dispatcher.pending:
            self.dispatcher.clear()
        elif (call := self.dispatcher.press(key, context)) is not None:
            self.do(call.action, call.count)
        self.status.pending(self.dispatcher.pending)

    def do(self, action_id: str, count: int | None = None) -> None:
        """Do an action of the registry."""
        if action_id != "page.on":
            self.reading.stopped_at_end = False
        HANDLERS[action_id](self, count)
        self.tell()

    # Search

    @on(Input.Changed, "#query")
    def _typed(self) -> None:
        if self.context == "search":  # else it has been accepted already, and this is only late to tell
            if is_short(self.bar.text):
                self.cancel("query")
                self.desk.submit()
            else:
                self.later("query", DEBOUNCE, self.desk.submit)

    def later(self, name: str, seconds: float, call: Callable[[], object]) -> None:
        """Call something soon; a newer call of the same name takes its place."""
        self.cancel(name)
        self._waits[name] = self.set_timer(seconds, call)

    def cancel(self, name: str) -> None:
        """Do not call what was to be called soon."""
        if (timer := self._waits.pop(name, None)) is not None:
            timer.stop()

    def step_quotation(self, steps: int) -> None:
        """Go to the next quotation, or the one before."""
        if not self.reading.step_quotation(steps):
            self.note("nobody is quoted here")

    # What comes from the index

    def _early(self, message: Message) -> None:
        """Take an answer that was there before the screen, so that its first frame shows it."""
        if isinstance(message, messages.Found):
            self._found(message)
        elif isinstance(message, messages.ArticleCame):
            self._article_came(message)
        else:
            self.post_message(message)

    @on(messages.Found)
    def _found(self, message: messages.Found) -> None:
        if not self.searching.came(message, self.articles):
            return
        if not message.complete:
            self.later("everything", FRAMES, partial(self.searching.ask_everything, message.label))
        if not len(self.articles.source):
            self.articles.say(self.freshness.nothing())
            self.reader.say("")
        # The beginning of a new list brings its first article along.
        self.reading.follow(coming=bool(message.hits))
        self.tell()

    @on(messages.Suggested)
    def _suggested(self, message: messages.Suggested) -> None:
        if self.searching.suggested(message):
            self.articles.say(self.freshness.nothing())

    @on(messages.NoIndex)
    def _no_index(self) -> None:
        self.articles.say(self.freshness.no_index())
        self.reader.say("")

    @on(messages.RowsWanted)
    def _rows_wanted(self) -> None:
        self.searching.fetch_rows(self.articles)

    @on(messages.RowsCame)
    def _rows_came(self, message: messages.RowsCame) -> None:
        self.searching.rows_came(message, self.articles)

    @on(messages.ArticleCame)
    def _article_came(self, message: messages.ArticleCame) -> None:
        self.reading.came(message)
        self.desk.rest()
        self.tell()

    @on(messages.StatusCame)
    def _status_came(self, message: messages.StatusCame) -> None:
        self.searching.status_came(message.status)
        self.tell()

    @on(messages.ProblemsCame)
    def _problems_came(self, message: messages.ProblemsCame) -> None:
        opening.open_problems(self, message.problems)

    @on(messages.Failed)
    def _failed(self, message: messages.Failed) -> None:
        self.warn("Index", message.what or message.slot)
        if message.fault is not None:
            self.freshness.mend(message.fault)

    @on(messages.Progressed)
    def _progressed(self, message: messages.Progressed) -> None:
        self.freshness.progressed(message)
        self.tell()

    # The panes follow each other

    @on(messages.Selected)
    def _selected(self) -> None:
        now = time.monotonic()
        hurried, self._last_move = now - self._last_move < SETTLE, now
        if hurried:
            self.later("follow", SETTLE, self.reading.follow)
        else:
            self.reading.follow()
        self.tell()

    @on(messages.QuoteChosen)
    def _quote_chosen(self, message: messages.QuoteChosen) -> None:
        self.reading.choose(message.group)
        if message.jump:
            self.panes.focus("reader")
        self.tell()

    @on(messages.Scrolled)
    def _scrolled(self) -> None:
        self.reading.scrolled()
        self.tell()

    @on(messages.LinkChosen)
    def _link_chosen(self, message: messages.LinkChosen) -> None:
        handover.open_url(self, message.target)

    # Telling

    def note(self, sentence: str) -> None:
        """Say what was done, until the next key."""
        self.status.note(sentence)

    def warn(self, title: str, message: str) -> None:
        """Say what went wrong, for some seconds, above the panes."""
        self.app.notify(clean(message), title=title, severity="warning", markup=False, timeout=10)

    def tell(self) -> None:
        """Bring counts, position and state up to date."""
        self.bar.count(*self.desk.summary())
        self.status.facts(
            words(self.freshness.indexing.progress),
            f"{self.reader.percent} %" if self.reading.document is not None and self.reader.display else "",
            problems_noted(self.searching.problems, self.keys),
        )

    def _hint(self) -> None:
        self.status.hint(hints(self.keys, typing=self.context == "search"))
