"""The classes of words the rules know: function words, titles, names, cues.

A word's classes are bits of one integer, so that a token carries all of them and a test is one `&`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.quotes.cues import PARTICLE_CUES, SAYING_NOUNS, english_lemmas
from reader.quotes.german import GERMAN_CUES, GERMAN_WORDS
from reader.quotes.wordlists import ABBREVIATIONS, NOT_NAMES

if TYPE_CHECKING:
    from collections.abc import Collection

(
    NAME, CUE, AUX, PREP, BREAK, DET, PRON, REL, TITLE, STOP, END, QUOTED, DOTTED, WORD, LOWER, UPPER, BARE, NOUN,
) = (1 << bit for bit in range(18))  # fmt: skip
"""Bits of a token: may be part of a name; a form of a cue verb; auxiliary or adverb; preposition;
conjunction; determiner; subject pronoun; relative pronoun; title; punctuation that bounds a phrase; ends a
sentence; stands for a quotation; a word with a full stop that may end the sentence; letters or digits;
lower or upper case; the bare form of a cue verb; a noun for something said."""


_CLASSES = {
    PRON: "he she it they i we",
    REL: "who that which",
    DET: """the a an his her their its this that one another some many several two three four five six
    other most these those each every both my our your no any few half dozens hundreds thousands
    all""",
    AUX: """has have had was were is are also later then recently often would will could can did does do
    may might once again even still just only simply reportedly already previously repeatedly
    ever never first finally now instead further all already both got being been not
    subsequently publicly famously quickly angrily flatly bluntly jokingly initially immediately
    privately openly quietly always sometimes should must be to directly basically actually
    earlier soon long himself herself itself themselves didn't didn’t""",
    PREP: """of for from in at on with by to about during after before against over under into as near
    among between via through since until without toward towards amid despite across upon within
    around like""",
    BREAK: """and but or that when while as if because although though where whether so than which what
    how why who unless""",
    TITLE: """mr mrs ms miss dr sir sen rep gov gen col capt lt sgt prof rev hon president senator
    governor secretary minister chancellor congressman congresswoman representative judge
    justice mayor chairman chairwoman chief king queen pope prince princess ambassador general
    former ex-president spokesman spokeswoman spokesperson professor director coach reverend
    lord lady dame vice prime deputy actor actress author sens reps sheriff detective officer
    captain lieutenant sergeant major commissioner superintendent""",
}


Chunk = tuple[tuple[int, ...], tuple[str, ...], tuple[int, ...], tuple[int, ...]]
"""What stands between two spaces, as tokens: their bits, their lower-case forms, how far it is from each to the
next one's head (from the last: to the head of the next chunk), and their lengths."""
_REMEMBERED = 30_000
"""Chunks kept: a bound on memory, not on correctness."""
_LONG = 40
"""Code points from which a chunk is not worth keeping."""
_TOKEN = re.compile(r"[^\W_]+(?:[’'.\-&][^\W_]+)*['’]?\.?|--|[^\w\s]")
"""A word or one mark."""
_EMPTY: Chunk = ((), (), (), ())


def tokens_in(stretch: str) -> list[tuple[str, int]]:
    """The words and marks of a stretch, each with its start."""
    return [(match.group(), match.start()) for match in _TOKEN.finditer(stretch)]


class Lexicon:
    """The words of one language: classes of any word, and the cue verb behind a form."""

    __slots__ = ("_bits", "bare", "lemmas", "loud", "seen")

    def __init__(self, lemmas: dict[str, str], bits: dict[str, int], loud: Collection[str]) -> None:
        self.lemmas = lemmas
        """Form to verb, lower case."""
        self.bare = (frozenset(lemmas.values()) | PARTICLE_CUES.keys()) - lemmas.keys()
        """Verbs whose bare form is a cue only behind "to" or a modal; and those that need a particle."""
        self.loud = frozenset(form + mark for form in loud for mark in ("", ",", ":", "."))
        """Chunks for which a paragraph is read though no quotation is near: cues of indirect speech."""
        self._bits = bits
        self.seen: dict[str, Chunk] = {}
        """What `chunk` has answered before; ask here first on hot paths."""

    def chunk(self, raw: str) -> Chunk:
        """The tokens of what stands between two spaces."""
        known = self.seen.get(raw)
        if known is not None:
            return known
        if raw.isalpha():
            bits, low = self._classify(raw)
            known = (bits,), (low,), (len(raw) + 1,), (len(raw),)
        else:
            found = tokens_in(raw)
            if not found:
                return _EMPTY
            starts = [*(start for _, start in found), len(raw) + 1]
            classes, lows = zip(*[self._classify(token) for token, _ in found], strict=True)
            steps = tuple(after - start for start, after in pairwise(starts))
            known = classes, lows, steps, tuple(len(token) for token, _ in found)
        if len(raw) < _LONG:
            if len(self.seen) > _REMEMBERED:
                self.seen.clear()
            self.seen[raw] = known
        return known

    def look_up(self, token: str) -> tuple[int, str]:
        """The bits of a token and its lower-case form without a closing full stop."""
        known = self.seen.get(token)
        if known is not None and len(known[0]) == 1:
            return known[0][0], known[1][0]
        return self._classify(token)

    def _classify(self, raw: str) -> tuple[int, str]:
        if not raw[0].isalnum():
            if raw in ".!?…":
                return END | STOP, raw
            return (STOP if raw in _PHRASE_BOUNDS else 0), raw
        word = raw.lower().rstrip(".")
        bits = self._bits.get(word, 0) | WORD
        if raw[0].isupper():
            bits |= UPPER
            if word not in NOT_NAMES and not bits & (PRON | PREP | BREAK):
                bits |= NAME
        elif raw[:3] in ("al-", "el-") and raw[3:4].isupper():
            bits |= UPPER | NAME
        elif raw[0].islower():
            bits |= LOWER
            if word.endswith("ly"):
                bits |= AUX
        if word in self.lemmas or word == "according":
            bits |= CUE
        elif word in self.bare:
            bits |= BARE
        if word in SAYING_NOUNS:
            bits |= NOUN
        if raw[-1] == "." and not (word in ABBREVIATIONS or len(word) == 1):
            bits |= DOTTED
        return bits, word


_PHRASE_BOUNDS = frozenset(",;:()[]—–-―--|/•…")


def _english() -> Lexicon:
    bits: dict[str, int] = {}
    for bit, words in _CLASSES.items():
        for word in words.split():
            bits[word] = bits.get(word, 0) | bit
    lemmas = english_lemmas()
    loud = list(lemmas)
    return Lexicon(lemmas, bits, [*loud, "according", "According"])


def _german() -> Lexicon:
    lemmas = {form: verb for verb, forms in GERMAN_CUES.items() for form in forms.split()}
    bits: dict[str, int] = {}
    named = {"det": DET, "aux": AUX, "prep": PREP, "break": BREAK, "pron": PRON, "title": TITLE}
    for name, words in GERMAN_WORDS.items():
        for word in words.split():
            bits[word] = bits.get(word, 0) | named[name]
    return Lexicon(lemmas, bits, ())


def title_words() -> frozenset[str]:
    """The English words that are titles before a name."""
    return frozenset(_CLASSES[TITLE].split())


@cache
def lexicon_of(language: str | None) -> Lexicon:
    """The lexicon for a language code; English where a language has none of its own."""
    return _german() if language == "de" else _english()
