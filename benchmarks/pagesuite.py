"""Scores the text of pages: `python -m benchmarks.pagesuite [FOLDER]`, else the folder that READABILITY_PAGES names.

FOLDER holds the test pages of mozilla/readability (`test/test-pages`: `NAME/source.html` and `NAME/expected.html`);
nothing of them is part of this repository. Beside ours runs trafilatura alone, in the same run: F1 over the words of
the expected body, each as often as it stands there, and how many of its quotation marks are kept.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from reader.fetch.pagetext import article_of

if TYPE_CHECKING:
    from collections.abc import Iterator

SHOWN = 12
"""Pages that are printed on which ours is the furthest below."""
_PICTURE = re.compile(r"\[image: [^\]]*\]")
"""Stands for a picture, which has no words in what is expected."""
_MARKS = re.compile('["“”„«»‘’]')


class Score(NamedTuple):
    """How a text compares with the one that is expected."""

    f1: float
    marks: float
    """Share of the expected quotation marks that are kept; 1 where none is expected."""


def main(argv: list[str]) -> int:
    """Score every page; 1 where ours is below trafilatura alone."""
    named = argv[0] if argv else os.environ.get("READABILITY_PAGES", "")
    if not named or not Path(named).is_dir():
        print(
            "name the folder test/test-pages of a checkout of mozilla/readability, or set READABILITY_PAGES to it"
        )
        return 0
    rows = sorted(_rows(Path(named)), key=lambda row: row[1].f1 - row[2].f1)
    for name, ours, theirs in rows[:SHOWN]:
        print(f"  {name:<40} {ours.f1:.3f} {theirs.f1:.3f}   marks {ours.marks:.2f} {theirs.marks:.2f}")
    mine, other = _mean([row[1] for row in rows]), _mean([row[2] for row in rows])
    worse = sum(ours.f1 < theirs.f1 - 0.005 for _, ours, theirs in rows)
    better = sum(ours.f1 > theirs.f1 + 0.005 for _, ours, theirs in rows)
    print(
        f"{len(rows)} pages: ours F1 {mine.f1:.3f}, marks {mine.marks:.3f}; "
        f"trafilatura alone {other.f1:.3f}, {other.marks:.3f}"
    )
    print(f"better on {better}, worse on {worse}")
    return 0 if mine.f1 >= other.f1 and mine.marks >= other.marks else 1


def _mean(scores: list[Score]) -> Score:
    number = max(1, len(scores))
    return Score(sum(each.f1 for each in scores) / number, sum(each.marks for each in scores) / number)


def _rows(folder: Path) -> Iterator[tuple[str, Score, Score]]:
    import trafilatura

    for page in sorted(folder.glob("*/source.html")):
        body = page.read_bytes()
        expected = _visible((page.parent / "expected.html").read_text("utf-8"))
        theirs = trafilatura.extract(body.decode("utf-8", "replace"), include_comments=False) or ""
        ours = _visible(
            _html_of(article_of(body, "text/html; charset=utf-8", f"http://pages.example/{page.parent.name}"))
        )
        yield page.parent.name, _score(ours, expected), _score(theirs, expected)


def _html_of(markdown: str) -> str:
    from markdown_it import MarkdownIt

    return str(MarkdownIt("commonmark").enable("table").render(markdown))


def _visible(html: str) -> str:
    """Return the text of HTML, a blank for each tag that ends a block."""
    broken = re.sub(
        r"(?i)<(?:/?(?:p|div|li|h[1-6]|tr|td|th|blockquote|figure|figcaption)|br)\b", r" \g<0>", html
    )
    try:
        text: str = "".join(map(str, lxml_html.fromstring(f"<div>{broken}</div>").itertext()))
    except (etree.ParserError, ValueError):
        return ""
    return _PICTURE.sub("", text)


def _score(text: str, expected: str) -> Score:
    found, wanted = Counter(re.findall(r"\w+", text)), Counter(re.findall(r"\w+", expected))
    both = sum((found & wanted).values())
    f1 = 2 * both / max(1, found.total() + wanted.total()) if wanted else 1.0
    marks, meant = Counter(_MARKS.findall(text)), Counter(_MARKS.findall(expected))
    return Score(f1, sum((marks & meant).values()) / meant.total() if meant else 1.0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
