"""The index against the plain meaning of queries, on archives and queries that nobody thought of."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.index.query import Query, parse
from reader.index.query.folding import has_word
from reader.index.query.tree import And, Node, Not, Or, Said, Term
from reader.model.person import Person
from tests.index import reference
from tests.index.conformance import BACKENDS
from tests.index.marked import append, random_mark, should_be, where_in
from tests.index.random_archives import PATHS, random_document, tree

if TYPE_CHECKING:
    from reader.index.protocol import Index
    from reader.marks.whereabouts import Whereabouts

QUERIES = 8
"""Random queries that are asked of each archive."""
ARCHIVES = -(-int(os.environ.get("READER_RANDOM_QUERIES", "1200")) // QUERIES)


def compare(index: Index, archive: reference.Archive, query: Query) -> None:
    """Every answer of the index is the plain one."""
    expected = archive.ids(query.root)
    assert index.article_ids(query) == expected
    assert [hit.id for hit in index.search(query, limit=100).hits] == expected
    ranked = index.search(query, sort="rank", limit=100).hits
    assert sorted(hit.id for hit in ranked) == sorted(expected)
    assert index.count(query).value == len(expected)
    quotes = index.quotes(query, limit=100).hits
    expected_quotes = archive.quotes(query.root)
    assert [(hit.article.id, hit.quote) for hit in quotes] == [(a.id, q) for a, q in expected_quotes]
    assert [hit.person for hit in quotes] == [archive.who.person(q, a) for a, q in expected_quotes]
    speakers = {Person(row.name, row.kind, row.forms): row.quotations for row in index.speakers(query)}
    assert speakers == archive.speakers(query.root)


def compare_speakers(index: Index, archive: reference.Archive) -> None:
    """What the index knows of each speaker is the plain truth."""
    rows = index.speakers(parse(""))
    assert len(index.prominent(3)) == min(3, len(rows))
    bare = [row._replace(quotations=0, articles=0) for row in rows]
    assert sorted(map(repr, index.prominent(1000))) == sorted(map(repr, bare))
    for row in rows:
        said = archive.said_by(Person(row.name, row.kind, row.forms))
        known = index.speaker(row.name, row.forms)
        assert known is not None
        assert known.row == row
        days = Counter(article.day for article, _ in said if article.day)
        assert known.days == tuple(sorted(days.items()))
        assert dict(known.outlets) == Counter(article.source for article, _ in said)
        keys = index.said_by(row.name, row.forms)
        assert len(keys) == len(said)
        assert all(list(index.said_by(row.name, row.forms, few)) == list(keys[:few]) for few in (1, 2, 9))
        parts = [(article.id, quote) for article, quotes in said for quote in quotes]
        assert [(hit.article.id, hit.quote) for hit in index.quotations(keys)] == parts


@pytest.mark.parametrize("backend", sorted(BACKENDS))
@settings(max_examples=ARCHIVES)
@given(st.integers(0, 1 << 32))
def test_answers_are_those_of_the_plain_meaning(backend: str, seed: int) -> None:
    check(backend, seed)


def check(backend: str, seed: int) -> None:
    """Ask a random archive in an index of this backend random questions."""
    with tempfile.TemporaryDirectory() as folder:
        _check(Random(seed), backend, where_in(Path(folder)))


def _check(rng: Random, backend: str, where: Whereabouts) -> None:
    made = BACKENDS[backend](where)
    index = made.index
    held: dict[str, list[reference.Row]] = {}
    for path in rng.choices(PATHS, k=rng.randint(1, 9)):
        if path in held and rng.random() < 0.4:
            assert made.remove(path)
            del held[path]
        else:
            held[path] = random_document(rng, path)
            made.put(path, held[path])
    rows = [row for document in held.values() for row in document]
    if rng.random() < 0.7:
        near = [each.names for each in index.named()]
        append(where, *(random_mark(rng, near) for _ in range(rng.randint(1, 12))))
    archive = reference.Archive(rows, should_be(where, index)[0])
    compare(index, archive, Query())
    compare_speakers(index, archive)
    for _ in range(QUERIES):
        root = tree(rng, rows)
        compare(index, archive, Query(root))
        if not leaves_out(root):
            assert archive.ids(parse(str(Query(root))).root) == archive.ids(root)
    made.verify()
    index.close()


def leaves_out(node: Node) -> bool:
    """Whether some part of a query has no word in it: typed, it is left out, or a mistake."""
    match node:
        case Term(text):
            return not has_word(text)
        case Said(name, text):
            return not has_word(text) or not has_word(name)
        case Not(inner):
            return leaves_out(inner)
        case And(nodes) | Or(nodes):
            return any(leaves_out(inner) for inner in nodes)
    return False
