"""JSON as text: the values in it, numbers as they are written. What they mean is for `formats.json` to say."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from reader.model.errors import ReaderError
from reader.seeds.values import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPACE = re.compile(r"[ \t\n\r\ufeff]*")


class JsonError(ReaderError, ValueError):
    """Text that is no JSON, and where."""

    def __init__(self, what: str, place: int) -> None:
        super().__init__(what)
        self.what = what
        self.place = place
        """Characters from the start of the text."""


@cache
def _decoder() -> json.JSONDecoder:
    """Numbers stay as written; raw control characters in texts are let through (the gate drops them)."""
    return json.JSONDecoder(parse_int=Number, parse_float=Number, parse_constant=Number, strict=False)


def check(text: str, most: int) -> None:
    """Raise `JsonError` for text that may hold more than `most` values, before any of them is made."""
    if len(text) <= most:
        return
    signs = sum(map(text.count, "[{,\n"))
    if signs > most:
        raise JsonError(f"up to {signs:,} values, more than {most:,}", 0)


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
