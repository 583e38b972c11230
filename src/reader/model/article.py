"""An article, and what was wrong with its document. Spans and quotations of it stand beside.

Everything here is frozen data. Offsets are code points into `Article.text`, never bytes of a file, and
every pair of them is half open: `text[start:end]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reader.model.span import Span


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a document that could not be read as it should."""

    path: str
    """Relative to the archive, with `/`."""
    line: int | None
    """Counted from 1; None where the problem is of the whole document."""
    what: str
    """What was expected and what came, cleaned."""
    how: str
    """What the owner of the document can do about it."""

    def __str__(self) -> str:
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.what}; {self.how}"


@dataclass(frozen=True, slots=True)
class Article:
    """One article as the reader understood it."""

    id: str
    """`path` and, where the document may hold several articles, `fragment`: see `reader.model.identity.article_id`."""
    path: str
    """Relative to the archive, always with `/`; exact, so it may hold control characters and surrogates."""
    fragment: str | None
    title: str
    title_derived: bool
    """True where the document gave no title and this headline comes from its first sentence."""
    text: str
    """Clean plain text: blocks joined by a blank line, no title, no markup."""
    spans: tuple[Span, ...] = ()
    date: str | None = None
    """As written: `2018-01-06`, or `2016-03-14T10:59:54-04:00` where a time was given."""
    source: str | None = None
    author: str | None = None
    url: str | None = None
    section: str | None = None
    language: str | None = None
    """A language code such as `en`."""
    language_guessed: bool = False
    tags: tuple[str, ...] = ()
    meta: Mapping[str, str] = field(default_factory=dict)
    """Front matter that has no field of its own; values as cleaned text."""
    problems: tuple[Problem, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    """Where each value came from: `{"date": "front matter: published", "title": "first line"}`."""

    @property
    def day(self) -> str | None:
        """The day as written, `YYYY-MM-DD`: what is shown, filtered and sorted by."""
        return self.date[:10] if self.date else None
