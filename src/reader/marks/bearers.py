"""Which marks an article bears: those that were made under any of its names, and *read* of its copies too.

What was said of an older version of it is said of the newest.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from reader.marks.operations import CORRECTIONS, READ, Remembered, remembered

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from reader.marks.entries import Entry, Names, Register

K = TypeVar("K")
_Place = tuple[str, str]


class Bearers:
    """The last word on each article, where its marks were made under several names."""

    def __init__(
        self,
        entries: Iterable[Entry],
        settled: Mapping[Names, str | None],
        carried: Container[Names] = (),
    ) -> None:
        """`settled` says which article the names of a mark mean now, `carried` which names mean an older version.

        See `reader.marks.articlenames.settle` and `carried_over`.
        """
        self._carried = carried
        self._by_id: dict[str, dict[_Place, Entry]] = defaultdict(dict)
        self._read: dict[str, Entry] = {}
        self._orphans: dict[Names, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.article is None:
                continue
            if entry.op == READ and entry.article.text:
                self._keep(self._read, entry.article.text, entry)
            article_id = settled.get(entry.article)
            if article_id is not None:
                self._keep(self._by_id[article_id], (entry.op, entry.key), entry)
            elif entry.on:
                self._orphans[entry.article].append(entry)

    def entries(self, names: Names, *, telling: bool = True) -> dict[tuple[str, str], Entry]:
        """Return the last word on an article, by operation and key; copies of a `telling` text share *read*."""
        found = dict(self._by_id.get(names.id, {}))
        shared = self._read.get(names.text) if names.text and telling else None
        if shared is not None:
            self._keep(found, (READ, ""), shared)
        return found

    def last(self, register: Register, *, telling: bool = True) -> Entry | None:
        """Return the last word on what a register is about, under whatever names it was said."""
        if register.article is None:
            return None
        place = register.op, register.key
        found = self._by_id.get(register.article.id, {}).get(place)
        shared = self._read.get(register.article.text) if register.op == READ and telling else None
        if shared is None or (found is not None and self._is_weaker(shared, found)):
            return found
        return shared

    def remembered(self, names: Names, *, telling: bool = True) -> Remembered:
        """Return what is remembered of an article."""
        entries = self.entries(names, telling=telling)
        read = entries.get((READ, ""))
        has_changed = read is not None and read.on and self.is_carried(read)
        return remembered(entries.values())._replace(changed=has_changed)

    def is_carried(self, entry: Entry) -> bool:
        """Whether something was said of an older version."""
        return entry.article is not None and entry.article in self._carried

    def corrected(self) -> Iterator[tuple[str, list[Entry]]]:
        """Yield the articles that have corrections, by their ids, with all that is said of each."""
        for article in sorted(self._by_id):
            entries = [each for each in self._by_id[article].values() if each.on and each.op in CORRECTIONS]
            if entries:
                yield article, entries

    def orphans(self) -> Iterator[tuple[Names, Remembered]]:
        """Yield the names that mean no article, with what is remembered under them."""
        for names, entries in sorted(self._orphans.items()):
            held = remembered(entries)
            if held:
                yield names, held

    def _keep(self, held: dict[K, Entry], place: K, entry: Entry) -> None:
        before = held.get(place)
        if before is None or self._is_weaker(before, entry):
            held[place] = entry

    def _is_weaker(self, one: Entry, other: Entry) -> bool:
        if one.op == READ and one.strength[:2] == other.strength[:2] and one.on == other.on:
            # All versions of an article may be marked at once: then the newest one is read.
            of_newest = not self.is_carried(one), not self.is_carried(other)
            if of_newest[0] != of_newest[1]:
                return of_newest[1]
        return one.strength < other.strength
