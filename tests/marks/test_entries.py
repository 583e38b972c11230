"""Lines of a journal: read back as they were written, whoever wrote them, and never a traceback."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.marks.clock import stamp_at
from reader.marks.entries import LONGEST, Entry, Names, Register, entry, read_line
from tests.marks.making import FERRY, NOON, made, records

LINE = made(0, "aaaaaaaa", Register(FERRY, "tag", "pier")).line


@given(records())
def test_a_record_is_read_back_as_it_was_written(record: Entry) -> None:
    assert read_line(record.line.encode()) == record


@given(records())
def test_a_line_is_printable_and_one_line(record: Entry) -> None:
    assert record.line.isprintable()
    assert "\n" not in record.line


@given(records(), st.integers(0, 99))
def test_the_order_of_fields_and_blanks_makes_no_difference(record: Entry, seed: int) -> None:
    fields = list(json.loads(record.line).items())
    Random(seed).shuffle(fields)
    assert read_line(json.dumps(dict(fields), separators=(" , ", " : ")).encode()) == record


def test_the_written_form_is_the_documented_one() -> None:
    assert LINE == (
        '{"t":"018bcfe56800-0000","m":"aaaaaaaa","on":1,"op":"tag","k":"pier",'
        '"a":{"p":"ferry.md","h":"9c1e5d0b7a3f2468","u":"example.org/ferry"}}'
    )


def test_unknown_operations_and_fields_are_kept() -> None:
    line = LINE[:-1].replace('"tag"', '"glow"') + ',"how":{"deep":[1]}}'
    record = read_line(line.encode())
    assert record is not None
    assert (record.op, record.line) == ("glow", line)
    assert (record.more("how"), record.more("none")) == ({"deep": [1]}, None)


def test_names_that_are_no_text_survive() -> None:
    names = Names("odd\udcff\x1b.txt")
    record = entry(stamp_at(NOON), "aaaaaaaa", Register(names, "read", ""))
    assert record.line.isascii()
    assert read_line(record.line.encode()) == record


def test_what_a_power_cut_or_an_editor_leaves_round_a_line_is_no_harm() -> None:
    whole = LINE.encode()
    for wrapped in (b"\0\0\0" + whole, whole + b"\r", b"\xef\xbb\xbf" + whole + b"  "):
        record = read_line(wrapped)
        assert record is not None
        assert record.line == LINE


@pytest.mark.parametrize(
    "line",
    [
        "",
        "{",
        "[]",
        "null",
        '"text"',
        "<<<<<<< HEAD",
        LINE[:-1],
        LINE.replace("018bcfe56800", "f18bcfe56800"),
        LINE.replace("-0000", "-00"),
        LINE.replace("aaaaaaaa", "AAAAAAAA"),
        LINE.replace("aaaaaaaa", "../../aa"),
        LINE.replace('"on":1', '"on":2'),
        LINE.replace('"on":1', '"on":[]'),
        LINE.replace('"tag"', '""'),
        LINE.replace('"tag"', "7"),
        LINE.replace('"pier"', "[]"),
        LINE.replace('"ferry.md"', "7"),
        '{"t":"018bcfe56800-0000","m":"aaaaaaaa","on":1,"op":"read","a":{}}',
        '{"t":"018bcfe56800-0000","m":"aaaaaaaa","on":1,"op":"read","a":"ferry.md"}',
        "[" * 60_000,
        LINE[:-1] + ',"v":' + "[" * 60_000,
        LINE[:-1] + ',"v":' + "[" * 30_000 + "]" * 30_000 + "}",
        LINE[:-1] + ',"v":' + "9" * 5000 + "}",
        LINE[:-1] + ',"v":"' + "x" * LONGEST + '"}',
    ],
    ids=lambda line: line[:30],
)
def test_what_is_no_record_is_none(line: str) -> None:
    assert read_line(line.encode()) is None


def test_what_acts_on_a_terminal_is_escaped_and_nothing_else_is() -> None:
    record = made(0, "aaaaaaaa", Register(FERRY, "note", ""), value="語\u202e\x1b")
    assert '"v":"語\\u202e\\u001b"' in record.line


def test_what_is_too_long_in_its_one_form_is_none() -> None:
    short = LINE[:-1] + ',"v":"' + "\u202e" * 20_000 + '"}'
    assert len(short.encode()) < LONGEST
    assert read_line(short.encode()) is None


@given(st.binary(max_size=200))
def test_any_bytes_are_read_without_a_traceback(line: bytes) -> None:
    read_line(line)


def test_true_and_false_are_taken_for_one_and_nought() -> None:
    record = read_line(LINE.replace('"on":1', '"on":false').encode())
    assert record is not None
    assert not record.on
    assert '"on":0' in record.line


def test_a_change_is_its_stamp_unless_the_record_had_to_be_later() -> None:
    register = Register(FERRY, "read", "")
    later = entry(stamp_at(NOON), "aaaaaaaa", register, more={"c": stamp_at(5)})
    assert later.change == stamp_at(5)
    assert made(0, "aaaaaaaa", register).change == stamp_at(NOON)
    assert entry(stamp_at(NOON), "aaaaaaaa", register, more={"c": ["x"]}).change == stamp_at(NOON)
