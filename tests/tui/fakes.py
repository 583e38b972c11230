"""An archive and an index without files or SQL: a few articles that are invented, and the seed article."""

from __future__ import annotations

from array import array
from collections import Counter
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.archive.locating import memory_folder
from reader.corrections.applying import corrected
from reader.index.answers import (
    Count,
    Freshness,
    Heard,
    Hit,
    Marks,
    Page,
    Snippet,
    Sort,
    SpeakerRow,
    Status,
)
from reader.index.faults import IndexFault
from reader.index.highlight import matches, snippet
from reader.index.holdings import Indexed, Labels, QuoteHit, QuotePage, Said, Speaker, Stored
from reader.index.query import Query
from reader.index.query.tree import And, Marked, Node, Not, Term
from reader.marks.articlenames import Elsewhere, Named, normal_address, settle, tells, text_hash
from reader.marks.bearers import Bearers
from reader.marks.entries import Entry, Names
from reader.marks.memory import Memory
from reader.marks.operations import CORRECTIONS, Remembered
from reader.model.article import Article, Problem
from reader.model.kinds import LISTED_KINDS, QuoteKind
from reader.model.quotation import Quote
from reader.model.span import Span
from reader.shown.records import count_quotations

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from reader.index.faults import IndexFault
    from reader.marks.whereabouts import Signature, Whereabouts

SEED = Path(__file__).parents[2] / "seeds" / "000_84f662bfa4d4cfd3.txt"
_SEED_HEAD = len(" date 2018-01-06 ")
_TWITTER, _TRUMP, _COLOR = "Twitter", "Donald Trump", "Color of Change"
_SEED_QUOTES: list[tuple[int, int, QuoteKind, str, tuple[int, int], tuple[int, int], int]] = [
    (264, 348, "mixed", _TRUMP, (242, 255), (256, 263), 0),
    (351, 631, "post", _TRUMP, (634, 668), (632, 633), 1),
    (404, 449, "mixed", "Kim Jong Un", (351, 382), (388, 394), 2),
    (717, 747, "indirect", "Some Twitter users", (686, 704), (705, 711), 3),
    (779, 923, "mixed", _TWITTER, (750, 766), (767, 773), 4),
    (967, 1240, "direct", _TWITTER, (1241, 1252), (1253, 1257), 5),
    (1302, 1429, "mixed", _TWITTER, (1282, 1289), (1295, 1301), 6),
    (1495, 1553, "indirect", _COLOR, (1431, 1465), (1487, 1494), 7),
    (1556, 1756, "direct", _COLOR, (1757, 1769), (1770, 1774), 8),
    (1777, 2102, "direct", _COLOR, (1757, 1769), (1770, 1774), 8),
    (2307, 2454, "direct", _TWITTER, (2455, 2457), (2458, 2463), 9),
    (2465, 2629, "direct", _TWITTER, (2455, 2457), (2458, 2463), 9),
]


def seed_article() -> Stored:
    """The seed article with the quotations a careful human marks in it."""

    def back(span: tuple[int, int]) -> tuple[int, int]:
        return span[0] - _SEED_HEAD, span[1] - _SEED_HEAD

    quotes = tuple(
        Quote(
            *back((start, end)),
            kind,
            speaker=back(speaker),
            canonical=name,
            role="@realDonaldTrump" if kind == "post" else None,
            cue=back(cue),
            group=group,
            said_on={1: "2018-01-03", 5: "2018-01-05"}.get(group),
            via="in a blog post" if group == 5 else None,
            how="the speaker stands right before the cue",
            confidence=0.94,
        )
        for start, end, kind, name, speaker, cue, group in _SEED_QUOTES
    )
    text = SEED.read_text(encoding="utf-8")[_SEED_HEAD:]
    title = text.split("\n\n")[0]
    article = Article(
        id=SEED.name,
        path=SEED.name,
        fragment=None,
        title=title,
        title_derived=True,
        text=text,
        date="2018-01-06",
    )
    return Stored(1, article, quotes)


def article(
    number: int, title: str, text: str, *, spans: tuple[Span, ...] = (), **more: str | None
) -> Stored:
    """An article with one quotation for every pair of “ ”, said by Mara Lind."""
    quotes: list[Quote] = []
    at = text.find("“")
    while at >= 0:
        end = text.find("”", at) + 1
        quotes.append(
            Quote(at, end, "direct", canonical="Mara Lind", group=len(quotes), how="invented", confidence=0.9)
        )
        at = text.find("“", end)
    fields: dict[str, str | None] = {
        "date": f"2018-01-{number:02}",
        "source": "Port Gazette",
        "author": None,
        "url": None,
    }
    fields.update(more)
    path = f"news/{number:03}.md"
    made = Article(path, path, None, title, False, text, spans, **fields)  # type: ignore[arg-type]
    return Stored(number, made, tuple(quotes))


def some_articles() -> list[Stored]:
    """Three articles: a bridge, a ferry, and the seed article."""
    text = (
        "The harbour bridge closes on Monday.\n\n“We cannot wait for another winter,” Mara Lind said.\n\n"
        "The city has a page about it.\n\n" + "\n\n".join(f"Paragraph {n} of the report." for n in range(40))
    )
    link = text.index("page about")
    bridge = article(
        5,
        "Harbour bridge to close for repairs before winter",
        text,
        spans=(Span(link, link + 4, "link", target="https://city.example/bridge"),),
        url="https://gazette.example/bridge",
        author="Ida Holm",
    )
    ferry = article(4, "Ferry timetable, again", "The ferry sails at nine.\n\nNobody said anything about it.")
    return [seed_article(), bridge, ferry]


def memory_at(folder: Path) -> Memory:
    """What is remembered of the archive that is this folder."""
    return Memory(str(folder), memory_folder(str(folder)))


class FakeIndex:
    """Answers from a list of articles. A query is one or more plain words."""

    def __init__(self, articles: Sequence[Stored] = ()) -> None:
        self.stored = {each.key: each for each in articles}
        self.asked: list[str] = []
        self.closed = False
        self.fault: Exception | None = None
        self.troubles: list[Problem] = []
        self.held: dict[str, Remembered] = {}
        """What is remembered, by id, where there is no memory."""
        self.memory: Memory | None = None

    def _remembered(self, stored: Stored) -> Remembered:
        names = next(self.named([stored.article.id]))
        if self.memory is None:
            return self.held.get(names.names.id, Remembered())
        entries = list(self.memory.load().registers)
        settled = settle({entry.article for entry in entries if entry.article is not None}, self)
        return Bearers(entries, settled).remembered(names.names, telling=names.telling)

    def at(self, ids: Collection[str]) -> dict[str, Names]:
        return {each.names.id: each.names for each in self.named(ids)}

    def elsewhere(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        return self.namesakes(texts, addresses)

    def _holds(self, node: Node, stored: Stored) -> bool:
        match node:
            case And(nodes):
                return all(self._holds(each, stored) for each in nodes)
            case Not(inner):
                return not self._holds(inner, stored)
            case Marked(mark):
                held = self._remembered(stored)
                held_by = {"read": held.read, "starred": held.starred, "hidden": held.hidden}
                return bool(held.note) if mark == "note" else held_by[mark]
            case _:
                return self._matches(Query(node), stored)

    def together(self) -> AbstractContextManager[None]:
        return nullcontext()

    def _found(self, query: Query, sort: Sort = "date") -> list[Stored]:
        if self.fault is not None:
            raise self.fault
        newest = sorted(self.stored.values(), key=lambda each: each.article.date or "", reverse=True)
        found = [each for each in newest if query.root is None or self._holds(query.root, each)]
        return found[::-1] if sort == "rank" else found

    @staticmethod
    def _matches(query: Query, stored: Stored) -> bool:
        if isinstance(query.root, Term) and query.root.field == "speaker":
            return any(quote.canonical == query.root.text for quote in stored.quotes)
        return bool(matches(query, stored.article.title + "\n\n" + stored.article.text))

    def _piece(self, query: Query, text: str) -> Snippet:
        return snippet(query, text)

    def _hit(self, stored: Stored, query: Query | None) -> Hit:
        a = stored.article
        piece = self._piece(query, a.text) if query else None
        count = count_quotations(stored.quotes)
        held = self._remembered(stored)
        marks = Marks(held.read, held.starred, held.hidden, False, bool(held.note), held.tags)
        known = (stored.key, a.id, a.path, a.title, a.title_derived, a.date, a.source, a.url)
        return Hit(*known, count, piece, marks)

    def search(
        self,
        query: Query,
        *,
        sort: Sort = "date",
        after: str | None = None,
        limit: int = 50,
        snippets: bool = True,
    ) -> Page:
        self.asked.append(f"search {query.text}")
        found = self._found(query, sort)
        hits = tuple(self._hit(each, query if snippets else None) for each in found[:limit])
        return Page(hits, "more" if len(found) > limit else None)

    def titles(self, typed: str, limit: int = 50) -> Page:
        found = [each for each in self.stored.values() if typed.casefold() in each.article.title.casefold()]
        return Page(tuple(self._hit(each, None) for each in found[:limit]), None)

    def count(self, query: Query, cap: int = 10_000) -> Count:
        return Count(len(self._found(query)))

    def article_keys(self, query: Query, *, sort: Sort = "date") -> array[int]:
        return array("q", [each.key for each in self._found(query, sort)])

    def article_ids(self, query: Query) -> list[str]:
        return [each.article.id for each in self._found(query)]

    def hits(self, keys: Sequence[int], query: Query | None = None) -> list[Hit]:
        self.asked.append(f"hits {len(keys)}")
        return [self._hit(self.stored[key], query) for key in keys if key in self.stored]

    def article(self, article_id: str) -> Stored | None:
        found = next((each for each in self.stored.values() if each.article.id == article_id), None)
        return None if found is None else self._corrected(found)

    def article_at(self, key: int) -> Stored | None:
        self.asked.append(f"article {key}")
        return self._corrected(self.stored[key]) if key in self.stored else None

    def _corrected(self, stored: Stored) -> Stored:
        """The article as it counts: no index has to be made to agree."""
        if self.memory is None:
            return stored
        entries = self.memory.load().registers.about(CORRECTIONS)
        settled = settle({entry.article for entry in entries if entry.article is not None}, self)
        said = dict(Bearers(entries, settled).corrected()).get(stored.article.id, [])
        return stored._replace(quotes=corrected(stored.article.text, stored.quotes, said))

    def named(self, ids: Collection[str] | None = None) -> Iterator[Named]:
        for each in self.stored.values():
            if ids is None or each.article.id in ids:
                a = each.article
                yield Named(Names(a.id, text_hash(a.text), normal_address(a.url)), tells(a.text))

    def namesakes(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        return Elsewhere({}, {})

    def newest(self, ids: Collection[str]) -> dict[str, str]:
        return {}

    def copies(self, keys: Sequence[int] | None = None) -> dict[int, str]:
        texts = {
            key: text_hash(each.article.text) for key, each in self.stored.items() if tells(each.article.text)
        }
        many = Counter(texts.values())
        return {key: text for key, text in texts.items() if many[text] > 1 and (keys is None or key in keys)}

    def remembered(self, keys: Sequence[int]) -> dict[int, Remembered]:
        found = {
            key: self._remembered(stored) for key in keys if (stored := self.article_at(key)) is not None
        }
        return {key: held for key, held in found.items() if held}

    def said_of(self, ids: Collection[str], ops: Collection[str], limit: str) -> Said:
        return Said(list(self.named(ids)), [], {}, "", ())

    def wrote(self, entries: Sequence[Entry], before: Signature, after: Signature) -> None:
        return None

    def marked(self) -> list[int]:
        return []

    def orphans(self) -> list[tuple[Names, Remembered]]:
        return []

    def saved_searches(self) -> dict[str, str]:
        return {}

    def labels(self) -> Labels:
        sources = {each.article.source for each in self.stored.values() if each.article.source}
        tags = {
            tag for each in self.stored.values() for tag in (*each.article.tags, *self._remembered(each).tags)
        }
        return Labels(tuple(sorted(sources)), tuple(sorted(tags)))

    def indexed(self, path: str) -> Indexed | None:
        return Indexed(5, None) if any(each.article.path == path for each in self.stored.values()) else None

    def articles_of(self, path: str) -> list[str]:
        return [each.article.id for each in self.stored.values() if each.article.path == path]

    def quotes(
        self,
        query: Query,
        *,
        speaker: str | None = None,
        kinds: tuple[QuoteKind, ...] = LISTED_KINDS,
        after: str | None = None,
        limit: int = 50,
    ) -> QuotePage:
        return QuotePage((), None)

    def _said(self) -> Iterator[tuple[Stored, int, str]]:
        """Each quotation that somebody is named for, newest article first: number of its first part, and the name."""
        for stored in self._found(Query()):
            seen = set[int]()
            for number, quote in enumerate(stored.quotes):
                if quote.canonical and quote.group not in seen:
                    seen.add(quote.group)
                    yield stored, number, quote.canonical

    def speakers(self, query: Query, limit: int | None = None) -> list[SpeakerRow]:
        self.asked.append(f"speakers {limit}")
        counts = Counter(name for _, _, name in self._said())
        return [self._speaker(name, count) for name, count in counts.most_common(limit)]

    def _speaker(self, name: str, count: int) -> SpeakerRow:
        articles = {stored.key: stored.article.day for stored, _, each in self._said() if each == name}
        days = sorted(day for day in articles.values() if day)
        return SpeakerRow(name, count, len(articles), days[0], days[-1], "person", (name,))

    def prominent(self, limit: int = 50) -> list[SpeakerRow]:
        return [row._replace(quotations=0, articles=0) for row in self.speakers(Query(), limit)]

    def speaker(self, name: str, forms: Sequence[str] = ()) -> Speaker | None:
        said = [stored.article for stored, _, each in self._said() if each == name]
        days = Counter(each.day for each in said if each.day)
        outlets = Counter(each.source for each in said)
        if not said:
            return None
        return Speaker(
            self._speaker(name, len(said)), tuple(sorted(days.items())), tuple(outlets.most_common())
        )

    def said_by(self, name: str, forms: Sequence[str] = (), limit: int | None = None) -> list[int]:
        self.asked.append(f"said by {name}")
        return [stored.key << 16 | number for stored, number, each in self._said() if each == name][:limit]

    def quotations(self, keys: Sequence[int]) -> list[QuoteHit]:
        self.asked.append(f"quotations {len(keys)}")
        found = []
        for key in keys:
            stored = self.stored.get(key >> 16)
            if stored is not None:
                quotes, hit = stored.quotes, self._hit(stored, None)
                parts = [each for each in quotes if each.group == quotes[key & 65535].group]
                found += [
                    QuoteHit(key, hit, part, stored.article.text, None, part.group + 1) for part in parts
                ]
        return found

    def problems(self) -> list[Problem]:
        return self.troubles

    def heard(self) -> Heard:
        return Heard("", "")

    def status(self) -> Status:
        return Status(len(self.stored), len(self.stored), 0, len(self.troubles))

    def freshness(self, time_of: Callable[[str], int | None]) -> Freshness:
        return "fresh"

    def interrupt(self) -> None:
        self.asked.append("interrupt")

    def close(self) -> None:
        self.closed = True


class LongIndex(FakeIndex):
    """Any number of articles, made when they are asked for."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def _keys(self) -> range:
        return range(self.number, 0, -1)

    def _stored(self, key: int) -> Stored:
        made = article(
            1, f"Report number {key:,} from the harbour and the hills behind it", f"Text of {key}.\n\n“Yes.”"
        )
        return Stored(key, replace(made.article, id=str(key), path=f"{key}.md"), made.quotes)

    def search(
        self,
        query: Query,
        *,
        sort: Sort = "date",
        after: str | None = None,
        limit: int = 50,
        snippets: bool = True,
    ) -> Page:
        return Page(tuple(self.hits(self._keys()[:limit])), "more" if self.number > limit else None)

    def article_keys(self, query: Query, *, sort: Sort = "date") -> array[int]:
        keys = self._keys()
        return array(
            "q",
            keys
            if query.root is None
            else (key for key in keys if self._holds(query.root, self._stored(key))),
        )

    def named(self, ids: Collection[str] | None = None) -> Iterator[Named]:
        for each in ids if ids is not None else map(str, self._keys()):
            yield Named(Names(each), False)

    def hits(self, keys: Sequence[int], query: Query | None = None) -> list[Hit]:
        self.asked.append(f"hits {len(keys)}")
        return [self._hit(self._stored(key), query) for key in keys]

    def article(self, article_id: str) -> Stored | None:
        return self._stored(int(article_id))

    def article_at(self, key: int) -> Stored | None:
        return self._stored(key)

    def status(self) -> Status:
        return Status(self.number, self.number, self.number, 0)


class FakeArchive:
    """An archive whose index is a fake, and that no indexer works for."""

    def __init__(self, index: FakeIndex | None, name: str = "~/news") -> None:
        self.name = name
        self.root = Path("/nowhere")
        self.index = index
        self.opened = 0
        self.mended: list[IndexFault] = []
        self.memory = memory_at(self.root)
        if index is not None:
            index.memory = self.memory
        self.command: list[str] | None = None
        self.indexer_environment: dict[str, str] | None = None
        self.is_served = False
        self.has_folder = True
        self.opening: Callable[[], FakeIndex | None] = lambda: self.index

    @property
    def where(self) -> Whereabouts:
        return self.memory.where

    def open_index(self) -> FakeIndex | None:
        self.opened += 1
        return self.opening()

    def catch_up(self) -> bool:
        return True  # its index reads the journals at every question

    def mend(self, fault: IndexFault) -> bool:
        self.mended.append(fault)
        return len(self.mended) == 1

    def indexer_command(self, *, rebuild: bool = False, watch: bool = False) -> list[str] | None:
        return self.command


__all__ = ["FakeArchive", "FakeIndex", "LongIndex", "article", "seed_article", "some_articles"]
