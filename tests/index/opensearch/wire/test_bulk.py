"""Many documents at once: nothing is lost on the way, and what is refused is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from werkzeug import Response

from reader.index.faults import IndexFault
from reader.index.opensearch.wire import bulk, exchange
from reader.index.opensearch.wire.bulk import Bulk
from reader.index.opensearch.wire.exchange import Away, Exchange
from reader.index.serveraddress import Address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_httpserver import HTTPServer
    from werkzeug import Request


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (exchange, bulk):
        monkeypatch.setattr(module, "FIRST_WAIT", 0.0)


@pytest.fixture
def writer(httpserver: HTTPServer) -> Iterator[Bulk]:
    way = Exchange(Address(((httpserver.host, httpserver.port),), "news", tls=False, ca=None))
    yield Bulk(way)
    way.close()


def ids_in(request: Request) -> list[str]:
    """The ids of the documents that a request puts or removes."""
    lines = [json.loads(line) for line in request.get_data(as_text=True).splitlines()]
    return [next(iter(line.values()))["_id"] for line in lines if {"index", "delete"} & line.keys()]


def taking(server: HTTPServer, status_of: Callable[[str, int], int]) -> list[list[str]]:
    """Have the server take documents, each with a status of its own; return what came, a list a request."""
    came: list[list[str]] = []

    def answer(request: Request) -> Response:
        ids = ids_in(request)
        came.append(ids)
        given = [status_of(each, len(came)) for each in ids]
        items = [{"index": {"status": status, "error": {"reason": "no"}}} for status in given]
        errors = any(status >= 300 for status in given)
        return Response(json.dumps({"errors": errors, "items": items}), 200, content_type="application/json")

    server.expect_request("/_bulk").respond_with_handler(answer)
    return came


def test_what_is_turned_away_is_sent_again_and_nothing_else(writer: Bulk, httpserver: HTTPServer) -> None:
    came = taking(httpserver, lambda each, time: 429 if each == "b" and time < 3 else 200)
    for each in "abc":
        writer.put("news", each, "{}")
    writer.flush()
    assert came == [["a", "b", "c"], ["b"], ["b"]]


def test_a_cluster_that_never_takes_it_is_told(writer: Bulk, httpserver: HTTPServer) -> None:
    taking(httpserver, lambda *_: 429)
    writer.put("news", "a", "{}")
    with pytest.raises(Away, match="1 documents were not taken"):
        writer.flush()


def test_a_refused_document_is_told_and_a_missing_one_is_no_matter(
    writer: Bulk, httpserver: HTTPServer
) -> None:
    taking(httpserver, lambda each, _: 404 if each == "gone" else 400 if each == "bad" else 200)
    writer.remove("news", "gone")
    writer.flush()
    writer.put("news", "bad", "{}")
    with pytest.raises(IndexFault, match="a document was refused"):
        writer.flush()


def test_a_request_that_is_too_large_goes_in_halves(writer: Bulk, httpserver: HTTPServer) -> None:
    came: list[int] = []

    def answer(request: Request) -> Response:
        ids = ids_in(request)
        came.append(len(ids))
        status = 413 if len(ids) > 2 else 200
        return Response(
            '{"errors": false}' if status == 200 else "{}", status, content_type="application/json"
        )

    httpserver.expect_request("/_bulk").respond_with_handler(answer)
    for each in range(8):
        writer.put("news", str(each), "{}")
    writer.flush()
    assert came == [8, 4, 2, 2, 4, 2, 2]


def test_much_is_sent_before_it_is_asked_for(
    writer: Bulk, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "BYTES", 1_000)
    came = taking(httpserver, lambda *_: 200)
    for each in range(30):
        writer.put("news", str(each), json.dumps({"text": "x" * 100}))
    sent = sum(map(len, came))
    assert 0 < sent < 30
    writer.flush()
    assert [each for ids in came for each in ids] == [str(each) for each in range(30)]
