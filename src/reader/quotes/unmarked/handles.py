"""Handles in a text, and the moments beside them: what the by-lines of embedded posts are known by."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from reader.quotes.lexicon.days import day_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_HANDLE = re.compile(r"(?<![\w.@/&])@\w{1,30}(?:\.[\w-]{1,40}){0,4}(?:@[\w-]{1,40}(?:\.[\w-]{1,40}){1,4})?")
_ADDRESS = re.compile(
    r"https?://[\w.-]{3,60}/(?:profile/|@)?(?P<user>[\w.-]{1,60})/(?:status(?:es)?|posts?)/\w{1,40}\S{0,80}"
)
"""The address of a post, which names its author."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\b\.?"
_MOMENT = (
    rf"\d{{1,2}}:\d\d(?::\d\d)?(?:\s?[AaPp]\.?[Mm]\b\.?)?|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}}\b)?"
    rf"|\d{{1,2}}\.? {_MONTH}(?:,? \d{{4}}\b)?|\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{2,4}}"
    r"|\d{1,2} ?(?:h|m|d|min|hrs?)\b"
)
_AROUND = (
    r"[\s·•|,.:()\[\]–—*_…✔✓-]|at|on|via|Twitter|X|Bluesky|Mastodon|Threads|Instagram|Facebook|Truth Social|Verified"
    r"|for (?:iPhone|Android|iPad|Web)|Web App|[A-Z]{2,4}T\b|UTC|https?://\S+|Edited|Reply"
)
_WHEN = re.compile(rf"(?:(?P<when>{_MOMENT})|{_AROUND})*")
"""What may stand beside a handle: a moment, the network, an address."""
REACH = 80
"""Code points before a handle where dash and name stand, and after it where the moment stands."""
MARGIN = 12
"""Code points of blanks and signs beside a handle that has a line of its own."""
LINES = 8
"""Lines of a post whose by-line does not tell where it begins."""


class Document(NamedTuple):
    """A text with its lines, the stretches set apart in it, and the day its posts are older than."""

    text: str
    lines: Sequence[tuple[int, int]]
    bounds: Sequence[tuple[int, int]]
    """The stretches, sorted."""
    today: date | None

    def day(self, words: str) -> str | None:
        """The day that stands in words beside a handle."""
        return day_in(words, self.today)


class Sign(NamedTuple):
    """A handle, or what stands for one, in its line."""

    number: int
    """Of the line."""
    start: int
    end: int
    """With the bracket around it."""
    handle: str
    bracketed: bool


def signs_in(document: Document) -> Iterator[Sign]:
    """All handles of a text, and the addresses of posts, each by its author's handle."""
    text, lines = document.text, document.lines
    starts = [start for start, _ in lines]
    for pattern in (_HANDLE, _ADDRESS):
        if pattern is _ADDRESS and "/status" not in text and "/post" not in text:
            continue
        for match in pattern.finditer(text):
            number = bisect_right(starts, match.start()) - 1
            if number < 0:
                continue
            start, end = match.span()
            bracketed = text[start - 1 : start] in ("(", "[") and text[end : end + 1] in (")", "]")
            handle = match.group() if pattern is _HANDLE else f"@{match['user']}"
            yield Sign(number, start - bracketed, end + bracketed, handle, bracketed and pattern is _HANDLE)


def words_after(document: Document, sign: Sign) -> tuple[str, bool, bool]:
    """What stands behind a handle in its line, whether that is no more than a moment, and whether it is one."""
    end = document.lines[sign.number][1]
    words = document.text[sign.end : min(end, sign.end + REACH)]
    match = _WHEN.match(words)
    if match is None:
        return words, False, False
    return words, match.end() == len(words) and sign.end + REACH >= end, match["when"] is not None


def end_of_moment(document: Document, sign: Sign) -> int:
    """Where the moment behind a handle ends, and another post may begin in the same line."""
    match = _WHEN.match(document.text, sign.end, min(document.lines[sign.number][1], sign.end + REACH))
    return match.end() if match is not None else sign.end


def stands_alone(document: Document, sign: Sign) -> bool:
    """Whether nothing but a handle is in its line."""
    start, end = document.lines[sign.number]
    text = document.text
    if sign.start - start > MARGIN or end - sign.end > MARGIN:
        return False
    return not text[start : sign.start].strip(" >*_") and not text[sign.end : end].strip(" .*_")


def moment_below(document: Document, number: int) -> tuple[int, str] | None:
    """The line not far below that is nothing but a moment, and its words; none right below, where the text is."""
    text, lines = document.text, document.lines
    for k in range(number + 2, min(number + 2 + LINES, len(lines))):
        words = text[slice(*lines[k])]
        match = _WHEN.match(words) if len(words) <= REACH else None
        if match is not None and match.end() == len(words) and match["when"] is not None:
            return k, words
    return None
