"""Quotations broken into lines for the sidebar, by speaker or in order of the text. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.tui.paint import cut, cut_at_word, fold, line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.tui.document import Document, Quotation

WORDS = 3
"""Lines of a quotation that are shown; the reader pane has the rest."""
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_KINDS = {"indirect": "indirect", "post": "post"}


class SideLine(NamedTuple):
    """A line of the sidebar."""

    kind: str
    """`head`, `speaker`, `meta`, `words`, `indirect`, `evidence`, or `blank`."""
    left: str = ""
    right: str = ""
    number: int | None = None
    """The quotation it belongs to."""
    hue: int | None = None


class Sidebar:
    """All lines of the sidebar at one width."""

    def __init__(self, document: Document, width: int, *, by_speaker: bool, evidence: bool) -> None:
        self.document = document
        self._width = width
        self._by_speaker = by_speaker
        self._evidence = evidence
        self.order = self._ordered()
        """Numbers of the quotations from top to bottom."""
        self.lines = list(self._all())
        self.places = self._places()
        """Number of a quotation to its first line and how many it takes."""

    def _ordered(self) -> list[int]:
        quotations = self.document.quotations
        if not self._by_speaker:
            return [quotation.number for quotation in quotations]
        groups: dict[tuple[str, bool], list[int]] = {}
        for quotation in quotations:
            groups.setdefault((quotation.name, quotation.known), []).append(quotation.number)
        # Those who are named come first, the most quoted on top; else in the order of the text.
        ranked = sorted(groups.items(), key=lambda group: (not group[0][1], -len(group[1])))
        return [number for _, numbers in ranked for number in numbers]

    def _all(self) -> Iterator[SideLine]:
        previous: tuple[str, bool] | None = None
        quotations = self.document.quotations
        counts = Counter((quotation.name, quotation.known) for quotation in quotations)
        for number in self.order:
            quotation = quotations[number]
            who = (quotation.name, quotation.known)
            if self._by_speaker and who != previous:
                if previous is not None:
                    yield SideLine("blank")
                yield self._speaker(quotation, counts[who])
            elif previous is not None:
                yield SideLine("blank")
            previous = who
            if not self._by_speaker:
                yield SideLine("speaker", quotation.name, "", number, quotation.hue)
            yield from self._quotation(quotation)

    def _speaker(self, quotation: Quotation, count: int) -> SideLine:
        right = str(count)
        room = self._width - len(right) - 1
        handle = self.document.handle(quotation)
        name = cut(quotation.name, room)
        if handle and cell_len(name) + cell_len(handle) + 2 <= room:
            name = f"{name}  {handle}"
        return SideLine("speaker", name, right, None, quotation.hue)

    def _quotation(self, quotation: Quotation) -> Iterator[SideLine]:
        number, hue = quotation.number, quotation.hue
        about = " · ".join(circumstances(self.document, quotation))
        for text in _few(about, self._width - 2, 2):
            yield SideLine("meta", text, "", number, hue)
        kind = "indirect" if quotation.first.kind == "indirect" else "words"
        words = self.document.said(quotation)
        for text in _few(words, self._width - 2, WORDS):
            yield SideLine(kind, text, "", number, hue)
        if self._evidence:
            for text in evidence(self.document, quotation, self._width - 2):
                yield SideLine("evidence", text, "", number, hue)

    def _places(self) -> dict[int, tuple[int, int]]:
        places: dict[int, tuple[int, int]] = {}
        for at, each in enumerate(self.lines):
            if each.number is not None:
                first, count = places.get(each.number, (at, 0))
                places[each.number] = (first, count + 1)
        return places


def _few(text: str, width: int, most: int) -> Iterator[str]:
    """The first lines of a text, the last one cut where it goes on."""
    lines = fold(text, max(8, width), most) if text else []
    for at, (start, end) in enumerate(lines):
        more = at == len(lines) - 1 and end < len(text.rstrip())
        yield cut_at_word(text[start : end + width], width) if more else text[start:end]


def circumstances(document: Document, quotation: Quotation) -> Iterable[str]:
    """Return how it was said: the cue, where, when, and the kind where it is a special one."""
    first = quotation.first
    parts = []
    cue, via = document.words(first.cue), line(first.via)
    if cue and f"{via} ".startswith(f"{cue} "):
        pass  # "told reporters" says it already
    elif any(letter.isalpha() for letter in cue):
        parts.append(cut(cue, 24))
    elif first.kind == "post":
        parts.append("posted")
    parts.append(via)
    parts.append(day(first.said_on, document.article.day))
    kind = _KINDS.get(first.kind, "")
    parts.append("" if kind == "post" and "posted" in parts else kind)
    return [part for part in parts if part]


def day(said_on: str | None, today: str | None) -> str:
    """Return a day as people write it: `Fri 5 Jan`, with the year where it is far from the article's."""
    try:
        date = dt.date.fromisoformat(said_on or "")
    except ValueError:
        return ""
    near = (today or "")[:4] == f"{date.year:04}"
    month = _MONTHS[date.month - 1]
    return f"{_DAYS[date.weekday()]} {date.day} {month}" if near else f"{date.day} {month} {date.year}"


def evidence(document: Document, quotation: Quotation, width: int) -> list[str]:
    """Return why this speaker: the words of the text, the name they stand for, how sure, and the rule."""
    first = quotation.first
    words = document.words(first.speaker)
    sure = f"{first.confidence:.2f}".removeprefix("0")
    name = quotation.name if quotation.known else "no name"
    # How sure it is stays beside the last word of the name: a line that is only a number says nothing.
    lines = [f"“{words}” → {name}\u00a0·\u00a0{sure}" if words else f"no speaker found · {sure}"]
    lines += [line(first.role), line(first.how)]
    return [text.replace("\u00a0", " ") for each in lines if each for text in _few(each, width, 3)]
