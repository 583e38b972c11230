"""The classes of German words, in which every noun has a capital."""

from __future__ import annotations

from functools import cache

from reader.quotes.lexicon.classes import (
    AUX,
    BREAK,
    DET,
    DOTTED,
    LOWER,
    NAME,
    NOUN,
    PREP,
    PRON,
    TITLE,
    UPPER,
    Lexicon,
)
from reader.quotes.lexicon.germannouns import GERMAN_ABBREVIATIONS
from reader.quotes.lexicon.germanverbs import german_cues
from reader.quotes.lexicon.germanwords import GERMAN_WORDS, SENTENCE_OPENERS
from reader.quotes.lexicon.wordlists import word_set

_FUNCTION = DET | PREP | BREAK | PRON | AUX
_ENGLISH = word_set("an am in was will may until fast mark art")
ANNOUNCING = frozenset(("so", "laut", "zufolge", "nach", "für", "aus", "gemäß"))
"""Words beside which a speaker stands without a verb: "so Jana Ried", "laut Polizei", "nach Angaben der Stadt"."""


class GermanLexicon(Lexicon):
    """The words of German: a function word is no name, whatever its first letter, and a number's stop ends nothing."""

    __slots__ = ()

    def look_up(self, token: str) -> tuple[int, str]:
        """The bits of a token and its lower-case form without a closing full stop."""
        bits, word = super().look_up(token)
        if bits & NAME and bits & _FUNCTION:
            bits &= ~NAME
        elif bits & UPPER and not bits & (NAME | _FUNCTION) and (word in _ENGLISH or word.endswith("ly")):
            bits |= NAME
        if not bits & UPPER and "-" in token and token[token.rindex("-") + 1 :][:1].isupper():
            bits = (bits & ~LOWER) | UPPER | NAME  # "72-Jährige", "ex-Minister"
        if bits & DOTTED and (word in GERMAN_ABBREVIATIONS or (word.isdigit() and len(word) < 3)):
            bits &= ~DOTTED
        return self._same.setdefault(bits, bits), word


@cache
def german_lexicon() -> GermanLexicon:
    """The one lexicon of German."""
    bits: dict[str, int] = {}
    named = {"det": DET, "aux": AUX, "prep": PREP, "break": BREAK, "pron": PRON, "title": TITLE}
    for name, words in GERMAN_WORDS.items():
        for word in words.split():
            bits[word] = bits.get(word, 0) | named[name]
    for word in ANNOUNCING:
        bits[word] = bits.get(word, 0) | NOUN
    return GermanLexicon(german_cues(), bits, (), {}, frozenset(SENTENCE_OPENERS.split()))
