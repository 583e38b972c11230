"""YAML as text: the documents in it, every value as it was written.

No scalar becomes a date, a number or a truth, so nothing can be out of range, no tag is obeyed, and
`title: 1.10` stays `1.10`. Parts shared by alias are shared, not copied; a value cannot contain itself.
Nesting and aliases are bounded. What the values mean is for `formats.yaml` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reader.model.errors import ReaderError
from reader.seeds.values import Number, as_line
from reader.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.seeds.limits import Limits

_NUMBER = re.compile(r"[-+]?\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?", re.ASCII)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


class YamlError(ReaderError, ValueError):
    """Text that is no YAML, or more than the limits allow."""

    def __init__(self, what: str, line: int) -> None:
        super().__init__(what)
        self.what = what
        self.line = line
        """Counted from 1."""


@dataclass(slots=True)
class _Level:
    """A list or mapping being filled."""

    value: list[object] | dict[str, object]
    anchor: str | None
    key: str | None = None
    merged: list[object] | None = None


def documents(text: str, limits: Limits) -> Iterator[tuple[object, int]]:
    """Each document's value and the line it begins at. Raises `YamlError` where the text stops being YAML."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Documents(limits)
    line = 1
    try:
        for event in yaml.parse(clean(text), Loader=loader):
            name = type(event).__name__
            line = getattr(event.start_mark, "line", 0) + 1
            done = builder.take(name, event, line)
            if done:
                yield builder.root, builder.line
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).partition("\n")[0]
        raise YamlError(what, mark.line + 1 if mark else line) from None
    except RecursionError:
        raise YamlError("values nested too deep", line) from None


class _Documents:
    """Builds values from parser events without recursion."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._stack: list[_Level] = []
        self._anchors: dict[str, object] = {}
        self._aliases = 0
        self.root: object = None
        self.line = 1

    def take(self, name: str, event: Any, line: int) -> bool:
        """Take one event; whether it ends a document."""
        if name == "DocumentStartEvent":
            self.root, self._anchors, self._aliases, self.line = None, {}, 0, line
        elif name == "ScalarEvent":
            value = _scalar(event)
            if event.anchor:
                self._anchors[event.anchor] = value
            self._put(value)
        elif name in {"MappingStartEvent", "SequenceStartEvent"}:
            if len(self._stack) >= self._limits.nesting:
                raise YamlError(f"values nested more than {self._limits.nesting} deep", line)
            self._stack.append(_Level({} if name == "MappingStartEvent" else [], event.anchor))
        elif name in {"MappingEndEvent", "SequenceEndEvent"}:
            self._end(self._stack.pop())
        elif name == "AliasEvent":
            self._put(self._alias(event.anchor, line))
        return name == "DocumentEndEvent"

    def _alias(self, anchor: str, line: int) -> object:
        self._aliases += 1
        if self._aliases > self._limits.aliases:
            raise YamlError(f"more than {self._limits.aliases:,} aliases", line)
        if anchor not in self._anchors:  # never set, or set round this very place
            raise YamlError(f"the alias *{anchor} stands for nothing yet", line)
        return self._anchors[anchor]

    def _end(self, level: _Level) -> None:
        if isinstance(level.value, dict):
            for part in level.merged or ():
                if isinstance(part, dict):
                    for key, value in part.items():
                        level.value.setdefault(key, value)
        if level.anchor:
            self._anchors[level.anchor] = level.value
        self._put(level.value)

    def _put(self, value: object) -> None:
        if not self._stack:
            self.root = value
            return
        level = self._stack[-1]
        if isinstance(level.value, list):
            level.value.append(value)
        elif level.key is None:
            level.key = as_line(value, 200)
        else:
            if level.key == "<<":
                level.merged = value if isinstance(value, list) else [value]
            else:
                level.value[level.key] = value
            level.key = None


def _scalar(event: Any) -> object:
    """The text of a scalar; None, a number or a text by its looks where it is plain."""
    value: str = event.value
    if not event.style:  # plain: neither quoted nor a block
        if event.tag and not event.tag.startswith("tag:yaml.org"):
            return f"{event.tag} {value}".rstrip()  # "!important news" is a title, not an order
        if value in _NULL:
            return None
        if _NUMBER.fullmatch(value):
            return Number(value)
    return value
