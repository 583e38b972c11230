"""Draw the reader over `seeds/`: `python -m benchmarks.screenshot OUT.svg [--size 120x40] [--keys j ] q]`.

Runs the whole program headless, on an index in a folder that is thrown away afterwards. Keys are named as
Textual names them (`slash`, `enter`); plain characters stand for themselves.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]


async def draw(out: Path, folder: str, size: tuple[int, int], keys: list[str], theme: str | None) -> None:
    """Run the reader on an archive, press keys, write the picture."""
    from reader.archive import open_archive
    from reader.config import Settings
    from reader.tui.app import ReaderApp

    archive = open_archive(folder)
    archive.refresh(lambda _: None)
    archive.name = f"~/{archive.root.name}"
    app = ReaderApp(archive, Settings(theme=theme))
    async with app.run_test(size=size) as pilot:
        await _settled(app)
        for key in keys:
            await pilot.press(key)
            await _settled(app)
        await asyncio.sleep(0.3)
        out.write_text(app.export_screenshot(title="reader"), encoding="utf-8")


async def _settled(app: object) -> None:
    for _ in range(3):
        await asyncio.sleep(0.12)
        while not app.backend.idle:  # type: ignore[attr-defined]
            await asyncio.sleep(0.02)


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks.screenshot", description="draw the reader as an SVG")
    parser.add_argument("out", type=Path)
    parser.add_argument("--archive", default=str(CHECKOUT / "seeds"))
    parser.add_argument("--size", default="130x40")
    parser.add_argument("--theme")
    parser.add_argument("--keys", nargs="*", default=[])
    arguments = parser.parse_args()
    width, height = map(int, arguments.size.split("x"))
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_CACHE_HOME"] = home
        asyncio.run(draw(arguments.out, arguments.archive, (width, height), arguments.keys, arguments.theme))


if __name__ == "__main__":
    main()
