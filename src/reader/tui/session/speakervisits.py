"""The screens of speakers, and the ways between them and the panes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.index.query import speaker_query
from reader.shown.crediting import person_of
from reader.tui.session.openarticle import CHOOSE_FIRST
from reader.tui.session.speakerpage import AllSpeakers, SpeakerPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.page.panelayout import Pane
    from reader.tui.page.sayings import Saying
    from reader.tui.session.jumps import Place
    from reader.tui.session.session import Session
    from reader.tui.session.stage import Stage
    from reader.tui.worker.messages import SayingsCame, SpeakerCame, SpeakersCame


class Home(NamedTuple):
    """Where somebody was before the first screen of speakers."""

    place: Place | None
    quotation: int | None
    """Where the chosen one begins in the text."""
    pane: Pane


class Speaking:
    """Knows which of these screens are open, and where each way leads back to."""

    def __init__(self, stage: Stage, session: Session) -> None:
        self._stage, self._session = stage, session
        self._everybody = AllSpeakers(session.backend)
        self.pages: list[SpeakerPage | AllSpeakers] = []
        """What is open, or was left for an article; the topmost last."""
        self._home: Home | None = None
        self._visited = ""
        """The query that an article was opened with out of these screens; empty where none was."""
        session.renewed = self.ask_again

    # Who is meant

    def here(self) -> SpeakerPage | None:
        """Return the page of whoever said what is chosen; where that is nobody, say why."""
        quotation, document = self._session.article.quotation, self._session.article.document
        if quotation is None or document is None:
            self._stage.note(CHOOSE_FIRST)
        elif not quotation.known:
            chained = quotation.credit.chain
            self._stage.note("it is not sure enough who this is" if chained else "nobody is named here")
        else:
            person = person_of(quotation.first, document.article.text, document.people)
            forms = person.forms if person is not None else ()
            return SpeakerPage(self._session.backend, quotation.name, forms)
        return None

    def search(self) -> None:
        """Search for everything that the speaker of the chosen quotation said."""
        page = self.here()
        if page is not None:
            self._session.search_for(speaker_query(page.name))

    # There

    def open_page(self, page: SpeakerPage) -> None:
        """Open the page of a speaker above what there is."""
        self._begin()
        self.pages.append(page)
        page.ask()

    def open_all(self) -> AllSpeakers:
        """Open everybody who is quoted."""
        self._begin()
        self.pages.append(self._everybody)
        if not self._everybody.complete:
            self._everybody.ask()
        return self._everybody

    def expect(self) -> None:
        """Get ready for the screen of everybody, in an idle moment."""
        self._everybody.expect()

    def _begin(self) -> None:
        if not self._away:
            self.pages, self._visited = [], ""
        if not self.pages:
            session = self._session
            quotation = session.article.quotation
            start = quotation.start if quotation is not None else None
            self._home = Home(session.here, start, session.panes.name)

    @property
    def _away(self) -> bool:
        """The screens are open, or were left for an article, and nothing else was asked since."""
        return bool(self.pages) and (not self._visited or self._session.asked.text == self._visited)

    # To an article and back

    def visit(self, page: SpeakerPage, saying: Saying) -> None:
        """Read the article of a quotation, at its words, in the list of all that this speaker said."""
        self._session.go_to(speaker_query(page.name), saying.article, saying.start)
        self._session.attention.opened(saying.article)
        self._session.rest()
        self._visited = self._session.asked.text

    def search_for(self, page: SpeakerPage) -> None:
        """Leave all of these screens for a search."""
        self.pages, self._visited, self._home = [], "", None
        self._session.search_for(speaker_query(page.name))

    def again(self) -> Sequence[SpeakerPage | AllSpeakers]:
        """Return the screens that an article was opened out of and that one comes back to; none where that is over."""
        if not self._visited or not self._away:
            return ()
        return self.pages

    def close(self) -> None:
        """Leave the topmost screen; from the last of them back to where one was before them all."""
        if self.pages:
            self.pages.pop()
        if self.pages:
            below = self.pages[-1]
            if isinstance(below, AllSpeakers) and not below.complete:
                below.ask()
            return
        home, visited = self._home, self._visited
        self._home, self._visited = None, ""
        if home is not None and visited:
            self._session.panes.focus(home.pane)
            if home.place is not None:
                self._session.return_to(home.place, home.quotation)

    # What comes from the index

    def said_came(self, came: SayingsCame) -> None:
        """Take in quotations."""
        for page in self._speakers():
            page.said_came(came)

    def known_came(self, came: SpeakerCame) -> None:
        """Take in what is known of a speaker."""
        for page in self._speakers():
            page.known_came(came)

    def all_came(self, came: SpeakersCame) -> None:
        """Take in who is quoted."""
        self._everybody.came(came)

    def ask_again(self) -> None:
        """Ask anew for what is open: the index was written."""
        self._everybody.complete = False
        for page in self.pages:
            page.ask()

    def _speakers(self) -> list[SpeakerPage]:
        return [page for page in self.pages if isinstance(page, SpeakerPage)][-1:]
