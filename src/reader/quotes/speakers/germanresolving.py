"""Who a mention of a German text is: by name, by role, by pronoun, or a body by its noun."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.attributions.candidates import SUBJECT
from reader.quotes.lexicon.germannouns import gender_of, is_body, is_group, is_someone, is_thing
from reader.quotes.lexicon.wordlists import word_set
from reader.quotes.speakers.germanmentions import (
    DEFINITE,
    are_alike,
    in_marks,
    is_agent,
    is_plural,
    name_in_apposition,
    nominative,
    parts_of_mention,
)
from reader.quotes.speakers.germannames import GermanNames
from reader.quotes.speakers.germanruns import is_spelled, name_start
from reader.quotes.speakers.names import Names
from reader.quotes.speakers.resolutions import Resolution
from reader.quotes.speakers.resolver import Resolver, way_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.speakers.germanmentions import Parts
    from reader.quotes.speakers.germannames import Mention, Person

_REACH = 1600
"""Code points that a pronoun looks back, and a role or a body."""
_ROLE_REACH = 8000
_DESCRIBED_BY = 4
"""Mentions without a name, at most, through which a pronoun is followed back."""
_LATE = 3
"""Attributions before a pronoun that may have such a mention."""
_MENTION = 60
"""Code points of a mention, at most, whose attribution is looked for."""
_GENDERS = {"er": "m", "sie": "f", "ihn": "m", "ihm": "m"}
_OWNERS = {"sein": "m", "seine": "m", "ihr": "f", "ihre": "f"}
_SINGULAR = word_set(
    "hat hatte habe hätte ließ lässt will wollte kann konnte soll sollte muss musste würde darf durfte möchte"
)
"""Auxiliaries of one woman."""
_BESIDE = 12
"""Code points beside a pronoun in which its auxiliary stands."""
_COMPANIES = word_set("unternehmen konzern firma hersteller anbieter betreiber händler gesellschaft")
_NOBODY = frozenset(("wir", "ich", "man", "es"))
_INTRODUCED = (
    r"\b[^\W\d_a-zß-öø-ÿ][\w-]*(?:bauer|konzern|hersteller|firma|unternehmen|anbieter|betreiber|händler|kette|verlag|bank"
    r"|brauerei|reederei|linie|start-up|Start-up|riese) ([^\W\d_a-zß-öø-ÿ][\w&-]+(?: [^\W\d_a-zß-öø-ÿ&][\w&-]*)?)"
)
"""A company by its trade and name."""
_AND = r" und ((?:(?:der|die|das) )?(?:[^\W\d_a-zß-öø-ÿ][\w’'-]+ ){0,4}[^\W\d_a-zß-öø-ÿ][\w’'-]+)"
_MARKS = frozenset('„“»«"”')
_DOCUMENTS = tuple(
    word_set(
        """bericht papier mitteilung schreiben brief erklärung stellungnahme studie antrag aussendung widmung
        warnung prognose gutachten entwurf aufruf statement tweet posting post begründung urteil
        fazit"""
    )
)
_UNNAMED = (
    "sprecher",
    "sprecherin",
    "anwohner",
    "anwohnerin",
    "nutzer",
    "leser",
    "leserin",
    "passant",
    "zeuge",
    "zeugin",
)
"""Roles of those who stay unnamed, unless a name is given the role."""
_SAID, _SUBJECT, _FREE, _GOVERNED, _WEAK, _NEAR = 200, 180, 40, -60, -400, 60
"""How well a mention serves as antecedent: it speaks, is a subject, may be one, is none, is hardly a name; and what
the same paragraph and a known gender add. Half a point goes for each code point between."""


class GermanSpeakers(Resolver):
    """Resolves the mentions of one German text."""

    __slots__ = ("_bodies", "_by_start", "_depth", "_known_names", "_labels", "_starts")

    def __init__(self, survey: Survey, title: str | None = None) -> None:
        super().__init__(survey, title)
        self._known_names: GermanNames | None = None
        self._labels: Names | None = None
        self._by_start = sorted(survey.attributions, key=lambda found: found.start)
        self._starts = [found.start for found in self._by_start]
        self._depth = 0
        self._bodies: dict[str, list[tuple[int, str]]] = {}
        """For each noun of a body, where the text names it and the fullest name up to there."""

    @property
    def names(self) -> Names:
        """The names of the text, as labels of transcripts have them."""
        if self._labels is None:
            self._labels = Names(self._reading, self._title)
        return self._labels

    @property
    def german(self) -> GermanNames:
        """The names of the text."""
        if self._known_names is None:
            self._known_names = GermanNames(self._reading, self._title)
        return self._known_names

    def mention(self, found: Attribution) -> tuple[int, int]:
        """The words that name the speaker, with those who are named together with him."""
        joined = self._joined(found)
        return (found.start, joined.end()) if joined is not None else (found.start, found.end)

    def _joined(self, found: Attribution) -> re.Match[str] | None:
        """ "Ada Nilsen und Jan Ried sagten": who else the verb in the plural goes with."""
        if not found.form.endswith("n") or found.cue_end == found.cue_start or found.mention == "pronoun":
            return None
        match = re.compile(_AND).match(self._reading.text, found.end)
        if match is None:
            return None
        behind = self._reading.text[match.end() : match.end() + 2].strip()
        return match if found.inverted or match.end() < found.cue_start or not behind[:1].isalnum() else None

    def named(self, mention: str) -> str | None:
        """The fullest form of the name in a mention."""
        words = [word for word in mention.replace(",", " ").split() if word[0].isupper()]
        return self._by_name(words)[0] if words else None

    def _resolve(self, found: Attribution) -> Resolution:
        mention = self._reading.text[found.start : found.end]
        name = self._name_of(found)
        return Resolution(name, way_of(found, mention, name))

    def _name_of(self, found: Attribution) -> str | None:
        joined = self._joined(found)
        if joined is not None:
            first = self._by_name(parts_of_mention(self._reading.text[found.start : found.end]).run)[0]
            other = self._by_name(parts_of_mention(joined.group(1)).run)[0]
            if first and other:
                return f"{first} und {other}"
        return self._alone(found)

    def _alone(self, found: Attribution) -> str | None:
        """Who a mention of one is."""
        text = self._reading.text[found.start : found.end].strip(" .,")
        low = text.lower()
        if low in _GENDERS:
            return None if low == "sie" and self._is_plural(found) else self._antecedent(found, _GENDERS[low])
        if low in _NOBODY:
            return None
        parts = parts_of_mention(text)
        if not _MARKS.isdisjoint(text):
            return in_marks(text)  # "die „Hollin Post“"
        if not parts.run:
            return text
        if parts.article and (is_someone(parts.run[0].lower()) or parts.is_role):
            behind = name_in_apposition(self._reading.text, found.end)
            if behind is not None:
                return self._by_name(behind.split())[0] or behind
        if len(parts.run) == 1 and parts.article in _OWNERS and is_thing(parts.head):
            return self._antecedent(found, _OWNERS[parts.article])  # "Sein Urteil: “Q”"
        name, certain = (None, False) if parts.is_role else self._by_name(parts.run)
        if name is not None and (certain or (not parts.article and text[0].isupper())):
            return name
        return self._of_description(found, parts)

    def _is_plural(self, found: Attribution) -> bool:
        """Whether "sie" are several, by the verb: "sagten sie", but not "hatte sie geschrieben"."""
        if not found.form.endswith("n") or found.cue_end == found.cue_start:
            return False
        text = self._reading.text
        before = text[max(0, found.start - _BESIDE) : found.start].split()[-1:]
        behind = text[found.end : found.end + _BESIDE].split()[:1]
        return _SINGULAR.isdisjoint(word.strip(",“«").lower() for word in before + behind)

    def _by_name(self, run: list[str]) -> tuple[str | None, bool]:
        """The full name of whoever a run of capitalised words names, and whether it is somebody's for certain."""
        names = self.german
        if len(run) == 1 and run[0] in names.acronyms:
            return names.acronyms[run[0]], True
        skipped, role = name_start(run)
        name = tuple(run[skipped:])
        if not name:
            return None, False
        alone = not role and len(name) == 1 and name[0] not in names.persons
        if alone and any(kind(name[0].lower()) for kind in (is_body, is_someone, is_group, is_thing)):
            return None, False
        person = names.person_of(name)
        if person is None:
            return " ".join(name), bool(role)
        another = len(name) > 1 and name[0] not in person.name and person.name[0] not in name
        return " ".join(name if another else person.name), True

    def _of_description(self, found: Attribution, parts: Parts) -> str | None:
        """ "der Trainer", "das Ministerium", "die Experten der Bank", "eine Sprecherin"."""
        text, article, run, rest = parts
        head = parts.head
        somebody = is_someone(head) or (found.cue_end > found.cue_start and is_agent(head, article))
        if somebody and not (article == "die" and is_plural(head)):
            known = article in DEFINITE or (not article and (len(run) > 1 or found.inverted))
            return (self._of_role(found, head, article) if known else None) or text
        if is_group(head):
            return text
        if head.endswith(_DOCUMENTS):
            return self._owner_of(rest) or self._writer(found, head) or text
        if is_body(head) or is_body(run[0].lower()):
            name = nominative(article, run)
            return f"{' '.join(name)}{rest}" if rest or len(name) > 1 else self._body(found, name[0])
        if article == "die" and found.cue_end > found.cue_start and found.form.endswith("n"):
            return text
        if article in DEFINITE:
            return (self._spelled(run[0]) if len(run) == 1 else None) or " ".join(nominative(article, run))
        return text

    def _owner_of(self, rest: str) -> str | None:
        """Whose a document is by the genitive behind it: "des Landesamts" is the Landesamt."""
        article, _, owner = rest.strip().partition(" ")
        words = [word for word in owner.split() if word[0].isupper()]
        if not words or article not in ("des", "der", "von"):
            return None
        if article == "des":
            words[-1] = words[-1].removesuffix("s")
        return self._by_name(words)[0] or " ".join(words)

    def _of_role(self, found: Attribution, head: str, article: str) -> str | None:
        """Whom the text calls so before, by role, age or party; else who is spoken of."""
        names = self.german
        party, _, base = head.rpartition("-")
        age = party if party.isdigit() else ""
        alike: Person | None = None
        others: set[str] = set()
        for person in map(names.person_of, (m.name for m in names.before(found.start, _ROLE_REACH))):
            if person is None:
                continue
            if (age and person.age == age) or head in person.roles or (party and party in person.parties):
                return " ".join(person.name)
            if party and not age and person.is_elsewhere(party):
                others.add(person.name[-1])
            elif alike is None and any(are_alike(base, role) for role in person.roles):
                alike = person
        if alike is not None or base.endswith(_UNNAMED):
            return " ".join(alike.name) if alike is not None else None
        gender = gender_of(head) if is_someone(head) else ""
        gender = gender or {"der": "m", "die": "f"}.get(article, "")
        return self._antecedent(found, gender, others)

    def _antecedent(self, found: Attribution, gender: str, others: Collection[str] = ()) -> str | None:
        """Who a pronoun or a role stands for: a person of fitting gender, speakers and subjects of late before others.

        `others`: surnames of those whom it cannot be.
        """
        before = min(found.start, found.first)
        paragraph = self._reading.text.rfind("\n", 0, before)
        best: Person | None = None
        top = -1e9
        for start, person, standing in self._spoken_of(found, before):
            fits = not gender or not person.gender or person.gender == gender
            if not fits or person.name[-1] in others:
                continue
            score = (start - before) * 0.5 + standing + _WEAK * person.weak
            score += _NEAR * (start > paragraph) + _NEAR * (person.gender == gender)
            if score > top:
                best, top = person, score
        return " ".join(best.name) if best is not None else None

    def _spoken_of(self, found: Attribution, before: int) -> Iterator[tuple[int, Person, int]]:
        """The persons mentioned before a pronoun: where, who, and how much the sentence there is about them."""
        names = self.german
        for mention in names.before(before, _REACH):
            person = names.person_of(mention.name)
            if person is not None:
                yield mention.start, person, self._standing(mention)
        if self._depth >= _DESCRIBED_BY:
            return
        place = bisect_left(self._starts, before)
        for other in self._by_start[max(0, place - _LATE) : place]:
            # Behind a mention without a name: "Die Ministerin widersprach. Sie sagte"
            if other is not found and other.end <= before <= other.start + _REACH // 2:
                person = self._behind(other)
                if person is not None:
                    yield other.start, person, _SUBJECT if other.verb == SUBJECT else _SAID

    def _behind(self, other: Attribution) -> Person | None:
        """The person behind a pronoun or a description."""
        low = self._reading.text[other.start : other.end].lower()
        if low not in _GENDERS and low.split()[0] not in DEFINITE:
            return None
        self._depth += 1
        name = self.canonical(other)
        self._depth -= 1
        return self.german.surname(name.split()[-1]) if name and name.lower() != low else None

    def _standing(self, mention: Mention) -> int:
        """How much a mention is what its sentence is about."""
        place = bisect_left(self._starts, mention.start + 1)
        for found in reversed(self._by_start[max(0, place - _LATE) : place]):
            if found.start <= mention.start < found.end and mention.start - found.start < _MENTION:
                return _SUBJECT if found.verb == SUBJECT else _SAID
        return _FREE if mention.free else _GOVERNED

    def _body(self, found: Attribution, noun: str) -> str:
        """The fullest form in which the text names a body before: "das Ministerium", "Landwirtschaftsministerium"."""
        forms = self._bodies.get(noun)
        if forms is None:
            forms = self._bodies[noun] = list(_forms_of(noun, self._reading.text))
        place = bisect_left(forms, (found.start, ""))
        best = forms[place - 1][1] if place else noun
        return (self._company(found.start) or best) if best == noun and noun.lower() in _COMPANIES else best

    def _company(self, before: int) -> str | None:
        """Which company "das Unternehmen" is: the last one that a noun introduces, "der Autobauer Hollin"."""
        text = self._reading.text
        found = None
        for match in re.compile(_INTRODUCED).finditer(text, max(0, before - _REACH * 2), before):
            found = match.group(1)
        return found

    def _spelled(self, acronym: str) -> str | None:
        """The body that an acronym stands for: "BVerfG" is the Bundesverfassungsgericht."""
        if sum(map(str.isupper, acronym)) < 2:
            return None
        low = acronym.lower()
        return next(
            (word for word in self.german.bodies if word[0] == acronym[0] and is_spelled(low, word.lower())),
            None,
        )

    def _writer(self, found: Attribution, noun: str) -> str | None:
        """Whose "der Bericht" is: whoever speaks in a sentence before that names it."""
        survey, base = self._reading, noun[-6:]
        place = bisect_left(self._starts, found.start)
        for other in reversed(self._by_start[max(0, place - 2 * _LATE) : place]):
            if other.verb == SUBJECT or other.paragraph not in survey.words or other.end > found.start:
                continue
            words = survey.words[other.paragraph]
            first = words.sentence[min(other.token, len(words) - 1)]
            if any(low.endswith(base) for low in words.lows[first : words.after[first]]):
                return self.canonical(other)
        return None

    def role(self, found: Attribution, canonical: str | None) -> str | None:
        """What the text says a speaker is: the words before the name."""
        if canonical is None:
            return None
        text = self._reading.text[found.start : found.end]
        place = text.find(canonical.split()[0])
        if place <= 0:
            place = text.find(canonical.split()[-1])
        words = text[:place].strip(" ,").split() if place > 0 else []
        if words and parts_of_mention(words[0]).article:
            words = words[1:]
        if any(is_someone(word.lower()) for word in words):
            self._roles.setdefault(canonical, " ".join(words))
        return self._roles.get(canonical)


def _forms_of(noun: str, text: str) -> Iterator[tuple[int, str]]:
    """Where a body is named, and the fullest form of its name up to there."""
    capital = r"[^\W\d_a-zß-öø-ÿ]"
    expression = re.compile(
        rf"(?:\b({capital}\w+(?:er|e)) )?\b([\w-]*{re.escape(noun)}|[\w-]+{re.escape(noun.lower())})\b"
        rf"((?: {capital}[\w-]+){{0,2}})"
    )
    best = noun
    for match in expression.finditer(text):
        before, own, behind = match.groups()
        adjective = before and not parts_of_mention(before).article and not is_someone(before.lower())
        full = f"{before} {own}{behind}" if adjective else f"{own}{behind}"
        best = full if len(full) > len(best) else best
        yield match.start(), best
