"""`reader index`: bring the index up to date, build it again, or check it."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from reader.archive.archives import LONGEST
from reader.commands.common import add_archive, add_examples, archive_of
from reader.commands.exits import ERROR, NONE, OK, CommandError
from reader.commands.opening import bring_up_to_date
from reader.commands.output import warn
from reader.index.faults import IndexFault

if TYPE_CHECKING:
    from argparse import Namespace

    from reader.archive import Archive
    from reader.commands.options import Parser
    from reader.index.answers import Status


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    add_archive(parser)
    parser.add_argument("--rebuild", action="store_true", help="build it again from nothing")
    parser.add_argument("--check", action="store_true", help="look for damage; exit 1 where there is some")
    add_examples(
        parser,
        "reader index -a ~/news",
        "reader index --check || reader index --rebuild",
        "reader index -a ~/news --index opensearch://localhost:9200/news",
        codes="exit codes: 0 up to date or sound, 1 damaged, 2 for an error",
        environment="READER_ARCHIVE",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code."""
    if arguments.rebuild and arguments.check:
        raise CommandError("--rebuild builds the index and --check reads it; write one of them")
    archive = archive_of(arguments)
    if arguments.check:
        return _check(archive)
    if not archive.has_folder:
        raise CommandError(
            f"{archive.name}: expected a folder of documents to send there, found none; name one with -a"
        )
    progress = bring_up_to_date(archive, rebuild=arguments.rebuild, wait=LONGEST)
    if progress.state == "busy":
        raise CommandError(
            f"another process has been indexing {archive.name} for {LONGEST / 60:.0f} minutes;"
            " try again when it is done"
        )
    status = _status(archive)
    print(
        f"{status.articles} articles in {status.documents} documents, {status.quotations} quotations, "
        f"{status.problems} problems; {progress.changed} documents changed"
    )
    return OK if progress.state == "done" else ERROR


def _status(archive: Archive) -> Status:
    try:
        index = archive.open_index()
        if index is None:
            raise CommandError(f"there is no index of {archive.name} after all; try `reader index --rebuild`")
        with closing(index):
            return index.status()
    except IndexFault as error:
        raise CommandError(f"{error}; `reader index --rebuild` builds it again") from error


def _check(archive: Archive) -> int:
    try:
        found = archive.check()
    except IndexFault as error:
        found = [str(error)]
    for line in found:
        print(line)
    if not found:
        print("the index is sound")
        return OK
    warn("build it again with `reader index --rebuild`")
    return NONE
