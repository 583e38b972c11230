"""Pictures by processes that may be ended at any byte."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from reader.tui.imaging import picturing
from reader.tui.imaging.picturing import Picturing
from reader.tui.imaging.pixels import Canvas, Picture

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CANVAS = Canvas(20, 10, (0, 0, 0))
ENDED = "takes more time or memory to decode than is allowed"


async def test_a_picture_comes_and_is_kept_until_its_file_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.png"
    Image.new("RGB", (60, 30), (255, 0, 0)).save(file)
    decoding = Picturing(tmp_path)
    assert decoding.able
    first = await decoding.decoded("a.png", CANVAS)
    assert first == Picture(20, 10, b"\xff\x00\x00" * 200)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "executable", "/nothing/of/that/name")
        assert await decoding.decoded("a.png", CANVAS) is first
    Image.new("RGB", (60, 60)).save(file)
    assert (await decoding.decoded("a.png", CANVAS)).height == 20


async def test_what_cannot_be_had_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("words")
    decoding = Picturing(tmp_path)
    assert (await decoding.decoded("a.png", CANVAS)).fault == "no picture that can be read"
    assert (await decoding.decoded("b.png", CANVAS)).fault == "no such file"
    assert (await decoding.decoded("a\0.png", CANVAS)).fault == "no such file"


async def test_one_that_takes_too_long_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Image.new("RGB", (6, 6)).save(tmp_path / "a.png")
    monkeypatch.setattr(picturing, "PATIENCE", 0.0)
    assert (await Picturing(tmp_path).decoded("a.png", CANVAS)).fault == "takes too long to decode"


async def test_few_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picturing, "KEPT", 1)
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_text("words")
    decoding = Picturing(tmp_path)
    await asyncio.gather(*(decoding.decoded(name, CANVAS) for name in ("a.png", "b.png")))
    assert len(decoding._kept) == 1


@given(st.binary(max_size=60))
def test_whatever_was_written_is_a_picture_or_a_fault(written: bytes) -> None:
    picture = picturing._picture(written)
    assert bool(picture.fault) != (len(picture.pixels) == 3 * picture.width * picture.height > 0)


def test_a_picture_that_was_cut_off_is_none() -> None:
    assert picturing._picture(b"2 1\n123456") == Picture(2, 1, b"123456")
    assert picturing._picture(b"2 1\n12345").fault == ENDED
    assert picturing._picture(b"").fault == ENDED
    assert picturing._picture(b"0 0\n").fault == ENDED
    assert picturing._picture(b"no \x1b[2Jdamaged\n").fault == "damaged"
    assert picturing._picture(b"no ").fault == picturing._picture(b"no \x1b[2J\n").fault == ENDED
