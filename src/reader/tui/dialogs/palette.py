"""The command palette: every action by its name. Imported when it is first opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.actions import ACTIONS, Action, written_all

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events
    from textual.widgets import OptionList

    from reader.actions import Keys

_HIDDEN = frozenset({"palette", "search.accept", "link.open", "copy.or-quit"})

_USEFUL = {
    action_id: place
    for place, action_id in enumerate(
        (
            "search.open",
            "speaker.search",
            "quotes.show",
            "view.theme",
            "view.dark",
            "view.zen",
            "jump.back",
            "help",
        )
    )
}
"""What is offered first."""
_COLUMN = max(len(each.title) for each in ACTIONS)


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

    def _shown(self, action: Action, title: Content) -> Content:
        """The title in a column, and the keys behind it, in one line."""
        blanks = " " * (_COLUMN - len(title.plain))
        return Content.assemble(title, (f"{blanks}  {written_all(self._below.keys[action.id])}", "$muted"))

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for action in sorted(ACTIONS, key=lambda each: _USEFUL.get(each.id, len(_USEFUL))):
            if action.id not in _HIDDEN:
                shown = self._shown(action, Content(self._title(action)))
                yield DiscoveryHit(shown, partial(self._below.do, action.id), self._title(action))

    async def search(self, query: str) -> Hits:
        """Offer what fits the words typed."""
        matcher = self.matcher(query)
        for action in ACTIONS:
            title = self._title(action)
            score = matcher.match(title) or (0.1 if query.casefold() in action.help.casefold() else 0)
            if score > 0 and action.id not in _HIDDEN:
                shown = self._shown(action, matcher.highlight(title))
                yield Hit(score, shown, partial(self._below.do, action.id), title)


class Themes(Provider):
    """Offers the colours; those of now are marked, and come first."""

    def _offered(self) -> list[tuple[str, str]]:
        now = self.app.theme
        names = sorted(self.app.available_themes, key=lambda name: (name != now, name))
        return [(name, f"{'●' if name == now else ' '} {name}") for name in names]

    def _choose(self, name: str) -> None:
        self.app.theme = name

    async def discover(self) -> Hits:
        """Offer all while nothing is typed."""
        for name, shown in self._offered():
            yield DiscoveryHit(Content(shown), partial(self._choose, name), name)

    async def search(self, query: str) -> Hits:
        """Offer those whose name fits."""
        matcher = self.matcher(query)
        for name, shown in self._offered():
            if (score := matcher.match(name)) > 0:
                yield Hit(score, matcher.highlight(shown), partial(self._choose, name), name)


class Palette(CommandPalette):
    """The list that is typed in."""

    def on_click(self, event: events.Click) -> None:
        """Take no click on a place that the screen has not any more: Textual would look for what is there."""
        if not self.region.contains(int(event.screen_x), int(event.screen_y)):
            event.prevent_default()


class ThemePalette(Palette):
    """The colours to choose from: those of the line that is highlighted are tried on, until one is chosen."""

    _before: str | None = None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Try colours on."""
        name = getattr(getattr(event.option, "hit", None), "text", None)
        if self._before is None:
            self._before = self.app.theme
        if name in self.app.available_themes and name != self.app.theme:
            self.app.theme = name

    def on_unmount(self) -> None:
        """Go back to the colours of before: what was chosen is put on after this."""
        if self._before is not None:
            self.app.theme = self._before


def themes() -> CommandPalette:
    """Return the list of colours to choose from."""
    return ThemePalette(providers=[Themes], placeholder="find a theme …")


def palette() -> CommandPalette:
    """Return the palette; it finds the screen below it by itself."""
    return Palette(providers=[Actions], placeholder="find an action …")
