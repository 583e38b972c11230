"""Merging: whatever the order, the cuts and the repetitions, the state is the same."""

from __future__ import annotations

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from reader.marks.entries import Entry, Register
from reader.marks.merging import Registers, stronger
from tests.marks.making import FERRY, made, records

READ = Register(FERRY, "read", "")
journals = st.lists(records(), max_size=8)


@given(journals, st.data())
def test_order_and_repetition_make_no_difference(entries: list[Entry], data: st.DataObject) -> None:
    assert Registers(data.draw(st.permutations(entries * 2))) == Registers(entries)


@given(journals, journals, journals)
def test_merging_is_commutative_associative_and_idempotent(
    a: list[Entry], b: list[Entry], c: list[Entry]
) -> None:
    assert Registers(chain(a, b)) == Registers(chain(b, a))
    left = Registers(chain(Registers(chain(a, b)), c))
    assert left == Registers(chain(a, Registers(chain(b, c))))
    assert Registers(chain(left, left)) == left


@given(journals, st.integers(0, 8))
def test_a_part_that_comes_later_completes_it(entries: list[Entry], cut: int) -> None:
    assert Registers(chain(entries[cut:], Registers(entries[:cut]))) == Registers(entries)


def test_the_later_word_counts_and_off_is_a_word() -> None:
    on, off = made(0, "bbbbbbbb", READ), made(1, "aaaaaaaa", READ, on=False)
    assert Registers([off, on]).get(READ) == off
    assert Registers([on]).get(READ) == on
    assert Registers([]).get(READ) is None


def test_of_two_at_the_same_moment_the_greater_machine_counts() -> None:
    one, other = made(0, "aaaaaaaa", READ), made(0, "bbbbbbbb", READ, on=False)
    assert Registers([other, one]).get(READ) == other
    assert stronger(one, other) == other == stronger(other, None)


def test_machines_with_one_id_still_agree() -> None:
    note = Register(FERRY, "note", "")
    one, other = made(0, "aaaaaaaa", note, value="ask"), made(0, "aaaaaaaa", note, value="told")
    assert Registers([one, other]) == Registers([other, one])


def test_each_tag_is_a_register_of_its_own() -> None:
    a, b = Register(FERRY, "tag", "a"), Register(FERRY, "tag", "b")
    assert len(Registers([made(0, "aaaaaaaa", a), made(1, "bbbbbbbb", b)])) == 2


def test_the_latest_stamp_leaves_out_what_is_beyond_the_horizon() -> None:
    near, far = made(0, "aaaaaaaa", READ), made(10**9, "aaaaaaaa", Register(FERRY, "star", ""))
    assert Registers([near, far]).latest(made(10, "aaaaaaaa", READ).time) == near.time
