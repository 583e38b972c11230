"""What was said in the reporter's own clause: mixed contents around fragments, and indirect speech."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING, SUBJECT
from reader.quotes.lexicon.classes import (
    AUX,
    CUE,
    DET,
    LOWER,
    NAME,
    PREP,
    PRON,
    QUOTED,
    REL,
    WORD,
    lexicon_of,
)
from reader.quotes.lexicon.cues import REPORTING_CUES
from reader.quotes.lexicon.wordlists import WEEKDAYS, is_person_noun, word_set

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.words.tokens import Words

ASKED = frozenset(("whether", "if"))
_APPOSED = 16
"""Tokens of an apposition behind "according to" and a name."""
_ROLE_WITHIN = 6
_BEFORE_ROLES = frozenset(("who", "formerly", "former"))
_ADVERBS = ("ly", "later", "then", "also", "again")
"""Ends of adverbs before a second verb: "and later noted"."""
_TURNS = word_set("but while though although whereas")
"""After a comma, these end what was said and begin the reporter's own clause."""
_ANDS = word_set("and but")
_NOUNS = word_set("claims reports notes states comments promises")
"""Forms of verbs that are plural nouns as often."""
ADDRESSED = word_set("tell inform assure remind advise warn")
TIMES = word_set("yesterday today earlier later recently previously on in at during last this").union(
    WEEKDAYS
)
_NO_RECEIVER = QUOTED | PRON | CUE
"""Tokens that do not stand between a cue and "that"."""
_LONGEST = 120
"""Tokens of a content."""
_STOPS = frozenset((",", "—", "–", "-", "--", "(", ";"))
"""Marks behind a fragment at which what was said ends more often than not."""
_CONTRACTED = ("'s", "’s", "'re", "’re")
_TRIM = " ,;:.\u00a0\t"


def sentence_end(words: Words, at: int) -> int:
    """The token after the sentence of token `at`, or after the longest content."""
    end = words.after[at]
    return end if end < at + _LONGEST else at + _LONGEST


def clause_end(words: Words, at: int) -> int:
    """The token after the clause of token `at`: the sentence's end, or where the reporter takes over."""
    end = sentence_end(words, at)
    lows, bits, lemmas = words.lows, words.bits, lexicon_of("en").lemmas
    pauses = words.pauses
    for k in pauses[bisect_left(pauses, at) : bisect_left(pauses, end - 1)]:
        low = lows[k]
        if low == ";":
            return k
        if k > at and _says_more(words, k, lemmas):
            return k - 1 if lows[k - 1] == "," else k
        if low in ",”" and (
            lows[k + 1] in _TURNS
            or lows[k + 1] in ("adding", "saying", "according", "noting")
            or (lows[k + 1] == "and" and k + 3 < end and bits[k + 2] & (PRON | NAME) and bits[k + 3] & CUE)
        ):
            return k
    return end


def ends_between(survey: Survey, first: int, last: int) -> bool:
    """Whether what was said ends behind quotation `first`, so that `last` in the same sentence is another content."""
    words = survey.words[survey.home[first]]
    tail = bisect_left(words.starts, survey.marked[first].start)
    return clause_end(words, tail) <= bisect_left(words.starts, survey.marked[last].start)


def _says_more(words: Words, k: int, lemmas: dict[str, str]) -> bool:
    """Whether another verb of the same speaker follows: "he said that C and noted that D"."""
    if words.lows[k] not in _ANDS:
        return False
    verb = k + 1
    while verb + 1 < len(words) and words.bits[verb] & AUX and words.lows[verb].endswith(_ADVERBS):
        verb += 1
    after = words.lows[verb]
    return (
        bool(words.bits[verb] & CUE)
        and after not in _NOUNS
        and (lemmas.get(after) in REPORTING_CUES or after.endswith(("ed", "ing")))
    )


def content_start(words: Words, cue: int, end: int, verb: str) -> tuple[int, bool]:
    """The first token of what a cue announces (`end` for none), and whether "that" introduces it."""
    lows, bits = words.lows, words.bits
    k = cue + 1
    if k < end and lows[k] in ASKED:
        return k, True
    if not (k < end and lows[k] == "to" and verb not in ADDRESSED):
        that = _that_after(words, k, min(end, cue + 9))
        if that is not None:
            return that + 1, True
    if verb in ADDRESSED and k < end:  # "told reporters ..."
        while (k < end and bits[k] & (DET | NAME)) or k == cue + 1:
            k += 1
        if k < end and bits[k - 1] & DET and bits[k] & ~AUX == LOWER | WORD:
            k += 1  # "told his supporters ..."
    while k < end and lows[k] in TIMES:
        k += 1
        while k < end and lows[k - 1] in ("on", "in", "at", "during", "last", "this") and bits[k] & WORD:
            k += 1
    return k, False


def _that_after(words: Words, first: int, end: int) -> int | None:
    """The "that" of a content, where no more than a receiver stands before it: "told the council that"."""
    lows, bits = words.lows, words.bits
    if "that" not in lows[first:end]:
        return None
    for k in range(first, end):
        low = lows[k]
        if low == "that" and not bits[k - 1] & PREP:
            return k
        if bits[k] & _NO_RECEIVER or low in ",:" or low.endswith(_CONTRACTED):
            return None
    return None


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without space and punctuation at both ends; quotation marks stay."""
    while start < end and text[start] in _TRIM:
        start += 1
    while end > start and text[end - 1] in _TRIM:
        end -= 1
    return start, end


def mixed_span(survey: Survey, found: Attribution, first: int, last: int) -> tuple[int, int]:
    """The whole content around fragments `first` to `last` (indices of marks), which share `found`."""
    words = survey.words[found.paragraph]
    start, end = survey.marked[first].start, survey.marked[last].end
    if (
        found.verb == SUBJECT
        or found.paragraph != survey.home[first]
        or found.sentence != survey.sentence[first]
    ):
        return start, end
    head = bisect_left(words.starts, start)
    tail = head if first == last else bisect_left(words.starts, survey.marked[last].start)
    if found.cue_end <= start:
        begin = min(
            content_start(words, max(found.token, last_token(words, found)), head, found.verb)[0], head
        )
        if found.verb == ACCORDING:
            begin = min(_behind_apposition(words, begin, head), head)
        if head == tail and all(bits & DET for bits in words.bits[begin:head]):
            begin = head  # a lone determiner before the marks is the reporter's
        finish = tail + 1
        if not _ends_with_comma(survey, last):
            # The reporter goes on behind a comma, a dash or a bracket, if not with the next clause.
            finish = max(words.first_of(_STOPS, tail + 1, clause_end(words, tail)), finish)
        return trimmed(survey.text, words.starts[begin], words.end(finish - 1))
    if found.first >= end:
        begin = words.sentence[head]
        finish = bisect_left(words.starts, found.first)
        return trimmed(survey.text, words.starts[begin], max(words.end(finish - 1), end))
    return start, end


def _behind_apposition(words: Words, begin: int, head: int) -> int:
    """The token behind what a name is told to be: "According to Jane Roe, a former guard, the bridge was “...”"."""
    bits, lows = words.bits, words.lows
    first = begin + 1 if lows[begin : begin + 1] == [","] else begin
    comma = next((k for k in range(first + 1, min(head, first + _APPOSED)) if lows[k] == ","), None)
    if comma is None or comma + 1 >= head or bits[comma + 1] & (REL | CUE | AUX):
        return begin
    told = lows[first] in _BEFORE_ROLES or (
        bool(bits[first] & DET) and any(is_person_noun(low) for low in lows[first + 1 : first + _ROLE_WITHIN])
    )
    return comma + 1 if told else begin


def _ends_with_comma(survey: Survey, index: int) -> bool:
    """Whether a quotation's last mark has a comma before it: the reporter's own clause goes on behind it."""
    span = survey.marked[index]
    return survey.text[span.end - span.width - 1 : span.end - span.width] == ","


def quoted_share(survey: Survey, found: Attribution | None, index: int) -> float:
    """How much of the content around quotation `index` stands between marks: 1.0 where nothing else does."""
    if found is None or found.sentence != survey.sentence[index]:
        return 1.0
    start, end = mixed_span(survey, found, index, index)
    first = bisect_left(survey.starts, start)
    last = bisect_left(survey.starts, end)
    inside = sum([min(span.end, end) - span.start for span in survey.marked[first:last]])
    return inside / (end - start) if end > start else 1.0


def last_token(words: Words, found: Attribution) -> int:
    """The last token of the attribution."""
    return max(0, bisect_left(words.starts, found.last) - 1)
