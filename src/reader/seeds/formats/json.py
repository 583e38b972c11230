"""JSON: one article, a list of articles, an object with a list (JSON Feed), or values in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.seeds.formats.mappings import many, single_or_many
from reader.seeds.jsontext import JsonError, check, values

if TYPE_CHECKING:
    from reader.seeds.draft import Draft
    from reader.seeds.source import Source


def read(source: Source) -> list[Draft]:
    """The articles of a JSON document; a list, or several values, have fragments."""
    found: list[tuple[object, int | None]] = []
    try:
        check(source.text, source.limits.values)
    except JsonError as error:
        source.problems.add(None, f"expected JSON, came {error.what}", "split the document")
        return []
    line, before = 1, 0
    try:
        for value, place in values(source.text):
            line += source.text.count("\n", before, place)
            before = place
            found.append((value, line))
            if len(found) > 2 * source.limits.articles:
                raise JsonError(f"more than {len(found) - 1:,} values, one after the other", place)
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
