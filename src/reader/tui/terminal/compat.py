"""The only place that touches private parts of Textual. Written for 8.2.8; look here after an upgrade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from textual._compositor import Compositor

from reader.resources import styles_folder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from textual._compositor import ChopsUpdate, LayoutUpdate
    from textual.app import App
    from textual.events import Click
    from textual.geometry import Region, Size
    from textual.message import Message
    from textual.screen import Screen
    from textual.strip import Strip

    from reader.tui.terminal.ground import Answers


def write_raw(app: App[Any], sequence: str) -> None:
    """Write an escape sequence of ours to the terminal (8.2.8: `App._driver.write`)."""
    driver = app._driver  # noqa: SLF001
    if driver is not None:
        driver.write(sequence)


def repaint(app: App[Any]) -> None:
    """Draw the whole screen again: what the terminal held is gone (8.2.8: a resumed app draws only changes)."""
    screen = app.screen
    app._display(screen, screen._compositor.render_update(full=True))  # noqa: SLF001


def paint_now(screen: Screen[Any]) -> None:
    """Draw what has changed without waiting for the frame timer (8.2.8: `Screen._on_timer_update`)."""
    screen._on_timer_update()  # noqa: SLF001


class Sparing(Compositor):
    """Asks only widgets that have cells in what changed, and puts aside what lies below others.

    8.2.8: `Compositor._render_chops` asks everything in the box round all changes, which is the whole screen as soon
    as a pane and the status line changed, and cuts up every line of every container below the panes.
    """

    _changed: tuple[Region, ...] = ()

    def render_partial_update(self) -> ChopsUpdate | None:
        """Draw what changed."""
        self._changed = tuple(self._dirty_regions)
        return super().render_partial_update()

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Draw everything."""
        self._changed = ()
        return super().render_full_update(simplify)

    def render_strips(self, size: Size | None = None) -> list[Strip]:
        """Draw everything, for nobody in particular."""
        self._changed = ()
        return super().render_strips(size)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        changed = self._changed or (crop,)
        chops: list[dict[int, Any]] = [dict.fromkeys(line[:-1]) for line in self.cuts]
        for widget, (region, clip) in self.visible_widgets.items():  # those on top first
            part = region.intersection(clip)
            if part and any(part.overlaps(each) for each in changed):
                strips = widget.render_lines(part.translate(-region.offset))
                self._fill(chops, part, strips, is_rendered_line)
        return chops

    def _fill(
        self,
        chops: list[dict[int, Any]],
        part: Region,
        strips: Sequence[Strip],
        is_rendered_line: Callable[[int], bool],
    ) -> None:
        """Put the lines of a widget where nothing lies above them."""
        first, last = part.column_span
        cuts: list[int] = []
        within: list[int] = []
        for y, strip in zip(part.line_range, strips, strict=False):
            if not is_rendered_line(y):
                continue
            if self.cuts[y] != cuts:
                cuts = self.cuts[y]
                within = [cut for cut in cuts if first <= cut <= last]
            line = chops[y]
            free = [cut for cut in within[:-1] if line[cut] is None]
            if free:
                pieces = dict(zip(within, strip.divide([cut - first for cut in within[1:]]), strict=False))
                line.update((cut, pieces[cut]) for cut in free if cut in pieces)


def draw_sparingly(screen: Screen[Any]) -> None:
    """Have a screen draw no more than what changed (8.2.8: `Screen._compositor`)."""
    screen._compositor = Sparing()  # noqa: SLF001


def set_title(app: App[Any], title: str) -> None:
    """Name the terminal's window; the name it had is kept on the terminal's own stack."""
    write_raw(app, f"\x1b[22;2t\x1b]2;{title}\x07")


def restore_title(app: App[Any]) -> None:
    """Give the window the name it had."""
    write_raw(app, "\x1b[23;2t")


def add_styles(app: App[Any], name: str) -> None:
    """Read a style sheet that the first frame does without; what is mounted from now on follows it.

    That of a screen would do for a dialog, but then Textual reads all others anew (8.2.8: `App._load_screen_css`).
    """
    path = styles_folder() / f"{name}.tcss"
    if not app.stylesheet.has_source(str(path)):
        app.stylesheet.read(path)
        app.stylesheet.parse()


def forgive_palette() -> None:
    """Let commands that are found late do nothing where their list is gone (8.2.8: `_refresh_command_list`)."""
    from textual.command import CommandPalette

    theirs = CommandPalette._refresh_command_list  # noqa: SLF001
    if theirs.__module__ == __name__:
        return

    def ours(palette: CommandPalette, command_list: Any, commands: list[Any], clear_current: bool) -> None:
        if command_list.is_attached and command_list in palette.walk_children():
            theirs(palette, command_list, commands, clear_current)

    CommandPalette._refresh_command_list = ours  # type: ignore[assignment, method-assign] # noqa: SLF001


def forgive_lists() -> None:
    """Let a click do nothing where the list has fewer rows by now, and a page where it has no room for a line.

    8.2.8: `OptionList._on_click` looks the row up, `OptionList._move_page` the line.
    """
    from textual.widgets import OptionList

    theirs = OptionList._on_click  # noqa: SLF001
    if theirs.__module__ == __name__:
        return

    their_page = OptionList._move_page  # noqa: SLF001

    def our_page(options: OptionList, direction: Literal[-1, 1]) -> None:
        if options._lines:  # noqa: SLF001
            their_page(options, direction)

    async def ours(options: OptionList, event: Click) -> None:
        if (event.style.meta.get("option") or 0) < options.option_count:
            await theirs(options, event)

    OptionList._on_click = ours  # type: ignore[assignment, method-assign] # noqa: SLF001
    OptionList._move_page = our_page  # type: ignore[assignment, method-assign] # noqa: SLF001


def listen(answers: Answers) -> None:
    """Take the terminal's answers out of what is typed (8.2.8: `linux_driver` makes an `XTermParser` of its own).

    An empty piece is the end of the stream to the parser, so none is handed on for one that held only an answer.
    """
    from textual._xterm_parser import XTermParser
    from textual.drivers import linux_driver

    class Parser(XTermParser):
        def feed(self, data: str) -> Iterable[Message]:
            typed = answers.without(data)
            return super().feed(typed) if typed or not data else ()

        def tick(self) -> Iterable[Message]:
            if late := answers.late():
                yield from super().feed(late)
            yield from super().tick()

    linux_driver.XTermParser = Parser  # type: ignore[attr-defined]


def screen_text(screen: Screen[Any]) -> list[str]:
    """Return what the screen shows, a plain line a row (8.2.8: `Screen._compositor.render_strips`).

    What shines through below a dialog is drawn from a variable of the context, which only Textual's own drawing sets.
    """
    from textual._context import visible_screen_stack

    visible_screen_stack.set(screen.app._background_screens)  # noqa: SLF001
    return [strip.text.rstrip() for strip in screen._compositor.render_strips()]  # noqa: SLF001
