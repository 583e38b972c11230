"""Finds the words of a correction again, after their document was edited, re-flowed or extracted anew.

As the Web Annotation model has it: the exact words, what stands before and after them, and where they were. The ladder:
the exact words (of several, the ones with the same neighbours, then the nearest); what now stands between the same
neighbours; half of the words; words that are fewer and apart (`reader.marks.alignment`). What the last two find is to
be looked at by a person.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from reader.marks.alignment import aligned

CONTEXT = 32
"""Characters of the text before and after the words that are kept."""
FEWEST = 4
"""Words from which half of them are enough to know a sentence by."""
_NEIGHBOURS = 4
"""Characters beside fewer words than these that have to be the same, or somebody should look."""
_MARKS = dict.fromkeys("“”„‟«»‹›‘’‚‛′″`'", '"') | dict.fromkeys("‐‑‒–—―−", "-")
_WORD = re.compile(r"\w+(?:['\"-]\w+)*")
_Word = tuple[str, int, int]
Step = Literal["exact", "context", "words", "alignment"]
_WEAK = ("words", "alignment")


class TextQuote(NamedTuple):
    """Words of a text, and how to find them again."""

    exact: str
    prefix: str = ""
    suffix: str = ""
    position: int = 0
    """Offset of the words in the text that they were taken from, in code points."""

    def record(self) -> dict[str, object]:
        """Return it as it stands in a journal."""
        return {"exact": self.exact, "prefix": self.prefix, "suffix": self.suffix, "pos": self.position}

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that are the same for the same words with the same neighbours, wherever they stand."""
        from reader.marks.hashing import blake2b

        joined = "\n".join(_folded(part)[0].strip() for part in (self.exact, self.prefix, self.suffix))
        return blake2b(joined.encode("utf-8", "replace"), digest_size=8).hexdigest()


class Place(NamedTuple):
    """Where words stand now: `text[start:end]`."""

    start: int
    end: int
    by: Step
    """The step of the ladder."""

    @property
    def is_doubtful(self) -> bool:
        """Whether the words have moved or changed so much that somebody should look."""
        return self.by in _WEAK


def text_quote(text: str, start: int, end: int) -> TextQuote:
    """Return how to find `text[start:end]` again."""
    return TextQuote(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT], start)


def read_quote(record: object) -> TextQuote | None:
    """Return what `TextQuote.record` made; None where it is none."""
    if not isinstance(record, dict):
        return None
    exact, prefix, suffix = (record.get(name, "") for name in ("exact", "prefix", "suffix"))
    at = record.get("pos", 0)
    if not (isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str)):
        return None
    return TextQuote(exact, prefix, suffix, at) if exact.strip() and isinstance(at, int) and at >= 0 else None


def find_again(quote: TextQuote, text: str) -> Place | None:
    """Return where the words stand in `text` now; None where they are lost."""
    folded, offsets = _folded(text)
    bare = quote.exact.strip()
    if not bare:
        return None
    words = _folded(bare)[0]
    ahead, _, behind = quote.exact.partition(bare)  # blanks, which are neighbours
    before, after = _folded(quote.prefix + ahead)[0], _folded(behind + quote.suffix)[0]
    found, common = _exact(folded, words, before, after, quote.position, offsets)
    step: Step = "exact"
    if (
        found is not None
        and common < min(_NEIGHBOURS, len(before) + len(after))
        and len(_words(words)) < FEWEST
    ):
        step = "words"  # “Yes,” stands in many places
    if found is None:
        found, step = _between(folded, len(words), before.strip(), after.strip()), "context"
    if found is None:
        found, step = _half(folded, words), "words"
    if found is None:
        found, step = _aligned(folded, words), "alignment"
    if found is None:
        return None
    start, end = found
    return Place(offsets[start], offsets[end - 1] + 1, step)


def is_mark(sign: str) -> bool:
    """Whether a sign is a quotation mark, of whatever kind."""
    return _MARKS.get(sign, sign) == '"'


def places_of(words: str, text: str) -> list[tuple[int, int]]:
    """Return every place of these words in a text, typography, blanks and case apart."""
    folded, offsets = _folded(text)
    wanted = _folded(words)[0].strip()
    found = []
    at = folded.find(wanted) if wanted else -1
    while at >= 0:
        found.append((offsets[at], offsets[at + len(wanted) - 1] + 1))
        at = folded.find(wanted, at + len(wanted))
    return found


@lru_cache(maxsize=4)  # an article with many corrections is looked through for each of them
def _folded(text: str) -> tuple[str, list[int]]:
    """Return `text` without what typography changes, and the offset in `text` of each of its characters."""
    signs: list[str] = []
    offsets: list[int] = []
    blank = False
    for at, sign in enumerate(text):
        if sign.isspace():
            if not blank:
                signs.append(" ")
                offsets.append(at)
            blank = True
            continue
        blank = False
        lower = sign.lower()
        signs.append(_MARKS.get(sign, lower if len(lower) == 1 else sign))
        offsets.append(at)
    return "".join(signs), offsets


def _exact(
    text: str, words: str, before: str, after: str, position: int, offsets: list[int]
) -> tuple[tuple[int, int] | None, int]:
    """Return the place of the words with the most of the same neighbours, and how many characters these are."""
    best: tuple[int, int] | None = None
    worth = (-1, 0)
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        common = _common(text[max(0, at - CONTEXT) : at][::-1], before[::-1]) + _common(
            text[end : end + CONTEXT], after
        )
        this = (common, -abs(offsets[at] - position))
        if this > worth:
            best, worth = (at, end), this
        at = text.find(words, at + 1)
    return best, worth[0]


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    for at, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return at
    return min(len(one), len(other))


def _between(text: str, length: int, before: str, after: str) -> tuple[int, int] | None:
    """Return what stands between the same neighbours, where that is neither nothing nor far more than it was."""
    if not before or not after or text.count(before) != 1:
        return None
    start = text.find(before) + len(before)
    end = text.find(after, start, start + 2 * length + CONTEXT)
    if end < 0:
        return None
    inside = text[start:end]
    start += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip())
    return (start, end) if 2 * (end - start) >= length else None


def _half(text: str, words: str) -> tuple[int, int] | None:
    """Return the longest run of the words in the text, at least half of them, that has words which stand there once."""
    wanted, there = _words(words), _words(text)
    places: dict[tuple[str, ...], int] = {}
    for at in range(len(there) - FEWEST + 1):
        run = tuple(word for word, _, _ in there[at : at + FEWEST])
        places[run] = -1 if run in places else at
    best = 0
    found: tuple[int, int] | None = None
    at = 0
    while at <= len(wanted) - FEWEST:
        place = places.get(tuple(word for word, _, _ in wanted[at : at + FEWEST]), -1)
        length = 0 if place < 0 else _alike(wanted, at, there, place)
        if length > best:
            best, found = length, (there[place][1], there[place + length - 1][2])
        at += max(1, length - FEWEST + 1)
    return found if 2 * best >= len(wanted) else None


def _aligned(text: str, words: str) -> tuple[int, int] | None:
    """Return the words of the text that are most of the words looked for, reworded."""
    there = _words(text)
    wanted = [word for word, _, _ in _words(words)]
    if len(wanted) < FEWEST:
        return None
    found = aligned(
        wanted, [word for word, _, _ in there], text, lambda part: [word for word, _, _ in _words(part)]
    )
    return None if found is None else (there[found[0]][1], there[found[1]][2])


def _alike(one: list[_Word], at: int, other: list[_Word], place: int) -> int:
    """Return how many words from these places on are the same."""
    length = 0
    while at + length < len(one) and place + length < len(other):
        if one[at + length][0] != other[place + length][0]:
            break
        length += 1
    return length


def _words(text: str) -> list[_Word]:
    """Return the words of a folded text without their punctuation, with where each begins and ends."""
    return [(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
