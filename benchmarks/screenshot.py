"""Draw the reader over `seeds/`: `python -m benchmarks.screenshot OUT.svg [--size 130x40] [--keys j ] q]`.

Runs the whole program headless, on an index in a folder that is thrown away afterwards. Keys are named as
Textual names them (`slash`, `enter`); plain characters stand for themselves. The picture is the same each
time, and looking at it fetches nothing: it names fonts that are there, and no address to get one from.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.tui.app import ReaderApp

CHECKOUT = Path(__file__).parents[1]
KEYS = ["slash", *"world", "space", *"leaders", "enter", "right_square_bracket", "q"]
"""Finds the seed article, and marks a quotation in it."""
FONTS = "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace"

CELL = 12.2
"""Units across a cell, as Rich draws it."""

_FONT_FACE = re.compile(r"\s*@font-face\s*\{[^}]*\}")
_TEXT = re.compile(r'(<text [^>]*?x=")([\d.]+)("[^>]*? textLength=")([\d.]+)("[^>]*>)([^<]*)(</text>)')
_BLANK = "&#160;"


def self_contained(svg: str) -> str:
    """Return a picture that asks nobody for a font.

    Blanks round a piece of text go too, with its place and length mended: some viewers drop them.
    """
    svg = _FONT_FACE.sub("", svg).replace("Fira Code, monospace", FONTS)
    return _TEXT.sub(_trimmed, svg)


def _trimmed(match: re.Match[str]) -> str:
    opening, x, between, length, closing, words, end = match.groups()
    letters = re.findall(r"&[^;]+;|.", words)
    inked = [at for at, letter in enumerate(letters) if letter != _BLANK]
    if not inked:
        return ""
    first, last = inked[0], inked[-1] + 1
    # Blanks are one cell each; other letters may be two.
    left = float(x) + first * CELL
    width = float(length) - (first + len(letters) - last) * CELL
    return f"{opening}{left:g}{between}{width:g}{closing}{''.join(letters[first:last])}{end}"


async def draw(out: Path, folder: str, size: tuple[int, int], keys: list[str], theme: str | None) -> None:
    """Run the reader on an archive, press keys, write the picture."""
    from reader.archive import open_archive
    from reader.config import Settings
    from reader.tui.app import ReaderApp

    archive = open_archive(folder)
    archive.refresh(lambda _: None)
    archive.name = f"~/{archive.root.name}"
    app = ReaderApp(archive, Settings(theme=theme, mark_read="never", images="blocks"))
    async with app.run_test(size=size) as pilot:
        await _settled(app)
        for key in keys:
            await pilot.press(key)
            await _settled(app)
        await asyncio.sleep(0.3)
        while any(work.group == "pictures" and not work.is_finished for work in app.workers):
            await asyncio.sleep(0.05)
        await asyncio.sleep(0.1)
        out.write_text(self_contained(app.export_screenshot(title="reader")), encoding="utf-8")


async def _settled(app: ReaderApp) -> None:
    for _ in range(3):
        await asyncio.sleep(0.12)
        while not (app.backend.idle and app.keeper.idle):
            await asyncio.sleep(0.02)


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.screenshot", description="draw the reader as an SVG")
    parser.add_argument("out", type=Path)
    parser.add_argument("--archive", default=str(CHECKOUT / "seeds"))
    parser.add_argument("--size", default="130x40")
    parser.add_argument("--theme")
    parser.add_argument("--keys", nargs="*", default=KEYS)
    arguments = parser.parse_args()
    width, height = map(int, arguments.size.split("x"))
    os.environ.pop("NO_COLOR", None)  # the picture does not hang on who draws it
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = os.environ["XDG_STATE_HOME"] = home
        asyncio.run(draw(arguments.out, arguments.archive, (width, height), arguments.keys, arguments.theme))


if __name__ == "__main__":
    main()
