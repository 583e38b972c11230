"""One quotation as a reader wants it: with another speaker, with none, as no quotation, or where there was none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.marks.textquotes import is_mark
from reader.model.quotation import Correction, Quote
from reader.quotes.people.countednames import speaker_name
from reader.quotes.people.namewords import is_description, name_words
from reader.shown.crediting import credit
from reader.text import clean_line

if TYPE_CHECKING:
    from reader.marks.textquotes import Place

LONGEST_NAME = 200
"""Signs of a name."""
NOT_ONE = "not a quotation"
_PRONOUNS = frozenset(["he", "she", "they", "it", "we", "you", "i", "who"])
LOOK = "moved, please look"
"""What is said of a quotation whose words were found again by a weak sign."""


def foreign_name(text: str) -> str:
    """Return a name from a journal as it may be shown and kept: others write journals too."""
    return clean_line(text[:LONGEST_NAME])


def overlap(quote: Quote, place: Place) -> float:
    """Return how much of a quotation and a place is common to both: intersection over union."""
    common = min(quote.end, place.end) - max(quote.start, place.start)
    return common / (quote.end - quote.start + place.end - place.start - common) if common > 0 else 0.0


def crosses(one: Quote, other: Quote) -> bool:
    """Whether two quotations have words in common, and neither is inside the other."""
    first, second = sorted(((one.start, one.end), (other.start, other.end)))
    return first[0] < second[0] < first[1] < second[1]


def agrees(quote: Quote, text: str, name: str | None) -> bool:
    """Whether a quotation is already shown as this person's; without a name, as nobody's."""
    if quote.kind == "scare":
        return False
    if name is None:
        return speaker_name(quote, text) is None
    return name_words(quote.canonical or "") == name_words(name) and credit(quote, text, None).known


def spoken_by(quote: Quote, text: str, name: str | None, *, moved: bool) -> Quote:
    """Return a quotation as this person's; without a name, as one of whom nobody can be named.

    The words that name the speaker stay where they may stand for this person: “he”, “the captain”, a part of the name.
    """
    speaker = quote.speaker if quote.speaker and _may_mean(text[slice(*quote.speaker)], quote, name) else None
    stays = speaker is not None or quote.speaker is None
    changed = quote._replace(
        kind="direct" if quote.kind == "scare" else quote.kind,
        speaker=speaker,
        canonical=name,
        role=quote.role if (quote.role or "").startswith("@") and name else None,
        cue=quote.cue if stays else None,
        confidence=1.0,
        span_confidence=1.0,
        speaker_confidence=1.0 if speaker else None,
        person_confidence=1.0 if name else None,
    )
    return _yours(changed, quote, text, moved=moved)


def _may_mean(mention: str, quote: Quote, name: str | None) -> bool:
    """Whether words that name a speaker may be another one's: they are not the name of whom they were taken for."""
    words = set(name_words(mention))
    if name is not None and words & set(name_words(name)):
        return True
    if mention.startswith("@"):
        return name is not None
    if quote.canonical is None:
        return is_description(mention) or mention.lower() in _PRONOUNS
    if is_description(quote.canonical):
        return True
    return not words & set(name_words(quote.canonical))


def not_one(quote: Quote, text: str, *, moved: bool) -> Quote:
    """Return a quotation as words between marks that nobody is credited with."""
    changed = quote._replace(
        kind="scare",
        speaker=None,
        canonical=None,
        role=None,
        cue=None,
        confidence=0.0,
        span_confidence=0.0,
        speaker_confidence=None,
        person_confidence=None,
    )
    return _yours(changed, quote, text, moved=moved, more=NOT_ONE)


def wanted_at(quote: Quote, text: str, place: Place) -> Quote:
    """Return a quotation as the one that a reader wants to stand at a place; itself where it is that one."""
    if place.is_doubtful or _bare(text, quote.start, quote.end) == _bare(text, place.start, place.end):
        start, end = quote.start, quote.end
    else:
        start, end = place.start, place.end
    inner = tuple(each for each in quote.inner if start <= each[0] and each[1] <= end)
    changed = quote._replace(start=start, end=end, inner=inner)
    if quote.kind == "scare":
        changed = changed._replace(kind="direct", inner=(), span_confidence=1.0)
    return quote if changed == quote else _yours(changed, quote, text, moved=place.is_doubtful)


def new_one(text: str, place: Place, group: int) -> Quote:
    """Return a quotation where the rules have none; nobody is named yet."""
    is_marked = is_mark(text[place.start]) or is_mark(text[place.end - 1])
    kind = "direct" if is_marked else "indirect"
    quote = Quote(place.start, place.end, kind, group=group, span_confidence=1.0)  # type: ignore[arg-type]
    return _yours(quote, None, text, moved=place.is_doubtful)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a stretch without the signs at its ends that are no part of a word."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _yours(quote: Quote, before: Quote | None, text: str, *, moved: bool, more: str = "") -> Quote:
    """Return a quotation as a reader's own, with what stood in its place before."""
    first = before.yours if before is not None else None
    was = first.was if first is not None else None if before is None else _whose(before, text)
    how = before.how.rpartition(_BEFORE)[2] if before is not None else ""
    moved = moved or (first is not None and first.moved)
    told = ", ".join(part for part in ("you", more, LOOK if moved else "") if part)
    found = ", ".join(part for part in (was or "", how) if part) or "no quotation"
    return quote._replace(how=f"{told}{_BEFORE}{found}", yours=Correction(was, moved))


_BEFORE = "; the rules: "


def _whose(quote: Quote, text: str) -> str | None:
    """Return whom the rules gave a quotation to: the name, or the words of the text."""
    return quote.canonical or (text[slice(*quote.speaker)] if quote.speaker else None)
