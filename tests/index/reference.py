"""What a query means, written down as plainly as it can be said: no index, no SQL, no speed.

The index is held against this on archives and queries that nobody thought of.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from reader.index.query import folding
from reader.index.query.tree import And, Days, Has, Marked, Node, Not, Or, Said, Term, Undated
from reader.marks.operations import Remembered
from reader.model.article import Article
from reader.model.identity import path_bytes
from reader.model.kinds import LISTED_KINDS
from reader.model.quotation import Quote
from reader.quotes.people.countednames import Sighting, speaker_name
from reader.quotes.people.identities import identities
from reader.quotes.people.sightings import sightings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.model.person import Person

Row = tuple[Article, tuple[Quote, ...]]
UNMARKED = Remembered()


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
class Speakers:
    """Who speaks in an archive: every identity, worked out from nothing."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.found: dict[str, dict[str, Sighting]] = {}
        """Article id to its speakers by name."""
        articles = {}
        self._numbers: dict[str, int] = {}
        for number, (article, quotes) in enumerate(rows):
            seen = sightings(article.text, quotes)
            day = dt.date.fromisoformat(article.day).toordinal() if article.day else 0
            articles[number], self._numbers[article.id] = (day, seen), number
            self.found[article.id] = {sighting.name: sighting for sighting in seen}
        self._keys, self.people = identities(articles)

    def key(self, quote: Quote, article: Article) -> str | None:
        """The key of the identity that speaks; None where nobody is named."""
        name = speaker_name(quote, article.text)
        return None if name is None else self._keys[self._numbers[article.id], name]

    def person(self, quote: Quote, article: Article) -> Person | None:
        """The identity that speaks."""
        key = self.key(quote, article)
        return None if key is None else self.people[key]

    def mention(self, quote: Quote, article: Article) -> str | None:
        """The words of the text that name the speaker, where they are no part of a form of the name."""
        if quote.speaker is None:
            return None
        mention, name = article.text[quote.speaker[0] : quote.speaker[1]], speaker_name(quote, article.text)
        forms = (name, *self.found[article.id][name].forms) if name is not None else ()
        return None if any(f" {mention} " in f" {form} " for form in forms) else mention

    def meant(self, phrase: list[str], *, prefix: bool) -> set[str]:
        """The identities that a phrase names: whose whole name of two words or more it is, else part of it."""
        forms = {key: person.forms for key, person in self.people.items()}
        whole = {key for key, held in forms.items() if any(words(form) == phrase for form in held)}
        if whole and len(phrase) > 1 and not prefix:
            return whole
        return {
            k for k, held in forms.items() if any(has_phrase(form, phrase, prefix=prefix) for form in held)
        }

    def speaks(self, phrase: list[str], quote: Quote, article: Article, *, prefix: bool) -> bool:
        """Whether a quotation is by somebody whom a phrase names, or is said to be by these words."""
        return self.key(quote, article) in self.meant(phrase, prefix=prefix) or has_phrase(
            self.mention(quote, article), phrase, prefix=prefix
        )


def quote_matches(node: Term | Said, quote: Quote, article: Article, speakers: Speakers) -> bool:
    """Whether this one quotation is what `quote:`, `speaker:` or `said:` asks for. Scare quotes never are."""
    if quote.kind == "scare":
        return False
    quoted = article.text[quote.start : quote.end]
    if isinstance(node, Said):
        said = words(node.text)
        return (
            speakers.speaks(words(node.speaker), quote, article, prefix=False)
            and bool(said)
            and all(word in words(quoted) for word in said)
        )
    phrase = words(node.text)
    if node.field == "quote":
        return has_phrase(quoted, phrase, prefix=node.prefix)
    return speakers.speaks(phrase, quote, article, prefix=node.prefix)


def about_quotes(node: Node) -> bool:
    """Whether a node says which quotation is meant, and nothing of the article round it."""
    match node:
        case Said() | Term(_, "quote" | "speaker"):
            return True
        case Or(nodes):
            return all(about_quotes(inner) for inner in nodes)
    return False


def narrowed(node: Node, quote: Quote, article: Article, speakers: Speakers) -> bool:
    """Whether a quotation is meant by a node that is about quotations."""
    if isinstance(node, Or):
        return any(narrowed(inner, quote, article, speakers) for inner in node.nodes)
    assert isinstance(node, Term | Said)
    return quote_matches(node, quote, article, speakers)


# ---------------------------------------------------------------------------------------- articles
def matches(
    node: Node | None,
    row: Row,
    speakers: Speakers,
    what: Remembered = UNMARKED,
    *,
    is_older: bool = False,
) -> bool:
    """Whether an article is found; `what` is remembered of it, and `is_older` where it has a newer version."""
    article, quotes = row
    match node:
        case None:
            return True
        case Said() | Term(_, "quote" | "speaker"):
            return any(quote_matches(node, quote, article, speakers) for quote in quotes)
        case Term(text, "note", prefix):
            return has_phrase(what.note, words(text), prefix=prefix)
        case Term(text, field, prefix):
            phrase = words(text)
            texts = [*columns(article, field), *(what.tags if field == "tag" else ())]
            return any(has_phrase(each, phrase, prefix=prefix) for each in texts)
        case Days(first, last):
            day = article.day
            return (
                day is not None
                and (first is None or first.isoformat() <= day)
                and (last is None or day <= last.isoformat())
            )
        case Undated():
            return article.day is None
        case Has("version"):
            return is_older
        case Has("quoted"):
            return any(quote.kind in LISTED_KINDS for quote in quotes)
        case Has():
            return article.url is not None
        case Marked(mark):
            held = {"note": what.note is not None, "corrected": what.corrections > 0}
            return held[mark] if mark in held else bool(getattr(what, mark))
        case Not(inner):
            return not matches(inner, row, speakers, what, is_older=is_older)
        case And(nodes):
            return all(matches(inner, row, speakers, what, is_older=is_older) for inner in nodes)
        case Or(nodes):
            return any(matches(inner, row, speakers, what, is_older=is_older) for inner in nodes)
    raise AssertionError(node)


def speaks_of(node: Node | None, what: Node) -> bool:
    """Whether a query asks for such articles, or excludes them, anywhere."""
    match node:
        case And(nodes) | Or(nodes):
            return any(speaks_of(inner, what) for inner in nodes)
        case Not(inner):
            return speaks_of(inner, what)
    return node == what


def newest_versions(rows: Iterable[Row]) -> dict[str, str]:
    """The newest version of each article that has one, by id: the chain of those that name it, as far as it goes."""
    places = {}
    for article, _ in rows:
        if article.fragment is None:
            folder, name = f"/{article.path}".rpartition("/")[0], article.meta.get("supersedes", "")
            before = f"{folder}/{name.rpartition('/')[2]}"[1:] if name else ""
            places[article.path] = article.id, before, int(article.meta.get("version", 1))
    newest = {}
    for path, (article_id, _, number) in places.items():
        at, greatest, found = path, number, ""
        while following := [
            (held[2], path_bytes(each), each)
            for each, held in places.items()
            if held[1] == at and held[2] > greatest
        ]:
            greatest, _, at = max(following)
            found = places[at][0]
        if found:
            newest[article_id] = found
    return newest


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
    marked: Mapping[str, Remembered] = field(default_factory=dict)
    """What is remembered of the articles, by id."""

    @cached_property
    def who(self) -> Speakers:
        """Who speaks in it."""
        return Speakers(self.rows)

    @cached_property
    def _newest(self) -> dict[str, str]:
        return newest_versions(self.rows)

    def _found(self, root: Node | None) -> list[Row]:
        return [
            row
            for row in newest_first(self.rows)
            for what in (self.marked.get(row[0].id, UNMARKED),)
            if matches(root, row, self.who, what, is_older=row[0].id in self._newest)
            and (not what.hidden or speaks_of(root, Marked("hidden")))
            and (row[0].id not in self._newest or speaks_of(root, Has("version")))
        ]

    def ids(self, root: Node | None) -> list[str]:
        """The ids of the articles that match, newest first."""
        return [article.id for article, _ in self._found(root)]

    def quotes(self, root: Node | None) -> list[tuple[Article, Quote]]:
        """The listed quotations of the articles that match, those meant by the query, in their order."""
        tops = root.nodes if isinstance(root, And) else () if root is None else (root,)
        narrowing = [node for node in tops if about_quotes(node)]
        return [
            (article, quote)
            for article, quotes in self._found(root)
            for quote in quotes
            if quote.kind in LISTED_KINDS
            and all(narrowed(node, quote, article, self.who) for node in narrowing)
        ]

    def speakers(self, root: Node | None) -> dict[Person, int]:
        """How many quotations each identity has among them."""
        found: dict[str, set[tuple[str, int]]] = {}
        for article, quote in self.quotes(root):
            key = self.who.key(quote, article)
            if key is not None:
                found.setdefault(key, set()).add((article.id, quote.group))
        return {self.who.people[key]: len(groups) for key, groups in found.items()}

    def said_by(self, person: Person) -> list[tuple[Article, list[Quote]]]:
        """What an identity said, newest article first: each quotation with its parts, as they stand in the text."""
        listed = self.quotes(None)
        groups = dict.fromkeys(
            (article.id, quote.group)
            for article, quote in listed
            if self.who.person(quote, article) == person
        )
        parts = [
            [(article, quote) for article, quote in listed if (article.id, quote.group) == each]
            for each in groups
        ]
        return [(each[0][0], [quote for _, quote in each]) for each in parts]
