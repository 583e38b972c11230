"""Moving: in a pane, between panes, through the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.acts.reach import Handler, Reach


def _page_on(reach: Reach, count: int | None) -> None:
    session = reach.session
    turn = session.article.page_on(count or 1)
    if turn == "stopped":
        reach.stage.note("the end; once more for the next unread")
    elif turn == "over":
        session.attention.opened(session.article.id)
        session.unread.step(1)


def _open(reach: Reach, _: int | None) -> None:
    session = reach.session
    suggestion = session.searching.suggestion
    if session.panes.name == "list" and suggestion is not None:
        session.search_for(suggestion)
        return
    if session.panes.name == "quotes" and session.article.quotation is not None:
        session.article.choose(session.article.quotation.number)
    if session.article.document is not None:
        session.open_chosen()


def _jump(reach: Reach, index: int) -> None:
    if reach.session.panes.name == "quotes":
        reach.current.jump(index)  # which tells that a quotation was chosen
    else:
        reach.session.note_jump()
        reach.current.jump(index)


def _back(reach: Reach, _: int | None) -> None:
    session = reach.session
    if session.panes.zen:
        session.panes.toggle_zen()
    elif session.panes.name != "list":
        session.panes.focus("list")
    elif session.asked.text:
        session.leave()
    elif session.marking.may_leave():
        reach.program().exit()


ACTS: dict[str, Handler] = {
    "move.down": lambda reach, count: reach.current.step(count or 1),
    "move.up": lambda reach, count: reach.current.step(-(count or 1)),
    "move.half-down": lambda reach, count: reach.current.step_page(0.5 * (count or 1)),
    "move.half-up": lambda reach, count: reach.current.step_page(-0.5 * (count or 1)),
    "move.page-down": lambda reach, count: reach.current.step_page(count or 1),
    "move.page-up": lambda reach, count: reach.current.step_page(-(count or 1)),
    "move.first": lambda reach, count: _jump(reach, count - 1 if count else 0),
    "move.last": lambda reach, count: _jump(reach, count - 1 if count else -1),
    "article.next": lambda reach, count: reach.articles.step(count or 1),
    "article.previous": lambda reach, count: reach.articles.step(-(count or 1)),
    "pane.next": lambda reach, count: reach.session.panes.turn((count or 1), around=True),
    "pane.previous": lambda reach, count: reach.session.panes.turn(-(count or 1), around=True),
    "pane.right": lambda reach, count: reach.session.panes.turn(count or 1),
    "pane.left": lambda reach, count: reach.session.panes.turn(-(count or 1)),
    "page.on": _page_on,
    "page.back": lambda reach, count: reach.text.step_page(-(count or 1)),
    "open": _open,
    "back": _back,
}
