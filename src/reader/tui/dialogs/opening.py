"""What opens above the panes. Each screen is imported when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.tui.terminal.compat import add_styles, forgive_lists

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import App
    from textual.screen import Screen

    from reader.keystrokes import Keys
    from reader.marks.operations import Remembered
    from reader.model.article import Problem
    from reader.tui.page.document import Document
    from reader.tui.page.peoplewords import Known
    from reader.tui.page.quotedrows import Quoted
    from reader.tui.page.sayings import Saying
    from reader.tui.session.amending import Target
    from reader.tui.session.completing import Known as Completions
    from reader.tui.session.shelf import Shelf
    from reader.tui.session.speakerpage import AllSpeakers, SpeakerPage
    from reader.tui.session.subscribing import Subscribing
    from reader.tui.widgets.status_line import StatusLine
    from reader.tui.worker.jobs import Order


def open_help(
    app: App[object], keys: Mapping[str, list[Keys]], macros: Mapping[Keys, tuple[str, ...]]
) -> None:
    """Show all keys, and the macros of the settings."""
    from reader.tui.dialogs.help import HelpScreen

    _push(app, HelpScreen(keys, macros))


def open_palette(app: App[object]) -> None:
    """Find an action by its name."""
    from reader.tui.dialogs.palette import palette

    _push(app, palette())


def open_command(
    app: App[object],
    typed: str,
    before: list[str],
    known: Completions,
    plan: Callable[[str], Callable[[], object]],
) -> None:
    """Let a line be typed, which begins so; `plan` says what it means, and raises `LineError`."""
    from reader.tui.dialogs.commandline import CommandScreen

    _push(app, CommandScreen(typed, before, known, plan))


def open_themes(app: App[Any]) -> None:
    """Choose the colours."""
    from reader.tui.dialogs.palette import themes

    _push(app, themes())


def open_orders(app: App[object], now: Order, chosen: Callable[[Order], object]) -> None:
    """Choose the order of the list."""
    from reader.tui.dialogs.sorting import SortScreen

    _push(app, SortScreen(now, chosen))


def open_feeds(app: App[object], feeds: Subscribing, opened: Callable[[str], object]) -> None:
    """Show how it stands with the feeds."""
    from reader.tui.dialogs.feedlist import FeedsScreen

    _push(app, FeedsScreen(feeds, opened))


def open_shelf(app: App[object], shelf: Shelf, text: str, opened: Callable[[str], object]) -> None:
    """Show what stands on the shelf."""
    from reader.tui.dialogs.shelving import ShelfScreen

    add_styles(app, "shelf")
    _push(app, ShelfScreen(shelf, text, opened))


def fill_shelf(app: App[object]) -> None:
    """Show what has changed on the shelf, where it is open."""
    from reader.tui.dialogs.shelving import ShelfScreen

    if isinstance(app.screen, ShelfScreen) and app.screen.is_mounted:
        app.screen.fill()


def open_tags(
    app: App[object],
    articles: int,
    held: Sequence[str],
    known: Sequence[str],
    done: Callable[[dict[str, bool]], object],
) -> None:
    """Ask which tags so many articles are to have, or have no more; `known` are all that there are."""
    from reader.tui.dialogs.tags import TagsScreen

    _push(app, TagsScreen(articles, held, known, done))


def open_note(app: App[object], articles: int, text: str, done: Callable[[str], object]) -> None:
    """Ask for the note on so many articles."""
    from reader.tui.dialogs.note import NoteScreen

    _push(app, NoteScreen(articles, text, done))


def open_amends(app: App[object], target: Target, width: int | None, chosen: Callable[[str], object]) -> None:
    """Show what can be put right in so many columns; `chosen` takes its letter."""
    from reader.tui.dialogs.amends import AmendScreen

    _push(app, AmendScreen(target, width, chosen))


def open_people(
    app: App[object],
    target: Target,
    letter: str,
    width: int | None,
    opened: Callable[[], object],
    done: Callable[[str], object],
) -> None:
    """Ask for the name that goes with a letter; `opened` is called once those of the archive can be shown."""
    from reader.tui.dialogs.speakername import PeopleScreen

    _push(app, PeopleScreen(target, letter, width, opened, done))


def fill_people(app: App[object], people: Sequence[Known]) -> None:
    """Offer those of the archive too, where a name is being asked for."""
    from reader.tui.dialogs.speakername import PeopleScreen

    if isinstance(app.screen, PeopleScreen) and app.screen.is_mounted:
        app.screen.fill(people)


def open_speaker(
    app: App[object],
    page: SpeakerPage,
    keys: Mapping[str, list[Keys]],
    do: Callable[[str], object],
    closed: Callable[[], object],
    opened: Callable[[SpeakerPage, Saying], object],
    searched: Callable[[SpeakerPage], object],
) -> None:
    """Show a speaker."""
    from reader.tui.dialogs.speaker import SpeakerScreen

    add_styles(app, "people")
    app.push_screen(SpeakerScreen(page, keys, do, closed, opened, searched))


def open_speakers(
    app: App[object],
    page: AllSpeakers,
    keys: Mapping[str, list[Keys]],
    do: Callable[[str], object],
    closed: Callable[[], object],
    opened: Callable[[Quoted], object],
) -> None:
    """Show everybody who is quoted."""
    from reader.tui.dialogs.allspeakers import SpeakersScreen

    add_styles(app, "people")
    app.push_screen(SpeakersScreen(page, keys, do, closed, opened))


def ready_speakers(app: App[object]) -> None:
    """Load what the screens of speakers take, some 20 ms, before a key has to wait for it."""
    from importlib import import_module

    for name in ("allspeakers", "speaker", "commandline"):
        import_module(f"reader.tui.dialogs.{name}")
    add_styles(app, "people")


def fill_speakers(app: App[object]) -> None:
    """Show what has come, on the screens of speakers that are open."""
    from reader.tui.dialogs.listed import ListedScreen

    for screen in app.screen_stack:
        if isinstance(screen, ListedScreen) and screen.is_mounted:
            screen.fill()


def speaker_on_top(app: App[object]) -> SpeakerPage | None:
    """Return the speaker whose screen lies on top, or below the line behind `:`."""
    from reader.tui.dialogs.speaker import SpeakerScreen

    screen = _on_top(app)
    return screen.speaker if isinstance(screen, SpeakerScreen) else None


def status_on_top(app: App[object]) -> StatusLine | None:
    """Return the bottom line of the screen of speakers that lies on top, or below the line behind `:`."""
    from reader.tui.dialogs.listed import ListedScreen

    screen = _on_top(app)
    return screen.status if isinstance(screen, ListedScreen) else None


def _on_top(app: App[object]) -> Screen[Any] | None:
    from reader.tui.dialogs.commandline import CommandScreen

    return next((each for each in reversed(app.screen_stack) if not isinstance(each, CommandScreen)), None)


def close_speakers(app: App[object]) -> None:
    """Close the screens of speakers."""
    from reader.tui.dialogs.listed import ListedScreen

    while isinstance(app.screen, ListedScreen):
        app.pop_screen()


def open_problems(app: App[object], keys: Mapping[str, list[Keys]], problems: Sequence[Problem]) -> None:
    """List what was wrong with documents."""
    from reader.tui.dialogs.problems import problems_screen

    _push(app, problems_screen(problems, keys))


def open_output(app: App[object], keys: Mapping[str, list[Keys]], heading: str, text: str) -> None:
    """Show what a command wrote."""
    from reader.tui.dialogs.output import output_screen

    _push(app, output_screen(heading, text, keys))


def open_provenance(
    app: App[object], keys: Mapping[str, list[Keys]], document: Document, held: Remembered, folder: str
) -> None:
    """Show where an article comes from, and what is known of it."""
    from reader.tui.dialogs.provenance import provenance_screen

    _push(app, provenance_screen(document, held, folder, keys))


def fill_provenance(
    app: App[object], article: str, file: Sequence[tuple[str, str]], copies: Sequence[str]
) -> None:
    """Say what the document of an article is now, where that is asked."""
    from reader.tui.dialogs.provenance import ProvenanceScreen

    screen = app.screen
    if isinstance(screen, ProvenanceScreen) and screen.article == article:
        screen.fill(file, copies)


def _push(app: App[Any], screen: Screen[Any]) -> None:
    add_styles(app, "dialogs")
    forgive_lists()
    app.push_screen(screen)
