"""docs/query.md: every row of its table is a query that is understood, and every field is in it."""

from __future__ import annotations

import re

import pytest

from reader.index.query import QueryError, parse
from reader.index.query.parsing import _FIELDS
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "query.md").read_text("utf-8")
ROWS = [line.split(" | ")[0][2:] for line in PAGE.splitlines() if line.startswith("| `")]
SAVED = {"strikes": "strike OR walkout"}.copy
QUERIES = [query for row in ROWS for query in re.findall(r"`([^`]+)`", row)]


@pytest.mark.parametrize("query", QUERIES)
def test_a_row_of_the_table_is_understood(query: str) -> None:
    if query.endswith(":"):  # a field by itself
        with pytest.raises(QueryError, match="value"):
            parse(query, saved=SAVED)
        query += "word"
    assert parse(query, saved=SAVED)


def test_every_field_is_in_the_table() -> None:
    named = {match for row in ROWS for match in re.findall(r"(\w+):", row)}
    assert set(_FIELDS) <= named
