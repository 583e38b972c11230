"""What was wrong with documents: where, what, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.text import visible
from reader.tui.dialogs.scrolled import ScrolledLine, ScrolledScreen
from reader.tui.page.paint import cut, fold, line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reader.keystrokes import Keys
    from reader.model.article import Problem

MOST = 1000
"""Problems that are listed; `reader doctor` has them all."""
_FOLDED = 6
"""Lines that one sentence may take."""


def problem_lines(problems: Sequence[Problem], width: int) -> Iterator[ScrolledLine]:
    """Yield problems broken into lines of this width, cleaned, with a blank line after each."""
    for problem in problems[:MOST]:
        number = "" if problem.line is None else f":{problem.line}"
        yield ScrolledLine("strong", cut(visible(problem.path), width - len(number)) + number)
        for kind, sentence in (("", line(problem.what)), ("dim", line(problem.how))):
            for start, end in fold(sentence, max(8, width - 2), _FOLDED) if sentence else []:
                yield ScrolledLine(kind, "  " + sentence[start:end])
        yield ScrolledLine("")
    if len(problems) > MOST:
        yield ScrolledLine("", cut(f"{len(problems) - MOST:,} more: `reader doctor` lists all", width))


def problems_screen(problems: Sequence[Problem], keys: Mapping[str, list[Keys]]) -> ScrolledScreen:
    """Return the list of problems."""
    number = len(problems)
    heading = f"{number:,} problem{'' if number == 1 else 's'} with documents"
    return ScrolledScreen(heading, lambda width: problem_lines(problems, width), keys, "problems.show")
