"""What is done with feeds, in processes."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING

import pytest

from reader.tui.page.feedrows import feed_rows
from reader.tui.worker.fetching import Fetching

if TYPE_CHECKING:
    from pathlib import Path

OPML = '<opml version="2.0"><body><outline text="Quay" xmlUrl="http://127.0.0.1:1/feed?token=abc"/></body></opml>'


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("STATE", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))


async def test_feeds_are_listed_and_removed_by_the_address_that_is_shown(tmp_path: Path) -> None:
    root = tmp_path / "news"
    root.mkdir()
    assert not Fetching(root).has_feeds
    fetching = Fetching(root)
    (root / "feeds.opml").write_text(OPML, "utf-8")
    assert fetching.has_feeds
    ran = await fetching.run("feeds", "--format", "json")
    (row,) = feed_rows(ran.lines)
    assert (ran.code, row.title) == (0, "Quay")
    assert "abc" not in row.url
    ran = await fetching.run("feeds", "rm", "--", row.url)
    assert "is not subscribed to any more" in ran.said
    assert (await fetching.run("feeds", "--format", "json")).code == 1


async def test_a_word_that_looks_like_an_option_is_none(tmp_path: Path) -> None:
    ran = await Fetching(tmp_path).run("feeds", "rm", "--", "--local")
    assert "there is no feed '--local'" in ran.said


async def test_what_runs_is_ended_with_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stub = tmp_path / "slow.sh"
    stub.write_text("#!/bin/sh\necho begun\nexec sleep 60\n", "utf-8")
    stub.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(stub))
    fetching = Fetching(tmp_path)
    running = asyncio.ensure_future(fetching.run("fetch"))
    while not fetching._running:
        await asyncio.sleep(0.01)
    await fetching.leave()
    assert (await running).code < 0
