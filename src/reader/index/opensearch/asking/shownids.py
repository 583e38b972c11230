"""Articles by the names that marks know them by, and by the ids under which they are shown.

The id of an article is its path, as in every archive. Where another origin has an article of the same path, the one
that is not of this machine's origin is shown as `origin:path`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.index.opensearch.layout.articlekeys import doc_id, key_of, sent_path, told_path
from reader.index.opensearch.layout.mapping import ARTICLES
from reader.index.opensearch.layout.sources import id_in
from reader.marks.articlenames import Elsewhere, Named
from reader.marks.entries import Names
from reader.model.identity import split_id

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reader.index.opensearch.layout.sources import Source
    from reader.index.opensearch.wire.lookups import Finder

NAMES = ("key", "origin", "path", "fragment", "text_hash", "address", "telling")
ID = ("key", "origin", "path", "fragment")
_MANY = 20_000


class Naming:
    """Knows the articles of an index by id, for a machine of some origin."""

    def __init__(self, finder: Finder, origin: str) -> None:
        self._finder = finder
        self._origin = origin
        self._origins: list[str] | None = None

    # ------------------------------------------------------------------ ids
    def forget(self) -> None:
        """Ask anew whose documents there are."""
        self._origins = None

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
                doc_id(key_of(origin, told_path(each["path"]), each.get("fragment")))
                for origin in self.origins
                if origin != each["origin"]
            ]
            for each in others
        }
        there = self._finder.by_id(ARTICLES, [name for names in rivals.values() for name in names], ["key"])
        for each in others:
            if any(name in there for name in rivals[each["key"]]):
                ids[each["key"]] = f"{each['origin']}:{ids[each['key']]}"
        return ids

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

    def sources(self, ids: Collection[str], fields: Sequence[str] | None = None) -> dict[str, Source]:
        """Return the documents of the articles that are shown under these ids, as they are this moment."""
        wanted = self.keys(ids)
        asked = None if fields is None else [*{*fields, *ID}]
        held = self._finder.by_id(ARTICLES, [doc_id(key) for key in wanted], asked)
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
            for shown, source in self.sources(ids, NAMES).items():
                yield source["key"], _named(source, shown)
            return
        body = {"query": {"match_all": {}}, "_source": list(NAMES), "sort": ["key"]}
        for page in self._finder.all(ARTICLES, body):
            yield from self._named_of([hit["_source"] for hit in page])

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
            body = {
                "query": {"terms": {field: wanted[at : at + _MANY]}},
                "_source": list(NAMES),
                "sort": ["key"],
            }
            for page in self._finder.all(ARTICLES, body):
                yield [hit["_source"] for hit in page]

    def newest(self, ids: Collection[str]) -> dict[str, str]:
        """Return the newest version of each of these articles that has a newer one, by its id."""
        held = {
            shown: source["newest"]
            for shown, source in self.sources(ids, ["newest"]).items()
            if source.get("newest") is not None
        }
        if not held:
            return {}
        newest = self._finder.by_id(ARTICLES, [doc_id(key) for key in set(held.values())], ID)
        shown = self.shown(newest.values())
        return {each: shown[key] for each, key in held.items() if key in shown}

    def articles_of(self, path: str) -> list[str]:
        """Return the ids of the articles of the document at this path, in their order."""
        body: dict[str, Any] = {
            "query": {"bool": {"filter": [{"term": {"path": sent_path(path)}}]}},
            "_source": [*ID, "place"],
            "sort": ["place", "key"],
        }
        sources = [hit["_source"] for page in self._finder.all(ARTICLES, body) for hit in page]
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
