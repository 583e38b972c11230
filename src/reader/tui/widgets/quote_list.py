"""The pane on the right: who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from reader.text import clean_line
from reader.tui.page.paint import cut
from reader.tui.page.sidebar import Sidebar, SideLine
from reader.tui.page.sifting import lasting, sifted
from reader.tui.widgets.lines import LinePane
from reader.tui.worker.messages import QuoteChosen

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from rich.style import Style
    from textual import events

    from reader.tui.page.document import Document


class QuoteList(LinePane):
    """Quotations, grouped by speaker or in the order of the text."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"quotes--{kind}"
        for kind in (
            "head",
            "note",
            "speaker",
            "unnamed",
            "count",
            "sieve",
            "meta",
            "words",
            "indirect",
            "evidence",
            "cursor",
        )
    }

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.document: Document | None = None
        self.by_speaker = False
        self.evidence = False
        self.chosen: int | None = None
        """Number of the quotation under the cursor."""
        self.sieve = ""
        """The line that was typed to see some of them only; empty where all are seen."""
        self.shown: Sequence[int] = ()
        """Numbers of the quotations that it leaves, in the order of the text."""
        self._sieve_named = True
        self._sidebar: Sidebar | None = None
        self._version = 0

    # What is shown

    def put(self, document: Document | None) -> None:
        """Show the quotations of an article."""
        self.document = document
        self.chosen = None
        self.sift(lasting(self.sieve))
        self.go_to(0)

    def renew(self, document: Document, number: int | None) -> None:
        """Show other quotations of the same article, with the cursor on this one."""
        self.document = document
        self.chosen = number
        self.sift(self.sieve)

    def sift(self, typed: str) -> None:
        """Show only what the typed words leave: see `reader.tui.page.sifting`."""
        self.sieve = typed
        document = self.document
        every = range(len(document.quotations)) if document is not None else ()
        self.shown = sifted(document, typed) if document is not None and typed.strip() else every
        self._lay_out()

    def choose(self, number: int | None) -> None:
        """Put the cursor on a quotation without telling anybody."""
        if number == self.chosen:
            return
        self.chosen = number
        if self.evidence:
            self._lay_out()  # it stands below the chosen one
            return
        self._version += 1
        self.forget()
        if number is not None:
            self._show(number)

    def set_order(self, *, by_speaker: bool) -> None:
        """Group by speaker, or list in the order of the text."""
        self.by_speaker = by_speaker
        self._lay_out()

    def set_evidence(self, shown: bool) -> None:
        """Show or hide how the chosen quotation was attributed."""
        self.evidence = shown
        self._lay_out()

    def _lay_out(self) -> None:
        self._version += 1
        self._sidebar = None
        if self.document is not None and self.columns > 0:
            width = max(10, self.columns - 3)
            evidence = self.chosen if self.evidence else None
            only = self.shown if self.sieve.strip() else None
            self._sidebar = Sidebar(
                self.document, width, by_speaker=self.by_speaker, evidence=evidence, only=only
            )
        self.resize_lines()
        self.forget()
        if self.chosen is not None:
            self._show(self.chosen)

    def _show(self, number: int) -> None:
        if self._sidebar is None or number not in self._sidebar.places:
            return
        first, count = self._sidebar.places[number]
        above = 0
        if number == self._sidebar.order[0]:
            above = first + self._head
        else:
            lines = self._sidebar.lines
            while above < first and lines[first - 1 - above].kind != "blank":
                above += 1  # whoever speaks is shown with the first quotation below the name
        self.show(first + self._head - above, count + above, margin=1)

    def resized(self) -> None:
        """Break the lines anew."""
        self._lay_out()

    def name_sieve(self, *, shown: bool) -> None:
        """Say below the heading what was typed; not while it stands in the line that is typed in."""
        self._sieve_named = shown
        self._lay_out()

    @property
    def _head(self) -> int:
        """Lines above the quotations: the heading, what was typed, and a blank one."""
        return 3 if self.sieve.strip() and self._sieve_named else 2

    @property
    def counted(self) -> str:
        """How many quotations there are; with a sieve `3 of 12`."""
        every = len(self.document.quotations) if self.document is not None else 0
        return f"{len(self.shown):,} of {every:,}" if self.sieve.strip() else f"{every:,}"

    # Movement

    def step(self, rows: int) -> None:
        """Move the cursor by some quotations."""
        if self._sidebar is None or not self._sidebar.order:
            return
        order = self._sidebar.order
        at = 0 if rows > 0 else len(order) - 1
        if self.chosen in order:
            at = order.index(self.chosen) + rows
        self._choose_and_tell(order[max(0, min(at, len(order) - 1))])

    def step_page(self, pages: float) -> None:
        """Move the cursor by about a page."""
        self.step(int(pages * max(1, self.page // 5)) or (1 if pages > 0 else -1))

    def jump(self, index: int) -> None:
        """Move the cursor to the first or, with -1, the last quotation."""
        if self._sidebar is not None and self._sidebar.order:
            order = self._sidebar.order
            self._choose_and_tell(order[-1 if index < 0 else min(index, len(order) - 1)])

    def _choose_and_tell(self, number: int) -> None:
        self.choose(number)
        self.post_message(QuoteChosen(number))

    def on_click(self, event: events.Click) -> None:
        """Choose the quotation under the mouse; the heading changes the order."""
        place = self.line_at(event)
        if place is None or self._sidebar is None:
            return
        if place[0] == 0:
            self.set_order(by_speaker=not self.by_speaker)
            return
        at = place[0] - self._head
        number = self._sidebar.lines[at].number if 0 <= at < len(self._sidebar.lines) else None
        if number is not None:
            self.choose(number)
            self.post_message(QuoteChosen(number, jump=event.chain == 2))

    # Drawing

    def line_count(self) -> int:
        """Return how many lines there are, the heading among them."""
        if self._sidebar is None:
            return 0
        return self._head + max(len(self._sidebar.lines), 1)

    def line_state(self, _line: int) -> Hashable:
        """Return what the look of a line hangs on."""
        return (self._version, self.has_focus)

    def draw(self, line: int, width: int) -> Strip:
        """Draw a line."""
        sidebar, base = self._sidebar, self.base
        assert sidebar is not None
        room = max(10, width - 3)
        if line == 0:
            order = "by speaker" if self.by_speaker else "in order"
            head = SideLine("head", f"Quotations {self.counted}", order)
            return Strip([Segment("  ", base), *self._sides(head, room, base)])
        if line < self._head:
            said = cut(f"only: {clean_line(self.sieve)}", room) if line == 1 and self._head > 2 else ""
            return Strip([Segment("  ", base), Segment(said, base + self.component("quotes--sieve"))])
        if not sidebar.lines:
            none = "No quotation fits." if sidebar.document.quotations else "Nobody is quoted here."
            return Strip([Segment("  ", base), Segment(none, base + self.component("quotes--note"))])
        return self._draw_row(sidebar.lines[line - self._head], room, width, base)

    def _draw_row(self, row: SideLine, room: int, width: int, base: Style) -> Strip:
        if row.kind == "speaker":
            return Strip([Segment("  ", base), *self._sides(row, room, base)])
        if row.number is None:
            style = base + self.component("quotes--meta")
            return Strip([Segment("  ", base), Segment(cut(row.left, room), style)])
        if row.number == self.chosen:
            base = base + self.component("quotes--cursor")
            hue = self.hue(row.hue) if row.hue is not None else self.component("quotes--unnamed")
            bar = Segment("▌ ", base + hue)
        else:
            bar = Segment("  ", base)
        style = base + self.component(f"quotes--{row.kind}")
        strip = Strip([Segment("  ", self.base), bar, Segment(cut(row.left, room - 2), style)])
        return strip.adjust_cell_length(width - 1, base)

    def _sides(self, row: SideLine, room: int, base: Style) -> list[Segment]:
        """Words on the left, a few on the right."""
        left = cut(row.left, room - cell_len(row.right) - 1)
        gap = max(1, room - cell_len(left) - cell_len(row.right))
        style = base + self.component(f"quotes--{row.kind}")
        if row.kind == "speaker":
            style = style + (self.hue(row.hue) if row.hue is not None else self.component("quotes--unnamed"))
        aside = f"  {row.aside}" if row.aside and cell_len(row.aside) + 2 < gap else ""
        return [
            Segment(left, style),
            Segment(aside, base + self.component("quotes--meta")),
            Segment(" " * (gap - cell_len(aside)), base),
            Segment(row.right, base + self.component("quotes--count")),
        ]
