"""A fault that lasts, in the running program: it is said, and the index stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.archive import open_archive
from reader.config import Settings
from reader.index.sqlite.asking import answering, hitrows
from reader.tui.app import ReaderApp
from tests.tui.conftest import Driver

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_a_mistake_of_ours_builds_no_index_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "one.txt").write_text("date 2018-01-01\ntitle: One\n\nWords of one.\n", "utf-8")
    archive = open_archive(str(tmp_path))
    archive.refresh(lambda _: None)
    monkeypatch.setattr(answering, "HIT", hitrows.HIT.replace("a.title", "a.tilte"))
    app = ReaderApp(archive, Settings())
    async with app.run_test(size=(130, 40), notifications=True) as pilot:
        reader = Driver(app, pilot)
        await reader.until(lambda: "tilte" in reader.text)
        await reader.until(lambda: not reader.main.freshness.busy)
        for _ in range(5):
            reader.main.freshness.renew()
            await reader.until(lambda: app.backend.idle)
        assert sorted(path.name for path in archive.folder.glob("*.db")) == ["index-1.db"]
