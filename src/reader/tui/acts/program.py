"""The program as a whole: its looks, its dialogs, the folder, and leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.keystrokes import written

if TYPE_CHECKING:
    from reader.tui.acts.reach import Handler, Reach


def _zen(reach: Reach, _: int | None) -> None:
    panes, keys = reach.session.panes, reach.keys["view.zen"]
    panes.toggle_zen()
    if panes.zen:
        reach.stage.note(f"{written(keys[0])} leaves" if keys else "q leaves")


def _density(reach: Reach, _: int | None) -> None:
    lines = reach.articles.thin()
    reach.stage.note("a line for each article" if lines == 1 else f"{lines} lines for each article")


def _quit(reach: Reach, _: int | None) -> None:
    if reach.session.marking.may_leave():
        reach.program().exit()


def _refresh(reach: Reach, _: int | None) -> None:
    reach.freshness.look_again()
    reach.feeds.fetch_due()


ACTS: dict[str, Handler] = {
    "view.zen": _zen,
    "view.density": _density,
    "view.dark": lambda reach, _: reach.program().toggle_dark(),
    "view.redraw": lambda reach, _: reach.program().redraw(),
    "view.theme": lambda reach, _: reach.program().search_themes(),
    "archive.refresh": _refresh,
    "feeds.show": lambda reach, _: reach.dialogs.open_feeds(),
    "problems.show": lambda reach, _: reach.session.searching.ask_problems(),
    "article.provenance": lambda reach, _: reach.dialogs.open_provenance(),
    "help": lambda reach, _: reach.dialogs.open_help(),
    "command.line": lambda reach, _: reach.dialogs.open_command(),
    "palette": lambda reach, _: reach.dialogs.open_palette(),
    "quit": _quit,
    "suspend": lambda reach, _: reach.program().action_suspend_process(),
}
