"""What a query means where articles are marked: hidden ones are left out, and `tag:` finds one's own tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.query.tree import And, Marked, Node, Not, Or, Term
from reader.index.sqlite.asking.conditions import fts_phrase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from reader.index.sqlite.marked.cache import Cache

_NOBODY = Term("")
"""What matches nothing."""


def meant(db: sqlite3.Connection, root: Node | None, cache: Cache | None) -> Node | None:
    """Return a query as it is to be asked of the tables that are there; without a cache nothing is marked."""
    if cache is None:
        return None if root is None else _mapped(root, _without_marks)
    hides = cache.hides and (root is None or not _speaks_of_hidden(root))
    if root is not None:
        root = _mapped(root, lambda node: _with_own_tags(db, node))
    if not hides:
        return root
    tops = () if root is None else root.nodes if isinstance(root, And) else (root,)
    return And((*tops, Not(Marked("hidden"))))


def _mapped(node: Node, made: Callable[[Node], Node]) -> Node:
    match node:
        case And(nodes):
            return And(tuple(_mapped(inner, made) for inner in nodes))
        case Or(nodes):
            return Or(tuple(_mapped(inner, made) for inner in nodes))
        case Not(inner):
            return Not(_mapped(inner, made))
        case _:
            return made(node)


def _without_marks(node: Node) -> Node:
    return _NOBODY if isinstance(node, Marked) or (isinstance(node, Term) and node.field == "note") else node


def _with_own_tags(db: sqlite3.Connection, node: Node) -> Node:
    """Return a term of tags so that it finds one's own too; as it is where there are none of these words."""
    if not isinstance(node, Term) or node.field != "tag":
        return node
    phrase = fts_phrase(node.text, prefix=node.prefix)
    if phrase is None:
        return node
    found = db.execute("select 1 from words where words match ? limit 1", (f"tag : {phrase}",)).fetchone()
    return node if found is None else Or((node, node._replace(field="mytag")))


def _speaks_of_hidden(node: Node) -> bool:
    match node:
        case Marked(mark):
            return mark == "hidden"
        case And(nodes) | Or(nodes):
            return any(map(_speaks_of_hidden, nodes))
        case Not(inner):
            return _speaks_of_hidden(inner)
        case _:
            return False
