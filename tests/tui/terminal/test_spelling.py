"""What a terminal is written whose encoding lacks the characters of the screen."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len

from reader.tui.terminal.spelling import spell


def _written(text: str, encoding: str) -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
    spell(stream)
    stream.write(text)
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode(encoding)


def test_lines_and_marks_become_plain_ones() -> None:
    assert (
        _written("── ↑ 3 newer │ ▌“Yes,” it’s 2018 · 4 …", "ascii")
        == '-- ^ 3 newer | |"Yes," it\'s 2018 - 4 ~'
    )


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_everything_keeps_its_width(encoding: str) -> None:
    text = "│ Übung 東京 · “é” e\u0301 │"
    assert cell_len(_written(text, encoding)) == cell_len(text)


def test_what_can_be_encoded_stays() -> None:
    assert _written("Übung · 1", "latin-1") == "Übung · 1"
    assert _written("│ 東京", "utf-8") == "│ 東京"


def test_a_stream_of_another_kind_is_left_alone() -> None:
    spell(None)
    spell(io.StringIO())
