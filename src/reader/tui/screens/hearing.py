"""What the main screen hears from the index, from the disk and from the indexer."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from reader.tui.dialogs import opening
from reader.tui.worker import messages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.message import Message

    from reader.keystrokes import Keys
    from reader.tui.session.freshness import Freshness
    from reader.tui.session.session import Session
    from reader.tui.session.speakervisits import Speaking
    from reader.tui.widgets.frame import Frame


SHELF = 0.05
"""Seconds without another count after which the shelf is drawn with those that have come."""
RECOUNT = 0.5
"""Seconds without another mark after which the shelf is counted anew."""


class HearingScreen(Screen[None], inherit_bindings=False):
    """Hands every answer to the session, and has shown what changed by it."""

    session: Session
    speaking: Speaking
    freshness: Freshness
    frame: Frame
    keys: Mapping[str, list[Keys]]

    @abstractmethod
    def tell(self) -> None:
        """Bring counts, mistakes, position and state up to date."""

    @abstractmethod
    def fill_shelf(self) -> None:
        """Show what has changed on the shelf, wherever that is seen."""

    @abstractmethod
    def illustrate(self) -> None:
        """Have the pictures of the article drawn, where it has some."""

    @property
    @abstractmethod
    def covered(self) -> bool:
        """A dialog lies above the panes."""

    @abstractmethod
    def later(self, name: str, seconds: float, call: Callable[[], object]) -> None:
        """Call something soon; a newer call of the same name takes its place."""

    @abstractmethod
    def note(self, sentence: str) -> None:
        """Say what was done, until the next key."""

    @abstractmethod
    def warn(self, title: str, message: str) -> None:
        """Say what went wrong, for some seconds."""

    # What comes from the index

    def early(self, message: Message) -> None:
        """Take an answer that was there before the screen, so that its first frame shows it."""
        if isinstance(message, messages.Found):
            self._found(message)
        elif isinstance(message, messages.ArticleCame):
            self._article_came(message)
        else:
            self.post_message(message)

    @on(messages.Found)
    def _found(self, message: messages.Found) -> None:
        self.freshness.answered()
        if not self.session.found(message):
            return
        if not self.session.listed:
            self.frame.say(self.freshness.nothing())
        self.tell()

    @on(messages.Suggested)
    def _suggested(self, message: messages.Suggested) -> None:
        if self.session.searching.suggested(message):
            self.frame.say(self.freshness.nothing())

    @on(messages.NoIndex)
    def _no_index(self) -> None:
        self.frame.say(self.freshness.no_index())

    @on(messages.RowsWanted)
    def _rows_wanted(self) -> None:
        self.session.searching.fetch_rows()
        self.session.marking.look()
        self.tell()

    @on(messages.RowsCame)
    def _rows_came(self, message: messages.RowsCame) -> None:
        self.session.searching.rows_came(message)

    @on(messages.ArticleCame)
    def _article_came(self, message: messages.ArticleCame) -> None:
        self.session.article_came(message)
        self.illustrate()
        self.tell()

    @on(messages.Dragged)
    def _dragged(self, message: messages.Dragged) -> None:
        self.frame.drag(message.border, message.column, dropped=message.dropped)

    @on(messages.LaidOut)
    def _laid_out(self) -> None:
        self.illustrate()
        self.tell()

    # What comes from the disk

    @on(messages.Named)
    def _named(self, message: messages.Named) -> None:
        self.session.marking.named(message)

    @on(messages.UnreadCame)
    def _unread_came(self, message: messages.UnreadCame) -> None:
        self.session.unread.came(message)
        self.tell()

    @on(messages.UnreadCounted)
    def _unread_counted(self, message: messages.UnreadCounted) -> None:
        self.session.unread.counted(message)
        self.tell()

    @on(messages.ShelfCame)
    def _shelf_came(self, message: messages.ShelfCame) -> None:
        self.session.shelf.came(message)
        self.fill_shelf()

    @on(messages.PeopleCame)
    def _people_came(self, message: messages.PeopleCame) -> None:
        opening.fill_people(self.app, message.people)

    @on(messages.SayingsCame)
    def _sayings_came(self, message: messages.SayingsCame) -> None:
        self.speaking.said_came(message)
        opening.fill_speakers(self.app)

    @on(messages.SpeakerCame)
    def _speaker_came(self, message: messages.SpeakerCame) -> None:
        self.speaking.known_came(message)
        opening.fill_speakers(self.app)

    @on(messages.SpeakersCame)
    def _speakers_came(self, message: messages.SpeakersCame) -> None:
        self.speaking.all_came(message)
        opening.fill_speakers(self.app)

    @on(messages.EntryCounted)
    def _entry_counted(self, message: messages.EntryCounted) -> None:
        self.session.shelf.counted(message)
        self.later("shelf", SHELF, self.fill_shelf)

    @on(messages.MarksCame)
    def _marks_came(self, message: messages.MarksCame) -> None:
        self.session.marking.came(message)
        self.session.attention.restore()
        self.tell()

    @on(messages.MarksMoved)
    def _marks_moved(self) -> None:
        self.session.marking.look(again=True)
        self._marks_changed()

    @on(messages.Kept)
    def _kept(self, message: messages.Kept) -> None:
        if self.session.marking.kept(message):
            self.session.ask_again()
        self._marks_changed()
        self.tell()

    @on(messages.Agreed)
    def _agreed(self, message: messages.Agreed) -> None:
        if self.session.marking.agreed(message):
            self.session.ask_again()

    @on(messages.NotKept)
    def _not_kept(self, message: messages.NotKept) -> None:
        self.session.marking.not_kept(message)
        self.tell()

    @on(messages.Turned)
    def _turned(self, message: messages.Turned) -> None:
        if self.session.marking.turned(message):
            self.session.ask_again()
        self._marks_changed()
        self.tell()

    def _marks_changed(self) -> None:
        """Count anew what is unread; the shelf when there was time to think."""
        self.session.unread.count()
        self.later("recount", RECOUNT, lambda: self.session.shelf.look(counted=self.session.panes.has_shelf))

    @on(messages.MarksFailed)
    def _marks_failed(self, message: messages.MarksFailed) -> None:
        self.warn("Marks", message.what)

    @on(messages.StatusCame)
    def _status_came(self, message: messages.StatusCame) -> None:
        self.session.searching.status_came(message.status)
        self.tell()

    @on(messages.ProblemsCame)
    def _problems_came(self, message: messages.ProblemsCame) -> None:
        if not message.problems:
            self.note("no document has a problem")
        elif not self.covered:
            opening.open_problems(self.app, self.keys, message.problems)

    @on(messages.Scrolled)
    def _scrolled(self) -> None:
        self.session.article.scrolled()
        self.session.attention.opened(self.session.article.id)
        self.tell()

    @on(messages.EntryChosen)
    def _entry_chosen(self, message: messages.EntryChosen) -> None:
        self.session.search_for(message.query)

    @on(messages.ShelfLeft)
    def _shelf_left(self) -> None:
        self.session.panes.put_shelf(shown=False)
        self.session.panes.focus(self.session.panes.name)

    @on(messages.Failed)
    def _failed(self, message: messages.Failed) -> None:
        self.freshness.failed(message.what or message.slot, message.fault)

    @on(messages.Progressed)
    def _progressed(self, message: messages.Progressed) -> None:
        self.freshness.progressed(message)
        self.tell()
