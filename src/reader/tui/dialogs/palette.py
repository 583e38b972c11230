"""The command palette: every action by its name. Imported when it is first opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.actions import ACTIONS, Action, written_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.actions import Keys

_HIDDEN = frozenset({"palette", "search.accept", "link.open", "copy.or-quit"})


class Doer(Protocol):
    """The screen below the palette."""

    keys: Mapping[str, list[Keys]]

    def do(self, action_id: str) -> None:
        """Do an action of the registry."""


class Actions(Provider):
    """Offers the registry."""

    @property
    def _below(self) -> Doer:
        return cast("Doer", self.screen)

    def _title(self, action: Action) -> str:
        return f"{action.title[:1].upper()}{action.title[1:]}"

    def _help(self, action: Action) -> str:
        keys = written_all(self._below.keys[action.id])
        return f"{keys}   {action.help}" if keys else action.help

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for action in ACTIONS:
            if action.id not in _HIDDEN:
                yield DiscoveryHit(
                    Content(self._title(action)), partial(self._below.do, action.id), help=self._help(action)
                )

    async def search(self, query: str) -> Hits:
        """Offer what fits the words typed."""
        matcher = self.matcher(query)
        for action in ACTIONS:
            title = self._title(action)
            score = matcher.match(title) or (0.1 if query.casefold() in action.help.casefold() else 0)
            if score > 0 and action.id not in _HIDDEN:
                shown = matcher.highlight(title)
                yield Hit(score, shown, partial(self._below.do, action.id), help=self._help(action))


def palette() -> CommandPalette:
    """Return the palette; it finds the screen below it by itself."""
    return CommandPalette(providers=[Actions], placeholder="find an action …")
