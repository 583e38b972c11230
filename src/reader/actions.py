"""Every action of the terminal reader: the one registry behind keys, palette, help screen and docs.

Nothing here knows how an action is done, only what it is called, where it works and which keys call it.
Keys are written as `reader.keystrokes` has them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from reader.keystrokes import parse_keys, written

Context = Literal["list", "reader", "quotes", "search", "selection"]
Group = Literal[
    "Move", "Panes", "Read", "Marks", "Search", "Quotations", "Copy", "Selection", "View", "Program", "Macros"
]

PANES: frozenset[Context] = frozenset({"list", "reader", "quotes"})
READER: frozenset[Context] = frozenset({"reader"})
BESIDE: frozenset[Context] = frozenset({"reader", "quotes"})
LIST: frozenset[Context] = frozenset({"list"})
TYPING: frozenset[Context] = frozenset({"search"})
SELECTION: frozenset[Context] = frozenset({"selection"})
"""While words of the text are selected with the keys."""


class Action(NamedTuple):
    """Something a reader can do. A named tuple, for every start makes them all."""

    id: str
    """What settings call it: `quote.next`."""
    keys: str
    """Default keys; empty where only the palette offers it."""
    title: str
    """Two or three words for the footer and the palette."""
    help: str
    """One sentence for the help screen."""
    group: Group
    contexts: frozenset[Context] = PANES
    """The panes that must have the focus for its keys to work."""
    digit: bool = False
    """The key is a digit and is handed on as the number."""


ACTIONS: tuple[Action, ...] = (
    Action("move.down", "j Down", "down", "Next row, line or quotation; a number first repeats it.", "Move"),
    Action("move.up", "k Up", "up", "Previous row, line or quotation.", "Move"),
    Action("move.first", "gg Home", "first", "To the beginning.", "Move"),
    Action("move.last", "G End", "last", "To the end; with a number in the list, to that row.", "Move"),
    Action("move.half-down", "C-d", "half a page down", "Half a page down.", "Move"),
    Action("move.half-up", "C-u", "half a page up", "Half a page up.", "Move"),
    Action("move.page-down", "C-f PgDn", "page down", "A page down.", "Move"),
    Action("move.page-up", "C-b PgUp", "page up", "A page up.", "Move"),
    Action("article.next", "J", "next article", "Next article of the list, from any pane.", "Move"),
    Action(
        "article.previous", "K", "previous article", "Previous article of the list, from any pane.", "Move"
    ),
    Action("unread.next", "", "next unread", "Next unread article of the list, from any pane.", "Move"),
    Action("unread.previous", "p", "previous unread", "Previous unread article of the list.", "Move"),
    Action(
        "jump.back", "C-o [j", "place before", "Back to where one was before the last jump or search.", "Move"
    ),
    Action("jump.forth", "]j", "place after", "Forth again to where one came back from.", "Move"),
    Action("pane.next", "Tab", "next pane", "To the next pane, round and round.", "Panes"),
    Action("pane.previous", "S-Tab", "previous pane", "To the previous pane, round and round.", "Panes"),
    Action("pane.right", "l Right", "pane right", "To the pane on the right.", "Panes"),
    Action("pane.left", "h Left", "pane left", "To the pane on the left.", "Panes"),
    Action("open", "Enter", "open", "Read the article; on a quotation, jump to its words.", "Read"),
    Action("page.on", "Space", "page on", "Page on; at the end stop once, then the next unread.", "Read"),
    Action("page.back", "b", "page back", "Page back.", "Read"),
    Action(
        "link.browser",
        "o",
        "open in browser",
        "Open the address of the article; with a number first, the link that has it.",
        "Read",
    ),
    Action(
        "link.open",
        "",
        "open link",
        "Open the link of this number; without one, letters over the links.",
        "Read",
        READER,
        digit=True,
    ),
    Action("hints.show", ";;", "hints", "Letters over links and quotations; they open or choose.", "Read"),
    Action(
        "article.pipe",
        "|",
        "pipe to a command",
        "Hand the selection, or the article, to a command; what it writes is shown.",
        "Read",
        PANES | SELECTION,
    ),
    Action("article.save", "S", "save in a file", "Save the article, or those selected, in a file.", "Read"),
    Action("article.edit", "e", "open in an editor", "Read a copy of the article in your editor.", "Read"),
    Action("mark.read", "m", "read or unread", "Mark the article read, or unread again.", "Marks"),
    Action("mark.star", "s", "star", "Star the article, or take the star away.", "Marks"),
    Action("mark.tags", "t", "tags", "Give the article tags, or take some away.", "Marks"),
    Action("mark.listed", "A", "all read", "Mark everything read that is listed.", "Marks"),
    Action("mark.hide", "H", "hide", "Hide the article from lists and counts, or show it again.", "Marks"),
    Action("mark.note", "M", "note", "Write a note on the article.", "Marks"),
    Action("select.row", "v", "select", "Select this row for the next action; `Esc` lets go.", "Marks", LIST),
    Action(
        "select.range",
        "V",
        "select a range",
        "Select the rows from here to where the cursor goes; again to end it.",
        "Marks",
        LIST,
    ),
    Action("mark.undo", "u", "undo", "Take back what was marked last, before the last start too.", "Marks"),
    Action("mark.repeat", ".", "mark again", "Do the last mark again, to what is chosen now.", "Marks"),
    Action("mark.redo", "C-r", "redo", "Do again what was taken back.", "Marks"),
    Action("search.open", "/", "search", "Search the archive; from the reader, this article.", "Search"),
    Action("search.accept", "Enter", "to the results", "Go to what was found.", "Search", TYPING),
    Action(
        "search.leave",
        "Esc",
        "leave the search",
        "Let go of what is selected, of a filter; clear the search, then leave it.",
        "Search",
        PANES | TYPING,
    ),
    Action("match.next", "n", "next match", "Next match; without a search, next unread.", "Search"),
    Action(
        "match.previous",
        "N",
        "previous match",
        "Previous match; without a search, previous unread.",
        "Search",
    ),
    Action("search.sort", "\\", "sort", "Newest, oldest or best first.", "Search"),
    Action("shelf.open", "F", "shelf", "Unread, starred, saved searches, sources, tags.", "Search"),
    Action("shelf.next", "gt", "next on the shelf", "Search for the next entry of the shelf.", "Search"),
    Action("shelf.previous", "gT", "previous on the shelf", "Search for the entry before.", "Search"),
    Action(
        "speaker.open",
        "@",
        "speaker",
        "This speaker across the archive: roles, outlets, everything said; again or `/` as a search.",
        "Quotations",
    ),
    Action(
        "speaker.search",
        "",
        "speaker as a search",
        "Search for everything this speaker said.",
        "Quotations",
    ),
    Action("speakers.open", "g@", "all speakers", "Everybody who is quoted in the archive.", "Quotations"),
    Action(
        "quotes.show",
        '"',
        "quotations",
        "Show the quotations and go there; again to come back.",
        "Quotations",
    ),
    Action("quote.next", "]q", "next quotation", "Next quotation in the text.", "Quotations"),
    Action("quote.previous", "[q", "previous quotation", "Previous quotation in the text.", "Quotations"),
    Action(
        "quotes.order",
        "O",
        "speaker or text order",
        "Group by speaker, or list in order of the text.",
        "Quotations",
    ),
    Action(
        "quotes.filter",
        "f",
        "filter quotations",
        "Show only some: words, speakers, `direct`, `indirect`, `sure`, `likely`, `unsure`; names among speakers.",
        "Quotations",
        BESIDE,
    ),
    Action(
        "quotes.evidence",
        "i",
        "evidence",
        "How the chosen quotation was attributed, and how sure that is.",
        "Quotations",
    ),
    Action(
        "quote.amend",
        "c",
        "put right",
        "Put right who said it, what a quotation is, who is one person.",
        "Quotations",
        PANES | SELECTION,
    ),
    Action(
        "copy.selection",
        "yy",
        "copy",
        "Copy the selection, else the chosen quotation, else the title.",
        "Copy",
    ),
    Action("copy.url", "yu", "copy address", "Copy the address of the article.", "Copy"),
    Action("copy.title", "yt", "copy title", "Copy the title.", "Copy"),
    Action(
        "copy.quotation",
        "yq",
        "copy quotation",
        "Copy the chosen or nearest quotation, who said it and where.",
        "Copy",
    ),
    Action("copy.citation", "yc", "copy citation", "Copy a line that cites the article.", "Copy"),
    Action("copy.path", "yp", "copy path", "Copy the path of the document.", "Copy"),
    Action(
        "select.words",
        "v",
        "select words",
        "Select words of the text, from the match or quotation on the screen, else from its top.",
        "Selection",
        READER,
    ),
    Action(
        "select.whole",
        "V",
        "whole sentences",
        "Select whole sentences; again whole paragraphs, and again words.",
        "Selection",
        READER | SELECTION,
    ),
    Action(
        "select.on", "l w Right", "word on", "Move the end a word, or a sentence, on.", "Selection", SELECTION
    ),
    Action("select.back", "h b Left", "word back", "Move the end a word back.", "Selection", SELECTION),
    Action("select.down", "j Down", "line down", "Move the end a line down.", "Selection", SELECTION),
    Action("select.up", "k Up", "line up", "Move the end a line up.", "Selection", SELECTION),
    Action(
        "select.sentence-on",
        ")",
        "sentence on",
        "Move the end to the end of the sentence.",
        "Selection",
        SELECTION,
    ),
    Action(
        "select.sentence-back",
        "(",
        "sentence back",
        "Move the end to the beginning of the sentence.",
        "Selection",
        SELECTION,
    ),
    Action("select.other-end", "o", "other end", "Have the other end move.", "Selection", SELECTION),
    Action("select.copy", "y", "copy selected", "Copy what is selected.", "Selection", SELECTION),
    Action("select.leave", "Esc v", "let go", "Select nothing any more.", "Selection", SELECTION),
    Action("view.zen", "Z", "zen", "Only the text; again for everything.", "View"),
    Action("view.density", "w", "density", "Rows of the list in three lines, two, or one.", "View"),
    Action("view.theme", "", "change theme", "Choose the colours.", "View"),
    Action("view.dark", "", "dark or light", "Switch between the dark and the light theme.", "View"),
    Action("view.redraw", "C-l", "draw again", "Draw the whole screen again.", "View"),
    Action("list.copies", "z", "copies", "Articles of the same text in one row, or each in its own.", "View"),
    Action(
        "archive.refresh",
        "R",
        "look again",
        "Look at the folder again, and fetch the feeds that are due.",
        "Program",
    ),
    Action(
        "feeds.show", "gf", "feeds", "How it stands with the feeds; add, remove and fetch them.", "Program"
    ),
    Action(
        "problems.show",
        "!",
        "problems",
        "What was wrong with documents, and what can be done about it.",
        "Program",
    ),
    Action(
        "article.provenance",
        "I",
        "provenance",
        "Where the article comes from: its document, dates, problems, and what you marked.",
        "Program",
    ),
    Action("help", "? F1", "all keys", "This list; type to filter it.", "Program", PANES | SELECTION),
    Action(
        "command.line",
        ":",
        "command line",
        "Type an action by its name, or `read older:2w`, `tag +x is:starred`.",
        "Program",
    ),
    Action("palette", "C-p", "palette", "Find an action by its name.", "Program"),
    Action("back", "q", "back", "Back to the list; from the list, quit.", "Program"),
    Action("quit", "Q C-q", "quit", "Quit at once.", "Program", PANES | TYPING | SELECTION),
    Action(
        "copy.or-quit",
        "C-c",
        "copy",
        "Copy the selection; without one, say how to quit.",
        "Program",
        PANES | SELECTION,
    ),
    Action("suspend", "C-z", "suspend", "Back to the shell; `fg` returns.", "Program"),
)


def action(action_id: str) -> Action:
    """Return the action of this id.

    Raises:
        KeyError: there is none.
    """
    return _BY_ID[action_id]


_BY_ID = {each.id: each for each in ACTIONS}


def markdown() -> str:
    """Return every action as tables for the documentation, a table a group."""
    lines: list[str] = []
    group = ""
    for each in ACTIONS:
        if each.group != group:
            group = each.group
            lines += ["", f"## {group}", "", "| keys | action | id | works in |", "| --- | --- | --- | --- |"]
        keys = (
            " ".join(f"`{written(keys)}`" for keys in parse_keys(each.keys)).replace("|", "\\|")
            or "(palette)"
        )
        places = ", ".join(_places(each.contexts))
        lines.append(f"| {keys} | {each.help} | `{each.id}` | {places} |")
    return "\n".join(lines).strip() + "\n"


def _places(contexts: frozenset[Context]) -> list[str]:
    """Return where keys work, in words; a selection is made inside a pane, and named where they work in one too."""
    if contexts >= PANES | TYPING:
        return ["everywhere"]
    if contexts >= PANES:
        return ["all panes", *sorted(contexts - PANES)]
    return sorted(contexts)
