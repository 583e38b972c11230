"""The index against the plain meaning of queries, on archives and queries that nobody thought of."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.index.query import Query, parse
from reader.index.query.folding import has_word
from reader.index.query.tree import And, Node, Not, Or, Said, Term
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.sqlite.tables.schema import create
from reader.model.kinds import Person
from tests.index import reference
from tests.index.archives import put, remove
from tests.index.random_archives import PATHS, random_document, tree


def compare(index: SqliteIndex, archive: reference.Archive, query: Query) -> None:
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


@settings(max_examples=150)
@given(st.integers(0, 1 << 32))
def test_answers_are_those_of_the_plain_meaning(seed: int) -> None:
    rng = Random(seed)
    connection = create(":memory:")
    index = SqliteIndex(connection)
    held: dict[str, list[reference.Row]] = {}
    for path in rng.choices(PATHS, k=rng.randint(1, 9)):
        if path in held and rng.random() < 0.4:
            remove(connection, path)
            del held[path]
        else:
            held[path] = random_document(rng, path)
            put(connection, path, held[path])
    rows = [row for document in held.values() for row in document]
    archive = reference.Archive(rows)
    compare(index, archive, Query())
    for _ in range(8):
        root = tree(rng, rows)
        compare(index, archive, Query(root))
        if not leaves_out(root):
            assert archive.ids(parse(str(Query(root))).root) == archive.ids(root)
    for table in ("fts", "qfts", "pfts"):
        connection.execute(f"insert into {table}({table}, rank) values('integrity-check', 1)")
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
