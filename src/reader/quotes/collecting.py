"""What the attributions of a paragraph are collected in, from tokens to offsets."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from reader.quotes.candidates import OWNERS, Attribution
from reader.quotes.lexicon import DET, NAME, PREP, PRON, TITLE, UPPER
from reader.quotes.phrases import before_verbs
from reader.quotes.wordlists import BEARERS, DOCUMENT_NOUNS, OFFICES, ORGANISATION_NOUNS, ROLE_WORDS

if TYPE_CHECKING:
    from reader.quotes.words import Words

_NOUN_KINDS = (
    ("bearer", BEARERS),
    ("document", DOCUMENT_NOUNS),
    ("organisation", ORGANISATION_NOUNS),
    ("office", OFFICES | ROLE_WORDS),
)
_BEYOND = frozenset(("comma", "head", "stop", "break", "quoted", "word", "prep", "part"))
"""How subjects are reached that stand before their verb."""
_RELATIVE = frozenset(("who", "which"))
_KEEPS_STOP = ("Jr.", "Sr.", "Inc.", "Corp.", "Co.", "U.S.", "Ltd.")


class Collector:
    """The words of one paragraph and the attributions found in them."""

    __slots__ = ("base", "found", "text", "words")

    def __init__(self, text: str, words: Words, base: int) -> None:
        self.text, self.words = text, words
        self.base = base
        """The number of the paragraph's first sentence in the whole text."""
        self.found: list[Attribution] = []

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
    ) -> None:
        """Keep an attribution; `phrase` and `cue` are first and last tokens."""
        text, words = self.text, self.words
        start, end = words.starts[phrase[0]], words.end(phrase[1])
        while end - start > 3 and text[end - 1] in ".,;" and not text[start:end].endswith(_KEEPS_STOP):
            end -= 1
        if cue is None:
            cue_start = cue_end = end
            token = phrase[1]
        else:
            token = cue[0]
            cue_start, cue_end = words.starts[cue[0]], words.end(cue[1])
            while cue_end - cue_start > 1 and text[cue_end - 1] in ".,":
                cue_end -= 1
        found = Attribution(
            start, end, cue_start, cue_end, verb, words.lows[token], self._mention(phrase), inverted,
            words.number, self.sentence_of(token), token, self._who(phrase), reach, alternate,
        )  # fmt: skip
        if reach in _BEYOND:
            found.relative = self._relative(phrase[1], token)
        self.found.append(found)

    def _relative(self, last: int, verb: int) -> tuple[int, int] | None:
        """The "who" or "which" right before a verb and its auxiliaries, as offsets."""
        words = self.words
        at = before_verbs(words, verb - 1, last + 1)
        if at > last and words.lows[at] in _RELATIVE:
            return words.starts[at], words.ends[at]
        return None

    def _mention(self, phrase: tuple[int, int]) -> str:
        bits = self.words.bits
        if phrase[0] == phrase[1] and (bits[phrase[0]] & PRON or self.words.lows[phrase[0]] in OWNERS):
            return "pronoun"
        if not bits[phrase[0]] & DET:
            for here in bits[phrase[0] : phrase[1] + 1]:
                if here & UPPER:
                    return "name"
        return "nominal"

    def _who(self, phrase: tuple[int, int]) -> str:
        """What kind of speaker a phrase names, from closed lists of pronouns and nouns."""
        words = self.words
        first, last = phrase
        if first == last and words.bits[first] & PRON:
            return words.lows[first]
        head = last
        for k in range(first + 1, last):
            if words.bits[k] & PREP:
                head = k - 1
                break
        if words.bits[head] & NAME:
            return "titled" if words.bits[first] & TITLE else "name"
        low = words.lows[head]
        for kind, nouns in _NOUN_KINDS:
            if low in nouns:
                return kind
        return "many" if low.endswith("s") else "thing"
