"""What is noted of runs, folders and journals: the part of a store that is about no document in particular."""

from __future__ import annotations

import json
import time
from abc import abstractmethod
from typing import TYPE_CHECKING, Any

from reader.index.answers import Heard
from reader.index.opensearch.asking.surveys import CORRECTIONS, JOURNALS, SCANNED
from reader.index.opensearch.layout.mapping import NOTES
from reader.index.opensearch.layout.notebook import (
    FOLDER,
    META,
    TROUBLE,
    at_or_below,
    folder_note,
    meta_note,
    meta_value,
    note_id,
    trouble_note,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reader.index.opensearch.wire.bulk import Bulk
    from reader.index.opensearch.wire.lookups import Finder
    from reader.model.article import Problem

ROOT, MOUNTS = "root", "mounts"


class NotedRuns:
    """A part of the store, which has the rest of what this asks for."""

    _finder: Finder
    _bulk: Bulk
    _origin: str

    @abstractmethod
    def _make_found(self) -> None:
        """Have everything found that was written."""

    def heard(self) -> Heard:
        """Return what was noted of the journals."""
        return Heard(self._meta(JOURNALS) or "", self._meta(CORRECTIONS) or "")

    def note_heard(self, what: Heard) -> None:
        """Note what the journals were when the index was made to agree with them."""
        self._put_meta(self._origin, JOURNALS, what.stamp)
        self._put_meta(self._origin, CORRECTIONS, what.digest)

    def note_folders(self, folders: Mapping[str, int], problems: Iterable[Problem] = ()) -> None:
        """Note the times of change of folders, and what was wrong on the way there."""
        for path, mtime in folders.items():
            self._note(FOLDER, path, folder_note(self._origin, path, mtime))
        held: dict[str, list[Problem]] = {}
        for problem in problems:
            held.setdefault(problem.path, []).append(problem)
        for path, found in held.items():
            self._note(TROUBLE, path, trouble_note(self._origin, path, found))

    def forget_folders(self, path: str = "") -> None:
        """Forget a folder and all folders below it, with what was noted as wrong on the way there."""
        self._make_found()
        kinds = {"terms": {"type": [FOLDER, TROUBLE]}}
        ours = [kinds, {"term": {"origin": self._origin}}, *at_or_below(path)]
        body = {"query": {"bool": {"filter": ours}}, "_source": False, "sort": ["path"]}
        for page in self._finder.all(NOTES, body):
            for hit in page:
                self._bulk.remove(self._finder.names[NOTES], hit["_id"])

    def mounts(self) -> set[str]:
        """Return the folders that were noted as other disks."""
        noted = self._meta(MOUNTS)
        return set() if noted is None else set(json.loads(noted))

    def root(self) -> str | None:
        """Return what was noted to tell the archive's folder from another in its place; None before any scan."""
        return self._meta(ROOT)

    def note_scan(self, root: str, mounts: Collection[str]) -> None:
        """Note that the whole archive was looked through now, in which folder, and which folders are other disks."""
        self._put_meta(self._origin, SCANNED, str(time.time_ns()))
        self._put_meta(self._origin, ROOT, root)
        self._put_meta(self._origin, MOUNTS, json.dumps(sorted(mounts)))

    def _note(self, kind: str, what: str, note: dict[str, Any]) -> None:
        self._bulk.put(self._finder.names[NOTES], note_id(kind, self._origin, what), json.dumps(note))

    def _put_meta(self, origin: str, name: str, value: str) -> None:
        note = json.dumps(meta_note(origin, name, value))
        self._bulk.put(self._finder.names[NOTES], note_id(META, origin, name), note)

    def _meta(self, name: str, origin: str | None = None) -> str | None:
        self._bulk.flush()
        wanted = note_id(META, self._origin if origin is None else origin, name)
        return meta_value(self._finder.by_id(NOTES, [wanted]).get(wanted))
