"""Which marks an article bears: those that were made under any of its names, and *read* of its copies too."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeVar

from reader.marks.operations import CORRECTIONS, READ, Remembered, remembered

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reader.marks.entries import Entry, Names, Register

K = TypeVar("K")
_Place = tuple[str, str]


class Bearers:
    """The last word on each article, where its marks were made under several names."""

    def __init__(self, entries: Iterable[Entry], settled: Mapping[Names, str | None]) -> None:
        """`settled` says which article the names of a mark mean now: `reader.marks.articlenames.settle`."""
        self._by_id: dict[str, dict[_Place, Entry]] = defaultdict(dict)
        self._read: dict[str, Entry] = {}
        self._orphans: dict[Names, list[Entry]] = defaultdict(list)
        for entry in entries:
            if entry.article is None:
                continue
            if entry.op == READ and entry.article.text:
                _keep(self._read, entry.article.text, entry)
            article_id = settled.get(entry.article)
            if article_id is not None:
                _keep(self._by_id[article_id], (entry.op, entry.key), entry)
            elif entry.on:
                self._orphans[entry.article].append(entry)

    def entries(self, names: Names, *, telling: bool = True) -> dict[tuple[str, str], Entry]:
        """Return the last word on an article, by operation and key; copies of a `telling` text share *read*."""
        found = dict(self._by_id.get(names.id, {}))
        shared = self._read.get(names.text) if names.text and telling else None
        if shared is not None:
            _keep(found, (READ, ""), shared)
        return found

    def last(self, register: Register, *, telling: bool = True) -> Entry | None:
        """Return the last word on what a register is about, under whatever names it was said."""
        if register.article is None:
            return None
        place = register.op, register.key
        found = self._by_id.get(register.article.id, {}).get(place)
        shared = self._read.get(register.article.text) if register.op == READ and telling else None
        if shared is None or (found is not None and shared.strength < found.strength):
            return found
        return shared

    def remembered(self, names: Names, *, telling: bool = True) -> Remembered:
        """Return what is remembered of an article."""
        return remembered(self.entries(names, telling=telling).values())

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


def _keep(held: dict[K, Entry], place: K, entry: Entry) -> None:
    before = held.get(place)
    if before is None or before.strength < entry.strength:
        held[place] = entry
