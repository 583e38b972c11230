"""Sends many documents at once, by id: what was sent twice is there once, and what is refused is told."""

from __future__ import annotations

import json
import random
import time
from typing import TYPE_CHECKING, Any

from reader.index.faults import IndexFault
from reader.index.opensearch.wire.exchange import FIRST_WAIT, LONGEST_WAIT, TRIES, Away, TooMuch
from reader.text import visible

if TYPE_CHECKING:
    from reader.index.opensearch.wire.exchange import Exchange

BYTES = 8 << 20
"""Of one request."""
TIMEOUT = 120.0


class Bulk:
    """Gathers what is to be written, and sends it in the order in which it came."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._waiting: list[tuple[str, str | None]] = []
        self._bytes = 0

    def put(self, index: str, name: str, source: str) -> None:
        """Have a document in an index under this id; `source` is its JSON."""
        self._add(json.dumps({"index": {"_index": index, "_id": name}}), source)

    def remove(self, index: str, name: str) -> None:
        """Have no document under this id."""
        self._add(json.dumps({"delete": {"_index": index, "_id": name}}), None)

    def _add(self, action: str, source: str | None) -> None:
        self._waiting.append((action, source))
        self._bytes += len(action) + len(source or "")
        if self._bytes >= BYTES:
            self.flush()

    def flush(self) -> None:
        """Send what waits.

        Raises:
            IndexFault: not all of it was taken.
        """
        waiting, self._waiting, self._bytes = self._waiting, [], 0
        wait = FIRST_WAIT
        for _ in range(TRIES):
            if not waiting:
                return
            waiting = self._sent(waiting)
            if waiting:
                time.sleep(wait * (0.5 + random.random()))
                wait = min(2 * wait, LONGEST_WAIT)
        if waiting:
            raise Away(
                f"{self._exchange.name}: the cluster has too much to do: {len(waiting):,} documents were not taken"
            )

    def _sent(self, waiting: list[tuple[str, str | None]]) -> list[tuple[str, str | None]]:
        """Send all of these; return those that are to be sent again."""
        body = "".join(
            f"{action}\n{source}\n" if source is not None else f"{action}\n" for action, source in waiting
        )
        try:
            answer = self._exchange.ask(
                "POST", "/_bulk", body, timeout=TIMEOUT, filter_path="errors,items.*.status,items.*.error"
            )
        except TooMuch:
            if len(waiting) < 2:
                raise
            half = len(waiting) // 2
            return self._sent(waiting[:half]) + self._sent(waiting[half:])
        if not answer.get("errors"):
            return []
        again = []
        for each, item in zip(waiting, answer.get("items", ()), strict=True):
            said: dict[str, Any] = next(iter(item.values()))
            status = said.get("status", 500)
            if status == 429:
                again.append(each)
            elif status >= 300 and not (status == 404 and each[1] is None):
                raise self._refused(said)
        return again

    def _refused(self, said: dict[str, Any]) -> IndexFault:
        error = said.get("error") or {}
        reason = visible(str(error.get("reason", ""))[:200])
        if said.get("status") in (403, 429) or "block" in reason:
            return IndexFault(
                f"{self._exchange.name}: the index cannot be written ({reason}); its disks may be full: "
                "make room, and the cluster lifts the block"
            )
        return IndexFault(f"{self._exchange.name}: a document was refused ({reason})")
