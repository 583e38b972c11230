"""Which quotations a typed line leaves: words of them, who speaks, which kind, how sure. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.query.folding import words as words_of
from reader.shown.crediting import how_sure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.tui.page.document import Document, Quotation

KINDS = ("direct", "indirect")
"""What is only told is indirect; what stands in marks, in full or in part, and what was posted is direct."""
CERTAINTIES = ("sure", "likely", "unsure")
_MARKS = ('"', "“", "„", "«")
"""A word behind one of these is none of ours, and no name: it is looked for in what was said."""


def sifted(document: Document, typed: str) -> list[int]:
    """Return the numbers of the quotations that `typed` leaves, in the order of the text.

    Words that name a kind, or how sure it is, leave those; a word of a speaker's name leaves what that speaker said.
    Two of one sort mean either. All other letters have to stand in what was said, or in the name.
    """
    words = typed.split()
    found = _left(document, words)
    if not found and words and any(each.startswith(words[-1]) for each in KINDS + CERTAINTIES):
        return _left(document, words[:-1])  # a word of ours that is still being typed
    return found


def lasting(typed: str) -> str:
    """Return what of a line means something in other articles too: kinds, and how sure."""
    return " ".join(word for word in typed.split() if word in KINDS or word in CERTAINTIES)


def _left(document: Document, typed: Sequence[str]) -> list[int]:
    kinds = {word for word in typed if word in KINDS}
    certainties = {word for word in typed if word in CERTAINTIES}
    others = [word for word in typed if word not in kinds | certainties]
    by_name = _names(document)
    meant = [
        word
        for word in others
        if any(_folded(word) in held for held in by_name.values()) and not word.startswith(_MARKS)
    ]
    people = _meant(by_name, [_folded(word) for word in meant])
    texts = [(_folded(word), word.startswith(_MARKS)) for word in others if word not in meant]
    return [
        each.number
        for each in document.quotations
        if (not kinds or _kind(each) in kinds)
        and (not certainties or how_sure(each.first) in certainties)
        and (not meant or each.name in people)
        and _holds(document, each, texts)
    ]


def _folded(text: str) -> str:
    return " ".join(words_of(text))


def _names(document: Document) -> dict[str, frozenset[str]]:
    """The words of every name that is known in this article."""
    return {each.name: frozenset(words_of(each.name)) for each in document.quotations if each.known}


def _meant(by_name: dict[str, frozenset[str]], typed: Sequence[str]) -> set[str]:
    """Who is meant: words in a row that one name holds are one person, others are further ones."""
    people: set[str] = set()
    last: set[str] = set()
    for word in typed:
        named = {name for name, held in by_name.items() if word in held}
        both = last & named
        if not both:
            people |= last
        last = both or named
    return people | last


def _kind(quotation: Quotation) -> str:
    return "indirect" if quotation.first.kind == "indirect" else "direct"


def _holds(document: Document, quotation: Quotation, texts: Sequence[tuple[str, bool]]) -> bool:
    if not texts:
        return True
    said = _folded(document.said(quotation))
    who = _folded(f"{quotation.credit.name} {quotation.credit.handle}")
    return all(word in said or (not in_words and word in who) for word, in_words in texts)
