"""Takes over what other machines sent to a generation that is replaced: theirs is found until they send it anew."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.index.opensearch.layout.articlekeys import doc_id
from reader.index.opensearch.layout.mapping import ARTICLES, NOTES
from reader.index.opensearch.layout.notebook import DOCUMENT
from reader.index.opensearch.layout.sources import heard_in, sent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reader.index.opensearch.wire.bulk import Bulk
    from reader.index.opensearch.wire.lookups import Finder

_AT_ONCE = 500


def carry_over(
    before: Finder, now: Finder, bulk: Bulk, origin: str, came: Callable[[Iterable[str], Iterable[str]], None]
) -> int:
    """Send the articles of all other origins to the generation of now, and return how many these are.

    `came` is told of the blocks and people of their voices. Their documents are noted as such that could not be read,
    so that the next run of their own machine looks at each.
    """
    others: dict[str, Any] = {"bool": {"must_not": [{"term": {"origin": origin}}]}}
    number = 0
    for page in before.all(ARTICLES, {"query": others, "sort": ["key"]}, _AT_ONCE):
        for source in (hit["_source"] for hit in page):
            bulk.put(now.names[ARTICLES], doc_id(source["key"]), sent(source))
            came(*heard_in(source))
            number += 1
    documents = {"bool": {"filter": [others, {"term": {"type": DOCUMENT}}]}}
    for page in before.all(NOTES, {"query": documents, "sort": ["origin", "path"]}, _AT_ONCE):
        for hit in page:
            bulk.put(now.names[NOTES], hit["_id"], json.dumps(hit["_source"] | {"hash": ""}))
    return number
