"""Where the words of a query stand in a text, and a piece of the text round them.

Made here from the original text, not by the backend: the same marks in every backend, in the list and in
the article, and offsets that hold although folding changes the length of words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reader.index.answers import Snippet
from reader.index.query.folding import fold_word, token_pattern, words
from reader.index.query.tree import And, Node, Or, Said, Term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.index.query import Query

SNIPPET = 160
"""Characters of a snippet, about."""
_IN_TEXT = (None, "text", "title", "quote")


def terms(query: Query) -> list[tuple[list[str], bool]]:
    """Return the phrases that a query looks for in an article: their folded words, and whether the last is a prefix.

    What a query excludes, and fields that do not stand in the text, are left out.
    """
    return [] if query.root is None else list(_terms(query.root))


def _terms(node: Node) -> Iterator[tuple[list[str], bool]]:
    match node:
        case Term(text, field, prefix):
            if field in _IN_TEXT and (found := words(text)):
                yield found, prefix
        case Said(_, text):
            yield from (([word], False) for word in words(text))
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from _terms(inner)
        case _:
            return


def matches(query: Query, text: str) -> list[tuple[int, int]]:
    """Return the offsets of the query's words in `text`, in order, none overlapping."""
    return _found(terms(query), text, None)


def _found(wanted: list[tuple[list[str], bool]], text: str, most: int | None) -> list[tuple[int, int]]:
    if not wanted or not text:
        return []
    firsts = {phrase[0] for phrase, _ in wanted}
    prefixes = tuple({phrase[0] for phrase, prefix in wanted if prefix and len(phrase) == 1})
    spans: list[tuple[int, int]] = []
    window: list[tuple[str, int, int]] = []
    longest = max(len(phrase) for phrase, _ in wanted)
    for token in _tokens(text, _first_chance(firsts, text)):
        window.append(token)
        if len(window) > longest:
            window.pop(0)
        for phrase, prefix in wanted:
            # Cheap refusals first: most words of a text are in no query.
            if len(phrase) == 1:
                word = token[0]
                hit = word in firsts or (prefix and word.startswith(prefixes))
                if not hit:
                    continue
            if _ends_with(window, phrase, prefix):
                start = window[-len(phrase)][1]
                if spans and start < spans[-1][1]:
                    start = spans.pop()[0]
                spans.append((start, token[2]))
                break
        if most is not None and len(spans) >= most:
            break
    return spans


@cache
def _odd() -> re.Pattern[str]:
    # All but plain letters and the common marks of print: such a character may fold to plain letters.
    return re.compile("[^\\x00-\\x7f\u2013\u2014\u2018-\u201e\u2026\u00ab\u00bb\u00a0]")


def _first_chance(firsts: set[str], text: str) -> int:
    """Return where the first word of a phrase may stand at the earliest: at or before a word of the text."""
    odd = _odd().search(text)
    plain = _beginnings(tuple(sorted(firsts))).search(text, 0, odd.start() if odd is not None else len(text))
    found = plain or odd
    earliest = found.start() if found is not None else len(text)
    return max(text.rfind(" ", 0, earliest), text.rfind("\n", 0, earliest)) + 1


@lru_cache(maxsize=8)
def _beginnings(firsts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(f"(?<![A-Za-z0-9])(?:{'|'.join(map(re.escape, firsts))})", re.IGNORECASE)


def _tokens(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    ascii_only = text.isascii()
    for match in token_pattern().finditer(text, start):
        word = match.group()
        start, end = match.span()
        if ascii_only or word.isascii():
            yield word.lower(), start, end
            continue
        folded = fold_word(word)
        if folded:
            yield folded, start, end


def _ends_with(window: list[tuple[str, int, int]], phrase: list[str], prefix: bool) -> bool:
    if len(window) < len(phrase):
        return False
    tail = window[-len(phrase) :]
    *head, last = phrase
    if any(token[0] != word for token, word in zip(tail, head, strict=False)):
        return False
    return tail[-1][0].startswith(last) if prefix else tail[-1][0] == last


def snippet(
    query: Query, text: str, length: int = SNIPPET, quotation: tuple[int, int] | None = None
) -> Snippet:
    """Return about `length` characters of `text` round the first words of the query that stand in it.

    Where none stands in it (the words are in the title, say) the snippet is the beginning, without marks.
    With `quotation`, the offsets of the one that the query asks for, it is the beginning of that.
    """
    wanted = terms(query)
    if quotation is None:
        first = _found(wanted, text, 1)
        at = first[0][0] if first else 0
        start = _word_start(text, max(0, at - length // 3))
        end = _word_end(text, min(len(text), start + length))
    else:
        start, last = quotation
        end = last if last - start <= length else _word_end(text, start + length)
    piece = " ".join(text[start:end].split())
    if quotation is None:
        piece = ("…" if start else "") + piece
    piece += "…" if end < (len(text) if quotation is None else quotation[1]) else ""
    return Snippet(piece, tuple(_found(wanted, piece, None)))


def _word_start(text: str, at: int) -> int:
    if at == 0:
        return 0
    blank = max(text.find(" ", at, at + 30), -1)
    return blank + 1 if blank >= 0 else at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", max(0, at - 30), at)
    return blank if blank > 0 else at
