"""The subject of a verb: the noun phrase before it, or that of the clause which it goes with.

Without a parser: walks over token classes, each of them bounded.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.attributions.verbgroups import before_verbs, behind_frame
from reader.quotes.lexicon.classes import (
    AUX,
    BREAK,
    CUE,
    DET,
    LOWER,
    NAME,
    PREP,
    PRON,
    QUOTED,
    REL,
    STOP,
    TITLE,
    UPPER,
    WORD,
)
from reader.quotes.lexicon.places import is_place, may_be_persons
from reader.quotes.lexicon.wordlists import is_person_noun, word_set
from reader.quotes.words.nounphrases import LONGEST, joins_office, phrase_from

if TYPE_CHECKING:
    from reader.quotes.words.tokens import Words

_CHAIN_OF_OFFICE = frozenset(("of", "for", ","))
LONGEST_NAME = 5
"""Tokens of a person's name, and one more."""
_CLAUSE = 60
"""Tokens looked at for the head of a clause with appositions."""
_INSIDE = word_set("of for in at with from on to within inside")
"""Prepositions that may stand inside a subject ("a professor at Yale")."""
_PAUSES = frozenset((",", ")", "—", "–", "--", "-", "]"))
_COMMA = (",",)
_BRACKETS = 3
"""Brackets and relative clauses between a subject and its verb."""
_APPOSITION = 16
"""Tokens of an apposition between a name and "who"."""
_RELATIVE = 14
"""Tokens of a relative clause between a subject and its verb."""
_DATELINE = frozenset(("—", "–", "--"))
"""Behind the place at the head of an agency's report."""
_DATELINE_ENDS = _DATELINE | {":"}
"""Behind the place at the head of an agency's report: "LONDON — The mayor, ..., said", "NEW VARN: As"."""
_ASIDE = _DATELINE | {","}
"""Before a relative clause: "the sign — which read"."""
_LEADING = frozenset(("back", "born", "seen", "taken", "known", "here", "away", "days", "weeks", "hours"))
"""With a preposition behind, these open an adjunct: "Back in Ohio, ..."."""
_FINITE = word_set(
    """has have had was were is are would will could can did does do may might must should been being be
    didn't didn’t doesn't doesn’t don't don’t wasn't wasn’t isn't isn’t won't won’t"""
)
"""Auxiliaries that stand in no noun phrase."""


def subject_before(words: Words, at: int, start: int, brackets: int = _BRACKETS) -> tuple[int, int] | None:
    """The subject of a verb: the noun phrase that ends at token `at` or before it, not before `start`.

    `brackets`: how many brackets and relative clauses may stand between the two.
    """
    bits, lows = words.bits, words.lows
    at = before_verbs(words, at, start)
    if at < start:
        return None
    if bits[at] & PRON:
        return at, at
    if bits[at] & REL:
        at = _before_relative(words, at, start)
    if at < start:
        return None
    if lows[at] == ")":  # "Sen. Jane Roe (D-MA) said"
        opening = next((k for k in range(at - 1, max(start, at - 8), -1) if lows[k] == "("), None)
        if opening is not None and opening > start and brackets:
            return subject_before(words, opening - 1, start, brackets - 1)
    if lows[at] == "," and at - 1 > start and lows[at - 1] == ")":
        named = _name_before_bracket(words, at - 1, start)
        if named is not None:
            return named
    if lows[at] in _PAUSES:
        head = _head_of_clause(words, _last_clause(words, max(start, at - _CLAUSE), at), at)
        return head if head is None or lows[at] != "," else _named_behind(words, head, at) or head
    who = _relative_around(words, at, start)
    if who is not None and brackets:
        return subject_before(words, who - 1, start, brackets - 1)
    return _phrase_before(words, at, start, brackets)


def _phrase_before(words: Words, at: int, start: int, brackets: int) -> tuple[int, int] | None:
    """The noun phrase that ends at token `at`, or the one before what is only told of it."""
    bits, lows = words.bits, words.lows
    first = _left_edge(words, at, start)
    speaks = bits[first] & PREP and lows[first - 1] in _SPEAKING
    if brackets and first - 2 >= start and speaks and bits[first - 2] & NAME:
        return subject_before(words, first - 2, start, brackets - 1)  # "Jane Roe speaking to the Herald said"
    if brackets and first - 2 > start and bits[first] & PREP and _is_reduced(words, first - 1):
        further = subject_before(words, first - 2, start, brackets - 1)
        if further is not None:
            return further
    if brackets and first - 2 > start and lows[first - 1] == "," and is_place(lows[first : at + 1]):
        further = subject_before(words, first - 2, start, brackets - 1)
        if (
            further is not None
            and _INSIDE.intersection(lows[further[0] + 1 : further[1]])
            and bits[further[0]] & NAME
        ):
            return further  # "Jane Roe of the University of Hollin, North Varn said"
    return _without_adjunct(words, first, at)


def _before_relative(words: Words, at: int, start: int) -> int:
    """The last token of what the relative pronoun at `at` goes with."""
    if at - 1 < start or words.lows[at - 1] not in _ASIDE:
        return at - 1
    return _apposed_to(words, at - 2, start) if words.lows[at] == "who" else at - 2


def _apposed_to(words: Words, last: int, start: int) -> int:
    """The last token of the name told about up to `last`, before "who": "Jane Roe, a baker at X, who"; else `last`."""
    bits, lows = words.bits, words.lows
    for k in range(last - 1, max(start, last - _APPOSITION), -1):
        if lows[k] == ",":
            named = bits[k - 1] & NAME and (bits[k + 1] & DET or is_person_noun(lows[k + 1]))
            return k - 1 if named and any(is_person_noun(lows[x]) for x in range(k + 1, last + 1)) else last
        if bits[k] & (QUOTED | CUE):
            break
    return last


def _relative_around(words: Words, at: int, start: int) -> int | None:
    """The "who" of a clause without commas that ends at token `at`: "a woman who lives nearby said"."""
    bits, lows = words.bits, words.lows
    for k in range(at - 1, max(start, at - _RELATIVE), -1):
        if lows[k] == "who":
            verb = bits[k + 1]
            return k if verb & LOWER and not verb & (DET | PREP) and bits[k - 1] & (LOWER | NAME) else None
        if bits[k] & (BREAK | CUE | PRON | QUOTED | STOP) and not bits[k] & NAME:
            return None
    return None


def _is_reduced(words: Words, at: int) -> bool:
    """Whether a participle goes with the noun before it: "the authors of the study published in May"."""
    before = words.bits[at - 1]
    return (
        words.lows[at] in REDUCED
        and bool(before & LOWER)
        and not before & (AUX | PREP | BREAK | REL | PRON | CUE | DET)
    )


_SPEAKING = frozenset(("speaking", "talking", "writing", "appearing", "responding"))
REDUCED = word_set("published released issued posted presented held located based obtained seen written")
"""Participles that stand behind a noun without "which was"."""


def _name_before_bracket(words: Words, closing: int, start: int) -> tuple[int, int] | None:
    """The name before a bracket, behind a comma: "In a speech in Ohio, Sen. Jane Roe (D-MA), said"."""
    opening = next((k for k in range(closing - 1, max(start, closing - 8), -1) if words.lows[k] == "("), None)
    if opening is None or opening - 1 <= start or not words.bits[opening - 1] & NAME:
        return None
    first = _left_edge(words, opening - 1, start)
    if not start < first < opening or words.lows[first - 1] != "," or not words.bits[first] & (NAME | TITLE):
        return None
    return first, opening - 1


def _head_of_clause(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """The first noun phrase before appositions and relative clauses: "X, who ..., said"."""
    bits, lows = words.bits, words.lows
    k = _inside_bracket(lows, start, end)
    if k == 0 and bits[0] & UPPER:
        k = next((mark + 1 for mark in range(1, min(4, end - 1)) if lows[mark] in _DATELINE_ENDS), 0)
    depends = False
    while k < end:
        here = bits[k]
        if here & PRON:
            comma = words.first_of(_COMMA, k, end) if depends else end
            if comma == end:
                return None
            k, depends = comma + 1, False  # "After she left, Jane Roe, the mayor, said"
            continue
        depends = depends or (bool(here & (PREP | BREAK)) and not here & NAME)
        if here & (NAME | DET | TITLE):
            found = phrase_from(words, k, end)
            if found is None:
                k += 1
                continue
            opens = k == words.sentence[k] and _opens_adjunct(words, k)
            if opens or (k > start and bits[k - 1] & PREP):  # a leading adjunct: "In an interview,"
                behind = words.first_of(_COMMA, k, end) + 1
                if behind < end or (behind == end and not opens):
                    k = behind
                    continue
            return found
        k += 1
    return None


_OPPOSED = frozenset(("but", "while", "whereas", "although", "though"))
"""Behind a comma, these begin a clause with a subject of its own."""


def _last_clause(words: Words, start: int, end: int) -> int:
    """Where the last clause with a subject of its own begins: "Roe was eager, but Jane Doe, the mayor, said"."""
    bits, lows = words.bits, words.lows
    for k in range(end - 2, start, -1):
        if lows[k] in _OPPOSED and lows[k - 1] == "," and bits[k + 1] & (NAME | TITLE | DET):
            return k + 1
        if bits[k] & CUE and lows[k] in _SAYING and not bits[k - 1] & REL:
            inner = k + 2 if lows[k + 1] == "that" else k + 1
            if inner < end and _is_apposed(words, inner, end):
                return inner
    return start


_SAYING = word_set("said says claimed claims believes believed testified noted added argued alleged recalled")
"""Verbs behind which a clause with a subject of its own may begin."""


def _is_apposed(words: Words, first: int, comma: int) -> bool:
    """Whether a subject with one apposition fills the tokens up to a comma: "his predecessor, Jane Roe,"."""
    if not words.bits[first] & (DET | NAME | TITLE) or comma + 1 >= len(words):
        return False
    if words.lows[comma + 1].endswith("ing"):
        return False
    phrase = phrase_from(words, first, comma)
    if phrase is None or words.lows[phrase[1] + 1] != ",":
        return False
    return phrase[1] + 2 < comma and words.first_of(_COMMA, phrase[1] + 2, comma) == comma


def _named_behind(words: Words, head: tuple[int, int], comma: int) -> tuple[int, int] | None:
    """The name that a description is given before the comma at its end: "The head of the port, Jane Roe, said"."""
    bits, lows = words.bits, words.lows
    first = comma
    while first - 1 > head[0] and bits[first - 1] & NAME and not bits[first - 1] & TITLE:
        first -= 1
    named = lows[first:comma]
    if not 1 < len(named) < LONGEST_NAME or not may_be_persons(named):
        return None
    before = first - 1
    while before > head[0] and lows[before] != ",":
        if not bits[before] & (NAME | LOWER | TITLE) or bits[before] & (PREP | BREAK | CUE | REL):
            return None
        before -= 1
    if before <= head[0]:
        return None
    describes = any(
        bits[k] & (LOWER | TITLE) and is_person_noun(lows[k]) and not bits[k + 1] & NAME
        for k in range(head[0], before)
    )
    return (first, comma - 1) if describes else None


def _opens_adjunct(words: Words, k: int) -> bool:
    """Whether the capitalised word at the head of a sentence is no name: "Alarmed by", "Back in", "Asked if"."""
    low = words.lows[k]
    if k + 1 >= len(words) or not words.bits[k + 1] & (PREP | BREAK) or words.bits[k + 1] & NAME:
        return False
    return low.endswith(("ed", "ing")) or low in _LEADING


def _inside_bracket(lows: list[str], start: int, end: int) -> int:
    """The token after a bracket that is open at `end`, else `start`."""
    closed = 0
    for k in range(end - 1, start - 1, -1):
        if lows[k] == ")":
            closed += 1
        elif lows[k] == "(":
            if not closed:
                return k + 1
            closed -= 1
    return start


def _left_edge(words: Words, at: int, start: int) -> int:
    """The first token of the noun phrase, or chain of them ("X of Y"), that ends at `at`."""
    bits, lows = words.bits, words.lows
    j = at
    while j >= start and at - j < LONGEST:
        here = bits[j]
        if here & (STOP | QUOTED | PRON) or (not here & WORD and lows[j] not in "’'&@$%#"):
            break
        if here & (BREAK | CUE) and not here & NAME:
            joins = lows[j] == "and" and (
                joins_office(words, j, start)
                or (_joins_nouns if bits[at] & NAME else _joins_names)(words, j, start)
            )
            if not joins:
                break
            j -= 1
            continue
        if (here & PREP and lows[j] not in _INSIDE) or lows[j] in _FINITE:
            break
        if here & DET and j > start and (not bits[j - 1] & (DET | PREP) or lows[j - 1] == "with"):
            return j  # "wore a hat", "hold the banners": what stands before is no part of the phrase
        j -= 1
    return j + 1


def _joins_nouns(words: Words, at: int, start: int) -> bool:
    """Whether an "and" joins nouns of an office: "the minister of mines and energy Jane Roe"."""
    bits, lows = words.bits, words.lows
    plain = LOWER | WORD
    return (
        at - 2 >= start
        and bits[at + 1] & ~AUX == plain
        and bits[at - 1] & ~AUX == plain
        and lows[at - 2] in _CHAIN_OF_OFFICE
    )


def _joins_names(words: Words, at: int, start: int) -> bool:
    """Whether an "and" joins names before a noun: "the Hollin and Varn ministries"."""
    bits = words.bits
    return at - 2 >= start and bool(bits[at - 1] & bits[at + 1] & NAME and bits[at - 2] & DET)


def _without_adjunct(words: Words, first: int, last: int) -> tuple[int, int] | None:
    """The phrase without a leading adjunct ("In a statement Trump" is "Trump")."""
    bits = words.bits
    while first <= last and bits[first] & (PREP | AUX) and not bits[first] & NAME:
        k = first + 1
        while k <= last and not (bits[k] & NAME and not (k - 1 >= first and bits[k - 1] & NAME)):
            k += 1
        if k > last:
            first += 1 if first < last and bits[first] & PREP else 0
            break
        first = k
    while first <= last and not bits[first] & (NAME | DET | WORD):
        first += 1
    first = behind_frame(words, first, last)
    return (first, last) if first <= last else None


def clause_subject(words: Words, at: int, start: int) -> tuple[int, int] | None:
    """The subject a verb without one of its own shares: of its clause, else of the clauses before it.

    For participles ("..., adding") and second verbs ("he laughed and said").
    """
    start = max(start, at - _CLAUSE)
    latest_first = words.bits[at - 1] & BREAK
    phrase = None if latest_first else _subject_at(words, start, at)
    if phrase is not None:
        return phrase
    lows, pauses = words.lows, words.pauses
    heads = [k + 1 for k in pauses[bisect_left(pauses, start) : bisect_left(pauses, at)] if lows[k] == ","]
    for head in reversed(heads) if latest_first else heads:
        phrase = _subject_at(words, head, at)
        if phrase is not None:
            return phrase
    return _subject_at(words, start, at) if latest_first else None


def _subject_at(words: Words, head: int, end: int) -> tuple[int, int] | None:
    """The subject of a clause that begins at token `head`, looked for up to `end`."""
    bits, lows = words.bits, words.lows
    if bits[head] & (PREP | BREAK | REL) or lows[head].endswith("ing"):
        return None
    for k in range(head, min(end, head + 12)):
        here = bits[k]
        if here & (BREAK | REL) or lows[k] == ",":
            return None
        if here & (NAME | DET | PRON | TITLE) and not (k > head and bits[k - 1] & PREP):
            return phrase_from(words, k, end)
    return None
