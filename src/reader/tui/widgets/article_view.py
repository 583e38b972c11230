"""The pane in the middle: the article, its quotations tinted, the chosen one marked."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip

from reader.tui.page.hints import Hints, hints
from reader.tui.page.layers import INLINE, Layers, marks
from reader.tui.page.layout import Layout, Line, tall
from reader.tui.page.paint import Layer, painted
from reader.tui.widgets.lines import LinePane, centred, overlaid
from reader.tui.worker.messages import LaidOut, LinkChosen, QuoteChosen, Scrolled

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from rich.style import Style
    from textual import events

    from reader.tui.imaging.pixels import Canvas, Picture
    from reader.tui.page.document import Document

LOW = 12
"""Lines of the pane below which the head of an article takes as few as it can."""


class ArticleView(LinePane):
    """Text of a bounded measure. Lines know their place in the text, so a resize keeps what is being read."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"reader--{kind}"
        for kind in (
            *INLINE, "title", "meta", "note", "number", "block", "picture", "end",
            "quote", "unnamed", "match", "match-current", "hint",
        )
    }  # fmt: skip

    def __init__(self, *, id: str, measure: int = 76) -> None:  # noqa: A002
        super().__init__(id=id)
        self.measure = measure
        self.document: Document | None = None
        self._remarks = ("", "")
        self.empty = ""
        self.chosen: int | None = None
        """Number of the quotation that is marked."""
        self.matches: list[tuple[int, int]] = []
        self.match: int | None = None
        self.hints: Hints | None = None
        """Letters over what can be opened or chosen, while they are typed."""
        self.selected: tuple[int, int] | None = None
        """What was selected with the keys, unless something else was with the mouse since."""
        self._drawn: Selection | None = None
        self._lines: Layout | None = None
        self._pictures: Mapping[int, Picture] = {}
        self._layers = Layers(None)
        self._version = 0

    # What is shown

    def put(self, document: Document | None) -> None:
        """Show an article from its beginning, nothing marked in it."""
        self.select(None)
        self.document = document
        self.chosen = None
        self._pictures = {}
        self._layers = Layers(document)
        self.set_matches([])
        self._lay_out(keep=False)

    def renew(self, document: Document, number: int | None) -> None:
        """Show other quotations of the same text, this one marked; nothing moves."""
        self.document = document
        self.chosen = number
        self._layers = Layers(document)
        self._lay_out(keep=True)

    def canvas(self, images: str) -> Canvas | None:
        """Return what there is for a picture; None where the setting `images`, or the terminal, has none drawn."""
        from reader.tui.imaging.pixels import Canvas

        layout, console = self._lines, self.app.console
        if layout is None or images == "off":
            return None
        if images == "auto" and (self.app.no_color or console.color_system not in ("256", "truecolor")):
            return None
        return Canvas(layout.width, tall(self.page), self.ground)

    def illustrate(self, pictures: Mapping[int, Picture]) -> None:
        """Show pictures of the article, by their numbers; what is being read stays where it is."""
        self._pictures = dict(pictures)
        self._lay_out(keep=True)

    def remark(self, signs: str, note: str) -> None:
        """Show above the text what is remembered of it: a line of signs, and a note."""
        if (signs, note) != self._remarks:
            self._remarks = signs, note
            self._lay_out(keep=True)

    def say(self, sentence: str) -> None:
        """Show a sentence where there is no article."""
        if sentence != self.empty:
            self.empty = sentence
            self.forget()

    def set_matches(self, matches: list[tuple[int, int]]) -> None:
        """Mark these places of the text."""
        self.matches, self.match = matches, None
        self._version += 1
        self.forget()

    def choose(self, number: int | None, *, scroll: bool = True) -> None:
        """Mark a quotation, and show it."""
        if number != self.chosen:
            self.chosen = number
            self._version += 1
            self.forget()
        layout = self._lines
        if scroll and number is not None and layout is not None:
            quotation = layout.document.quotations[number]
            self._show_in_middle(*layout.lines_of(quotation.start, quotation.end))

    def go_to_match(self, number: int) -> None:
        """Mark a match as the one that is meant, and show it."""
        self.match = number
        self._version += 1
        self.forget()
        if self._lines is not None:
            self._show_in_middle(*self._lines.lines_of(*self.matches[number]))

    def _show_in_middle(self, first: int, count: int) -> None:
        if first < self.top + 1 or first + count > self.top + self.page - 1:
            self.go_to(first - max(1, (self.page - count) // 3))

    def hints_here(self) -> Hints:
        """Return letters for what is on the screen."""
        return hints(self._lines, self.top, self.top + self.page) if self._lines else Hints({})

    def show_hints(self, shown: Hints | None) -> None:
        """Draw letters, or none."""
        if shown != self.hints:
            self.hints = shown
            self._version += 1
            self.forget()

    # Where the reading is

    @property
    def place(self) -> int:
        """Where in the text the first line on the screen begins."""
        return self._lines.offset_of(self.top) if self._lines else 0

    @property
    def spot(self) -> tuple[int, int]:
        """The place, and the first line on the screen as lines are broken now: what `go_back` takes."""
        return self.place, self.top

    def go_back(self, offset: int, line: int) -> None:
        """Scroll to a `spot` of before; the same place where lines are broken otherwise by now."""
        if self._lines is not None:
            same = self._lines.offset_of(line) == offset
            self.go_to(line if same else self._lines.line_of(offset))

    def seen(self) -> tuple[int, int]:
        """Return the stretch of text that is on the screen."""
        if self._lines is None:
            return 0, 0
        last = min(self.top + self.page, len(self._lines.lines)) - 1
        return self.place, self._lines.lines[last].end if last >= 0 else 0

    @property
    def at_end(self) -> bool:
        """The last line is on the screen."""
        return self.top + self.page >= self.line_count()

    @property
    def percent(self) -> int:
        """How much of the text is behind or on the screen."""
        return 100 if self.at_end else round(100 * (self.top + self.page) / max(1, self.line_count()))

    def step(self, lines: int) -> None:
        """Scroll by some lines."""
        self.wheel(lines)

    def step_page(self, pages: float) -> None:
        """Scroll by pages; two lines stay for the eye to hold on to."""
        whole = max(1, self.page - 2)
        self.wheel(int(pages * whole) or (1 if pages > 0 else -1))

    def jump(self, line: int) -> None:
        """Scroll to the beginning, or with -1 to the end."""
        before = self.top
        self.go_to(self.line_count() if line < 0 else 0)
        self._tell(before)

    def wheel(self, lines: int) -> None:
        """Scroll by some lines, and tell."""
        before = self.top
        super().wheel(lines)
        self._tell(before)

    def _tell(self, before: int) -> None:
        if self.top != before:
            self.post_message(Scrolled())

    # Layout

    @property
    def gutter_cells(self) -> int:
        """Cells left of the text: margin, bar, blank."""
        pad = 3 if self.columns >= 60 else 2
        return pad + max(0, (self.columns - pad - 2 - self.measure) // 2)

    def _lay_out(self, *, keep: bool) -> None:
        if self.document is None or self.columns <= 0:
            self._lines = None
            self.resize_lines()
            self.forget()
            return
        old, top = self._lines, self.top
        place = self.place
        width = max(8, min(self.measure, self.columns - (3 if self.columns >= 60 else 2) - 2))
        self._lines = Layout(self.document, width, low=self.page < LOW, remarks=self._remarks)
        if self._pictures:
            self._lines.illustrate(self._pictures, tall(self.page))
        self._version += 1
        self.hints = None
        self.resize_lines()
        begun = old is not None and top > old.body
        self.go_to(self._lines.line_of(place) if keep and begun else top if keep else 0)
        if self.selected is not None:
            self._draw_selected(self._lines, *self.selected)
        self.forget()

    def resized(self) -> None:
        """Break the lines anew; what is being read stays on top."""
        self._lay_out(keep=True)
        self.post_message(LaidOut())

    # Drawing

    def line_count(self) -> int:
        """Return how many lines there are."""
        return len(self._lines.lines) if self._lines else (self.page if self.empty else 0)

    def line_state(self, line: int) -> Hashable:
        """Return what the look of a line hangs on; lines with a selection in them are never remembered."""
        selection = self.text_selection
        return (self._version, None if selection is None else selection.get_span(line))

    def draw(self, line: int, width: int) -> Strip:
        """Draw a line: margin, bar, words."""
        layout = self._lines
        if layout is None:
            return centred(self.empty, line, (width, self.page), self.base, self.component("reader--meta"))
        row = layout.lines[line]
        base = self.base
        left = self.gutter_cells
        margin = [Segment(" " * (left - 2), base), self._bar(layout, line)]
        if row.kind == "block":
            margin.append(Segment("│ " * (row.indent // 2), base + self.component("reader--block")))
        elif row.indent:
            margin.append(Segment(" " * row.indent, base))
        if (drawn := layout.drawn.get(line)) is not None:
            return Strip([*margin, *drawn.picture.line(drawn.row, drawn.columns, drawn.rows, base)])
        strip = Strip([*margin, *self._words(layout, line, base)])
        over = self.hints.on(line) if self.hints is not None else ()
        return overlaid(
            strip, [(left + cells, label) for cells, label in over], self.component("reader--hint")
        )

    def _bar(self, layout: Layout, line: int) -> Segment:
        number = layout.bars.get(line)
        if number is None:
            return Segment("  ", self.base)
        chosen = self.chosen is not None and self._inside(layout, line, self.chosen)
        shown = self.chosen if chosen and self.chosen is not None else number
        hue = layout.document.quotations[shown].hue
        style = self.component("reader--unnamed") if hue is None else self.hue(hue)
        return Segment("▌ " if chosen else "▏ ", self.base + style)

    def _inside(self, layout: Layout, line: int, number: int) -> bool:
        row = layout.lines[line]
        return any(
            quote.start < row.end and quote.end > row.start
            for quote in layout.document.quotations[number].quotes
        )

    def _words(self, layout: Layout, line: int, base: Style) -> Iterator[Segment]:
        """Yield the words of a line. The numbers of links stand between them and are no part of the text."""
        row = layout.lines[line]
        if row.words is not None:
            style = base + self.component(f"reader--{row.kind}") if row.kind else base
            ours = painted(row.words, 0, len(row.words), style, self._selected(line, 0, len(row.words)))
            yield from Strip(ours).apply_offsets(0, line)
            return
        if row.kind == "lead":
            base = base + self.component("reader--title")
        elif row.kind == "code":
            base = base + self.component("reader--code")
        assert self.document is not None
        layers = [*self._layers_of(row), *self._selected(line, row.start, row.end)]
        at = row.start
        for place, number in layout.numbers(row.start, row.end):
            segments = painted(self.document.text, at, place, base, layers)
            yield from Strip(segments).apply_offsets(at - row.start, line)
            below = (segments[-1].style if segments else None) or base
            yield Segment(number, below + self.component("reader--number"))
            at = place
        rest = painted(self.document.text, at, row.end, base, layers)
        yield from Strip(rest).apply_offsets(at - row.start, line)

    def _layers_of(self, row: Line) -> list[Layer]:
        """Return what lies on a line: spans and quotations, the chosen quotation, words searched for."""
        layers = [
            (start, end, self.component(f"reader--{name}"))
            for start, end, name in self._layers.within(row.start, row.end)
        ]
        if self.chosen is not None and self.document is not None:
            quotation = self.document.quotations[self.chosen]
            style = self.chosen_hue(quotation.hue)
            layers.extend((quote.start, quote.end, style) for quote in quotation.quotes)
        layers.extend(
            (start, end, self.component(f"reader--{name}"))
            for start, end, name in marks(self.matches, self.match, row.start, row.end)
        )
        return layers

    def _selected(self, line: int, start: int, end: int) -> list[Layer]:
        selection = self.text_selection
        span = None if selection is None else selection.get_span(line)
        style = self.screen.get_component_rich_style("screen--selection")
        ends = () if span is None else ((span[0], end if span[1] == -1 else min(end, start + span[1])),)
        return [(start + first, until, style) for first, until in ends]

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return what is selected: words of the text as they stand there, without the breaks of the lines."""
        layout = self._lines
        if layout is None:
            return None
        last = len(layout.lines) - 1
        first = selection.start.y if selection.start else 0
        until = selection.end.y if selection.end else last
        lines = range(max(0, first), min(until, last) + 1)
        spans = ((number, span) for number in lines if (span := selection.get_span(number)) is not None)
        return layout.between(spans), "\n"

    def selection_updated(self, _selection: Selection | None) -> None:
        """Draw what is selected; what the mouse selects takes the place of what the keys did."""
        if self.text_selection != self._drawn:
            self.selected = self._drawn = None
        self.forget()

    def select(self, span: tuple[int, int] | None, head: int = 0) -> None:
        """Select a stretch of the text, and show this place of it; or nothing any more."""
        before, self.selected = self.selected, span
        if self._lines is not None and span is not None:
            self._draw_selected(self._lines, *span)
            self._show_in_middle(self._lines.line_of(head), 1)
        elif before is not None:
            self._drawn = None
            self.screen.clear_selection()

    def _draw_selected(self, layout: Layout, start: int, end: int) -> None:
        first, last = layout.line_of(start), layout.line_of(end - 1)
        ends = Offset(start - layout.starts[first], first), Offset(end - layout.starts[last], last)
        self._drawn = Selection(*ends)
        self.screen.selections = {self: self._drawn}

    def beside(self, offset: int, lines: int) -> int:
        """Return the place that is so many lines below, as lines are broken now, or above."""
        return self._lines.beside(offset, lines) if self._lines is not None else offset

    def on_click(self, event: events.Click) -> None:
        """Open a link, or choose a quotation."""
        document = self.document
        place = self.line_at(event)
        if document is None or self._lines is None or place is None or place[0] >= len(self._lines.lines):
            return
        row = self._lines.lines[place[0]]
        if row.kind == "link" and row.words and (target := document.link(int(row.words[:2]))):
            self.post_message(LinkChosen(target))
            return
        offset = self._lines.offset_at(place[0], place[1] - self.gutter_cells)
        if offset is None:
            return
        link = next((link for link in document.links if link.start <= offset < link.end), None)
        if link is not None:
            self.post_message(LinkChosen(link.target))
        elif (quotation := document.at(offset)) is not None:
            self.post_message(QuoteChosen(quotation.number))
