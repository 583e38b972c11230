"""The blocks that names fall into: nothing outside a block bears on who is who in it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.people.namewords import is_description, name_words, parts_of
from reader.quotes.people.sightings import others_beside

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.quotes.people.countednames import Sighting

SURNAME = "-"
"""Before the key of a word alone that is a surname: people are quoted who bear it."""
NEAR = 30
"""Days within which two articles tell of the same events."""
IN_OFFICE = 730
"""Days for which an office is taken to be held, before and after an article that says so."""


class Seen(NamedTuple):
    """A sighting with its article."""

    sighting: Sighting
    article: int
    """Any number that tells articles apart."""
    day: int
    """Ordinal of the article's day; 0 where it has none."""


def block_of(name: str) -> str:
    """The block a name belongs to: the last word of it; a description is a block of its own."""
    if is_description(name):
        return description_key(name)
    if name.startswith("@"):
        return name.lower()
    return parts_of(name).surname


def plain_key(name: str) -> str:
    """The identity of a name as long as nothing else is known."""
    if is_description(name):
        return description_key(name)
    return name.lower() if name.startswith("@") else " ".join(parts_of(name).words)


def description_key(name: str) -> str:
    """The identity of those whom articles describe and do not name."""
    return "~" + (" ".join(name_words(name)) or name)


def borrowed_block(sighting: Sighting) -> str | None:
    """The block of the handle or acronym that an article gives for a name: it may be a name elsewhere."""
    if sighting.handle is not None:
        return sighting.handle.lower()
    return None if sighting.acronym is None else " ".join(name_words(sighting.acronym))


def company_of(names: Sequence[str]) -> frozenset[str]:
    """Keys of the full names that an article quotes."""
    return frozenset(" ".join(parts_of(name).words) for name in others_beside(names))


def lent(keys: Iterable[str]) -> str | None:
    """The identity that a handle or an acronym stands for, from those of the names it was given to.

    None where it was given to several: it then tells nothing.
    """
    found = set(keys)
    return found.pop() if len(found) == 1 else None


def may_borrow(sighting: Sighting) -> bool:
    """Whether a name is a handle or an acronym alone, which may stand for a name given elsewhere."""
    name = sighting.name
    return name.startswith("@") or (name.isupper() and parts_of(name).bare and not is_description(name))


def within(day: int, days: Sequence[int], reach: int) -> bool:
    """Whether one of the sorted `days` is near; an article without a day is near only to another one."""
    if not days:
        return False
    if not day:
        return not days[0]
    place = bisect_left(days, day)
    return any(other and abs(day - other) <= reach for other in days[max(0, place - 1) : place + 1])
