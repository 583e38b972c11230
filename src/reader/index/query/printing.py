"""Prints a query tree so that parsing the result gives the same tree again."""

from __future__ import annotations

from reader.index.query.tree import And, Days, Has, Marked, Node, Not, Or, Said, Term, Undated

_BARE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def print_node(node: Node) -> str:
    """Return the query text of `node`."""
    match node:
        case Term():
            return _term(node)
        case Said(speaker, text):
            return "said:" + quoted(f"{speaker}: {text}")
        case Days():
            return _days(node)
        case Undated():
            return "date:none"
        case Has("url"):
            return "has:url"
        case Has(flag):
            return f"is:{flag}"
        case Marked("note"):
            return "has:note"
        case Marked(mark):
            return f"is:{mark}"
        case Not(Marked("read")):
            return "is:unread"
        case Not(inner):
            return "-" + _operand(inner)
        case And(nodes):
            return " ".join(_operand(inner) for inner in nodes)
        case Or(nodes):
            return " OR ".join(f"({print_node(n)})" if isinstance(n, Or) else print_node(n) for n in nodes)


def _operand(node: Node) -> str:
    return f"({print_node(node)})" if isinstance(node, And | Or) else print_node(node)


def _term(term: Term) -> str:
    bare = bool(term.text) and set(term.text) <= _BARE and term.text not in _OPERATORS
    words = term.text if bare else quoted(term.text)
    return (f"{term.field}:" if term.field else "") + words + ("*" if term.prefix else "")


def _days(days: Days) -> str:
    if days.first == days.last and days.first is not None:
        return f"date:{days.first.isoformat()}"
    first = days.first.isoformat() if days.first else ""
    last = days.last.isoformat() if days.last else ""
    return f"date:{first}..{last}"


def quoted(words: str) -> str:
    """Return `words` as a phrase of the query language."""
    return '"' + " ".join(words.replace('"', " ").split()) + '"'
