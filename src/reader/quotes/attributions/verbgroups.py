"""What stands between a subject and its verb, or before the subject: auxiliaries, adverbs, when something was said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import AUX, NAME
from reader.quotes.lexicon.wordlists import WEEKDAYS, word_set

if TYPE_CHECKING:
    from reader.quotes.words.tokens import Words

_CATENATIVES = word_set(
    """kept keeps keep tried tries try went goes going go continued continues began begins started starts
    sought seeks managed proceeded proceeds dared chose heard seen quoted seemed appeared appears used came
    trying starting wanted wants planned plans hopes hoped"""
)
"""Verbs that take another one: "kept asking", "tried to argue", "went on to say"."""
_SPANS_OF_TIME = frozenset(
    ("week", "month", "year", "night", "weekend", "summer", "fall", "spring", "winter")
)
_DAYS = frozenset(("yesterday", "today", "tonight"))
_WHICH_TIME = frozenset(("last", "this", "past"))
"""With the one above, adverbs of time between a subject and its verb: "Roe last week said"."""


def before_verbs(words: Words, at: int, start: int) -> int:
    """The token before auxiliaries, adverbs of time and verbs that take another one, from `at` leftwards."""
    bits, lows = words.bits, words.lows
    while at >= start and not bits[at] & NAME:
        if bits[at] & AUX or lows[at] in _CATENATIVES:
            at -= 1
        elif lows[at] == "since" and at > start and bits[at - 1] & AUX:
            at -= 1  # "has since said"
        elif lows[at] == "on" and at > start and lows[at - 1] in _CATENATIVES:
            at -= 2
        elif lows[at] in _SPANS_OF_TIME and at > start and lows[at - 1] in _WHICH_TIME:
            at -= 3 if lows[at - 2] == "this" and at - 2 > start else 2
        elif lows[at] in _DAYS and at > start:
            at -= 1
        elif lows[at] in WEEKDAYS and at > start:
            at -= 2 if lows[at - 1] == "on" and at - 1 > start else 1
        else:
            break
    return at


def behind_frame(words: Words, first: int, last: int) -> int:
    """The first token of a phrase without when it was and how much: "Last year the mayor", "Part of Roe's letter"."""
    lows = words.lows
    if first + 2 <= last and lows[first] == "part" and lows[first + 1] == "of":
        return first + 2
    if first + 2 <= last and lows[first] in _WHICH_TIME:
        return first + 2 if lows[first + 1] in _SPANS_OF_TIME or lows[first + 1] in WEEKDAYS else first
    return first
