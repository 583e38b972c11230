"""A pane that draws itself line by line and remembers the lines it has drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.color import Color
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from reader.tui.page.paint import fold
from reader.tui.worker.messages import Dragged

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from textual import events
    from textual.geometry import Region


def overlaid(strip: Strip, over: Sequence[tuple[int, str]], style: Style) -> Strip:
    """Return a line with letters over some of its cells; a wide letter that is half covered becomes a blank."""
    for cells, label in over:
        end = cells + len(label)
        wide = strip.adjust_cell_length(max(end, strip.cell_length))
        strip = Strip.join([wide.crop(0, cells), Strip([Segment(label, style)]), wide.crop(end)])
    return strip


def centred(sentence: str, line: int, size: tuple[int, int], base: Style, style: Style) -> Strip:
    """Return a line of a pane of so many columns and lines that has nothing to show but a sentence."""
    width, height = size
    lines = fold(sentence, max(1, min(width - 4, 60)), 12)
    first = max(1, (height - len(lines)) // 3)
    if not first <= line < first + len(lines):
        return Strip.blank(width, base)
    start, end = lines[line - first]
    text = sentence[start:end]
    pad = max(0, (width - cell_len(text)) // 2)
    return Strip([Segment(" " * pad, base), Segment(text, base + style)])


class Separator(Widget):
    """A thin rule between two panes, which the mouse can draw to and fro."""

    can_focus = False
    _drawn = False

    def on_mouse_down(self) -> None:
        """Take hold of it."""
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Have it go with the mouse that holds it."""
        if self.app.mouse_captured is self:
            self._drawn = True
            self.post_message(Dragged(self.id, event.screen_x, dropped=False))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let it go; a mere click moves nothing."""
        self.release_mouse()
        if self._drawn:
            self._drawn = False
            self.post_message(Dragged(self.id, event.screen_x, dropped=True))

    def render_line(self, _y: int) -> Strip:
        """Draw a cell of it."""
        return Strip([Segment("│", self.rich_style)])


class LinePane(ScrollView, can_focus=True, inherit_bindings=False):
    """A scrolling pane of lines. Its keys come from the keymap, so it has no bindings of its own."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--chosen"}

    _kept_view: tuple[int, int, int] | None = None

    def __init__(self, *, id: str) -> None:  # noqa: A002 - the name Textual gives it
        super().__init__(id=id)
        self._strips: LRUCache[Hashable, Strip] = LRUCache(1024)
        self._base: Style | None = None
        self._components: dict[str, Style] = {}

    # What a pane of this kind says about itself.

    def line_count(self) -> int:
        """Return how many lines there are."""
        raise NotImplementedError

    def line_state(self, line: int) -> Hashable:
        """Return what the look of a line hangs on besides its number."""
        raise NotImplementedError

    def draw(self, line: int, width: int) -> Strip:
        """Return a line, drawn."""
        raise NotImplementedError

    # Geometry and drawing, the same for all.

    @property
    def columns(self) -> int:
        """Cells across."""
        return self.scrollable_content_region.width

    @property
    def page(self) -> int:
        """Lines that are seen at once."""
        return max(1, self.scrollable_content_region.height)

    @property
    def top(self) -> int:
        """The first line that is seen."""
        return self.scroll_offset.y

    def component(self, name: str) -> Style:
        """Return the style of a component class, without what lies under it."""
        style = self._components.get(name)
        if style is None:
            style = self._components[name] = self.get_component_rich_style(name, partial=True)
        return style

    @property
    def base(self) -> Style:
        """The style that all others lie on. Textual works it out from all ancestors each time it is asked."""
        if self._base is None:
            self._base = self.rich_style
        return self._base

    @property
    def ground(self) -> tuple[int, int, int]:
        """The colour below everything; of a terminal's own, which nobody knows, the likely one."""
        theme, ground = self.app.current_theme, self.background_colors[1]
        plain = 0 if theme.dark else 255
        return (plain, plain, plain) if theme.ansi else (ground.r, ground.g, ground.b)

    def hue(self, number: int) -> Style:
        """Return the colour of a speaker's hue in the theme of now."""
        return Style(color=Color.parse(self.app.theme_variables[f"speaker-{number}"]).rich_color)

    def chosen_hue(self, number: int | None) -> Style:
        """Return the look of a chosen quotation; weight says it too where colours cannot."""
        if self.app.no_color or self.app.current_theme.ansi:
            return Style(bold=True)
        if number is None:
            return self.component("pane--chosen")
        return Style(bgcolor=Color.parse(self.app.theme_variables[f"chosen-{number}"]).rich_color)

    def resize_lines(self) -> None:
        """Say that the number of lines changed."""
        self.virtual_size = Size(self.columns, self.line_count())

    def forget(self) -> None:
        """Draw everything anew."""
        self._strips.clear()
        self.refresh()

    def go_to(self, line: int) -> None:
        """Make `line` the first that is seen, as far as there are lines below it."""
        self.scroll_to(y=max(0, min(line, self.line_count() - self.page)), animate=False, force=True)

    def show(self, first: int, count: int, margin: int = 0) -> None:
        """Scroll no more than needed to see these lines and some round them."""
        above, below = max(0, first - margin), first + count + margin
        if above < self.top or count >= self.page:
            self.go_to(above)
        elif below > self.top + self.page:
            self.go_to(below - self.page)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some lines; where they begin is asked once for all of them, for Textual works it out each time."""
        self._kept_view = self._view
        try:
            strips = [self.render_line(y) for y in crop.line_range]
        finally:
            self._kept_view = None
        ground = self.background_colors[1]
        # A pane has neither border nor padding, and Textual's way round them costs as much as all of ours.
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, ground) for strip in strips]
        start, end = crop.column_span
        return (
            strips if (start, end) == (0, self.size.width) else [strip.crop(start, end) for strip in strips]
        )

    def render_line(self, y: int) -> Strip:
        """Return a line of the screen, drawn or remembered; Textual asks for single ones where the mouse moves."""
        top, width, count = self._view
        number = top + y
        if number >= count:
            return Strip.blank(width, self.base)
        key = (number, width, self.line_state(number))
        strip = self._strips.get(key)
        if strip is None:
            strip = self._strips[key] = self.draw(number, width).adjust_cell_length(width, self.base)
        return strip

    @property
    def _view(self) -> tuple[int, int, int]:
        """The number of the first line that is seen, how wide lines are, and how many there are."""
        return self._kept_view or (self.top, self.columns, self.line_count())

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()
        self._base = None
        self._components.clear()

    def on_resize(self) -> None:
        """Forget what was drawn at another width."""
        self._strips.clear()
        self.resized()

    def resized(self) -> None:
        """Do what another size asks for."""
        self.resize_lines()

    def on_focus(self) -> None:
        """Show where the keys go now."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere."""
        self.refresh()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll three lines down."""
        self.wheel(3)
        event.stop()
        event.prevent_default()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll three lines up."""
        self.wheel(-3)
        event.stop()
        event.prevent_default()

    def wheel(self, lines: int) -> None:
        """Scroll by some lines, without touching the cursor."""
        self.go_to(self.top + lines)

    def line_at(self, event: events.MouseEvent) -> tuple[int, int] | None:
        """Return the line and the column under the mouse."""
        offset = event.get_content_offset(self)
        return None if offset is None else (offset.y + self.top, offset.x)
