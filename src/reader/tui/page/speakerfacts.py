"""What is known of a speaker, in lines: chart, roles, outlets, other names. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len

from reader.tui.page.chart import chart
from reader.tui.page.paint import cut, cut_phrase, line
from reader.tui.page.sayings import roles

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reader.index.holdings import Speaker
    from reader.tui.page.sayings import Saying

CHART = 4
"""Lines of the bars, where there is room."""
_ROOMY = 56
"""Columns from which on whole days stand beside the bars."""


class FactLine(NamedTuple):
    """A line: what it is, its words, and what stands at its right."""

    kind: str = ""
    """`head`, `bar`, `dim`, or nothing for plain words."""
    left: str = ""
    right: str = ""


def counted(speaker: Speaker) -> str:
    """Return how much there is of somebody."""
    row = speaker.row
    articles = f"{row.articles:,} article{'' if row.articles == 1 else 's'}"
    return f"{row.quotations:,} quotation{'' if row.quotations == 1 else 's'} in {articles}"


def since(speaker: Speaker) -> str:
    """Return from when to when somebody is quoted; empty where no article has a day."""
    first, last = speaker.row.first, speaker.row.last
    return "" if not first else first if first == last else f"{first} – {last}"


def _years(speaker: Speaker) -> str:
    first, last = (speaker.row.first or "")[:4], (speaker.row.last or "")[:4]
    return first if first == last else f"{first} – {last}"


def fact_lines(speaker: Speaker, said: Sequence[Saying], *, all_there: bool, width: int) -> list[FactLine]:
    """Return everything that is known, below each other; roles are those of what is there so far."""
    lines = [
        FactLine("", counted(speaker)),
        FactLine("dim", cut(since(speaker) or "no date", width)),
        FactLine(),
    ]
    made = chart(speaker.days, width, CHART)
    if made is not None:
        lines += [FactLine("bar", each) for each in made.lines]
        lines += [FactLine("dim", made.span), FactLine("dim", made.scale), FactLine()]
    lines += _roles(said, width, all_there=all_there)
    lines += _outlets(speaker, width)
    lines += _names(speaker, width)
    while lines and lines[-1] == FactLine():
        lines.pop()
    return lines


def brief_lines(speaker: Speaker, said: Sequence[Saying], width: int, height: int) -> list[FactLine]:
    """Return the same in as few lines as there are: the chart in one, the newest role, the first outlets and names."""
    when = since(speaker) if width >= _ROOMY else _years(speaker)
    made = chart(speaker.days, max(8, min(48, width - cell_len(when) - 3)), 1)
    lines = []
    if made is not None:
        lines.append(FactLine("bar", made.lines[0], when))
    else:
        lines.append(FactLine("", cut(f"{counted(speaker)} · {since(speaker) or 'no date'}", width)))
    newest = roles(said)[:1]
    sources = [f"{line(name)} {number:,}" for name, number in speaker.outlets if name]
    told = [", ".join(role.name for role in newest), ", ".join(sources[:3])]
    also = _others(speaker)
    if also:
        told.append(f"also {', '.join(also[:2])}")
    facts = [cut_phrase(each, width) for each in told if each]
    return (lines + [FactLine("dim", each) for each in facts])[:height]


def _roles(said: Sequence[Saying], width: int, *, all_there: bool) -> Iterator[FactLine]:
    held = roles(said)
    if not held:
        return
    yield FactLine("head", "Roles", "" if all_there else "so far")
    for role in held:
        when = role.first if role.first == role.last else f"{role.first} – {role.last}"
        name = cut_phrase(role.name, width)
        if cell_len(name) + cell_len(when) + 2 <= width:
            yield FactLine("", name, when)
        else:
            yield FactLine("", name)
            yield FactLine("dim", f"  {when}")
    yield FactLine()


def _outlets(speaker: Speaker, width: int) -> Iterator[FactLine]:
    yield FactLine("head", "Outlets")
    for name, number in speaker.outlets:
        right = f"{number:,}"
        yield FactLine("", cut(line(name) or "no source", width - len(right) - 1), right)
    yield FactLine()


def _names(speaker: Speaker, width: int) -> Iterator[FactLine]:
    others = _others(speaker)
    if others:
        yield FactLine("head", "Also called")
        for name in others:
            yield FactLine("", cut(name, width))
        yield FactLine()


def _others(speaker: Speaker) -> list[str]:
    return [line(form) for form in speaker.row.forms if form != speaker.row.name]
