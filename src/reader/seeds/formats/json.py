"""JSON: one article, a list of articles, an object with a list (JSON Feed), or values in a row."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from reader.seeds.formats.records import many, single_or_many
from reader.seeds.values import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reader.seeds.draft import Draft
    from reader.seeds.formats import Source

_SPACE = re.compile(r"[ \t\n\r\ufeff]*")


class JsonError(ValueError):
    """Text that is no JSON, and where."""

    def __init__(self, what: str, place: int) -> None:
        super().__init__(what)
        self.what = what
        self.place = place
        """Characters from the start of the text."""


def read(source: Source) -> list[Draft]:
    """The articles of a JSON document; a list, or several values, have fragments."""
    found: list[tuple[object, int | None]] = []
    try:
        for value, place in values(source.text):
            found.append((value, source.text.count("\n", 0, place) + 1 if place else 1))
    except JsonError as error:
        line = source.text.count("\n", 0, error.place) + 1
        column = error.place - source.text.rfind("\n", 0, error.place)
        source.problems.add(line, f"expected JSON, came: {error.what} (column {column})", "correct the line")
    if not found:
        if not source.text.strip("\ufeff \t\r\n"):
            source.problems.add(None, "expected an article, came an empty file", "add one or remove the file")
        return []
    if len(found) == 1:
        return single_or_many(found[0][0], found[0][1], source, "key")
    return many(found, source, "key")


@cache
def _decoder() -> json.JSONDecoder:
    """Numbers stay as written; raw control characters in texts are let through (the gate drops them)."""
    return json.JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=Number, strict=False)


def values(text: str, start: int = 0) -> Iterator[tuple[object, int]]:
    """Each JSON value of `text`, one after the other, and where it begins. Raises `JsonError`."""
    place = _skip(text, start)
    while place < len(text):
        value, end = value_at(text, place)
        yield value, place
        place = _skip(text, end)


def value_at(text: str, place: int) -> tuple[object, int]:
    """The JSON value that begins at `place`, and where it ends. Raises `JsonError`."""
    try:
        return _decoder().raw_decode(text, place)
    except json.JSONDecodeError as error:
        raise JsonError(error.msg[:1].lower() + error.msg[1:], error.pos) from None
    except RecursionError:
        raise JsonError("values nested too deep", place) from None


def _skip(text: str, place: int) -> int:
    found = _SPACE.match(text, place)
    return found.end() if found else place
