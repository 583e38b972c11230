"""What a query means, written down as plainly as it can be said: no index, no SQL, no speed.

The index is held against this on archives and queries that nobody thought of.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from reader.index import folding
from reader.index.tree import And, Days, Has, Node, Not, Or, Said, Term, Undated
from reader.model import LISTED_KINDS, Article, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable

Row = tuple[Article, tuple[Quote, ...]]


# ---------------------------------------------------------------------------------------- words
words = cache(folding.words)


def has_phrase(text: str | None, phrase: list[str], *, prefix: bool) -> bool:
    """Whether the words of `phrase` stand in `text` one behind the other; the last may go on, if `prefix`."""
    if text is None or not phrase:
        return False
    found = words(text)
    *head, last = phrase
    for at in range(len(found) - len(phrase) + 1):
        *these, end = found[at : at + len(phrase)]
        if these == head and (end.startswith(last) if prefix else end == last):
            return True
    return False


def columns(article: Article, field: str | None) -> list[str | None]:
    """The texts that a field is looked for in. A phrase stands in one of them, never across two."""
    match field:
        case None:
            return [article.title, article.text, article.author]
        case "tag":
            return list(article.tags)
        case "path":
            return [article.path]
        case "title" | "text" | "author" | "source" | "section" | "url":
            value = getattr(article, field)
            return [None if value is None else str(value)]
    raise AssertionError(field)


# ---------------------------------------------------------------------------------------- quotations
def names(quote: Quote, article: Article) -> list[str | None]:
    """Every form of the speaker's name: the resolved one, and the words of the text."""
    mention = None if quote.speaker is None else article.text[quote.speaker[0] : quote.speaker[1]]
    return [quote.canonical, mention]


def quote_matches(node: Term | Said, quote: Quote, article: Article) -> bool:
    """Whether this one quotation is what `quote:`, `speaker:` or `said:` asks for. Scare quotes never are."""
    if quote.kind == "scare":
        return False
    quoted = article.text[quote.start : quote.end]
    if isinstance(node, Said):
        said = words(node.text)
        return (
            any(has_phrase(name, words(node.speaker), prefix=False) for name in names(quote, article))
            and bool(said)
            and all(word in words(quoted) for word in said)
        )
    phrase = words(node.text)
    if node.field == "quote":
        return has_phrase(quoted, phrase, prefix=node.prefix)
    return any(has_phrase(name, phrase, prefix=node.prefix) for name in names(quote, article))


def about_quotes(node: Node) -> bool:
    """Whether a node says which quotation is meant, and nothing of the article round it."""
    match node:
        case Said() | Term(_, "quote" | "speaker"):
            return True
        case Or(nodes):
            return all(about_quotes(inner) for inner in nodes)
    return False


def narrowed(node: Node, quote: Quote, article: Article) -> bool:
    """Whether a quotation is meant by a node that is about quotations."""
    if isinstance(node, Or):
        return any(narrowed(inner, quote, article) for inner in node.nodes)
    assert isinstance(node, Term | Said)
    return quote_matches(node, quote, article)


# ---------------------------------------------------------------------------------------- articles
def matches(node: Node | None, row: Row) -> bool:
    """Whether an article is found."""
    article, quotes = row
    match node:
        case None:
            return True
        case Said() | Term(_, "quote" | "speaker"):
            return any(quote_matches(node, quote, article) for quote in quotes)
        case Term(text, field, prefix):
            phrase = words(text)
            return any(has_phrase(column, phrase, prefix=prefix) for column in columns(article, field))
        case Days(first, last):
            day = article.day
            return (
                day is not None
                and (first is None or first.isoformat() <= day)
                and (last is None or day <= last.isoformat())
            )
        case Undated():
            return article.day is None
        case Has("quoted"):
            return any(quote.kind in LISTED_KINDS for quote in quotes)
        case Has():
            return article.url is not None
        case Not(inner):
            return not matches(inner, row)
        case And(nodes):
            return all(matches(inner, row) for inner in nodes)
        case Or(nodes):
            return any(matches(inner, row) for inner in nodes)
    raise AssertionError(node)


def newest_first(rows: Iterable[Row]) -> list[Row]:
    """Articles by day, then time, both newest first, without a date or time last; then path and place.

    Articles of one document come in the order of the document, which is the order of `rows`.
    """
    ordered = sorted(rows, key=lambda row: row[0].path.encode("utf-8", "surrogateescape"))
    return sorted(ordered, key=lambda row: (row[0].date or "")[:19], reverse=True)


@dataclass(frozen=True)
class Archive:
    """Some articles with their quotes."""

    rows: list[Row]

    def ids(self, root: Node | None) -> list[str]:
        """The ids of the articles that match, newest first."""
        return [row[0].id for row in newest_first(self.rows) if matches(root, row)]

    def quotes(self, root: Node | None) -> list[tuple[str, Quote]]:
        """The listed quotations of the articles that match, those meant by the query, in their order."""
        tops = root.nodes if isinstance(root, And) else () if root is None else (root,)
        narrowing = [node for node in tops if about_quotes(node)]
        return [
            (article.id, quote)
            for article, quotes in newest_first(self.rows)
            if matches(root, (article, quotes))
            for quote in quotes
            if quote.kind in LISTED_KINDS and all(narrowed(node, quote, article) for node in narrowing)
        ]

    def speakers(self, root: Node | None) -> dict[str, int]:
        """How many quotations each resolved name has among them."""
        found: dict[str, set[tuple[str, int]]] = {}
        for article_id, quote in self.quotes(root):
            if quote.canonical is not None:
                found.setdefault(quote.canonical, set()).add((article_id, quote.group))
        return {name: len(groups) for name, groups in found.items()}
