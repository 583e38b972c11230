"""Every screen, at four sizes, is as it was when somebody last looked at it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from reader.archive import open_archive
from reader.config import Settings
from tests.tui.conftest import reading
from tests.tui.walking import FOLDER, STEPS, StillArchive, go_back, look

if TYPE_CHECKING:
    from pathlib import Path

SIZES = {"40x12": (40, 12), "80x24": (80, 24), "120x40": (120, 40), "200x50": (200, 50)}
RENEWED = "\n\n`make snapshots` writes the screens anew; look at the differences before you keep them."


def _still(folder: Path) -> StillArchive:
    open_archive(str(folder)).refresh(lambda _: None)
    archive = StillArchive(str(folder.resolve()))
    archive.name = f"~/{folder.name}"
    return archive


@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_is_as_it_was(size: str, seeds: Path, tmp_path: Path) -> None:
    settings = Settings(mark_read="never")
    folder = tmp_path / "seeds"
    shutil.copytree(seeds, folder)
    (folder / "half-written.json").write_text('{"title": "The tide gau', encoding="utf-8")
    async with reading(archive=_still(folder), size=SIZES[size], settings=settings) as reader:
        differences = []
        for name, step in STEPS.items():
            await step(reader)
            differences.append(await look(reader, size, name))
            await go_back(reader, name)
    changed = "\n\n".join(filter(None, differences))
    assert not changed, changed + RENEWED


@pytest.mark.parametrize("size", SIZES)
async def test_a_folder_without_documents_is_as_it_was(size: str, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    async with reading(archive=_still(folder), size=SIZES[size]) as reader:
        changed = await look(reader, size, "empty")
    assert not changed, changed + RENEWED


def test_every_snapshot_is_of_a_screen() -> None:
    kept = {path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.txt")}
    assert kept == {f"{size}/{name}" for size in SIZES for name in (*STEPS, "empty")}
