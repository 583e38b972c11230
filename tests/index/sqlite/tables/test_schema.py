"""What the tables store as numbers, and which files are refused."""

from __future__ import annotations

from typing import get_args

import pytest

from reader.index.faults import Damaged
from reader.index.sqlite.tables.schema import KINDS, PERSON_KINDS, connect_reader, create
from reader.model.kinds import QUOTE_KINDS, PersonKind


def test_the_numbers_of_kinds_are_those_that_rows_hold() -> None:
    told = "the places of these names are numbers in stored rows: where one moves or comes, raise LAYOUT"
    assert KINDS == QUOTE_KINDS == ("direct", "mixed", "indirect", "post", "scare"), told
    assert PERSON_KINDS == get_args(PersonKind) == ("person", "organisation", "unnamed"), told


def test_an_index_of_another_version_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = str(tmp_path_factory.mktemp("index") / "index-1.db")
    connection = create(path)
    connection.execute("update meta set value='0' where name='version'")
    connection.close()
    with pytest.raises(Damaged, match="of version 0"):
        connect_reader(str(path))


def test_a_file_that_is_no_index_is_refused(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("index") / "index-1.db"
    path.write_bytes(b"no database at all, but long enough to be looked at " * 100)
    with pytest.raises(Damaged):
        connect_reader(str(path))
