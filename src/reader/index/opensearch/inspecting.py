"""What is good to know of a cluster, and what is wrong with it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from reader.index.opensearch.layout.mapping import ARTICLES, VERSION
from reader.index.opensearch.wire.exchange import Gone
from reader.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.index.opensearch.wire.exchange import Exchange

MOST = 100
"""Origins that are told of."""


def described(exchange: Exchange, aliases: Mapping[str, str], origin: str) -> list[tuple[str, str]]:
    """Return what is good to know, by name."""
    about = exchange.ask("GET", "/")
    try:
        stats = exchange.ask("GET", f"/{','.join(aliases.values())}/_stats/docs,store,refresh")
    except Gone:
        stats = None
    health = _health(exchange, {} if stats is None else aliases)
    version = about.get("version", {})
    rows = [
        (
            "cluster",
            f"{_said(about, 'cluster_name')}, {_said(health, 'number_of_nodes')} nodes, {_said(health, 'status')}",
        ),
        ("server", f"{_said(version, 'distribution')} {_said(version, 'number')}"),
        ("origin", origin or "(none)"),
    ]
    if stats is None:
        return [*rows, ("index", f"none of version {VERSION}; `reader index` makes it")]
    for name, held in sorted(stats.get("indices", {}).items()):
        size = held["total"]["store"]["size_in_bytes"] / 1e6
        rows.append((name, f"{held['primaries']['docs']['count']:,} documents of Lucene, {size:,.1f} MB"))
    shards = stats.get("_shards", {})
    rows.append(("shards", f"{shards.get('successful', '?')} of {shards.get('total', '?')} answer"))
    rows.append(("mapping", f"version {VERSION}"))
    return [*rows, *_origins(exchange, aliases)]


def _origins(exchange: Exchange, aliases: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return how many articles are whose, and how long ago the last of them was sent."""
    aggs = {
        "origins": {
            "terms": {"field": "origin", "size": MOST},
            "aggs": {"last": {"max": {"field": "written"}}},
        }
    }
    answer = exchange.ask("POST", f"/{aliases[ARTICLES]}/_search", {"size": 0, "aggs": aggs})
    rows = []
    for each in answer["aggregations"]["origins"]["buckets"]:
        lag = max(0.0, time.time() - each["last"]["value"] / 1000)
        name = f"from {visible(str(each['key'])[:100]) or '(none)'}"
        rows.append((name, f"{each['doc_count']:,} articles, the last sent {_ago(lag)} ago"))
    return rows


def _ago(seconds: float) -> str:
    for size, unit in ((86_400, "days"), (3_600, "hours"), (60, "minutes")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} seconds"


def found_wrong(exchange: Exchange, aliases: Mapping[str, str]) -> list[str]:
    """Return what is wrong, in words."""
    health = _health(exchange, aliases)
    wrong = []
    if health.get("status") == "red":
        missing = health.get("unassigned_shards", "some")
        wrong.append(
            f"{exchange.name}: {missing} shards of the index are on no node; nothing is answered from them"
        )
    elif health.get("status") == "yellow" and health.get("number_of_data_nodes", 1) > 1:
        wrong.append(
            f"{exchange.name}: {health.get('unassigned_shards', 'some')} copies of shards are on no node"
        )
    if health.get("timed_out"):
        wrong.append(f"{exchange.name}: the cluster did not tell its state in time")
    return wrong


def _health(exchange: Exchange, aliases: Mapping[str, str]) -> dict[str, Any]:
    health: dict[str, Any] = exchange.ask(
        "GET", f"/_cluster/health/{','.join(aliases.values())}", level="cluster"
    )
    return health


def _said(answer: Mapping[str, Any], name: str) -> str:
    """Return what a cluster says of something, without control characters."""
    return visible(str(answer.get(name, "?"))[:100])
