"""Lists of articles: pages, counts and keys of those that a question finds, newest or best first."""

from __future__ import annotations

import json
from abc import abstractmethod
from array import array
from typing import TYPE_CHECKING, Any

from reader.index.answers import COUNT_CAP, Count, Hit, Page, Sort
from reader.index.opensearch.asking.composing import NOTHING, Composer, among, nested, weighed, words_in_title
from reader.index.opensearch.asking.hitlists import BEST, FIRST_QUOTE, HEAD, NEWEST, hit_of, with_snippets
from reader.index.opensearch.asking.sieving import MOST, Sieve, sieve, sifted
from reader.index.opensearch.asking.whatismeant import Meaning, meant
from reader.index.opensearch.layout.mapping import ARTICLES
from reader.index.opensearch.layout.sources import LISTED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import AbstractContextManager

    from reader.index.opensearch.asking.bearing import Bearing
    from reader.index.opensearch.asking.composing import Clause
    from reader.index.opensearch.asking.people import People
    from reader.index.opensearch.asking.shownids import Naming
    from reader.index.opensearch.wire.lookups import Finder
    from reader.index.query import Query
    from reader.index.query.tree import Node

LARGEST = 1 << 30
"""A cluster counts up to less than twice as many, or without end."""
MOST_KEYS = 10_000
"""Keys that are listed at once: as many as a cluster gives."""
WINDOW = 9_000
"""Articles of one page; a cluster gives 10,000."""
_BATCH = 500
_WITH_TEXT = {"_source": [*HEAD, "text", "raw"]}


class ArticleLists:
    """A part of the index, which has the rest of what this asks for."""

    _finder: Finder
    _naming: Naming
    _people: People
    _bearing: Bearing

    @abstractmethod
    def together(self) -> AbstractContextManager[None]:
        """Ask several questions in one state of the journals."""

    def _composed(self, query: Query, *, ranks: bool = False) -> tuple[Composer, Clause]:
        composer = Composer(Meaning(self._people, self._bearing))
        return composer, composer.clause(self._meant(query.root), ranks=ranks)

    def _meant(self, root: Node | None) -> Node | None:
        return meant(root, hides=self._bearing.hides)

    def search(
        self,
        query: Query,
        *,
        sort: Sort = "date",
        after: str | None = None,
        limit: int = 50,
        snippets: bool = True,
    ) -> Page:
        """Return a page of the articles that match, newest or best first; of very many it holds fewer than asked."""
        limit = min(limit, WINDOW)
        with self.together():
            ranks = sort == "rank" and weighed(query.root)
            how = sieve(self._meant(query.root), Meaning(self._people, self._bearing).marked)
            if how is not None:
                return self._sifted_page(how, query if snippets else None, after, limit, ranks=ranks)
            composer, clause = self._composed(query, ranks=ranks)
            wanted = snippets and query.root is not None
            body: dict[str, Any] = {
                "query": clause if ranks else {"bool": {"filter": [clause]}},
                "sort": BEST if ranks else NEWEST,
                "size": limit + 1,
                **(_WITH_TEXT if wanted else LISTED),
            }
            if after is not None:
                body["search_after"] = json.loads(after)
            if wanted:
                body["query"] = self._with_first_quote(composer, query, body["query"])
            params = {"search_type": "dfs_query_then_fetch"} if ranks else {}
            found = self._finder.search(ARTICLES, body | {"track_total_hits": False}, **params)["hits"][
                "hits"
            ]
            shown = found[:limit]
            hits = self._rows(shown)
            if wanted:
                hits = with_snippets(hits, {each["_source"]["key"]: each for each in shown}, query)
        return Page(tuple(hits), json.dumps(shown[-1]["sort"]) if len(found) > limit else None)

    def _sifted_page(
        self, how: Sieve, query: Query | None, after: str | None, limit: int, *, ranks: bool
    ) -> Page:
        clause = Composer(Meaning(self._people, self._bearing)).clause(how.rest, ranks=ranks)
        start = None if after is None else json.loads(after)
        page = sifted(
            self._finder,
            how,
            clause if ranks else {"bool": {"filter": [clause]}},
            BEST if ranks else NEWEST,
            start,
            limit,
        )
        hits = self.hits([key for key, _ in page.found], query)
        label = None
        if page.looked is not None and len(page.found) < limit:
            label = f"of {MOST:,} that were looked at"
        return Page(tuple(hits), None if page.looked is None else json.dumps(page.looked), label)

    def _with_first_quote(self, composer: Composer, query: Query, clause: Clause) -> Clause:
        """Return the clause so that each answer names the first quotation that the query asks for, if any."""
        asked = next((each for each in composer.narrowing(query.root) if each is not NOTHING), None)
        if asked is None:
            return clause
        first = nested(asked)
        first["nested"]["inner_hits"] = {
            "name": FIRST_QUOTE,
            "size": 1,
            "sort": [{"quotes.n": "asc"}],
            "_source": ["quotes.start", "quotes.end"],
        }
        return {"bool": {"must": [clause], "should": [{"constant_score": {"filter": first, "boost": 0.0}}]}}

    def _rows(self, found: list[dict[str, Any]]) -> list[Hit]:
        return self._rows_of(self._naming.listed(found))

    def _rows_of(self, sources: list[dict[str, Any]]) -> list[Hit]:
        shown = self._naming.shown(sources)
        return [hit_of(source, shown[source["key"]], self._bearing.borne) for source in sources]

    def titles(self, typed: str, limit: int = 50) -> Page:
        """Return the newest articles with these words in the title, the last of them as a prefix."""
        clause = words_in_title(typed)
        if clause is NOTHING:
            return Page((), None)
        with self.together():
            shown = Composer(Meaning(self._people, self._bearing)).clause(self._meant(None))
            body = {
                "query": {"bool": {"filter": [clause, shown]}},
                "sort": NEWEST,
                "size": min(limit, WINDOW),
            }
            return Page(tuple(self._rows(self._finder.hits(ARTICLES, body | LISTED))), None)

    def count(self, query: Query, cap: int = COUNT_CAP) -> Count:
        """Return how many articles match, up to `cap`."""
        with self.together():
            how = sieve(self._meant(query.root), Meaning(self._people, self._bearing).marked)
            if how is not None:
                clause = Composer(Meaning(self._people, self._bearing)).clause(how.rest)
                page = sifted(self._finder, how, {"bool": {"filter": [clause]}}, NEWEST, None, cap + 1)
                return Count(min(len(page.found), cap), page.looked is not None)
            _, clause = self._composed(query)
            body = {
                "query": {"bool": {"filter": [clause]}},
                "size": 0,
                "track_total_hits": cap + 1 if cap < LARGEST else True,
            }
            found = int(self._finder.search(ARTICLES, body)["hits"]["total"]["value"])
        return Count(min(found, cap), found > cap)

    def article_keys(self, query: Query, *, sort: Sort = "date") -> array[int]:
        """Return the keys of every article that matches, in order; 8 bytes each ('q')."""
        with self.together():
            ranks = sort == "rank" and weighed(query.root)
            _, clause = self._composed(query, ranks=ranks)
            body = {
                "query": clause if ranks else {"bool": {"filter": [clause]}},
                "sort": BEST if ranks else NEWEST,
                "stored_fields": "_none_",
                "docvalue_fields": ["key"],
            }
            pages = self._finder.all(ARTICLES, body, MOST_KEYS)
            return array("q", (int(hit["fields"]["key"][0]) for page in pages for hit in page))

    def article_ids(self, query: Query) -> list[str]:
        """Return the ids of every article that matches, newest first."""
        with self.together():
            _, clause = self._composed(query)
            body = {"query": {"bool": {"filter": [clause]}}, "sort": NEWEST, **LISTED}
            ids: list[str] = []
            for page in self._finder.all(ARTICLES, body):
                sources = self._naming.listed(page)
                shown = self._naming.shown(sources)
                ids += [shown[source["key"]] for source in sources]
            return ids

    def hits(self, keys: Sequence[int], query: Query | None = None) -> list[Hit]:
        """Return the rows of these keys in their order, without those that are gone; with `query`, snippets."""
        found: dict[int, Hit] = {}
        wanted = query is not None and query.root is not None
        with self.together():
            for at in range(0, len(keys), _BATCH):
                batch = list(keys[at : at + _BATCH])
                clause: Clause = {"bool": {"filter": [among("key", batch)]}}
                if query is not None and wanted:
                    composer = Composer(Meaning(self._people, self._bearing))
                    clause = self._with_first_quote(composer, query, clause)
                body = {"query": clause, "size": len(batch), **(_WITH_TEXT if wanted else LISTED)}
                answers = self._finder.hits(ARTICLES, body)
                rows = self._rows(answers)
                if query is not None and wanted:
                    rows = with_snippets(rows, {each["_source"]["key"]: each for each in answers}, query)
                found.update((hit.key, hit) for hit in rows)
        return [found[key] for key in keys if key in found]
