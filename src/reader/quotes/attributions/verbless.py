"""Attributions without a verb: “according to”, names after dashes and before colons, credit lines, bare subjects."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import ACCORDING, COLON, CREDIT, DASH, SUBJECT, Attribution
from reader.quotes.lexicon.classes import AUX, CUE, DET, LOWER, NAME, PREP, PRON, QUOTED, TITLE
from reader.quotes.lexicon.wordlists import DOCUMENT_NOUNS
from reader.quotes.words.nounphrases import label_before, phrase_from

if TYPE_CHECKING:
    from reader.quotes.attributions.collector import Collector
    from reader.quotes.words.tokens import Words

_CREDIT = 16
"""Tokens of a line that names no more than whose words stand above it."""
_LABEL = r"[“\"]([A-Z][A-Z.’' -]{1,38}[A-Z])(:)\s"
"""A speaker in capitals at the head of a quotation, as transcripts have it."""
_SUBJECTS = PRON | NAME | TITLE
_CLOSERS = frozenset('”"')
_BY_MEANS = frozenset(("via", "on", "in"))
_RECEIVING = frozenset(("to", "with", "about", "on", "at", "for"))
"""Before a name and a colon: who hears or what it is about, "a request she made to Roe:"."""
_DASHES = frozenset(("—", "–", "--", "-", "―", "~"))


def after_according(collector: Collector, at: int) -> None:
    """ "According to Jane Roe", from its first word on."""
    words = collector.words
    phrase = phrase_from(words, at + 2, len(words), bare=True)
    if phrase is None or (collector.said_before(at) and _is_document(words, phrase)):
        return
    phrase = _with_joined(words, _with_author(words, phrase))
    collector.add(phrase, (at, at + 1), ACCORDING, inverted=True)


def _is_document(words: Words, phrase: tuple[int, int]) -> bool:
    """ "…, she told the court, according to a transcript": where it is written, not who says it."""
    noun = words.lows[phrase[1]]
    return not words.bits[phrase[1]] & NAME and (
        noun in DOCUMENT_NOUNS or noun.removesuffix("s") in DOCUMENT_NOUNS
    )


def _with_author(words: Words, phrase: tuple[int, int]) -> tuple[int, int]:
    """ "A document filed by Jane Roe", "an analysis by the bureau": with whoever it is by."""
    first, last = phrase
    by = next((k for k in range(last + 1, min(last + 3, len(words))) if words.lows[k] == "by"), None)
    if by is None or not words.bits[first] & (DET | LOWER):
        return phrase
    if by > last + 1 and not words.lows[last + 1].endswith("ed"):
        return phrase
    author = phrase_from(words, by + 1, len(words), bare=True)
    return phrase if author is None else (first, author[1])


def _with_joined(words: Words, phrase: tuple[int, int]) -> tuple[int, int]:
    """ "According to police and county officials, …": with those who are joined to a description, up to a comma."""
    first, last = phrase
    if last + 2 >= len(words) or words.lows[last + 1] != "and" or words.bits[last] & NAME:
        return phrase
    other = phrase_from(words, last + 2, len(words), bare=True)
    return (first, other[1]) if other and words.lows[other[1] + 1 : other[1] + 2] == [","] else phrase


def beside_quotation(collector: Collector, at: int) -> None:
    """Without a verb: “Q” — Name, and Name: “Q”."""
    words = collector.words
    bits, lows = words.bits, words.lows
    size = len(lows)
    if at + 2 < size and lows[at + 1] in _DASHES and bits[at + 2] & (NAME | TITLE):
        phrase = phrase_from(words, at + 2, size)
        if phrase is not None:
            collector.add(phrase, (at + 1, at + 1), DASH, inverted=True)
    start, end = words.starts[at], words.end(at)
    capital = collector.text[start + 1 : start + 2].isupper() and collector.text.find(":", start + 3, end) > 0
    label = re.compile(_LABEL).match(collector.text, start, end) if capital else None
    if label is not None:
        collector.found.append(
            Attribution(
                label.start(1), label.end(1), label.start(2), label.end(2), COLON, ":", "name", False,
                words.number, collector.sentence_of(at), at,
            )
        )  # fmt: skip
    if at >= 2 and lows[at - 1] == ":" and bits[at - 2] & NAME:
        first = label_before(words, at - 2, words.sentence[at])
        if first > words.sentence[at] and lows[first - 1] in _BY_MEANS:
            return  # "speaking on Twitter:"
        whole = first == words.sentence[at]
        reach = "head" if whole else "to" if lows[first - 1] in _RECEIVING else "word"
        collector.add((first, at - 2), (at - 1, at - 1), COLON, inverted=False, reach=reach)


def credit_line(collector: Collector) -> None:
    """ "- Jane Roe, mayor." on a line of its own, or the last line before a closing mark."""
    words = collector.words
    if not 2 <= len(words) <= _CREDIT or words.quoted:
        return
    first = 1 if words.lows[0] in _DASHES else 0
    if not first and words.lows[-1] not in _CLOSERS:
        return
    if words.bits[first] & (NAME | TITLE) and not any(bits & (CUE | AUX) for bits in words.bits):
        phrase = phrase_from(words, first, len(words))
        if phrase is not None:
            collector.add(phrase, (0, 0) if first else None, DASH, inverted=True, reach=CREDIT)


def bare_subjects(collector: Collector) -> None:
    """The subject of each sentence that has a quotation, or a colon at its end, but no cue."""
    words = collector.words
    taken = {found.sentence for found in collector.found}
    size = len(words.lows)
    for number, (first, end) in enumerate(pairwise((*words.firsts, size)), collector.base):
        if number in taken:
            continue
        leads = end == size or words.lows[end - 1] == ":" or words.bits[end] & QUOTED
        if not (leads or words.quoted_in(first, end)):
            continue
        for k in range(first, min(end, first + 40)):
            bits = words.bits[k]
            if not bits & _SUBJECTS or (k > first and words.lows[k - 1] == "("):
                continue
            if bits & PRON or (bits & (NAME | TITLE) and not _depends(words, k, first)):
                phrase = phrase_from(words, k, end)
                if phrase is not None and not _is_caption(collector, phrase, end):
                    collector.add(phrase, None, SUBJECT, inverted=False)
                break


def _depends(words: Words, k: int, first: int) -> bool:
    """Whether a preposition leads to a token: "after the Group of 20"."""
    if k > first and words.bits[k - 1] & DET:
        k -= 1
    return k > first and bool(words.bits[k - 1] & PREP)


def _is_caption(collector: Collector, phrase: tuple[int, int], end: int) -> bool:
    """ "Image: NASA.": a label before a colon, with more words but no quotation behind it."""
    words, after = collector.words, phrase[1] + 1
    return after + 1 < end and words.lows[after] == ":" and not words.quoted_in(after, end)
