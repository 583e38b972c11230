"""How each action of the registry is done: one short function an action, found by its id."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.actions import written
from reader.text import visible
from reader.tui.acts import handover
from reader.tui.dialogs import opening

if TYPE_CHECKING:
    from reader.tui.page.document import Document, Quotation
    from reader.tui.screens.main import MainScreen

Handler = Callable[["MainScreen", "int | None"], object]
HANDLERS: dict[str, Handler] = {}


def does(*action_ids: str) -> Callable[[Handler], Handler]:
    """Register a function for these actions."""

    def register(handler: Handler) -> Handler:
        HANDLERS.update(dict.fromkeys(action_ids, handler))
        return handler

    return register


def _each(action_id: str, handler: Handler) -> None:
    HANDLERS[action_id] = handler


_each("move.down", lambda screen, count: screen.current.step(count or 1))
_each("move.up", lambda screen, count: screen.current.step(-(count or 1)))
_each("move.half-down", lambda screen, count: screen.current.step_page(0.5 * (count or 1)))
_each("move.half-up", lambda screen, count: screen.current.step_page(-0.5 * (count or 1)))
_each("move.page-down", lambda screen, count: screen.current.step_page(count or 1))
_each("move.page-up", lambda screen, count: screen.current.step_page(-(count or 1)))
_each("move.first", lambda screen, count: screen.current.jump(count - 1 if count else 0))
_each("move.last", lambda screen, count: screen.current.jump(count - 1 if count else -1))
_each("article.next", lambda screen, count: screen.articles.step(count or 1))
_each("article.previous", lambda screen, count: screen.articles.step(-(count or 1)))
_each("pane.next", lambda screen, _: screen.panes.turn(1, around=True))
_each("pane.previous", lambda screen, _: screen.panes.turn(-1, around=True))
_each("pane.right", lambda screen, _: screen.panes.turn(1))
_each("pane.left", lambda screen, _: screen.panes.turn(-1))
_each("page.back", lambda screen, count: screen.reader.step_page(-(count or 1)))
_each("search.open", lambda screen, _: screen.desk.open())
_each("search.accept", lambda screen, _: screen.desk.accept())
_each("search.leave", lambda screen, _: screen.desk.leave())
_each("search.sort", lambda screen, _: screen.note(screen.searching.toggle_sort()))
_each("quotes.show", lambda screen, _: screen.panes.toggle_quotes())
_each("view.zen", lambda screen, _: screen.panes.toggle_zen())
_each("view.dark", lambda screen, _: screen.reader_app.toggle_dark())
_each("view.theme", lambda screen, _: screen.reader_app.search_themes())
_each("archive.refresh", lambda screen, _: screen.freshness.look_again())
_each("problems.show", lambda screen, _: screen.searching.ask_problems())
_each("help", lambda screen, _: opening.open_help(screen))
_each("palette", lambda screen, _: opening.open_palette(screen))
_each("quit", lambda screen, _: screen.app.exit())
_each("suspend", lambda screen, _: screen.app.action_suspend_process())
_each("match.next", lambda screen, _: screen.desk.step_match(1))
_each("match.previous", lambda screen, _: screen.desk.step_match(-1))


@does("page.on")
def _page_on(screen: MainScreen, count: int | None) -> None:
    if screen.reading.page_on(count or 1):
        screen.note("the end; once more for the next article")


@does("open")
def _open(screen: MainScreen, _: int | None) -> None:
    if screen.pane == "list" and screen.searching.suggestion is not None:
        screen.desk.search_for(screen.searching.suggestion)
        return
    if screen.pane == "quotes" and screen.reading.quotation is not None:
        screen.reading.choose(screen.reading.quotation.number)
    if screen.reading.document is not None:
        screen.panes.focus("reader")


@does("back")
def _back(screen: MainScreen, _: int | None) -> None:
    if screen.panes.zen:
        screen.panes.toggle_zen()
    elif screen.pane != "list":
        screen.panes.focus("list")
    elif screen.searching.text:
        screen.desk.leave()
    else:
        screen.app.exit()


def _article(screen: MainScreen) -> Document | None:
    """Return the article that is being read; where there is none, say so."""
    if screen.reading.document is None:
        screen.note("no article is chosen")
    return screen.reading.document


def _quotation(screen: MainScreen) -> Quotation | None:
    """Return the quotation that is chosen; where there is none, say how to choose one."""
    if screen.reading.quotation is None:
        screen.note('choose a quotation first: ]q, or " and j')
    return screen.reading.quotation


@does("link.browser")
def _browser(screen: MainScreen, _: int | None) -> None:
    if document := _article(screen):
        url = document.article.url
        handover.open_url(screen, url) if url else screen.note("this article has no address")


@does("link.open")
def _link(screen: MainScreen, count: int | None) -> None:
    if document := _article(screen):
        target = document.link(count or 0)
        handover.open_url(screen, target) if target else screen.note(f"there is no link {count}")


@does("speaker.search")
def _speaker(screen: MainScreen, _: int | None) -> None:
    from reader.index.query import speaker_query

    if (quotation := _quotation(screen)) is None:
        return
    if quotation.known:
        screen.desk.search_for(speaker_query(quotation.name))
    else:
        screen.note("it is not sure enough who this is" if quotation.credit.chain else "nobody is named here")


@does("quote.next")
def _next_quote(screen: MainScreen, count: int | None) -> None:
    screen.step_quotation(count or 1)


@does("quote.previous")
def _previous_quote(screen: MainScreen, count: int | None) -> None:
    screen.step_quotation(-(count or 1))


@does("quotes.order")
def _order(screen: MainScreen, _: int | None) -> None:
    screen.quotes.set_order(by_speaker=not screen.quotes.by_speaker)


@does("quotes.evidence")
def _evidence(screen: MainScreen, _: int | None) -> None:
    screen.quotes.set_evidence(not screen.quotes.evidence)
    if screen.quotes.evidence:
        screen.panes.show_quotes()


# Copying


@does("copy.selection")
def _copy_selection(screen: MainScreen, _: int | None) -> None:
    quotation = screen.reading.quotation
    if selected := screen.get_selected_text():
        handover.copy(screen, selected, "selection")
    elif document := _article(screen):
        if quotation is not None:
            handover.copy(screen, document.said(quotation), "words")
        else:
            handover.copy(screen, document.title, "title")


@does("copy.or-quit")
def _copy_or_quit(screen: MainScreen, _: int | None) -> None:
    if selected := screen.get_selected_text():
        handover.copy(screen, selected, "selection")
    else:
        quit_keys = screen.keys["quit"]
        screen.note(f"{written(quit_keys[0])} quits" if quit_keys else "nothing is selected")


@does("copy.url")
def _copy_url(screen: MainScreen, _: int | None) -> None:
    if document := _article(screen):
        url = document.article.url
        handover.copy(screen, url, "address") if url else screen.note("this article has no address")


@does("copy.title")
def _copy_title(screen: MainScreen, _: int | None) -> None:
    if document := _article(screen):
        handover.copy(screen, document.title, "title")


@does("copy.quotation")
def _copy_quotation(screen: MainScreen, _: int | None) -> None:
    from reader.tui.terminal import clipboard

    if (document := _article(screen)) and (quotation := _quotation(screen)):
        handover.copy(screen, clipboard.attributed(document, quotation), "quotation")


@does("copy.citation")
def _copy_citation(screen: MainScreen, _: int | None) -> None:
    from reader.tui.terminal import clipboard

    if document := _article(screen):
        handover.copy(screen, clipboard.citation(document.article), "citation")


@does("copy.path")
def _copy_path(screen: MainScreen, _: int | None) -> None:
    if document := _article(screen):
        handover.copy(screen, visible(str(screen.archive.root / document.article.path)), "path")
