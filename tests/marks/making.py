"""Records and memories for the tests of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from reader.marks.clock import stamp_at
from reader.marks.entries import Entry, Names, Register, entry
from reader.marks.memory import Memory
from reader.marks.operations import HIDE, NOTE, POSITION, READ, STAR, TAG

if TYPE_CHECKING:
    from pathlib import Path

FERRY = Names("ferry.md", "9c1e5d0b7a3f2468", "example.org/ferry")
PIER = Names("pier.txt", "00aa11bb22cc33dd", "")
NOON = 1_700_000_000_000
"""A moment, in milliseconds since 1970."""


class Clock:
    """A clock that shows what it is told to, and goes on by a millisecond at each look."""

    def __init__(self, at: int = NOON) -> None:
        self.at = at

    def __call__(self) -> int:
        self.at += 1
        return self.at


def memory_in(folder: Path, clock: Clock | None = None, machine: str = "desk") -> Memory:
    """Return the memory of the archive `news` in a folder, as a machine of this name has it."""
    root = folder / "news"
    root.mkdir(exist_ok=True)
    return Memory(str(root), str(folder / "state" / machine), clock or Clock())


def made(at: int, machine: str, register: Register, *, on: bool = True, value: object = None) -> Entry:
    """Return a record of the moment `at`, in milliseconds after noon."""
    return entry(stamp_at(NOON + at), machine, register, on=on, value=value)


machines = st.sampled_from(["aaaaaaaa", "bbbbbbbb", "cccccccc"])
texts = st.text(st.one_of(st.characters(), st.sampled_from("\udc80\udcff")), max_size=12)
"""Any text, with bytes that are none, as JSON and names of files may hold them."""
names = st.one_of(
    st.sampled_from([FERRY, PIER]),
    st.builds(Names, texts.filter(bool), st.sampled_from(["", "9c1e5d0b7a3f2468"]), texts),
)
registers = st.one_of(
    st.builds(Register, names, st.sampled_from([READ, STAR, HIDE, NOTE, POSITION]), st.just("")),
    st.builds(Register, names, st.just(TAG), texts.filter(bool)),
    st.builds(Register, st.none(), st.sampled_from(["saved", "later"]), texts),
)
values = st.one_of(st.none(), texts, st.integers(0, 9), st.dictionaries(texts, texts, max_size=2))


@st.composite
def records(draw: st.DrawFn) -> Entry:
    """Draw a record; few moments and machines, so that they meet."""
    more = draw(st.dictionaries(st.sampled_from(["x", "zeal"]), texts, max_size=1))
    at = stamp_at(NOON + draw(st.integers(0, 5)), draw(st.integers(0, 1)))
    return entry(
        at, draw(machines), draw(registers), on=draw(st.booleans()), value=draw(values), more=dict(more)
    )
