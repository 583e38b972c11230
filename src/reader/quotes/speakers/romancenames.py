"""The names of a French, Spanish or Italian text: which are people, what they are, and the fullest form of each.

Names hold small words ("Ana de la Torre", "Yves Le Goff"), Spanish ones two surnames, of which the first is used
alone. What somebody is stands before the name ("la ministra de Sanidad Ana Roca") or behind a comma.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.attributions.candidates import ACCORDING
from reader.quotes.lexicon.languages import romance_given_names
from reader.quotes.lexicon.wordlists import GIVEN_NAMES, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.quotes.attributions.survey import Survey
    from reader.quotes.lexicon.grammar import Language

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_WORD = rf"(?!\w{{1,4}}[’'][a-zß-öø-ÿ]){_CAPITAL}\w*(?:[’'\-&][^\W_]+)*"
_BEFORE = 90
"""Code points before a name in which its bearer's role stands."""
_BEHIND = 70
_ROLE_WITHIN = 9
"""Words from a role to the name behind it."""
_APPOSED_WITHIN = 3
"""Words between the comma behind a name and its bearer's role."""
_STOPS = re.compile(r"[.;:!?»”\"\n()—–]")
_PLACES = word_set(
    """fondation fundación fondazione institut instituto istituto université universidad università école
    escuela scuola hôpital hospital ospedale collège colegio lycée liceo teatro théâtre prix premio stade
    estadio stadio centre centro plaza place piazza rue calle via viale avenida avenue boulevard corso musée
    museo aéroport aeropuerto aeroporto biblioteca bibliothèque parc parque parco palais palacio palazzo
    banco banca banque trofeo trophée"""
)
"""Before a given name, these make a place or a body of it: "Instituto Ana Roca"."""
_SHORT = 5
"""Letters of a lone word from which a capital inside a sentence makes a name of it."""
_BEFORE_ROLE = 12
_BLANKS = 6
_AGE = re.compile(r", (?:de )?\d{1,3} (?:ans|años|anni)\b")
_LONGEST = 6
"""Words of a name."""
_INSIDE = 3000
"""Code points of a long quotation that are looked at for names."""
_HEADED = frozenset(("", ".", "!", "?", "…", "\n", ":", "«", "“", '"', "—", "–", "¿", "¡"))


class Naming(NamedTuple):
    """One mention of a name outside quotation marks."""

    start: int
    end: int
    words: tuple[str, ...]
    """As written, with small words, without titles and roles."""
    role: str
    """What its bearer is called beside it, lower case, or nothing."""
    gender: str
    """m, f, or "" where nothing beside the name tells."""
    person: bool
    """Whether a given name, a title or a role proves a person."""


def capitals(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that have capitals."""
    return tuple(word for word in words if word[:1].isupper())


class RomanceNames:
    """The names of one text. `acronyms`, `full`, `persons` and `fullest` are as those of `names.Names`."""

    __slots__ = (
        "_reading", "_run", "_tables", "acronyms", "first_names", "full", "gendered", "namings", "offices",
        "people", "persons", "starts",
    )  # fmt: skip

    def __init__(self, survey: Survey, tables: Language, title: str | None = None) -> None:
        self._reading, self._tables = survey, tables
        small = "|".join(
            sorted((re.escape(word) for word in tables.particles if word[-1] != "'"), key=len, reverse=True)
        )
        joint = rf"(?:[ \u00a0](?:(?:{small})[ \u00a0]){{0,2}}(?:[dD][’'])?|[ \u00a0][dD]e[ \u00a0]l[’'])"
        self._run = re.compile(
            rf"(?<![\w’'\-])(?:[LD][’'])?{_WORD}(?:\.(?={joint}))?(?:{joint}{_WORD}(?:(?<=\b\w)\.)?)*"
        )
        self.full: dict[str, tuple[str, ...]] = {}
        """A surname to the fullest name; of several surnames each."""
        self.first_names: dict[str, tuple[str, ...]] = {}
        self.persons: set[str] = set()
        """Words of names of people."""
        self.people: dict[str, int] = {}
        """Evidence that counts is kept for none: a name is a person's or is not."""
        self.gendered: dict[str, str] = {}
        self.offices: dict[str, list[tuple[int, tuple[str, ...], str]]] = {}
        """Role to (offset, name, the words between role and name) of those who have it."""
        self.acronyms: dict[str, str] = {}
        self.namings: list[Naming] = []
        self._collect(title or "")
        self.starts = [naming.start for naming in self.namings]

    def _collect(self, title: str) -> None:
        text = self._reading.text
        at = 0
        for span in self._reading.marked:
            self.namings += self._between(text, at, span.start)
            at = span.end
        self.namings += self._between(text, at, len(text))
        inside = [
            naming
            for span in self._reading.marked
            for naming in self._between(text, span.start, min(span.end, span.start + _INSIDE))
        ]
        # What is said outside the marks has the first word on who is meant.
        for naming in (*self.namings, *inside, *self._between(title, 0, len(title))):
            self._learn(naming)
        self._spell_acronyms(text)
        self._learn_from_cues()

    def names_in(self, text: str, start: int, end: int) -> list[Naming]:
        """The names in a stretch, in order."""
        return list(self._between(text, start, end))

    def _between(self, text: str, start: int, end: int) -> Iterator[Naming]:
        for match in self._run.finditer(text, start, end):
            yield from self._namings(text, match.start(), match.group(), start)

    def _namings(self, text: str, at: int, run: str, low: int) -> Iterator[Naming]:
        """The name in a run of capitalised words, without openers, titles and roles at its head."""
        tokens = [(at + match.start(), match.group()) for match in re.finditer(r"[^\s\u00a0]+", run)]
        for place, (_, token) in enumerate(tokens[:-1]):
            if token[-1] == "." and len(token) > 2 and token[:-1].lower() not in self._tables.titles:
                begins = tokens[place + 1][0]
                yield from self._namings(text, at, run[: begins - at].rstrip(" \u00a0"), low)
                yield from self._namings(text, begins, run[begins - at :], low)
                return
        yield from self._naming(text, tokens, low)

    def _naming(self, text: str, tokens: list[tuple[int, str]], low: int) -> Iterator[Naming]:
        """The name in the words of a run; `low`: where what may be read before it begins."""
        tokens, role, gender, proven = self._stripped(text, tokens)
        tokens = self._without_place(tokens)[:_LONGEST]
        if not tokens:
            return
        words = tuple(token.rstrip(".") if len(token) > 2 else token for _, token in tokens)
        words = (_without_elision(words[0]), *words[1:])
        start, end = tokens[0][0], tokens[-1][0] + len(tokens[-1][1])
        given = self.gender_of(words[0])
        many = len(capitals(words)) > 1
        acronym = words[0].isupper() and len(words[0]) > 1
        lone = len(words) == 1 and given is None and not acronym
        if lone and self._heads(text, start) and words[0] not in (self._reading.capitals or ()):
            return
        beside, told = "", ""
        if not acronym:
            beside, told = self._role_beside(text, low, start, end, given=given is not None)
        near = text[max(low, start - len(beside) - 1) : start].strip(" \u00a0").lower() == beside
        if given is None and not near and any(word in self._tables.links for word in words):
            beside, told = "", ""  # a body: "Grupo de Hollin"
        role = role or beside
        aged = given is not None and _AGE.match(text, end) is not None
        proven = proven or aged or bool(role and (many or beside)) or (given is not None and many)
        yield Naming(start, end, words, role, gender or told or given or "", proven and not acronym)

    def _stripped(
        self, text: str, tokens: list[tuple[int, str]]
    ) -> tuple[list[tuple[int, str]], str, str, bool]:
        """A run without openers, titles and roles at its head, the role, the gender, and whether these prove a person.

        "Ministro de Hacienda" is what a body is called, and no bearer's name.
        """
        tables = self._tables
        gender, role, proven = "", "", False
        while tokens:
            word = tokens[0][1].rstrip(".").lower().replace("’", "'")
            if word in tables.titles:
                gender, proven = tables.titles[word] or gender, True
            elif word in tables.roles and len(tokens) == 1:
                return ([] if self._is_role(text, *tokens[0]) else tokens), role, gender, proven
            elif word in tables.roles:
                linked = tokens[1][1][0].islower() and self.gender_of(tokens[-2][1]) is None
                gender, role, proven = tables.roles[word] or gender, "" if linked else word, not linked
            elif not (word in tables.organisations and tokens[0][1].isupper() and len(tokens) > 1):
                opens = word in tables.openers or word in tables.groups
                if not (opens and (len(tokens) > 1 or len(word) < _SHORT or self._heads(text, tokens[0][0]))):
                    break
            tokens = tokens[1:]
            while tokens and tokens[0][1][0].islower():
                tokens = tokens[1:]
        return tokens, role, gender, proven

    def _is_role(self, text: str, at: int, word: str) -> bool:
        """Whether a lone word with a capital says what somebody is: "le PDG", "le Premier ministre"."""
        before = re.findall(r"[^\W_]+['’]?", text[max(0, at - _BEFORE_ROLE) : at].lower())[-1:] or [""]
        return word.isupper() or self._heads(text, at) or before[-1] in self._tables.articles

    def _heads(self, text: str, at: int) -> bool:
        """Whether a sentence begins at an offset."""
        return text[max(0, at - _BLANKS) : at].rstrip(" \u00a0")[-1:] in _HEADED if at else True

    def _without_place(self, tokens: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """From the given name on: "Sanidad Ana Roca" is Ana Roca; but "Instituto Ana Roca" is no person."""
        if not tokens or self.gender_of(tokens[0][1]) is not None:
            return tokens
        for place in range(1, len(tokens) - 1):
            word = tokens[place][1]
            if self.gender_of(word) is not None and tokens[place + 1][1][0].isupper():
                before = tokens[place - 1][1].lower()
                if before in _PLACES or tokens[place - 1][1][0].islower() or word in ("San", "Santa"):
                    return tokens
                return tokens[place:]
        return tokens

    def gender_of(self, word: str) -> str | None:
        """The gender that a given name tells, "" for either; None for what is no given name."""
        low = word.lower()
        found = self._tables.given.get(low)
        if found is None and "-" in low:
            found = self._tables.given.get(low.split("-")[0])
        if found is not None or low in self._tables.openers:
            return found
        return romance_given_names().get(low, GIVEN_NAMES.get(low))

    def _leads(self, between: list[str], *, comma: bool, given: bool) -> bool:
        """Whether a role is that of a name with these words between: "le maire de Brevel" is no name of a mayor's."""
        tables = self._tables
        if comma or not between:
            return True
        if given:
            return between[0] in tables.links or between[0] in tables.joints or len(between) < 3
        small = (tables.links, tables.joints, tables.articles, tables.prepositions, tables.conjunctions)
        return len(between) < 3 and not any(word in words for word in between for words in small)

    def _role_beside(self, text: str, low: int, start: int, end: int, *, given: bool) -> tuple[str, str]:
        """What the bearer of a name is, and the gender that tells: by the words before it, else by those behind it."""
        tables = self._tables
        head = text[max(low, start - _BEFORE) : start].rstrip(" \u00a0")
        comma = head.endswith(",")
        head = _STOPS.split(head.rstrip(", "))[-1]
        words = [word for chunk in head.split() for word in _split(chunk)]
        for back, word in enumerate(reversed(words[-_ROLE_WITHIN:])):
            if word in tables.roles:
                between = words[len(words) - back :]
                if self._leads(between, comma=comma, given=given):
                    return word, tables.roles[word] or self._article(words[: len(words) - 1 - back])
                break
            if word.endswith(",") or word in tables.cues or word in tables.conjunctions:
                break
        behind = text[end : end + _BEHIND]
        if behind[:2] not in (", ", " ("):
            return "", ""
        words = [word for chunk in _STOPS.split(behind[2:])[0].split() for word in _split(chunk)]
        raw = behind[2:].split()
        for place, word in enumerate(words[: _APPOSED_WITHIN + 1]):
            bare = word.rstrip(",")
            if bare in tables.roles:
                if _names_another(raw, bare):
                    break
                return bare, tables.roles[bare] or self._article(words[:place])
            if word.endswith(",") or bare in tables.cues:
                break
        return "", ""

    def _article(self, words: list[str]) -> str:
        """The gender that the determiner before a role tells: "la porte-parole", "el fiscal"."""
        for word in reversed(words[-2:]):
            if word in ("la", "una", "une", "cette", "esta", "questa", "sa", "sua"):
                return "f"
            if word in (
                "le",
                "el",
                "il",
                "lo",
                "un",
                "uno",
                "ce",
                "este",
                "questo",
                "du",
                "del",
                "al",
                "au",
                "dal",
            ):
                return "m"
        return ""

    def _learn(self, naming: Naming) -> None:
        words = naming.words
        big = capitals(words)
        if naming.person:
            self.persons.update(big[1:] or big)
            if naming.gender:
                self.gendered.setdefault(big[-1], naming.gender)
                self.gendered.setdefault(big[min(1, len(big) - 1)], naming.gender)
            if naming.role:
                between = self._reading.text[
                    max(0, naming.start - _BEFORE) : min(len(self._reading.text), naming.end + _BEHIND)
                ]
                self.offices.setdefault(naming.role, []).append((naming.start, words, between))
        if len(big) > 1 and (naming.person or len(words) == len(big)):
            for word in big[1:]:
                known = self.full.get(word)
                if known is None or (len(big) > len(known) and set(known) <= set(words)):
                    self.full[word] = words
            if naming.person:
                self.first_names.setdefault(big[0], words)

    def _learn_from_cues(self) -> None:
        """A full name without an article that has a verb of saying is a person's."""
        at = {naming.start: naming for naming in self.namings}
        for found in self._reading.attributions:
            naming = at.get(found.start)
            if naming is None or found.cue_end == found.cue_start or found.verb == ACCORDING:
                continue
            big = capitals(naming.words)
            body = self._tables.organisations | self._tables.links
            if len(big) == 1 and self.gender_of(big[0]) is not None:
                self.persons.add(big[0])  # "souffle Nicole"
            if not 1 < len(big) == len(naming.words) < 4:
                continue
            if not any(word.lower() in body or word.isupper() for word in naming.words):
                self.persons.update(big[1:])
                self.first_names.setdefault(big[0], naming.words)

    def _spell_acronyms(self, text: str) -> None:
        """ "Autorité des ports de Hollin (APH)": the words whose initials spell it."""
        for match in re.finditer(r"([^\W\d_a-z][^\n().,;:«»“”\"]{6,90}) \(([A-ZÀ-Þ]{2,8})\)", text):
            words, acronym = match[1].split(), match[2]
            for first in range(len(words) - 1, -1, -1):
                parts = [re.split(r"[’']", word)[-1] or word for word in words[first:]]
                spelled = {
                    "".join(w[0] for w in parts if w[0].isupper()),
                    "".join(w[0] for w in parts if len(w) > 3),
                }
                if acronym in {letters.upper() for letters in spelled} and words[first][0].isupper():
                    self.acronyms.setdefault(acronym, " ".join(words[first:]))
                    break

    def fullest(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The fullest form of a name in the text: of a surname, or of a first name alone."""
        big = capitals(name)
        if not big:
            return name
        if len(big) == 1:
            if big[0] in self.acronyms:
                return tuple(self.acronyms[big[0]].split())
            return self.full.get(big[0]) or self.first_names.get(big[0]) or name
        full = self.full.get(big[-1]) or self.full.get(big[1])
        if full and {word.lower() for word in big} <= {word.lower() for word in full}:
            return full
        return name

    def before(self, at: int) -> Iterator[Naming]:
        """The mentions before an offset, nearest first."""
        for place in range(bisect_left(self.starts, at) - 1, -1, -1):
            yield self.namings[place]


def _names_another(words: list[str], role: str) -> bool:
    """Whether a name follows a role at once, whose bearer has it: "au Courrier, la chanteuse Anne Roy"."""
    place = next((k for k, word in enumerate(words) if role in word.lower()), len(words))
    return place + 1 < len(words) and not words[place].endswith(",") and words[place + 1][:1].isupper()


def _split(chunk: str) -> list[str]:
    """A word of a description, lower case, with what is joined to it apart: "l'adjointe"."""
    low = chunk.lower().replace("’", "'")
    head, mark, rest = low.partition("'")
    return [head + mark, rest] if mark and rest and len(head) < 6 else [low]


def _without_elision(word: str) -> str:
    """ "L'Ancre" without its article."""
    return (
        word[2:]
        if word[:1] in "LlDd" and word[1:2] in "’'" and word[2:3].isupper() and word[0] in "Ll"
        else word
    )
