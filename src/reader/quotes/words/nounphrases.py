"""Noun phrases: where one that begins at a token ends, and where names and owners that end at one begin.

Without a parser: a walk over token classes that stops at punctuation, conjunctions and cues. Every walk is
bounded, so that a paragraph of any length costs the same for each cue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import (
    AUX,
    BREAK,
    CUE,
    DET,
    LOWER,
    NAME,
    NOUN,
    PREP,
    PRON,
    QUOTED,
    TITLE,
    UPPER,
    WORD,
)
from reader.quotes.lexicon.wordlists import (
    DOCUMENT_NOUNS,
    ORGANISATION_NOUNS,
    is_body_word,
    is_person_noun,
    word_set,
)

if TYPE_CHECKING:
    from reader.quotes.words.tokens import Words

LONGEST = 14
"""Tokens in a noun phrase."""
_JOINS_NAMES = word_set("de van von bin al of the for d la le del della und der")
_CHAIN = frozenset(("of", "for"))
_ARTICLES = frozenset(("a", "an", "the"))
"""Behind these "warning", "claim" and "report" are nouns."""
_JOINS = frozenset(("and", ","))
"""What joins several names."""


def phrase_from(words: Words, at: int, end: int, *, bare: bool = False) -> tuple[int, int] | None:
    """First and last token of the noun phrase that begins at `at` and ends before `end`.

    `bare` takes nouns without determiner too ("officials"), where a speaker must stand.
    """
    if at >= end:
        return None
    bits = words.bits
    if bits[at] & PRON:
        return at, at
    if words.lows[at] == "both" and at + 1 < end and bits[at + 1] & NAME:
        at += 1  # "said both Jane Roe and John Doe"
    stop = _right_edge(words, at, min(end, at + LONGEST))
    if stop == at:
        return None
    name = at
    while name < stop and not bits[name] & NAME:
        name += 1
    if name < stop:
        last = _name_end(words, name, stop)
        while last + 1 < stop:  # "CBS moderator Nancy Cordes"
            after = next((k for k in range(last + 1, min(stop, last + 4)) if bits[k] & NAME), None)
            if after is None or not all(
                (bits[k] & LOWER and not words.lows[k].endswith("ed")) or is_person_noun(words.lows[k])
                for k in range(last + 1, after)
            ):
                break
            last = _name_end(words, after, stop)
        if bits[at] & DET and last + 1 < stop:
            last = _noun_behind(words, last, stop)
        elif last + 2 < stop and bits[stop - 1] & NAME and is_person_noun(words.lows[last + 1]):
            last = stop - 1  # "Ohio director of the Harbour Trust Jane Roe"
        if not bits[name] & TITLE or last > name:
            return at, last
    if bits[at] & (DET | NAME | TITLE) or bare:
        return at, _end_of_roles(words, stop, end) or stop - 1
    return None


def _end_of_roles(words: Words, stop: int, end: int) -> int | None:
    """The last token of the name behind two roles, of which the first ends before `stop`: "singer and author X Y"."""
    bits, lows = words.bits, words.lows
    if stop + 2 >= end or lows[stop] != "and" or not is_person_noun(lows[stop - 1]):
        return None
    other = phrase_from(words, stop + 1, end)
    if other is None:
        other = phrase_from(words, stop + 1, end, bare=True)
    if other is None or not bits[other[1]] & bits[other[1] - 1] & NAME:
        return None
    roles = lows[stop + 1 : other[1] - 1]
    return other[1] if any(is_person_noun(role) for role in roles) else None


def _noun_behind(words: Words, last: int, stop: int) -> int:
    """The last token of what somebody is, behind the name of a house: "a Pentagon press secretary"."""
    for k in range(last + 1, min(stop, last + 3)):
        low = words.lows[k]
        if not words.bits[k] & LOWER or words.bits[k] & DET or low.endswith("ed"):
            break
        if is_person_noun(low) or low in DOCUMENT_NOUNS or low in ORGANISATION_NOUNS:
            return k
    return last


def _right_edge(words: Words, at: int, end: int) -> int:
    """The token after a noun phrase that begins at `at`."""
    bits, lows, sentence = words.bits, words.lows, words.sentence
    size = len(bits)
    k = at
    while k < end:
        here = bits[k]
        if not here & WORD:
            break
        if not here & NAME:
            if k > at and here & CUE and not (here & NOUN and lows[k - 1] in _ARTICLES):
                break
            if here & (PREP | BREAK | AUX) and not (k == at and here & DET):
                if not (at < k < end - 1 and _goes_on(words, k, at)):
                    break
                k += 1
                continue
            if here & UPPER and not here & (DET | TITLE) and not (k > at and is_person_noun(lows[k])):
                break
        k += 1
        if k < size and sentence[k] == k:
            break
    return k


def _goes_on(words: Words, k: int, at: int) -> bool:
    """Whether a noun phrase that begins at `at` goes on behind the small word at `k`: "the Board of X", "X and Y"."""
    bits, lows = words.bits, words.lows
    low, behind = lows[k], bits[k + 1] & NAME
    if low in _CHAIN:
        return bool(behind) or lows[k + 1] == "the"
    if low == "on":  # "the Commission on Presidential Debates"
        return bool(behind and bits[k - 1] & NAME) and is_body_word(lows[k - 1])
    return low == "and" and joins_office(words, k, at)


def joins_office(words: Words, at: int, start: int) -> bool:
    """Whether an "and" joins what an office is for: "the Department of Health and Human Services"."""
    bits, lows = words.bits, words.lows
    if not bits[at - 1] & bits[at + 1] & NAME:
        return False
    k = at - 1
    while k > start and bits[k] & NAME:
        k -= 1
    return k > start and lows[k] in _CHAIN and bool(bits[k - 1] & NAME) and is_body_word(lows[k - 1])


def _name_end(words: Words, name: int, stop: int) -> int:
    """The last token of the name that begins at `name`."""
    bits, lows = words.bits, words.lows
    k = name
    while k < stop and (bits[k] & NAME or lows[k] in _JOINS_NAMES):
        k += 1
    while k - 1 > name and not bits[k - 1] & NAME:
        k -= 1
    return k - 1


def owner_before(words: Words, at: int, start: int) -> int:
    """The first token of the owner that ends at `at`: "Jane Roe's", "the port's"."""
    bits = words.bits
    wanted = NAME | TITLE if bits[at] & NAME else LOWER
    first = at
    while first > start and at - first < LONGEST and bits[first - 1] & wanted:
        if bits[first - 1] & (PREP | BREAK | AUX | CUE) and not bits[first - 1] & NAME:
            break
        first -= 1
        if bits[first] & DET:
            break
    return first


def joined_before(words: Words, at: int, start: int) -> int:
    """The first token of the names right behind a quotation or at the head, of which the last begins at `at`."""
    bits, lows = words.bits, words.lows
    first = at
    while first - 2 >= start and lows[first - 1] in _JOINS and bits[first - 2] & (NAME | TITLE) == NAME:
        first -= 2
        while first > start and bits[first - 1] & (NAME | TITLE):
            first -= 1
    heads = first == start or bits[first - 1] & QUOTED
    if not heads and lows[first - 1] == ",":
        heads = first - 2 >= start and bits[first - 2] & QUOTED
    return first if heads else at


def label_before(words: Words, at: int, start: int) -> int:
    """The first token of the name that ends at `at`, before a colon: "by the Courier's Jane Roe:"."""
    bits, lows = words.bits, words.lows
    first = at
    while first > start and at - first < LONGEST:
        before = first - 1
        inside = bits[before] & (NAME | TITLE) or (lows[before] in _JOINS_NAMES and before > start)
        if not inside:
            break
        first = before
    while first < at and not bits[first] & (NAME | TITLE):
        first += 1
    return first
