"""Searching, from the bar and from a quotation; and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.session.speakerpage import AllSpeakers

if TYPE_CHECKING:
    from reader.tui.acts.reach import Handler, Reach
    from reader.tui.session.speakerpage import SpeakerPage


def _leave(reach: Reach, _: int | None) -> None:
    session = reach.session
    if reach.stage.typing:
        session.leave()
    elif session.marking.let_go():
        pass
    elif session.panes.name != "list" and session.article.sieve and not session.asked.words:
        session.article.sift("")
    elif not session.asked.inside and (pages := reach.speaking.again()):
        for page in pages:
            _open(reach, page)
    else:
        session.leave()


def _speaker(reach: Reach, _: int | None) -> None:
    page = reach.speaking.here()
    if page is not None:
        reach.speaking.open_page(page)
        _open(reach, page)


def _open(reach: Reach, page: SpeakerPage | AllSpeakers) -> None:
    if isinstance(page, AllSpeakers):
        reach.dialogs.open_speakers(page)
    else:
        reach.dialogs.open_speaker(page)


def _copies(reach: Reach, _: int | None) -> None:
    searching = reach.session.searching
    searching.fold = not searching.fold
    reach.session.sort(searching.order)  # the list is asked for anew, with the article of now in it
    reach.stage.note("copies have one row" if searching.fold else "each copy has its row")


ACTS: dict[str, Handler] = {
    "search.open": lambda reach, _: reach.session.open_search(),
    "search.accept": lambda reach, _: reach.session.accept(),
    "search.leave": _leave,
    "list.copies": _copies,
    "search.sort": lambda reach, _: reach.dialogs.open_orders(),
    "match.next": lambda reach, count: reach.session.step_match(count or 1),
    "match.previous": lambda reach, count: reach.session.step_match(-(count or 1)),
    "unread.next": lambda reach, count: reach.session.unread.step(count or 1),
    "unread.previous": lambda reach, count: reach.session.unread.step(-(count or 1)),
    "jump.back": lambda reach, count: reach.session.go_back(count or 1),
    "jump.forth": lambda reach, count: reach.session.go_back(-(count or 1)),
    "speaker.open": _speaker,
    "speaker.search": lambda reach, _: reach.speaking.search(),
    "speakers.open": lambda reach, _: _open(reach, reach.speaking.open_all()),
}
