"""What the main screen opens above itself: the dialogs, as `reader.tui.acts.reach` names them."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import on
from textual.widgets import Input

from reader.marks.articlenames import tells, text_hash
from reader.tui.dialogs import opening
from reader.tui.screens.hearing import HearingScreen
from reader.tui.session.completing import Known
from reader.tui.session.speakerpage import SpeakerPage
from reader.tui.worker import jobs, messages
from reader.tui.worker.filefacts import file_facts
from reader.typedlines import LineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual import events

    from reader.keystrokes import Keys
    from reader.tui.acts.reach import Reach
    from reader.tui.page.quotedrows import Quoted
    from reader.tui.page.sayings import Saying
    from reader.tui.session.amending import Target
    from reader.tui.session.speakerpage import AllSpeakers
    from reader.tui.session.subscribing import Subscribing
    from reader.tui.worker.readable import ReadableArchive


RECENT = 5
"""Actions that the palette offers first because they were chosen there."""


class OpeningScreen(HearingScreen, inherit_bindings=False):
    """Opens what lies above the panes, with what it is to show."""

    archive: ReadableArchive
    feeds: Subscribing
    recent: Sequence[str] = ()
    """Ids of the actions that were chosen in the palette last, the newest first."""
    reach: Reach
    macros: Mapping[Keys, tuple[str, ...]]
    lines: list[str]
    """What was typed behind `:` in this session, the newest last."""

    _styled = False
    """The styles were worked out since the screen came on top for the first time."""

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Leave the styles as they are the first time: all widgets have just been given theirs."""
        event.refresh_styles, self._styled = self._styled, True

    @abstractmethod
    def do(self, action_id: str, count: int | None = None) -> None:
        """Do an action of the registry."""

    def do_by_name(self, action_id: str) -> None:
        """Do an action that was chosen in the palette, which offers it first from now on."""
        self.recent = tuple(dict.fromkeys((action_id, *self.recent)))[:RECENT]
        self.do(action_id)

    def open_help(self) -> None:
        """Show all keys."""
        opening.open_help(self.app, self.keys, self.macros)

    def open_palette(self) -> None:
        """Find an action by its name."""
        opening.open_palette(self.app)

    def plan_line(self, line: str) -> Callable[[], object]:
        """Return what a typed line asks for, as a call; see `reader.tui.acts.lineplans`."""
        from reader.tui.acts.lineplans import planned

        deed = planned(self.reach, line, self.do)

        def done() -> None:
            deed()
            self.tell()

        return done

    def do_lines(self, name: str, lines: Sequence[str]) -> None:
        """Do the lines of a macro; what cannot be done, or asks something, is the last of them."""
        for line in lines:
            try:
                self.plan_line(line)()
            except LineError as error:
                self.note(f"{name}: {line}: {error.message}")
                return
            if self.covered:
                return

    def open_command(self, typed: str = "") -> None:
        """Let a line be typed, which begins so."""
        shelf = self.session.shelf
        known = Known(sorted(self.app.available_themes), shelf.tags, list(shelf.saved))
        opening.open_command(self.app, typed, self.lines, known, self.plan_line)

    def open_output(self, heading: str, text: str) -> None:
        """Show what a command wrote."""
        opening.open_output(self.app, self.keys, heading, text)

    def open_provenance(self) -> None:
        """Show where the article on the screen comes from, and what is known of it."""
        document = self.session.article.document
        if document is None:
            self.note("there is no article")
            return
        held = self.session.marking.of(document.article.id)
        opening.open_provenance(self.app, self.keys, document, held, self.archive.name)
        article = document.article
        text = text_hash(article.text) if tells(article.text) else ""
        self.session.backend.ask("origin", jobs.origin(article.id, article.path, text), urgency=1)

    @on(messages.OriginCame)
    def _origin_came(self, message: messages.OriginCame) -> None:
        async def read() -> None:
            root = str(self.archive.root)
            facts = await asyncio.to_thread(file_facts, root, message.path, message.indexed)
            opening.fill_provenance(self.app, message.article, facts, message.copies)

        self.run_worker(read(), group="origin", exclusive=True, exit_on_error=False)

    def open_speaker(self, page: SpeakerPage, /) -> None:
        """Show a speaker."""
        opening.open_speaker(
            self.app, page, self.keys, self.do, self._speaker_closed, self._visit, self._search_instead
        )

    def open_speakers(self, page: AllSpeakers, /) -> None:
        """Show everybody who is quoted."""
        opening.open_speakers(self.app, page, self.keys, self.do, self._speaker_closed, self._open_quoted)

    def speaker_on_top(self) -> SpeakerPage | None:
        """Return the speaker whose screen lies on top, or below the line behind `:`."""
        return opening.speaker_on_top(self.app)

    def _open_quoted(self, quoted: Quoted) -> None:
        page = SpeakerPage(self.session.backend, quoted.row.name, quoted.row.forms)
        self.speaking.open_page(page)
        self.open_speaker(page)

    def _speaker_closed(self) -> None:
        self.speaking.close()
        self.tell()

    def _visit(self, page: SpeakerPage, saying: Saying) -> None:
        opening.close_speakers(self.app)
        self.speaking.visit(page, saying)

    def _search_instead(self, page: SpeakerPage) -> None:
        opening.close_speakers(self.app)
        self.speaking.search_for(page)

    def open_orders(self) -> None:
        """Choose the order of the list."""
        opening.open_orders(self.app, self.session.searching.order, self.session.sort)

    def open_feeds(self) -> None:
        """Show how it stands with the feeds."""
        opening.open_feeds(self.app, self.feeds, self.session.search_for)

    def open_shelf(self) -> None:
        """Show what stands on the shelf: beside the panes where there is room."""
        self.feeds.look()
        if self.session.panes.may_shelf:
            self.session.panes.put_shelf(shown=True)
            self.fill_shelf()
            if self.frame.shelf is not None:
                self.frame.shelf.take_keys()
            return
        opening.open_shelf(self.app, self.session.shelf, self.session.asked.text, self.session.search_for)

    def open_tags(
        self,
        articles: int,
        held: Sequence[str],
        known: Sequence[str],
        done: Callable[[dict[str, bool]], object],
        /,
    ) -> None:
        """Ask for tags."""
        opening.open_tags(self.app, articles, held, known, done)

    def open_note(self, articles: int, text: str, done: Callable[[str], object], /) -> None:
        """Ask for a note."""
        opening.open_note(self.app, articles, text, done)

    def open_amends(self, target: Target, chosen: Callable[[str], object], /) -> None:
        """Ask what is to be put right."""
        opening.open_amends(self.app, target, self._beside, chosen)

    def open_people(
        self,
        target: Target,
        letter: str,
        opened: Callable[[], object],
        done: Callable[[str], object],
        /,
    ) -> None:
        """Ask for a name."""
        opening.open_people(self.app, target, letter, self._beside, opened, done)

    @property
    def _beside(self) -> int | None:
        """Columns that a dialog has where it covers neither the text nor the quotations; None where it has to."""
        return self.frame.articles.region.width if self.frame.articles.display else None

    # The line above the quotations

    def open_sieve(self) -> None:
        """Ask which quotations are to be seen."""
        self.frame.sieve.begin(self.session.article.sieve)
        self.frame.quotes.name_sieve(shown=False)
        self.set_focus(self.frame.sieve)

    @on(Input.Changed, "#sieve")
    def _sifted(self) -> None:
        if self.frame.sieve.display:
            self.session.article.sift(self.frame.sieve.value)

    @on(messages.SieveLeft)
    def _sieve_left(self, message: messages.SieveLeft) -> None:
        if not self.frame.sieve.display:
            return  # a second key was on its way
        if not message.kept:
            self.session.article.sift("")
        elif (chosen := self.session.article.quotation) is not None:
            self.session.choose_quotation(chosen.number)
        if self.focused is self.frame.sieve:
            self.session.panes.focus(self.session.panes.name)
        self.frame.sieve.display = False
        self.frame.quotes.name_sieve(shown=True)
        self.tell()

    # Letters over the text

    def open_hints(self) -> None:
        """Put letters over what is seen of the text and can be opened or chosen."""
        self.call_after_refresh(self._show_hints)  # the text may be shown only now

    def _show_hints(self) -> None:
        hints = self.frame.reader.hints_here()
        if hints.targets:
            self.frame.reader.show_hints(hints)
            self.frame.status.note("letters · Esc leaves")
        else:
            self.note("nothing here can be opened or chosen")

    def take_hint(self, key: str) -> None:
        """Take a key while letters are shown: the last one opens or chooses, and any other key leaves them."""
        view = self.frame.reader
        hints = view.hints.press(key) if view.hints is not None else None
        if hints is None or not hints.left:
            view.show_hints(None)
            self.frame.status.note("" if key == "Esc" else f"no hint begins so: {key}")
            return
        meant = hints.meant
        view.show_hints(hints if meant is None else None)
        if meant is not None:
            self.frame.status.note("")
            if meant.link is not None:
                self.post_message(messages.LinkChosen(meant.link))
            elif meant.quotation is not None:
                self.session.choose_quotation(meant.quotation)
                self.tell()
