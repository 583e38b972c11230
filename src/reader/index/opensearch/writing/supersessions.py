"""Versions of one article: which of them another one supersedes, noted when they come and go.

A document names the one before it, which stands in the same folder, and its own number, which is the greater one. So
nothing can supersede itself, in however many steps, and a folder that is moved keeps its order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.index.opensearch.layout.mapping import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reader.index.opensearch.layout.sources import Source
    from reader.index.opensearch.wire.lookups import Finder
    from reader.index.opensearch.writing.revising import Revision

_FIELDS = ["key", "path", "before", "number", "newest", "fragment"]
_AT_ONCE = 1_000


class Supersessions:
    """Keeps `newest` of the articles of one origin. Paths are as they are sent."""

    def __init__(self, finder: Finder, revision: Revision, origin: str) -> None:
        self._finder = finder
        self._revision = revision
        self._origin = origin
        self._touched: set[str] = set()
        """Paths of documents that came or went, and of those that they supersede."""

    @property
    def is_due(self) -> bool:
        """Whether documents came or went."""
        return bool(self._touched)

    def touch(self, *paths: str | None) -> None:
        """Take note of documents that came or went."""
        self._touched.update(path for path in paths if path)

    def settle(self) -> bool:
        """Say anew which articles are older versions, and of which; return whether any is another now.

        All that was written before can be found.
        """
        touched, self._touched = self._touched, set()
        if not touched or not self._any():
            return False
        concerned = self._concerned(touched)
        changes: dict[int, int | None] = {}
        done: set[str] = set()
        while concerned:
            path = concerned.pop()
            if path in done:
                continue
            done.add(path)
            held = self._at(path)
            if held is None:
                continue
            newest = self._newest(path, held)
            if newest != held.get("newest"):
                changes[held["key"]] = newest
            if held.get("before"):
                concerned.add(held["before"])
        self._revision.revise(list(changes), lambda source: source | {"newest": changes[source["key"]]})
        return bool(changes)

    def _any(self) -> bool:
        either = [{"exists": {"field": "before"}}, {"exists": {"field": "newest"}}]
        body = {
            "query": {"bool": {"filter": [self._ours()], "should": either, "minimum_should_match": 1}},
            "size": 1,
            "stored_fields": "_none_",
        }
        return bool(self._finder.hits(ARTICLES, body))

    def _ours(self) -> dict[str, Any]:
        return {"term": {"origin": self._origin}}

    def _concerned(self, touched: Collection[str]) -> set[str]:
        """Return those of these paths that have to do with versions, and what they supersede."""
        found: set[str] = set()
        paths = sorted(touched)
        for at in range(0, len(paths), _AT_ONCE):
            part = paths[at : at + _AT_ONCE]
            named = [{"terms": {"before": part}}, {"terms": {"path": part}}]
            body = {
                "query": {"bool": {"filter": [self._ours()], "should": named, "minimum_should_match": 1}},
                "_source": _FIELDS,
                "sort": ["key"],
            }
            for page in self._finder.all(ARTICLES, body):
                for source in (hit["_source"] for hit in page):
                    if source.get("before") is not None or source.get("newest") is not None:
                        found.add(source["path"])
                        found.update(filter(None, [source.get("before")]))
        return found

    def _at(self, path: str) -> Source | None:
        """Return the article that is the whole document at a path."""
        found = [source for source in self._where({"term": {"path": path}}) if source.get("fragment") is None]
        return found[0] if found else None

    def _newest(self, path: str, held: Source) -> int | None:
        """Return the key of the newest version that supersedes the document at a path; None where none does."""
        number, newest = held.get("number") or 1, None
        while True:
            following = [
                (source["number"], source["path"], source["key"])
                for source in self._where({"term": {"before": path}})
                if source["number"] > number
            ]
            if not following:
                return newest
            number, path, newest = max(following)

    def _where(self, clause: dict[str, Any]) -> Iterable[Source]:
        body = {"query": {"bool": {"filter": [self._ours(), clause]}}, "size": 1_000, "_source": _FIELDS}
        return [hit["_source"] for hit in self._finder.hits(ARTICLES, body)]
