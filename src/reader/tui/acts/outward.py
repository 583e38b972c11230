"""What leaves the program: copies to the clipboard, addresses to the browser. Its helpers load with their first use."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reader.keystrokes import written
from reader.text import visible
from reader.tui.session.openarticle import NOBODY

if TYPE_CHECKING:
    from reader.tui.acts.reach import Handler, Reach
    from reader.tui.page.document import Document, Quotation


def copy(reach: Reach, text: str, what: str) -> None:
    """Copy through the terminal, and natively where a program for it is there."""
    from reader.tui.terminal import clipboard

    sent = text[: clipboard.LONGEST].encode("utf-8", "replace").decode("utf-8")
    reach.program().copy_to_clipboard(sent)
    program = clipboard.native_program(dict(os.environ))
    if program is not None:
        clipboard.copy_natively(text, program)
    reach.stage.note(f"copied the {what}" if program else f"sent the {what} to the terminal’s clipboard")


def open_url(reach: Reach, url: str) -> None:
    """Open an address outside."""
    from reader import opener

    try:
        opener.open_url(url, reach.opener)
    except opener.OpenError as error:
        reach.stage.note(f"{url} · {error}")
    else:
        reach.stage.note(f"opening {url}")


def _article(reach: Reach) -> Document | None:
    """Return the article that is open; where there is none, say so."""
    if reach.session.article.document is None:
        reach.stage.note("no article is chosen")
    return reach.session.article.document


def _quotation(reach: Reach) -> Quotation | None:
    """Return the quotation that is chosen; where there is none, say so."""
    if reach.session.article.quotation is None:
        reach.stage.note(NOBODY)
    return reach.session.article.quotation


def _browser(reach: Reach, count: int | None) -> None:
    if count is not None:
        _link(reach, count)
    elif document := _article(reach):
        url = document.article.url
        open_url(reach, url) if url else reach.stage.note("this article has no address")


def _link(reach: Reach, count: int | None) -> None:
    if count is None:
        _hints(reach, None)
    elif document := _article(reach):
        target = document.link(count or 10)  # as newsboat counts its keys
        open_url(reach, target) if target else reach.stage.note(f"there is no link {count}")


def _hints(reach: Reach, _: int | None) -> None:
    if _article(reach):
        reach.session.panes.focus("reader")
        reach.dialogs.open_hints()


def _copy_selection(reach: Reach, _: int | None) -> None:
    quotation = reach.session.article.quotation
    if selected := reach.stage.get_selected_text():
        copy(reach, selected, "selection")
    elif document := _article(reach):
        if quotation is not None:
            copy(reach, document.said(quotation), "words")
        else:
            copy(reach, document.title, "title")


def _copy_or_quit(reach: Reach, _: int | None) -> None:
    if selected := reach.stage.get_selected_text():
        copy(reach, selected, "selection")
    else:
        quit_keys = reach.keys["quit"]
        reach.stage.note(f"{written(quit_keys[0])} quits" if quit_keys else "nothing is selected")


def _copy_url(reach: Reach, _: int | None) -> None:
    if document := _article(reach):
        url = document.article.url
        copy(reach, url, "address") if url else reach.stage.note("this article has no address")


def _copy_title(reach: Reach, _: int | None) -> None:
    if document := _article(reach):
        copy(reach, document.title, "title")


def _copy_quotation(reach: Reach, _: int | None) -> None:
    from reader.shown.citing import attributed

    article = reach.session.article
    if article.quotation is None:
        article.choose_nearest()
    if (document := _article(reach)) and (quotation := _quotation(reach)):
        copy(reach, attributed(document.article, quotation.quotes, quotation.credit), "quotation")


def _copy_citation(reach: Reach, _: int | None) -> None:
    from reader.shown.citing import citation

    if document := _article(reach):
        copy(reach, citation(document.article), "citation")


def _copy_path(reach: Reach, _: int | None) -> None:
    if document := _article(reach):
        copy(reach, visible(str(reach.root / document.article.path)), "path")


def _pipe(reach: Reach, _: int | None) -> None:
    reach.dialogs.open_command("pipe ")


def _save(reach: Reach, _: int | None) -> None:
    from reader.tui.acts.handingout import file_name

    reach.dialogs.open_command(f"write {file_name(reach)}")


def _edit(reach: Reach, _: int | None) -> None:
    from reader.tui.acts.handingout import edit

    edit(reach)


ACTS: dict[str, Handler] = {
    "link.browser": _browser,
    "link.open": _link,
    "hints.show": _hints,
    "article.pipe": _pipe,
    "article.save": _save,
    "article.edit": _edit,
    "copy.selection": _copy_selection,
    "copy.or-quit": _copy_or_quit,
    "copy.url": _copy_url,
    "copy.title": _copy_title,
    "copy.quotation": _copy_quotation,
    "copy.citation": _copy_citation,
    "copy.path": _copy_path,
}
