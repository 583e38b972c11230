"""What somebody may have meant whose query finds nothing: the same query with words that the archive holds.

Asks any index by counting: each way to write a word with one slip undone is looked up, so the cost is bounded by
the length of the word and not by the size of the vocabulary. What is suggested has been tried: it finds something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.query import Query
from reader.index.query.folding import words
from reader.index.query.tree import And, Node, Or, Said, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.index.protocol import Index

MISSPELT = 3
"""Words of a query that are looked after; whoever mistypes more of them types anew."""
SHORTEST, LONGEST = 3, 24
"""Letters of a word that may be misspelt: shorter ones are near everything, longer ones are no words."""
_POPULAR = 1_000
"""Counting stops here: a word of so many articles is as good as any other."""
_ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "αβγδεζηθικλμνξοπρστυφχψω")


def suggestion(index: Index, query: Query) -> Query | None:
    """Return the query with its misspelt words put right, or None where nothing near it would find anything."""
    if query.root is None:
        return None
    with index.together():
        return _suggested(index, query.root)


def _suggested(index: Index, root: Node) -> Query | None:
    missing = _missing(index, root)
    if not 0 < len(missing) <= MISSPELT:
        return None
    better: dict[Term, Term] = {}
    for term in missing:
        found = _better(index, term)
        if found is None:
            return None
        better[term] = found
    suggested = Query(_replaced(root, better))
    return suggested._replace(text=str(suggested)) if index.count(suggested, 1).value else None


def _missing(index: Index, root: Node) -> dict[Term, None]:
    """Return the words that no article holds; one too many of them is enough to know."""
    missing: dict[Term, None] = {}
    for term in dict.fromkeys(_terms(root)):
        if not index.count(Query(term), 1).value:
            missing[term] = None
            if len(missing) > MISSPELT:
                break
    return missing


def _terms(node: Node) -> Iterator[Term]:
    """Yield the single words that have to be there; those of a quotation by somebody as if they were asked alone."""
    match node:
        case Term(text, prefix=prefix):
            found = words(text)
            for at, word in enumerate(found):
                yield node._replace(text=word, prefix=prefix and at == len(found) - 1)
        case Said(speaker, text):
            yield from (Term(word, "speaker") for word in words(speaker))
            yield from (Term(word, "quote") for word in words(text))
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _terms(inner)
        case _:
            return


def _better(index: Index, term: Term) -> Term | None:
    """Return the word nearest to one that is nowhere: the commonest of those that one slip leads away from."""
    best: tuple[tuple[bool, int], Term] | None = None
    for word in near(term.text):
        candidate = term._replace(text=word)
        number = index.count(Query(candidate), _POPULAR).value
        # A first letter is rarely wrong.
        worth = word[0] == term.text[0], number
        if number and (best is None or worth > best[0]):
            best = worth, candidate
    return None if best is None else best[1]


def near(word: str) -> list[str]:
    """Return what `word` may be a slip of: two letters changed about, one missing, one too many, one wrong.

    And letters doubled that are single, and the other way round, which is one slip however many letters it takes.
    """
    if not SHORTEST <= len(word) <= LONGEST or any(map(str.isdigit, word)):
        return []
    alphabet = next((each for each in _ALPHABETS if set(word) & set(each)), "")
    pairs = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = [head + tail[1] + tail[0] + tail[2:] for head, tail in pairs if len(tail) > 1]
    found += [head + tail[1:] for head, tail in pairs if tail]
    found += [head + letter + tail for head, tail in pairs for letter in alphabet]
    found += [head + letter + tail[1:] for head, tail in pairs if tail for letter in alphabet]
    single = "".join(letter for at, letter in enumerate(word) if word[at - 1 : at] != letter)
    found += [single, *(single[:at] + letter + single[at:] for at, letter in enumerate(single))]
    return sorted(set(found) - {word})


def _replaced(node: Node, better: dict[Term, Term]) -> Node:
    match node:
        case Term(text):
            return node._replace(text=_mended(text, node.field, better))
        case Said(speaker, text):
            return Said(_mended(speaker, "speaker", better), _mended(text, "quote", better))
        case And(nodes):
            return And(tuple(_replaced(inner, better) for inner in nodes))
        case Or(nodes):
            return Or(tuple(_replaced(inner, better) for inner in nodes))
        case _:
            return node


def _mended(text: str, field: str | None, better: dict[Term, Term]) -> str:
    by_word = {old.text: new.text for old, new in better.items() if old.field == field}
    if not by_word:
        return text
    return " ".join(by_word.get(word, word) for word in words(text))
