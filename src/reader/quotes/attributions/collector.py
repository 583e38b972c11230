"""What the attributions of a paragraph are collected in, from tokens to offsets."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import OWNERS, Attribution
from reader.quotes.attributions.verbgroups import before_verbs
from reader.quotes.lexicon.classes import DET, NAME, PREP, PRON, TITLE, UPPER
from reader.quotes.lexicon.wordlists import BEARERS, DOCUMENT_NOUNS, OFFICES, ORGANISATION_NOUNS, ROLE_WORDS
from reader.quotes.words.nounphrases import joined_before

if TYPE_CHECKING:
    from reader.quotes.words.tokens import Words

_NOUN_KINDS = (
    ("bearer", BEARERS),
    ("document", DOCUMENT_NOUNS),
    ("organisation", ORGANISATION_NOUNS),
    ("office", OFFICES | ROLE_WORDS),
)
_NAMING = NAME | TITLE
_BEYOND = frozenset(("comma", "head", "stop", "break", "quoted", "word", "prep", "part"))
"""How subjects are reached that stand before their verb."""
_RELATIVE = frozenset(("who", "which"))
_KEEPS_STOP = ("Jr.", "Sr.", "Inc.", "Corp.", "Co.", "U.S.", "Ltd.")


class Collector:
    """The words of one paragraph and the attributions found in them."""

    __slots__ = ("base", "found", "minds", "text", "words")

    def __init__(self, text: str, words: Words, base: int) -> None:
        self.text, self.words = text, words
        self.base = base
        """The number of the paragraph's first sentence in the whole text."""
        self.found: list[Attribution] = []
        self.minds: list[Attribution] = []
        """Those with verbs of attitude, which announce no quotation."""

    def sentence_of(self, token: int) -> int:
        """The number of a token's sentence in the whole text."""
        return self.base + bisect_right(self.words.firsts, token) - 1

    def add(
        self,
        phrase: tuple[int, int],
        cue: tuple[int, int] | None,
        verb: str,
        *,
        inverted: bool,
        reach: str = "",
        alternate: bool = False,
        mind: bool = False,
    ) -> Attribution | None:
        """Keep an attribution; `phrase` and `cue` are first and last tokens. None where the phrase is a number."""
        text, words = self.text, self.words
        first, last = phrase
        starts, lengths = words.starts, words.lengths
        start, end = starts[first], starts[last] + lengths[last]
        while end - start > 3 and text[end - 1] in ".,;" and not text[start:end].endswith(_KEEPS_STOP):
            end -= 1
        if not any(map(str.isalpha, text[start:end])):
            return None  # an age, a year
        if cue is None:
            cue_start = cue_end = end
            token = last
        else:
            token = cue[0]
            cue_start, cue_end = starts[token], starts[cue[1]] + lengths[cue[1]]
            while cue_end - cue_start > 1 and text[cue_end - 1] in ".,":
                cue_end -= 1
        if first == last and words.bits[first] & PRON:
            mention, who = "pronoun", words.lows[first].partition("’")[0].partition("'")[0]
            end = start + len(who)  # "he’d"
        else:
            mention, who = self._mention(first, last), self._who(first, last)
        found = Attribution(
            start, end, cue_start, cue_end, verb, words.lows[token], mention, inverted,
            words.number, self.sentence_of(token), token, who, reach, alternate,
        )  # fmt: skip
        if not inverted and first and words.lows[first - 1] == "and" and words.bits[first] & _NAMING:
            # "Jane Roe and John Doe said": the attribution begins with the first of them
            found.first = min(found.first, starts[joined_before(words, first, words.sentence[first])])
        if reach in _BEYOND:
            found.relative = self._relative(last, token)
        self._adapt(found, phrase, cue)
        (self.minds if mind else self.found).append(found)
        return found

    def _adapt(self, found: Attribution, phrase: tuple[int, int], cue: tuple[int, int] | None) -> None:
        """What a language knows better of an attribution before it is kept."""

    def said_before(self, at: int) -> bool:
        """Whether the sentence of a token has an attribution before it."""
        return bool(self.found) and self.found[-1].sentence == self.sentence_of(at)

    def _relative(self, last: int, verb: int) -> tuple[int, int] | None:
        """The "who" or "which" right before a verb and its auxiliaries, as offsets."""
        words = self.words
        at = before_verbs(words, verb - 1, last + 1)
        if at > last and words.lows[at] in _RELATIVE:
            return words.starts[at], words.end(at)
        return None

    def _mention(self, first: int, last: int) -> str:
        bits = self.words.bits
        if first == last and self.words.lows[first] in OWNERS:
            return "pronoun"
        if not bits[first] & DET:
            for here in bits[first : last + 1]:
                if here & UPPER:
                    return "name"
        return "nominal"

    def _who(self, first: int, last: int) -> str:
        """What kind of speaker a phrase names, from closed lists of nouns."""
        bits = self.words.bits
        head = last
        for k in range(first + 1, last):
            if bits[k] & PREP:
                head = k - 1
                break
        if bits[head] & NAME:
            return "titled" if bits[first] & TITLE else "name"
        low = self.words.lows[head]
        for kind, nouns in _NOUN_KINDS:
            if low in nouns:
                return kind
        return "many" if low.endswith("s") else "thing"
