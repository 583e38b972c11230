"""Values: as one line, and in one way."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.seeds.values import as_line, canonical
from reader.text import clean_line

shared: list[object] = ["lol"]
for _ in range(40):
    shared = [shared] * 9


def test_values_stop_at_a_length() -> None:
    assert len(as_line(shared, 50)) <= 50
    assert len(canonical(shared, 1000)) < 5000
    assert as_line({"a": [1 == 1, None, "x"], "b": {}}, 99) == "a: true, , x; b:"
    six: list[object] = [True, "true", None, "", [], {}]
    assert len({canonical(value, 99) for value in six}) == 6


def _values(inner: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    lists: st.SearchStrategy[object] = st.lists(inner)
    return lists | st.dictionaries(st.text(), inner)


scalars: st.SearchStrategy[object] = st.text() | st.none() | st.booleans()


values: st.SearchStrategy[object] = st.recursive(scalars, _values)


@given(values)
def test_any_value_is_one_clean_line(value: object) -> None:
    line = as_line(value, 80)
    assert len(line) <= 80
    assert clean_line(line) == line
