"""Who a mention is: the name it stands for inside one article, or nobody.

A wrong name is worse than "he": where the evidence is thin, nothing resolves.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from reader.quotes.lexicon.classes import BREAK
from reader.quotes.lexicon.places import is_nationality
from reader.quotes.lexicon.wordlists import DOCUMENT_NOUNS, GIVEN_NAMES, OFFICES, ORGANISATION_NOUNS, word_set
from reader.quotes.speakers.antecedents import Antecedents, chain_start, goes_on
from reader.quotes.speakers.descriptions import (
    Unnamed,
    describes,
    gender_of_noun,
    head_noun,
    is_crowd,
    is_group_noun,
    is_person,
    is_somebody,
    named_elsewhere,
)
from reader.quotes.speakers.documents import Documents, document_in, owned, source_behind
from reader.quotes.speakers.names import Names, name_behind
from reader.quotes.speakers.organisations import Organisations
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
from reader.quotes.speakers.resolver import Resolver
from reader.quotes.speakers.roles import role_told
from reader.quotes.speakers.spoken import Spoken
from reader.quotes.words.capitals import core_name

if TYPE_CHECKING:
    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.attributions.survey import Survey
    from reader.quotes.ranking.weights import Model
    from reader.quotes.speakers.antecedentfacts import Rival

_INDEFINITE = word_set(
    """a an some several many one two three four five six most few both another critics supporters
    officials police authorities experts residents users people"""
)
_DETERMINED = word_set("the his her their its")
_POINTING = word_set("the its this that his her their")
_PORTFOLIOS = frozenset(("minister", "secretary"))
"""Offices of which there are several at a time."""
_TITLE_WITHIN = 60
"""Code points before a name in which the words of an office stand."""
_BEFORE_WORDS = " (—"
_GENDERS = {"he": "m", "his": "m", "she": "f", "her": "f"}
"""Pronouns that stand for one person, and whether it is a man (m) or a woman (f)."""

_TOLD_OF = 12
"""Names behind a pronoun that are looked at."""
_NOT_ALONE = ("Mr. ", "Mrs. ", "Ms. ", "Mr ", "Mrs ", "Ms ", "Miss ", "Lady ", " the ")
"""Before a surname that is another one's, or what is called after its bearer: "the Roe campaign"."""
_TITLES = {"mr": "m", "sir": "m", "lord": "m", "mrs": "f", "ms": "f", "miss": "f", "lady": "f", "dame": "f"}
"""Titles that tell whether their bearer is a man (m) or a woman (f)."""


class Speakers(Resolver):
    """Resolves the mentions of one text; names are collected at the first question."""

    __slots__ = (
        "_antecedents", "_documents", "_model", "_names", "_organisations", "_spoken", "_unnamed", "_words",
    )  # fmt: skip

    def __init__(self, survey: Survey, title: str | None, model: Model) -> None:
        super().__init__(survey, title)
        self._model = model
        self._names: Names | None = None
        self._antecedents: Antecedents | None = None
        self._documents: Documents | None = None
        self._organisations: Organisations | None = None
        self._unnamed: Unnamed | None = None
        self._words: dict[str, bool] = {}
        self._spoken = Spoken(survey, self._known, super().resolved)

    @property
    def names(self) -> Names:
        """The names of the text."""
        if self._names is None:
            self._names = Names(self._reading, self._title)
        return self._names

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
                return self._by_pronoun(_GENDERS[low], found)
            if low == "they":
                group = self._spoken.last_group(found.start)
                return Resolution(group, SEVERAL if group else OTHER)
            if low in ("it", "its"):
                return self._body([], found, IT)
            return Resolution(None, OTHER)
        together = self._together(found)
        if together is not None:
            return Resolution(self._of_several(self._reading.text[slice(*together)]), SEVERAL)
        owner = self._owner(text)
        if owner is not None:
            return Resolution(owner or None, OWNER)
        if found.mention == "name" and describes(text):
            name = named_elsewhere(self._reading.text, text)
            return Resolution((name and self.named(name)) or text, DESCRIPTION)
        if found.mention == "name" and is_crowd(text):
            return Resolution(text, UNNAMED)  # "Hollin officials"
        if found.mention == "name":
            if not is_unnamed(text):
                return self._by_name(text)
            return Resolution(_as_speaker(self._brought_in().in_full(text, found.start)), UNNAMED)
        return self._nominal(text, low, found)

    def _by_name(self, text: str) -> Resolution:
        """A name as it is written, or in full where the text has it."""
        core = core_name[text]
        if len(core) == 1 and (not self._is_known(core[0]) or self._only_begins(text, core)):
            return Resolution(None, SINGLE)
        name = self._of_gender(text, core) or self.named(text)
        way = FULL_NAME if len(core_name[text]) > 1 else SURNAME if name and " " in name else SINGLE
        return Resolution(name, way)

    def _only_begins(self, text: str, core: tuple[str, ...]) -> bool:
        """Whether a word has its capital because a sentence begins: "Verified footage", "Key events"."""
        noun = head_noun(text)
        return (
            noun.islower()
            and noun != core[0].lower()
            and not is_person(noun)
            and not self.names.is_name(core)
        )

    def _of_gender(self, text: str, core: tuple[str, ...]) -> str | None:
        """Whom "Mrs. Roe" is where the text has a Bill Roe: another of that surname, else nobody but "Mrs. Roe"."""
        gender = _TITLES.get(text.partition(" ")[0].rstrip(".").lower())
        if gender is None or len(core) != 1:
            return None
        full = self.names.fullest(core)
        if len(full) < 2 or GIVEN_NAMES.get(full[0].lower()) in (None, "", gender):
            return None
        return " ".join(self.names.of_gender.get((core[0], gender), (text,)))

    def _is_known(self, word: str) -> bool:
        """Whether a capital is more than that of a sentence's head: no adjective, and no word of the text."""
        if is_nationality((word,)):
            return False
        proved = word in self.names.persons or word in self.names.full or word.isupper()
        return proved or not self._is_word(word.lower())

    def _is_word(self, low: str) -> bool:
        """Whether the text has a word in lower case, alone or before what is joined to it."""
        known = self._words.get(low)
        if known is None:
            text, at, size = self._reading.text, 0, len(low)
            while (at := text.find(low, at + 1)) > 0:
                if text[at - 1] in _BEFORE_WORDS and not text[at + size : at + size + 1].isalnum():
                    break
            known = self._words[low] = at > 0
        return known

    def _owner(self, text: str) -> str | None:
        """ "Twitter's policy" is Twitter; empty for what is owned but does not speak for its owner."""
        of = owned(text)
        if of is None:
            return None
        return (self.named(of[0]) or "") if of[1] in DOCUMENT_NOUNS else ""

    def _nominal(self, text: str, low: str, found: Attribution) -> Resolution:
        """ "the company", "the president", "the petition", "some users"."""
        behind = name_behind(self._reading.text, found.end, self.names.persons)
        if behind is not None:
            return Resolution(self.named(self._reading.text[slice(*behind)]), APPOSITION)
        document = document_in(low)
        if document is not None:
            source = source_behind(self._reading.text, found.end)
            if source is not None:
                return Resolution(self.named(source), DOCUMENT)
            if core_name[text]:  # "a Labour Office report"
                return Resolution(self.named(text), DOCUMENT)
        words = low.split()
        if words[0] in _INDEFINITE:
            return Resolution(text if is_somebody(text) else None, UNNAMED)
        points = len(words) > 1 and words[0] in _POINTING
        if document is not None and words[0] in _GENDERS:
            return Resolution(
                self._person(_GENDERS[words[0]], found.start).name, DOCUMENT
            )  # "His letter said"
        if document is not None and points and len(words) < 4:
            return Resolution(self._author(document, found.start), DOCUMENT)
        if (
            points
            and head_noun(text) == words[-1] in ORGANISATION_NOUNS
            and (len(words) == 2 or text[len(words[0]) + 1 :].islower())
        ):
            body = self._body(words[1:], found, ORGANISATION)
            return body if body.name else Resolution(_as_speaker(text), UNNAMED)
        if points and head_noun(text) == words[-1] in ORGANISATION_NOUNS:
            return Resolution(text[len(words[0]) + 1 :], ORGANISATION)  # "the US military"
        if is_group(text):
            return Resolution(_as_speaker(self._brought_in().in_full(text, found.start)), SEVERAL)
        family = family_of(text, self.names.full)
        if family is not None:
            return Resolution(family, SEVERAL)
        inner = core_name[text]
        of_body = (
            is_person(head_noun(text)) and head_noun(text) != words[-1]
        )  # "the director of the Hollin Museum"
        if inner and words[0] in _DETERMINED and not of_body and not self._is_holder(inner):
            name = self._described(text, inner)
            if name is not None:
                return Resolution(name, FULL_NAME if len(inner) > 1 else SINGLE)
        return self._person_described(text, low, found.start)

    def _is_holder(self, inner: tuple[str, ...]) -> bool:
        """Whether what looks like a name is an office: "the US President"."""
        return inner[-1].lower() in OFFICES

    def _described(self, text: str, inner: tuple[str, ...]) -> str | None:
        """ "The activist group Color of Change": a name at the end of a description."""
        return " ".join(self.names.fullest(inner)) if text.rstrip(".").endswith(inner[-1]) else None

    def _person_described(self, text: str, low: str, before: int) -> Resolution:
        """ "the expert", "the prime minister", "the doctors": somebody named before, or the description itself."""
        noun = head_noun(text)
        if is_group_noun(noun):
            return Resolution(_as_speaker(self._brought_in().in_full(text, before)), SEVERAL)
        if not is_person(noun):
            return Resolution(None, DESCRIPTION)
        words = low.split()
        if noun != words[-1] and (name := named_elsewhere(self._reading.text, text)) is not None:
            return Resolution(self.named(name), DESCRIPTION)
        if words[0] not in ("the", "this", "that") or (noun != words[-1] and noun not in OFFICES):
            return Resolution(_as_speaker(text), UNNAMED)  # "the mother of the two senators"
        if noun in OFFICES:
            held = self._holder(noun, words, before)
            if held is not None:
                return Resolution(held, OFFICE)
            if noun in _PORTFOLIOS and noun in self.names.offices:
                return Resolution(_as_speaker(text), UNNAMED)  # another minister than those who are named
        elif (unnamed := self._brought_in().brought_in(noun, before)) is not None:
            return Resolution(unnamed, UNNAMED)
        chosen = self._person(gender_of_noun(noun), before, noun)
        if chosen.name is None:
            return Resolution(_as_speaker(text), UNNAMED)
        return Resolution(chosen.name, DESCRIPTION, chosen.margin)

    def _brought_in(self) -> Unnamed:
        if self._unnamed is None:
            self._unnamed = Unnamed(self._reading)
        return self._unnamed

    def _author(self, noun: str, before: int) -> str | None:
        """Whose "the petition" is."""
        if self._documents is None:
            self._documents = Documents(self._reading, self.named, self._spoken.said_in)
        return self._documents.author(noun, before)

    def _holder(self, office: str, words: list[str], before: int) -> str | None:
        """Who "the president", "the health minister" is: whom the text calls so, with one of the words before it."""
        held = self.names.offices.get(office, [])
        place = bisect_left(held, (before, ()))
        if office in _PORTFOLIOS and len(words) > 2:
            told = set(words) - _POINTING - {office}
            while place and told.isdisjoint(self._title_before(held[place - 1][0])):
                place -= 1
        return " ".join(self.names.fullest(held[place - 1][1])) if place else None

    def _title_before(self, start: int) -> list[str]:
        """The capitalised words before a name, lower case: of "Finance Minister Jane Roe" the first two."""
        words = self._reading.text[max(0, start - _TITLE_WITHIN) : start].split()
        lower = next((k for k in range(len(words) - 1, -1, -1) if words[k].islower()), -1)
        return [word.lower() for word in words[lower + 1 :]]

    def rivals(self, found: Attribution) -> list[Rival]:
        """Those whom a pronoun or a description may stand for, with what speaks for each: to learn from."""
        text = self._reading.text[found.start : found.end]
        gender = _GENDERS.get(text.lower())
        noun = "" if gender else head_noun(text)
        if gender is None and (found.mention != "nominal" or not is_person(noun)):
            return []
        anchor = chain_start(self._reading, found.start)
        on = goes_on(self._reading, found)
        last = self._spoken.last_speaker(anchor)
        return self._antecedent().rivals(gender or gender_of_noun(noun), anchor, last, noun, goes_on=on)

    def _antecedent(self) -> Antecedents:
        if self._antecedents is None:
            self._antecedents = Antecedents(self._reading, self.names, self._model)
        return self._antecedents

    def _person(self, gender: str, before: int, noun: str = "") -> Resolution:
        """Who "he", "she" or "the expert" is: a person of fitting gender, by what the text has told so far."""
        chosen = self._antecedent().choose(gender, before, self._spoken.last_speaker(before), noun)
        if chosen is None:
            return Resolution(None, PRONOUN)
        return Resolution(" ".join(self.names.fullest(chosen.name)), PRONOUN, chosen.margin)

    def _by_pronoun(self, gender: str, found: Attribution) -> Resolution:
        """Who "he" or "she" is: somebody named before, or somebody without a name who was brought in last."""
        anchor = chain_start(self._reading, found.start)
        last = self._spoken.last_speaker(anchor)
        on = goes_on(self._reading, found)
        chosen = self._antecedent().choose(gender, anchor, last, goes_on=on, told_of=self._told_of(found))
        on = on and chosen is not None and chosen.start < anchor  # who goes on was there before
        unnamed = None if on else self._spoken.last_unnamed(gender, anchor)
        if unnamed is not None and (
            chosen is None
            or chosen.start > anchor
            or chosen.name[-1] not in self.names.persons
            or chosen.start < self._spoken.sentence_start(unnamed[1])
        ):
            return Resolution(unnamed[0], PRONOUN, 0.5)
        if chosen is None:
            return Resolution(None, PRONOUN)
        return Resolution(" ".join(self.names.fullest(chosen.name)), PRONOUN, chosen.margin)

    def _told_of(self, found: Attribution) -> frozenset[str]:
        """Surnames behind a pronoun in its clause, which are others': "He argued that Roe would lose" is not Roe.

        Not behind a conjunction: whoever left may be he who spoke in "As he said, Roe left".
        """
        words = self._reading.words_at(found.start)
        token = bisect_left(words.starts, found.start)
        if found.inverted or token >= len(words) or (token and words.bits[token - 1] & BREAK):
            return frozenset()
        names, end = self.names, words.end(words.after[token] - 1)
        first = bisect_left(names.starts, found.end)
        out = set()
        for place in range(first, min(first + _TOLD_OF, len(names.starts))):
            start, name = names.starts[place], names.named[place]
            if start >= end:
                break
            if len(name) == 1 and not self._reading.text.endswith(_NOT_ALONE, max(0, start - 6), start):
                out.add(name[0])
        return frozenset(out)

    def _body(self, described: list[str], found: Attribution, way: str) -> Resolution:
        """Which body "it" or "the company" is."""
        if self._organisations is None:
            self._organisations = Organisations(self.names)
        spoke = self._spoken.before(found.start)
        return self._organisations.meant(described, found.start, spoke, way, self._told_of(found))

    def role(self, found: Attribution, canonical: str | None) -> str | None:
        """What the text says a speaker is: the words before the name, or an apposition around it."""
        if canonical is not None and found.mention == "name":
            role = role_told(self._reading.text, found, canonical)
            if role is not None:
                self._roles.setdefault(canonical, role)
        return self._roles.get(canonical or "")


def _as_speaker(mention: str) -> str:
    """A description as the name of whoever it describes: "The lawmakers" are "the lawmakers"."""
    first, blank, rest = mention.partition(" ")
    return f"{first.lower()}{blank}{rest}" if first.lower() in _POINTING else mention
