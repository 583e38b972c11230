"""What a query means beside what it says: hidden articles and older versions are not found, `tag:` finds own tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.query.tree import And, Has, Marked, Node, Not, Or, Term, speaks_of, tops
from reader.index.sqlite.asking.conditions import fts_phrase

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from reader.index.sqlite.marked.cache import Cache

_NOBODY = Term("")
"""What matches nothing."""


def meant(db: sqlite3.Connection, root: Node | None, cache: Cache | None, *, versions: bool) -> Node | None:
    """Return a query as it is to be asked of the tables that are there; without a cache nothing is marked.

    `versions`: there are articles that a newer version supersedes.
    """
    left_out: list[Node] = []
    if versions and not speaks_of(root, Has("version")):
        left_out.append(Not(Has("version")))
    if cache is not None and cache.hides and not speaks_of(root, Marked("hidden")):
        left_out.append(Not(Marked("hidden")))
    if root is not None:
        root = _mapped(root, _without_marks if cache is None else lambda node: _with_own_tags(db, node))
    if not left_out:
        return root
    return And((*tops(root), *left_out))


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
