"""A screen made of bytes, on which nothing stands that was not meant."""

from __future__ import annotations

import pytest
from benchmarks.emulated import Emulated


def test_words_stand_where_they_were_put_however_the_bytes_come() -> None:
    screen = Emulated(12, 3)
    for byte in "\x1b[?1049h\x1b[2;3H\x1b[1;38;2;1;2;3mé漢x\x1b[0m\r\nend\x1b]2;title\x07".encode():
        screen.feed(bytes([byte]))
    assert screen.lines == ["", "  é漢x", "end"]
    assert screen.modes == {"1049"}
    assert screen.faults == []
    screen.feed(b"\x1b[?1049l\x1b[1;1Hlonger than the screen")
    assert screen.lines[0] == "longer than"
    assert screen.modes == set()


@pytest.mark.parametrize("byte", ["\x1b[2J", "\x9b1m", "\x1b]0;x\x07", "\x08", "\x1bc", "\x1b[6n"])
def test_what_was_not_meant_is_a_fault(byte: str) -> None:
    screen = Emulated(12, 3)
    screen.feed(f"a{byte}b".encode())
    assert screen.faults
