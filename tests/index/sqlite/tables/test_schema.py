"""What the tables store as numbers."""

from __future__ import annotations

from typing import get_args

from reader.index.sqlite.tables.schema import KINDS, PERSON_KINDS
from reader.model.kinds import QUOTE_KINDS, PersonKind


def test_the_numbers_of_kinds_are_those_that_rows_hold() -> None:
    told = "the places of these names are numbers in stored rows: where one moves or comes, raise LAYOUT"
    assert KINDS == QUOTE_KINDS == ("direct", "mixed", "indirect", "post", "scare"), told
    assert PERSON_KINDS == get_args(PersonKind) == ("person", "organisation", "unnamed"), told
