"""How many a pronoun may stand for: the people named before it whose gender fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.quotes.speakers.names import Names

_REACH = 1600
"""Code points before a pronoun in which people are counted."""
_NAMES = 80
"""Names before a pronoun among which they are counted."""
MEN = frozenset(("he", "his", "er", "sein"))


def people_before(names: Names, pronoun: str, at: int) -> int:
    """How many people are named shortly before offset `at` for whom a pronoun of one person may stand."""
    gender = "m" if pronoun.lower() in MEN else "f"
    return len(
        {
            last
            for mention in names.before(at, _NAMES, _REACH)
            if (last := names.named[mention][-1]) in names.people
            and names.gendered.get(last, gender) == gender
            and names.is_name(names.named[mention])
        }
    )
