"""How each action of the registry is done: one short function an action, found by its id."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.text import visible
from reader.tui import clipboard, outside

if TYPE_CHECKING:
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
_each("pane.next", lambda screen, _: screen.turn(1, around=True))
_each("pane.previous", lambda screen, _: screen.turn(-1, around=True))
_each("pane.right", lambda screen, _: screen.turn(1))
_each("pane.left", lambda screen, _: screen.turn(-1))
_each("page.on", lambda screen, count: screen.page_on(count or 1))
_each("page.back", lambda screen, count: screen.reader.step_page(-(count or 1)))
_each("search.open", lambda screen, _: screen.desk.open())
_each("search.accept", lambda screen, _: screen.desk.accept())
_each("search.leave", lambda screen, _: screen.desk.leave())
_each("search.sort", lambda screen, _: screen.searching.toggle_sort())
_each("quotes.show", lambda screen, _: screen.toggle_quotes())
_each("view.zen", lambda screen, _: screen.toggle_zen())
_each("view.dark", lambda screen, _: screen.reader_app.toggle_dark())
_each("view.theme", lambda screen, _: screen.reader_app.search_themes())
_each("archive.refresh", lambda screen, _: screen.freshness.look())
_each("help", lambda screen, _: screen.show_help())
_each("palette", lambda screen, _: screen.show_palette())
_each("quit", lambda screen, _: screen.app.exit())
_each("suspend", lambda screen, _: screen.app.action_suspend_process())
_each("match.next", lambda screen, _: screen.desk.step_match(1))
_each("match.previous", lambda screen, _: screen.desk.step_match(-1))


@does("open")
def _open(screen: MainScreen, _: int | None) -> None:
    if screen.pane == "quotes" and screen.reading.quotation is not None:
        screen.reading.choose(screen.reading.quotation.number)
    if screen.reading.document is not None:
        screen.focus_pane("reader")


@does("back")
def _back(screen: MainScreen, _: int | None) -> None:
    if screen.zen:
        screen.toggle_zen()
    elif screen.pane != "list":
        screen.focus_pane("list")
    elif screen.searching.text:
        screen.desk.leave()
    else:
        screen.app.exit()


@does("link.browser")
def _browser(screen: MainScreen, _: int | None) -> None:
    document = screen.reading.document
    url = document.article.url if document else None
    outside.open_url(screen, url) if url else screen.note("this article has no address")


@does("link.open")
def _link(screen: MainScreen, count: int | None) -> None:
    document = screen.reading.document
    target = document.link(count or 0) if document else None
    outside.open_url(screen, target) if target else screen.note(f"there is no link {count}")


@does("speaker.search")
def _speaker(screen: MainScreen, _: int | None) -> None:
    from reader.index.query import speaker_query

    quotation = screen.reading.quotation
    if quotation is None:
        screen.note('choose a quotation first: ]q, or " and j')
    elif not quotation.known:
        screen.note("nobody is named here")
    else:
        screen.desk.search_for(speaker_query(quotation.name))


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
        screen.show_quotes()


# Copying


@does("copy.selection")
def _copy_selection(screen: MainScreen, _: int | None) -> None:
    document, quotation = screen.reading.document, screen.reading.quotation
    if selected := screen.get_selected_text():
        outside.copy(screen, selected, "selection")
    elif document is not None and quotation is not None:
        outside.copy(screen, document.said(quotation), "words")
    elif document is not None:
        outside.copy(screen, document.title, "title")


@does("copy.or-quit")
def _copy_or_quit(screen: MainScreen, _: int | None) -> None:
    if selected := screen.get_selected_text():
        outside.copy(screen, selected, "selection")
    else:
        screen.note("Q quits")


@does("copy.url")
def _copy_url(screen: MainScreen, _: int | None) -> None:
    document = screen.reading.document
    url = document.article.url if document else None
    outside.copy(screen, url, "address") if url else screen.note("this article has no address")


@does("copy.title")
def _copy_title(screen: MainScreen, _: int | None) -> None:
    if document := screen.reading.document:
        outside.copy(screen, document.title, "title")


@does("copy.quotation")
def _copy_quotation(screen: MainScreen, _: int | None) -> None:
    document, quotation = screen.reading.document, screen.reading.quotation
    if document is None or quotation is None:
        screen.note('choose a quotation first: ]q, or " and j')
    else:
        outside.copy(screen, clipboard.attributed(document, quotation), "quotation")


@does("copy.citation")
def _copy_citation(screen: MainScreen, _: int | None) -> None:
    if document := screen.reading.document:
        outside.copy(screen, clipboard.citation(document.article), "citation")


@does("copy.path")
def _copy_path(screen: MainScreen, _: int | None) -> None:
    if document := screen.reading.document:
        outside.copy(screen, visible(str(screen.archive.root / document.article.path)), "path")
