"""The main screen: what it is composed of, and where keys and messages go."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import on
from textual.widgets import Input

from reader.config import place, timings
from reader.keymaps import live_keys
from reader.keystrokes import written
from reader.text import clean
from reader.tui.acts import outward
from reader.tui.acts.handlers import HANDLERS
from reader.tui.acts.reach import Reach
from reader.tui.dialogs import opening
from reader.tui.page.rowwords import remarks
from reader.tui.screens.above import OpeningScreen
from reader.tui.session.attention import read_rule
from reader.tui.session.freshness import Freshness
from reader.tui.session.keymap import Dispatcher, stroke
from reader.tui.session.marking import WATCH
from reader.tui.session.session import Session
from reader.tui.session.speakervisits import Speaking
from reader.tui.session.subscribing import Subscribing
from reader.tui.terminal import compat
from reader.tui.widgets.frame import Frame
from reader.tui.widgets.status_line import SIEVING, hints, newer_noted, problems_noted
from reader.tui.worker import messages
from reader.tui.worker.fetching import Fetching

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from textual import events
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.timer import Timer

    from reader.actions import Context
    from reader.config import Settings
    from reader.tui.acts.surroundings import Program
    from reader.tui.page.panelayout import Pane
    from reader.tui.screens.illustrating import Illustrating
    from reader.tui.session.asked import Where
    from reader.tui.widgets.status_line import StatusLine
    from reader.tui.worker.backend import Backend
    from reader.tui.worker.keeper import Keeper
    from reader.tui.worker.readable import ReadableArchive

MOST = 100
"""Times that a macro is done at most, whatever number was typed before its key."""
MOMENT = 0.001
"""Seconds of the shortest timer: one of none would never call."""
SOON = 0.05
"""Seconds that the first frame has for itself."""
IDLE = 0.8
"""Seconds after which the start is over."""


class MainScreen(OpeningScreen, inherit_bindings=False):
    """Articles, text, quotations. It is the stage of the session, and does nothing by itself."""

    BINDINGS: ClassVar[list[BindingType]] = []
    AUTO_FOCUS = ""

    def __init__(
        self, archive: ReadableArchive, settings: Settings, backend: Backend, keeper: Keeper
    ) -> None:
        super().__init__()
        compat.draw_sparingly(self)
        self.backend = backend
        self.keeper = keeper
        live = live_keys(settings.keymap, settings.keys, partial(place, settings.path, "keys"))
        self.keys, self._complaints, self.macros = live
        self.dispatcher = Dispatcher(self.keys, self.macros)
        self.archive = archive
        self.frame = frame = Frame(archive.name, settings.measure)
        self._times = timings(settings)
        rule = read_rule(settings.mark_read)
        self.session = Session(self, backend, keeper, frame.articles, frame.reader, frame.quotes, rule=rule)
        self.session.patience = self._times.search_delay
        self.speaking = Speaking(self, self.session)
        frame.articles.remembered = self.session.marking.known.shown
        self.freshness = Freshness(self, archive, self.session)
        self.feeds = Subscribing(self, Fetching(archive.root), self.session.shelf)
        self.reach = Reach(
            stage=self,
            session=self.session,
            speaking=self.speaking,
            freshness=self.freshness,
            feeds=self.feeds,
            articles=frame.articles,
            text=frame.reader,
            sidebar=frame.quotes,
            dialogs=self,
            keys=self.keys,
            root=archive.root,
            open_index=archive.open_index,
            opener=settings.opener,
            patience=self._times.pipe_timeout,
            program=lambda: cast("Program", self.app),
        )
        self.lines = []
        self._last_move = 0.0
        self._images = settings.images
        self._illustrating: Illustrating | None = None
        """None until an article has a picture: few have."""
        self._waits: dict[str, Timer] = {}
        self.session.begin()

    def compose(self) -> ComposeResult:
        """Put the panes side by side."""
        yield from self.frame.compose()

    def on_mount(self) -> None:
        """Show what there is; only then look at the folder."""
        self.lay_out()
        self.set_focus(self.frame.articles)
        for message in self.backend.attach(self.post_message):
            self.early(message)
        self.keeper.attach(self.post_message)
        self.call_after_refresh(self.set_timer, SOON, self._look_round)
        self.later("watch", WATCH, self.session.marking.watch)
        self.later("ready", IDLE, self._make_ready)
        if self._complaints:
            self.warn("Settings", "\n".join(self._complaints))

    def on_idle(self) -> None:
        """Draw at once what a key changed; where more has come, as from one held down, the timer of frames joins it."""
        if not self.app.message_queue_size:
            compat.paint_now(self)

    def _look_round(self) -> None:
        """Look at the folder, and at the journals."""
        self.freshness.look()
        self.keeper.name_unreadable()

    def _make_ready(self) -> None:
        """Get ready for what takes long to open, once the start is over."""
        opening.ready_speakers(self.app)
        self.speaking.expect()

    # Keys

    @property
    def context(self) -> Context:
        """Where keys are being typed."""
        if self.typing:
            return "search"
        selects = self.session.panes.name == "reader" and self.session.article.selecting.span is not None
        return "selection" if selects else self.session.panes.name

    def on_key(self, event: events.Key) -> None:
        """Take every key that the focused widget leaves."""
        key = stroke(event.key, event.character)
        if key is None:
            return
        if self.covered:
            # It was on its way when the key before it opened a dialog, which it is meant for.
            event.stop()
            event.prevent_default()
            self.reach.program().hand_up(event)
            return
        context = self.context
        if self._in_shelf and not key.startswith("C-"):
            return
        if context == "search" and not self.dispatcher.bound(key, context):
            # The bar takes its keys itself; this one was on its way to a pane when `/` was pressed.
            if event.is_printable and event.character is not None:
                self.frame.bar.input.insert_text_at_cursor(event.character)
            return
        if self.focused is self.frame.sieve and event.is_printable and event.character is not None:
            self.frame.sieve.insert_text_at_cursor(event.character)
            return
        event.stop()
        event.prevent_default()
        if self.frame.reader.hints is not None:
            self.take_hint(key)
            return
        self.frame.status.note("")
        self.session.attention.stirred()
        if key == "Esc" and self.dispatcher.pending:
            self.dispatcher.clear()
        elif (call := self.dispatcher.press(key, context)) is not None:
            if call.lines:
                self.do_lines(call.action, call.lines * min(call.count or 1, MOST))
            else:
                self.do(call.action, call.count)
        elif self.dispatcher.unknown:
            shows = self.keys["help"]
            self.note(
                f"no such key: {self.dispatcher.unknown}"
                + (f" ({written(shows[0])} shows all)" if shows else "")
            )
        self.frame.status.pending(self.dispatcher.pending)
        self._offer_keys(context)

    def _offer_keys(self, context: Context) -> None:
        """Show soon what can follow the keys that were typed; what was shown goes with the next key."""
        self.frame.hide_keys()
        self.cancel("which-key")
        if self.dispatcher.begun and self._times.which_key is not None:
            ways = self.dispatcher.following(context)
            self.later("which-key", self._times.which_key, lambda: self._show_keys(ways))

    def _show_keys(self, ways: Sequence[tuple[str, str]]) -> None:
        if self.dispatcher.begun and not self.covered:
            self.frame.offer_keys(ways, self.app.size)

    @property
    def _in_shelf(self) -> bool:
        """The shelf beside the panes has the keys."""
        return self.focused is not None and self.frame.shelf in self.focused.ancestors

    def do(self, action_id: str, count: int | None = None) -> None:
        """Do an action of the registry."""
        if action_id != "page.on":
            self.session.article.stopped_at_end = False
        HANDLERS[action_id](self.reach, count)
        self.tell()

    def on_resize(self) -> None:
        """Show as many panes as there is room for."""
        self.lay_out()
        self.tell()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Follow the mouse: a click into a pane gives it the keys."""
        panes = self.session.panes
        for name, pane in self.frame.panes.items():
            if event.widget is pane and panes.name != name:
                panes.focus(name)
        if self.session.asked.fault is not None:
            self.session.rest()
        sieving = self.focused is self.frame.sieve
        self.frame.status.hint(SIEVING if sieving else hints(self.keys, typing=self.typing))

    @on(Input.Changed, "#query")
    def _typed(self) -> None:
        self.session.typed()

    # The panes follow each other

    @on(messages.Opened)
    def _opened(self) -> None:
        self.session.open_chosen()

    @on(messages.Selected)
    def _selected(self) -> None:
        now = time.monotonic()
        hurried, self._last_move = now - self._last_move < self._times.settle, now
        if hurried:
            self.later("follow", self._times.settle, self.session.moved)
        else:
            self.session.moved()
        self.tell()

    @on(messages.QuoteChosen)
    def _quote_chosen(self, message: messages.QuoteChosen) -> None:
        self.session.choose_quotation(message.group)
        if message.jump:
            self.session.panes.focus("reader")
        self.tell()

    def fill_shelf(self) -> None:
        """Show what has changed on the shelf, wherever that is seen."""
        shelf = self.session.shelf
        if self.frame.shelf is not None:
            self.frame.shelf.show(shelf.entries, shelf.unread, self.session.asked.text)
        if self.covered:
            opening.fill_shelf(self.app)

    @on(messages.LinkChosen)
    def _link_chosen(self, message: messages.LinkChosen) -> None:
        outward.open_url(self.reach, message.target)

    # The stage: see `reader.tui.session.stage`

    @property
    def typing(self) -> bool:
        """The search bar has the keys."""
        return self.focused is self.frame.bar.input

    @property
    def covered(self) -> bool:
        """A dialog lies above the panes."""
        return self.app.screen is not self  # `is_current` holds below a dialog that lets it shine through

    @property
    def typed(self) -> str:
        """What stands in the search bar."""
        return self.frame.bar.text

    @property
    def width(self) -> int:
        """Columns of the screen."""
        return self.app.size.width

    def put(self, text: str, where: Where, *, at_end: bool = False) -> None:
        """Put a query into the search bar, which says what it is for."""
        self.frame.bar.ask_for(self.frame.bar.ARTICLE if where == "article" else self.frame.bar.ARCHIVE)
        self.frame.bar.put(text, at_end=at_end)

    def give_keys(self, to: Pane | Literal["search"]) -> None:
        """Let a pane, or the search bar, have the keys from now on."""
        self.set_focus(self.frame.bar.input if to == "search" else self.frame.panes[to])

    def lay_out(self) -> None:
        """Show the panes that are to be seen now, as wide as the screen allows."""
        panes = self.session.panes
        self.frame.lay_out(self.app.size, panes.shown, zen=panes.zen, shelf=panes.has_shelf)
        if self._in_shelf and not panes.has_shelf:
            self.set_focus(self.frame.panes[panes.name])

    def note(self, sentence: str) -> None:
        """Say what was done, until the next key."""
        self._status.note(sentence)
        if self.session.panes.zen:
            self.frame.status.display = True
            self.later("zen", self._times.zen_note, self.lay_out)

    def toast(self, sentence: str) -> None:
        """Say what was done, for some seconds, whatever keys come meanwhile."""
        status = self._status
        status.note("")
        status.toast(sentence)
        self.later("toast", self._times.toast, lambda: status.toast(""))

    @property
    def _status(self) -> StatusLine:
        """The bottom line that is seen: a screen of speakers has its own."""
        return (opening.status_on_top(self.app) if self.covered else None) or self.frame.status

    def key_of(self, action: str) -> str:
        """Return how the keys of an action are written, those named first; empty where it has none."""
        keys = self.keys[action]
        return written(keys[0]) if keys else ""

    def warn(self, title: str, message: str) -> None:
        """Say what went wrong, for some seconds, above the panes."""
        timeout = self._times.warning
        self.app.notify(clean(message), title=title, severity="warning", markup=False, timeout=timeout)

    def tell(self) -> None:
        """Bring counts, mistakes, position and state up to date."""
        session, fault = self.session, self.session.asked.fault
        self.frame.bar.count(*session.summary())
        self.frame.articles.doubt(fault is not None)
        self.frame.rule.say(newer_noted(session.searching.newer, self.keys))
        if fault is None:
            self.frame.rule.clear()
        else:
            self.frame.rule.blame(fault, self.frame.bar.input.region.x)
        self.frame.reader.remark(*remarks(session.marking.of(session.article.id or "")))
        read = session.article.document is not None and self.frame.reader.display
        self.frame.status.facts(
            self.freshness.doing,
            self.feeds.doing,
            *session.marking.facts,
            session.unread.fact,
            session.searching.copies_fact,
            f"{self.frame.reader.percent} %" if read else "",
            f"{self.frame.quotes.counted} quotations"
            if session.article.sieve and not self.frame.quotes.display
            else "",
            problems_noted(session.searching.problems, self.keys),
        )

    def illustrate(self) -> None:
        """Have the pictures of the article drawn, where it has some."""
        document = self.frame.reader.document
        if self._illustrating is None and document is not None and document.pictures:
            from reader.tui.imaging.picturing import Picturing
            from reader.tui.screens.illustrating import Illustrating

            decoding = Picturing(self.archive.root)
            self._illustrating = Illustrating(self, self.frame.reader, decoding, self._images)
        if self._illustrating is not None:
            self._illustrating.look()

    def later(self, name: str, seconds: float, call: Callable[[], object]) -> None:
        """Call something soon; a newer call of the same name takes its place."""
        self.cancel(name)
        self._waits[name] = self.set_timer(max(MOMENT, seconds), call)

    def cancel(self, name: str) -> None:
        """Do not call what was to be called soon."""
        if (timer := self._waits.pop(name, None)) is not None:
            timer.stop()

    def start(self, work: Coroutine[object, object, None], group: str) -> None:
        """Let work run beside the screen."""
        self.run_worker(work, group=group, exit_on_error=False)
