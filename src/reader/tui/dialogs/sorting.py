"""In which order articles are listed: a letter each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from reader.tui.session.searching import ORDERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import ComposeResult

    from reader.tui.worker.jobs import Order


class SortScreen(ModalScreen[None]):
    """The orders that there are; that of now is highlighted. A letter, or Enter, chooses."""

    def __init__(self, now: Order, chosen: Callable[[Order], object]) -> None:
        super().__init__()
        self._orders: list[Order] = list(ORDERS)
        self._now = now
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Put a heading above the orders."""
        with Vertical(id="sort", classes="box"):
            yield Static(Content("Order"), classes="box-head")
            rows = [
                Content.assemble((name[0], "bold $accent"), f"  {name}{'  ●' if order == self._now else ''}")
                for order, name in ORDERS.items()
            ]
            yield OptionList(*rows, id="orders", compact=True)

    def on_mount(self) -> None:
        """Highlight the order of now."""
        orders = self.query_one("#orders", OptionList)
        orders.highlighted = self._orders.index(self._now)
        self.set_focus(orders)

    def on_key(self, event: events.Key) -> None:
        """Choose by the first letter; `j` and `k` move, whatever else means nothing here closes."""
        orders = self.query_one("#orders", OptionList)
        if event.key in ("j", "k"):
            orders.action_cursor_down() if event.key == "j" else orders.action_cursor_up()
        elif (
            order := next((each for each in ORDERS if ORDERS[each][0] == event.character), None)
        ) is not None:
            self._choose(order)
        elif event.key in ("escape", "q", "backslash"):
            if self.is_active:
                self.dismiss()
        else:
            return
        event.stop()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose what is highlighted."""
        self._choose(self._orders[event.option_index])

    def _choose(self, order: Order) -> None:
        if self.is_active:  # else a second key was on its way
            self.dismiss()
            self._chosen(order)
