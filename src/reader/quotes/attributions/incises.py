"""Incises inside quotation marks: « Demain, dit-elle, nous partons. », “Domani – prosegue – partiamo”.

French and Italian newsrooms close no mark before them. The words between the marks are read once more, as a paragraph
of their own.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions.candidates import INSIDE, Attribution
from reader.quotes.lexicon.classes import CUE, NAME, PRON, WORD
from reader.quotes.words.romancephrases import Phrases
from reader.quotes.words.tokens import words_of

if TYPE_CHECKING:
    from reader.quotes.lexicon.classes import Lexicon
    from reader.quotes.lexicon.grammar import Language
    from reader.quotes.words.marks import Marked
    from reader.quotes.words.tokens import Words

_DASHES = frozenset(("—", "–", "-", "―", "--"))
_HEADS = _DASHES | {",", "!", "?", "…", "»"}
"""What stands before an incise."""
_INSIDE = 3000
"""Code points of a long quotation that are looked at."""


class Incise(NamedTuple):
    """A verb and its subject, set into a quotation: tokens of `words`."""

    words: Words
    cue: int
    subject: tuple[int, int] | None
    """None where the verb stands alone between dashes."""


def incise_in(text: str, number: int, span: Marked, lexicon: Lexicon, language: Language) -> Incise | None:
    """The first incise of a quotation in paragraph `number`."""
    start, end = span.start + span.width, min(span.end - span.width, span.start + _INSIDE)
    words = words_of(text, number, (start, end), (), lexicon)
    phrases = Phrases(words, language)
    for at in words.points:
        if words.bits[at] & CUE and words.lows[at] in language.cues:
            found = _incise_at(words, phrases, language, at)
            if found is not None:
                return found
    return None


def _incise_at(words: Words, phrases: Phrases, language: Language, at: int) -> Incise | None:
    """The incise whose verb is token `at`: behind a comma or a dash, with a subject that the next mark follows."""
    lows, bits = words.lows, words.bits
    first = at
    while first > 1 and (lows[first - 1] in language.between or _is_clitic(words, first - 1)):
        first -= 1
    if first < 1 or lows[first - 1] not in _HEADS:
        return None
    dashed = lows[first - 1] in _DASHES
    clitic = next((k for k in range(first, min(at + 2, len(words))) if _is_clitic(words, k)), None)
    if clitic is not None:
        return Incise(words, at, (clitic, clitic))
    if lows[at] in language.participles and language.auxiliaries.isdisjoint(lows[first:at]):
        return None
    loose = dashed or not language.drops
    subject = phrases.subject_right(at + 1, len(words)) or (
        phrases.subject_right(at + 1, len(words), loose=True) if loose else None
    )
    if subject is None:
        alone = dashed and at + 1 < len(words) and lows[at + 1] in _DASHES
        return Incise(words, at, None) if alone else None
    after = subject[1] + 1
    goes_on = after < len(words) and bits[after] & WORD and words.sentence[after] != after
    if goes_on and lows[after] not in language.days and lows[after] not in language.prepositions:
        return None
    return Incise(words, at, subject)


def _is_clitic(words: Words, k: int) -> bool:
    return words.lows[k][0] == "-" and bool(words.bits[k] & PRON)


def attribution_of(
    incise: Incise, text: str, sentence: int, language: Language, shared: Attribution | None
) -> Attribution | None:
    """An incise as an attribution; `shared`: the last one before it, whose speaker goes on where none is named."""
    words, cue = incise.words, incise.cue
    start, end, low = words.starts[cue], words.end(cue), words.lows[cue]
    verb = language.cues[low]
    if incise.subject is None:
        if shared is None:
            return None
        found = shared.sharing(start, end, verb, low, 0)
        found.paragraph, found.sentence, found.reach = words.number, sentence, INSIDE
        found.first, found.last = start, end
        return found
    first, last = incise.subject
    pronoun = first == last and bool(words.bits[first] & PRON)
    named = any(bits & NAME for bits in words.bits[first : last + 1])
    mention = "pronoun" if pronoun else "name" if named else "nominal"
    stop = words.end(last)
    stop -= text[stop - 1] == "."
    head = words.starts[first] + joint_of(words.lows[first])
    return Attribution(
        head, stop, start, end, verb, low, mention, True, words.number, sentence, 0, mention, INSIDE
    )


def joint_of(low: str) -> int:
    """Code points that join a pronoun to its verb: those of "-t-" in "-t-elle"."""
    return len(low) - len(low.lstrip("-").removeprefix("t-")) if low[0] == "-" else 0


def sentence_at(words: Words, base: int, at: int) -> int:
    """The number of the sentence around an offset."""
    return base + bisect_right(words.firsts, max(0, bisect_right(words.starts, at) - 1)) - 1
