"""Turns a query tree into a question of the cluster.

Every word reaches it as a value in JSON, cut and folded by the product: nothing that a user types is ever read as the
cluster's own syntax.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from reader.index.opensearch.layout.articlekeys import DAY, between
from reader.index.opensearch.layout.wordlines import words_of
from reader.index.query.tree import (
    And,
    Days,
    Has,
    Marked,
    Node,
    Not,
    Or,
    Said,
    Term,
    Undated,
    asks_of_quotes,
    tops,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

Clause = dict[str, Any]
NOTHING: Clause = {"match_none": {}}
EVERYTHING: Clause = {"match_all": {}}
EXPANSIONS = 1_000
"""Words that may stand for the unfinished last word of a phrase."""
CHUNK = 50_000
"""Values in one clause; a cluster takes 65,536."""
WEIGHTS = {"w_title": 4.0, "text": 1.0, "w_author": 2.0}
"""What a word without a field is looked for in, with what it is worth there when the best come first."""


class Known(Protocol):
    """What a query asks for that does not stand in the articles."""

    def people(self, phrase: str, *, prefix: bool) -> Sequence[str]:
        """Return the keys of the people whom a phrase names."""
        ...

    def marked(self, node: Marked | Term) -> Collection[int]:
        """Return the keys of the articles that are marked so, or whose note or own tags hold a phrase."""
        ...


class Composer:
    """Composes the clauses of one question."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._people: dict[tuple[str, bool], Clause] = {}

    # ------------------------------------------------------------------ articles
    def clause(self, node: Node | None, *, ranks: bool = False) -> Clause:
        """Return the clause that finds the articles; with `ranks`, words in it are weighed."""
        if node is None:
            return EVERYTHING
        match node:
            case And(nodes):
                return self._all(nodes, ranks)
            case Or(nodes):
                return _any([self.clause(inner, ranks=ranks) for inner in nodes])
            case Not(inner):
                return {"bool": {"must_not": [self.clause(inner)]}}
            case Term(_, "quote" | "speaker") | Said():
                return nested(self.of_quotes(node))
            case Term(_, "note" | "mytag") | Marked():
                return among("key", self._known.marked(node))
            case Term():
                return self._term(node)
            case _:
                return _other(node)

    def _all(self, nodes: Sequence[Node], ranks: bool) -> Clause:
        made: dict[str, list[Clause]] = {}
        for node in nodes:
            if isinstance(node, Not):
                made.setdefault("must_not", []).append(self.clause(node.node))
            else:
                place = "must" if ranks and weighed(node) else "filter"
                made.setdefault(place, []).append(self.clause(node, ranks=ranks))
        return {"bool": made}

    def _term(self, term: Term) -> Clause:
        if term.field is None:
            return _any([_phrase(field, term, boost) for field, boost in WEIGHTS.items()])
        found = _phrase("text" if term.field == "text" else f"w_{term.field}", term)
        if term.field != "tag" or found is NOTHING:
            return found
        own = self._known.marked(term._replace(field="mytag"))
        return _any([found, among("key", own)]) if own else found

    # ------------------------------------------------------------------ quotations
    def of_quotes(self, node: Node) -> Clause:
        """Return the clause on one quotation that is asked for: see `asks_of_quotes`."""
        match node:
            case Term(text, "speaker", prefix):
                return self._speaking(text, prefix)
            case Said(speaker, text):
                speaking, words = self._speaking(speaker, False), words_of(text)
                if speaking is NOTHING or not words:
                    return NOTHING
                said: list[Clause] = [{"term": {"quotes.w_words": word}} for word in dict.fromkeys(words)]
                return {"bool": {"filter": [*said, speaking]}}
            case Term():
                return _phrase("quotes.w_words", node)
            case Or(nodes):
                return _any([self.of_quotes(inner) for inner in nodes])
            case _:
                raise AssertionError(node)

    def _speaking(self, phrase: str, prefix: bool) -> Clause:
        asked = phrase, prefix
        if asked not in self._people:
            mention = _phrase("quotes.w_mention", Term(phrase, prefix=prefix))
            if mention is not NOTHING:
                people = self._known.people(phrase, prefix=prefix)
                mention = _any([among("quotes.person", people), mention]) if people else mention
            self._people[asked] = mention
        return self._people[asked]

    def narrowing(self, root: Node | None) -> list[Clause]:
        """Return what a query asks of the quotations themselves, on its top, a clause each."""
        return [self.of_quotes(node) for node in tops(root) if asks_of_quotes(node)]


def weighed(node: Node | None) -> bool:
    """Return whether there are words in a node by which articles are better or worse."""
    match node:
        case Term(_, field):
            return field not in ("quote", "speaker", "note", "mytag")
        case And(nodes) | Or(nodes):
            return any(map(weighed, nodes))
        case _:
            return False


def nested(clause: Clause) -> Clause:
    """Return the clause for articles with a quotation of which the clause holds."""
    if clause is NOTHING:
        return NOTHING
    return {"nested": {"path": "quotes", "query": clause, "score_mode": "none"}}


def among(field: str, values: Collection[Any]) -> Clause:
    """Return the clause that a field has one of these values, however many they are."""
    if not values:
        return NOTHING
    return _any([{"terms": {field: part}} for part in _parts(list(values))])


def _parts(values: list[Any]) -> Iterator[list[Any]]:
    for at in range(0, len(values), CHUNK):
        yield values[at : at + CHUNK]


def _any(clauses: list[Clause]) -> Clause:
    """Return the clause that one of these holds; of nested such clauses it makes one, as levels are few."""
    flat: list[Clause] = []
    for clause in clauses:
        inner = clause.get("bool", {})
        if inner.keys() == {"should", "minimum_should_match"}:
            flat += inner["should"]
        elif clause is not NOTHING:
            flat.append(clause)
    if len(flat) < 2:
        return flat[0] if flat else NOTHING
    return {"bool": {"should": flat, "minimum_should_match": 1}}


def _other(node: Node) -> Clause:
    match node:
        case Days():
            first, last = between(node)
            return {"range": {"at": {"gte": first, "lte": last}}}
        case Undated():
            return {"range": {"at": {"lt": DAY}}}
        case Has("quoted"):
            return {"range": {"listed": {"gt": 0}}}
        case Has("version"):
            return {"exists": {"field": "newest"}}
        case Has():
            return {"term": {"has_url": True}}
        case _:
            raise AssertionError(node)


def _phrase(field: str, term: Term, boost: float = 1.0) -> Clause:
    """Return the clause that the words of a term stand one behind the other in a field."""
    words = words_of(term.text)
    if not words:
        return NOTHING
    whole, last = " ".join(words), words[-1]
    if term.prefix and len(words) == 1:
        return {"prefix": {field: {"value": last, "boost": boost}}}
    if term.prefix:
        return {
            "match_phrase_prefix": {field: {"query": whole, "max_expansions": EXPANSIONS, "boost": boost}}
        }
    if len(words) == 1:
        return {"term": {field: {"value": last, "boost": boost}}}
    return {"match_phrase": {field: {"query": whole, "boost": boost}}}


def words_in_title(typed: str) -> Clause:
    """Return the clause for titles with all of these words, the last of them as a prefix."""
    *whole, last = typed.split() or [""]
    clauses = [_phrase("w_title", Term(word)) for word in whole]
    clauses.append(_phrase("w_title", Term(last, prefix=True)))
    clauses = [clause for clause in clauses if clause is not NOTHING]
    return {"bool": {"filter": clauses}} if clauses else NOTHING
