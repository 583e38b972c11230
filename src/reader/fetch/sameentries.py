"""Which entries of a feed are articles that were written before, whatever the feed calls them now.

An id counts first, then the address, then title and day, then the text: publishers change the scheme, the form, the
words and the whole policy of their ids, and readers saw everything twice. Each article is claimed by one entry at most,
so that entries which share an id, an address or a title are all kept.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from reader.marks.articlenames import normal_address, text_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from reader.fetch.feedentries import Entry
    from reader.fetch.feedstates import FeedState, Known

BUCKETS, ALIKE = 64, 32
"""Values of a sketch, and how many of two sketches are the same where two texts are one article's."""
_FEWEST = 30
"""Words from which a text has a sketch."""
_IN_A_ROW = 4
_WORD = re.compile(r"\w+")


class Match(NamedTuple):
    """An entry, and the article that it is."""

    entry: Entry
    known: Known | None
    """None for a new one."""
    key: str
    """What the entry is called in this feed."""


def matched(entries: Sequence[Entry], state: FeedState) -> list[Match]:
    """Return which of the entries are known, in the order of the feed; those that are there twice, once.

    Takes note in `state` that ids repeat: from then on they count for nothing in this feed.
    """
    ids = Counter(entry.id for entry in entries if entry.id)
    state.ids_repeat = state.ids_repeat or any(count > 1 for count in ids.values())
    addresses = Counter(normal_address(entry.url) for entry in entries if entry.url)
    claimed: dict[int, Known] = {}
    free = {id(known): known for known in state.entries}

    def claim(name_of: Callable[[Entry], object], names_of: Callable[[Known], Iterable[object]]) -> None:
        table: dict[object, list[Known]] = {}
        for known in free.values():
            for name in names_of(known):
                if name:
                    table.setdefault(name, []).append(known)
        for at, entry in enumerate(entries):
            if at in claimed or not (name := name_of(entry)):
                continue
            for known in table.get(name, ()):
                if id(known) in free:
                    claimed[at] = free.pop(id(known))
                    break

    if not state.ids_repeat:
        claim(lambda entry: entry.id, lambda known: (known.id, *known.other))
    claim(
        lambda entry: normal_address(entry.url) if addresses[normal_address(entry.url)] == 1 else "",
        lambda known: (known.url,),
    )
    claim(
        lambda entry: (entry.title, entry.date[:10]) if entry.title and entry.date else "",
        lambda known: ((known.title, known.day),) if known.title and known.day else (),
    )
    claim(lambda entry: text_hash(entry.text) if _is_long(entry.text) else "", lambda known: (known.text,))
    _claim_alike(entries, claimed, free)
    return _once(entries, claimed, state)


def _once(entries: Sequence[Entry], claimed: dict[int, Known], state: FeedState) -> list[Match]:
    found: list[Match] = []
    seen: set[tuple[str, str, str]] = set()
    for at, entry in enumerate(entries):
        key = key_of(entry, ids_repeat=state.ids_repeat)
        same = key, entry.title, text_hash(entry.text)
        if at not in claimed and same in seen:
            continue
        seen.add(same)
        found.append(Match(entry, claimed.get(at), key))
    return found


def key_of(entry: Entry, *, ids_repeat: bool) -> str:
    """Return what an entry is called in its feed: its id, else its address, else its title and date, else its text."""
    if entry.id and not ids_repeat:
        return f"id {entry.id}"
    address = normal_address(entry.url)
    if ids_repeat:
        return f"all {entry.id} {address} {entry.title} {entry.date}"
    if address:
        return f"address {address}"
    return (
        f"title {entry.title} {entry.date}" if entry.title or entry.date else f"text {text_hash(entry.text)}"
    )


def sketch(text: str) -> list[int]:
    """Return a sketch of a text: the least hash of its runs of four words in each bucket; empty for short ones."""
    words = [word.lower() for word in _WORD.findall(text)]
    if len(words) < _FEWEST:
        return []
    least = [-1] * BUCKETS
    rows = zip(*(words[at:] for at in range(_IN_A_ROW)), strict=False)
    for value in {zlib.crc32(row.encode()) for row in map(" ".join, rows)}:
        bucket, rest = value % BUCKETS, value // BUCKETS
        if least[bucket] < 0 or rest < least[bucket]:
            least[bucket] = rest
    return least


def _is_long(text: str) -> bool:
    return len(text.split(None, _FEWEST)) > _FEWEST


def _claim_alike(entries: Sequence[Entry], claimed: dict[int, Known], free: dict[int, Known]) -> None:
    """Let entries whose id, address and title are all new claim articles whose text is nearly theirs."""
    left = [at for at in range(len(entries)) if at not in claimed]
    held = [known for known in free.values() if known.sketch and known.seen]
    if not left or not held:
        return
    for at in left:
        mine = sketch(entries[at].text)
        if not mine:
            continue
        best = max(held, key=lambda known: _alike(mine, known.sketch), default=None)
        if best is not None and id(best) in free and _alike(mine, best.sketch) >= ALIKE:
            claimed[at] = free.pop(id(best))


def _alike(one: Sequence[int], other: Sequence[int]) -> int:
    return sum(a == b >= 0 for a, b in zip(one, other, strict=False))
