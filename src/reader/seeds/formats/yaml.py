"""YAML: one article, a list of articles, or a document each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.seeds.formats.mappings import many, single_or_many
from reader.seeds.yamltext import YamlError, documents

if TYPE_CHECKING:
    from reader.seeds.draft import Draft
    from reader.seeds.source import Source


def read(source: Source) -> list[Draft]:
    """The articles of a YAML document; several documents or a list have fragments."""
    found: list[tuple[object, int | None]] = []
    try:
        found.extend(documents(source.text, source.limits))
    except YamlError as error:
        source.problems.add(error.line, f"expected YAML, came: {error.what}", "correct the line")
    if len(found) == 1 and not _more_begun(source.text):
        value, line = found[0]
        return [] if value is None else single_or_many(value, line, source, "key")
    flat: list[tuple[object, int | None]] = []
    for value, line in found:
        if value is not None:  # an empty document, as a trailing --- makes
            flat.extend([(item, line) for item in value] if isinstance(value, list) else [(value, line)])
    return many(flat, source, "key")


def _more_begun(text: str) -> bool:
    """Whether the file holds a second document, broken perhaps: the first keeps its fragment."""
    return re.search(r"^---(?:\s|$)", text.lstrip("\ufeff \n")[3:], re.MULTILINE) is not None
