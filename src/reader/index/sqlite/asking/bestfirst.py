"""Best first: ranks what matches by BM25, where that can be had while somebody waits.

BM25 reads every match, and first counts each word and phrase in the whole archive. Up to `EXACT` matches the
order is exact; beyond, the newest `WINDOW` are ranked. What is too common to be counted in time is not weighed, and
where nothing else is asked for the matches come newest first; so does what begins with a letter or two, and a phrase
all of whose words are common. All of this is said in a label.
"""

from __future__ import annotations

import json
from array import array
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from reader.index.query.folding import words
from reader.index.query.tree import ELSEWHERE, And, Node, Not, Or, Term
from reader.index.sqlite.asking.compiling import Plan, plan
from reader.index.sqlite.asking.conditions import fts_phrase
from reader.index.sqlite.asking.newestfirst import LARGE, articles, beginnings, is_short, share
from reader.index.sqlite.tables.schema import RANK

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

EXACT = 20_000
"""Ranking reads every match: all of them up to so many."""
WINDOW = 10_000
"""Beyond, the newest so many are ranked: what has to be left out anyway may as well be left to stay quick."""
COUNTED = 400_000
"""Articles with the words of a query that are counted to weigh them."""
BROAD = 0.12
"""Part of the newest articles; a beginning that stands in more is not even counted."""
SAMPLE = 1_000
"""Newest articles in which a word is counted, to know how common it is."""


_OF_THE_NEWEST = "best of the newest {:,}"


class Weights(NamedTuple):
    """By what the matches of a query are ranked."""

    match: str | None
    """An expression that all of them match; None where they come newest first."""
    label: str | None
    """What the order is worth, where it is not the exact one."""
    few: bool = False
    """A word that all of them hold stands in so few articles that all can be ranked: no need to count them."""


class Ranked(NamedTuple):
    """Keys, best first, and what their order is worth where it is not exact."""

    keys: array[int]
    label: str | None


class BestFirst:
    """Ranks the matches of plans that have words, and remembers the last ranking for its further pages."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._last: tuple[tuple[object, ...], Ranked] | None = None

    def weights(self, root: Node | None) -> Weights:
        """Return by what the matches of a query can be ranked in time."""
        if any(map(is_short, beginnings(root))):
            return _unranked("the beginning of a word is too short to rank")
        common = next((term.text for term in _terms(root) if self._common_phrase(term)), None)
        if common is not None:
            return _unranked(f"“{common}” is too common to rank")
        rest = And(root.nodes if isinstance(root, And) else (root,) if root is not None else ())
        unweighed = []
        for term in self._too_common(root):
            # What every match has, or none, may be left out; one side of an OR finds matches of its own.
            rest = And(tuple(node for node in rest.nodes if node not in (term, Not(term))))
            if term in _terms(rest) or plan(rest).match is None:
                return _unranked(f"“{_shown(term)}” is too common to rank")
            unweighed.append(f"“{_shown(term)}”")
        label = f"without weighing {', '.join(unweighed)}: too common" if unweighed else None
        return Weights(plan(rest).match, label, self._few(rest))

    def page(self, asked: Plan, weights: Weights, offset: int, limit: int) -> Ranked:
        """Return `limit` keys from `offset` on. The first page is ranked alone; the second ranks them all."""
        if offset == 0:
            return self._rank(asked, weights, limit)
        ranked = self.all(asked, weights)
        return Ranked(ranked.keys[offset : offset + limit], ranked.label)

    def all(self, asked: Plan, weights: Weights) -> Ranked:
        """Return the keys of all that are ranked: as many as match, `EXACT` at most."""
        version = self._db.execute("pragma data_version").fetchone()[0]
        question = (version, asked, weights)
        if self._last is None or self._last[0] != question:
            self._last = question, self._rank(asked, weights, EXACT)
        return self._last[1]

    def _rank(self, asked: Plan, weights: Weights, limit: int) -> Ranked:
        if weights.match != asked.match:
            return self._rank_among(asked, weights, limit)
        where, values = asked.where()
        number = f"select count(*) from (select 1 from fts where {where} limit {EXACT + 1})"
        if weights.few or self._db.execute(number, values).fetchone()[0] <= EXACT:
            sql = f"select rowid as key from fts where {where} order by {RANK}, rowid desc limit ?"
            return Ranked(_keys(self._db.execute(sql, (*values, limit))), None)
        newest = f"from fts where {where} order by rowid desc limit {WINDOW}"
        window = f"select rowid as key, {RANK} as rank {newest}"
        sql = f"select key from ({window}) order by rank, key desc limit ?"
        return Ranked(_keys(self._db.execute(sql, (*values, limit))), _OF_THE_NEWEST.format(WINDOW))

    def _rank_among(self, asked: Plan, weights: Weights, limit: int) -> Ranked:
        """Rank the newest matches by other words than those that they were found by."""
        where, values = asked.where()
        newest = f"select rowid as key from fts where {where} order by rowid desc limit {WINDOW + 1}"
        keys = _keys(self._db.execute(newest, values))
        label = "; ".join(filter(None, (_OF_THE_NEWEST.format(WINDOW) * (len(keys) > WINDOW), weights.label)))
        within = keys[:WINDOW]
        among = "rowid >= ? and +rowid in (select value from json_each(?))"
        sql = (
            f"select rowid as key from fts where fts match ? and {among} order by {RANK}, rowid desc limit ?"
        )
        asked_for = (weights.match, min(within, default=0), json.dumps(within.tolist()), limit)
        return Ranked(_keys(self._db.execute(sql, asked_for)), label)

    def _few(self, root: And) -> bool:
        """Return whether one of the words that every match holds stands in no more articles than are ranked."""
        # To count each word costs a sixth of what it costs to find where two of them meet.
        held = [node for node in root.nodes if isinstance(node, Term) and not node.prefix]
        matches = [plan(term).match for term in held] if len(held) > 1 else []
        return any(match is not None and not self._more_than_ranked(match) for match in matches)

    def _common_phrase(self, term: Term) -> bool:
        """Return whether each word of a phrase stands in more articles than are ranked."""
        found = words(term.text)
        return len(found) > 1 and all(
            self._more_than_ranked(fts_phrase(word)) for word in dict.fromkeys(found)
        )

    def _too_common(self, root: Node | None) -> Iterator[Term]:
        """Yield the words that cannot be counted in time, commonest first."""
        number = articles(self._db)
        terms = [term for term in dict.fromkeys(_terms(root)) if term.prefix or len(words(term.text)) == 1]
        if number * len(terms) <= COUNTED and (number <= LARGE or not any(term.prefix for term in terms)):
            return
        costs = {term: self._cost(term, number) for term in terms}
        for term in sorted(terms, key=lambda term: -costs[term]):
            if sum(costs.values()) <= COUNTED:
                return
            del costs[term]
            yield term

    def _cost(self, term: Term, number: int) -> float:
        """Return about how many of the articles hold a word, by the newest of them; too many for a broad beginning."""
        asked = plan(term)
        if term.prefix:
            return inf if number > LARGE and self._broad(asked, term) else 0
        newest = f"select min(key), count(*) from (select key from article order by key desc limit {SAMPLE})"
        low, seen = self._db.execute(newest).fetchone()
        holding = "select count(*) from fts where fts match ? and rowid >= ?"
        found: int = self._db.execute(holding, (asked.match, low)).fetchone()[0]
        return number * found / max(1, int(seen))

    def _broad(self, asked: Plan, term: Term) -> bool:
        """Return whether more articles than are ranked hold a word of this beginning."""
        return share(self._db, asked, term) > BROAD or self._more_than_ranked(asked.match)

    def _more_than_ranked(self, match: str | None) -> bool:
        number = f"select count(*) from (select 1 from fts where fts match ? limit {EXACT + 1})"
        return int(self._db.execute(number, (match,)).fetchone()[0]) > EXACT


def _unranked(why: str) -> Weights:
    return Weights(None, f"newest first: {why}")


def _shown(term: Term) -> str:
    return f"{term.text}*" if term.prefix else term.text


def _keys(rows: sqlite3.Cursor) -> array[int]:
    return array("q", (key for (key,) in rows))


def _terms(node: Node | None) -> Iterator[Term]:
    """Yield the words and phrases that the ranking would count, those that are excluded too."""
    match node:
        case Term(text, field) if field not in ELSEWHERE and words(text):
            yield node
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _terms(inner)
        case Not(inner):
            yield from _terms(inner)
