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
    async with reading(archive=open_archive(str(seeds)), size=(130, 60)) as reader:  # type: ignore[arg-type]
        await reader.until(lambda: (reader.main.searching.total or 0) >= 25)
        await reader.press("slash")
        await reader.type("world leaders")
        await reader.until(lambda: "Quotations 10" in reader.text)
        for speaker in ("Twitter", "Donald Trump", "Kim Jong Un", "Color of Change"):
            assert any(
                line.partition("│")[2].partition("│")[2].strip().startswith(speaker) for line in reader.lines
            )
