"""Who a mention is: the name it stands for inside one article, or nobody.

A wrong name is worse than "he": where the evidence is thin, nothing resolves.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import NAME, PREP
from reader.quotes.lexicon.german import german_role
from reader.quotes.lexicon.wordlists import DOCUMENT_NOUNS, OFFICES, ORGANISATION_NOUNS, ROLE_WORDS, word_set
from reader.quotes.speakers.names import Names, name_behind
from reader.quotes.speakers.plural import as_one, family_of, is_group, is_unnamed, named_together, names_of
from reader.quotes.speakers.resolutions import (
    APPOSITION,
    DESCRIPTION,
    DOCUMENT,
    FULL_NAME,
    IT,
    OFFICE,
    ORGANISATION,
    OTHER,
    OWNER,
    PRONOUN,
    SEVERAL,
    SINGLE,
    SURNAME,
    UNNAMED,
    Resolution,
)
from reader.quotes.words.capitals import core_name
from reader.quotes.words.nounphrases import phrase_from

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey

_REACH = 1600
"""Code points a pronoun looks back."""
_BEST_ANTECEDENT = 620
"""What a mention right before a pronoun scores at best; half a point less for each code point between."""
_DOCUMENT_REACH = 6000
"""Code points back in which "the petition" has been brought in."""
# Expressions that few texts need are compiled when one does.
_DEFINITE = r"(?i)(?:the|its|this|that|his|her|their)\s+(?:[\w’'-]+\s+)?([\w’'-]+)$"
_APPOSITION = r",\s+((?:an?\s|the\s|who is\s)?[^,.;:“\"—()]{4,80}),"
_OWNED = r"^(.*?)[’']s?\s+(?:[\w-]+\s+)?([\w-]+)$"
_GIVEN_OUT = word_set("issued released published")
"""What may stand between a document and whose it is."""
_SOURCE = (
    r" (?:issued |released |published )?(?:from|by) (?:the )?"
    r"([A-Z][\w’'&.-]+(?: (?:(?:of|and|for) )?[A-Z][\w’'&.-]+){0,5})"
)
"""Behind a document, whose it is: "a report from Hollin Ferries"."""
_SOURCE_WITHIN = 90
"""Code points in which that stands."""
_INDEFINITE = word_set(
    """a an some several many one two three four five six most few both another critics supporters
    officials police authorities experts residents users people"""
)
_DETERMINED = word_set("the his her their its")
_GENDERS = {
    "he": "m", "his": "m", "she": "f", "her": "f", "er": "m", "sein": "m", "sie": "f", "ihr": "f",
}  # fmt: skip
"""Pronouns of English and German that stand for one person, and whether it is a man (m) or a woman (f)."""
_RANKS = frozenset(("sen", "rep", "gov", "dr", "prof"))


_INTRODUCTION = (
    rf"(?i)\b(?:an?|its|his|her|their|[\w’']+[’']s)\s(?:[\w-]+\s)?({'|'.join(sorted(DOCUMENT_NOUNS))})\b"
)
"""What brings a document in: "a petition", "X's petition"."""


def _introductions(text: str) -> dict[str, list[tuple[int, str]]]:
    """Each kind of document with the places (offset, words) that bring one in."""
    out: dict[str, list[tuple[int, str]]] = {}
    for match in re.finditer(_INTRODUCTION, text):
        out.setdefault(match.group(1).lower(), []).append((match.start(), match.group()))
    return out


class Speakers:
    """Resolves the mentions of one text; names are collected at the first question."""

    __slots__ = ("_documents", "_known", "_main_person", "_names", "_reading", "_roles", "_title")

    def __init__(self, survey: Survey, title: str | None = None) -> None:
        self._reading = survey
        self._title = title
        self._names: Names | None = None
        self._main_person: str | None = None
        self._documents: dict[str, list[tuple[int, str]]] | None = None
        self._known: dict[tuple[int, int], Resolution] = {}
        self._roles: dict[str, str] = {}

    @property
    def names(self) -> Names:
        """The names of the text."""
        if self._names is None:
            self._names = Names(self._reading, self._title)
        return self._names

    def canonical(self, found: Attribution) -> str | None:
        """The name an attribution's mention stands for."""
        return self.resolved(found).name

    def resolved(self, found: Attribution) -> Resolution:
        """Whom an attribution's mention stands for, by which way, and how far ahead of the next one."""
        key = (found.start, found.end)
        if key not in self._known:
            self._known[key] = self._resolve(found)
        return self._known[key]

    def mention(self, found: Attribution) -> tuple[int, int]:
        """The words that name the speaker: an attribution's mention, with the names that are joined to it."""
        return self._together(found) or (found.start, found.end)

    def _together(self, found: Attribution) -> tuple[int, int] | None:
        return named_together(self._reading.text, found, self._reading.lines[found.paragraph])

    def _of_several(self, joined: str) -> str:
        """Several names: each in full where the text has all of them in full, else as they are written."""
        names = [self.named(name) or "" for name in names_of(joined)]
        return as_one(names) if len(names) > 1 and all(" " in name for name in names) else joined

    def named(self, mention: str) -> str | None:
        """The fullest form of the name in a mention."""
        name = core_name[mention]
        return " ".join(self.names.fullest(name)) if name else None

    def _resolve(self, found: Attribution) -> Resolution:
        text = self._reading.text[found.start : found.end]
        low = text.lower().rstrip(".")
        if found.mention == "pronoun":
            if low in _GENDERS:
                return Resolution(*self._person(_GENDERS[low], found.start))
            if low in ("it", "its"):
                return self._organisation(found.start, IT)
            return Resolution(None, OTHER)
        together = self._together(found)
        if together is not None:
            return Resolution(self._of_several(self._reading.text[slice(*together)]), SEVERAL)
        owner = self._owner(text)
        if owner is not None:
            return Resolution(owner or None, OWNER)
        if found.mention == "name":
            return Resolution(text, UNNAMED) if is_unnamed(text) else self._by_name(text)
        return self._nominal(text, low, found)

    def _by_name(self, text: str) -> Resolution:
        """A name as it is written, or in full where the text has it."""
        name = self.named(text)
        way = FULL_NAME if len(core_name[text]) > 1 else SURNAME if name and " " in name else SINGLE
        return Resolution(name, way)

    def _owner(self, text: str) -> str | None:
        """ "Twitter's policy" is Twitter; empty for what is owned but does not speak for its owner."""
        match = re.compile(_OWNED).match(text)
        if match is None:
            return None
        owner, thing = match.groups()
        if not thing[0].islower():
            return None
        if thing in DOCUMENT_NOUNS:
            return self.named(owner) or ""
        return ""

    def _nominal(self, text: str, low: str, found: Attribution) -> Resolution:
        """ "the company", "the president", "the petition", "some users"."""
        behind = name_behind(self._reading.text, found.end)
        if behind is not None:
            return Resolution(self.named(self._reading.text[slice(*behind)]), APPOSITION)
        thing = [word for word in low.split() if word not in _GIVEN_OUT][-1:]
        if thing and thing[0] in DOCUMENT_NOUNS:
            source = re.compile(_SOURCE).match(self._reading.text, found.end, found.end + _SOURCE_WITHIN)
            if source is not None:
                return Resolution(self.named(source.group(1)), DOCUMENT)
        first = low.split(None, 1)[0]
        if first in _INDEFINITE:
            return Resolution(text, UNNAMED)
        match = re.match(_DEFINITE, text)
        noun = match.group(1).lower() if match else ""
        if noun in DOCUMENT_NOUNS:
            return Resolution(self._author(noun, found.start), DOCUMENT)
        if noun in ORGANISATION_NOUNS and low.split()[1:] == [noun]:
            return self._organisation(found.start, ORGANISATION)
        if noun in OFFICES and len(low.split()) == 2:
            return Resolution(self._holder(noun, found.start), OFFICE)
        if is_group(text):
            return Resolution(text, SEVERAL)
        family = family_of(text, self.names.full)
        if family is not None:
            return Resolution(family, SEVERAL)
        inner = core_name[text]
        titled = len(inner) > 1 and any(german_role(word) is not None for word in low.split())
        name = self._described(text, inner) if inner and (first in _DETERMINED or titled) else None
        return Resolution(name, DESCRIPTION)

    def _described(self, text: str, inner: tuple[str, ...]) -> str | None:
        """ "The activist group Color of Change": a name at the end of a description."""
        return " ".join(self.names.fullest(inner)) if text.rstrip(".").endswith(inner[-1]) else None

    def _author(self, noun: str, before: int) -> str | None:
        """Whose "the petition" is: the subject of the sentence that brings "a petition" in, or its owner."""
        if self._documents is None:
            self._documents = _introductions(self._reading.text)
        brought_in = self._documents.get(noun, [])
        place = bisect_left(brought_in, (before, ""))
        if not place or before - brought_in[place - 1][0] > _DOCUMENT_REACH:
            return None
        at, words = brought_in[place - 1]
        owner = re.compile(_OWNED).match(words)
        return self.named(owner.group(1)) if owner is not None else self._subject_of(at)

    def _subject_of(self, at: int) -> str | None:
        """The name of the subject of the sentence at an offset."""
        words = self._reading.words_at(at)
        token = bisect_left(words.starts, at)
        first = words.sentence[token] if token < len(words) else 0
        for k in range(first, min(token, first + 30)):
            if k > first and words.bits[k - 1] & PREP:
                continue
            phrase = phrase_from(words, k, token)
            if phrase is not None and any(words.bits[x] & NAME for x in range(phrase[0], phrase[1] + 1)):
                return self.named(self._reading.text[words.starts[phrase[0]] : words.end(phrase[1])])
        return None

    def _holder(self, office: str, before: int) -> str | None:
        """Who "the president" is: whom the text calls so, else the one person it keeps naming."""
        held = self.names.offices.get(office, [])
        place = bisect_left(held, (before, ()))
        if place:
            return " ".join(self.names.fullest(held[place - 1][1]))
        if office in self.names.offices:
            return None
        return self._salient_person(before)

    def _salient_person(self, before: int) -> str | None:
        """A person named shortly before who is also the most named of the article."""
        names = self.names
        near = names.before(before, 12, 399)
        if self._main_person is None:
            counts = Counter(name[-1] for name in names.named if name[-1] in names.persons)
            titled = {name[-1] for held in names.offices.values() for _, name in held}
            last, count = max(counts.items(), key=lambda item: item[1], default=("", 0))
            self._main_person = last if count >= 3 and last not in titled else ""
        for mention in reversed(near):
            if names.named[mention][-1] == self._main_person:
                return " ".join(names.fullest(names.named[mention]))
        return None

    def _person(self, gender: str, before: int) -> tuple[str | None, str, float]:
        """Who "he" or "she" is: a person of fitting gender, speakers and subjects of late before others."""
        names, people, gendered = self.names, self.names.people, self.names.gendered
        paragraph = self._reading.text.rfind("\n", max(0, before - _REACH), before)
        best: tuple[str, ...] | None = None
        top = second = -1e9  # of the best, and of the best other person
        for mention in reversed(names.before(before, 80, _REACH)):
            start, name = names.starts[mention], names.named[mention]
            score = (start - before) * 0.5
            if score + _BEST_ANTECEDENT <= second:
                break  # nor can any farther away
            evidence = people.get(name[-1], 0)
            known = gendered.get(name[-1], gender)
            if not evidence or known != gender or len(name) > 4:
                continue
            # How well a mention serves as antecedent; of equals the nearest one.
            score += (evidence if evidence < 4 else 4) * 60
            if name[-1] in gendered:
                score += 60
            if start > paragraph:
                score += 60
            if score + 260 > second and names.is_name(name):
                score += 260 if names.speaks(start) else 90 if names.subjects[mention] else 0
                if best is not None and name[-1] == best[-1]:
                    best, top = (name, score) if score > top else (best, top)
                elif score > top:
                    best, top, second = name, score, top
                else:
                    second = max(second, score)
        if best is None:
            return None, PRONOUN, 1.0
        return " ".join(names.fullest(best)), PRONOUN, min(1.0, (top - second) / _BEST_ANTECEDENT)

    def _organisation(self, before: int, way: str) -> Resolution:
        """Who "it" or "the company" is: the name that is no person and is subject most often so far."""
        names = self.names
        score: Counter[tuple[str, ...]] = Counter()
        for mention in names.before(before):
            name = names.named[mention]
            last = name[-1]
            if (
                (names.people.get(last, 0) > 1 and last in names.full)
                or last in names.persons
                or len(name) > 4
                or not names.is_name(name)
            ):
                continue
            near = before - names.starts[mention] < 400
            score[name] += 8 + (25 if names.subjects[mention] else 0) + (20 if near else 0)
            if names.spoke.get(last, before) < before:
                score[name] += 30
        if not score:
            return Resolution(None, way)
        (name, top), *rivals = score.most_common(2)
        margin = 1 - rivals[0][1] / top if rivals else 1.0
        return Resolution(" ".join(names.fullest(name)), way, margin)

    def role(self, found: Attribution, canonical: str | None) -> str | None:
        """What the text says a speaker is: the words before the name, or an apposition after it."""
        if canonical is None or found.mention != "name":
            return self._roles.get(canonical or "")
        text = self._reading.text
        role = self._role_before(text[found.start : found.end], canonical)
        if role is None:
            match = None
            if text[found.end : found.end + 1] == ",":
                match = re.compile(_APPOSITION).match(text, found.end, found.end + 100)
            if match and self._tells_role(match.group(1)):
                role = match.group(1).removeprefix("who is ").strip()
        if role is not None:
            self._roles.setdefault(canonical, role)
        return self._roles.get(canonical)

    def _role_before(self, mention: str, canonical: str) -> str | None:
        """ "Twitter CEO" of "Twitter CEO Jack Dorsey"."""
        place = mention.find(canonical.split()[0])
        if place <= 0:
            place = mention.find(canonical.split()[-1])
        head = mention[:place].strip(" ,")
        if place <= 0 or not self._tells_role(head):
            return None
        return head

    def _tells_role(self, words: str) -> bool:
        """Whether a description holds a word for what somebody is or heads."""
        lows = {word.strip(".,’'") for word in words.lower().split()}
        return any(not lows.isdisjoint(nouns) for nouns in (OFFICES, ROLE_WORDS, ORGANISATION_NOUNS, _RANKS))
