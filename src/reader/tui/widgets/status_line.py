"""The bottom line: a few keys on the left, where things stand on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.keystrokes import written
from reader.tui.page.paint import cut, line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rich.style import Style

    from reader.keystrokes import Keys

Hint = tuple[str, str]
"""Keys and what they do."""


class StatusLine(Widget):
    """Hints, or a note about what was just done; then position, problems, and what the indexer does."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status--key",
        "status--label",
        "status--note",
        "status--pending",
    }
    can_focus = False

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._hints: Sequence[Hint] = ()
        self._note = ""
        self._toast = ""
        self._pending = ""
        self._facts: tuple[str, ...] = ()

    def hint(self, hints: Sequence[Hint]) -> None:
        """Show these keys; the last of them is the last to go where there is no room."""
        if hints != self._hints:
            self._hints = hints
            self.refresh()

    def note(self, words: str) -> None:
        """Say what was done; it stays until the next key."""
        words = line(words)
        if words:
            self._toast = ""  # what was done before is over
        if words != self._note:
            self._note = words
            self.refresh()

    def toast(self, words: str) -> None:
        """Say what was done; it stays, whatever is pressed, until it is taken away."""
        words = line(words)
        if words != self._toast:
            self._toast = words
            self.refresh()

    def pending(self, keys: str) -> None:
        """Show keys that mean nothing yet."""
        if keys != self._pending:
            self._pending = keys
            self.refresh()

    def facts(self, *facts: str) -> None:
        """Show where things stand."""
        kept = tuple(line(fact) for fact in facts if fact)
        if kept != self._facts:
            self._facts = kept
            self.refresh()

    def _style(self, name: str) -> Style:
        return self.rich_style + self.get_component_rich_style(f"status--{name}", partial=True)

    def render_line(self, _y: int) -> Strip:
        """Draw the line."""
        width, base = self.size.width, self.rich_style
        if self.has_class("-zen"):
            said = cut(self._note or self._toast, width - 2)
            words = [Segment(" ", base), Segment(said, self._style("note"))]
            return Strip(words).adjust_cell_length(width, base)
        said = self._note or self._toast
        right = [
            Segment(
                cut(self._where(width - 6 - cell_len(said) if said else width - 2), width - 2),
                self._style("label"),
            )
        ]
        if self._pending:
            right = [Segment(self._pending, self._style("pending")), Segment("   ", base), *right]
        taken = sum(cell_len(part.text) for part in right)
        room = width - taken - 4
        left = [Segment(cut(said, room), self._style("note"))] if said else self._keys(room)
        gap = width - 2 - taken - sum(cell_len(part.text) for part in left)
        strip = Strip(
            [Segment(" ", base), *left, Segment(" " * max(1, gap), base), *right, Segment(" ", base)]
        )
        return strip.adjust_cell_length(width, base)

    def _where(self, room: int) -> str:
        """Where things stand; what does not fit beside a sentence of now goes, the first of them last."""
        facts = list(self._facts)
        while len(facts) > 0 and cell_len(" · ".join(facts)) > room:
            facts.pop()
        return " · ".join(facts)

    def _keys(self, room: int) -> list[Segment]:
        """As many hints as fit; those in the middle go first, the last one (all keys) stays."""
        hints = list(self._hints)
        while hints and sum(cell_len(keys) + cell_len(label) + 3 for keys, label in hints) - 2 > room:
            del hints[-2 if len(hints) > 1 else -1]
        segments = []
        for at, (keys, label) in enumerate(hints):
            gap = "  " if at else ""
            segments.append(Segment(gap, self._style("label")))
            segments.append(Segment(keys, self._style("key")))
            segments.append(Segment(f" {label}", self._style("label")))
        return segments


_WANTED = (
    (("move.down", "move.up"), "move"),
    (("article.next", "article.previous"), "article"),
    (("pane.next",), "pane"),
    (("search.open",), "search"),
    (("speaker.search",), "speaker"),
    (("quotes.show",), "quotations"),
    (("quote.next",), "next quotation"),
    (("help",), "all keys"),
)
_TYPING = ((("search.accept",), "to the results"), (("search.leave",), "clear, then leave"))
SIEVING: tuple[Hint, ...] = (("Esc", "shows all"), ("Enter", "keeps this"))
"""While it is typed which quotations are to be seen."""


def hints(keys: Mapping[str, list[Keys]], *, typing: bool) -> list[Hint]:
    """Return the few keys worth a line, as they are bound now."""
    shown = [
        (" ".join(written(keys[action_id][0]) for action_id in action_ids if keys[action_id]), label)
        for action_ids, label in (_TYPING if typing else _WANTED)
    ]
    return [hint for hint in shown if hint[0]]


def newer_noted(number: int, keys: Mapping[str, list[Keys]]) -> str:
    """Return how many articles have come above those that are seen, and the key that shows them."""
    if not number:
        return ""
    showing = f" · {written(keys['move.first'][0])}" if keys["move.first"] else ""
    return f"↑ {number:,} newer above{showing}"


def problems_noted(number: int, keys: Mapping[str, list[Keys]]) -> str:
    """Return how many problems there are, behind the key that lists them; nothing where there are none."""
    if not number:
        return ""
    listing = f"{written(keys['problems.show'][0])} " if keys["problems.show"] else ""
    return f"{listing}{number:,} problem{'' if number == 1 else 's'}"
