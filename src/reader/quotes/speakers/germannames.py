"""The names of a German text: who is a person, what they are called, and the fullest form of each.

Every noun has a capital, so a name is told by what stands around it: a given name, a role before it, a party or an age
behind it, or that it speaks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.lexicon.germannouns import GIVEN, gender_of, is_body, is_someone
from reader.quotes.lexicon.wordlists import word_set
from reader.quotes.speakers.germanruns import LONGEST, OPENERS, TITLES, Named, is_spelled, names_in_run

if TYPE_CHECKING:
    from reader.quotes.attributions.survey import Survey

_CAP = "[A-ZÀ-ÖØ-Þ\u0100-\u017e]"
_REST = r"(?:[\w’'-]*\w)?(?:\.(?:(?<=\b[A-ZÀ-Þ]\.)|(?<=\bDr\.)|(?<=\bProf\.)))?"
_RUN = re.compile(
    rf"{_CAP}(?<![\w-].){_REST}(?: (?:(?:von|van|de|zu|der|den|del|di|al|el|bin|ten|la) ){{0,2}}{_CAP}{_REST})*"
)
"""Capitalised words in a row. The guard stands behind the first letter: a search that begins with letters is faster."""
_BEFORE = 24
"""Code points before a run that are looked at."""
_AGE = re.compile(r" \((\d\d)[),]")
_PARTY = re.compile(r" \(([A-ZÄÖÜ][\w/. -]{1,20}?)[),]")
_NOUN = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|(?:[Ee]|[SsKk]e)ine?[nmrs]?|[Ii]hre?[nmrs]?|[Dd]iese[nmrs]?)"
    rf" (?:[a-zäöü]\w+ )?({_CAP}[\w-]+)"
)
"""A noun behind an article, which names of persons seldom have."""
_APPOSITION = re.compile(
    rf", (?:(?:der|die|eine?|früher|zuständig|ehemalig|stellvertretend)\w* )?(?:[a-zäöü]\w+ ){{0,3}}({_CAP}[\w-]+)"
)
_ACRONYM = re.compile(r"\(([A-ZÄÖÜ][\w-]{1,9})\)")
_SPELLED = 8
"""Words before an acronym that may spell it."""
_SPELLING = 120
"""Code points in which they stand."""
_SMALL = frozenset(("für", "der", "des", "und", "–"))
_WITH_NOUN = 3
"""Words of a name in two parts with a noun before it."""
_LONG_NOUN = 9
_WITH_ROLE = frozenset(("des", "dem", "den", "von", "mit", "vom"))
"""What stands before a role and a name that are no subject."""
_GOVERNING = word_set(
    """von vom für in im an am auf mit bei beim zu zum zur nach vor über unter gegen durch aus um während seit
    gegenüber wegen trotz ohne zwischen hinter neben des dem den der einem einer eines"""
)


class Mention(NamedTuple):
    """A name in the text: where it stands, its words, and whether it may be a subject there."""

    start: int
    name: tuple[str, ...]
    free: bool
    """Neither behind a preposition nor in the genitive."""


class Person:
    """What the text tells of one person."""

    __slots__ = ("age", "gender", "name", "parties", "roles", "weak")

    def __init__(self, name: tuple[str, ...]) -> None:
        self.name = name
        self.gender = ""
        """m, f, or empty where nothing tells."""
        self.roles: set[str] = set()
        self.age = ""
        self.weak = False
        """Whether nothing but two capitals tells that this is a person."""
        self.parties: set[str] = set()
        """Lower case, from brackets behind the name."""

    def is_elsewhere(self, party: str) -> bool:
        """Whether the person belongs to another party or body than the one before a role's hyphen."""
        if self.parties and party not in self.parties:
            return True
        return any("-" in role and not role.startswith(party) for role in self.roles)


class GermanNames:
    """The names of one German text, in order of place, and what is known of those who bear them."""

    def __init__(self, survey: Survey, title: str | None = None) -> None:
        self._text = survey.text
        self.mentions: list[Mention] = []
        self.persons: dict[str, Person] = {}
        """By the last word of the name."""
        self.by_first: dict[str, Person] = {}
        self.acronyms: dict[str, str] = {}
        self._nouns = set(_NOUN.findall(self._text))
        """What has an article somewhere."""
        self._common: list[tuple[int, int, Named]] = []
        """Such nouns with where their runs and stretches begin: they are names if a surname is the same."""
        self._bodies: list[str] | None = None
        self._unsure: list[Mention] = []
        """Names that nothing proves so far to be a person's."""
        at = 0
        for span in survey.marked:
            self._collect(at, span.start)
            at = span.end
        self._collect(at, len(self._text))
        for span in survey.marked:
            self._collect_known(self._text[span.start : min(span.end, span.start + 3000)])
        if title:
            self._collect_known(title)
        for match in _ACRONYM.finditer(self._text) if "(" in self._text else ():
            self._acronym(match.start(), match.group(1))
        self._settle(survey)
        self._starts = [mention.start for mention in self.mentions]

    @property
    def bodies(self) -> list[str]:
        """The long nouns of the text that are bodies: for acronyms."""
        if self._bodies is None:
            words = dict.fromkeys(re.findall(rf"\b{_CAP}[a-zäöüß]{{7,}}\b", self._text))
            self._bodies = [word for word in words if is_body(word.lower())]
        return self._bodies

    def _collect(self, start: int, end: int) -> None:
        """The names in the runs of capitalised words of a stretch."""
        nouns, common = self._nouns, self._common
        for match in _RUN.finditer(self._text, start, end):
            for named in names_in_run[match.group()]:
                if not named.sure and len(named.name) == 1 and named.name[0] in nouns:
                    common.append((match.start(), start, named))
                    continue
                mention = self._mention(match.start(), start, named)
                if named.sure:
                    self.mentions.append(mention)
                    self._tell_more(
                        self._person(named.name, named.role), mention.start + len(" ".join(named.name))
                    )
                else:
                    self._unsure.append(mention)

    def _mention(self, first: int, start: int, named: Named) -> Mention:
        """The mention of a name in a run that begins at `first`, in a stretch that begins at `start`."""
        text = self._text
        governed = named.behind
        if not governed and first > start and text[first - 1] == " ":
            before = text[max(start, first - _BEFORE) : first - 1].rpartition(" ")[2].lower()
            governed = before in (_WITH_ROLE if named.led else _GOVERNING)
        return Mention(first + named.offset, named.name, not governed)

    def _collect_known(self, text: str) -> None:
        """Full names inside quotation marks, of those with a known given name."""
        for match in _RUN.finditer(text):
            words = match.group().split()
            if len(words) > 1 and words[0].lower() in GIVEN and len(words) <= LONGEST:
                self._person(tuple(words), "", quoted=True)

    def _tell_more(self, person: Person, end: int) -> None:
        """The age in brackets and the role in an apposition behind a name."""
        text = self._text
        match = _AGE.match(text, end)
        if match:
            person.age = match.group(1)
        match = _PARTY.match(text, end)
        if match:
            person.parties.update(re.split(r"[/ .]", match.group(1).lower()))
        match = _APPOSITION.match(text, end, end + 90)
        if match and is_someone(match.group(1).lower()):
            person.roles.add(match.group(1).lower())
            if not person.gender:
                person.gender = gender_of(match.group(1).lower())

    def _person(self, name: tuple[str, ...], role: str, *, quoted: bool = False) -> Person:
        last = name[-1]
        if last.endswith(("s", "’", "'")) and last[:-1].rstrip("’'") in self.persons:
            last = last[:-1].rstrip("’'")
            name = (*name[:-1], last)
        person = self.persons.get(last)
        if person is None:
            person = self.persons[last] = Person(name)
        elif len(person.name) == 1 and len(name) > 1 and not (quoted and person.name[0] not in name):
            person.name = name
        given = GIVEN.get(name[0].lower())
        if given and (len(name) > 1 or not role):
            person.gender = person.gender or given
        if role:
            person.roles.add(role)
            gender = TITLES.get(role, gender_of(role) if role not in TITLES else "")
            person.gender = person.gender or gender
        if len(name) > 1:
            self.by_first.setdefault(name[0], person)
        return person

    def _acronym(self, before: int, acronym: str) -> None:
        """ "Hollin Hafen Gesellschaft (HHG)": a name that begins with the first letter and holds the others."""
        tokens: list[str] = []
        for word in reversed(self._text[max(0, before - _SPELLING) : before].split()[-_SPELLED:]):
            word = word.strip('„“”«»"')
            if not word or not (word[0].isupper() or word in _SMALL):
                break
            tokens.insert(0, word)
        while tokens and not tokens[0][0].isupper():
            tokens.pop(0)
        for k in range(len(tokens)):
            letters = "".join(tokens[k:]).lower()
            if tokens[k][0] == acronym[0] and is_spelled(acronym.lower().replace("-", ""), letters):
                self.acronyms[acronym] = " ".join(tokens[k:])
                return

    def _settle(self, survey: Survey) -> None:
        """Of the unsure names, those are persons' that speak, come back as a surname, or have an age or a role."""
        nouns = self._nouns
        speaking = _speaking(survey)
        alone = {mention.name[0] for mention in self._unsure if len(mention.name) == 1}
        for mention in self._unsure:
            if len(mention.name) > 1 and mention.name[0] in nouns:
                mention = _without_nouns(mention, nouns)
            name = mention.name
            last = name[-1]
            if self.surname(last) is not None:
                if len(name) > 1 and name[0] not in nouns:
                    self._person(name, "")
                self.mentions.append(mention)
            elif len(name) == 1 and name[0] in self.by_first:
                self.mentions.append(mention)
            elif last in nouns or name[0] in nouns:
                continue
            elif len(name) == 1 and last.lower() in GIVEN:
                self._person(name, "")
                self.mentions.append(mention)
            elif last in speaking or (
                len(name) in (2, 3) and (last in alone or self._is_introduced(mention))
            ):
                person = self._person(name, "")
                self._tell_more(person, mention.start + len(" ".join(name)))
                self.mentions.append(mention)
            elif mention.free and not any(word.isupper() for word in name):
                self._keep_weakly(mention)
        self.mentions += [
            self._mention(first, start, named)
            for first, start, named in self._common
            if self.surname(named.name[0]) is not None
        ]
        self.mentions.sort()

    def _keep_weakly(self, mention: Mention) -> None:
        """Keep two capitals in a row as a person's name, and a long noun before them as what the person is."""
        start, name, free = mention
        role = ""
        if len(name) == _WITH_NOUN and len(name[0]) >= _LONG_NOUN:
            role = name[0].lower()
            start, name = start + len(role) + 1, name[1:]
        if len(name) == 2:
            self._person(name, role).weak = not role
            self.mentions.append(Mention(start, name, free))

    def _is_introduced(self, mention: Mention) -> bool:
        """Whether an age, a party or what somebody is stands behind a name in two parts."""
        text, end = self._text, mention.start + len(" ".join(mention.name))
        apposition = _APPOSITION.match(text, end, end + 90)
        return (
            _AGE.match(text, end) is not None
            or _PARTY.match(text, end) is not None
            or (apposition is not None and is_someone(apposition.group(1).lower()))
        )

    def surname(self, word: str) -> Person | None:
        """The person of a surname, also in the genitive."""
        word = word.rstrip("’'")
        found = self.persons.get(word)
        if found is None and word.endswith("s"):
            found = self.persons.get(word[:-1])
        return found

    def person_of(self, name: tuple[str, ...]) -> Person | None:
        """The person a name is of."""
        found = self.surname(name[-1])
        if found is None and len(name) == 1:
            found = self.by_first.get(name[0])
        return found

    def before(self, at: int, reach: int) -> list[Mention]:
        """The mentions before an offset, nearest first, no farther than `reach` code points."""
        place = bisect_left(self._starts, at)
        first = bisect_left(self._starts, at - reach, 0, place)
        return self.mentions[first:place][::-1]


def _without_nouns(mention: Mention, nouns: set[str]) -> Mention:
    """A mention without what its bearer is before the name: "die Weltranglistenzweite Ada Nilsen"."""
    start, name, free = mention
    while len(name) > 1 and name[0] in nouns and name[-1] not in nouns:
        start += len(name[0]) + 1
        name = name[1:]
    return Mention(start, name, free)


def _speaking(survey: Survey) -> set[str]:
    """The last words of mentions without an article that have a cue."""
    out: set[str] = set()
    for found in survey.attributions:
        words = survey.text[found.start : found.end].replace(",", " ").split()
        several = found.form.endswith("n") and len(words) == 1
        if found.cue_end > found.cue_start and words and words[0].lower() not in OPENERS and not several:
            out.update(words[-1:])
    return out
