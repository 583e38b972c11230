"""What one article tells of each of its speakers: the evidence from which people are known across articles."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from reader.quotes.lexicon.titles import TITLE_GENDERS
from reader.quotes.lexicon.wordlists import OFFICES, ORGANISATION_NOUNS, ROLE_WORDS
from reader.quotes.people.countednames import Sighting, speaker_name
from reader.quotes.people.mentions import Places, acronym_for, titles_in, written_form
from reader.quotes.people.namewords import is_description, name_words, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reader.model.quotation import Quote

_PRONOUNS = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}


def sightings(text: str, quotes: Iterable[Quote]) -> list[Sighting]:
    """What an article tells of everybody whom it quotes by name, in the order of the text."""
    notes: dict[str, _Notes] = {}
    for quote in quotes:
        name = speaker_name(quote, text)
        if name is None:
            continue
        if name not in notes:
            notes[name] = _Notes(name)
        notes[name].add(quote, text)
    return [note.sighting(text) for note in notes.values()]


class _Notes:
    """What has been found out about one name so far."""

    __slots__ = ("_forms", "_gender", "_handle", "_mentions", "_name", "_organisation", "_person", "_titles")

    def __init__(self, name: str) -> None:
        self._name = name
        self._mentions: dict[str, None] = {}
        self._forms: set[str] = set()
        self._titles: set[str] = set()
        self._gender: Counter[str] = Counter()
        self._handle: str | None = None
        self._person = self._organisation = 0

    def add(self, quote: Quote, text: str) -> None:
        """Take note of one quotation."""
        if quote.speaker is not None:
            self._mentions[text[slice(*quote.speaker)]] = None
        role = quote.role or ""
        if role.startswith("@"):
            self._handle = self._handle or role.lower()
            self._forms.add(role)
        else:
            self._titles.update(titles_in(name_words(role)))

    def sighting(self, text: str) -> Sighting:
        """Everything together, with what the text says where it names them."""
        if is_description(self._name):
            return Sighting(self._name)
        parts = parts_of(self._name)
        acronym = None
        for mention in self._mentions:
            self._weigh(mention)
            acronym = acronym or acronym_for(mention, self._name)
            self._learn_form(written_form(mention, self._name))
        seen = Places(text, self._name)
        self._titles.update(parts.titles, seen.titles)
        self._forms.update(seen.forms)
        for title in self._titles:
            gender = TITLE_GENDERS.get(title)
            self._gender.update([gender] if gender else [])
        self._person += min(2, seen.person) + 2 * bool(self._titles)
        if seen.with_article * 2 > seen.places:
            self._organisation += 1
        ranked = self._gender.most_common(2)
        clear = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
        return Sighting(
            self._name,
            tuple(sorted(form for form in self._forms if form not in self._name)),
            tuple(sorted(self._titles)),
            self._handle,
            acronym or seen.acronym,
            tuple(sorted(seen.nicknames)),
            tuple(sorted(seen.others)),
            self._person,
            self._organisation,
            ranked[0][0] if clear else "",
        )

    def _weigh(self, mention: str) -> None:
        """What a mention tells: "he" is a person, "the company" none."""
        low = mention.lower()
        last = low.rpartition(" ")[2]
        if low in _PRONOUNS:
            self._gender[_PRONOUNS[low]] += 1
            self._person += 1
        elif low in ("it", "its") or (low.startswith("the ") and last in ORGANISATION_NOUNS):
            self._organisation += 1
        elif low.startswith("the ") and (last in OFFICES or last in ROLE_WORDS):
            self._person += 1

    def _learn_form(self, form: str | None) -> None:
        if form is None:
            return
        self._forms.add(form)
        self._titles.update(parts_of(form).titles)


def others_beside(names: Sequence[str]) -> list[str]:
    """Of the names that an article quotes, those that tell the article from another: full names."""
    return [name for name in names if not is_description(name) and not parts_of(name).bare]
