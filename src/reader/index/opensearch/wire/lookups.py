"""Looks things up in the indexes of an archive: one page, every page, or documents by their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.index.opensearch.wire.exchange import Gone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reader.index.opensearch.wire.exchange import Exchange

Hits = list[dict[str, Any]]
PAGE = 5_000
"""Documents that are listed at once."""
KEEP = "2m"
"""How long the cluster keeps a state of an index for whoever pages through it."""
_BY_ID = 500


class Finder:
    """Asks the three indexes of one archive, by the names they have now."""

    def __init__(self, exchange: Exchange, names: Mapping[str, str]) -> None:
        self.exchange = exchange
        self.names = names

    def search(self, kind: str, body: dict[str, Any], **params: Any) -> dict[str, Any]:
        """Return the answer to a search, from all parts of the index."""
        answer: dict[str, Any] = self.exchange.ask(
            "POST",
            f"/{self.names[kind]}/_search",
            body,
            allow_partial_search_results="false",
            **params,
        )
        return answer

    def hits(self, kind: str, body: dict[str, Any]) -> Hits:
        """Return what a search finds; nobody counts it."""
        return list(self.search(kind, {"track_total_hits": False, **body})["hits"]["hits"])

    def all(self, kind: str, body: dict[str, Any], size: int = PAGE) -> Iterator[Hits]:
        """Yield page after page of all that a search finds, in one state of the index; it has a `sort`."""
        # Mostly there is one page, and no state to be kept for the next.
        first = self.hits(kind, {**body, "size": size})
        if len(first) < size:
            if first:
                yield first
            return
        made = self.exchange.ask("POST", f"/{self.names[kind]}/_search/point_in_time", keep_alive=KEEP)
        name, after = made["pit_id"], None
        try:
            while True:
                hits, name = self._page(name, {**body, "size": size}, after)
                if hits:
                    yield hits
                if len(hits) < size:
                    return
                after = hits[-1]["sort"]
        finally:
            self._let_go(name)

    def _page(self, name: str, body: dict[str, Any], after: list[Any] | None) -> tuple[Hits, str]:
        """Return a page of a kept state, and what this is called from now on."""
        asked = {"track_total_hits": False, **body, "pit": {"id": name, "keep_alive": KEEP}}
        if after is not None:
            asked["search_after"] = after
        answer = self.exchange.ask("POST", "/_search", asked, allow_partial_search_results="false")
        return answer["hits"]["hits"], str(answer.get("pit_id", name))

    def _let_go(self, name: str) -> None:
        try:
            self.exchange.ask("DELETE", "/_search/point_in_time", {"pit_id": [name]})
        except Gone:
            return

    def by_id(
        self, kind: str, ids: Sequence[str], fields: Collection[str] | None = None
    ) -> dict[str, dict[str, Any]]:
        """Return the sources of the documents of these ids that are there, as they are this moment."""
        found: dict[str, dict[str, Any]] = {}
        params: dict[str, Any] = {} if fields is None else {"_source_includes": ",".join(fields)}
        for at in range(0, len(ids), _BY_ID):
            answer = self.exchange.ask(
                "POST", f"/{self.names[kind]}/_mget", {"ids": list(ids[at : at + _BY_ID])}, **params
            )
            found.update((each["_id"], each["_source"]) for each in answer["docs"] if each.get("found"))
        return found

    def refresh(self, *kinds: str) -> None:
        """Have everything found that was written."""
        self.exchange.ask("POST", f"/{','.join(self.names[kind] for kind in kinds)}/_refresh")
