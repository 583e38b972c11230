"""Letters over whatever can be opened or chosen in the lines that are seen. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.tui.page.layout import Layout

LETTERS = "asdfghjkl"
"""Those under the fingers."""


class Target(NamedTuple):
    """Something that can be opened or chosen."""

    line: int
    cells: int
    """Cells between the margin and the place where it begins, or goes on, in that line."""
    link: str | None = None
    """The address to open."""
    quotation: int | None = None
    """The number of the quotation to choose."""


class Hints(NamedTuple):
    """The targets by their letters, and which of these have been typed."""

    targets: Mapping[str, Target]
    typed: str = ""

    def press(self, letter: str) -> Hints:
        """Type a letter."""
        return self._replace(typed=self.typed + letter)

    @property
    def left(self) -> dict[str, Target]:
        """The targets that can still be meant."""
        return {label: each for label, each in self.targets.items() if label.startswith(self.typed)}

    @property
    def meant(self) -> Target | None:
        """The one that is."""
        return self.targets.get(self.typed)

    def on(self, line: int) -> list[tuple[int, str]]:
        """Return what is drawn over a line: cells from the margin, and letters; nothing over each other."""
        out: list[tuple[int, str]] = []
        for label, target in self.left.items():
            if target.line == line:
                free = out[-1][0] + len(out[-1][1]) + 1 if out else 0
                out.append((max(target.cells, free), label))
        return out


def labels(number: int) -> list[str]:
    """Return so many rows of letters, as short as can be, of which none begins another."""
    out = [""]
    while len(out) < number or out == [""]:
        out = out[1:] + [out[0] + letter for letter in LETTERS]
    return sorted(out[:number], key=lambda label: [LETTERS.index(letter) for letter in label])


def hints(layout: Layout, first: int, last: int) -> Hints:
    """Return letters for what is seen from line `first` to the one before `last`."""
    lines = range(first, min(last, len(layout.lines)))
    found = sorted(_targets(layout, lines), key=lambda target: (target.line, target.cells))
    return Hints(dict(zip(labels(len(found)), found, strict=True) if found else ()))


def _targets(layout: Layout, lines: Sequence[int]) -> Iterator[Target]:
    document = layout.document
    seen = [layout.lines[line] for line in lines if layout.lines[line].words is None]
    opened: set[str] = set()
    if seen:
        start, end = seen[0].start, seen[-1].end
        for link in document.links:
            if link.start < end and link.end > start and link.target not in opened:
                opened.add(link.target)
                yield _at(layout, max(start, link.start))._replace(link=link.target)
        for quotation in document.quotations:
            parts = [quote for quote in quotation.quotes if quote.start < end and quote.end > start]
            if parts:
                place = max(start, parts[0].start)
                yield _at(layout, place)._replace(quotation=quotation.number)
    for line in lines:
        row = layout.lines[line]
        target = document.link(int(row.words[:2])) if row.kind == "link" and row.words else None
        if target is not None and target not in opened:
            opened.add(target)
            yield Target(line, 0, link=target)


def _at(layout: Layout, offset: int) -> Target:
    """The place of an offset that is seen."""
    line = layout.line_of(offset)
    row = layout.lines[line]
    offset = min(max(offset, row.start), row.end)
    numbers = sum(cell_len(words) for _, words in layout.numbers(row.start, offset))
    return Target(line, row.indent + cell_len(layout.document.text[row.start : offset]) + numbers)
