"""Sentences in the subjunctive, in which German goes on with what somebody said without naming him again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import CUE, QUOTED, UPPER
from reader.quotes.lexicon.germanverbs import DOUBTFUL, REPORTED
from reader.quotes.lexicon.wordlists import word_set

if TYPE_CHECKING:
    from reader.quotes.attributions.survey import Survey

_WITHIN = (1 << 32) - 1
_THIRD = frozenset(("er", "sie", "man", "es"))
_IFS = frozenset(("wenn", "falls", "ob"))
_CHAIN = 4
"""Doubtful sentences in a row through which reported speech is followed back."""
_LONGEST = 150
"""Tokens of a sentence that are looked at."""
_NO_VERBS = word_set(
    """alle eine keine seine ihre diese jene meine deine unsere beide viele einige heute gerne solche welche andere
    weitere ohne sowie derzeit lange nahe beinahe gerade schade ehe"""
)


def tokens_of(survey: Survey, sentence: int) -> tuple[int, int]:
    """The first token of a sentence, and the one behind its last."""
    words = survey.words[sentence >> 32]
    start = words.firsts[sentence & _WITHIN]
    return start, words.after[start]


def is_reported(survey: Survey, sentence: int) -> bool:
    """Whether a sentence tells what somebody said: a verb of it is in the subjunctive of reported speech.

    Forms that are doubtful ("hätten", "wären") count where the sentence before, of the same paragraph, announces
    speech or is no less reported.
    """
    for number in range(sentence, sentence - _CHAIN, -1):
        told = _mood(survey, number)
        if told != "doubtful":
            return told == "reported"
        if not number & _WITHIN:
            return False
        if _announces(survey, number - 1):
            return True
    return False


def _mood(survey: Survey, sentence: int) -> str:
    """Whether the verbs of a sentence are "reported", "doubtful", or neither ("")."""
    start, end = tokens_of(survey, sentence)
    end = min(end, start + _LONGEST)
    words = survey.words[sentence >> 32]
    lows, bits = words.lows, words.bits
    doubtful = False
    for k in range(start, end):
        low = lows[k]
        if low in REPORTED and not (bits[k] & UPPER and k > start):
            if low not in DOUBTFUL:
                return "reported"
            doubtful = True
        elif low in _THIRD:
            beside = (lows[near] for near in (k - 1, k + 1) if start <= near < end)
            if any(map(_is_present_subjunctive, beside)):
                return "reported"
    return "doubtful" if doubtful and _IFS.isdisjoint(lows[start:end]) else ""


def _announces(survey: Survey, sentence: int) -> bool:
    """Whether a sentence holds a verb that announces speech, or "so" behind a quotation."""
    start, end = tokens_of(survey, sentence)
    words = survey.words[sentence >> 32]
    bits, lows = words.bits, words.lows
    return any(
        bits[k] & CUE or (lows[k] == "so" and k > start and (lows[k - 1] == "," or bits[k - 1] & QUOTED))
        for k in range(start, min(end, start + _LONGEST))
    )


def _is_present_subjunctive(low: str) -> bool:
    """Whether a verb beside "er" or "sie" ends as none of the indicative does: "er rate", "sie vertraue"."""
    return len(low) > 3 and low.isalpha() and low[-1] == "e" and low[-2:] != "te" and low not in _NO_VERBS
