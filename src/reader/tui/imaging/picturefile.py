"""A picture of an archive as pixels, by a process of its own, whose time and memory are bounded.

What strangers drew is decoded by a library of C: what takes it down, or takes too long, costs that picture alone.
Called with the archive, the path in it, the pixels across and down that there is room for, and the ground as
`rrggbb`; writes `width height` in a line and three bytes a pixel, or a line that begins with `no`.
"""

from __future__ import annotations

import os
import resource
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from reader.model.errors import ReaderError
from reader.seeds.files import UnreadableError, inside, read_bytes
from reader.seeds.limits import Limits

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("PNG", "JPEG", "GIF", "WEBP", "AVIF", "BMP")
"""Formats that hold pixels and nothing that runs."""
LARGEST = 20 << 20
"""Bytes of a file."""
MOST = 40_000_000
"""Pixels of a picture."""
SECONDS, MEMORY = 5, 1 << 30
"""Of CPU, and bytes that may be held."""
COLOURS = 96
"""Cells of few colours are drawn in a fraction of the time."""


class NotDrawnError(ReaderError):
    """A picture that is not drawn; the message says why in a few words."""


def main(argv: list[str]) -> int:
    """Write the picture that is asked for."""
    root, path, across, down, ground = argv
    _limit()
    try:
        width, height, pixels = picture(root, path, (int(across), int(down)), bytes.fromhex(ground))
    except NotDrawnError as error:
        sys.stdout.write(f"no {error}\n")
        return 1
    sys.stdout.buffer.write(b"%d %d\n" % (width, height) + pixels)
    return 0


def picture(root: str, path: str, room: tuple[int, int], ground: bytes) -> tuple[int, int, bytes]:
    """Return width, height and pixels of a picture, made smaller where there is no room for all of it.

    Raises:
        NotDrawnError: it is no file of the archive, no picture, or too large a one.
    """
    from io import BytesIO

    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = None  # ours is asked below, and says why
    try:
        with Image.open(BytesIO(_content(root, path)), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST:
                raise NotDrawnError(f"{opened.width:,} × {opened.height:,} pixels are too many to be drawn")
            flat = _flat(opened, room, ground)
            return flat.width, flat.height, flat.tobytes()
    except UnidentifiedImageError:
        raise NotDrawnError("no picture that can be read") from None
    except MemoryError:
        raise NotDrawnError("takes too much memory") from None
    except (OSError, ValueError, SyntaxError, EOFError, OverflowError, ZeroDivisionError, IndexError):
        raise NotDrawnError("damaged") from None  # what the decoders of a dozen formats raise for that


def _content(root: str, path: str) -> bytes:
    """Return the bytes of a file that lies in the archive, wherever links of folders lead."""
    real = os.path.realpath(root)
    found = os.path.realpath(os.path.join(real, path))
    if not inside(real, found) or path.startswith("/"):
        raise NotDrawnError("leads out of the archive")
    try:
        if os.stat(found).st_size > LARGEST:
            raise NotDrawnError(f"larger than {LARGEST >> 20} MB")
        return read_bytes(real, os.path.relpath(found, real), Limits(document_bytes=LARGEST))
    except FileNotFoundError:
        raise NotDrawnError("no such file") from None
    except (OSError, UnreadableError):
        raise NotDrawnError("cannot be read") from None


def _flat(opened: Image.Image, room: tuple[int, int], ground: bytes) -> Image.Image:
    from PIL import Image, ImageOps

    turned = _turned(opened)
    if not turned:
        opened.draft("RGB", (room[0] * 2, room[1] * 2))  # a JPEG is decoded no larger than it is needed
    image = ImageOps.exif_transpose(opened) if turned else opened
    whole = image.convert("RGBA" if "transparency" in image.info or "A" in image.getbands() else "RGB")
    whole.thumbnail(room, Image.Resampling.HAMMING)
    if whole.mode == "RGBA":
        below = Image.new("RGBA", whole.size, (*ground, 255))
        whole = Image.alpha_composite(below, whole).convert("RGB")
    return whole.quantize(COLOURS, dither=Image.Dither.NONE).convert("RGB")


def _turned(opened: Image.Image) -> bool:
    with suppress(OSError, ValueError, SyntaxError):
        return bool(opened.getexif().get(0x0112, 1) != 1)  # Orientation
    return False


def _limit() -> None:
    for what, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        with suppress(ValueError, OSError):  # where a system has no such limit, ours of the wall clock holds
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
