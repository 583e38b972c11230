"""Decoding a picture of the archive: whatever it is, a few words or pixels come of it."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from reader.tui.imaging import picturefile
from reader.tui.imaging.picturefile import NotDrawnError, picture

if TYPE_CHECKING:
    from pathlib import Path

ROOM, GROUND = (40, 40), bytes((10, 20, 30))


def _png(width: int, height: int, color: str | tuple[int, ...], mode: str = "RGB") -> bytes:
    stream = BytesIO()
    Image.new(mode, (width, height), color).save(stream, "PNG")
    return stream.getvalue()


def _header(width: int, height: int) -> bytes:
    """A PNG that is a few bytes long and says that it is so large."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", size)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def _fault(root: Path, path: str) -> str:
    with pytest.raises(NotDrawnError) as caught:
        picture(str(root), path, ROOM, GROUND)
    return str(caught.value)


@pytest.mark.parametrize("ending", ["PNG", "JPEG", "GIF", "WEBP", "BMP"])
def test_a_picture_is_made_as_large_as_there_is_room_for(tmp_path: Path, ending: str) -> None:
    Image.new("RGB", (400, 200), (200, 0, 0)).save(tmp_path / "a.png", ending)
    width, height, pixels = picture(str(tmp_path), "a.png", ROOM, GROUND)
    assert (width, height, len(pixels)) == (40, 20, 2400)
    assert all(abs(part - meant) < 4 for part, meant in zip(pixels, (200, 0, 0) * 800, strict=True))


def test_a_small_picture_stays_small_and_its_holes_show_the_ground(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(_png(2, 1, (255, 0, 0, 0), "RGBA"))
    assert picture(str(tmp_path), "a.png", ROOM, GROUND) == (2, 1, GROUND * 2)


def test_a_photograph_is_turned_as_its_camera_was(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (30, 10)).save(tmp_path / "a.jpg", exif=exif)
    assert picture(str(tmp_path), "a.jpg", ROOM, GROUND)[:2] == (10, 30)


def test_nothing_outside_the_archive_is_opened(tmp_path: Path) -> None:
    root = tmp_path / "archive"
    (root / "news").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(_png(2, 2, "red"))
    (root / "link.png").symlink_to(tmp_path / "secret.png")
    (root / "folder").symlink_to(tmp_path)
    for path in (
        "../secret.png",
        "news/../../secret.png",
        "link.png",
        "folder/secret.png",
        str(tmp_path / "secret.png"),
    ):
        assert _fault(root, path) == "leads out of the archive"
    (root / "inside.png").write_bytes(_png(2, 2, "red"))
    (root / "news" / "link.png").symlink_to(root / "inside.png")
    assert picture(str(root), "news/link.png", ROOM, GROUND)[:2] == (2, 2)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    (tmp_path / "bomb.png").write_bytes(_header(100_000, 100_000))
    assert _fault(tmp_path, "bomb.png") == "100,000 × 100,000 pixels are too many to be drawn"


def test_what_is_wrong_is_said_in_a_few_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "words.png").write_text("no picture at all")
    (tmp_path / "vector.png").write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    (tmp_path / "cut.png").write_bytes(_png(300, 300, "red")[:-30])
    (tmp_path / "short.png").write_bytes(_header(300, 300))
    (tmp_path / "folder.png").mkdir()
    assert _fault(tmp_path, "words.png") == _fault(tmp_path, "vector.png") == "no picture that can be read"
    assert _fault(tmp_path, "cut.png") == _fault(tmp_path, "short.png") == "damaged"
    assert _fault(tmp_path, "folder.png") == "cannot be read"
    assert _fault(tmp_path, "gone.png") == "no such file"
    monkeypatch.setattr(picturefile, "LARGEST", 1 << 20)
    with (tmp_path / "large.png").open("wb") as stream:
        stream.truncate((1 << 20) + 1)
    assert _fault(tmp_path, "large.png") == "larger than 1 MB"
