"""Turns a query tree into SQL over the tables of `reader.index.sqlite.tables.schema`.

As much as can be goes into one MATCH of the full-text table, which streams newest-first; quotations and
dates become conditions on the key. Every word reaches FTS5 inside double quotes, so nothing that a user
types is ever read as FTS5's own syntax.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.index.query.tree import (
    ELSEWHERE,
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
from reader.index.sqlite.asking.conditions import FLAGS, NOTHING, Condition, fts_phrase, said_of_article
from reader.index.sqlite.asking.quoteconditions import articles_quoting
from reader.index.sqlite.tables.keyorder import UNDATED, key_range

if TYPE_CHECKING:
    from collections.abc import Callable

_DEFAULT = "{title text author}"


class Plan(NamedTuple):
    """What to ask: a MATCH of the full-text table, a range of keys, and conditions on the key."""

    match: str | None = None
    low: int | None = None
    high: int | None = None
    conditions: tuple[Condition, ...] = ()
    source: str = "article"
    """The table with the fewest rows that is sure to hold all that match; it holds the keys where there is no MATCH."""
    within: tuple[Condition, ...] = ()
    """Which of its rows do."""
    few: bool = False
    """They are so few that each is looked up in the full-text table: to go through all with a word takes longer."""

    @property
    def table(self) -> str:
        """The table that the rows come from, with its key as `key`."""
        if self.few:
            return f"{self.source} cross join fts on fts.rowid = {self.source}.key"
        return "fts" if self.match is not None else self.source

    @property
    def key(self) -> str:
        """The column of the key in `table`."""
        return "rowid" if self._streams else f"{self.source}.key"

    @property
    def _streams(self) -> bool:
        """The rows are those of the full-text table."""
        return self.match is not None and not self.few

    def where(self) -> tuple[str, list[object]]:
        """Return the WHERE clause (without the word) and its parameters."""
        key = self.key
        # With a plus the planner leaves it alone: an OR over the rowid of a full-text table makes it look up
        # each side by itself, where MATCH cannot be.
        condition_key = "+fts.rowid" if self._streams else key
        parts: list[str] = []
        values: list[object] = []
        if self.match is not None:
            parts.append("fts match ?")
            values.append(self.match)
        if self.low is not None:
            parts.append(f"{key} >= ?")
            values.append(self.low)
        if self.high is not None:
            parts.append(f"{key} <= ?")
            values.append(self.high)
        for condition in (*self.conditions, *(() if self._streams else self.within)):
            parts.append(f"({condition.sql.replace('{key}', condition_key)})")
            values.extend(condition.values)
        return " and ".join(parts) or "1", values

    def select(self) -> tuple[str, list[object]]:
        """Return what selects the keys, in no order, and its parameters."""
        where, values = self.where()
        return f"select {self.key} from {self.table} where {where}", values


def asks_of_marks(node: Node | None) -> bool:
    """Return whether a query asks for what the reader marked, in any part of it."""
    match node:
        case And(nodes) | Or(nodes):
            return any(map(asks_of_marks, nodes))
        case Not(inner):
            return asks_of_marks(inner)
        case _:
            return isinstance(node, Marked) or (isinstance(node, Term) and node.field == "note")


def plan(root: Node | None, *, by_unread: bool = False) -> Plan:
    """Return the plan for a query; no root means every article.

    With `by_unread` there is a table of the unread articles, `reader.index.sqlite.marked.cachetables`.
    """
    every = tops(root)
    wanted, unwanted, conditions = [], [], list[Condition]()
    low: int | None = None
    high: int | None = None
    for node in every:
        if isinstance(node, Days | Undated):
            first, last = key_range(node) if isinstance(node, Days) else UNDATED
            low = first if low is None else max(low, first)
            high = last if high is None else min(high, last)
        elif (match := _match(node)) is not None:
            wanted.append(match)
        elif isinstance(node, Not) and (match := _match(node.node)) is not None:
            unwanted.append(match)
        else:
            conditions.append(_condition(node))
    source, within = _source(every, by_unread)
    if not wanted:
        conditions.extend(_outside(match) for match in unwanted)
        return Plan(None, low, high, tuple(conditions), source, within)
    return Plan(_without(" AND ".join(wanted), unwanted), low, high, tuple(conditions), source, within)


def _source(tops: tuple[Node, ...], by_unread: bool) -> tuple[str, tuple[Condition, ...]]:
    flags = [FLAGS[node.mark] for node in tops if isinstance(node, Marked)]
    if flags:  # said as the index of it says it: most are few
        return "mark", (Condition(f"mark.flags & {max(flags)}"),)
    return "unread" if by_unread and Not(Marked("read")) in tops else "article", ()


def _without(match: str, unwanted: list[str]) -> str:
    # One NOT for all: each more would nest the expression one level deeper.
    return f"({match}) NOT ({' OR '.join(unwanted)})" if unwanted else match


def _match(node: Node) -> str | None:
    """Return the node as an FTS5 expression, or None where it is not about words of the full-text table."""
    match node:
        case Term(_, field) if field in ELSEWHERE:
            return None
        case Term():
            return _term(node)
        case Or(nodes):
            parts = [_match(n) for n in nodes]
            return None if None in parts else "(" + " OR ".join(str(p) for p in parts) + ")"
        case And(nodes):
            return _conjunction(nodes)
        case _:
            return None


def _conjunction(nodes: tuple[Node, ...]) -> str | None:
    wanted = [_match(n) for n in nodes if not isinstance(n, Not)]
    unwanted = [_match(n.node) for n in nodes if isinstance(n, Not)]
    if not wanted or None in wanted or None in unwanted:
        return None
    return "(" + _without(" AND ".join(map(str, wanted)), list(map(str, unwanted))) + ")"


def _term(term: Term) -> str | None:
    phrase = fts_phrase(term.text, prefix=term.prefix)
    if phrase is None:
        return None
    return f"({_DEFAULT if term.field is None else term.field} : {phrase})"


def _condition(node: Node) -> Condition:
    """Return the node as a condition on the key."""
    match node:
        case Days():
            return Condition("{key} between ? and ?", key_range(node))
        case Undated():
            return Condition("{key} between ? and ?", UNDATED)
        case Has("quoted"):
            return Condition("exists (select 1 from article a where a.key = {key} and a.quotes > 0)")
        case Has("version"):
            return Condition("{key} in (select key from older)")
        case Has():
            return Condition("exists (select 1 from article a where a.key = {key} and a.url is not null)")
        case Marked(mark):
            flagged = f"select 1 from mark m where m.key = {{key}} and m.flags & {FLAGS[mark]}"
            return Condition(f"exists ({flagged})")
        case Said() | Term(_, "quote" | "speaker"):
            return articles_quoting(node)
        case Term(text, "note" | "mytag" as field, prefix):
            return said_of_article("note" if field == "note" else "tag", text, prefix=prefix)
        case Not(inner):
            return _negated(_condition(inner))
        case And(nodes):
            return _combined(" and ", nodes)
        case Or(nodes):
            return _combined(" or ", nodes)
        case Term():
            return _word(node)


def _negated(condition: Condition) -> Condition:
    return Condition(f"not ({condition.sql})", condition.values)


def _combined(operator: str, nodes: tuple[Node, ...]) -> Condition:
    parts = [_condition(node) for node in nodes]
    sql = operator.join(f"({part.sql})" for part in parts)
    return Condition(sql, tuple(value for part in parts for value in part.values))


def _word(term: Term) -> Condition:
    match = _term(term)
    if match is None:
        return NOTHING
    return Condition("{key} in (select rowid from fts where fts match ?)", (match,))


def _outside(match: str) -> Condition:
    return Condition("{key} not in (select rowid from fts where fts match ?)", (match,))


def quote_conditions(root: Node | None, make: Callable[[Node], Condition]) -> list[Condition]:
    """Return what a query asks of the quotations themselves, each condition as `make` writes it.

    `quote:`, `speaker:` and `said:` on the top of the query narrow the quotations, not only the articles: whoever
    asks for `speaker:trump` wants to read what Trump said.
    """
    return [make(node) for node in tops(root) if asks_of_quotes(node)]
