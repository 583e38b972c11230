"""The pages of the project, and what stands in them: blocks, tables, links."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PRINTS = re.compile(r"\s*^prints\n\n((?:    .*\n|\n)+)", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block of a page."""

    page: Path
    line: int
    language: str
    code: str
    prints: str | None
    """The indented lines below the word “prints” that follows it; None where there are none."""

    def __str__(self) -> str:
        return f"{self.page.name}:{self.line}"


def blocks(language: str) -> list[Block]:
    """Return the fenced blocks of all pages in one language."""
    found = []
    for page in PAGES:
        text = page.read_text("utf-8")
        for match in _FENCE.finditer(text):
            if match.group(1) == language:
                shown = _PRINTS.match(text, match.end())
                prints = (
                    None
                    if shown is None
                    else re.sub(r"^    ", "", shown.group(1), flags=re.MULTILINE).strip()
                )
                found.append(
                    Block(page, text.count("\n", 0, match.start()) + 1, language, match.group(2), prints)
                )
    return found
