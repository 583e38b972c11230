"""The quotations of the article."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reader.tui.session.amending import NAMED
from reader.tui.session.openarticle import NOBODY

if TYPE_CHECKING:
    from reader.tui.acts.reach import Handler, Reach
    from reader.tui.session.amending import Target

NONE_FITS = "no quotation fits what was typed"


def _step(reach: Reach, steps: int) -> None:
    session = reach.session
    if not session.jump_inside(lambda: session.article.step_quotation(steps)):
        reach.stage.note(NONE_FITS if session.article.sieve else NOBODY)


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


def _sift(reach: Reach, _: int | None) -> None:
    document = reach.session.article.document
    if document is None or not document.quotations:
        reach.stage.note(NOBODY)
    else:
        reach.session.panes.show_quotes()
        reach.dialogs.open_sieve()


def _amend(reach: Reach, _: int | None) -> None:
    target = reach.session.amending.target()
    if target is None:
        reach.stage.note(NOBODY)
    else:
        reach.dialogs.open_amends(target, partial(_chosen, reach, target))


def _chosen(reach: Reach, target: Target, letter: str) -> None:
    put_right = partial(reach.session.amending.put_right, target, letter)
    if letter in NAMED:
        reach.dialogs.open_people(target, letter, reach.session.amending.ask_people, put_right)
    else:
        put_right()


ACTS: dict[str, Handler] = {
    "quotes.show": _show,
    "quote.next": lambda reach, count: _step(reach, count or 1),
    "quote.previous": lambda reach, count: _step(reach, -(count or 1)),
    "quotes.order": lambda reach, _: reach.sidebar.set_order(by_speaker=not reach.sidebar.by_speaker),
    "quotes.filter": _sift,
    "quotes.evidence": _evidence,
    "quote.amend": _amend,
}
