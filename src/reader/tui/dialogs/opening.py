"""What opens above the panes. Each screen is imported when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import App

    from reader.actions import Keys
    from reader.model.article import Problem


def open_help(app: App[object], keys: Mapping[str, list[Keys]]) -> None:
    """Show all keys."""
    from reader.tui.dialogs.help import HelpScreen

    app.push_screen(HelpScreen(keys))


def open_palette(app: App[object]) -> None:
    """Find an action by its name."""
    from reader.tui.dialogs.palette import palette

    app.push_screen(palette())


def open_themes(app: App[Any]) -> None:
    """Choose the colours."""
    from reader.tui.dialogs.palette import themes

    app.push_screen(themes())


def open_problems(app: App[object], keys: Mapping[str, list[Keys]], problems: Sequence[Problem]) -> None:
    """List what was wrong with documents."""
    from reader.tui.dialogs.problems import ProblemsScreen

    app.push_screen(ProblemsScreen(problems, keys))
