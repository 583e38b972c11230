"""Rows of the tables as the rows of a list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.answers import UNMARKED, Hit
from reader.model.identity import article_id, path_of

if TYPE_CHECKING:
    from typing import Any

HIT = """select a.key, d.path, a.fragment, a.title, a.derived, a.date, s.name, a.url, a.quotes, {}
  from article a join document d on d.id = a.document left join source s on s.id = a.source {}
  where a.key in ({})"""
MARKS = "m.flags, m.tags", "left join mark m on m.key = a.key"
NO_MARKS = "null, null", ""
"""What selects the rows of some keys, with what is put into it where there are marks, or none."""


def hit_of(row: tuple[Any, ...]) -> Hit:
    """Return the row of a list."""
    key, raw, fragment, title, derived, date, source, url, quotes, flags, tags = row
    path = path_of(raw)
    marks = UNMARKED
    if flags is not None:
        from reader.index.sqlite.marked.cachetables import marks_of

        marks = marks_of(flags, tags)
    named = article_id(path, fragment), path, title, bool(derived)
    return Hit(key, *named, date, source, url, quotes, None, marks)
