"""Whom a description stands for: "the expert", "the prime minister", "the 36-year-old", "an insider".

Somebody whom the text has named, or somebody whom it leaves unnamed: then the description is the speaker.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.quotes.lexicon.places import is_place, may_be_persons
from reader.quotes.lexicon.wordlists import OFFICES, ORGANISATION_NOUNS, is_person_noun, word_set
from reader.quotes.speakers.plural import is_several

if TYPE_CHECKING:
    from reader.quotes.attributions.survey import Survey

_AGE = r"(\d{1,3})-year-old$"
_UNNAMED = (
    r"\b((?:[Aa]n?|[Oo]ne|[Aa]nother|[A-Z][\w’'-]{{1,40}}(?: [A-Z][\w’'-]{{1,40}}){{0,5}}[’']s?)"
    r" (?:[\w’'-]{{1,40}} ){{0,4}}?{noun})\b"
    r"(?! (?:[A-Z]|named|called|and)|,? (?:[A-Z][\w’'-]+ ){{1,3}}[A-Z]|-|’s|'s)"
)
"""What brings somebody in without a name; bounded, for a row of capitals may be as long as the text."""
_TOLD = r"(?:[A-Z][\w’'.-]+, (?:\d\d, )?|\b(?:is|was|as|be|been|become|became|being) (?:also |now |once )?)$"
"""Before a description that is told of somebody named: "Jane Roe, an expert", "Roe is an expert"."""
_TOLD_WITHIN = 40
_NAME_BEHIND = r",? ((?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+)"
_ELSEWHERE = 8
"""Places of the same words that are looked at."""
_HERS = word_set(
    "woman mother sister daughter wife girl actress queen princess duchess spokeswoman congresswoman chairwoman aunt"
    " grandmother widow waitress businesswoman policewoman saleswoman nun"
)
_HIS = word_set(
    "man father brother son husband boy king prince duke spokesman congressman chairman uncle grandfather widower"
    " businessman policeman salesman monk actor"
)
_ANYBODY = word_set(
    "somebody someone one another others many some several few most both two three four five six dozens"
    " hundreds thousands"
)
_ARTICLES = frozenset(("the", "a", "an"))
_INSIDE = word_set("of for in at from with on to by who that which")
"""What ends a description's head."""


def _head_of(mention: str) -> list[str]:
    """The words of a description in lower case up to its noun."""
    words = mention.lower().rstrip(".,").split()
    return words[: next((k for k, word in enumerate(words) if k and word in _INSIDE), len(words))]


def head_noun(mention: str) -> str:
    """The noun of a description in lower case: "former editor" of the Standard is an "editor"."""
    words = _head_of(mention)
    return words[-1].strip(",’'") if words else ""


def describes(mention: str) -> bool:
    """Whether a mention that begins with a name only says whose somebody is: "Hollin's ambassador to Varn"."""
    noun = head_noun(mention)
    if not is_person(noun):
        return False
    before, _, behind = mention.partition(f" {noun} ")
    return before.endswith(("’s", "'s", "s’", "s'")) and is_place(behind.split()[1:])


def named_elsewhere(text: str, mention: str) -> str | None:
    """The name that stands behind the same description elsewhere in the text: "the head of the port, Jane Roe"."""
    words = mention.partition(" ")[2] if mention.lower().startswith(("the ", "its ")) else mention
    name = re.compile(_NAME_BEHIND)
    at = text.find(words)
    for _ in range(_ELSEWHERE):
        if at < 0:
            return None
        match = name.match(text, at + len(words))
        if match and may_be_persons(match.group(1).split()):
            return match.group(1)
        at = text.find(words, at + 1)
    return None


def is_person(noun: str) -> bool:
    """Whether a noun, lower case, is a single person's: what one is or does, or an age."""
    return is_person_noun(noun) or noun in OFFICES or re.match(_AGE, noun) is not None


def is_group_noun(noun: str) -> bool:
    """Whether a noun, lower case, is several people's: "doctors", "protesters", "women"."""
    if is_several(noun):
        return True
    return any(
        noun.endswith(end) and is_person_noun(noun[: len(noun) - len(end)] + put)
        for end, put in (("s", ""), ("ies", "y"), ("men", "man"))
    )


def is_somebody(mention: str) -> bool:
    """Whether an indefinite mention is of people or a body, and of no thing: "a senior official", not "a graph"."""
    words = _head_of(mention)
    if len(words) == 1 and words[0] in _ANYBODY:
        return True
    return any(word in ORGANISATION_NOUNS or is_person(word) or is_group_noun(word) for word in words)


def is_crowd(mention: str) -> bool:
    """Whether a mention that begins with a capital is several people by what they are: "Hollin officials"."""
    noun = head_noun(mention)
    return f" {noun}" in mention and is_group_noun(noun)


def gender_of_noun(noun: str) -> str:
    """m or f, where a noun tells it; else empty."""
    return "f" if noun in _HERS else "m" if noun in _HIS else ""


class Unnamed:
    """Those whom one text brings in without a name."""

    __slots__ = ("_by_noun", "_groups", "_survey")

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._by_noun: dict[str, list[tuple[int, str]]] = {}
        self._groups: dict[str, dict[str, tuple[int, str]]] | None = None

    def in_full(self, mention: str, before: int) -> str:
        """Those whom a noun alone means, as they were called before: "Prosecutors" are "Federal prosecutors".

        Where the text has called several so before, each in another way, the mention itself.
        """
        words = mention.lower().split()
        noun = head_noun(mention)
        if words not in ([noun], ["the", noun]):
            return mention
        met = [text for start, text in self._called(noun).values() if start < before]
        return met[0] if len(met) == 1 else mention

    def _called(self, noun: str) -> dict[str, tuple[int, str]]:
        """What speakers of this noun are called at more length, each with where it is so first."""
        if self._groups is None:
            self._groups = {}
            text = self._survey.text
            for found in self._survey.attributions:
                mention = text[found.start : found.end]
                words = _head_of(mention)
                if words and words[0] in _ARTICLES:
                    del words[0]
                if len(words) > 1 and found.mention != "pronoun" and is_group_noun(words[-1]):
                    self._groups.setdefault(words[-1], {}).setdefault(" ".join(words), (found.start, mention))
        return self._groups.get(noun, {})

    def brought_in(self, noun: str, before: int) -> str | None:
        """The words that bring somebody of this noun in, last before an offset; None where nobody is so."""
        if noun not in self._by_noun:
            self._by_noun[noun] = self._all(noun)
        places = self._by_noun[noun]
        place = bisect_left(places, (before, ""))
        return places[place - 1][1] if place else None

    def _all(self, noun: str) -> list[tuple[int, str]]:
        survey, text, telling = self._survey, self._survey.text, re.compile(_TOLD)
        out = []
        speakers = {
            found.start: text[found.start : found.end]
            for found in survey.attributions
            if found.mention == "nominal"
        }
        for match in re.finditer(_UNNAMED.format(noun=re.escape(noun)), text):
            start = match.start()
            if telling.search(text, max(0, start - _TOLD_WITHIN), start):
                continue
            place = bisect_right(survey.starts, start) - 1
            if place < 0 or survey.marked[place].end <= start:
                out.append((start, speakers.get(start, match.group(1))))
        return out
