"""How each action of the registry is done: one table over all groups, found by the action's id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.acts import inquiry, keeping, movement, outward, program, quoting, textselection

if TYPE_CHECKING:
    from reader.tui.acts.reach import Handler

HANDLERS: dict[str, Handler] = {
    **movement.ACTS,
    **keeping.ACTS,
    **inquiry.ACTS,
    **quoting.ACTS,
    **outward.ACTS,
    **textselection.ACTS,
    **program.ACTS,
}
