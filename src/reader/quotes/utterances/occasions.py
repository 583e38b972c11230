"""On what occasion something was said: the day and the medium that stand beside the cue."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import CUE, DET, NAME, QUOTED, WORD
from reader.quotes.lexicon.days import DAY_WORDS, day_named
from reader.quotes.lexicon.wordlists import word_set

if TYPE_CHECKING:
    from datetime import date

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.lexicon.grammar import Language
    from reader.quotes.words.tokens import Words

_AFTER = 14
"""Tokens after the cue that are looked at; the sentence's end and the next cue come first."""
_MEDIA = word_set(
    """statement interview post tweet tweets letter email e-mail speech memo report twitter facebook
    instagram conference rally video call op-ed book podcast debate hearing briefing message release
    essay column testimony remarks appearance telegram mastodon youtube newsletter blog meeting
    filing press"""
)
_STOPS = frozenset(("that", ":", ";"))
_LEADS = word_set("in on via during at by through")
_ASIDE = word_set("next until before after since by")
"""Words before a weekday that make it another day than that of saying."""


def _window(words: Words, found: Attribution) -> range:
    """The tokens after the attribution, in its sentence, up to a quotation or another cue."""
    token = max(0, bisect_left(words.starts, found.last) - 1)
    end, limit = token + 1, min(words.after[token], token + 1 + _AFTER)
    bits, lows = words.bits, words.lows
    while end < limit and not bits[end] & (QUOTED | CUE) and lows[end] not in _STOPS:
        end += 1
    return range(token + 1, end)


def _before(words: Words, found: Attribution) -> range:
    """The tokens from the sentence's head to the speaker, where they are few."""
    first = bisect_left(words.starts, found.first)
    if first >= len(words):
        return range(0)
    head = words.sentence[first]
    return range(head, first) if first - head <= 10 else range(0)


def occasion(survey: Survey, found: Attribution, article: date | None) -> tuple[str | None, str | None]:
    """The day an attribution names, against the article's own, and the medium; None for each it does not.

    The medium: "in a blog post", "told Reuters".
    """
    words = survey.words[found.paragraph]
    places = _window(words, found), _before(words, found)
    said_on = None
    if article is not None:
        within = range(bisect_left(words.starts, found.first), bisect_left(words.starts, found.last))
        said_on = _said_on(words, places, within, article, survey.tables)
    return said_on, _via(survey, words, found, places)


def _said_on(
    words: Words, places: tuple[range, range], within: range, article: date, tables: Language | None
) -> str | None:
    """The day; `within`: the tokens of the attribution, where other languages have it."""
    if tables is not None:
        return next(
            (day for tokens in (within, *places) if (day := _day_of(words, tokens, article, tables))), None
        )
    for tokens in places:
        if DAY_WORDS.isdisjoint(words.lows[tokens.start : tokens.stop]):
            continue
        for k in tokens:
            if words.lows[k] in DAY_WORDS and (k == tokens.start or words.lows[k - 1] not in _ASIDE):
                return day_named(words.lows[k], article)
    return None


def _day_of(words: Words, tokens: range, article: date, tables: Language) -> str | None:
    """The day that is named among tokens, in a language with tables."""
    for k in tokens:
        day = tables.weekdays.get(words.lows[k])
        if day is not None and tables.other_days.isdisjoint(words.lows[max(0, k - 2) : k + 2]):
            return day_named(day, article)
    return None


def _via(survey: Survey, words: Words, found: Attribution, places: tuple[range, range]) -> str | None:
    if found.verb == "tell" and not found.inverted and places[0]:
        told = _told(survey, words, places[0])
        if told is not None:
            return told
    for tokens in places:
        if _MEDIA.isdisjoint(words.lows[tokens.start : tokens.stop]):
            continue
        for k in tokens:
            if words.lows[k] in _LEADS:
                medium = next(
                    (m for m in range(k + 1, min(k + 6, tokens.stop)) if words.lows[m] in _MEDIA), None
                )
                if medium is not None and _one_phrase(words, k, medium):
                    return survey.text[words.starts[k] : words.end(_with(words, medium, tokens.stop))].rstrip(
                        ".,"
                    )
    return None


def _one_phrase(words: Words, first: int, last: int) -> bool:
    """Whether nothing but words stands between."""
    return all(words.bits[k] & WORD and words.lows[k] not in _LEADS for k in range(first + 1, last + 1))


def _with(words: Words, medium: int, end: int) -> int:
    """The last token of "an interview with CNN"."""
    k = medium
    while k + 1 < end and words.lows[k + 1] in ("post", "conference", "release", "call", "appearance"):
        k += 1
    if k + 2 < end and words.lows[k + 1] in ("with", "to", "on") and words.bits[k + 2] & (NAME | DET):
        k += 2
        while k + 1 < end and words.bits[k + 1] & NAME:
            k += 1
    return k


def _told(survey: Survey, words: Words, window: range) -> str | None:
    """ "told Reuters", "told reporters"."""
    last = window.start - 1
    while last + 1 < window.stop and (words.bits[last + 1] & (NAME | DET) or last + 1 == window.start):
        last += 1
    if last < window.start or not words.bits[window.start] & WORD or last - window.start > 6:
        return None
    if words.bits[last] & DET and last + 1 < window.stop and words.bits[last + 1] & WORD:
        last += 1
    first = window.start - 1
    return survey.text[words.starts[first] : words.end(last)].rstrip(".,")
