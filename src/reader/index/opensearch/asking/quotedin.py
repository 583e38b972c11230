"""Quotations and speakers of the articles that a question finds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.index.answers import SpeakerRow
from reader.index.holdings import QuoteHit, QuotePage, Speaker
from reader.index.opensearch.asking.composing import NOTHING, among, nested
from reader.index.opensearch.asking.hitlists import HEAD, NEWEST
from reader.index.opensearch.layout.articlekeys import MAX_QUOTES, QUOTE_BITS, doc_id, written_day
from reader.index.opensearch.layout.mapping import ARTICLES, INNER
from reader.index.opensearch.layout.sources import quotes_of_source, text_in, told_voices
from reader.quotes.people.countednames import speaker_name
from reader.shown.records import utterance_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from reader.index.answers import Hit
    from reader.index.opensearch.asking.composing import Clause
    from reader.index.opensearch.asking.people import People
    from reader.index.opensearch.layout.sources import Source
    from reader.index.opensearch.wire.lookups import Finder
    from reader.model.kinds import QuoteKind
    from reader.model.person import Person

    Row = tuple[int, int]

ALL = 60_000
"""Buckets of one answer; a cluster gives 65,536."""
EXACT = 40_000
"""Up to so many quotations of one speaker are counted exactly where a query narrows them."""
SPARE = 1_000
"""Speakers that each part of an index gives beyond those that are asked for, so that their sums are right."""
WINDOW = 5_000
"""Quotations of one page."""
FEW = 100
"""Quotations of an article that come with it; where there are more, they are asked for once more."""
_LISTED = 200
_WHOLE = [*HEAD, "text", "raw", "rest", "voices"]


class QuotedIn:
    """Quotations of articles; questions are clauses that find these."""

    def __init__(self, finder: Finder, people: People, rows_of: Callable[[list[Source]], list[Hit]]) -> None:
        """`rows_of` makes rows of documents."""
        self._finder = finder
        self._people = people
        self._rows_of = rows_of

    # ------------------------------------------------------------------ pages of quotations
    def page(
        self,
        articles: Clause,
        narrowing: list[Clause],
        kinds: tuple[QuoteKind, ...],
        after: str | None,
        limit: int,
    ) -> QuotePage:
        """Return quotations, newest article first, in the order of the text; `after` is where the page before ended."""
        if any(each is NOTHING for each in narrowing):
            return QuotePage((), None)
        limit = min(limit, WINDOW)
        wanted: list[Clause] = [*narrowing, {"terms": {"quotes.kind": list(kinds)}}]
        rows: list[tuple[Row, list[Any]]] = []
        if after is not None:
            start = json.loads(after)
            own = self._rows(among("key", [start["key"]]), wanted, None, 1)
            rows += [row for row in own if row[0][1] > start["number"]]
            if len(rows) <= limit:
                rows += self._rows(articles, wanted, start["sort"], limit + 1)
        else:
            rows += self._rows(articles, wanted, None, limit + 1)
        found = self.filled([row for row, _ in rows[:limit]])
        if len(rows) <= limit:
            return QuotePage(tuple(found), None)
        (key, number), sort = rows[limit - 1]
        sort = sort or json.loads(after or "{}").get("sort")
        return QuotePage(tuple(found), json.dumps({"key": key, "number": number, "sort": sort}))

    def _rows(
        self, articles: Clause, wanted: list[Clause], after: list[Any] | None, most: int
    ) -> list[tuple[Row, list[Any]]]:
        """Return (key, number) of such quotations with the place of their article, of as many articles as asked for."""
        having = _having(wanted, FEW)
        body: dict[str, Any] = {
            "query": {"bool": {"filter": [articles, having]}},
            "sort": NEWEST,
            "size": most,
            "stored_fields": "_none_",
            "docvalue_fields": ["key"],
        }
        if after is not None:
            body["search_after"] = after
        rows: list[tuple[Row, list[Any]]] = []
        for hit in self._finder.hits(ARTICLES, body):
            key = hit["fields"]["key"][0]
            inner = hit["inner_hits"]["quotes"]["hits"]
            numbers = [each["fields"]["quotes.n"][0] for each in inner["hits"]]
            if inner["total"]["value"] > len(numbers):
                numbers = self._numbers(key, wanted)
            rows += [((key, number), hit["sort"]) for number in numbers]
        return rows

    def _numbers(self, key: int, wanted: list[Clause]) -> list[int]:
        """Return the numbers of all such quotations of one article."""
        having = _having(wanted, INNER)
        body = {
            "query": {"bool": {"filter": [among("key", [key]), having]}},
            "size": 1,
            "stored_fields": "_none_",
        }
        return [
            each["fields"]["quotes.n"][0]
            for hit in self._finder.hits(ARTICLES, body)
            for each in hit["inner_hits"]["quotes"]["hits"]["hits"]
        ]

    def filled(self, rows: Sequence[Row], sources: Mapping[int, Source] | None = None) -> list[QuoteHit]:
        """Return these quotes, each given by the key of its article and its number there; `sources` are by key."""
        if sources is None:
            sources = self._sources(key for key, _ in rows)
        articles = {hit.key: hit for hit in self._rows_of(list(sources.values()))}
        quotes = {key: quotes_of_source(source) for key, source in sources.items()}
        voices = {key: told_voices(source["voices"]) for key, source in sources.items()}
        known = self._people.by_keys({voice.person for found in voices.values() for voice in found})
        people: dict[int, dict[str, Person]] = {
            key: {voice.sighting.name: known[voice.person] for voice in found if voice.person in known}
            for key, found in voices.items()
        }
        texts = {key: text_in(source) for key, source in sources.items()}
        numbers = {key: utterance_numbers(found) for key, found in quotes.items()}
        return [
            QuoteHit(
                *(key << QUOTE_BITS | number, articles[key], quote, texts[key]),
                people[key].get(speaker_name(quote, texts[key]) or ""),
                None if quote.kind == "scare" else numbers[key].get(quote.group),
            )
            for key, number in rows
            if key in sources and number < len(quotes[key])
            for quote in (quotes[key][number],)
        ]

    def _sources(self, keys: Iterable[int]) -> dict[int, Source]:
        names = [doc_id(key) for key in dict.fromkeys(keys)]
        return {source["key"]: source for source in self._finder.by_id(ARTICLES, names, _WHOLE).values()}

    # ------------------------------------------------------------------ speakers
    def speakers(self, articles: Clause, narrowing: list[Clause], limit: int | None) -> list[SpeakerRow]:
        """Return who is quoted in the articles that match, most quoted first."""
        if any(each is NOTHING for each in narrowing):
            return []
        size = ALL if limit is None else min(ALL, limit + SPARE)
        buckets = list(self._counted(articles, narrowing, size, all_of_them=limit is None))
        people = self._people.by_keys([each["key"] for each in buckets])
        rows = [(each["key"], _row(people[each["key"]], each)) for each in buckets if each["key"] in people]
        rows.sort(key=lambda row: (-row[1].quotations, row[1].name, row[0]))
        return [row for _, row in rows[:limit]]

    def _counted(
        self, articles: Clause, narrowing: list[Clause], size: int, *, all_of_them: bool
    ) -> Iterator[dict[str, Any]]:
        number = 1
        part = 0
        while part < number:
            terms: dict[str, Any] = {"field": "quotes.person", "size": size}
            if number > 1:
                terms["include"] = {"partition": part, "num_partitions": number}
            answer = self._finder.search(
                ARTICLES, {"size": 0, "query": _filter(articles), "aggs": _by_person(terms, narrowing)}
            )
            found = answer["aggregations"]["quotes"]["wanted"]["people"]
            if all_of_them and found["sum_other_doc_count"] and number == 1:
                # More people than one answer holds: they are asked for in parts of about as many each.
                number = 2 + self._number(articles) // (ALL // 2)
                continue
            yield from found["buckets"]
            part += 1

    def _number(self, articles: Clause) -> int:
        aggs = {"people": {"cardinality": {"field": "persons"}}}
        answer = self._finder.search(ARTICLES, {"size": 0, "query": _filter(articles), "aggs": aggs})
        return int(answer["aggregations"]["people"]["value"])

    def prominent(self, articles: Clause, limit: int) -> list[SpeakerRow]:
        """Return who is quoted in the most articles, with days and no numbers."""
        days = {"first": {"min": {"field": "day"}}, "last": {"max": {"field": "day"}}}
        terms = {"field": "persons", "size": limit, "shard_size": limit + SPARE}
        aggs = {"people": {"terms": terms, "aggs": days}}
        answer = self._finder.search(ARTICLES, {"size": 0, "query": _filter(articles), "aggs": aggs})
        buckets = answer["aggregations"]["people"]["buckets"]
        people = self._people.by_keys([each["key"] for each in buckets])
        rows = [
            (-each["doc_count"], people[each["key"]].name, each["key"], each)
            for each in buckets
            if each["key"] in people
        ]
        return [
            _row_of(people[key], 0, 0, each["first"]["value"], each["last"]["value"])
            for _, _, key, each in sorted(rows, key=lambda row: row[:3])
        ]

    # ------------------------------------------------------------------ one speaker
    def speaker(self, articles: Clause, name: str, forms: Sequence[str]) -> Speaker | None:
        """Return where and when somebody is quoted, in the articles that match; None where nobody of this name is."""
        key = self._people.called(name, forms)
        if key is None:
            return None
        theirs: list[Clause] = [{"term": {"quotes.person": key}}, {"term": {"quotes.lead": True}}]
        more = {
            "days": {"terms": {"field": "quotes.day", "size": ALL, "order": {"_key": "asc"}}},
            "outlets": {"terms": {"field": "quotes.source", "size": ALL}},
            "nowhere": {"missing": {"field": "quotes.source"}},
            **_ARTICLES,
        }
        aggs = {
            "quotes": {
                "nested": {"path": "quotes"},
                "aggs": {"wanted": {"filter": {"bool": {"filter": theirs}}, "aggs": more}},
            }
        }
        asked: Clause = {"bool": {"filter": [articles, {"term": {"persons": key}}]}}
        found = self._finder.search(ARTICLES, {"size": 0, "query": asked, "aggs": aggs})
        counted = found["aggregations"]["quotes"]["wanted"]
        person = self._people.by_keys([key]).get(key)
        if not counted["doc_count"] or person is None:
            return None
        inside = counted["articles"]
        row = _row_of(
            person,
            counted["doc_count"],
            inside["doc_count"],
            inside["first"]["value"],
            inside["last"]["value"],
        )
        days = ((written_day(each["key"]) or "", each["doc_count"]) for each in counted["days"]["buckets"])
        outlets: list[tuple[str | None, int]] = [
            (each["key"], each["doc_count"]) for each in counted["outlets"]["buckets"]
        ]
        if counted["nowhere"]["doc_count"]:
            outlets.append((None, counted["nowhere"]["doc_count"]))
        outlets.sort(key=lambda each: (-each[1], each[0] is not None, each[0] or ""))
        return Speaker(row, tuple(days), tuple(outlets))

    def said_by(self, articles: Clause, name: str, forms: Sequence[str], limit: int | None) -> list[int]:
        """Return the keys of what somebody said in the articles that match, newest first."""
        person = self._people.called(name, forms)
        if person is None:
            return []
        keys: list[int] = []
        body = {
            "query": {"bool": {"filter": [articles, {"term": {"persons": person}}]}},
            "sort": NEWEST,
            "stored_fields": "_none_",
            "docvalue_fields": ["key", "leads"],
        }
        few = None if limit is None else min(limit, _LISTED)
        pages = (
            self._finder.all(ARTICLES, body) if few is None else self._finder.all(ARTICLES, body, max(few, 1))
        )
        for page in pages:
            for hit in page:
                key = int(hit["fields"]["key"][0])
                led = (each.partition(" ") for each in hit["fields"].get("leads", ()))
                numbers = sorted(int(number) for number, _, who in led if who == person)
                keys += [key << QUOTE_BITS | number for number in numbers]
            if limit is not None and len(keys) >= limit:
                break
        return keys[:limit]

    def quotations(self, keys: Sequence[int]) -> list[QuoteHit]:
        """Return all parts of the quotations of these keys, in their order, without those that are gone."""
        sources = self._sources(key >> QUOTE_BITS for key in keys)
        quotes = {key: quotes_of_source(source) for key, source in sources.items()}
        found: list[Row] = []
        for each in keys:
            key, number = each >> QUOTE_BITS, each & (MAX_QUOTES - 1)
            held = quotes.get(key, ())
            if number < len(held):
                group = held[number].group
                found += [
                    (key, at)
                    for at, quote in enumerate(held)
                    if at == number or (quote.group == group and quote.kind != "scare")
                ]
        return self.filled(found, sources)


_ARTICLES: dict[str, Any] = {
    "articles": {
        "reverse_nested": {},
        "aggs": {"first": {"min": {"field": "day"}}, "last": {"max": {"field": "day"}}},
    }
}


def _having(wanted: list[Clause], most: int) -> Clause:
    """Return the clause for articles with such quotations, which names the numbers of these."""
    having = nested({"bool": {"filter": wanted}})
    having["nested"]["inner_hits"] = {
        "size": most,
        "sort": [{"quotes.n": "asc"}],
        "stored_fields": "_none_",
        "docvalue_fields": ["quotes.n"],
    }
    return having


def _by_person(terms: dict[str, Any], narrowing: list[Clause]) -> dict[str, Any]:
    """Return what counts quotations and articles by speaker.

    Each part of a quotation is a document; one of them leads. Where a query narrows the parts, it is counted how many
    quotations these are of.
    """
    number: dict[str, Any] = {}
    wanted = list(narrowing)
    if narrowing:
        number = {"number": {"cardinality": {"field": "quotes.said", "precision_threshold": EXACT}}}
    else:
        wanted.append({"term": {"quotes.lead": True}})
    people = {"terms": terms, "aggs": {**_ARTICLES, **number}}
    return {
        "quotes": {
            "nested": {"path": "quotes"},
            "aggs": {"wanted": {"filter": {"bool": {"filter": wanted}}, "aggs": {"people": people}}},
        }
    }


def _filter(articles: Clause) -> Clause:
    return {"bool": {"filter": [articles]}}


def _row(person: Person, bucket: dict[str, Any]) -> SpeakerRow:
    inside = bucket["articles"]
    quotations = bucket["number"]["value"] if "number" in bucket else bucket["doc_count"]
    return _row_of(person, quotations, inside["doc_count"], inside["first"]["value"], inside["last"]["value"])


def _row_of(
    person: Person, quotations: int, articles: int, first: float | None, last: float | None
) -> SpeakerRow:
    days = written_day(first), written_day(last)
    return SpeakerRow(person.name, quotations, articles, *days, person.kind, person.forms)
