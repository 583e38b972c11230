"""Which marks an article bears, under all its names, and what its copies share."""

from __future__ import annotations

from reader.marks.bearers import Bearers
from reader.marks.entries import Names, Register
from reader.marks.merging import Registers
from reader.marks.operations import Remembered
from tests.marks.making import FERRY, made

COPY = Names("copy/ferry.md", FERRY.text)
OLD = Names("old.md", FERRY.text)
GONE = Names("gone.md", "ffff000011112222")


def bearers(*entries: tuple[int, Names, str, bool], key: str = "") -> Bearers:
    settled = {FERRY: "ferry.md", COPY: "copy/ferry.md", OLD: "ferry.md", GONE: None}
    made_ = [made(at, "aaaaaaaa", Register(names, op, key), on=on) for at, names, op, on in entries]
    return Bearers(Registers(made_), settled)


def test_copies_share_read_and_nothing_else() -> None:
    held = bearers((0, FERRY, "read", True), (1, FERRY, "star", True))
    assert held.remembered(FERRY) == Remembered(read=True, starred=True)
    assert held.remembered(COPY) == Remembered(read=True)


def test_the_last_word_on_any_copy_counts_for_all() -> None:
    held = bearers((0, FERRY, "read", True), (1, COPY, "read", False))
    assert not held.remembered(FERRY)
    assert not held.remembered(COPY)


def test_pages_that_say_little_are_no_copies() -> None:
    held = bearers((0, FERRY, "read", True))
    assert held.remembered(FERRY, telling=False).read
    assert not held.remembered(COPY, telling=False).read


def test_what_was_said_under_an_older_name_counts_until_something_later_was() -> None:
    held = bearers((0, OLD, "star", True))
    assert held.remembered(FERRY).starred
    last = held.last(Register(FERRY, "star", ""))
    assert last is not None
    assert last.article == OLD
    assert not bearers((0, OLD, "star", True), (1, FERRY, "star", False)).remembered(FERRY)


def test_orphans_are_kept_with_what_is_on() -> None:
    held = bearers((0, GONE, "star", True), (1, GONE, "hide", False))
    assert list(held.orphans()) == [(GONE, Remembered(starred=True))]
    assert list(bearers((0, GONE, "star", False)).orphans()) == []
    assert list(bearers((0, GONE, "glow", True)).orphans()) == []


def test_what_is_of_no_article_is_borne_by_none() -> None:
    assert bearers().last(Register(None, "saved", "x")) is None
