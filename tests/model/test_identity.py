"""What articles are called: ids, and paths that are no text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.identity import article_id, path_bytes, path_of, readable_path, split_id


@given(st.text(), st.none() | st.text())
def test_an_id_is_taken_apart_into_what_it_was_made_of(path: str, fragment: str | None) -> None:
    assert split_id(article_id(path, fragment)) == (path, fragment)


@given(st.binary())
def test_a_path_loses_no_byte(raw: bytes) -> None:
    assert path_bytes(path_of(raw)) == raw
    readable_path(raw).encode("utf-8")
