"""The main job on real input: the sample documents, indexed beside the running reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.archive import open_archive
from tests.tui.conftest import reading

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_from_an_empty_cache_to_the_speakers_of_the_seed_article(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    async with reading(archive=open_archive(str(seeds)), size=(130, 60)) as reader:
        await reader.until(lambda: (reader.main.session.searching.total or 0) >= 25)
        await reader.press("slash")
        await reader.type("world leaders")
        await reader.until(lambda: "Quotations 10" in reader.text)
        for speaker in ("Twitter", "Donald Trump", "Kim Jong Un", "Color of Change"):
            assert any(
                line.partition("│")[2].partition("│")[2].strip().startswith(speaker) for line in reader.lines
            )


async def test_a_document_that_is_saved_appears_by_itself(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("date 2018-01-01\n\nThe ferry\n\nIt runs again.\n", "utf-8")
    async with reading(archive=open_archive(str(tmp_path))) as reader:
        await reader.until(lambda: "The ferry" in reader.text and not reader.main.freshness.busy)
        await reader.do("open")
        (tmp_path / "two.txt").write_text("date 2018-01-02\n\nThe bridge\n\nIt is shut.\n", "utf-8")
        await reader.until(lambda: "2 articles" in reader.lines[0] and "The bridge" in reader.text)
        assert reader.main.frame.articles.selected is not None
        assert reader.main.frame.articles.selected.id == "one.txt", "what is read stays under the eyes"
        (tmp_path / "one.txt").unlink()
        await reader.until(lambda: "1 article " in reader.lines[0])
