"""Ids: no two names share one, and each comes apart as it was joined."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.model.identity import article_id, path_bytes, path_of, readable_path, split_id


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("news/a.txt", "news/a.txt"),
        ("100%.txt", "100%.txt"),
        ("a%20b.txt", "a%20b.txt"),
        ("odd #1.txt", "odd %231.txt"),
        ("%23.txt", "%2523.txt"),
        ("%2523.txt", "%252523.txt"),
        ("%25.txt", "%2525.txt"),
        ("a#b%23c%2523#.txt", "a%23b%2523c%252523%23.txt"),
    ],
)
def test_only_what_could_be_taken_for_an_escape_is_escaped(path: str, expected: str) -> None:
    assert article_id(path, None) == expected
    assert split_id(expected) == (path, None)


def test_no_two_names_share_an_id() -> None:
    names = ["".join(signs) for length in range(7) for signs in product("#%235", repeat=length)]
    ids = [article_id(name, None) for name in names]
    assert len(set(ids)) == len(names)
    assert [split_id(made) for made in ids] == [(name, None) for name in names]


@given(st.text(max_size=30) | st.text("#%235a/", max_size=30), st.none() | st.text(max_size=30))
@example("a%2523#", "#%23")
def test_an_id_comes_apart_as_it_was_joined(path: str, fragment: str | None) -> None:
    assert split_id(article_id(path, fragment)) == (path, fragment)


@given(st.binary())
def test_a_path_loses_no_byte(raw: bytes) -> None:
    assert path_bytes(path_of(raw)) == raw
    readable_path(raw).encode("utf-8")
