"""What an index holds as a whole: sources and tags, problems, copies, and whether it is as the folders are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.index.answers import Heard, Status
from reader.index.opensearch.layout.articlekeys import told_path
from reader.index.opensearch.layout.mapping import ARTICLES, NOTES
from reader.index.opensearch.layout.notebook import (
    DOCUMENT,
    FOLDER,
    META,
    STATE,
    meta_value,
    note_id,
    problems_in,
)
from reader.model.identity import path_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.index.answers import Freshness
    from reader.index.holdings import Indexed, Labels
    from reader.index.opensearch.wire.lookups import Finder
    from reader.model.article import Problem

_BUCKETS = 50_000
_BATCH = 10_000
SCANNED = "scanned"
JOURNALS, CORRECTIONS = "journals", "corrections"


class Surveys:
    """Questions about the whole of an index, for a machine of some origin."""

    def __init__(self, finder: Finder, origin: str) -> None:
        self._finder = finder
        self._origin = origin

    def state(self) -> str | None:
        """Return what is another text after every change of the index."""
        return self._meta("", STATE).get(STATE)

    def _meta(self, origin: str, *names: str) -> Mapping[str, str]:
        ids = {note_id(META, origin, name): name for name in names}
        found = self._finder.by_id(NOTES, list(ids))
        return {ids[each]: value for each, note in found.items() if (value := meta_value(note)) is not None}

    def heard(self) -> Heard:
        """Return what was noted of the journals."""
        held = self._meta(self._origin, JOURNALS, CORRECTIONS)
        return Heard(held.get(JOURNALS, ""), held.get(CORRECTIONS, ""))

    def freshness(self, time_of: Callable[[str], int | None]) -> Freshness:
        """Return whether the folders of this machine are as they were when they were last looked through."""
        if SCANNED not in self._meta(self._origin, SCANNED):
            return "unfinished"
        ours = [{"term": {"type": FOLDER}}, {"term": {"origin": self._origin}}]
        body = {"query": {"bool": {"filter": ours}}, "_source": ["path", "mtime"], "sort": ["path"]}
        for page in self._finder.all(NOTES, body):
            for hit in page:
                now = time_of(told_path(hit["_source"]["path"]))
                if now is None or str(now) != hit["_source"]["mtime"]:
                    return "stale"
        return "fresh"

    # ------------------------------------------------------------------ what there is
    def labels(self, own_tags: Iterable[str]) -> Labels:
        """Return the sources and tags that there are; one's own tags among them."""
        from reader.index.holdings import Labels

        return Labels(_in_order(self._values("source")), _in_order({*self._values("tags"), *own_tags}))

    def _values(self, field: str) -> Iterator[str]:
        after: dict[str, Any] = {}
        while True:
            made = {"sources": [{"value": {"terms": {"field": field}}}], "size": _BUCKETS, **after}
            answer = self._finder.search(ARTICLES, {"size": 0, "aggs": {"values": {"composite": made}}})
            found = answer["aggregations"]["values"]
            yield from (bucket["key"]["value"] for bucket in found["buckets"])
            if "after_key" not in found or len(found["buckets"]) < _BUCKETS:
                return
            after = {"after": found["after_key"]}

    def status(self) -> Status:
        """Return how much the index holds, of all origins."""
        body = {"size": 0, "track_total_hits": True, "aggs": {"quotations": {"sum": {"field": "listed"}}}}
        articles = self._finder.search(ARTICLES, body)
        notes = self._finder.search(
            NOTES,
            {
                "size": 0,
                "aggs": {
                    "documents": {"filter": {"term": {"type": DOCUMENT}}},
                    "problems": {"sum": {"field": "faults"}},
                },
            },
        )["aggregations"]
        return Status(
            articles["hits"]["total"]["value"],
            notes["documents"]["doc_count"],
            int(articles["aggregations"]["quotations"]["value"]),
            int(notes["problems"]["value"]),
        )

    def problems(self) -> list[Problem]:
        """Return what was wrong with documents, in the order of their paths."""
        body = {"query": {"bool": {"filter": [{"range": {"faults": {"gt": 0}}}]}}, "sort": ["path", "type"]}
        notes = [hit["_source"] for page in self._finder.all(NOTES, body, 1_000) for hit in page]
        found = [each for note in notes for each in problems_in(note, told_path(note["path"]))]
        return sorted(found, key=lambda each: (path_bytes(each.path), each.line is not None, each.line or 0))

    def indexed(self, path: str) -> Indexed | None:
        """Return what the document at this path was when it was indexed."""
        from reader.index.holdings import Indexed

        name = note_id(DOCUMENT, self._origin, path)
        note = self._finder.by_id(NOTES, [name]).get(name)
        return None if note is None else Indexed(note["size"], bytes.fromhex(note["hash"]) or None)

    # ------------------------------------------------------------------ copies
    def copies(self, keys: Sequence[int] | None = None) -> dict[int, str]:
        """Return which of these articles, or of all, have a text that others have too, with the hash of the text."""
        if keys is None:
            return self._with_texts(list(self._shared_texts([])), None)
        found: dict[int, str] = {}
        for at in range(0, len(keys), _BATCH):
            batch = list(keys[at : at + _BATCH])
            asked = [{"terms": {"key": batch}}, {"term": {"telling": True}}]
            body = {
                "query": {"bool": {"filter": asked}},
                "size": len(batch),
                "stored_fields": "_none_",
                "docvalue_fields": ["text_hash"],
            }
            texts = {each["fields"]["text_hash"][0] for each in self._finder.hits(ARTICLES, body)}
            shared = list(self._shared_texts([{"terms": {"text_hash": list(texts)}}])) if texts else []
            found |= self._with_texts(shared, batch)
        return found

    def _shared_texts(self, asked: list[dict[str, Any]]) -> Iterator[str]:
        """Yield the hashes of the texts that several articles have, long enough to be known by."""
        query = {"bool": {"filter": [*asked, {"term": {"telling": True}}]}}
        after: dict[str, Any] = {}
        while True:
            made = {"sources": [{"value": {"terms": {"field": "text_hash"}}}], "size": _BUCKETS, **after}
            answer = self._finder.search(
                ARTICLES, {"size": 0, "query": query, "aggs": {"texts": {"composite": made}}}
            )
            found = answer["aggregations"]["texts"]
            yield from (each["key"]["value"] for each in found["buckets"] if each["doc_count"] > 1)
            if "after_key" not in found or len(found["buckets"]) < _BUCKETS:
                return
            after = {"after": found["after_key"]}

    def _with_texts(self, texts: list[str], keys: list[int] | None) -> dict[int, str]:
        found: dict[int, str] = {}
        for at in range(0, len(texts), _BATCH):
            asked: list[dict[str, Any]] = [
                {"terms": {"text_hash": texts[at : at + _BATCH]}},
                {"term": {"telling": True}},
            ]
            if keys is not None:
                asked.append({"terms": {"key": keys}})
            body = {
                "query": {"bool": {"filter": asked}},
                "stored_fields": "_none_",
                "docvalue_fields": ["key", "text_hash"],
                "sort": ["key"],
            }
            for page in self._finder.all(ARTICLES, body):
                found.update((hit["fields"]["key"][0], hit["fields"]["text_hash"][0]) for hit in page)
        return found


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, set(names)), key=lambda name: (name.casefold(), name)))
