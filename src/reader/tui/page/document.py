"""An article as the panes need it: safe text, its quotations in groups, who speaks, which hue. Pure."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from reader.shown.crediting import credit, person_of
from reader.shown.records import quotations
from reader.tui.page.paint import in_place, line
from reader.tui.page.themes import hues

if TYPE_CHECKING:
    from reader.index.holdings import Stored
    from reader.model.article import Article
    from reader.model.quotation import Quote
    from reader.shown.crediting import Credit

UNNAMED = "Nobody is named"
WORDS_A_MINUTE = 230


class Quotation(NamedTuple):
    """One utterance: what the sidebar lists and the reader marks."""

    number: int
    """Counts from 0 in the order of the text."""
    quotes: tuple[Quote, ...]
    credit: Credit
    hue: int | None

    @property
    def name(self) -> str:
        """Who, for display: the name where it is sure enough, else the words of the text, else that there are none."""
        return self.credit.name or UNNAMED

    @property
    def known(self) -> bool:
        """The name was resolved and is sure enough."""
        return self.credit.known

    @property
    def first(self) -> Quote:
        """The part that comes first in the text."""
        return self.quotes[0]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.quotes[0].start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return max(quote.end for quote in self.quotes)


class Link(NamedTuple):
    """A link of the article."""

    number: int
    """Counts from 1; the same address has one number."""
    start: int
    end: int
    target: str


class Named(NamedTuple):
    """A picture that the article names, in a file of its own."""

    end: int
    """Where its name ends in the text."""
    file: str
    """Relative to the folder of the document."""
    linked: bool
    """It has an address as well."""


class Document:
    """What is shown of one article. Everything in it is safe to draw."""

    def __init__(self, stored: Stored) -> None:
        self.article: Article = stored.article
        self.key = stored.key
        self.quotes = stored.quotes
        """Every kind, those that nobody is credited with too."""
        self.people = stored.people
        """Who speaks, across the archive, by the names in this article."""
        self.text = in_place(self.article.text)
        self.title = line(self.article.title) or "Untitled"
        groups = quotations(stored.quotes)
        credited = [self._credit(quotes[0], stored) for quotes in groups]
        counts = Counter(credit.name for credit in credited if credit.known)
        self.hues = hues(name for name, _ in counts.most_common())
        self.quotations = [
            Quotation(number, tuple(quotes), credit, self.hues[credit.name] if credit.known else None)
            for number, (quotes, credit) in enumerate(zip(groups, credited, strict=True))
        ]

    def _credit(self, quote: Quote, stored: Stored) -> Credit:
        return credit(quote, self.text, person_of(quote, self.article.text, stored.people))

    @cached_property
    def starts(self) -> list[int]:
        """Where each quotation begins, for bisection."""
        return [quotation.start for quotation in self.quotations]

    @cached_property
    def links(self) -> list[Link]:
        """The links, in the order of the text."""
        numbers: dict[str, int] = {}
        links = []
        for span in self.article.spans:
            if span.kind == "link" and span.target and span.end > span.start:
                number = numbers.setdefault(span.target, len(numbers) + 1)
                links.append(Link(number, span.start, span.end, span.target))
        return links

    @cached_property
    def pictures(self) -> list[Named]:
        """The pictures that lie beside the document, in the order of the text."""
        addressed = {link.start for link in self.links}
        return [
            Named(span.end, span.target, span.start in addressed)
            for span in self.article.spans
            if span.kind == "image" and span.target
        ]

    def link(self, number: int) -> str | None:
        """Return the address of a link by its number."""
        return next((link.target for link in self.links if link.number == number), None)

    @property
    def lead(self) -> int:
        """Where the paragraph ends that serves as headline; 0 where the article has a title of its own."""
        if not self.article.title_derived:
            return 0
        end = self.text.find("\n\n")
        end = len(self.text) if end < 0 else end
        return end if 0 < end <= 300 and end < len(self.text) else 0

    @cached_property
    def facts(self) -> list[str]:
        """Day, reading time, source, author and section, as far as they are known."""
        article = self.article
        words = article.text.count(" ") + article.text.count("\n\n") + 1
        parts = [
            line(article.day) or "no date",
            f"{max(1, round(words / WORDS_A_MINUTE)):,} min",
            line(article.source),
            line(article.author),
            line(article.section),
        ]
        return [part for part in parts if part]

    def words(self, span: tuple[int, int] | None) -> str:
        """Return the words of a span in one line."""
        return line(self.text[slice(*span)]) if span else ""

    def said(self, quotation: Quotation) -> str:
        """Return the words of a quotation; between its parts stands an ellipsis."""
        return " … ".join(self.words((quote.start, quote.end)) for quote in quotation.quotes)

    def at(self, offset: int) -> Quotation | None:
        """Return the innermost quotation that holds this place of the text."""
        inside = [
            quotation
            for quotation in self.quotations
            if any(quote.start <= offset < quote.end for quote in quotation.quotes)
        ]
        return min(inside, key=lambda quotation: quotation.end - quotation.start, default=None)
