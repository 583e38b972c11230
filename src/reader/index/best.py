"""Best first: ranks what matches by BM25, where that can be had while somebody waits.

BM25 reads every match, and first counts each word and phrase in the whole archive. Up to `EXACT` matches the
order is exact; beyond, the newest `WINDOW` are ranked. To count a phrase all of whose words are common takes
longer than anybody waits: what holds one comes newest first, and so does what begins with a letter or two. All
of this is said in a label.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, NamedTuple

from reader.index.folding import words
from reader.index.phrases import fts_phrase
from reader.index.recent import SHORT, has_short_prefix
from reader.index.schema import RANK
from reader.index.tree import And, Node, Not, Or, Term

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from reader.index.compiling import Plan

EXACT = 20_000
"""Ranking reads every match: all of them up to so many."""
WINDOW = 12_000
"""Beyond, the newest so many are ranked: what has to be left out anyway may as well be left to stay quick."""


class Ranked(NamedTuple):
    """Keys, best first, and what their order is worth where it is not exact."""

    keys: array[int]
    label: str | None


class BestFirst:
    """Ranks the matches of plans that have words, and remembers the last ranking for its further pages."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._last: tuple[tuple[object, ...], Ranked] | None = None

    def refusal(self, root: Node | None) -> str | None:
        """Return a label where the matches of a query cannot be ranked in time: they are to come newest first."""
        if has_short_prefix(root, SHORT - 1):
            return "newest first: the beginning of a word is too short to rank"
        common = next((phrase for phrase in _phrases(root) if self._common(phrase)), None)
        return None if common is None else f"newest first: “{common}” is too common to rank"

    def page(self, asked: Plan, offset: int, limit: int) -> Ranked:
        """Return `limit` keys from `offset` on. The first page is ranked alone; the second ranks them all."""
        if offset == 0:
            return self._rank(asked, limit)
        ranked = self.all(asked)
        return Ranked(ranked.keys[offset : offset + limit], ranked.label)

    def all(self, asked: Plan) -> Ranked:
        """Return the keys of all that are ranked: as many as match, `EXACT` at most."""
        version = self._db.execute("pragma data_version").fetchone()[0]
        question = (version, asked)
        if self._last is None or self._last[0] != question:
            self._last = question, self._rank(asked, EXACT)
        return self._last[1]

    def _rank(self, asked: Plan, limit: int) -> Ranked:
        where, values = asked.where()
        newest = f"from fts where {where} order by rowid desc limit {WINDOW}"
        number = f"select count(*) from (select 1 from fts where {where} limit {EXACT + 1})"
        exact = self._db.execute(number, values).fetchone()[0] <= EXACT
        if exact:
            ranked = f"select rowid as key from fts where {where} order by {RANK}, rowid desc limit ?"
        else:
            window = f"select rowid as key, {RANK} as rank {newest}"
            ranked = f"select key from ({window}) order by rank, key desc limit ?"
        keys = self._db.execute(ranked, (*values, limit))
        return Ranked(_keys(keys), None if exact else f"best of the newest {WINDOW:,}")

    def _common(self, phrase: str) -> bool:
        """Return whether each word of a phrase stands in more articles than are ranked."""
        number = f"select count(*) from (select 1 from fts where fts match ? limit {EXACT + 1})"
        return all(
            self._db.execute(number, (fts_phrase(word),)).fetchone()[0] > EXACT
            for word in dict.fromkeys(words(phrase))
        )


def _keys(rows: sqlite3.Cursor) -> array[int]:
    return array("q", (key for (key,) in rows))


def _phrases(node: Node | None) -> Iterator[str]:
    """Yield the phrases that the ranking would count, those among excluded words too."""
    match node:
        case Term(text, field) if field not in ("quote", "speaker") and len(words(text)) > 1:
            yield text
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _phrases(inner)
        case Not(inner):
            yield from _phrases(inner)
