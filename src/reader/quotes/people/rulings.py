"""What a reader says of people: two names are one person's, or two people's, whatever articles tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.people.blocking import SURNAME
from reader.quotes.people.namewords import is_description

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence


class Ruling(NamedTuple):
    """A reader's word on two names."""

    one: str
    other: str
    same: bool

    @property
    def names(self) -> tuple[str, str]:
        """Both names."""
        return self.one, self.other


def meant(plain: str, known: Collection[str], voiced: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the identities that a name means: the one that goes by it, else those of whoever is called so.

    `plain` is the plain key of the name, `known` holds all identities that go by such a key, `voiced` the plain keys
    and identities of speakers.
    """
    direct = frozenset(key for key in (plain, SURNAME + plain) if key in known)
    return direct or frozenset(key for called, key in voiced if called == plain)


def split(one: str, other: str, meaning: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """Return which of two plain keys are to be identities of their own, so that the names are two people's."""
    if not meaning[one] & meaning[other]:
        return ()
    borrowed = tuple(each for each in (one, other) if each not in meaning[each])
    # Where both are called otherwise for good, each gets its own name; a person cannot be parted from itself.
    return borrowed if one != other else ()


def joined_by(
    rulings: Sequence[Ruling], meaning: Mapping[str, frozenset[str]], plain: Mapping[str, str]
) -> dict[str, str]:
    """Return the identity that each of those stands for which rulings join, itself among them.

    `rulings` come latest first: one that would join two people who were told apart, or whom later ones keep apart by
    what they join, counts for nothing. `plain` gives the plain keys of names, `meaning` what these mean.
    """
    apart = [
        (a, b)
        for ruling in rulings
        if not ruling.same
        for a in meaning[plain[ruling.one]]
        for b in meaning[plain[ruling.other]]
        if a != b
    ]
    groups: dict[str, frozenset[str]] = {}
    for ruling in rulings:
        keys = meaning[plain[ruling.one]] | meaning[plain[ruling.other]]
        if not ruling.same or len(keys) < 2 or not all(meaning[plain[name]] for name in ruling.names):
            continue
        group = frozenset(each for key in keys for each in groups.get(key, (key,)))
        if not any(a in group and b in group for a, b in apart):
            groups |= dict.fromkeys(group, group)
    return {key: min(group, key=_fullness) for key, group in groups.items()}


def _fullness(key: str) -> tuple[bool, bool, int, str]:
    """Names come before descriptions and handles, full ones before surnames and before shorter ones."""
    return key.startswith(SURNAME), key.startswith("@") or is_description(key.title()), -len(key.split()), key
