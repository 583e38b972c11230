"""Lays a reader's corrections over the quotations that the rules found in an article.

Nothing is taken from a document here: corrections find their words again in the text as it is now, and what the rules
found stays as it was for whoever keeps it. So the same corrections say the same over another extraction of the same
article, or over an edited one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from reader.corrections.wording import (
    agrees,
    crosses,
    foreign_name,
    new_one,
    not_one,
    overlap,
    spoken_by,
    wanted_at,
)
from reader.marks.operations import CORRECTIONS, MENTION, QUOTATION, SPEAKER
from reader.marks.textquotes import find_again, places_of, read_quote
from reader.quotes.people.namewords import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from reader.marks.entries import Entry
    from reader.marks.textquotes import Place
    from reader.model.quotation import Quote

ALIKE = 0.4
"""Intersection over union from which a place is that of a quotation."""


def corrected(text: str, found: Sequence[Quote], entries: Iterable[Entry]) -> tuple[Quote, ...]:
    """Return the quotations of `text` as a reader wants them: those that the rules `found`, with corrections.

    `entries` are the last words on the article, at most one for a register. What was said of certain words counts more
    than what was said of everybody who is called so, and of two things said of the same words the later one.
    """
    said = sorted(
        (entry for entry in entries if entry.on and entry.op in CORRECTIONS), key=lambda entry: entry.strength
    )
    if not said:
        return tuple(found)
    page = _Page(text, found)
    for op, take in (
        (QUOTATION, page.take_quotation),
        (MENTION, page.take_mention),
        (SPEAKER, page.take_speaker),
    ):
        for entry in said:
            if entry.op == op and isinstance(entry.value, dict):
                take(entry, entry.value)
    return page.quotes()


def lost_words(text: str, entries: Iterable[Entry]) -> list[str]:
    """Return the words of corrections that are not in a text any more, and names that are nowhere in it."""
    lost = set()
    for entry in entries:
        quote = read_quote(entry.value.get("q")) if isinstance(entry.value, dict) else None
        if quote is not None and find_again(quote, text) is None:
            lost.add((quote.position, quote.exact))
        elif entry.op == MENTION and not places_of(entry.key, text):
            lost.add((-1, entry.key))
    return [words for _, words in sorted(lost)]


class _Said(NamedTuple):
    """Who says a quotation, by a reader's word; without a name nobody can be named."""

    to: str | None
    moved: bool


class _Page:
    """The quotations of one article while corrections are laid over them."""

    def __init__(self, text: str, found: Sequence[Quote]) -> None:
        self._text = text
        self._quotes = list(found)
        self._found = len(found)
        """Quotations from here on were added by a reader."""
        self._none: dict[int, bool] = {}
        """Which quotations are none, by a reader's word, and whether the words of that word had moved."""
        self._gone: set[int] = set()
        """Those that stand in the way of a reader's, and a reader's own that were taken back."""
        self._spoken: dict[int, _Said] = {}
        """Whose words a quotation is, by a word about these very words."""
        self._called: dict[int, _Said] = {}
        """The same by what was said of everybody who is called so."""

    # ------------------------------------------------------------------ what is said
    def take_quotation(self, _: Entry, value: Mapping[str, object]) -> None:
        """Take in that words are a quotation, or none."""
        place = self._place(value)
        if place is None:
            return
        at = self._at(place)
        if value.get("is") is True:
            self._add(place, at)
        elif at is not None and at >= self._found:
            self._gone.add(at)
        elif at is not None:
            self._none |= dict.fromkeys(self._group(at), place.is_doubtful)

    def take_mention(self, entry: Entry, value: Mapping[str, object]) -> None:
        """Take in who is called by a name or a pronoun everywhere in the article."""
        said = _said(value, moved=False)
        if said is None:
            return
        for at, quote in enumerate(self._quotes):
            if self._is_called(quote, entry.key, said.to):
                self._called |= dict.fromkeys(self._group(at), said)

    def take_speaker(self, _: Entry, value: Mapping[str, object]) -> None:
        """Take in who says certain words."""
        place = self._place(value)
        said = None if place is None else _said(value, moved=place.is_doubtful)
        if place is None or said is None:
            return
        at = self._at(place)
        if at is not None:
            self._spoken[at] = said
        elif said.to is not None:  # the rules see no quotation in these words any more
            self._spoken[self._add(place, None)] = said

    def _place(self, value: Mapping[str, object]) -> Place | None:
        quote = read_quote(value.get("q"))
        return None if quote is None else find_again(quote, self._text)

    def _at(self, place: Place) -> int | None:
        """Return which quotation stands at a place, if any does."""
        likes = [
            (overlap(quote, place), quote.kind != "scare", -at)
            for at, quote in enumerate(self._quotes)
            if at not in self._gone
        ]
        best = max(likes, default=(0.0, False, 0))
        return -best[2] if best[0] >= ALIKE else None

    def _group(self, at: int) -> list[int]:
        """Return the parts of the utterance that a quotation belongs to."""
        group = self._quotes[at].group
        return [place for place, quote in enumerate(self._quotes) if quote.group == group]

    def _is_called(self, quote: Quote, name: str, to: str | None) -> bool:
        mention = self._text[slice(*quote.speaker)] if quote.speaker else None
        if quote.kind == "scare" or (quote.canonical is None and mention is None):
            return False
        wanted = name_words(name)
        if name_words(quote.canonical or "") == wanted:
            return True
        known = quote.canonical is not None and name_words(quote.canonical) != name_words(to or "")
        return not known and name_words(mention or "") == wanted

    # ------------------------------------------------------------------ more and fewer quotations
    def _add(self, place: Place, at: int | None) -> int:
        """Have a quotation stand at a place, where `at` does or none; return which it is."""
        if at is not None:
            for each in self._group(at):
                self._none.pop(each, None)
            wanted = wanted_at(self._quotes[at], self._text, place)
            if wanted != self._quotes[at]:
                self._quotes[at] = wanted
                self._clear_way(at)
            return at
        number = 1 + max((quote.group for quote in self._quotes), default=-1)
        self._quotes.append(new_one(self._text, place, number))
        self._clear_way(len(self._quotes) - 1)
        return len(self._quotes) - 1

    def _clear_way(self, at: int) -> None:
        """Take those out that cross a quotation as a reader wants it."""
        mine = self._quotes[at]
        for other, quote in enumerate(self._quotes):
            if crosses(quote, mine):
                self._gone.add(other)

    # ------------------------------------------------------------------ what comes of it
    def quotes(self) -> tuple[Quote, ...]:
        """Return the quotations in their order."""
        kept = [
            (self._shown(at, said), said)
            for at in range(len(self._quotes))
            if at not in self._gone
            for said in (self._whose(at),)
        ]
        kept.sort(key=lambda each: (each[0].start, -each[0].end))
        # Parts of one utterance that are two people's by now are two.
        utterances = [(quote.group, None if said is None else (said.to,)) for quote, said in kept]
        is_split = len(set(utterances)) > len({group for group, _ in utterances})
        if not self._gone and len(self._quotes) == self._found and not is_split:
            return tuple(quote for quote, _ in kept)  # numbered as the rules do
        numbers: dict[tuple[int, tuple[str | None] | None], int] = {}
        return tuple(
            quote._replace(group=numbers.setdefault(utterance, len(numbers)))
            for (quote, _), utterance in zip(kept, utterances, strict=True)
        )

    def _whose(self, at: int) -> _Said | None:
        """Return what a reader said of who says a quotation; a part not spoken of is the nearest one's."""
        spoken = [each for each in self._group(at) if each in self._spoken]
        if spoken:
            return self._spoken[min(spoken, key=lambda each: abs(each - at))]
        return self._called.get(at)

    def _shown(self, at: int, said: _Said | None) -> Quote:
        quote = self._quotes[at]
        if at in self._none:
            return quote if quote.kind == "scare" else not_one(quote, self._text, moved=self._none[at])
        if said is None or agrees(quote, self._text, said.to):
            return quote
        return spoken_by(quote, self._text, said.to, moved=said.moved)


def _said(value: Mapping[str, object], *, moved: bool) -> _Said | None:
    to = value.get("to", 0)
    if to is None:
        return _Said(None, moved)
    if not isinstance(to, str):
        return None
    name = foreign_name(to)
    return _Said(name, moved) if name_words(name) else None
