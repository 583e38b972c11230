"""What is told of somebody whom a pronoun may stand for.

Facts are named, as those of the ranker are, and their weights were learned from annotated news: how far a name
is, what it is in its sentence, whether its bearer spoke last, whether the quotation itself names it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.quotes.ranking.pairfacts import Key

NO_NOUN = 2
"""Where a pronoun asks, which has no noun that could be told of anybody."""
NOTHING_KNOWN: tuple[Key, ...] = (
    ("p5", "other", 3), (False, 0, 1, False, False, True, False), (False, 3, False, NO_NOUN)
)  # fmt: skip


class Rival(NamedTuple):
    """One mention of somebody whom a pronoun may stand for."""

    name: tuple[str, ...]
    start: int
    keys: tuple[Key, ...]
    """One for each of `ANTECEDENT_GROUPS`."""


def _of_place(key: Key) -> list[str]:
    distance, role, rank = key
    return [
        f"distance={distance}",
        f"role={role}",
        f"role={role},near={distance[0]}",
        f"rank={rank}",
        f"rank={rank},role={role}",
    ]


def _of_person(key: Key) -> list[str]:
    gender, person, count, most, quoted, full, alone = key
    return [
        f"gender={'known' if gender else 'open'}",
        f"person={person}",
        f"count={count}",
        f"most={int(most)}",
        f"quoted={int(quoted)}",
        f"full={int(full)}",
        f"alone={int(alone)}",
    ]


def _of_speech(key: Key) -> list[str]:
    spoke, rank, on, told = key
    out = [f"last={int(spoke)}", f"last={int(spoke)},rank={rank}", f"last={int(spoke)},goes_on={int(on)}"]
    if told != NO_NOUN:
        out += [f"told={told}", f"told={told},rank={rank}", f"described,last={int(spoke)}"]
    return out


ANTECEDENT_GROUPS = (_of_place, _of_person, _of_speech)
"""What each key of a rival says, as names of facts."""


def antecedent_facts(rival: Rival) -> list[str]:
    """All facts on a rival."""
    return [fact for group, key in zip(ANTECEDENT_GROUPS, rival.keys, strict=True) for fact in group(key)]
