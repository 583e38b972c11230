"""The embedded backend: answers `reader.index.protocol.Index` from SQLite FTS5."""

from __future__ import annotations

from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reader.index.answers import COUNT_CAP, Count, Hit, Page, Sort
from reader.index.sqlite.asking.compiling import Plan, asks_of_marks, plan
from reader.index.sqlite.asking.conditions import has_versions, listed, words_of_title
from reader.index.sqlite.asking.hitrows import HIT, MARKS, NO_MARKS, hit_of
from reader.index.sqlite.asking.newestfirst import narrowed, newest
from reader.index.sqlite.asking.quotationanswers import QuotationAnswers
from reader.index.sqlite.asking.scanned import freshness
from reader.index.sqlite.damage import faults
from reader.index.sqlite.tables.heardof import heard
from reader.index.sqlite.tables.schema import connect_reader
from reader.model.errors import ReaderError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from reader.index.answers import Freshness, Heard, Status
    from reader.index.holdings import Indexed, Labels, Said, Stored
    from reader.index.query import Query
    from reader.index.query.tree import Node
    from reader.index.sqlite.asking.bestfirst import BestFirst
    from reader.index.sqlite.marked.cache import Cache
    from reader.index.sqlite.marked.cachetables import Found
    from reader.marks.articlenames import Elsewhere, Named
    from reader.marks.entries import Entry, Names
    from reader.marks.operations import Remembered
    from reader.marks.whereabouts import Signature, Whereabouts
    from reader.model.article import Problem

_BATCH = 500


class SqliteIndex(QuotationAnswers):
    """An open index; serves one thread at a time, beside any number of other processes."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        where: Whereabouts | None = None,
        cache: str | None = None,
        path: str | None = None,
    ) -> None:
        self._db = connection
        self._ranking: BestFirst | None = None
        self._where = where
        self._files = cache, path
        self._signature: Signature = ()
        self._found: Found | None = None
        """What whoever marks was told last."""
        self._cache: Cache | None = None
        """Made where there are journals: most readers mark nothing, and load nothing of it."""

    @classmethod
    def open(cls, path: str, where: Whereabouts | None = None, cache: str | None = None) -> SqliteIndex:
        """Open the index at `path` for reading; `where` journals are that are cached in the file `cache`.

        Raises:
            Damaged: the file is no index of this version.
            IndexFault: it may be one, and cannot be opened now.
        """
        return cls(connect_reader(path), where, cache, path)

    @contextmanager
    def together(self) -> Iterator[None]:
        """Ask several questions in one state of index and journals, that of now; as every one alone does."""
        with faults():
            if self._db.in_transaction:
                yield
                return
            self._begin()
            try:
                yield
            finally:
                self._end()

    def _begin(self) -> None:
        signature: Signature | None = ()
        try:
            if self._where is not None:
                signature = self._where.signature()
        except ReaderError:
            signature = None  # `reader doctor` says what is wrong
        if self._signature != (signature or ()):
            self._signature, self._ranking = signature or (), None  # what was ranked was of other marks
        if self._cache is None:
            if not signature:
                self._db.execute("begin")
                return
            from reader.index.sqlite.marked.cache import Cache

            self._cache = Cache(self._db, *self._files)
        self._cache.begin(signature)

    def _end(self) -> None:
        if self._db.in_transaction:  # SQLite ends it itself where it cannot go on
            self._db.execute("commit")

    @property
    def _marks(self) -> Cache | None:
        """The cache where it holds anything."""
        return self._cache if self._cache is not None and self._cache.holds else None

    def _meant(self, query: Query) -> Query:
        versions = has_versions(self._db)
        if self._marks is None and not versions and not asks_of_marks(query.root):
            return query
        from reader.index.sqlite.asking.marksmeant import meant

        return query._replace(root=meant(self._db, query.root, self._marks, versions=versions))

    def _plan(self, root: Node | None) -> Plan:
        return plan(root, by_unread=self._marks is not None and self._marks.parts_unread)

    def search(
        self,
        query: Query,
        *,
        sort: Sort = "date",
        after: str | None = None,
        limit: int = 50,
        snippets: bool = True,
    ) -> Page:
        """Return a page of the articles that match, newest or best first."""
        with self.together():
            root = self._meant(query).root
            asked = self._plan(root)
            weights = self._best.weights(root) if sort == "rank" and asked.match is not None else None
            label = None if weights is None else weights.label
            if weights is not None and weights.match is not None:
                keys, label = self._best.page(asked, weights, int(after or 0), limit + 1)
                following = str(int(after or 0) + limit)
            else:
                keys = newest(self._db, asked, root, None if after is None else int(after), limit + 1)
                following = str(keys[limit - 1]) if len(keys) > limit else ""
            hits = self.hits(keys[:limit], query if snippets else None)
        return Page(tuple(hits), following if len(keys) > limit else None, label)

    @property
    def _best(self) -> BestFirst:
        if self._ranking is None:
            from reader.index.sqlite.asking.bestfirst import BestFirst

            self._ranking = BestFirst(self._db)
        return self._ranking

    def titles(self, typed: str, limit: int = 50) -> Page:
        """Return the newest articles with these words in the title, the last of them as a prefix."""
        # A table without positions cannot answer phrases: words that the tokenizer would cut are cut here.
        match = words_of_title(typed)
        if not match:
            return Page((), None)
        with self.together():
            shown = listed(
                hides=self._marks is not None and self._marks.hides, versions=has_versions(self._db)
            )
            sql = f"select rowid from titles where titles match ?{shown} order by rowid desc limit ?"
            keys = [key for (key,) in self._db.execute(sql, (match, limit))]
            return Page(tuple(self.hits(keys)), None)

    def count(self, query: Query, cap: int = COUNT_CAP) -> Count:
        """Return how many articles match, up to `cap`."""
        with self.together():
            root = self._meant(query).root
            if root is None:
                found = int(self._db.execute("select count(*) from article").fetchone()[0])
                return Count(min(found, cap), found > cap)
            sql, values = narrowed(self._db, self._plan(root), root).select()
            found = int(
                self._db.execute(f"select count(*) from ({sql} limit ?)", (*values, cap + 1)).fetchone()[0]
            )
        return Count(min(found, cap), found > cap)

    def article_keys(self, query: Query, *, sort: Sort = "date") -> array[int]:
        """Return the keys of every article that matches, in order; 8 bytes each ('q')."""
        with self.together():
            root = self._meant(query).root
            asked = self._plan(root)
            if sort == "rank" and asked.match is not None:
                weights = self._best.weights(root)
                if weights.match is not None:
                    return self._best.all(asked, weights).keys
            asked = narrowed(self._db, asked, root)
            sql, values = asked.select()
            rows = self._db.execute(f"{sql} order by {asked.key} desc", values)
            return array("q", (key for (key,) in rows))

    def article_ids(self, query: Query) -> list[str]:
        """Return the ids of every article that matches, newest first."""
        with self.together():
            keys = self.article_keys(query)
            return [hit.id for at in range(0, len(keys), _BATCH) for hit in self.hits(keys[at : at + _BATCH])]

    def hits(self, keys: Sequence[int], query: Query | None = None) -> list[Hit]:
        """Return the rows of these keys in their order, without those that are gone; with `query`, snippets."""
        found: dict[int, Hit] = {}
        with self.together():
            shown = MARKS if self._marks is not None else NO_MARKS
            for at in range(0, len(keys), _BATCH):
                batch = keys[at : at + _BATCH]
                sql = HIT.format(*shown, ",".join("?" * len(batch)))
                found.update((row[0], hit_of(row)) for row in self._db.execute(sql, tuple(batch)))
            hits = [found[key] for key in keys if key in found]
            if query is not None and query.root is not None:
                from reader.index.sqlite.asking.quotations import with_snippet

                hits = [with_snippet(self._db, hit, query) for hit in hits]
        return hits

    def article(self, article_id: str) -> Stored | None:
        """Return the article of this id, or None."""
        from reader.index.sqlite.asking.wholearticles import key_of

        with faults():
            key = key_of(self._db, article_id)
        return None if key is None else self.article_at(key)

    def article_at(self, key: int) -> Stored | None:
        """Return the article of this key, or None.

        Raises:
            Damaged: it is not what was stored; SQLite notices damage to its pages, and not to what they say.
        """
        from reader.index.sqlite.asking.wholearticles import whole_article

        with faults():
            return whole_article(self._db, key)

    def named(self, ids: Collection[str] | None = None) -> Iterator[Named]:
        """Yield the articles of these ids by their names, without those that are not there, or all; in any order."""
        from reader.index.sqlite.tables.naming import named

        with faults():
            yield from (each for _, each in named(self._db, ids))

    def namesakes(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses, as marks name them."""
        from reader.index.sqlite.tables.naming import namesakes

        with faults():
            return namesakes(self._db, texts, addresses)

    def newest(self, ids: Collection[str]) -> dict[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        from reader.index.sqlite.tables.naming import newest_of

        with faults():
            return newest_of(self._db, ids)

    def copies(self, keys: Sequence[int] | None = None) -> Mapping[int, str]:
        """Return which of these articles, or of all, have a text that others have too, with a name for the text."""
        from reader.index.sqlite.asking.surveying import copies

        with self.together():
            return copies(self._db, keys)

    def remembered(self, keys: Sequence[int]) -> dict[int, Remembered]:
        """Return what is remembered of each of these articles; those of which nothing is are left out."""
        with self.together():
            if self._marks is None:
                return {}
            from reader.index.sqlite.asking.recalling import remembered_of

            return remembered_of(self._db, keys)

    def said_of(self, ids: Collection[str], ops: Collection[str], limit: str) -> Said:
        """Return what counts of these articles, of these operations, for whoever marks them.

        Stamps beyond `limit` are not the latest.
        """
        from reader.index.sqlite.asking.recalling import said_of

        with self.together():
            marked = self._marks is not None
            said, self._found = said_of(self._db, ids, ops, limit, self._signature, is_marked=marked)
        return said

    def wrote(self, entries: Sequence[Entry], before: Signature, after: Signature) -> None:
        """Hear what this process has just written of articles that `said_of` told of last."""
        from reader.index.sqlite.marked.handing import hand_over

        (cache, path), found, self._found = self._files, self._found, None
        if cache is not None and path is not None and found is not None:
            hand_over(cache, path, found, entries, before, after)

    def marked(self) -> array[int]:
        """Return the keys of all articles of which something is remembered, hidden ones too, newest first."""
        with self.together():
            rows = self._db.execute("select key from mark order by key desc") if self._marks else ()
            return array("q", (key for (key,) in rows))

    def orphans(self) -> list[tuple[Names, Remembered]]:
        """Return the names that mean no article any more, with what is remembered under them."""
        with self.together():
            if self._marks is None:
                return []
            from reader.index.sqlite.asking.recalling import orphans

            return orphans(self._db)

    def saved_searches(self) -> dict[str, str]:
        """Return the saved searches, by name in alphabetical order."""
        with self.together():
            if self._marks is None:
                return {}
            from reader.index.sqlite.asking.recalling import searches

            return searches(self._db)

    def labels(self) -> Labels:
        """Return the sources and tags that there are."""
        from reader.index.sqlite.asking.surveying import labels

        with self.together():
            return labels(self._db, marked=self._marks is not None)

    def articles_of(self, path: str) -> list[str]:
        """Return the ids of the articles that the document at `path` holds."""
        from reader.index.sqlite.tables.naming import articles_of

        with faults():
            return articles_of(self._db, path)

    def indexed(self, path: str) -> Indexed | None:
        """Return what the document at `path` was when it was indexed; None where it is in no index."""
        from reader.index.sqlite.asking.surveying import indexed

        with faults():
            return indexed(self._db, path)

    def problems(self) -> list[Problem]:
        """Return what was wrong with documents, in the order of their paths."""
        from reader.index.sqlite.asking.surveying import problems

        with faults():
            return problems(self._db)

    def status(self) -> Status:
        """Return what the index holds."""
        from reader.index.sqlite.asking.surveying import status

        with faults():
            return status(self._db)

    def freshness(self, time_of: Callable[[str], int | None]) -> Freshness:
        """Return whether the folders of the archive are as they were when it was last looked through."""
        with faults():
            return freshness(self._db, time_of)

    def heard(self) -> Heard:
        """Return what the journals of marks were when the index was made to agree with them."""
        with faults():
            return heard(self._db)

    def interrupt(self) -> None:
        """Stop what another thread is asking of this object: its call raises `Interrupted`."""
        self._db.interrupt()

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
