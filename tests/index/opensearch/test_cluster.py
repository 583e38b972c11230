"""Generations, origins and runs that break off, on a real node."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import pytest

from reader.index.faults import IndexFault
from reader.index.opensearch import lifetimes
from reader.index.opensearch.asking import quotedin, sieving
from reader.index.opensearch.cluster import Cluster
from reader.index.opensearch.layout import mapping
from reader.index.query import EVERYTHING, parse
from reader.index.serveraddress import Address
from reader.marks.entries import Register, entry
from reader.marks.operations import HIDE, READ
from reader.quotes.people.rulings import Ruling
from reader.seeds import Document
from tests.index.archives import article, put, put_all, quote, remove
from tests.index.marked import append, where_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from reader.index.opensearch.asking.clusterindex import ClusterIndex
    from reader.index.opensearch.writing.clusterstore import ClusterStore


@pytest.fixture
def made(node: tuple[str, int]) -> Iterator[Callable[..., Cluster]]:
    """Return what makes a backend for some origin, all of one name, whose indexes are deleted afterwards."""
    address = Address((node,), f"test-{secrets.token_hex(6)}", tls=False, ca=None)
    yield lambda origin="here", where=None: Cluster(address, where, origin=origin)
    exchange = Cluster(address)._exchange
    exchange.ask("DELETE", f"/{address.name}.*")
    exchange.close()


def built(backend: Cluster) -> ClusterStore:
    """Return what writes a first generation."""
    with backend.new_store(beside=False) as store:
        return store


def opened(backend: Cluster) -> ClusterIndex:
    index = backend.open_index()
    assert index is not None
    return index


def ids(index: ClusterIndex, query: str = "") -> list[str]:
    return [hit.id for hit in index.search(parse(query)).hits]


# ---------------------------------------------------------------------------------------- generations
def test_there_is_no_index_before_one_is_made(made: Callable[..., Cluster]) -> None:
    assert made().open_index() is None
    with made().store() as store:
        assert store is None
    with pytest.raises(IndexFault, match="reader index"):
        made().check()


def test_a_first_generation_is_found_while_it_grows(made: Callable[..., Cluster]) -> None:
    store = built(made())
    put_all(store, [article("a.txt", "steel")])
    assert ids(opened(made())) == ["a.txt"]
    assert made().check() == []
    told = dict(made().description())
    assert told["origin"] == "here"
    assert told["from here"].startswith("1 articles, the last sent ")
    assert told["shards"] == "3 of 3 answer"


def test_a_generation_that_is_built_beside_is_found_once_it_is_published(
    made: Callable[..., Cluster],
) -> None:
    put_all(built(made()), [article("old.txt", "steel")])
    reading, backend = opened(made()), made()
    with backend.new_store(beside=True) as store:
        put_all(store, [article("new.txt", "steel")])
    assert ids(opened(made())) == ["old.txt"]
    backend.publish()
    assert ids(opened(made())) == ["new.txt"]
    assert ids(reading) == ["old.txt"], "who reads the old one goes on"


def test_a_generation_that_nobody_reads_any_more_goes(
    made: Callable[..., Cluster], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_all(built(made()), [article("old.txt", "steel")])
    reading, backend = opened(made()), made()
    with backend.new_store(beside=True) as store:
        put_all(store, [article("new.txt", "steel")])
    backend.publish()
    with made().store():
        assert ids(reading) == ["old.txt"]
    monkeypatch.setattr(lifetimes, "GRACE", -1.0)
    with made().store():
        assert ids(opened(made())) == ["new.txt"]
    with pytest.raises(IndexFault, match="no such index"):
        ids(reading)


def test_an_index_of_another_version_is_not_read_and_built_anew(
    made: Callable[..., Cluster], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_all(built(made()), [article("old.txt", "steel")])
    later(monkeypatch)
    assert made().open_index() is None
    backend = made()
    with backend.store() as store:
        assert store is None
    with backend.new_store(beside=False) as store:
        put_all(store, [article("new.txt", "steel")])
    backend.publish()
    assert ids(opened(made())) == ["new.txt"]


def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have this be a later version of the program."""
    version = ".".join(str(int(part) + 1) for part in mapping.VERSION.split("."))
    for module in (lifetimes, mapping):
        monkeypatch.setattr(module, "VERSION", version)


def test_an_index_of_a_later_version_is_left_alone(
    made: Callable[..., Cluster], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as changed:
        later(changed)
        put_all(built(made()), [article("new.txt", "steel")])
    with pytest.raises(IndexFault, match="of a later version"):
        made().open_index()
    with pytest.raises(IndexFault, match="update it here"), made().store():
        pass


def test_indexes_of_others_under_this_name_are_left_alone(made: Callable[..., Cluster]) -> None:
    backend = made()
    name = backend._generations.aliases["articles"]
    backend._exchange.ask("PUT", f"/{name}", {"mappings": {"properties": {"title": {"type": "text"}}}})
    with pytest.raises(IndexFault, match="none of ours"):
        made().open_index()


# ---------------------------------------------------------------------------------------- origins
def test_machines_feed_one_index_side_by_side(made: Callable[..., Cluster]) -> None:
    put_all(built(made()), [article("a.txt", "steel one"), article("b.txt", "steel two")])
    with made("there").store() as other:
        assert other is not None
        assert other.known() == {}, "the documents of others are nothing that one has"
        put_all(other, [article("a.txt", "steel three"), article("c.txt", "steel four")])
    here, there = opened(made()), opened(made("there"))
    assert sorted(ids(here, "steel")) == ["a.txt", "b.txt", "c.txt", "there:a.txt"]
    assert sorted(ids(there, "steel")) == ["a.txt", "b.txt", "c.txt", "here:a.txt"]
    for shown, text in (("a.txt", "steel one"), ("there:a.txt", "steel three"), ("c.txt", "steel four")):
        stored = here.article(shown)
        assert stored is not None
        assert (stored.article.text, stored.article.id) == (text, shown)
    assert here.article("here:b.txt") is None


def test_each_machine_removes_only_its_own(made: Callable[..., Cluster]) -> None:
    here = built(made())
    put_all(here, [article("a.txt", "one")])
    with made("there").store() as there:
        assert there is not None
        put_all(there, [article("a.txt", "two")])
        assert remove(there, "a.txt")
        assert not remove(there, "a.txt")
    assert ids(opened(made())) == ["a.txt"]
    assert ids(opened(made("there"))) == ["a.txt"]


def test_people_are_known_across_machines(made: Callable[..., Cluster]) -> None:
    text = "“It is late,” said Captain Bo Lind."
    said = [quote(text, "“It is late,”", "Bo Lind", mention="Captain Bo Lind")]
    put_all(built(made()), [(article("a.txt", text), said)])
    with made("there").store() as there:
        assert there is not None
        put_all(there, [(article("b.txt", text), said)])
    (row,) = opened(made()).speakers(EVERYTHING)
    assert (row.name, row.quotations, row.articles) == ("Bo Lind", 2, 2)


def test_who_is_one_person_is_said_by_all_machines(made: Callable[..., Cluster]) -> None:
    text = "“It is late,” said Bo Lind. “It is,” said Karl Lund."
    said = [
        quote(text, "“It is late,”", "Bo Lind", mention="Bo Lind"),
        quote(text, "“It is,”", "Karl Lund", mention="Karl Lund", group=1),
    ]
    here = built(made())
    put_all(here, [(article("a.txt", text), said)])
    with here.batch():
        here.rule([Ruling("Bo Lind", "Karl Lund", same=True)])
        here.settle()
    assert [row.quotations for row in opened(made()).speakers(EVERYTHING)] == [2]
    with made("there").store() as there:
        assert there is not None
        put_all(there, [(article("b.txt", text), said)])
    assert [row.quotations for row in opened(made()).speakers(EVERYTHING)] == [4]
    with here.batch():
        here.rule([])
        here.settle()
    assert [row.quotations for row in opened(made()).speakers(EVERYTHING)] == [2, 2]


def test_what_other_machines_sent_is_taken_over_until_they_send_it_anew(made: Callable[..., Cluster]) -> None:
    text = "“It is late,” said Captain Bo Lind."
    said = [quote(text, "“It is late,”", "Bo Lind", mention="Captain Bo Lind")]
    put_all(built(made()), [article("a.txt", "steel one")])
    with made("there").store() as there:
        assert there is not None
        put_all(there, [(article("b.txt", text), said)])
    backend = made()
    with backend.new_store(beside=True) as store:
        put_all(store, [article("a.txt", "steel two")])
    backend.publish()
    index = opened(made())
    assert sorted(ids(index)) == ["a.txt", "b.txt"]
    assert [row.name for row in index.speakers(EVERYTHING)] == ["Bo Lind"]
    with made("there").store() as there:
        assert there is not None
        known = there.known()
        assert not there.same(known["b.txt"], Document("b.txt", 1, 2, 3)), "it is to be read anew"
        assert remove(there, "b.txt")
    assert ids(opened(made())) == ["a.txt"]


# ---------------------------------------------------------------------------------------- breaking off
def test_what_a_run_that_broke_off_has_not_settled_the_next_one_settles(made: Callable[..., Cluster]) -> None:
    text = "“It is late,” said Bo Lind. Lind is a captain."
    store = built(made())
    packed = store.prepare(
        article("a.txt", text), [quote(text, "“It is late,”", "Bo Lind", mention="Bo Lind")]
    )
    with store.batch():
        store.put(Document("a.txt", 1, 2, 3), b"hash", [packed], ())
    assert opened(made()).speakers(EVERYTHING) == [], "nobody is portrayed yet"
    with made().store() as following:
        assert following is not None
        with following.batch():
            following.settle()
    assert [row.name for row in opened(made()).speakers(EVERYTHING)] == ["Bo Lind"]


def test_a_document_is_known_once_its_articles_are_there(made: Callable[..., Cluster]) -> None:
    store = built(made())
    packed = store.prepare(article("a.txt", "steel"), ())
    batch = store.batch()
    batch.__enter__()
    store.put(Document("a.txt", 1, 2, 3), b"hash", [packed], ())
    assert not batch.__exit__(RuntimeError, RuntimeError(), None)
    with made().store() as following:
        assert following is not None
        assert following.known() == {}, "it is read again"


# ---------------------------------------------------------------------------------------- many of something
def test_an_article_of_many_quotations_gives_all_of_them_page_by_page(
    made: Callable[..., Cluster], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quotedin, "FEW", 2)
    text = " ".join(f"“Word {number},” he said." for number in range(7))
    said = [quote(text, f"“Word {number},”", None, group=number) for number in range(7)]
    store = built(made())
    put(store, "a.txt", [(article("a.txt", text), said)])
    index, found, after = opened(made()), list[str](), None
    while True:
        page = index.quotes(EVERYTHING, after=after, limit=3)
        found += [hit.text for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert found == [f"“Word {number},”" for number in range(7)]


@pytest.fixture
def read_and_hidden(made: Callable[..., Cluster], tmp_path: Path) -> ClusterIndex:
    """Thirty articles, of which every second is read and every tenth hidden."""
    where = where_in(tmp_path)
    backend = made("here", where)
    put_all(
        built(backend), [article(f"{n:02}.txt", f"steel {n}", date=f"2018-01-{n + 1:02}") for n in range(30)]
    )
    index = opened(backend)
    for each in index.named():
        number = int(each.names.id[:2])
        for op, every in ((READ, 2), (HIDE, 10)):
            if number % every == 0:
                append(
                    where,
                    entry(f"018f3a2b4c5d-{number:04}", "aaaaaaaa", Register(each.names, op, ""), on=True),
                )
    return index


@pytest.mark.parametrize(
    "query", ["is:unread", "is:read", "steel -is:unread", "is:hidden", "", "is:read is:hidden"]
)
def test_marks_of_very_many_articles_are_sifted_here_with_the_same_answers(
    read_and_hidden: ClusterIndex, monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    sent = ids(read_and_hidden, query)
    monkeypatch.setattr(sieving, "MANY", 1)
    monkeypatch.setattr(sieving, "_AT_ONCE", 4)
    assert ids(read_and_hidden, query) == sent
    assert read_and_hidden.count(parse(query)) == (len(sent), False)
    found, after = list[str](), None
    while True:
        page = read_and_hidden.search(parse(query), after=after, limit=4)
        found += [hit.id for hit in page.hits]
        after = page.after
        if after is None:
            break
    assert found == sent


def test_a_search_that_has_looked_at_enough_says_so(
    read_and_hidden: ClusterIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sieving, "MANY", 1)
    monkeypatch.setattr(sieving, "MOST", 10)
    page = read_and_hidden.search(parse("is:read"))
    assert [hit.id for hit in page.hits] == ["28.txt", "26.txt", "24.txt", "22.txt"], "20 is hidden"
    assert page.label is not None
    assert page.after is not None
    assert read_and_hidden.count(parse("is:read")) == (4, True)
