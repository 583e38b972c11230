"""Makes the text of an article, and the spans over it, from blocks and inline pieces in reading order.

The rules of `Article.text` live here: blocks are joined by a blank line, lines of one block by a newline, any
white space within flowing text is one space, nothing begins or ends with a blank, and every piece is clean.
Spans begin and end at words: blanks and breaks between them belong to nobody.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reader.model.span import Span
from reader.text import clean

if TYPE_CHECKING:
    from reader.model.span import SpanKind

_SPACE = re.compile(r"[ \t\n\r\f]+")
_BLANK_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True, slots=True)
class Body:
    """The text of one article and its spans, in order of their starts, the longer first."""

    text: str = ""
    spans: tuple[Span, ...] = ()

    def after(self, place: int) -> Body:
        """What follows `place`, blanks and breaks skipped; spans that lie before it go."""
        rest = self.text[place:]
        text = strip(rest)
        moved = len(self.text) - len(text)
        spans = tuple(
            Span(max(span.start, moved) - moved, span.end - moved, span.kind, span.target, span.level)
            for span in self.spans
            if span.end > moved
        )
        return Body(text, spans)

    def cut(self, most: int) -> Body:
        """The first `most` characters at most, cut between words where there are any."""
        if len(self.text) <= most:
            return self
        place = max(self.text.rfind(" ", 0, most), self.text.rfind("\n", 0, most))
        text = self.text[: place if place > most // 2 else most].rstrip()
        spans = tuple(
            Span(span.start, min(span.end, len(text)), span.kind, span.target, span.level)
            for span in self.spans
            if span.start < len(text)
        )
        return Body(text, spans)

    def heading(self) -> Span | None:
        """The heading that the text begins with, if it does."""
        return next((span for span in self.spans if span.start == 0 and span.kind == "heading"), None)


@dataclass(slots=True)
class _Open:
    kind: SpanKind
    target: str | None
    level: int
    start: int | None = None


@dataclass(slots=True)
class Builder:
    """Collects blocks; `finish` gives the body."""

    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _pending: str = ""
    """What comes before the next word: nothing, a space, a newline or a blank line."""
    _marked: bool = False
    """Whether the last thing added is the marker of a list item."""
    _open: list[_Open] = field(default_factory=list)
    _unstarted: int = 0
    _spans: list[Span] = field(default_factory=list)

    def text(self, piece: str) -> None:
        """Add flowing text: white space of any kind and length reads as one space."""
        if not piece:
            return
        flat = _SPACE.sub(" ", clean(piece))
        words = strip(flat)
        if not words:
            self._space(flat)
            return
        if flat[0] == " ":
            self._space(flat)
        self._add(words)
        if flat[-1] == " ":
            self._space(flat)

    def picture(self, shows: str, target: str | None, file: str | None = None) -> None:
        """Name a picture that stands here by what it `shows`; it is a link where it has an address.

        Not within another link: that one is what its author meant. `file` is what it is in where it lies beside.
        """
        linked = target is not None and not any(each.kind == "link" for each in self._open)
        if linked:
            self.open("link", target)
        if file is not None:
            self.open("image", file)
        self.text(f"[image: {shows}]")
        if file is not None:
            self.close()
        if linked:
            self.close()

    def verbatim(self, piece: str) -> None:
        """Add text whose line breaks and blanks count (code, tables); blank lines at its ends go."""
        lines = trim(clean(piece).rstrip()).strip("\n")
        if lines:
            self._add(lines)

    def line(self) -> None:
        """End the line, not the block. Several ends in a row are one."""
        if self._length and self._pending != "\n\n" and not self._marked:
            self._pending = "\n"

    def line_break(self) -> None:
        """A line break as authors set it: two in a row end the block."""
        if self._pending == "\n":
            self.block()
        else:
            self.line()

    def block(self) -> None:
        """End the block."""
        if self._length and not self._marked:
            self._pending = "\n\n"

    def marker(self, level: int, marker: str) -> None:
        """Begin a list item with its marker, set in by its level; what follows stays on its line."""
        self._flush()
        indent = "  " * min(level - 1, 20)
        if indent:
            self._parts.append(indent)
            self._length += len(indent)
        self._add(clean(marker))
        self._pending = " "
        self._marked = True

    def open(self, kind: SpanKind, target: str | None = None, level: int = 0) -> None:
        """Begin a span with the next word."""
        self._open.append(_Open(kind, target, level))
        self._unstarted += 1

    def close(self) -> None:
        """End the span begun last, after the last word added; one without words is forgotten."""
        last = self._open.pop()
        if last.start is None:
            self._unstarted -= 1
        elif self._length > last.start:
            self._spans.append(Span(last.start, self._length, last.kind, last.target, last.level))

    def finish(self) -> Body:
        """The body; spans still open end with it."""
        while self._open:
            self.close()
        spans = sorted(self._spans, key=lambda span: (span.start, -span.end))
        return Body("".join(self._parts), tuple(spans))

    def __len__(self) -> int:
        return self._length

    def _space(self, flat: str) -> None:
        if flat and self._length and not self._pending:
            self._pending = " "

    def _flush(self) -> None:
        self._marked = False
        if self._pending:
            self._parts.append(self._pending)
            self._length += len(self._pending)
            self._pending = ""

    def _add(self, words: str) -> None:
        self._flush()
        if self._unstarted:
            for waiting in self._open:
                if waiting.start is None:
                    waiting.start = self._length
            self._unstarted = 0
        self._parts.append(words)
        self._length += len(words)


def paragraphs(text: str) -> Body:
    """Plain text as a body: clean, lines as they are, blanks at their ends cut, blank lines folded."""
    lines = trim(clean(text))
    return Body(strip(_BLANK_LINES.sub("\n\n", lines) if "\n\n\n" in lines else lines))


def strip(text: str) -> str:
    """Clean `text` without blanks at its ends, still clean: a mark that stood on a blank goes with it."""
    text = text.strip()
    while text and not text[0].isascii() and unicodedata.category(text[0])[0] == "M":
        shorter = clean(text).strip()
        if shorter == text:
            break  # a spacing mark: it needs no letter
        text = shorter
    return text


def trim(text: str) -> str:
    """`text` without blanks at the ends of its lines. (A pattern would be quadratic in them.)"""
    if " \n" not in text and "\t\n" not in text and "\u00a0" not in text and "\u3000" not in text:
        return text
    return "\n".join(line.rstrip() for line in text.split("\n"))
