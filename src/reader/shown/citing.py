"""How an article is cited, and a quotation attributed, in one line: the same words in every face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.article import Article
    from reader.model.quotation import Quote
    from reader.shown.crediting import Credit

NOBODY = "unattributed"
"""Who said it, where nobody is named."""
_OPENING = ("“", '"', "„", "«", "‘", "»", "‚")
_WORD_FOR_WORD = frozenset({"direct", "post"})


class Cited(Protocol):
    """An article, or its row, as far as a line about it needs it."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def source(self) -> str | None:
        """Who published it."""

    @property
    def day(self) -> str | None:
        """Its day, as `YYYY-MM-DD`."""

    @property
    def url(self) -> str | None:
        """Its address."""


def citation(article: Article) -> str:
    """Return one clean line that cites an article: author, title, source, day, then its address."""
    parts = (article.author or "", f"“{clean_line(article.title)}”", article.source or "", article.day or "")
    cited = ", ".join(part for part in map(clean_line, parts) if part)
    return f"{cited}. {clean_line(article.url)}" if article.url else f"{cited}."


def attributed(article: Article, quotes: Sequence[Quote], credit: Credit) -> str:
    """Return one clean line with a quotation of `article`: `“…” — speaker, source, day, address`.

    Without a source the title says where. `quotes` are the parts of the one utterance in the order of the text.
    """
    return attributed_words(article, spoken_words(article.text, quotes), credit.name)


def attributed_words(article: Cited, words: str, name: str) -> str:
    """Return words with who said them and where as one clean line; without a name nobody is named."""
    place = article.source or f"“{clean_line(article.title)}”"
    stands = (name or NOBODY, place, article.day or "", article.url or "")
    return f"{words} — {', '.join(part for part in map(clean_line, stands) if part)}"


def spoken_words(text: str, quotes: Sequence[Quote]) -> str:
    """Return the parts of one utterance of a text as a clean line, an ellipsis between two.

    Words that were said as they stand come in quotation marks.
    """
    words = " … ".join(clean_line(text[quote.start : quote.end]) for quote in quotes)
    if quotes[0].kind in _WORD_FOR_WORD and not words.startswith(_OPENING):
        words = f"“{words}”"
    return words
