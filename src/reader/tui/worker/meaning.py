"""Which quotations of an article a query means, and which of its words stand where it means them.

The index finds articles; this finds the place in one that is open, by the same rules: `tests/index/reference.py` has
them written down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.index.highlight import matches
from reader.index.query import Query
from reader.index.query.folding import words
from reader.index.query.tree import And, Node, Or, Said, Term, asks_of_quotes, tops
from reader.shown.crediting import person_of

if TYPE_CHECKING:
    from reader.index.holdings import Stored
    from reader.model.quotation import Quote
    from reader.tui.page.document import Document


class Meaning(NamedTuple):
    """What a query means in one article."""

    words: list[tuple[int, int]]
    """Its words in the text; those that have to be in a quotation only where one that is meant has them."""
    quotations: list[int]
    """Numbers of the quotations that it means; none where it asks for none by speaker or words."""


def meaning(query: Query, stored: Stored, document: Document) -> Meaning:
    """Return what `query` means in an article."""
    if query.root is None:
        return Meaning([], [])
    found = matches(query, document.text)
    nodes = [node for node in tops(query.root) if asks_of_quotes(node)]
    if not nodes:
        return Meaning(found, [])
    listed = [quotation for quotation in document.quotations if quotation.first.kind != "scare"]
    by_node = [
        {
            quotation.number
            for quotation in listed
            if any(_meant(node, quote, stored) for quote in quotation.quotes)
        }
        for node in nodes
    ]
    # Where no quotation is all that is asked for, the article was found for several of them.
    numbers = sorted(set.intersection(*by_node) or set.union(*by_node))
    spans = [(q.start, q.end) for number in numbers for q in document.quotations[number].quotes]
    outside = _outside(query.root)
    spans += matches(Query(outside, query.text), document.text) if outside is not None else []
    return Meaning([mark for mark in found if _within(mark, spans)], numbers)


def _within(mark: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    return any(start <= mark[0] and mark[1] <= end for start, end in spans)


def _outside(node: Node) -> Node | None:
    """What of a query may be anywhere in the article."""
    match node:
        case Said() | Term(_, "quote" | "speaker"):
            return None
        case And(nodes) | Or(nodes):
            kept = tuple(inner for inner in map(_outside, nodes) if inner is not None)
            return Or(kept) if kept else None
    return node


def _meant(node: Node, quote: Quote, stored: Stored) -> bool:
    quoted = stored.article.text[quote.start : quote.end]
    match node:
        case Or(nodes):
            return any(_meant(inner, quote, stored) for inner in nodes)
        case Said(speaker, said):
            wanted = words(said)
            return bool(wanted) and {*wanted} <= {*words(quoted)} and _speaks(Term(speaker), quote, stored)
        case Term(text, "quote", prefix):
            return _has(quoted, words(text), prefix=prefix)
        case Term():
            return _speaks(node, quote, stored)
    return False


def _speaks(term: Term, quote: Quote, stored: Stored) -> bool:
    """Whether somebody speaks whom a term names: by the whole name where it is one, else by a part of it."""
    phrase = words(term.text)
    text, person = stored.article.text, person_of(quote, stored.article.text, stored.people)
    mention = text[slice(*quote.speaker)] if quote.speaker else ""
    forms = (*(person.forms if person is not None else ()), quote.canonical or mention)
    if not any(f" {mention} " in f" {form} " for form in forms) and _has(mention, phrase, prefix=term.prefix):
        return True
    everybody = [form for each in stored.people.values() for form in each.forms]
    if len(phrase) > 1 and not term.prefix and any(words(form) == phrase for form in everybody):
        return any(words(form) == phrase for form in forms)
    return any(_has(form, phrase, prefix=term.prefix) for form in forms)


def _has(text: str, phrase: list[str], *, prefix: bool) -> bool:
    """Whether the words of `phrase` stand in `text` one behind the other; the last may go on, if `prefix`."""
    found, length = words(text), len(phrase)
    for at in range(len(found) - length + 1) if phrase else ():
        *these, end = found[at : at + length]
        if these == phrase[:-1] and (end.startswith(phrase[-1]) if prefix else end == phrase[-1]):
            return True
    return False
