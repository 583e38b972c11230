"""Selecting words of the text with the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keystrokes import written
from reader.tui.acts.outward import copy

if TYPE_CHECKING:
    from reader.tui.acts.reach import Handler, Reach
    from reader.tui.page.textunits import Unit


def _begin(reach: Reach, unit: Unit) -> None:
    article = reach.session.article
    if not article.selecting.begin(article.reading, unit):
        reach.stage.note("there are no words here")
        return
    told = (("select.copy", "copies"), ("quote.amend", "puts right"), ("select.leave", "leaves"))
    reach.stage.note(
        " · ".join(f"{written(reach.keys[each][0])} {what}" for each, what in told if reach.keys[each])
    )


def _whole(reach: Reach, _: int | None) -> None:
    selecting = reach.session.article.selecting
    if selecting.span is None:
        _begin(reach, "sentence")
    else:
        selecting.widen()


def _copy(reach: Reach, _: int | None) -> None:
    if words := reach.stage.get_selected_text():
        copy(reach, words, "selection")
    reach.session.article.selecting.leave()


ACTS: dict[str, Handler] = {
    "select.words": lambda reach, _: _begin(reach, "word"),
    "select.whole": _whole,
    "select.on": lambda reach, count: reach.session.article.selecting.step(count or 1),
    "select.back": lambda reach, count: reach.session.article.selecting.step(-(count or 1)),
    "select.down": lambda reach, count: reach.session.article.selecting.step_line(count or 1),
    "select.up": lambda reach, count: reach.session.article.selecting.step_line(-(count or 1)),
    "select.sentence-on": lambda reach, count: reach.session.article.selecting.step_sentence(count or 1),
    "select.sentence-back": lambda reach, count: reach.session.article.selecting.step_sentence(-(count or 1)),
    "select.other-end": lambda reach, _: reach.session.article.selecting.turn(),
    "select.copy": _copy,
    "select.leave": lambda reach, _: reach.session.article.selecting.leave(),
}
