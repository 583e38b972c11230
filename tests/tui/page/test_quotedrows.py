"""Rows of everybody who is quoted."""

from __future__ import annotations

import datetime as dt

import pytest

from reader.index.answers import SpeakerRow
from reader.tui.page.quotedrows import By, listed, quoted, row_parts

TODAY = dt.date(2020, 5, 20)
ROWS = quoted([
    SpeakerRow("Mara Lind", 40, 30, "2018-01-01", "2019-01-01", "person", ("Mara Lind", "M. J. Lind")),
    SpeakerRow("Bo Ås", 9, 9, "2020-05-14", "2020-05-19", "person", ("Bo Ås",)),
    SpeakerRow("police", 9, 9, "2018-05-14", "2020-05-19", "unnamed", ("police",)),
    SpeakerRow("Ada Lindgren", 3, 1, None, None, "person", ("Ada Lindgren",)),
])  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "by", "names"),
    [
        ("", "count", ["Mara Lind", "Bo Ås", "Ada Lindgren"]),
        ("", "newest", ["Bo Ås", "Mara Lind", "Ada Lindgren"]),
        ("", "name", ["Ada Lindgren", "Bo Ås", "Mara Lind"]),
        ("lind", "count", ["Mara Lind", "Ada Lindgren"]),
        ("lind ma", "count", ["Mara Lind"]),
        ("new", "count", ["Bo Ås"]),
        ("new lind", "count", []),
    ],
)
def test_who_is_meant_in_which_order(typed: str, by: By, names: list[str]) -> None:
    assert [each.row.name for each in listed(ROWS, typed, by, TODAY)] == names


@pytest.mark.parametrize("width", [20, 38, 78, 118])
def test_a_row_fits_and_marks_who_is_new(width: int) -> None:
    for each in ROWS:
        sign, name, facts = row_parts(each.row, width, TODAY)
        assert len(sign) + 1 + len(name) + 1 + len(facts) <= width
        assert sign == ("●" if each.row.name == "Bo Ås" else " ")
