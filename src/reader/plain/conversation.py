"""Reads a line, finds what is meant, and answers, until `quit` or the end of input."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from typing import TYPE_CHECKING, NamedTuple

from reader.plain import addresses, listing, narrowing, noting, reading
from reader.plain.talk import Misunderstood, Talk, counted, sentence
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from reader.archive import Archive
    from reader.config import Settings

LONGEST = 1 << 16
"""Bytes of a line that are read; what is beyond belongs to no line."""


class Verb(NamedTuple):
    """A word that something can be asked with."""

    answer: Callable[[Talk, str], None]
    form: str
    help: str


def _help(talk: Talk, words: str) -> None:
    """Say what can be typed."""
    named = [words] if words in VERBS else list(VERBS)
    talk.say(*(f"{VERBS[name].form}: {VERBS[name].help}." for name in named))
    if len(named) > 1:
        talk.say(
            "A number alone opens what has it. A beginning of a word is enough, where only one begins so."
        )


VERBS = {
    "list": Verb(listing.list_articles, "list", "the articles, newest first, numbered from 1"),
    "search": Verb(listing.search, "search WORDS", "the articles that match, newest first"),
    "more": Verb(listing.more, "more, or an empty line", "list some more of what is listed"),
    "next": Verb(reading.following, "next", "open the next article of the list"),
    "previous": Verb(reading.previous, "previous", "open the one before"),
    "back": Verb(reading.back, "back", "go back to where you were"),
    "again": Verb(
        reading.again, "again", "read out the article that is open, or list what is listed, once more"
    ),
    "quotes": Verb(
        listing.quotes,
        "quotes, quotes WORDS",
        "the quotations of the article that is open, or of what is listed, or of what the words find",
    ),
    "only": Verb(
        narrowing.only,
        "only WORDS",
        "those of the quotations that the words leave: words said, names, direct, indirect, sure, likely, unsure",
    ),
    "speaker": Verb(listing.speaker, "speaker NAME", "what somebody said, in all articles"),
    "speakers": Verb(listing.speakers, "speakers, speakers WORDS", "who is quoted, most quoted first"),
    "who": Verb(
        narrowing.who, "who NAME", "how often somebody is quoted, since when and where, roles and other names"
    ),
    "cite": Verb(
        addresses.cite, "cite, cite NUMBER", "the line that cites the article, or a quotation of it"
    ),
    "links": Verb(addresses.links, "links", "the links of the article that is open"),
    "open": Verb(
        addresses.open_address,
        "open, open NUMBER",
        "open the address of the article, or of a link, in your browser",
    ),
    "mark": Verb(
        noting.mark,
        "mark read, unread, star, unstar, hide or unhide, with the numbers of articles or all; mark tag +TAG -TAG "
        "NUMBERS; mark again NUMBERS, the last of these once more; mark note TEXT, in a list mark note NUMBERS: TEXT; "
        "mark speaker NAME NUMBER, with everywhere behind it for the whole article; mark "
        "nobody NUMBER; mark unquote NUMBER; mark quote ITS WORDS; mark same NAME, NAME; mark apart NAME, NAME",
        "remember something of articles, or put a quotation right; without a number the article that is open is meant",
    ),
    "undo": Verb(noting.undo, "undo", "take back what was marked last"),
    "redo": Verb(noting.redo, "redo", "mark again what was taken back"),
    "tags": Verb(narrowing.tags, "tags", "the tags there are"),
    "saved": Verb(
        noting.searches,
        "saved, saved NAME, saved -NAME",
        "the saved searches; keep the search that is listed under a name; forget one",
    ),
    "where": Verb(reading.where, "where", "say where you are"),
    "help": Verb(_help, "help, help WORD", "say what can be typed"),
    "quit": Verb(lambda _talk, _words: None, "quit", "leave"),
}
_OTHER_WORDS = {"q": "quit", "exit": "quit", "?": "help", "h": "help", "ls": "list", "p": "previous"}
"""Words that hands know from elsewhere."""


def converse(archive: Archive, settings: Settings) -> int:
    """Answer line after line; return the exit code."""
    if sys.stdout.isatty():
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    else:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    talk = Talk(archive, sys.stdout)
    talk.opening_reads = settings.mark_read != "never"
    talk.opener = settings.opener
    try:
        status = talk.ask(lambda index: index.status(), refresh=True)
        talk.say(
            f"{archive.name}: {counted(status.articles, 'article')}. list lists them, help says what else can be typed."
        )
    except Misunderstood as error:
        talk.say(sentence(str(error)))
    prompt = "> " if sys.stdin.isatty() and sys.stdout.isatty() else ""
    while True:
        sys.stdout.write(prompt)
        sys.stdout.flush()
        line = _line(sys.stdin.buffer)
        if line is None or not _answer(talk, line):
            return 0


def _line(stdin: BinaryIO) -> str | None:
    """Return the next line of input; None at its end."""
    raw = stdin.readline(LONGEST)
    if not raw:
        return None
    if len(raw) == LONGEST and not raw.endswith(b"\n"):
        while (rest := stdin.readline(LONGEST)) and not rest.endswith(b"\n"):
            pass
    return clean_line(raw.decode("utf-8", "replace"))


def _answer(talk: Talk, line: str) -> bool:
    """Answer a line; return whether to go on."""
    word, _, rest = line.partition(" ")
    try:
        if word.isascii() and word.isdigit() and not rest:
            reading.choose(talk, int(word[:9]))
            return True
        name = _meant(word.lower()) if word else "more"
        if name == "quit":
            return False
        VERBS[name].answer(talk, rest.strip())
    except Misunderstood as error:
        talk.say(sentence(str(error)))
    return True


def _meant(word: str) -> str:
    """Return the verb that a word is, or begins.

    Raises:
        Misunderstood: it is none, or begins several.
    """
    word = _OTHER_WORDS.get(word, word)
    if word in VERBS:
        return word
    begun = [name for name in VERBS if name.startswith(word)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise Misunderstood(f"{word!r} begins several: {', '.join(begun)}")
    near = get_close_matches(word, VERBS, n=1)
    meant = f"; did you mean {near[0]}?" if near else ""
    raise Misunderstood(f"there is no {word!r}{meant or '; help says what can be typed'}")
