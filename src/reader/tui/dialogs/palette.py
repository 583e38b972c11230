"""The command palette: every action by its name. Imported when it is first opened."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Protocol, cast

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from reader.actions import ACTIONS, Action
from reader.keystrokes import written_all
from reader.tui.terminal.compat import forgive_palette

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual import events
    from textual.widgets import OptionList

    from reader.keystrokes import Keys

_HIDDEN = frozenset({"palette", "search.accept", "copy.or-quit"})

_USEFUL = [
    "search.open",
    "speaker.open",
    "speakers.open",
    "quotes.show",
    "hints.show",
    "shelf.open",
    "search.sort",
    "quotes.filter",
    "quote.amend",
    "view.theme",
    "view.dark",
    "view.zen",
    "view.density",
    "list.copies",
    "mark.star",
    "mark.tags",
    "mark.note",
    "copy.quotation",
    "article.provenance",
    "jump.back",
    "help",
]
"""What is offered first: what one looks for and forgets the key of."""
_LAST = frozenset({"Move", "Panes"})
"""Groups whose keys everybody knows who has come so far."""
_WIDTH, _BESIDE = 84, 6
"""Columns of the palette at most, and those of them that are round a line."""


class Doer(Protocol):
    """The screen below the palette."""

    keys: Mapping[str, list[Keys]]

    @property
    def recent(self) -> Sequence[str]:
        """Ids of the actions that were chosen in the palette last, the newest first."""

    def do_by_name(self, action_id: str) -> None:
        """Do an action of the registry that was chosen here."""


class Actions(Provider):
    """Offers the registry."""

    @property
    def _below(self) -> Doer:
        return cast("Doer", self.screen)

    def _title(self, action: Action) -> str:
        return f"{action.title[:1].upper()}{action.title[1:]}"

    def _shown(self, action: Action, title: Content) -> Content:
        """The title, and the keys at the right edge, in one line."""
        room = min(_WIDTH, self.app.size.width * 94 // 100) - _BESIDE - title.cell_length
        keys = written_all(self._below.keys[action.id])
        if len(keys) + 2 > room:
            keys = keys.partition(" ")[0]
        return Content.assemble(title, " " * max(2, room - len(keys)), (keys, "$muted"))

    def _in_order(self) -> list[Action]:
        """All actions: those that were chosen last, then the most useful, then the others."""
        first = list(dict.fromkeys((*self._below.recent, *_USEFUL)))
        places = {action_id: place for place, action_id in enumerate(first)}
        offered = (each for each in ACTIONS if each.id not in _HIDDEN)
        return sorted(offered, key=lambda each: (places.get(each.id, len(places)), each.group in _LAST))

    async def discover(self) -> Hits:
        """Offer everything while nothing is typed."""
        for action in self._in_order():
            shown = self._shown(action, Content(self._title(action)))
            yield DiscoveryHit(shown, partial(self._below.do_by_name, action.id), self._title(action))

    async def search(self, query: str) -> Hits:
        """Offer what fits the words typed."""
        matcher = self.matcher(query)
        for action in self._in_order():
            title = self._title(action)
            score = matcher.match(title) or (0.1 if query.casefold() in action.help.casefold() else 0)
            if score > 0:
                shown = self._shown(action, matcher.highlight(title))
                yield Hit(score, shown, partial(self._below.do_by_name, action.id), title)


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
    forgive_palette()
    return ThemePalette(providers=[Themes], placeholder="find a theme …")


def palette() -> CommandPalette:
    """Return the palette; it finds the screen below it by itself."""
    forgive_palette()
    return Palette(providers=[Actions], placeholder="find an action …")
