"""Who a mention is in a French, Spanish or Italian text: the name it stands for, or nobody."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from reader.quotes.lexicon.romanceroles import ANAPHORS, CHIEFS, UNNAMED
from reader.quotes.lexicon.wordlists import word_set
from reader.quotes.speakers.resolutions import Resolution
from reader.quotes.speakers.resolver import Resolver, way_of
from reader.quotes.speakers.romancegroups import named_together
from reader.quotes.speakers.romancenames import Naming, RomanceNames, capitals

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.lexicon.grammar import Language

_start = attrgetter("start")
_at = itemgetter(0)
_REACH = 1600
"""Code points a pronoun looks back."""
_APPOSITION = r",\s+([^,.;:«“\"—()]{4,80})[,.]"
_NAMED_BEHIND = 80
"""Code points behind a description in which its name stands."""
_INDEFINITE = word_set(
    """un une des uno una unos unas un' plusieurs quelques certains certaines varios varias algunos algunas
    alcuni alcune diversi diverse molti molte muchos muchas otros otras autre otro otra altro altra autres
    altri altre deux dos due tres
    trois tre"""
)
_HEAD = 45
"""Code points from the head of a sentence to the name of its subject."""
_POSSESSIVE = word_set("son sa ses leur leurs su sus suo sua suoi sue")
_NEAR = 1200
"""Code points back in which somebody is named whom a description means."""
_CLOSE = 250
"""What standing in the same paragraph is worth, likewise."""
_OFTEN = 25
"""What each mention of the name in the text is worth, likewise."""
_SPEAKS = 300
"""What having spoken is worth to an antecedent, in half code points of distance."""


class RomanceSpeakers(Resolver):
    """Resolves the mentions of one text, as `resolving.Speakers`; names are collected at the first question."""

    __slots__ = (
        "_counts",
        "_names",
        "_said",
        "_spoke",
        "_spoken",
        "_tables",
        "_unnamed",
    )

    def __init__(self, survey: Survey, tables: Language, title: str | None = None) -> None:
        super().__init__(survey, title)
        self._tables = tables
        self._names: RomanceNames | None = None
        self._counts: Counter[str] | None = None
        self._unnamed: dict[str, tuple[int, str]] | None = None
        self._spoken: set[int] | None = None
        self._said: list[tuple[int, Naming]] | None = None
        self._spoke: set[int] | None = None

    @property
    def names(self) -> RomanceNames:
        """The names of the text."""
        if self._names is None:
            self._names = RomanceNames(self._reading, self._tables, self._title)
        return self._names

    def mention(self, found: Attribution) -> tuple[int, int]:
        """The words that name the speaker, with the names that are joined to it: "Anne Roy et Jean Roux"."""
        return self._together(found) or (found.start, found.end)

    def _together(self, found: Attribution) -> tuple[int, int] | None:
        line = self._reading.lines[found.paragraph]
        return named_together(self._reading.text, found, line, self._tables)

    def named(self, mention: str) -> str | None:
        """The fullest form of the name in a mention."""
        namings = self.names.names_in(mention, 0, len(mention))
        return self._full(namings[-1]) if namings else None

    def _full(self, naming: Naming) -> str:
        return " ".join(self.names.fullest(naming.words))

    def _resolve(self, found: Attribution) -> Resolution:
        mention = self._reading.text[found.start : found.end]
        name = self._name_of(found)
        return Resolution(name, way_of(found, mention, name))

    def _name_of(self, found: Attribution) -> str | None:
        text, tables = self._reading.text, self._tables
        mention = text[found.start : found.end]
        if found.mention == "pronoun":
            low = mention.lower().replace("’", "'")
            if " " in low or "'" in low[:-1]:
                return self._person("f" if low.endswith(("a", "ière")) else "m", found.start)
            gender = tables.pronouns.get(low, "") or tables.obliques.get(low, "")
            return (self._person(gender, found.start) or self._speaking_body(found.start)) if gender else None
        together = self._together(found)
        if together is not None:
            return text[slice(*together)]
        words = mention.lower().replace("’", "' ").replace("'", "' ").split()
        words = [word if word != "'" else "" for word in words]
        head = next((w for w in words if w not in tables.articles and w not in tables.titles), words[-1])
        namings = self.names.names_in(text, found.start, found.end)
        if namings:
            return self._of_named(found, mention, head, namings)
        if found.mention == "name" and mention[0].isupper() and head not in tables.roles:
            return " ".join(self.names.fullest(tuple(mention.split())))  # "Roux : « … »", and nowhere else
        return self._of_described(found, mention, words, head)

    def _of_named(self, found: Attribution, mention: str, head: str, namings: list[Naming]) -> str | None:
        """A mention with a name in it: its bearer, or whoever holds an office there ("le maire de Hollin")."""
        people = [naming for naming in namings if self._is_person(naming)]
        described = self._is_noun(head, mention)
        if people and not (described and self._belongs(people[-1], found)):
            return self._full(people[-1])
        if not described:
            return self._full(namings[0])
        behind = self._behind(found.end)
        if behind is not None:
            return behind
        first = mention.lower().replace("’", "'").replace("'", "' ").split()[0]
        if head in self._tables.documents:
            return self._full(namings[-1])  # "un comunicado del Ministerio" speaks for it
        if first in _INDEFINITE:
            return mention
        if head in self._tables.roles:
            held = self._holder(head, found.start, namings[-1].words[-1])
            if held is None and head in CHIEFS:
                held = self._meant(self._tables.roles[head] or self._article([first]), found.start)
            return held or mention
        if head in self._tables.groups:
            return mention
        if self._belongs(namings[-1], found):
            return mention
        return self._full(namings[-1])

    def _is_noun(self, head: str, mention: str) -> bool:
        """Whether the head of a mention is a noun, at the head of a sentence too ("Fuentes de la empresa")."""
        tables = self._tables
        lists = (tables.roles, tables.groups, tables.organisations, tables.documents)
        first = mention.lower().replace("’", "'").split("'")[0].split()[0]
        known = any(head in nouns for nouns in lists)
        if known and (first == head or first in tables.articles or f"{first}'" in tables.articles):
            return True  # with a capital too: "Fuentes de la empresa", "el Ministro de Hacienda"
        return mention[max(0, mention.lower().find(head)) :][:1].islower()

    def _introduced(self, head: str, before: int) -> str | None:
        """ "La vecina" is "una vecina del puerto" where the text has brought her in so."""
        if self._unnamed is None:
            text, self._unnamed = self._reading.text, {}
            for found in sorted(self._reading.attributions, key=_start):
                words = text[found.start : found.end].lower().replace("’", "'").replace("'", "' ").split()
                if found.mention != "pronoun" and len(words) > 1 and words[0] in _INDEFINITE:
                    self._unnamed.setdefault(words[1], (found.start, text[found.start : found.end]))
        start, mention = self._unnamed.get(head, (before, ""))
        return mention if start < before else None

    def _is_person(self, naming: Naming) -> bool:
        big = capitals(naming.words)
        return naming.person or bool(self.names.persons.intersection(big))

    def _belongs(self, naming: Naming, found: Attribution) -> bool:
        """Whether a preposition leads to a name in a mention: "le maire de Hollin"."""
        before = (
            self._reading.text[found.start : naming.start]
            .lower()
            .replace("’", "'")
            .replace("'", "' ")
            .split()
        )
        return bool(before) and (
            before[-1] in self._tables.links
            or (before[-1] in self._tables.joints and len(before) > 1)
            or (len(before) > 1 and before[-1] in self._tables.articles and before[-2] in self._tables.links)
        )

    def _of_described(self, found: Attribution, mention: str, words: list[str], head: str) -> str | None:
        """ "Le maire", "la joven", "un vecino", "i residenti"."""
        tables = self._tables
        if head in tables.groups:
            return mention
        behind = self._behind(found.end)
        if behind is not None:
            return behind
        if words[0] in _INDEFINITE:
            return mention
        if head in tables.organisations:
            return self._organisation(head, found.start) if len(words) < 3 and head in ANAPHORS else None
        if head in tables.roles:
            if words[0] in _POSSESSIVE:
                return None
            gender = tables.roles[head] or self._article(words)
            held = self._holder(head, found.start, "") if len(words) < 3 else None
            held = held or self._introduced(head, found.start)
            if held is None and head in UNNAMED:
                return None
            return held or self._meant(gender, found.start)
        return None

    def _article(self, words: list[str]) -> str:
        first = words[0]
        if first in ("la", "cette", "esta", "questa", "sa", "una", "une"):
            return "f"
        return "m" if first in ("le", "el", "il", "lo", "ce", "este", "questo") else ""

    def _behind(self, end: int) -> str | None:
        """The name behind a description and a comma: "la ministra, Ana Roca,"."""
        text = self._reading.text
        if text[end : end + 2] != ", ":
            return None
        namings = self.names.names_in(text, end + 2, min(len(text), end + _NAMED_BEHIND))
        if namings and namings[0].start == end + 2 and self._is_person(namings[0]):
            return self._full(namings[0])
        return None

    def _holder(self, role: str, before: int, place: str) -> str | None:
        """Whom the text calls so: of that place if one is given; the last one before the mention, else the first."""
        held = [
            (at, name)
            for kin in self._kin(role)
            for at, name, around in self.names.offices.get(kin, [])
            if not place or place in around
        ]
        if not held:
            return None
        earlier = [name for at, name in sorted(held) if at < before]
        if earlier:
            return " ".join(self.names.fullest(earlier[-1]))
        return " ".join(self.names.fullest(min(held)[1])) if place else None

    def _meant(self, gender: str, before: int) -> str | None:
        """Who "the head of the government" is where nobody is called so: who has just been spoken of."""
        said = self._speeches()
        for place in range(bisect_left(said, before, key=_at) - 1, -1, -1):
            start, naming = said[place]
            if before - start > _REACH:
                break
            known = self._gender(naming)
            if not (known and gender and known != gender):
                return self._full(naming)
        return self._person(gender, before, reach=_NEAR)

    def _gender(self, naming: Naming) -> str:
        gendered = self.names.gendered
        return naming.gender or next(
            (gendered[word] for word in reversed(naming.words) if word in gendered), ""
        )

    def _kin(self, role: str) -> list[str]:
        """A role with its form for the other gender, as far as they share their stem."""
        return [
            role,
            *(
                other
                for other in self.names.offices
                if other != role and other[:5] == role[:5] and len(role) > 5
            ),
        ]

    def _person(self, gender: str, before: int, *, reach: int = _REACH) -> str | None:
        """Who "il" or "ella" is: a person of fitting gender, speakers of late before others."""
        names = self.names
        best: Naming | None = None
        top = 0
        paragraph = self._reading.text.rfind("\n", max(0, before - _REACH), before)
        for naming in names.before(before):
            away = before - naming.start
            if away > reach:
                break
            if not self._is_person(naming):
                continue
            known = self._gender(naming)
            if known and gender and known != gender:
                continue
            score = _REACH * 2 - away
            score += _SPEAKS * (naming.start in self._speaking() or self._heads(naming.start))
            score += _OFTEN * min(self._mentions()[naming.words[-1]], 8)
            score += 120 * (known == gender) + _CLOSE * (naming.start > paragraph)
            if score > top:
                best, top = naming, score
        return self._full(best) if best is not None else None

    def _mentions(self) -> Counter[str]:
        """How often each last word of a name comes."""
        if self._counts is None:
            self._counts = Counter(naming.words[-1] for naming in self.names.namings)
        return self._counts

    def _mentioned(self) -> set[int]:
        """Where mentions of speakers begin that hold nothing but a name and its article."""
        if self._spoken is None:
            names, self._spoken = self.names, set()
            for found in self._reading.attributions:
                place = bisect_left(names.starts, found.start)
                if found.mention == "name" and place < len(names.starts) and names.starts[place] < found.end:
                    self._spoken.add(names.starts[place])
        return self._spoken

    def _speeches(self) -> list[tuple[int, Naming]]:
        """The names of people that have a cue, with where their mentions begin, in order."""
        if self._said is None:
            names = self.names
            self._said = []
            for found in sorted(self._reading.attributions, key=_start):
                if found.cue_end == found.cue_start or found.mention == "pronoun":
                    continue
                first = bisect_left(names.starts, found.start)
                last = bisect_left(names.starts, found.end)
                people = [naming for naming in names.namings[first:last] if self._is_person(naming)]
                behind = names.namings[last : last + 1]
                if not people and behind and behind[0].start == found.end + 2 and self._is_person(behind[0]):
                    people = behind  # "la ministra, Ana Roca,"
                self._said += [(found.start, naming) for naming in people[-1:]]
        return self._said

    def _heads(self, at: int) -> bool:
        """Whether a name stands where the subjects of sentences do."""
        text = self._reading.text[max(0, at - _HEAD) : at]
        head = re.split(r"[.!?»”\n]", text)[-1]
        if len(head) == len(text) == _HEAD:
            return False
        words = head.lower().replace("’", "'").replace("'", "' ").split()
        return not words or words[0] in self._tables.articles

    def _speaking(self) -> set[int]:
        """Where the names stand that have a cue."""
        if self._spoke is None:
            self._spoke = {naming.start for _, naming in self._speeches()}
        return self._spoke

    def _organisation(self, noun: str, before: int) -> str | None:
        """Who "la empresa" is: what is called so, else the name that is no person's and is named most often of late."""
        for naming in self.names.before(before):
            if before - naming.start > 4 * _REACH:
                break
            if naming.words[0].lower() == noun and len(naming.words) > 1:
                return self._full(naming)
        score: Counter[str] = Counter()
        for naming in self.names.before(before):
            if before - naming.start > 2 * _REACH:
                break
            if not self._is_person(naming):
                word = re.search(
                    r"([^\W\d_]+)\s$", self._reading.text[max(0, naming.start - 30) : naming.start]
                )
                kind = word is not None and word[1].lower() in self._tables.organisations
                score[self._full(naming)] += 4 if kind else 3 if naming.start in self._mentioned() else 1
        return score.most_common(1)[0][0] if score and score.most_common(1)[0][1] > 1 else None

    def _speaking_body(self, before: int) -> str | None:
        """The organisation that "il" is where no person is near: the last one that has been a speaker."""
        for naming in self.names.before(before):
            if before - naming.start > _REACH:
                break
            if naming.start in self._mentioned() and not self._is_person(naming):
                return self._full(naming)
        return None

    def role(self, found: Attribution, canonical: str | None) -> str | None:
        """What the text says a speaker is: the words before the name, or an apposition after it."""
        if canonical is None or found.mention != "name":
            return self._roles.get(canonical or "")
        text = self._reading.text
        namings = self.names.names_in(text, found.start, found.end)
        role = None
        if namings:
            head = text[found.start : namings[-1].start].strip(" ,\u00a0")
            if any(word in self._tables.roles for word in head.lower().split()):
                role = head
            else:
                match = re.match(_APPOSITION, text[found.end : found.end + 100])
                behind = match[1] if match is not None else ""
                role = behind if any(word in self._tables.roles for word in behind.lower().split()) else None
        if role is not None:
            self._roles.setdefault(canonical, role)
        return self._roles.get(canonical)
