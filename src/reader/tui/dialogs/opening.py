"""What opens above the panes. Each screen is imported when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.article import Problem
    from reader.tui.screens.main import MainScreen


def open_help(screen: MainScreen) -> None:
    """Show all keys."""
    from reader.tui.dialogs.help import HelpScreen

    screen.app.push_screen(HelpScreen(screen.keys))


def open_palette(screen: MainScreen) -> None:
    """Find an action by its name."""
    from reader.tui.dialogs.palette import palette

    screen.app.push_screen(palette())


def open_problems(screen: MainScreen, problems: Sequence[Problem]) -> None:
    """List what was wrong with documents; where nothing was, say so."""
    if not problems:
        screen.note("no document has a problem")
    elif screen.is_current:
        from reader.tui.dialogs.problems import ProblemsScreen

        screen.app.push_screen(ProblemsScreen(problems, screen.keys))
