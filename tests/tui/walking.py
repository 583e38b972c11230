"""A walk through every screen of the reader, over the sample documents: each is compared with its text of before.

The screens stand in `snapshots/`, a folder for each size, a plain file each. `make snapshots` writes them anew; the
differences in version control then say what has changed, and are to be looked at before they are kept.
"""

from __future__ import annotations

import asyncio
import difflib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Input

from reader.archive.archives import Archive

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.tui.conftest import Driver

    Step = Callable[[Driver], Awaitable[None]]

FOLDER = Path(__file__).parent / "snapshots"
RENEW = bool(os.environ.get("RENEW_SNAPSHOTS"))
"""Write the screens instead of comparing them."""
PATIENCE, LOOKS = 0.05, 100
"""Seconds between two looks at a screen that is not yet as it should be, and how many looks."""
QUIET = 16
"""Looks in a row that a screen has to stay the same before it is written."""


class StillArchive(Archive):
    """An archive that nobody indexes beside us: nothing changes but by what the test does."""

    def indexer_command(
        self, *, rebuild: bool = False, watch: bool = False, wait: float = 0.0
    ) -> list[str] | None:
        return None


async def _nothing(reader: Driver) -> None:
    """The screen as it comes."""


def _doing(*actions: str) -> Step:
    async def do(reader: Driver) -> None:
        for action in actions:
            reader.main.do(action)
            await reader.settle()

    return do


def _searching(text: str, *, accept: bool = False) -> Step:
    async def search(reader: Driver) -> None:
        reader.main.do("search.open")
        reader.main.frame.bar.input.value = text
        await reader.settle()
        if accept:
            reader.main.do("search.accept")
            await reader.settle()

    return search


async def _seed_article(reader: Driver) -> None:
    await _searching("world leaders", accept=True)(reader)


async def _quotation(reader: Driver) -> None:
    await _seed_article(reader)
    await _doing("open", "quote.next", "quote.next", "quote.next")(reader)


async def _evidence(reader: Driver) -> None:
    await _seed_article(reader)
    await _doing("quotes.show", "quotes.evidence")(reader)


async def _amending(reader: Driver) -> None:
    await _quotation(reader)
    reader.main.do("quote.amend")


async def _palette(reader: Driver) -> None:
    reader.main.do("palette")
    await reader.settle()


async def _filtered_help(reader: Driver) -> None:
    reader.main.do("help")
    await reader.settle()
    reader.app.screen.query_one("#filter", Input).value = "quot"


async def _leaving_with_changes(reader: Driver) -> None:
    reader.main.session.marking._unkept = 2
    reader.main.do("quit")
    reader.main.session.marking._unkept = 0
    reader.main.session.marking._told = False


STEPS: dict[str, Step] = {
    "start": _nothing,
    "read": _doing("open"),
    "quotation": _quotation,
    "sidebar": _evidence,
    "sidebar-by-speaker": _doing("quotes.show", "quotes.order"),
    "search-typed": _searching("bridge"),
    "search-found": _searching("bridge", accept=True),
    "search-mistaken": _searching("bridge speaker:"),
    "search-vain": _searching("zeppelins"),
    "help": _doing("help"),
    "help-filtered": _filtered_help,
    "palette": _palette,
    "themes": _doing("view.theme"),
    "problems": _doing("problems.show"),
    "provenance": _doing("article.provenance"),
    "shelf": _doing("shelf.open"),
    "sorting": _doing("search.sort"),
    "amending": _amending,
    "tags": _doing("mark.tags"),
    "note": _doing("mark.note"),
    "density-2": _doing("view.density"),
    "density-1": _doing("view.density", "view.density"),
    "zen": _doing("view.zen"),
    "leaving": _leaving_with_changes,
}
"""What is looked at, and what leads there from the screen as it comes."""
AFTERWARDS: dict[str, Step] = {
    "sidebar": _doing("quotes.evidence"),
    "sidebar-by-speaker": _doing("quotes.order"),
    "density-2": _doing("view.density", "view.density"),
    "density-1": _doing("view.density"),
    "zen": _doing("view.zen"),
}
"""What leads back, where closing what is open is not enough."""


async def go_back(reader: Driver, name: str) -> None:
    """Leave a screen: what it opened is closed, what it searched for is forgotten, the first article is selected."""
    while len(reader.app.screen_stack) > 1:
        await reader.app.pop_screen()
    if reader.main.session.panes.shelf:
        reader.main.session.panes.put_shelf(shown=False)
    await AFTERWARDS.get(name, _nothing)(reader)
    reader.main.set_focus(reader.main.frame.articles)
    reader.main.session.panes.focus("list")
    reader.main.session.search_for("")
    await reader.settle()
    reader.main.session.panes.focus("list")
    reader.main.do("move.first")
    await reader.settle()
    reader.main.frame.reader.jump(0)
    reader.main.note("")


async def look(reader: Driver, size: str, name: str) -> str:
    """Compare the screen with what it was; return how they differ, or nothing where they do not."""
    path = FOLDER / size / f"{name}.txt"
    if RENEW:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(await _at_rest(reader), encoding="utf-8")
        return ""
    wanted = path.read_text(encoding="utf-8") if path.exists() else ""
    for _ in range(LOOKS):
        await reader.settle()
        if _shown(reader) == wanted:
            return ""
        await asyncio.sleep(PATIENCE)
    before, now = wanted.splitlines(), _shown(reader).splitlines()
    titles = f"{size}/{name} as it was", f"{size}/{name} as it is"
    return "\n".join(difflib.unified_diff(before, now, *titles, n=1, lineterm=""))


def _shown(reader: Driver) -> str:
    return "\n".join(reader.lines) + "\n"


async def _at_rest(reader: Driver) -> str:
    before, same = "", 0
    while same < QUIET:
        await asyncio.sleep(PATIENCE)
        shown = _shown(reader)
        same = same + 1 if shown == before else 0
        before = shown
    return before
