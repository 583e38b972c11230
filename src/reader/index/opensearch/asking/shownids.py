"""Articles by the names that marks know them by, and by the ids under which they are shown.

The id of an article is its path, as in every archive. Where another origin has an article of the same path, the one
that is not of this machine's origin is shown as `origin:path`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from reader.index.opensearch.layout.articlekeys import doc_id, key_of, sent_path, told_path
from reader.index.opensearch.layout.mapping import ARTICLES
from reader.index.opensearch.layout.sources import LISTED, NAMED, ROW, id_in, listed_in
from reader.marks.articlenames import Elsewhere, Named
from reader.marks.entries import Names
from reader.model.identity import split_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from reader.index.opensearch.layout.sources import Source
    from reader.index.opensearch.wire.lookups import Finder

_ANY = ("key", "origin", *ROW, "text_hash", "address", "newest")
_MANY = 20_000
_AT_ONCE = 5_000


class Known(NamedTuple):
    """An article as marks know it."""

    key: int
    named: Named
    newest: int | None
    """The key of the newest version, where there is a newer one."""


class Naming:
    """Knows the articles of an index by id, for a machine of some origin."""

    def __init__(self, finder: Finder, origin: str) -> None:
        self._finder = finder
        self._origin = origin
        self._origins: list[str] | None = None
        self._state: object = None

    # ------------------------------------------------------------------ ids
    def begin(self, state: object) -> None:
        """Ask anew whose documents there are, where the index is in another state than it was."""
        if state != self._state:
            self._state, self._origins = state, None

    @property
    def origins(self) -> list[str]:
        """Whose documents the index holds, this machine's first."""
        if self._origins is None:
            answer = self._finder.search(
                ARTICLES, {"size": 0, "aggs": {"origins": {"terms": {"field": "origin", "size": 10_000}}}}
            )
            found = {each["key"] for each in answer["aggregations"]["origins"]["buckets"]}
            self._origins = [self._origin, *sorted(found - {self._origin})]
        return self._origins

    def shown(self, sources: Iterable[Source]) -> dict[int, str]:
        """Return the ids under which these articles are shown, by their keys."""
        sources = list(sources)
        ids = {source["key"]: id_in(source) for source in sources}
        if len(self.origins) < 2:
            return ids
        others = [source for source in sources if source["origin"] != self._origin]
        rivals = {
            each["key"]: [
                key_of(origin, told_path(each["path"]), each.get("fragment"))
                for origin in self.origins
                if origin != each["origin"]
            ]
            for each in others
        }
        there = self._those([key for keys in rivals.values() for key in keys])
        for each in others:
            if any(key in there for key in rivals[each["key"]]):
                ids[each["key"]] = f"{each['origin']}:{ids[each['key']]}"
        return ids

    def _those(self, keys: list[int]) -> set[int]:
        """Return those of these keys that articles have."""
        found: set[int] = set()
        for at in range(0, len(keys), _AT_ONCE):
            batch = keys[at : at + _AT_ONCE]
            body = {
                "query": {"bool": {"filter": [{"terms": {"key": batch}}]}},
                "size": len(batch),
                "stored_fields": "_none_",
                "docvalue_fields": ["key"],
            }
            found |= {int(hit["fields"]["key"][0]) for hit in self._finder.hits(ARTICLES, body)}
        return found

    def listed(self, found: list[dict[str, Any]]) -> list[Source]:
        """Return what rows are made of, from answers; of articles with very long titles it is asked for once more."""
        sources = [each["_source"] if "_source" in each else listed_in(each["fields"]) for each in found]
        if None not in sources:
            return [source for source in sources if source is not None]
        long = [
            doc_id(int(each["fields"]["key"][0]))
            for each, source in zip(found, sources, strict=True)
            if source is None
        ]
        read = iter(self._finder.by_id(ARTICLES, long, _ANY).values())
        sources = [next(read, None) if source is None else source for source in sources]
        return [source for source in sources if source is not None]

    def _at(self, keys: list[int]) -> Iterator[list[Source]]:
        """Yield what is listed of the articles of these keys that are there."""
        for at in range(0, len(keys), _AT_ONCE):
            batch = keys[at : at + _AT_ONCE]
            clause = {"bool": {"filter": [{"terms": {"key": batch}}]}}
            yield self.listed(self._finder.hits(ARTICLES, {"query": clause, "size": len(batch), **NAMED}))

    def _by_id(self, ids: Collection[str]) -> Iterator[tuple[str, Source]]:
        """Yield what is listed of the articles that are shown under these ids."""
        wanted = self.keys(ids)
        for sources in self._at(list(wanted)):
            shown = self.shown(sources)
            for source in sources:
                if wanted.get(source["key"]) == shown[source["key"]]:
                    yield shown[source["key"]], source

    def keys(self, ids: Collection[str]) -> dict[int, str]:
        """Return the keys that articles of these ids may have: under this machine's origin first, then others'."""
        found: dict[int, str] = {}
        for shown in ids:
            for origin, own in self._meanings(shown):
                try:
                    path, fragment = split_id(own)
                    (fragment or "").encode()
                    found.setdefault(key_of(origin, path, fragment), shown)
                except UnicodeEncodeError:
                    continue  # half a character, which is in no file name
        return found

    def _meanings(self, shown: str) -> Iterator[tuple[str, str]]:
        for origin in self.origins:
            yield origin, shown
        for origin in self.origins:
            if shown.startswith(f"{origin}:"):
                yield origin, shown[len(origin) + 1 :]

    def sources(self, ids: Collection[str]) -> dict[str, Source]:
        """Return the documents of the articles that are shown under these ids, as they are this moment."""
        wanted = self.keys(ids)
        held = self._finder.by_id(ARTICLES, [doc_id(key) for key in wanted])
        shown = self.shown(held.values())
        return {
            shown[source["key"]]: source
            for source in held.values()
            if wanted.get(source["key"]) == shown[source["key"]]
        }

    # ------------------------------------------------------------------ names
    def named(self, ids: Collection[str] | None = None) -> Iterator[tuple[int, Named]]:
        """Yield the articles of these ids by key and names, without those that are not there, or all; in any order."""
        if ids is not None:
            for shown, source in self._by_id(ids):
                yield source["key"], _named(source, shown)
            return
        for page in self._finder.all(ARTICLES, {"query": {"match_all": {}}, "sort": ["key"], **NAMED}):
            yield from self._named_of(self.listed(page))

    def _named_of(self, sources: list[Source]) -> Iterator[tuple[int, Named]]:
        shown = self.shown(sources)
        for source in sources:
            yield source["key"], _named(source, shown[source["key"]])

    def with_texts(self, texts: Collection[str]) -> Iterator[tuple[int, Named]]:
        """Yield the articles that have one of these texts."""
        for page in self._pages("text_hash", texts):
            yield from self._named_of(page)

    def namesakes(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        """Return which articles have these texts and addresses."""
        return Elsewhere(self._ids("text_hash", texts), self._ids("address", addresses))

    def _ids(self, field: str, values: Collection[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for page in self._pages(field, values):
            shown = self.shown(page)
            for source in page:
                found.setdefault(source[field], []).append(shown[source["key"]])
        return {value: sorted(ids) for value, ids in found.items()}

    def _pages(self, field: str, values: Collection[str]) -> Iterator[list[Source]]:
        wanted = [value for value in values if value and _is_whole(value)]
        for at in range(0, len(wanted), _MANY):
            clause = {"bool": {"filter": [{"terms": {field: wanted[at : at + _MANY]}}]}}
            for page in self._finder.all(ARTICLES, {"query": clause, "sort": ["key"], **NAMED}):
                yield self.listed(page)

    def known(self, ids: Collection[str]) -> dict[str, Known]:
        """Return what there is to know of these articles, by the ids under which they are shown."""
        return {
            shown: Known(source["key"], _named(source, shown), source.get("newest"))
            for shown, source in self._by_id(ids)
        }

    def newest(self, ids: Collection[str]) -> dict[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        return self.newest_of(self.known(ids))

    def newest_of(self, known: Mapping[str, Known]) -> dict[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        held = {shown: each.newest for shown, each in known.items() if each.newest is not None}
        if not held:
            return {}
        newest = [source for sources in self._at(list({*held.values()})) for source in sources]
        shown = self.shown(newest)
        return {each: shown[key] for each, key in held.items() if key in shown}

    def articles_of(self, path: str) -> list[str]:
        """Return the ids of the articles of the document at this path, in their order."""
        clause = {"bool": {"filter": [{"term": {"path": sent_path(path)}}]}}
        pages = self._finder.all(ARTICLES, {"query": clause, "sort": ["place", "key"], **LISTED})
        sources = [source for page in pages for source in self.listed(page)]
        own = [source for source in sources if source["origin"] == self._origin] or sources
        return list(self.shown(own).values())


def _named(source: Source, shown: str) -> Named:
    return Named(Names(shown, source["text_hash"], source["address"]), bool(source["telling"]))


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False  # half a character, which no article has in its names
    return True
