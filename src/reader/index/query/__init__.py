"""The query language: what a user types, as a tree that every backend understands.

The grammar, loosest first (juxtaposition binds tighter than OR):

    query  :=  group ("OR" group)*
    group  :=  unary (["AND"] unary)*
    unary  :=  ("-" | "NOT") unary  |  field ":" value  |  "(" query ")"  |  word  |  '"' phrase '"'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.index.query.mistakes import QueryError
from reader.index.query.parsing import Parser
from reader.index.query.tree import Node

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

__all__ = ["EVERYTHING", "Query", "QueryError", "parse", "speaker_query"]


class Query(NamedTuple):
    """A query that was understood. Without a root it means everything."""

    root: Node | None = None
    text: str = ""
    """As the user typed it."""

    def __bool__(self) -> bool:
        return self.root is not None

    def __str__(self) -> str:
        from reader.index.query.printing import print_node

        return "" if self.root is None else print_node(self.root)


EVERYTHING = Query()


def parse(
    text: str, *, today: dt.date | None = None, saved: Callable[[], Mapping[str, str]] | None = None
) -> Query:
    """Return the query that `text` means; blank text means everything.

    `today` is the day that `newer:`, `older:`, `today` and `yesterday` count from (default: the local day).

    `saved` gives the saved searches by name; it is called where the text asks for one, which then stands in its place.

    Raises:
        QueryError: an unclosed `(`, an operator without operand, a bad date, an unknown field, a search that is not
            saved or inside itself.
    """
    return Query(Parser(text, today, saved).parse(), text)


def speaker_query(name: str) -> str:
    """Return the query text for everything that `name` said."""
    from reader.index.query.printing import quoted

    return f"speaker:{quoted(name)}"
