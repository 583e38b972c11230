"""What is noted of documents, folders and runs: one small document each, by whose it is and what it is of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from reader.index.opensearch.layout.articlekeys import hashed, sent_path
from reader.model.article import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DOCUMENT, FOLDER, TROUBLE, META = "document", "folder", "trouble", "meta"
STATE = "state"
"""The one note that is of nobody: another text after every change of the index."""


def note_id(kind: str, origin: str, what: str) -> str:
    """Return what the cluster calls a note of some kind; `what` is a path, or the name of a note of a run."""
    return f"{kind}-{hashed(f'{origin}{chr(0)}{what}')}"


def document_note(
    origin: str,
    path: str,
    stat: tuple[int, int, int],
    digest: bytes | None,
    keys: Sequence[int],
    problems: Iterable[Problem],
) -> dict[str, Any]:
    """Return the note of a document; `stat` is mtime (ns), size and inode."""
    mtime, size, inode = stat
    held = [[problem.line, problem.what, problem.how] for problem in problems]
    return {
        "type": DOCUMENT,
        "origin": origin,
        "path": sent_path(path),
        "mtime": str(mtime),
        "size": size,
        "inode": str(inode),
        "hash": (digest or b"").hex(),
        "keys": json.dumps(list(keys)),
        "problems": json.dumps(held),
        "faults": len(held),
    }


def folder_note(origin: str, path: str, mtime: int) -> dict[str, Any]:
    """Return the note of a folder with its time of change (ns)."""
    return {"type": FOLDER, "origin": origin, "path": sent_path(path), "mtime": str(mtime)}


def trouble_note(origin: str, path: str, problems: Iterable[Problem]) -> dict[str, Any]:
    """Return the note of what was wrong on the way to documents."""
    held = [[problem.line, problem.what, problem.how] for problem in problems]
    return {
        "type": TROUBLE,
        "origin": origin,
        "path": sent_path(path),
        "problems": json.dumps(held),
        "faults": len(held),
    }


def meta_note(origin: str, name: str, value: str) -> dict[str, Any]:
    """Return the note of something about a run."""
    return {"type": META, "origin": origin, "name": name, "value": json.dumps(value)}


def meta_value(note: dict[str, Any] | None) -> str | None:
    """Return what was noted, which may be any text."""
    return None if note is None else str(json.loads(note["value"]))


def problems_in(note: dict[str, Any], path: str) -> list[Problem]:
    """Return what was wrong."""
    return [Problem(path, line, what, how) for line, what, how in json.loads(note["problems"])]


def at_or_below(path: str) -> list[dict[str, Any]]:
    """Return the clauses for notes of this path, or below it; of the whole archive for the empty one."""
    if not path:
        return []
    sent = sent_path(path)
    there = [{"term": {"path": sent}}, {"prefix": {"path": sent + "/"}}]
    return [{"bool": {"should": there, "minimum_should_match": 1}}]
