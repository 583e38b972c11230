"""Whose a document is: what is written in a statement, a letter, a report is said by whoever it is from."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import NAME, PREP
from reader.quotes.lexicon.wordlists import DOCUMENT_NOUNS, word_set
from reader.quotes.words.nounphrases import phrase_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.quotes.attributions.survey import Survey

_REACH = 6000
"""Code points back in which "the petition" has been brought in."""
# Expressions that few texts need are compiled when one does.
_OWNED = r"^(.*?)[’']s?\s+(?:[\w-]+\s+)?([\w-]+)$"
_ARTICLES = ("A ", "An ", "The ", "One ", "Some ")
_GIVEN_OUT = word_set("issued released published")
"""What may stand between a document and whose it is."""
_SOURCE = (
    r" (?:issued |released |published )?(?:from|by) (?:the )?"
    r"([A-Z][\w’'&.-]+(?: (?:(?:of|and|for) )?[A-Z][\w’'&.-]+){0,5})"
)
"""Behind a document, whose it is: "a report from Hollin Ferries"."""
_SOURCE_WITHIN = 90
"""Code points in which that stands."""
_INTRODUCTION = (
    rf"(?i)\b(?:an?|its|his|her|their|[\w’']+[’']s)\s(?:[\w-]+\s)?({'|'.join(sorted(DOCUMENT_NOUNS))})\b"
)
"""What brings a document in: "a petition", "X's petition"."""


def owned(mention: str) -> tuple[str, str] | None:
    """Owner and thing of "Twitter's policy"; None where nobody owns anything."""
    match = re.compile(_OWNED).match(mention)
    return None if match is None or not match.group(2)[0].islower() else (match.group(1), match.group(2))


def document_in(mention: str) -> str | None:
    """The noun of a mention in lower case that is a document: "the statement issued" is a "statement"."""
    thing = [word for word in mention.split() if word not in _GIVEN_OUT][-1:]
    return thing[0] if thing and thing[0] in DOCUMENT_NOUNS else None


def source_behind(text: str, end: int) -> str | None:
    """Whose a document is that ends at `end`, where the words behind it tell: "a report from Hollin Ferries"."""
    match = re.compile(_SOURCE).match(text, end, end + _SOURCE_WITHIN)
    return None if match is None else match.group(1)


def is_named(name: str) -> bool:
    """Whether a speaker has a name, and is not described: "a senior official"."""
    return name[0].isupper() and not name.startswith(_ARTICLES)


class Documents:
    """The documents that one text brings in."""

    __slots__ = ("_named", "_places", "_said_in", "_survey")

    def __init__(
        self,
        survey: Survey,
        named: Callable[[str], str | None],
        said_in: Callable[[int, int], str | None],
    ) -> None:
        self._survey, self._named, self._said_in = survey, named, said_in
        """`named`: the name in a mention; `said_in`: who speaks in a sentence, between two offsets."""
        self._places: dict[str, list[tuple[int, str]]] = {}
        """Each kind of document with the places (offset, words) that bring one in."""
        for match in re.finditer(_INTRODUCTION, survey.text):
            self._places.setdefault(match.group(1).lower(), []).append((match.start(), match.group()))

    def author(self, noun: str, before: int) -> str | None:
        """Whose "the petition" is: who says something in the sentence that brings "a petition" in, its subject, or
        its owner."""
        brought_in = self._places.get(noun, [])
        place = bisect_left(brought_in, (before, ""))
        if not place or before - brought_in[place - 1][0] > _REACH:
            return None
        at, words = brought_in[place - 1]
        owner = re.compile(_OWNED).match(words)
        if owner is not None:
            return self._named(owner.group(1))
        start, end = self._sentence(at)
        name = self._said_in(start, end)
        return name if name is not None and is_named(name) else self._subject_of(at)

    def _sentence(self, at: int) -> tuple[int, int]:
        """Where the sentence at an offset begins and ends."""
        words = self._survey.words_at(at)
        token = min(bisect_left(words.starts, at), len(words) - 1)
        return words.starts[words.sentence[token]], words.end(words.after[token] - 1)

    def _subject_of(self, at: int) -> str | None:
        """The name of the subject of the sentence at an offset."""
        words = self._survey.words_at(at)
        token = bisect_left(words.starts, at)
        first = words.sentence[token] if token < len(words) else 0
        for k in range(first, min(token, first + 30)):
            if k > first and words.bits[k - 1] & PREP:
                continue
            phrase = phrase_from(words, k, token)
            if phrase is not None and any(words.bits[x] & NAME for x in range(phrase[0], phrase[1] + 1)):
                return self._named(self._survey.text[words.starts[phrase[0]] : words.end(phrase[1])])
        return None
