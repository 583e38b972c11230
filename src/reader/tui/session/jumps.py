"""The places where one was: each an article, how far it was scrolled, and what was asked. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.tui.session.asked import Asked

MOST = 100
"""Places that are remembered; the oldest go."""


class Place(NamedTuple):
    """Where somebody was reading."""

    article: str
    """The id of the article."""
    offset: int
    """Where in its text the first line on the screen began."""
    line: int
    """The number of that line, as lines were broken then."""
    asked: Asked
    """What was searched for."""


class Jumps(NamedTuple):
    """A list of places, oldest first, and where in it one stands: at its end after every jump."""

    places: tuple[Place, ...] = ()
    at: int = 0

    @property
    def newest(self) -> Place | None:
        """Where one was before the last jump."""
        return self.places[-1] if self.places else None


def went(jumps: Jumps, place: Place | None) -> Jumps:
    """Note the place that one leaves; it is in the list once for each search that it was seen in."""
    if place is None:
        return jumps
    kept = [each for each in jumps.places if not _same(each, place)]
    places = (*kept, place)[-MOST:]
    return Jumps(places, len(places))


def back(jumps: Jumps, here: Place | None) -> tuple[Jumps, Place | None]:
    """Go to the place before, None at the oldest; from the end of the list, `here` is noted to come forth again."""
    after = jumps
    if jumps.at == len(jumps.places) and here is not None:
        after = went(jumps, here)
        after = after._replace(at=len(after.places) - 1)
    if after.at == 0:
        return jumps, None
    return after._replace(at=after.at - 1), after.places[after.at - 1]


def forth(jumps: Jumps) -> tuple[Jumps, Place | None]:
    """Go to the place that one came back from; None where there is none."""
    if jumps.at + 1 >= len(jumps.places):
        return jumps, None
    return jumps._replace(at=jumps.at + 1), jumps.places[jumps.at + 1]


def _same(one: Place, other: Place) -> bool:
    return (one.article, one.offset, one.asked.text) == (other.article, other.offset, other.asked.text)
