"""An article broken into lines that remember where in the text they are. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.text import visible, wrap
from reader.tui.page.columns import blanks
from reader.tui.page.paint import cut, fold, line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reader.model.span import Span
    from reader.tui.imaging.pixels import Picture
    from reader.tui.page.document import Document

_MARKER = re.compile(r"(?:[-*•+–]|\(?\d{1,4}[.)])[ ]+")
_BLOCKS = ("list-item", "block-quote", "code", "post")
_MOST = 99
"""Links that have a number."""
_DEEPEST = 6
"""Levels of lists and block quotations that are set in further and further."""

TALL = 30
"""Lines of a picture at most."""


class Line(NamedTuple):
    """A line of the pane: a stretch of the text, or words of ours."""

    start: int
    """Offset into the text; for words of ours the place in the text they stand before."""
    end: int
    indent: int = 0
    kind: str = ""
    """`title`, `meta`, `block`, `code`, `lead`, `link`, `end`, `picture`, or nothing for plain text."""
    words: str | None = None


class Drawn(NamedTuple):
    """A line of a picture, and how many columns and lines all of it takes."""

    picture: Picture
    row: int
    columns: int
    rows: int


class Layout:
    """All lines of a document at one width."""

    def __init__(
        self, document: Document, width: int, *, low: bool = False, remarks: tuple[str, str] = ("", "")
    ) -> None:
        """`low` saves lines above the text, where there are few; `remarks` are signs and a note to stand there."""
        self._remarks = remarks
        self.document = document
        self._low = low
        self.width = width
        self._numbers = sorted(
            {(link.end, f"[{link.number}]") for link in document.links if link.number <= _MOST}
        )
        self._numbers = sorted([*self._numbers, *blanks(document.text, width, self._drawn)])
        self._words = list(self._all())
        self._settle(self._words)

    def _settle(self, lines: list[Line]) -> None:
        self.lines = lines
        self.starts = [line.start for line in lines]
        self.body = next((i for i, line in enumerate(lines) if line.words is None), 0)
        self.bars = self._bars()
        """Line to the number of the quotation whose bar stands beside it."""
        self.drawn: dict[int, Drawn] = {}
        """Line to what of a picture it shows."""

    def illustrate(self, pictures: Mapping[int, Picture], tall: int) -> None:
        """Put pictures below the paragraphs that name them, in at most `tall` lines each."""
        lines: list[Line] = []
        drawn: dict[int, Drawn] = {}
        at = 0
        for number, named in enumerate(self.document.pictures):
            picture = pictures.get(number)
            if picture is None:
                continue
            place = self.document.text.find("\n", named.end)
            place = len(self.document.text) if place < 0 else place
            # What stands below the text begins where that ends, as a paragraph does not.
            behind = max(at, bisect_left(self._words, place, key=lambda each: each.start))
            lines += self._words[at:behind]
            at = behind
            indent = self._words[behind - 1].indent if behind else 0
            if picture.fault:
                words = cut(f"(picture: {line(picture.fault)})", self.width - indent)
                lines.append(Line(place, place, indent, "picture", words))
                continue
            columns, rows = picture.size(self.width - indent, tall)
            drawn.update({len(lines) + row: Drawn(picture, row, columns, rows) for row in range(rows)})
            lines += [Line(place, place, indent, "picture", "")] * rows
        self._settle(lines + self._words[at:])
        self.drawn = drawn

    def line_of(self, offset: int) -> int:
        """Return the line in which this place of the text is."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def lines_of(self, start: int, end: int) -> tuple[int, int]:
        """Return the first line of a stretch and how many lines it takes."""
        first = self.line_of(start)
        return first, self.line_of(max(start, end - 1)) - first + 1

    def offset_of(self, line: int) -> int:
        """Return where in the text a line begins."""
        return self.starts[max(0, min(line, len(self.starts) - 1))] if self.starts else 0

    def beside(self, offset: int, lines: int) -> int:
        """Return the place in the text so many lines below, or above; as far as there are any with text."""
        at, step = self.line_of(offset), 1 if lines > 0 else -1
        column = offset - self.starts[at]
        left, following = abs(lines), at
        while left and 0 <= (following := following + step) < len(self.lines):
            row = self.lines[following]
            if row.words is None and row.end > row.start:
                at, left = following, left - 1
        return max(self.lines[at].start, min(self.lines[at].start + column, self.lines[at].end - 1))

    def offset_at(self, line: int, cells: int) -> int | None:
        """Return the place in the text that stands so many cells into a line; None beside the text."""
        row = self.lines[line]
        cells -= row.indent
        if row.words is not None or cells < 0:
            return None
        numbers = dict(self.numbers(row.start, row.end))
        for offset in range(row.start, row.end):
            cells -= cell_len(self.document.text[offset]) + len(numbers.get(offset + 1, ""))
            if cells < 0:
                return offset
        return None

    def _drawn(self, start: int, end: int) -> int:
        return sum(len(number) for _, number in self.numbers(start, end))

    def numbers(self, start: int, end: int) -> list[tuple[int, str]]:
        """Return the numbers of the links that end in a stretch, each with the place in the text it stands behind.

        So are the blanks between columns.
        """
        first, last = bisect_right(self._numbers, (start, "~")), bisect_right(self._numbers, (end, "~"))
        return self._numbers[first:last]

    def between(self, spans: Iterable[tuple[int, tuple[int, int]]]) -> str:
        """Return what is selected: lines, each with the characters from start to end (-1: its end).

        The words of the text come as they stand there, without the breaks of the lines.
        """
        ours: list[str] = []
        first: int | None = None
        last = 0
        for number, (start, end) in spans:
            row = self.lines[number]
            if row.kind == "picture":
                continue
            if row.words is not None:
                ours.append(row.words[start : None if end == -1 else end])
                continue
            first = min(row.end, row.start + start) if first is None else first
            last = row.end if end == -1 else min(row.end, row.start + end)
        text = self.document.text[first:last] if first is not None else ""
        return "\n".join([*(words for words in ours if words), text]).strip("\n")

    def _all(self) -> Iterator[Line]:
        document = self.document
        lead = document.lead
        if lead:
            yield from (line._replace(kind="lead") for line in self._plain(0, lead))
            yield Line(lead, lead, words="")
        else:
            yield from self._ours(document.title, "title", 0, 2 if self._low else 6)
            if not self._low:
                yield Line(0, 0, words="")
        after = lead + len(document.text[lead:]) - len(document.text[lead:].lstrip("\n"))
        for words in _together(document.facts, self.width):
            yield Line(after, after, 0, "meta", words)
        signs, note = self._remarks
        yield from self._ours(signs, "meta", after, 2)
        yield from self._ours(note, "note", after, 2 if self._low else 6)
        yield Line(after, after, words="")
        yield from self._body(after)
        yield from self._tail(len(document.text))

    def _ours(self, text: str, kind: str, place: int, most: int) -> Iterator[Line]:
        folded = fold(text, self.width, most) if text else []
        for number, (start, end) in enumerate(folded, 1):
            last = number == most and end < len(text)
            yield Line(place, place, 0, kind, cut(text[start:], self.width) if last else text[start:end])

    def _tail(self, place: int) -> Iterator[Line]:
        shown: set[int] = set()
        for link in self.document.links:
            if link.number in shown or link.number > _MOST:
                continue
            if not shown:
                yield Line(place, place, words="")
            shown.add(link.number)
            yield Line(place, place, 0, "link", cut(f"{link.number:>2}  {line(link.target)}", self.width))
        yield Line(place, place, words="")
        path = visible(self.document.article.path)
        yield Line(place, place, 0, "end", cut(f"∎  {path}", self.width))

    def _plain(self, start: int, end: int, indent: int = 0, kind: str = "") -> Iterator[Line]:
        text, place = self._numbered(start, end)
        for a, b in wrap(text, max(8, self.width - indent), cell_len):
            yield Line(place(a), place(b), indent, kind)

    def _numbered(self, start: int, end: int) -> tuple[str, Callable[[int], int]]:
        """Return a stretch with the numbers of its links put in, and what leads from there back into the text."""
        numbers = self.numbers(start, end)
        parts, behind, added, at = [], [], [0], start
        for place, number in numbers:
            parts += [self.document.text[at:place], number]
            added.append(added[-1] + len(number))
            behind.append(place - start + added[-1])
            at = place
        parts.append(self.document.text[at:end])

        def place_of(offset: int) -> int:
            before = bisect_right(behind, offset)
            place = start + offset - added[before]
            return min(place, numbers[before][0]) if before < len(numbers) else place

        return "".join(parts), place_of

    def _body(self, start: int) -> Iterator[Line]:
        text = self.document.text
        blocks = [
            span for span in self.document.article.spans if span.kind in _BLOCKS and span.end > span.start
        ]
        if not blocks:
            yield from self._plain(start, len(text))
            return
        blocks.sort(key=lambda span: (span.start, -span.end))
        plain, following = start, 0
        open_: list[Span] = []
        at = start
        while at <= len(text):
            stop = text.find("\n", at)
            stop = len(text) if stop < 0 else stop
            while following < len(blocks) and blocks[following].start <= at:
                open_.append(blocks[following])
                following += 1
            open_ = [span for span in open_ if span.end > at]
            if open_ and stop > at:
                if plain < at:
                    yield from self._plain(plain, at - 1)
                yield from self._block(at, stop, open_)
                plain = stop + 1
            at = stop + 1
        if plain <= len(text):
            yield from self._plain(plain, len(text))

    def _block(self, start: int, end: int, open_: list[Span]) -> Iterator[Line]:
        """A paragraph inside list items or block quotations, set in by their depth."""
        code = any(span.kind == "code" for span in open_)
        quoted = max(
            (min(span.level or 1, _DEEPEST) for span in open_ if span.kind in ("block-quote", "post")),
            default=0,
        )
        listed = max(
            (min(span.level or 1, _DEEPEST) for span in open_ if span.kind == "list-item"), default=0
        )
        indent = 2 * quoted + 2 * max(0, listed - 1)
        kind = "code" if code else "block" if quoted else ""
        marker = _MARKER.match(self.document.text, start, end) if listed and not code else None
        if marker is None:
            hang = 2 if listed and not any(span.start == start for span in open_) else 0
            yield from self._plain(start, end, indent + hang, kind)
            return
        hang = len(marker.group())
        lines = list(self._plain(marker.end(), end, indent + hang, kind)) or [Line(start, end, indent, kind)]
        yield lines[0]._replace(start=start, indent=indent)
        yield from lines[1:]

    def _bars(self) -> dict[int, int]:
        bars: dict[int, int] = {}
        for quotation in self.document.quotations:
            for quote in quotation.quotes:
                first, count = self.lines_of(quote.start, quote.end)
                for at in range(first, first + count):
                    if self.lines[at].end > self.lines[at].start:
                        bars.setdefault(at, quotation.number)
        return bars


def tall(page: int) -> int:
    """Return how many lines a picture may take where so many are seen at once: its name is to be one of them."""
    return max(4, min(TALL, page - 3))


def _together(facts: Iterable[str], width: int) -> Iterator[str]:
    """As many facts in a line as fit; no dot stands where a line ends or begins."""
    words = ""
    for fact in facts:
        longer = f"{words} · {fact}" if words else fact
        if words and cell_len(longer) > width:
            yield cut(words, width)
            longer = fact
        words = longer
    if words:
        yield cut(words, width)
