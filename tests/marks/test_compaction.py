"""Compaction: nothing that counts goes, and nothing that can be taken back."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from reader.marks.clock import stamp_at
from reader.marks.compaction import LARGE, is_due, kept
from reader.marks.merging import Registers
from tests.marks.making import NOON, records

if TYPE_CHECKING:
    from reader.marks.entries import Entry

journals = st.lists(records(), max_size=10)
cuts = st.integers(0, 6).map(lambda at: stamp_at(NOON + at))


@given(journals, journals, cuts)
def test_the_state_is_the_same_beside_any_other_journal(
    own: list[Entry], other: list[Entry], since: str
) -> None:
    assert Registers(chain(kept(own, since), other)) == Registers(chain(own, other))


@given(journals, cuts)
def test_what_is_young_stays_in_its_order_and_so_does_the_last_record(own: list[Entry], since: str) -> None:
    left = kept(own, since)
    young = list(dict.fromkeys(entry for entry in map(_hashable, own) if entry[0] >= since))
    assert [entry for entry in map(_hashable, left) if entry[0] >= since] == young
    assert not own or own[-1] in left


@given(journals, cuts)
def test_to_compact_twice_changes_nothing(own: list[Entry], since: str) -> None:
    once = kept(own, since)
    assert {entry.line for entry in kept(once, since)} == {entry.line for entry in once}


def _hashable(entry: Entry) -> tuple[str, str]:
    return entry.time, entry.line


def test_a_journal_is_looked_at_when_it_is_large_and_has_doubled() -> None:
    assert not is_due(LARGE, 0)
    assert is_due(LARGE + 1, 0)
    assert not is_due(3 * LARGE, 2 * LARGE)
    assert is_due(4 * LARGE + 1, 2 * LARGE)
