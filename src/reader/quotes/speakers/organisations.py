"""Which body "it", "the company" or "the agency" is."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.quotes.lexicon.places import is_nationality, is_place
from reader.quotes.lexicon.wordlists import is_body_word, word_set
from reader.quotes.speakers.resolutions import Resolution

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.quotes.speakers.names import Names

_NEAR = 400
"""Code points within which a name is fresh."""
_SUBJECT_WITHIN = 600
"""Code points back in which a subject is looked for."""
_BY_NAME_ONLY = word_set(
    """government administration ministry department police court church army military hospital school university
    council board office embassy authority committee commission party campaign institute museum service"""
)
"""Bodies of which a country or a town has one: only a name with the noun in it says which is meant."""
_LONGEST_NAME = 5


class Organisations:
    """The bodies of one text."""

    __slots__ = ("_alone", "_names", "_told_of")

    def __init__(self, names: Names) -> None:
        self._names = names
        self._alone = {name[0] for name in names.named if len(name) == 1}
        """Names of one word."""
        self._told_of: frozenset[str] = frozenset()

    def meant(
        self,
        described: list[str],
        before: int,
        spoke: Iterable[tuple[str, int]],
        way: str,
        told_of: frozenset[str] = frozenset(),
    ) -> Resolution:
        """The body that a description, as its words in lower case, stands for at an offset.

        `spoke`: who spoke before and where, the last one first. `told_of`: last words of names that the sentence tells
        of behind it, which are others'.
        """
        named = self._with_word(described, before)
        if named is not None:
            return Resolution(self._full(named), way)
        self._told_of = told_of
        if described and described[-1] in _BY_NAME_ONLY:
            return Resolution(None, way)
        last, place = next(iter(spoke), ("", -1))
        subject = self._last_subject(before, place, places=not described)
        if subject is not None:
            return Resolution(self._full(subject), way)
        words = tuple(last.split())
        if words and self._may_be(words) and not (described and is_place(words)):
            return Resolution(last, way)
        return self._most_spoken_of(before, way, places=not described)

    def _last_subject(self, before: int, after: int, *, places: bool) -> tuple[str, ...] | None:
        """The nearest body at the head of a sentence between two offsets, not too far away."""
        names = self._names
        for mention in reversed(names.before(before, reach=min(_SUBJECT_WITHIN, before - after - 1))):
            name = names.named[mention]
            if names.subjects[mention] and self._may_be(name) and (places or not is_place(name)):
                return name
        return None

    def _with_word(self, described: list[str], before: int) -> tuple[str, ...] | None:
        """The nearest name that has a noun of the description in it: "the center" is the Storm Prediction Center."""
        wanted = {_stem(word) for word in described}
        if not wanted:
            return None
        names = self._names
        for mention in reversed(names.before(before)):
            name = names.named[mention]
            if len(name) > 1 and name[-1] not in names.persons and not wanted.isdisjoint(map(_stem, name)):
                return name
        return None

    def _may_be(self, name: tuple[str, ...]) -> bool:
        """Whether a name may be that of a body: two words may be a person's, unless one of them tells a body."""
        names, last = self._names, name[-1]
        full = names.full.get(last, name)
        # A surname alone is a person's; nobody calls Hollin Ferries "Ferries".
        surname = last in names.told or (last in self._alone and full[0] not in self._alone)
        if surname and 1 < len(full) < 4 and not (is_place(name) or _tells_body(full)):
            return False
        if (
            last in self._told_of
            or last in names.persons
            or (names.people.get(last, 0) > 1 and last in names.full and len(name) < 4)
        ):
            return False
        return len(name) < _LONGEST_NAME and names.is_name(name) and not _is_people(name)

    def _most_spoken_of(self, before: int, way: str, *, places: bool) -> Resolution:
        """The name that is no person's and is subject most often so far."""
        names = self._names
        score: Counter[tuple[str, ...]] = Counter()
        for mention in names.before(before):
            name = names.named[mention]
            if not self._may_be(name) or (not places and is_place(name)):
                continue
            told = len(name) > 1 or names.subjects[mention] or name[-1] in names.spoke or _tells_body(name)
            if not (places or told):
                continue  # a town that a storm comes to is no agency
            near = before - names.starts[mention] < _NEAR
            if not places and near and _tells_body(name):
                score[name] += 30
            score[name] += 8 + (25 if names.subjects[mention] else 0) + (20 if near else 0)
            if names.spoke.get(name[-1], before) < before:
                score[name] += 30
        if not score:
            return Resolution(None, way)
        (name, top), *rivals = score.most_common(2)
        margin = 1 - rivals[0][1] / top if rivals else 1.0
        return Resolution(self._full(name), way, margin)

    def _full(self, name: tuple[str, ...]) -> str:
        return " ".join(self._names.fullest(name))


def _is_people(name: tuple[str, ...]) -> bool:
    """Whether a name is that of people by where they are from: "Dutch", "Native American"."""
    return is_nationality(name) or (len(name) == 2 and is_nationality(name[1:]))


def _tells_body(name: tuple[str, ...]) -> bool:
    """Whether a word of a name is a noun for a body, a small word, or all capitals."""
    return any(is_body_word(word) or word.islower() or (word.isupper() and len(word) > 1) for word in name)


def _stem(word: str) -> str:
    """A word in lower case without the s of its plural."""
    low = word.lower()
    return low[:-1] if low.endswith("s") and len(low) > 4 else low
