"""JSON: one article, a list of articles, an object with a list (JSON Feed), or values in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.seeds.formats.mappings import many, single_or_many
from reader.seeds.jsontext import JsonError, values

if TYPE_CHECKING:
    from reader.seeds.draft import Draft
    from reader.seeds.formats import Source


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
