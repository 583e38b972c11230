"""Searching, from the bar and from a quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.acts.reach import Handler

ACTS: dict[str, Handler] = {
    "search.open": lambda reach, _: reach.session.open_search(),
    "search.accept": lambda reach, _: reach.session.accept(),
    "search.leave": lambda reach, _: reach.session.leave(),
    "search.sort": lambda reach, _: reach.session.toggle_sort(),
    "match.next": lambda reach, _: reach.session.step_match(1),
    "match.previous": lambda reach, _: reach.session.step_match(-1),
    "speaker.search": lambda reach, _: reach.session.search_speaker(),
}
