"""The three panes side by side: which of them are to be seen, and which has the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.page.panelayout import SHELF, Pane, visible_panes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.tui.session.stage import Movable, Stage

ORDER: tuple[Pane, ...] = ("list", "reader", "quotes")


class Panes:
    """Shows and hides panes as the size of the screen, zen and the focus ask for."""

    def __init__(self, stage: Stage, by_name: Mapping[Pane, Movable]) -> None:
        self._stage = stage
        self._by_name = by_name
        self.name: Pane = "list"
        """The pane that has the keys, or gets them back from the search bar."""
        self.zen = False
        """Only the text is seen."""
        self.shelf = False
        """The shelf is to stand beside the panes, where there is room."""
        self._beside: Pane = "list"

    @property
    def current(self) -> Movable:
        """The pane that keys work in."""
        return self._by_name[self.name]

    @property
    def shown(self) -> frozenset[Pane]:
        """The panes for which there is room."""
        return visible_panes(self._stage.width, self.name, self._beside, zen=self.zen)

    @property
    def has_shelf(self) -> bool:
        """The shelf stands beside the panes."""
        return self.shelf and self.may_shelf and not self.zen

    @property
    def may_shelf(self) -> bool:
        """There is room for the shelf beside the panes."""
        return self._stage.width >= SHELF

    def put_shelf(self, *, shown: bool) -> None:
        """Let the shelf stand beside the panes, or no longer."""
        self.shelf = shown
        self._stage.lay_out()

    def focus(self, name: Pane) -> None:
        """Give a pane the keys, and show it where it was hidden."""
        if self.zen and name != "reader":
            self.zen = False
        self.name = name
        if name != "reader":
            self._beside = name
        self._stage.lay_out()
        self._stage.give_keys(name)
        self._stage.tell()

    def turn(self, step: int, *, around: bool = False) -> None:
        """Go to the pane beside this one, or so many panes on."""
        here = ORDER.index(self.name)
        at = (here + step) % len(ORDER) if around else max(0, min(here + step, len(ORDER) - 1))
        if at != here:
            self.focus(ORDER[at])

    def show_quotes(self) -> None:
        """Bring the sidebar into sight; where only one pane is seen, that means going there."""
        if "quotes" in self.shown:
            return
        self._beside = "quotes"
        self._stage.lay_out()
        if "quotes" not in self.shown:
            self.focus("quotes")

    def toggle_quotes(self) -> None:
        """Go to the quotations, or from there back to the text."""
        if self.name == "quotes":
            self._beside = "list"
            self.focus("reader")
        else:
            self.focus("quotes")

    def toggle_zen(self) -> None:
        """Only the text, or everything again."""
        self.zen = not self.zen
        self.focus("reader")
