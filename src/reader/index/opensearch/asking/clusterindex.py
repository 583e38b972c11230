"""Answers `reader.index.protocol.Index` from an OpenSearch cluster."""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from reader.index.opensearch.asking.articlelists import ArticleLists
from reader.index.opensearch.asking.bearing import Bearing
from reader.index.opensearch.asking.composing import Composer, among
from reader.index.opensearch.asking.hitlists import NEWEST
from reader.index.opensearch.asking.people import People
from reader.index.opensearch.asking.quotedin import QuotedIn
from reader.index.opensearch.asking.shownids import Naming
from reader.index.opensearch.asking.surveys import Surveys
from reader.index.opensearch.asking.whatismeant import Meaning
from reader.index.opensearch.layout.articlekeys import doc_id
from reader.index.opensearch.layout.mapping import ARTICLES
from reader.index.opensearch.layout.sources import article_in, told_voices
from reader.index.opensearch.wire.lookups import Finder
from reader.index.query.tree import And, tops
from reader.model.kinds import LISTED_KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from reader.index.answers import Freshness, Heard, SpeakerRow, Status
    from reader.index.holdings import Indexed, Labels, QuoteHit, QuotePage, Said, Speaker, Stored
    from reader.index.opensearch.asking.composing import Clause
    from reader.index.opensearch.wire.exchange import Exchange
    from reader.index.query import Query
    from reader.marks.articlenames import Elsewhere, Named
    from reader.marks.entries import Entry, Names
    from reader.marks.operations import Remembered
    from reader.marks.whereabouts import Signature, Whereabouts
    from reader.model.article import Problem
    from reader.model.kinds import QuoteKind


class ClusterIndex(ArticleLists):
    """An open index; serves one thread at a time, beside any number of other processes and machines."""

    def __init__(
        self,
        exchange: Exchange,
        names: Mapping[str, str],
        origin: str,
        where: Whereabouts | None = None,
        closing: Callable[[], None] | None = None,
    ) -> None:
        """`names` are what the indexes are called, by kind; `closing` is called at the end."""
        self._exchange = exchange
        self._finder = Finder(exchange, names)
        self._naming = Naming(self._finder, origin)
        self._people = People(self._finder)
        self._bearing = Bearing(where, self._naming)
        self._surveys = Surveys(self._finder, origin)
        self._quoted = QuotedIn(self._finder, self._people, self._rows_of)
        self._closing = closing
        self._depth = 0
        self._told: dict[int, Named] = {}
        """What whoever marks was told last."""

    # ------------------------------------------------------------------ one state
    @contextmanager
    def together(self) -> Iterator[None]:
        """Ask several questions in one state of the journals, that of now; the index may change between them."""
        with self._exchange.question():
            if not self._depth:
                state = self._surveys.state()
                self._naming.begin(state)
                self._bearing.begin(state)
            self._depth += 1
            try:
                yield
            finally:
                self._depth -= 1

    # ------------------------------------------------------------------ whole articles
    def article(self, article_id: str) -> Stored | None:
        """Return the article of this id, or None."""
        with self.together():
            source = self._naming.sources([article_id]).get(article_id)
            return None if source is None else self._stored(source, article_id)

    def article_at(self, key: int) -> Stored | None:
        """Return the article of this key, or None."""
        with self.together():
            source = self._finder.by_id(ARTICLES, [doc_id(key)]).get(doc_id(key))
            if source is None:
                return None
            return self._stored(source, self._naming.shown([source])[key])

    def _stored(self, source: dict[str, Any], shown: str) -> Stored:
        from reader.index.holdings import Stored

        article, quotes = article_in(source, shown)
        voices = told_voices(source["voices"])
        people = self._people.by_keys({voice.person for voice in voices})
        named = {voice.sighting.name: people[voice.person] for voice in voices if voice.person in people}
        return Stored(source["key"], article, quotes, named)

    # ------------------------------------------------------------------ names and marks
    def named(self, ids: Collection[str] | None = None) -> Iterator[Named]:
        """Yield the articles of these ids by their names, without those that are not there, or all; in any order."""
        yield from (each for _, each in self._naming.named(ids))

    def namesakes(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses, as marks name them."""
        return self._naming.namesakes(texts, addresses)

    def newest(self, ids: Collection[str]) -> dict[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        return self._naming.newest(ids)

    def copies(self, keys: Sequence[int] | None = None) -> Mapping[int, str]:
        """Return which of these articles, or of all, have a text that others have too, with a name for the text."""
        return self._surveys.copies(keys)

    def remembered(self, keys: Sequence[int]) -> dict[int, Remembered]:
        """Return what is remembered of each of these articles; those of which nothing is are left out."""
        with self.together():
            borne = self._bearing.borne
            return {key: borne[key].what for key in keys if key in borne}

    def said_of(self, ids: Collection[str], ops: Collection[str], limit: str) -> Said:
        """Return what counts of these articles, of these operations, for whoever marks them."""
        with self.together():
            self._told = dict(self._naming.named(ids))
            return self._bearing.said_of(self._told, ops, limit)

    def wrote(self, entries: Sequence[Entry], before: Signature, after: Signature) -> None:
        """Hear what this process has just written of articles that `said_of` told of last."""
        told, self._told = self._told, {}
        self._bearing.wrote(entries, told, before, after)

    def marked(self) -> array[int]:
        """Return the keys of all articles of which something is remembered, hidden ones too, newest first."""
        with self.together():
            keys = list(self._bearing.borne)
            if not keys:
                return array("q")
            body = {
                "query": {"bool": {"filter": [among("key", keys)]}},
                "sort": NEWEST,
                "stored_fields": "_none_",
                "docvalue_fields": ["key"],
            }
            pages = self._finder.all(ARTICLES, body)
            return array("q", (int(hit["fields"]["key"][0]) for page in pages for hit in page))

    def orphans(self) -> list[tuple[Names, Remembered]]:
        """Return the names that mean no article any more, with what is remembered under them."""
        with self.together():
            return self._bearing.orphans()

    def saved_searches(self) -> dict[str, str]:
        """Return the saved searches, by name in alphabetical order."""
        with self.together():
            return self._bearing.saved_searches()

    # ------------------------------------------------------------------ the archive
    def labels(self) -> Labels:
        """Return the sources and tags that there are."""
        with self.together():
            own = {tag for each in self._bearing.borne.values() for tag in each.what.tags}
            return self._surveys.labels(own)

    def articles_of(self, path: str) -> list[str]:
        """Return the ids of the articles that the document at `path` holds."""
        return self._naming.articles_of(path)

    def indexed(self, path: str) -> Indexed | None:
        """Return what the document at `path` was when it was indexed; None where it is in no index."""
        return self._surveys.indexed(path)

    def problems(self) -> list[Problem]:
        """Return what was wrong with documents, in the order of their paths."""
        return self._surveys.problems()

    def status(self) -> Status:
        """Return what the index holds."""
        return self._surveys.status()

    def freshness(self, time_of: Callable[[str], int | None]) -> Freshness:
        """Return whether the folders of this machine are as they were when they were last looked through."""
        return self._surveys.freshness(time_of)

    def heard(self) -> Heard:
        """Return what the journals of marks were when the index was made to agree with them."""
        return self._surveys.heard()

    # ------------------------------------------------------------------ quotations
    def quotes(
        self,
        query: Query,
        *,
        speaker: str | None = None,
        kinds: tuple[QuoteKind, ...] = LISTED_KINDS,
        after: str | None = None,
        limit: int = 50,
    ) -> QuotePage:
        """Return quotations of the articles that match, newest article first, in the order of the text."""
        from reader.index.query.tree import Term

        if speaker is not None:
            said = Term(speaker, "speaker")
            query = query._replace(root=And((*tops(query.root), said)) if query.root is not None else said)
        with self.together():
            composer, clause = self._composed(query)
            return self._quoted.page(clause, composer.narrowing(query.root), kinds, after, limit)

    def speakers(self, query: Query, limit: int | None = None) -> list[SpeakerRow]:
        """Return who is quoted in the articles that match, most quoted first."""
        with self.together():
            composer, clause = self._composed(query)
            return self._quoted.speakers(clause, composer.narrowing(query.root), limit)

    def prominent(self, limit: int = 50) -> list[SpeakerRow]:
        """Return who is quoted in about the most articles, with days and no numbers."""
        with self.together():
            return self._quoted.prominent(self._everything(), limit)

    def speaker(self, name: str, forms: Sequence[str] = ()) -> Speaker | None:
        """Return who is quoted under this name, where and when; None where nobody is."""
        with self.together():
            return self._quoted.speaker(self._everything(), name, forms)

    def said_by(self, name: str, forms: Sequence[str] = (), limit: int | None = None) -> Sequence[int]:
        """Return the keys of what the same said, newest article first."""
        with self.together():
            return self._quoted.said_by(self._everything(), name, forms, limit)

    def quotations(self, keys: Sequence[int]) -> list[QuoteHit]:
        """Return the quotations of these keys in their order, part by part."""
        with self.together():
            return self._quoted.quotations(keys)

    def _everything(self) -> Clause:
        return Composer(Meaning(self._people, self._bearing)).clause(self._meant(None))

    # ------------------------------------------------------------------ the end
    def interrupt(self) -> None:
        """Stop what another thread is asking of this object: its call raises `Interrupted`."""
        self._exchange.interrupt()

    def close(self) -> None:
        """Let go of the connections."""
        if self._closing is not None:
            closing, self._closing = self._closing, None
            closing()
        self._exchange.close()
