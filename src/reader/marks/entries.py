"""One line of a journal: who said when what of which article.

    {"t":"018f3a2b4c5d-0000","m":"k3vq7xwa","on":1,"op":"tag","k":"pier","a":{"p":"ferry.md","h":"9c1e…","u":"example.org/f"}}

What a later version writes stays what it is: operations and fields that are unknown here are kept in the line, merged
as all others, and passed over.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from reader.marks.clock import STAMP

LONGEST = 1 << 16
"""Bytes of a line; what is longer is no record."""
MACHINE = re.compile(r"[a-z2-7]{8}")
_SIMPLE = re.compile(
    r'\{"t":"([0-9a-e][0-9a-f]{11}-[0-9a-f]{4})","m":"([a-z2-7]{8})","on":([01]),"op":"([a-z]+)",'
    r'(?:"k":"([^"\\]+)",)?"a":\{"p":"([^"\\]+)"(?:,"h":"([^"\\]+)")?(?:,"u":"([^"\\]+)")?\}(?:,"v":"([^"\\]+)")?\}'
)
"""A line as this program writes it, with a plain text for a value or without: nearly all are so, and read four times as
fast."""
_ORDER = ("t", "m", "on", "op", "k", "a", "v")
_NAMES = ("p", "h", "u")


class Names(NamedTuple):
    """The three names of an article; an empty one is not known."""

    id: str
    """`Article.id`: path and fragment."""
    text: str = ""
    """Hash of the visible text: `reader.marks.articlenames.text_hash`."""
    address: str = ""
    """Its address, normalised: `reader.marks.articlenames.normal_address`."""


class Register(NamedTuple):
    """What has one value at a time: the last one written counts."""

    article: Names | None
    """None where it is of no article: a saved search, who is who."""
    op: str
    key: str


class Entry(NamedTuple):
    """One record of a journal."""

    time: str
    machine: str
    on: bool
    """False: not, or not any more. What was never said has no record."""
    op: str
    key: str
    article: Names | None
    value: object
    line: str
    """The whole record in its one written form, with all that is unknown here: what ties are broken by."""

    @property
    def register(self) -> Register:
        """What this record sets."""
        return Register(self.article, self.op, self.key)

    @property
    def strength(self) -> tuple[str, str, str]:
        """Of two records that set the same, the one with more of it counts; equal only where they are the same."""
        return self.time, self.machine, self.line

    def more(self, name: str) -> object:
        """Return a further field of the record; None where it has none of this name."""
        return json.loads(self.line).get(name)

    @property
    def change(self) -> str:
        """The stamp of the change that this record belongs to: its own, but where it had to be later than that."""
        named = self.more("c") if '"c":' in self.line else None
        return named if isinstance(named, str) and STAMP.fullmatch(named) else self.time


def entry(
    time: str,
    machine: str,
    register: Register,
    *,
    on: bool = True,
    value: object = None,
    more: dict[str, object] | None = None,
) -> Entry:
    """Return a record as it is written; `more` are fields beside the common ones."""
    names = register.article
    if not more and (value is None or (isinstance(value, str) and value)):
        line = _plainly(time, machine, register, on=on, value=value or "")
        if line is not None:
            return Entry(time, machine, on, register.op, register.key, names, value, line)
    record: dict[str, object] = {"t": time, "m": machine, "on": int(on), "op": register.op}
    if register.key:
        record["k"] = register.key
    if names is not None:
        record["a"] = {name: each for name, each in zip(_NAMES, names, strict=True) if each}
    if value is not None:
        record["v"] = value
    record |= more or {}
    return Entry(time, machine, on, register.op, register.key, names, value, _written(record))


def _plainly(time: str, machine: str, register: Register, *, on: bool, value: str) -> str | None:
    """Return the line of a record whose texts stand in JSON as they are, as nearly all do; None for others."""
    names = register.article
    said = f"{register.op}{register.key}{value}{''.join(names) if names else ''}"
    if not said.isprintable() or '"' in said or "\\" in said:
        return None
    key = f',"k":"{register.key}"' if register.key else ""
    end = f',"v":"{value}"' if value else ""
    if names is not None:
        path, digest, address = names
        if path and digest and address:
            end = f',"a":{{"p":"{path}","h":"{digest}","u":"{address}"}}{end}'
        else:
            known = (f'"{name}":"{each}"' for name, each in zip(_NAMES, names, strict=True) if each)
            end = f',"a":{{{",".join(known)}}}{end}'
    return f'{{"t":"{time}","m":"{machine}","on":{int(on)},"op":"{register.op}"{key}{end}}}'


def read_line(line: bytes) -> Entry | None:
    """Return the record in a line of a journal (without its end); None where there is none."""
    if len(line) > LONGEST:
        return None
    try:
        text = line.decode()
    except UnicodeDecodeError:
        return None
    simple = _SIMPLE.fullmatch(text)
    if simple is not None and text.isprintable():
        time, machine, on, op, key, path, digest, address, value = simple.groups("")
        return Entry(time, machine, on == "1", op, key, Names(path, digest, address), value or None, text)
    # What a power cut leaves are NULs, and an editor leaves marks and blanks.
    return _parsed(text.strip("\0\ufeff \t\r"))


def _once(fields: list[tuple[str, object]]) -> dict[str, object]:
    """Return an object none of whose fields stands twice: whoever looks at a line without reading it sees the first."""
    found = dict(fields)
    if len(found) != len(fields):
        raise ValueError("a field stands twice")
    return found


def _parsed(text: str) -> Entry | None:
    try:
        record = json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    time, machine, on, op = (record.get(name) for name in ("t", "m", "on", "op"))
    key, article = record.get("k", ""), record.get("a")
    if not (isinstance(time, str) and STAMP.fullmatch(time)):
        return None
    if not (isinstance(machine, str) and MACHINE.fullmatch(machine)):
        return None
    if on not in (0, 1) or not isinstance(op, str) or not op or not isinstance(key, str):
        return None
    names = None if article is None else _names(article)
    if article is not None and names is None:
        return None
    record["on"] = int(on)
    try:
        line = _written(record)
    except RecursionError:
        return None
    if is_too_long(line):  # it could be read here, and not where it is written next
        return None
    return Entry(time, machine, bool(on), op, key, names, record.get("v"), line)


def is_too_long(line: str) -> bool:
    """Whether nobody would read this line of a journal (without its end)."""
    return len(line) > LONGEST or (4 * len(line) > LONGEST and len(line.encode()) > LONGEST)


def _names(article: object) -> Names | None:
    if not isinstance(article, dict):
        return None
    path, digest, address = (article.get(name, "") for name in _NAMES)
    if not (isinstance(path, str) and isinstance(digest, str) and isinstance(address, str)):
        return None
    return Names(path, digest, address) if path or digest or address else None


def _written(record: dict[str, object]) -> str:
    """Return the one form of a record: known fields first, in their order, the others by name."""
    ordered = {name: record[name] for name in _ORDER if name in record}
    ordered |= {name: record[name] for name in sorted(record) if name not in ordered}
    for name, nothing in (("k", ""), ("v", None)):
        if name in ordered and ordered[name] == nothing:
            del ordered[name]
    article = ordered.get("a")
    if isinstance(article, dict):
        known = {name: article[name] for name in _NAMES if article.get(name)}
        ordered["a"] = known | {name: article[name] for name in sorted(article) if name not in _NAMES}
    elif "a" in ordered:
        del ordered["a"]
    text = json.dumps(ordered, ensure_ascii=False, separators=(",", ":"))
    # Bytes of a name that are no text, and whatever acts on a terminal: as escapes, so that a journal is plain text.
    # Those alone: with all of its letters so, a long note in another script would be too long a line.
    return text if text.isprintable() else "".join(map(_escaped, text))


def _escaped(sign: str) -> str:
    return sign if sign.isprintable() else json.dumps(sign)[1:-1]
