"""Cuts a query into tokens."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

OPERATORS = ("AND", "OR", "NOT")
_OPENERS = {'"': '"', "“": "”", "„": "“”", "«": "»"}
Kind = Literal["(", ")", "operator", "minus", "field", "word", "phrase"]


class Token(NamedTuple):
    """A piece of a query and where it stands."""

    kind: Kind
    text: str
    start: int
    prefix: bool = False


@cache
def _scanner() -> re.Pattern[str]:
    return re.compile(
        r"""(?P<space>\s+)|(?P<paren>[()])|(?P<minus>-(?=[^\s)]))
        |(?P<field>[A-Za-z]+):(?=[("“„«])|(?P<mark>["“„«])|(?P<word>[^\s()"“„«]+)""",
        re.VERBOSE,
    )


def tokens(query: str) -> list[Token]:
    """Return the tokens of a query; every character that is not blank is in one of them."""
    if query.isalnum():
        # One plain word is what most people ask for, and compiling the pattern takes longer than the search.
        return [_word(query, 0)]
    found: list[Token] = []
    at = 0
    scan = _scanner()
    while (match := scan.match(query, at)) is not None:
        start, at = match.span()
        kind, text = str(match.lastgroup), match.group()
        if kind == "paren":
            found.append(Token("(" if text == "(" else ")", text, start))
        elif kind == "minus":
            found.append(Token("minus", text, start))
        elif kind == "field":
            found.append(Token("field", match.group("field"), start))
        elif kind == "mark":
            token, at = _phrase(query, start)
            found.append(token)
        elif kind == "word":
            found.append(_word(text, start))
    return found


def _word(text: str, start: int) -> Token:
    return Token("operator" if text in OPERATORS else "word", text, start)


def _phrase(query: str, start: int) -> tuple[Token, int]:
    closers = _OPENERS[query[start]] + '"'
    end = next((i for i in range(start + 1, len(query)) if query[i] in closers), len(query))
    after_mark = min(end + 1, len(query))
    prefix = query[after_mark : after_mark + 1] == "*"
    return Token("phrase", query[start + 1 : end], start, prefix), after_mark + prefix
