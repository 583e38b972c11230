"""The writing half of the backend on a cluster: `reader.index.writing.Store` for the documents of one origin.

There are no transactions: what is written is found once the indexes are refreshed, which happens at the end of a
batch. Articles are sent before the note of their document, and it is the note that says that a document is known: a
run that breaks off is done again where it broke off.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reader.index.opensearch.asking.shownids import Naming
from reader.index.opensearch.layout.articlekeys import doc_id, sent_path, told_path
from reader.index.opensearch.layout.mapping import ARTICLES, KINDS, NOTES
from reader.index.opensearch.layout.notebook import (
    DOCUMENT,
    META,
    STATE,
    at_or_below,
    document_note,
    meta_value,
    note_id,
    problems_in,
)
from reader.index.opensearch.layout.sources import (
    article_in,
    complete,
    found_in_source,
    heard_in,
    origins_in,
    prepare,
)
from reader.index.opensearch.wire.bulk import Bulk
from reader.index.opensearch.wire.lookups import Finder
from reader.index.opensearch.writing.carrying import carry_over
from reader.index.opensearch.writing.notedruns import NotedRuns
from reader.index.opensearch.writing.revising import Revision
from reader.index.opensearch.writing.supersessions import Supersessions
from reader.index.opensearch.writing.whoiswho import WhoIsWho
from reader.index.writing import Known
from reader.model.article import Problem
from reader.seeds.renaming import named_by_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reader.index.opensearch.layout.sources import Prepared, Source
    from reader.index.opensearch.wire.exchange import Exchange
    from reader.index.writing import Wanted
    from reader.marks.articlenames import Elsewhere, Named
    from reader.quotes.people.rulings import Ruling
    from reader.seeds import Document

UNSETTLED = "unsettled"
MACHINES = 1_000
"""Of which it is asked what they note."""
FEW = 20
"""Documents that are looked up one by one; beyond, it takes less to ask for all."""
_GONE = ["key", "path", "before", "voices"]


class ClusterStore(NotedRuns):
    """Writes the documents of one origin; the only one of that origin who does."""

    prepare = staticmethod(prepare)

    def __init__(self, exchange: Exchange, names: Mapping[str, str], origin: str) -> None:
        """`names` are what the indexes are called, by kind."""
        self._finder = Finder(exchange, names)
        self._origin = origin
        self._bulk = Bulk(exchange)
        self._naming = Naming(self._finder, origin)
        self._revision = Revision(self._finder, self._bulk)
        self._versions = Supersessions(self._finder, self._revision, origin)
        self._people = WhoIsWho(self._finder, self._bulk, self._revision, self)
        self._notes: dict[str, dict[str, Any]] | None = None
        """The notes of all documents, once somebody asked for them."""
        self._looked_up = 0
        self._is_marked = self._picks_up = False
        self._looked = False

    # ------------------------------------------------------------------ what is known
    def known(self, path: str = "") -> dict[str, Known]:
        """Return the documents that the index holds at `path` or below it, by their paths."""
        ours = [{"term": {"type": DOCUMENT}}, {"term": {"origin": self._origin}}, *at_or_below(path)]
        body = {"query": {"bool": {"filter": ours}}, "sort": ["path"]}
        found = {}
        for page in self._finder.all(NOTES, body):
            for note in (hit["_source"] for hit in page):
                found[told_path(note["path"])] = note
        if not path:
            self._notes = found
        return {
            at: Known(int(note["mtime"]), note["size"], int(note["inode"]), bytes.fromhex(note["hash"]))
            for at, note in found.items()
        }

    def same(self, known: Known, document: Document) -> bool:
        """Return whether a document looks as it did when it was read; one that could not be read never does."""
        return bool(known.digest) and known[:3] == _stat(document)

    # ------------------------------------------------------------------ documents
    @contextmanager
    def batch(self) -> Iterator[None]:
        """Begin a batch; what was sent in it is found when it ends, of one that breaks off some may be."""
        yield
        self._settle_versions()
        self._put_meta("", STATE, f"{time.time_ns()}-{os.getpid()}")
        self._make_found()

    def _make_found(self) -> None:
        self._bulk.flush()
        self._finder.refresh(*KINDS)

    def put(
        self,
        document: Document,
        digest: bytes | None,
        articles: Sequence[Prepared],
        problems: Iterable[Problem],
    ) -> None:
        """Store a document, its articles in their order and its problems, in place of what was at its path."""
        self._mark()
        self._take_out(document.path, keep_note=True)
        now, keys = time.time_ns() // 1_000_000, []
        for place, article in enumerate(articles):
            key, source = complete(article, self._origin, place, now, "" if article.corrected else None)
            self._bulk.put(self._finder.names[ARTICLES], doc_id(key), source)
            self._people.came(article.blocks, article.persons)
            self._versions.touch(article.before)
            keys.append(key)
        self._versions.touch(sent_path(document.path))
        note = document_note(self._origin, document.path, _stat(document), digest, keys, problems)
        self._note(DOCUMENT, document.path, note)
        if self._notes is not None:
            self._notes[document.path] = note

    def touch(self, document: Document) -> None:
        """Note that a document with another stat holds what it held before."""
        note = self._document(document.path)
        if note is not None:
            mtime, size, inode = _stat(document)
            note = note | {"mtime": str(mtime), "size": size, "inode": str(inode)}
            self._note(DOCUMENT, document.path, note)
            if self._notes is not None:
                self._notes[document.path] = note

    def remove(self, path: str) -> bool:
        """Take a document out; False where there was none."""
        return self._take_out(path, keep_note=False)

    def _take_out(self, path: str, *, keep_note: bool) -> bool:
        note = self._document(path)
        if note is None:
            return False
        self._mark()
        keys = json.loads(note["keys"])
        for source in self._held(keys).values():
            self._people.came(*heard_in(source))
            self._versions.touch(source["path"], source.get("before"))
        for key in keys:
            self._bulk.remove(self._finder.names[ARTICLES], doc_id(key))
        if not keep_note:
            self._bulk.remove(self._finder.names[NOTES], note_id(DOCUMENT, self._origin, path))
            if self._notes is not None:
                del self._notes[path]
        return True

    def _held(self, keys: Sequence[int]) -> dict[str, Source]:
        self._bulk.flush()
        return self._finder.by_id(ARTICLES, [doc_id(key) for key in keys], _GONE)

    def _document(self, path: str) -> dict[str, Any] | None:
        self._looked_up += 1
        if self._notes is None and self._looked_up > FEW:
            self._bulk.flush()
            self._finder.refresh(NOTES)
            self.known()
        if self._notes is not None:
            return self._notes.get(path)
        name = note_id(DOCUMENT, self._origin, path)
        self._bulk.flush()
        return self._finder.by_id(NOTES, [name]).get(name)

    def move(self, before: str, document: Document, digest: bytes) -> bool:
        """Put what is held of the document at `before` in the place of `document`, which has the same content."""
        note = self._document(before)
        if note is None:
            return False
        self._bulk.flush()
        keys = [doc_id(key) for key in json.loads(note["keys"])]
        held = self._finder.by_id(ARTICLES, keys)
        sources = [held[key] for key in keys if key in held]
        if any(named_by_file(origins_in(source)) for source in sources):
            return False
        problems = problems_in(note, document.path)
        articles = [self._at(source, document.path) for source in sources]
        self.remove(before)
        self.put(document, digest, articles, problems)
        return True

    def _at(self, source: Source, path: str) -> Prepared:
        article, quotes = article_in(source, "")
        problems = tuple(Problem(path, each.line, each.what, each.how) for each in article.problems)
        moved = replace(article, path=path, problems=problems)
        return prepare(moved, quotes, found_in_source(source) if source.get("digest") is not None else None)

    # ------------------------------------------------------------------ what follows from them
    def settle(self) -> None:
        """Say anew who is who, where articles that came and went may have changed it."""
        self._pick_up()
        if self._people.is_due:
            self._make_found()
            self._people.settle()
        self._settle_versions()
        if self._is_marked or self._picks_up:
            self._bulk.flush()
            self._bulk.remove(self._finder.names[NOTES], note_id(META, self._origin, UNSETTLED))
            self._is_marked = self._picks_up = False

    def _settle_versions(self) -> None:
        if self._versions.is_due:
            self._make_found()
            self._versions.settle()

    def _mark(self) -> None:
        """Note that what comes is not settled, before it comes: a run that breaks off leaves the note behind."""
        if not self._is_marked:
            self._pick_up()
            self._is_marked = True
            if not self._picks_up:
                self._put_meta(self._origin, UNSETTLED, str(time.time_ns() // 1_000_000))

    def _pick_up(self) -> None:
        """Take over what a run that broke off has not settled."""
        if self._looked:
            return
        self._looked = True
        since = self._meta(UNSETTLED)
        if since is None:
            return
        self._picks_up = True
        ours = [{"term": {"origin": self._origin}}, {"range": {"written": {"gte": int(since)}}}]
        body = {"query": {"bool": {"filter": ours}}, "_source": _GONE, "sort": ["key"]}
        for page in self._finder.all(ARTICLES, body):
            for source in (hit["_source"] for hit in page):
                self._people.came(*heard_in(source))
                self._versions.touch(source["path"], source.get("before"))

    # ------------------------------------------------------------------ a reader's word
    def named(self, ids: Collection[str] | None = None) -> Iterator[Named]:
        """Yield the articles of these ids by their names, without those that are not there, or all; in any order."""
        self._make_found()
        yield from (each for _, each in self._naming.named(ids))

    def namesakes(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses, as marks name them."""
        self._make_found()
        return self._naming.namesakes(texts, addresses)

    def newest(self, ids: Collection[str]) -> dict[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        self._settle_versions()
        self._make_found()
        return self._naming.newest(ids)

    def corrected(self) -> dict[str, str]:
        """Return the digests of what was said of articles of this origin, by the ids of those that have corrections."""
        self._make_found()
        ours = [{"term": {"origin": self._origin}}, {"exists": {"field": "digest"}}]
        fields = ["key", "origin", "path", "fragment", "digest"]
        body = {"query": {"bool": {"filter": ours}}, "_source": fields, "sort": ["key"]}
        found: dict[str, str] = {}
        for page in self._finder.all(ARTICLES, body):
            sources = [hit["_source"] for hit in page]
            shown = self._naming.shown(sources)
            found.update((shown[source["key"]], source["digest"]) for source in sources)
        return found

    def correct(self, article: str, wanted: Wanted | None, digest: str | None) -> None:
        """Have other quotations of an article count; without `wanted`, those that the rules found."""
        self._bulk.flush()
        source = self._naming.sources([article]).get(article)
        if source is None or source["origin"] != self._origin:
            return
        self._mark()
        self._people.came(*heard_in(source))
        whole, _ = article_in(source, article)
        found = found_in_source(source)
        quotes = found if wanted is None else wanted(whole.text, found)
        packed = prepare(whole, quotes, None if wanted is None else found)
        now = time.time_ns() // 1_000_000
        key, made = complete(packed, self._origin, source["place"], now, digest, source.get("newest"))
        self._people.came(packed.blocks, packed.persons)
        self._bulk.put(self._finder.names[ARTICLES], doc_id(key), made)

    def rule(self, rulings: Sequence[Ruling]) -> None:
        """Have these and no others say who is one person and who is not, from the next settling on."""
        self._people.rule(list(rulings))

    def noted(self, name: str, *, of_all: bool = False) -> str | None:
        """Return what was noted of rulings: see `reader.index.opensearch.writing.judging.Noted`."""
        return self._meta(name, "" if of_all else self._origin)

    def noted_by_each(self, name: str) -> list[str]:
        """Return what every machine noted, this one first."""
        self._bulk.flush()
        self._finder.refresh(NOTES)
        asked = [{"term": {"type": META}}, {"term": {"name": name}}]
        body = {"query": {"bool": {"filter": asked}}, "size": MACHINES, "sort": ["origin"]}
        notes = [hit["_source"] for hit in self._finder.hits(NOTES, body)]
        notes.sort(key=lambda note: note["origin"] != self._origin)
        return [value for note in notes if (value := meta_value(note)) is not None]

    def note(self, name: str, value: str, *, of_all: bool = False) -> None:
        """Note something of rulings."""
        self._put_meta("" if of_all else self._origin, name, value)

    # ------------------------------------------------------------------ the end of a run
    def carry_over(self, names: Mapping[str, str]) -> None:
        """Take over what other machines have in the indexes of another generation."""
        before = Finder(self._finder.exchange, names)
        with self.batch():
            if carry_over(before, self._finder, self._bulk, self._origin, self._people.came):
                self.settle()

    def finish(self, *, much: bool) -> None:
        """Leave the index in order after a run: the cluster merges what it has to by itself."""
        del much


def _stat(document: Document) -> tuple[int, int, int]:
    return document.mtime_ns, document.size, document.inode
