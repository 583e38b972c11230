"""The quotations of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.acts.reach import Handler, Reach

NOBODY = "nobody is quoted here"


def _step(reach: Reach, steps: int) -> None:
    session = reach.session
    if not session.jump_inside(lambda: session.article.step_quotation(steps)):
        reach.stage.note(NOBODY)


def _show(reach: Reach, _: int | None) -> None:
    session = reach.session
    session.panes.toggle_quotes()
    if session.panes.name == "quotes" and not session.jump_inside(session.article.choose_nearest):
        reach.stage.note(NOBODY)


def _evidence(reach: Reach, _: int | None) -> None:
    reach.sidebar.set_evidence(not reach.sidebar.evidence)
    if reach.sidebar.evidence:
        reach.session.panes.show_quotes()
        if not reach.session.article.choose_nearest():
            reach.stage.note(NOBODY)


ACTS: dict[str, Handler] = {
    "quotes.show": _show,
    "quote.next": lambda reach, count: _step(reach, count or 1),
    "quote.previous": lambda reach, count: _step(reach, -(count or 1)),
    "quotes.order": lambda reach, _: reach.sidebar.set_order(by_speaker=not reach.sidebar.by_speaker),
    "quotes.evidence": _evidence,
}
