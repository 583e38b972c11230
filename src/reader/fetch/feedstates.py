"""What is known of a feed between two fetches: when it is due, what its server said, which entries there were.

A file of two lines of JSON a feed in the state folder: the feed, and its entries, which are read only where its body is
another one than before. It may be deleted: then the feed is asked anew, and its entries are recognised by the documents
that there are.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field, fields
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from reader.marks.articlenames import normal_address

if TYPE_CHECKING:
    from collections.abc import Container


@dataclass
class Known:
    """An entry that was written."""

    path: str
    """Its newest document, below the archive."""
    id: str = ""
    url: str = ""
    """Normalised."""
    title: str = ""
    day: str = ""
    text: str = ""
    """Hash of its visible text, as the feed had it when it was last written."""
    version: int = 1
    changed: list[float] = field(default_factory=list)
    """When its last versions were written, seconds since 1970."""
    sketch: list[int] = field(default_factory=list)
    """Of its text, for `sameentries`."""
    other: list[str] = field(default_factory=list)
    """Other ids that it had."""
    seen: bool = True
    """Whether it was in the feed when that was last read."""


class Kept(NamedTuple):
    """The file of a feed."""

    path: str

    def line(self) -> bytes:
        """Return the line of its entries; of none where it is gone or damaged."""
        try:
            with open(self.path, "rb") as stream:
                stream.readline()
                return stream.readline().strip() or b"[]"
        except OSError:
            return b"[]"

    def entries(self) -> list[Known]:
        """Return its entries; those that are damaged are left out."""
        try:
            record = json.loads(self.line())
        except ValueError:
            return []
        known = map(_known, record) if isinstance(record, list) else ()
        return [each for each in known if each is not None]


@dataclass
class FeedState:
    """What is known of one feed."""

    url: str
    title: str = ""
    """What the feed calls itself."""
    due: float = 0.0
    """When it is asked again, seconds since 1970."""
    hold: float = 0.0
    """Its server asked to be left alone until then."""
    tried: float = 0.0
    succeeded: float = 0.0
    changed: float = 0.0
    """When it last held something new."""
    etag: str = ""
    last_modified: str = ""
    asked: str = ""
    """The address that the validators belong to."""
    body: str = ""
    """Hash of the last body."""
    failures: int = 0
    error: str = ""
    gone: bool = False
    """The server said that it is gone for good."""
    moved_to: str = ""
    moved: int = 0
    """How many answers in a row came from there, by permanent redirects."""
    ids_repeat: bool = False
    """Its ids repeat inside it, so that they count for nothing."""
    pages: str = ""
    """What went wrong with the page of an article, last."""
    folder: str = ""
    """Where its documents are, below the archive."""
    number: int = 0
    """How many entries are known."""
    kept: Kept | None = None
    """What is kept of it on the disk."""
    held: list[Known] | None = None
    """The entries, once they are read."""

    @property
    def entries(self) -> list[Known]:
        """The entries that are known."""
        if self.held is None:
            self.held = [] if self.kept is None else self.kept.entries()
        return self.held

    @entries.setter
    def entries(self, entries: list[Known]) -> None:
        self.held = entries


_ELSEWHERE = frozenset({"url", "kept", "held"})
"""Fields that are not kept in the line of the feed."""


class States:
    """The states of all feeds of an archive."""

    def __init__(self, folder: str) -> None:
        """`folder` is theirs alone; it is made with the first state that is kept."""
        self._folder = folder

    def of(self, url: str) -> FeedState:
        """Return what is known of a feed; nothing is where nothing is kept, or what is kept is damaged."""
        path = self._path(url)
        try:
            with open(path, "rb") as stream:
                record = json.loads(stream.readline())
        except (OSError, ValueError):
            return FeedState(url)
        state = FeedState(url, kept=Kept(path))
        if isinstance(record, dict):
            _fill(state, record, _ELSEWHERE)
        return state

    def keep(self, state: FeedState) -> None:
        """Keep what is known of a feed. Its entries are on the disk then, and no more in memory.

        Raises:
            OSError: it cannot be written; what was known before stays.
        """
        os.makedirs(self._folder, mode=0o700, exist_ok=True)
        path = self._path(state.url)
        temporary = f"{path}.tmp-{os.getpid()}"
        if state.held is None:
            entries = b"[]" if state.kept is None else state.kept.line()
        else:
            entries, state.number = _dumped(list(map(vars, state.held))), len(state.held)
        head = {each.name: getattr(state, each.name) for each in fields(state) if each.name not in _ELSEWHERE}
        with open(temporary, "wb") as out:
            out.write(_dumped(head) + b"\n" + entries + b"\n")
        os.replace(temporary, path)
        state.kept, state.held = Kept(path), None

    def forget(self, url: str) -> None:
        """Forget a feed."""
        with suppress(FileNotFoundError):
            os.unlink(self._path(url))

    def _path(self, url: str) -> str:
        name = blake2b(normal_address(url).encode("utf-8", "replace"), digest_size=12).hexdigest()
        return os.path.join(self._folder, f"{name}.json")


def _dumped(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _known(record: Any) -> Known | None:
    if not isinstance(record, dict) or not isinstance(record.get("path"), str):
        return None
    known = Known(record["path"])
    _fill(known, record, {"path", "changed", "other", "sketch"})
    for name, kind in (("changed", (int, float)), ("sketch", int), ("other", str)):
        held = record.get(name)
        if isinstance(held, list):
            setattr(known, name, [each for each in held if isinstance(each, kind)])
    return known


def _fill(target: Any, record: dict[str, Any], without: Container[str]) -> None:
    """Take over the values that have the type they should have."""
    for each in fields(target):
        if each.name in without or each.name not in record:
            continue
        value, held = record[each.name], getattr(target, each.name)
        if isinstance(held, float) and isinstance(value, int) and not isinstance(value, bool):
            value = float(value)
        if type(value) is type(held):
            setattr(target, each.name, value)
