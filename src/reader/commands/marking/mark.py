"""`reader mark`: remember something of articles: that they are read or starred, tags, a note."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from reader.archive.remembering import keep, memory_of, targets_of
from reader.commands.common import add_archive, add_examples, query_of
from reader.commands.exits import ERROR, NONE, OK, CommandError
from reader.commands.ids import names, resolved
from reader.commands.marking.remembered import (
    CORRECTING,
    archive_to_mark,
    complaining,
    number,
    warn_of_missing,
)
from reader.commands.opening import ask_archive, suggest
from reader.commands.output import warn
from reader.index.query import Query
from reader.index.query.tree import And, Marked
from reader.marks.operations import HIDE, READ, STAR, checked_name, checked_note, flag, note, tag
from reader.text import clean

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence

    from reader.archive import Archive
    from reader.archive.remembering import Targets
    from reader.commands.options import Parser
    from reader.index.protocol import Index
    from reader.marks.entries import Names
    from reader.marks.operations import Mark

FLAGS = {
    "read": (READ, True),
    "unread": (READ, False),
    "star": (STAR, True),
    "unstar": (STAR, False),
    "hide": (HIDE, True),
    "unhide": (HIDE, False),
}
TAG, NOTE = "tag", "note"
_DONE = {
    "read": "marked read",
    "unread": "marked unread",
    "star": "starred",
    "unstar": "unstarred",
    "hide": "hidden",
    "unhide": "unhidden",
    TAG: "tagged",
    NOTE: "noted",
}


class _Task(NamedTuple):
    """What is to be done to which articles."""

    done: str
    """How it is said that it was."""
    op: str
    """The operation of its marks."""
    marks: Callable[[Names], Sequence[Mark]]
    query: Query | None
    """None where ids were given."""
    ids: tuple[str, ...]
    piped: bool = False
    """Whether the ids came from stdin."""


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    parser.add_words(
        "WHAT QUERY|-",
        "a query",
        "read, unread, star, unstar, hide or unhide, and a query; tag +TAG... -TAG..., and a query (up to its first "
        "word every word with a sign is a tag); note TEXT ID, where an empty TEXT takes the note away. In place of "
        "the query - takes ids from stdin, one a line, as `search` and `quotes` print them. Corrections: speaker NAME "
        "ID#N, nobody ID#N, unquote ID#N (it is no quotation); N counts the quotations of an article, `quotes` prints "
        "it last, and in place of ID#N - takes its lines; quote ID 'its words' (it is one); same NAME NAME, "
        "apart NAME NAME (one person, or two)",
    )
    parser.take_signed(TAG)
    add_archive(parser)
    parser.add_argument("--all", action="store_true", help="mark every article, in place of a query")
    parser.add_argument(
        "--article",
        action="store_true",
        help="for `speaker`: every quotation in the article of whoever was taken for the speaker of this one",
    )
    parser.add_argument("--speaker", metavar="NAME", help="for `quote`: who says it")
    add_examples(
        parser,
        "reader mark read before:2018",
        "reader search tariff | reader mark star -",
        "reader mark tag +pier -old ferry -accident",
        "reader mark note 'ask the council' accident.md",
        "reader mark speaker 'Anna Nilsen' accident.md#2",
        "reader quotes --speaker nilson | reader mark speaker 'Anna Nilsen' -",
        "reader mark quote accident.md 'we were lucky' --speaker 'Bo Lind'",
        "reader mark same 'Anna Nilsen' 'A. Nilsen'",
        codes="exit codes: 0 with articles or quotations, 1 without, 2 for an error, also where one of many is unknown",
        environment="READER_ARCHIVE, XDG_STATE_HOME",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    with complaining():
        if arguments.words and arguments.words[0] in CORRECTING:
            from reader.commands.marking import correcting  # other marks need not know what a name is

            return correcting.run(arguments)
        if arguments.article or arguments.speaker is not None:
            raise CommandError(f"--article and --speaker are for corrections: {', '.join(CORRECTING)}")
        task = _task(arguments)
        archive = archive_to_mark(arguments)
        found, missing = ask_archive(archive, arguments, lambda index: _found(index, archive, task))
        if not found.named:
            return ERROR if missing and task.piped else NONE
        _mark(archive, task, found)
    return ERROR if missing else OK


def _task(arguments: Namespace) -> _Task:
    """Return what the words of the command line ask for.

    Raises:
        CommandError: they are not understood.
        MarksError: a tag or note is none.
    """
    what, *rest = arguments.words or [""]
    if what in FLAGS:
        op, on = FLAGS[what]
        return _of_articles(what, lambda article: [flag(op, article, on=on)], rest, arguments)
    if what == TAG:
        tags = {checked_name("tag", word[1:]): word[0] == "+" for word in arguments.signed}
        if not tags:
            raise CommandError(
                "expected +TAG or -TAG behind `tag`, and then a query: reader mark tag +pier ferry"
            )
        if "-a" in arguments.signed and rest and os.path.exists(rest[0]):
            # Taken for a tag, it would have another archive marked.
            raise CommandError(
                f"behind `tag` -a is a tag; write -a {rest[0]} before it, or --archive={rest[0]}"
            )
        return _of_articles(
            what, lambda article: [tag(article, name, on=on) for name, on in tags.items()], rest, arguments
        )
    if what == NOTE:
        if len(rest) != 2 or arguments.all:
            raise CommandError(
                f"expected a text and an id behind `note`, found {number(len(rest), 'word')}; "
                "put the text in quotation marks"
            )
        text = checked_note(clean(rest[0]).strip())
        return _of_ids(what, lambda article: [note(article, text)], rest[1:])
    known = ", ".join([*FLAGS, TAG, NOTE, *CORRECTING])
    raise CommandError(f"expected one of {known}, found {what!r}" if what else f"expected one of {known}")


def _of_articles(
    what: str, marks: Callable[[Names], Sequence[Mark]], rest: list[str], arguments: Namespace
) -> _Task:
    if rest == ["-"] and not arguments.all:
        return _of_ids(what, marks, rest)
    arguments.words = rest
    query = query_of(arguments)
    if arguments.all and rest:
        raise CommandError("--all marks every article, and a query some; write one of them")
    if not query and not arguments.all:
        raise CommandError(
            "expected a query, or - for ids on stdin; --all marks every article of the archive"
        )
    if what == "unhide":  # no other query finds what is hidden
        query = Query(And((*((query.root,) if query.root else ()), Marked("hidden"))), query.text)
    return _Task(_DONE[what], _op(what), marks, query, ())


def _of_ids(what: str, marks: Callable[[Names], Sequence[Mark]], words: list[str]) -> _Task:
    return _Task(
        _DONE[what], _op(what), marks, None, tuple(dict.fromkeys(names(words))), piped=words == ["-"]
    )


def _op(what: str) -> str:
    return FLAGS[what][0] if what in FLAGS else what


def _found(index: Index, archive: Archive, task: _Task) -> tuple[Targets, int]:
    """Return the articles that are meant, and how many of the ids given mean none."""
    warn_of_missing(memory_of(archive))
    missing = 0
    if task.query is not None:
        ids = index.article_ids(task.query)
        if not ids:
            suggest(index, task.query)
    else:
        ids = []
        there = {each.names.id for each in index.named(task.ids)}
        for name in task.ids:
            articles = (
                [name] if name in there else [stored.article.id for stored in resolved(index, archive, name)]
            )
            if not articles:
                missing += 1
                warn(f"{name}: no article of this id or path in {archive.name}")
            ids.extend(articles)
    return targets_of(index, dict.fromkeys(ids), (task.op,)), missing


def _mark(archive: Archive, task: _Task, found: Targets) -> None:
    changed = keep(memory_of(archive), found, task.marks).articles
    same = len(found.named) - changed
    already = f"; {number(same, 'article')} {'was' if same == 1 else 'were'} so already" if same else ""
    undo = "; `reader undo` takes it back" if changed else ""
    warn(f"{number(changed, 'article')} {task.done}{already}{undo}")
