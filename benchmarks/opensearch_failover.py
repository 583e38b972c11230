"""Three nodes of OpenSearch that are asked and written to while one of them is killed.

    python -m benchmarks.opensearch_failover [--seconds 25] [--articles 2000]

Every answer has to be whole, or to say that it is not; and of what was acknowledged nothing may be lost. Killed are a
node that holds data, the one that manages the cluster, and, in a cluster without copies of its shards, a node whose
data then is away. Exit 1 where an answer was half and did not say so, or something was lost.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.index.opensearch import nodes
from tests.index.opensearch.jars import PLACE, find

from benchmarks.corpus import cached
from reader.archive import open_archive
from reader.index.backends import backend_at
from reader.index.faults import IndexFault
from reader.index.indexing.preparing import PreparedDocument
from reader.index.query import parse
from reader.model.article import Article
from reader.model.identity import article_id
from reader.seeds import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.index.opensearch.nodes import Node

    from reader.archive import Archive
    from reader.index.served import Served
    from reader.index.writing import Backend

BEFORE = 4.0
"""Seconds of asking and writing until a node is killed."""
ASKING, WRITING = 0.02, 0.05
"""Seconds between two questions, and between two writes."""
WHOLE, SAID, HALF = "whole", "says that it is not whole, or fails", "HALF, AND DOES NOT SAY SO"


class Event(NamedTuple):
    """What came of a question or a write."""

    what: str
    at: float
    """Seconds since the beginning."""
    took: float


class Run:
    """Asks and writes, each in a thread of its own, until the time is over."""

    def __init__(self, served: Served, expected: list[str], seconds: float) -> None:
        self._served = served
        self._expected = expected
        self._began = time.monotonic()
        self._until = self._began + seconds
        self.answers: list[Event] = []
        self.writes: list[Event] = []
        self.acknowledged: list[str] = []
        self.faults: Counter[str] = Counter()

    def together(self, kill: Callable[[], None]) -> None:
        """Ask and write, and call `kill` meanwhile."""
        threads = [threading.Thread(target=work) for work in (self._ask, self._write)]
        for thread in threads:
            thread.start()
        time.sleep(BEFORE)
        kill()
        for thread in threads:
            thread.join()

    def _ask(self) -> None:
        backend = self._backend("asks")
        query = parse("source:gazette OR source:post")
        index = None
        while (at := time.monotonic()) < self._until:
            try:
                index = index or backend.open_index()
                what = SAID if index is None else self._compared(index.article_ids(query))
            except IndexFault as fault:
                what, index = SAID, None
                self.faults[str(fault)[:160]] += 1
            self.answers.append(self._event(what, at))
            time.sleep(ASKING)

    def _compared(self, ids: list[str]) -> str:
        return WHOLE if ids == self._expected else HALF

    def _write(self) -> None:
        backend = self._backend("writes")
        number = 0
        while (at := time.monotonic()) < self._until:
            number += 1
            path = f"written/{number:06}.txt"
            try:
                with backend.writing(0.0), backend.store() as store:
                    if store is None:
                        raise IndexFault("there is no index to write to")
                    made = _prepared(path, store.prepare)
                    with store.batch():
                        store.put(Document(path, 1, 2, 3), made.digest, made.articles, ())
                self.acknowledged.append(article_id(path, None))
                what = "acknowledged"
            except IndexFault as fault:
                what = "refused"
                self.faults[str(fault)[:160]] += 1
            self.writes.append(self._event(what, at))
            time.sleep(WRITING)

    def _event(self, what: str, at: float) -> Event:
        return Event(what, at - self._began, time.monotonic() - at)

    def _backend(self, origin: str) -> Backend:
        return backend_at("", None, self._served._replace(origin=origin))

    def lost(self) -> list[str]:
        """Return what was acknowledged and is not there."""
        index = self._backend("writes").open_index()
        if index is None:
            return self.acknowledged
        with contextlib.closing(index):
            return [name for name in self.acknowledged if index.article(name) is None]


def _prepared(path: str, prepare: Any) -> PreparedDocument:
    whole = Article(
        id=article_id(path, None),
        path=path,
        fragment=None,
        title="Written",
        title_derived=False,
        text="written meanwhile",
    )
    return PreparedDocument(path, b"hash", (prepare(whole, ()),), ())


# ---------------------------------------------------------------------------------------------- the cluster
def _asked(node: Node, path: str, method: str = "GET", body: object = None) -> Any:
    host, port = node.host
    data = None if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(f"http://{host}:{port}/{path}", data, headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.load(answer)


def manager(cluster: list[Node]) -> Node:
    """Return the node that manages the cluster."""
    name = _asked(cluster[0], "_cat/cluster_manager?format=json")[0]["node"]
    return next(node for node in cluster if node.place.name == name)


def worker(cluster: list[Node]) -> Node:
    """Return a node that does not."""
    managing = manager(cluster)
    return next(node for node in reversed(cluster) if node is not managing)


def scenario(
    name: str, choose: Callable[[list[Node]], Node], arguments: argparse.Namespace, copies: int
) -> bool:
    """Kill a node of a fresh cluster, print what was seen, and return whether all was well."""
    with nodes.running(3) as cluster:
        hosts = ",".join(f"{host}:{port}" for host, port in (node.host for node in cluster))
        archive = open_archive(
            str(cached(arguments.articles).resolve()), index=f"opensearch://{hosts}/failover"
        )
        expected = _indexed(archive)
        settings = {"auto_expand_replicas": False, "number_of_replicas": copies}
        _asked(cluster[0], "failover.*/_settings", "PUT", {"index": settings})
        nodes.wait_for(cluster[0], 3)
        killed = choose(cluster)
        assert archive.served is not None
        run = Run(archive.served, expected, arguments.seconds)
        run.together(killed.kill)
        print(f"\n{name} ({killed.place.name} of {len(cluster)}, {copies} copies of each shard)")
        for kind, events in (("answers", run.answers), ("writes", run.writes)):
            for what, number in Counter(event.what for event in events).most_common():
                mine = [event for event in events if event.what == what]
                when = f"from {mine[0].at:.1f} to {mine[-1].at:.1f} s"
                print(f"  {number:5} {kind}: {what}, {when}, longest {max(each.took for each in mine):.2f} s")
        for fault, number in run.faults.most_common(5):
            print(f"        {number} times: {fault}")
        half = sum(event.what == HALF for event in run.answers)
        if copies:  # else what the killed node held is away, and nobody said that it would not be
            lost = run.lost()
            print(f"  {len(run.acknowledged):5} writes acknowledged, {len(lost)} of them lost")
            return not half and not lost
        return not half


def _indexed(archive: Archive) -> list[str]:
    progress = archive.refresh(lambda _: None)
    if progress.state != "done":
        raise SystemExit(f"indexing: {progress.message}")
    index = archive.open_index()
    assert index is not None
    with contextlib.closing(index):
        return index.article_ids(parse("source:gazette OR source:post"))


def main() -> int:
    """Run the three scenarios; exit 1 where one went wrong."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--seconds", type=float, default=25.0)
    parser.add_argument("--articles", type=int, default=2_000)
    arguments = parser.parse_args()
    jars = find().home
    with tempfile.TemporaryDirectory() as kept:
        os.environ |= {"XDG_CACHE_HOME": f"{kept}/cache", "XDG_STATE_HOME": f"{kept}/state", PLACE: str(jars)}
        well = [
            scenario("a node is killed", worker, arguments, 1),
            scenario("the node that manages the cluster is killed", manager, arguments, 1),
            scenario("a node is killed whose data is nowhere else", worker, arguments, 0),
        ]
    return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
