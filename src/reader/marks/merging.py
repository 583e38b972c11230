"""Journals become a state: of all that was ever said of one thing, the last word counts.

Merging takes the greater of two records for every register, so neither the order nor a repetition of lines, files or
machines makes a difference. Conflict copies and merged files need no rule of their own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.marks.clock import NEVER
from reader.marks.entries import read_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reader.marks.entries import Entry, Names, Register

_TIME = slice(len('{"t":"'), len('{"t":"018f3a2b4c5d-0000'))
_ABOUT = re.compile(
    rb'.{40}"on":[01],"op":"[^"\\]+",(?:"k":"[^"\\]+",)?'
    rb'"a":\{"p":"([^"\\]+)"(?:,"h":"([^"\\]+)")?(?:,"u":"([^"\\]+)")?\}'
)
"""The names of the article in a line as this program writes it, where none of them holds an escape."""


def stronger(one: Entry | None, other: Entry | None) -> Entry | None:
    """Return the one of two records that counts."""
    if one is None or other is None:
        return one or other
    return other if one.strength < other.strength else one


class Registers:
    """The last word on everything that any of the journals speaks of.

    Lines of journals are read when somebody asks what they are about: of a hundred thousand most questions need few.
    """

    def __init__(
        self, entries: Iterable[Entry] = (), lines: Iterable[bytes] = (), latest: str = NEVER
    ) -> None:
        """`lines` are usual ones (`reader.marks.journals`), of which no two are about the same to the letter.

        `latest` is the latest stamp of all that was said, where these are only some of the records.
        """
        self._latest = latest
        self._last: dict[Register, Entry] = {}
        self._unread = list(lines)
        self._ids: set[str] = set()
        self._bad = 0
        for entry in entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Take in one record, in any order."""
        register = entry.register
        held = self._last.get(register)
        if held is None or held.strength < entry.strength:
            self._last[register] = entry

    def get(self, register: Register) -> Entry | None:
        """Return the last word on this; None where there never was one."""
        if register.article is None or register.article.id not in self._ids:
            self._read_all()
        return self._last.get(register)

    def near(self, articles: Iterable[Names]) -> list[Entry]:
        """Return the last words on articles that share a name with one of these."""
        wanted = [set(field) - {""} for field in zip(*articles, strict=True)] or [set(), set(), set()]
        self._read_near([{value.encode("utf-8", "replace") for value in field} for field in wanted])
        self._ids |= wanted[0]
        return [
            entry
            for entry in self._last.values()
            if entry.article is not None
            and any(value in field for value, field in zip(entry.article, wanted, strict=True))
        ]

    def general(self) -> list[Entry]:
        """Return the last words on what is of no article: saved searches, who is who."""
        self._read_near([set(), set(), set()])
        return [entry for entry in self._last.values() if entry.article is None]

    def latest(self, horizon: str) -> str:
        """Return the latest stamp among them that is not beyond `horizon`."""
        limit = horizon.encode()
        unread = max((line[_TIME] for line in self._unread if line[_TIME] <= limit), default=NEVER.encode())
        read = max((entry.time for entry in self._last.values() if entry.time <= horizon), default=NEVER)
        return max(read, unread.decode(), self._latest)

    @property
    def unreadable(self) -> int:
        """How many of the lines are no records."""
        self._read_all()
        return self._bad

    def __iter__(self) -> Iterator[Entry]:
        self._read_all()
        return iter(self._last.values())

    def __len__(self) -> int:
        self._read_all()
        return len(self._last)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Registers) and dict(self._items()) == dict(other._items())

    def _items(self) -> Iterator[tuple[Register, Entry]]:
        self._read_all()
        return iter(self._last.items())

    def _read_near(self, wanted: list[set[bytes]]) -> None:
        ids, texts, addresses = wanted
        left = []
        for line in self._unread:
            about = _ABOUT.match(line)
            if about is None:
                self._read(line)  # written in another way: only reading tells what it is about
                continue
            name, text, address = about.groups()
            if name in ids or text in texts or address in addresses:
                self._read(line)
            else:
                left.append(line)
        self._unread = left

    def _read_all(self) -> None:
        while self._unread:  # each is let go of when it is read: both at once would take twice the memory
            self._read(self._unread.pop())

    def _read(self, line: bytes) -> None:
        entry = read_line(line)
        if entry is None:
            self._bad += 1
        else:
            self.add(entry)

    __hash__ = None  # type: ignore[assignment]
