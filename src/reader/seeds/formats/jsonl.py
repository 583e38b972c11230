"""JSON Lines: an article a line. A line that is none costs itself only."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from reader.seeds.formats.mappings import many
from reader.seeds.jsontext import JsonError, check, values

if TYPE_CHECKING:
    from reader.seeds.draft import Draft
    from reader.seeds.source import Source


def read(source: Source) -> list[Draft]:
    """The articles of JSON Lines; every one has a fragment."""
    found: list[tuple[object, int | None]] = []
    bad: list[tuple[int, str]] = []
    try:
        check(source.text, source.limits.values)
    except JsonError as error:
        source.problems.add(None, f"expected JSON Lines, came {error.what}", "split the document")
        return []
    # not splitlines(): U+2028 and its kin are letters of a text here
    for number, line in enumerate(source.text.split("\n"), 1):
        if line and not line.isspace():
            try:
                found.extend([(value, number) for value, _ in values(line)])
            except JsonError as error:
                bad.append((number, error.what))
    if bad and not any(isinstance(value, dict) for value, _ in found):
        return _not_lines(source, bad)
    for number, what in bad:
        source.problems.add(
            number, f"expected a JSON object on the line, came: {what}", "correct or remove the line"
        )
    return many(found, source, "key")


def _not_lines(source: Source, bad: list[tuple[int, str]]) -> list[Draft]:
    """Objects laid out over many lines are read as such; else one Problem, however many lines are bad."""
    found: list[tuple[object, int | None]] = []
    line, before = 1, 0
    with suppress(JsonError):
        for value, place in values(source.text):
            line += source.text.count("\n", before, place)
            before = place
            found.append((value, line))
    if any(isinstance(value, dict) for value, _ in found):
        return many(found, source, "key")
    line, what = bad[0]
    source.problems.add(
        line,
        f"expected a JSON object a line, came none on {len(bad):,} lines; the first: {what}",
        "check the format",
    )
    return []
