"""The names of a text: which are people, which organisations, and the fullest form of each."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import title_words
from reader.quotes.lexicon.places import is_place, may_be_persons
from reader.quotes.lexicon.wordlists import (
    GIVEN_NAMES,
    OFFICES,
    ROLE_WORDS,
    is_body_word,
    is_person_noun,
    word_set,
)
from reader.quotes.words.capitals import (
    CONNECTED,
    RUN,
    bare,
    core_name,
    heads_sentence,
    is_doer,
    runs_in,
    without_initials,
    word_before,
)

if TYPE_CHECKING:
    from collections.abc import Container

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey

_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
"""Behind a surname, and none."""
_FULL_NAME = re.compile(r"[A-Z](?<!\w.)[\w’'-]+(?: [A-Z]\.)? [A-Z][\w’'-]+\b")
# Expressions that few texts need are compiled when one does.
_ACRONYM = r"\(([A-Z][A-Za-z]{1,7})\)"
_WEAK_TITLES = word_set("former chief general state deputy vice prime major author")
_TELLING = ROLE_WORDS | title_words()
"""Words before a name that say it is a person's."""
_TELLING_ENDS = frozenset(word[-2:] for word in _TELLING)

_NAMED = r", ((?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+)(?=[,.;:—–\n]|$)"
_SURNAME = r", ([A-Z][\w’'-]+),"
_TOLD = (
    r"(?:, | \()(?:aged )?\d\d[,)]|, (?:an?|the|its|their|his|her|[A-Z][\w’'-]+[’']s)(?: [\w’'-]+){0,4}? ([\w-]+)"
    r"(?= (?:of|at|in|for|from|with|who|on|and)\b|[,.])|, who(?:se)?\b"
)
"""What behind a name says that it is a person's: an age, "who", "a senior lecturer at"."""
_TOLD_WITHIN = 80
_NAMED_WITHIN = 80
"""Code points behind a description in which its name stands."""


def name_behind(text: str, end: int, surnames: Container[str] = ()) -> tuple[int, int] | None:
    """Where the name behind a description that ends at `end` stands: "the chief arbiter, Jane Roe,".

    One of `surnames` may stand alone: "his opponent, Roe,".
    """
    if text[end : end + 1] != ",":
        return None
    match = re.compile(_NAMED).match(text, end, end + _NAMED_WITHIN)
    if match is None:
        match = re.compile(_SURNAME).match(text, end, end + _NAMED_WITHIN)
        return match.span(1) if match and match.group(1) in surnames else None
    return match.span(1) if may_be_persons(match.group(1).split()) else None


class Names:
    """The names of one text, with the evidence that each is a person.

    The mentions are in parallel lists, in order of place: `starts`, the name without titles in `named`, and in
    `subjects` whether it is at the head of a sentence, where subjects stand.
    """

    __slots__ = (
        "_initials",
        "_inside",
        "_reading",
        "_speaking",
        "acronyms",
        "by_first",
        "full",
        "gendered",
        "named",
        "of_gender",
        "offices",
        "people",
        "persons",
        "spoke",
        "starts",
        "subjects",
        "told",
        "told_by",
    )

    def __init__(self, survey: Survey, title: str | None = None) -> None:
        self._reading = survey
        self._inside: set[str] = set()
        """Last words of names that stand elsewhere than at the head of a sentence."""
        self.starts: list[int] = []
        self.named: list[tuple[str, ...]] = []
        self.subjects: list[bool] = []
        self.full: dict[str, tuple[str, ...]] = {}
        """Surname to the fullest name."""
        self.by_first: dict[str, tuple[str, ...]] = {}
        """First name to the fullest name."""
        self.people: dict[str, int] = {}
        """Surname to evidence for a person."""
        self.persons: set[str] = set()
        """Surnames that a given name or a title proves to be a person's."""
        self._initials: dict[str, tuple[str, ...]] | None = None
        """The initials of names, each with the first name that has them; made at the first question."""
        self.told: frozenset[str] = frozenset()
        """Surnames for which there is evidence other than that their bearers speak."""
        self.gendered: dict[str, str] = {}
        """Surname to m or f, where a first name or a title tells."""
        self.of_gender: dict[tuple[str, str], tuple[str, ...]] = {}
        """Surname and m or f to the first full name of such a person."""
        self.told_by: dict[str, str] = {}
        """Surname to the given name that told its gender: another of that surname may be of the other."""
        self.offices: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        """Office to (offset, name) of those who are given it."""
        self.acronyms: dict[str, str] = {}
        self.spoke: dict[str, int] = {}
        """Last word of a name to where it first has a cue."""
        self._speaking: list[tuple[int, int]] = []
        self._collect()
        self._from_quotations()
        self._from_given_names(title or "", 0, 1000)
        self._from_appositions()
        self.told = frozenset(last for last, evidence in self.people.items() if evidence)
        self._from_attributions(survey.attributions)
        self._speaking.sort()

    def _collect(self) -> None:
        """All runs of name tokens outside quotation marks."""
        text, at = self._reading.text, 0
        for span in self._reading.marked:
            self._collect_between(text, at, span.start)
            at = span.end
        self._collect_between(text, at, len(text))

    def _collect_between(self, text: str, start: int, end: int) -> None:
        inside, known_runs = self._inside, runs_in
        starts, named, subjects = self.starts, self.named, self.subjects
        for match in RUN.finditer(text, start, end):
            first = match.start()
            for offset, name, title, heads in known_runs[match.group()]:
                if not offset:
                    # After a word and a space, as most names stand, no sentence begins.
                    heads = not (
                        first - start > 1 and text[first - 2].isalnum() and text[first - 1] == " "
                    ) and heads_sentence(text, start, first)
                    if len(name) > 1 or text[first - 3 : first - 1] in _TELLING_ENDS:
                        title = word_before(text, start, first)
                if len(name) > 1 or title in _TELLING:
                    self._learn(first + offset, name, title)
                if not heads:
                    inside.add(name[-1])
                starts.append(first + offset)
                named.append(name)
                subjects.append(heads)

    def _learn(self, start: int, name: tuple[str, ...], title: str) -> None:
        """What one mention tells of its bearer: the full name, the gender, the office."""
        last = name[-2] if len(name) > 2 and name[-1] in _SUFFIXES else name[-1]
        body = is_body_word(last)
        if 1 < len(name) < 4 and is_doer(title.rstrip(",")):
            self.people[last] = self.people.get(last, 0) + 1
        if 1 < len(name) < 5 and not (len(name) > 2 and title in ("of", "the")):
            self.full.setdefault(last, name)
            self.by_first.setdefault(name[0], name)
            gender = GIVEN_NAMES.get(name[0].lower())
            if gender is not None and not body:
                self.people[last] = self.people.get(last, 0) + 2
                self.persons.add(last)
                if gender:
                    self.of_gender.setdefault((last, gender), name)
                    self.gendered.setdefault(last, gender)
                    self.told_by.setdefault(last, name[0])
        if title not in _TELLING:
            return
        if title in OFFICES:
            self.offices.setdefault(title, []).append((start, name))
        if title in ("mr", "mrs", "ms", "miss"):
            self.gendered[last] = "m" if title == "mr" else "f"
        if title not in _WEAK_TITLES:
            self.people[last] = self.people.get(last, 0) + 2
            self.persons.add(last)

    def _from_quotations(self) -> None:
        """Full names inside quotation marks, for those that are nowhere else given in full; and acronyms."""
        text = self._reading.text
        for span in self._reading.marked:
            self._from_given_names(text, span.start, min(span.end, span.start + 3000))
        for match in re.finditer(_ACRONYM, text) if "(" in text else ():
            self._acronym(match.group(1), text[max(0, match.start() - 100) : match.start()].split())

    def _from_given_names(self, text: str, start: int, end: int) -> None:
        """Full names that begin with a known given name."""
        for match in _FULL_NAME.finditer(text, start, end):
            words = match.group().split()
            if words[0].lower() in GIVEN_NAMES:
                self._learn(match.start(), without_initials(tuple(bare(word) for word in words)), "")

    def _acronym(self, acronym: str, before: list[str]) -> None:
        """ "Securities and Exchange Commission (SEC)": the words whose initials spell it."""
        spelled = ""
        taken: list[str] = []
        for word in reversed(before[-9:]):
            if not word[0].isupper() and word not in CONNECTED:
                break
            taken.insert(0, word)
            if word[0].isupper():
                spelled = word[0] + spelled
            if spelled == acronym.upper():
                while taken[0] in CONNECTED:
                    taken.pop(0)
                self.acronyms[acronym] = " ".join(map(bare, taken))
                return

    def _from_appositions(self) -> None:
        """Full names behind which an age, "who" or what somebody is says that they are a person's."""
        text = self._reading.text
        told = re.compile(_TOLD)
        for start, name in zip(self.starts, self.named, strict=True):
            last = name[-1]
            if not 1 < len(name) < 4 or last in self.persons:
                continue
            end = text.find(last, start) + len(last)
            if text[end : end + 2] not in (", ", " ("):
                continue
            match = told.match(text, end, end + _TOLD_WITHIN)
            if (
                match
                and (not match.group(1) or is_person_noun(match.group(1).lower()))
                and may_be_persons(name)
            ):
                self.persons.add(last)
                self.people[last] = self.people.get(last, 0) + 2

    def _from_attributions(self, found: list[Attribution]) -> None:
        """Whoever has a cue is likelier to be a person, and is a speaker."""
        text = self._reading.text
        for attribution in found:
            if attribution.cue_start == attribution.cue_end:
                continue
            start, end = attribution.start, attribution.end
            if attribution.mention != "name":
                behind = name_behind(text, end) if attribution.mention == "nominal" else None
                if behind is None:
                    continue
                start, end = behind
            self._speaking.append((end, attribution.start - 40))
            name = core_name[text[start:end]]
            if name:
                self.spoke.setdefault(name[-1], attribution.start)
                if attribution.verb not in ("read", "according"):
                    self.people[name[-1]] = self.people.get(name[-1], 0) + 1

    def is_name(self, name: tuple[str, ...]) -> bool:
        """Whether more than a capital at the head of a sentence makes this a name ("Guests later said")."""
        last = name[-1]
        known = last in self._inside or last in self.full or last in self.persons
        return len(name) > 1 or known or last.lower() in GIVEN_NAMES

    def speaks(self, at: int) -> bool:
        """Whether the mention at an offset has a cue."""
        place = bisect_right(self._speaking, (at, at))
        return place < len(self._speaking) and self._speaking[place][1] < at

    def fullest(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The fullest form of a name in the text: of a surname, or of a first name alone."""
        if len(name) == 1:
            if name[0] in self.acronyms:
                return tuple(self.acronyms[name[0]].split())
            if len(name[0]) > 2 and name[0].isupper() and (spelled := self._spelled(name[0])):
                return spelled
            return self.full.get(name[0]) or self._called(name[0]) or name
        full = self.full.get(name[-1])
        if full is None:
            return name
        known = name[0] in full
        # "Brave Ada Nilsen", "Daily Mail Nilsen": a heading, the house that the sentence before ended with
        swallowed = len(name) > 2 and full[0].lower() in GIVEN_NAMES and name[0].lower() not in GIVEN_NAMES
        return full if known or swallowed else name

    def _called(self, first: str) -> tuple[str, ...] | None:
        """The person whom a first name means: Hollin is not the “Hollin Music Unlimited” that it sells."""
        full = self.by_first.get(first)
        person = full is not None and (
            first.lower() in GIVEN_NAMES or full[-1] in self.persons or full[-1] in self.spoke
        )
        return full if person and not is_place((first,)) else None

    def _spelled(self, acronym: str) -> tuple[str, ...] | None:
        """The first name whose initials an acronym is: "DEA" is the Drug Enforcement Administration."""
        if self._initials is None:
            self._initials = {"".join(word[:1] for word in name): name for name in reversed(self.named)}
        return self._initials.get(acronym)

    def before(self, at: int, limit: int = 200, reach: int = 1_000_000_000) -> range:
        """The mentions before an offset, nearest last: at most `limit`, no farther than `reach` code points."""
        place = bisect_left(self.starts, at)
        return range(bisect_left(self.starts, at - reach, max(0, place - limit), place), place)
