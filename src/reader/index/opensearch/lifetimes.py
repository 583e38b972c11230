"""Generations of the index of an archive: three indexes each, of which one is current.

What the indexes of the current generation are called is behind three aliases, which are switched in one call. What was
replaced stays for as long as somebody may be reading it.
"""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING, Any

from reader.index.faults import IndexFault
from reader.index.opensearch.layout.mapping import KINDS, LAYOUT, OURS, VERSION, body_of
from reader.index.opensearch.wire.exchange import Gone
from reader.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reader.index.opensearch.wire.exchange import Exchange

OLDEST = 2, 11
"""The first line of OpenSearch that answers as is expected here."""
GRACE = 3_600.0
"""Seconds that a generation stays after it was replaced."""
MOST_SHARDS = 32
"""Parts of an index that is made on a cluster of very many nodes."""


class Generations:
    """The generations of one index."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange

    @property
    def aliases(self) -> dict[str, str]:
        """What the current indexes are behind, by kind."""
        return {kind: f"{self._exchange.address.name}.{kind}" for kind in KINDS}

    def _held(self) -> dict[str, dict[str, Any]]:
        """Return the `_meta` of the indexes behind the aliases, by index; of one that is none of ours it is empty."""
        path = f"/{','.join(self.aliases.values())}/_mapping"
        answer = self._exchange.ask("GET", path, ignore_unavailable="true")
        return {name: held["mappings"].get("_meta", {}) for name, held in answer.items()}

    def is_there(self) -> bool:
        """Return whether there is one, of any version."""
        return bool(self._held())

    def current(self) -> dict[str, str] | None:
        """Return what the current indexes are called, by kind; None where they are of another version.

        Raises:
            IndexFault: the server is none that answers as is expected, or the indexes are none of ours.
        """
        held = self._held()
        if not held:
            self._expect_a_version()
            return None
        made = {str(meta.get("made")) for meta in held.values()}
        is_ours = all(meta.get("program") == OURS for meta in held.values())
        if len(held) != len(KINDS) or len(made) != 1 or not is_ours:
            raise IndexFault(
                f"{self._exchange.name}: the indexes of this name are none of ours; expected three of one "
                f"generation, found {len(held)}; choose another name"
            )
        versions = {str(meta.get("version")) for meta in held.values()}
        if any(_order(each) > _order(VERSION) for each in versions):
            raise IndexFault(
                f"{self._exchange.name}: the index is of a later version of this program ({_shown(versions)}; "
                f"this one reads {VERSION}); update it here"
            )
        if versions != {VERSION}:
            return None
        return self._names(made.pop())

    def readable(self) -> dict[str, str] | None:
        """Return what the indexes that are found now are called, where articles stand in them as they do now.

        Texts and quotations in them may be made by other rules.
        """
        held = self._held()
        made = {str(meta.get("made")) for meta in held.values()}
        layouts = {str(meta.get("version")).partition(".")[0] for meta in held.values()}
        if len(held) != len(KINDS) or len(made) != 1 or layouts != {str(LAYOUT)}:
            return None
        return self._names(made.pop())

    def _names(self, made: str) -> dict[str, str]:
        return {kind: f"{alias}-{made}" for kind, alias in self.aliases.items()}

    def _expect_a_version(self) -> None:
        version = self._exchange.ask("GET", "/").get("version", {})
        number = str(version.get("number", ""))
        known = tuple(int(part) for part in number.split(".")[:2] if part.isdigit())
        if version.get("distribution") != "opensearch" or len(known) < 2:
            raise IndexFault(f"{self._exchange.name}: expected an OpenSearch cluster, found another server")
        if known < OLDEST:
            wanted = ".".join(map(str, OLDEST))
            raise IndexFault(
                f"{self._exchange.name}: expected OpenSearch {wanted} or later, found {'.'.join(map(str, known))}; "
                "update the cluster"
            )

    # ------------------------------------------------------------------ making and replacing
    def make(self, made: str) -> dict[str, str]:
        """Make the empty indexes of a generation of this name; it is found by nobody yet."""
        names = self._names(made)
        health = self._exchange.ask("GET", "/_cluster/health", filter_path="number_of_data_nodes")
        shards = max(1, min(MOST_SHARDS, int(health.get("number_of_data_nodes", 1))))
        for kind, name in names.items():
            self._exchange.ask("PUT", f"/{name}", body_of(kind, shards, made), wait_for_active_shards="1")
        return names

    def point_to(self, names: Mapping[str, str]) -> None:
        """Have this generation found from now on, and no other."""
        for name in names.values():
            meta = self._exchange.ask("GET", f"/{name}/_mapping")[name]["mappings"]["_meta"]
            self._exchange.ask("PUT", f"/{name}/_mapping", {"_meta": meta | {"since": time.time()}})
        actions: list[dict[str, Any]] = [
            {"remove": {"index": name, "alias": alias}}
            for name in self._held()
            for alias in (name.rpartition("-")[0],)
        ]
        actions += [{"add": {"index": names[kind], "alias": alias}} for kind, alias in self.aliases.items()]
        self._exchange.ask("POST", "/_aliases", {"actions": actions})

    def sweep(self) -> None:
        """Delete what was replaced so long ago that nobody reads it any more."""
        since = [float(meta.get("since", time.time())) for meta in self._held().values()]
        if not since or time.time() - max(since) < GRACE:
            return
        current = self._held()
        for alias in self.aliases.values():
            try:
                held = self._exchange.ask("GET", f"/{alias}-*/_settings/index.creation_date")
            except Gone:
                continue
            for name, settings in held.items():
                age = time.time() - int(settings["settings"]["index"]["creation_date"]) / 1000
                if name not in current and re.fullmatch(r"[0-9a-f]+", name[len(alias) + 1 :]) and age > GRACE:
                    self._exchange.ask("DELETE", f"/{name}")


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _shown(versions: Iterable[str]) -> str:
    return ", ".join(visible(each[:40]) for each in sorted(versions))
