"""Questions about marks of very many articles: pages are read without them, and sifted on this machine.

The keys of a few marked articles go with the question. Those of very many would be sent with every page: what is left
of the question is asked instead, and each answer looked up among the marked here, until a page is full or `MOST`
were looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.index.opensearch.layout.mapping import ARTICLES
from reader.index.query.tree import And, Marked, Node, Not, tops

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from collections.abc import Set as AbstractSet

    from reader.index.opensearch.asking.composing import Clause
    from reader.index.opensearch.wire.lookups import Finder

MANY = 20_000
"""Marked articles beyond which their keys are not sent."""
MOST = 20_000
"""Articles that are looked at for one page, or for a count."""
_AT_ONCE = 2_000


class Sieve(NamedTuple):
    """What is left of a question, and which of its answers are wanted."""

    rest: Node | None
    within: tuple[AbstractSet[int], ...]
    """An article is in all of these."""
    without: tuple[AbstractSet[int], ...]
    """And in none of these."""

    def lets(self, key: int) -> bool:
        """Return whether an article is wanted."""
        return all(key in held for held in self.within) and not any(key in held for held in self.without)


def sieve(root: Node | None, marked: Callable[[Marked], Collection[int]]) -> Sieve | None:
    """Return how a question is sifted; None where no mark of very many articles decides it."""
    rest: list[Node] = []
    within: list[AbstractSet[int]] = []
    without: list[AbstractSet[int]] = []
    for node in tops(root):
        inner = node.node if isinstance(node, Not) else node
        keys = marked(inner) if isinstance(inner, Marked) else ()
        if len(keys) <= MANY:
            rest.append(node)
        else:
            (within if inner is node else without).append(set(keys))
    if not within and not without:
        return None
    return Sieve(And(tuple(rest)) if rest else None, tuple(within), tuple(without))


class Sifted(NamedTuple):
    """Some answers that are wanted, best or newest first, each its key and its place in the order."""

    found: list[tuple[int, list[Any]]]
    looked: list[Any] | None
    """The place of the last answer that was looked at, where there may be more; None where there is none left."""


def sifted(
    finder: Finder,
    how: Sieve,
    clause: Clause,
    order: list[dict[str, str]],
    after: list[Any] | None,
    limit: int,
) -> Sifted:
    """Return the first answers to a clause that are wanted, `limit` at most."""
    found: list[tuple[int, list[Any]]] = []
    seen = 0
    for hits in _pages(finder, clause, order, after):
        for hit in hits:
            seen += 1
            key = int(hit["fields"]["key"][0])
            if how.lets(key):
                found.append((key, hit["sort"]))
            if len(found) == limit or seen == MOST:
                return Sifted(found, hit["sort"])
    return Sifted(found, None)


def _pages(
    finder: Finder, clause: Clause, order: list[dict[str, str]], after: list[Any] | None
) -> Iterator[list[dict[str, Any]]]:
    while True:
        body: dict[str, Any] = {
            "query": clause,
            "sort": order,
            "size": _AT_ONCE,
            "stored_fields": "_none_",
            "docvalue_fields": ["key"],
        }
        if after is not None:
            body["search_after"] = after
        hits = finder.hits(ARTICLES, body)
        if hits:
            yield hits
        if len(hits) < _AT_ONCE:
            return
        after = hits[-1]["sort"]
