"""`reader doctor`: what is wrong with the documents, the index, the settings or the machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.archive import open_archive
from reader.archive.remembering import look_at_marks
from reader.commands.common import add_archive, add_examples
from reader.commands.exits import NONE, OK, CommandError
from reader.commands.opening import bring_up_to_date
from reader.commands.output import field, warn
from reader.config import ConfigError, Settings, load
from reader.index.backends import machine_problems
from reader.index.faults import IndexFault
from reader.index.mounts import network_file_system
from reader.marks.faulty import MarksError
from reader.model.errors import ReaderError
from reader.text import visible

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from reader.archive import Archive
    from reader.commands.options import Parser
    from reader.index.protocol import Index


def add_options(parser: Parser) -> None:
    """Add the options of the command."""
    add_archive(parser)
    add_examples(
        parser,
        "reader doctor -a ~/news",
        codes="exit codes: 0 where everything is well, 1 where something is not, 2 for an error",
        environment="READER_ARCHIVE",
    )


def run(arguments: Namespace) -> int:
    """Run the command and return its exit code: 0 where everything is well, 1 where something is not."""
    problems = 0
    settings = Settings()
    try:
        settings = load()
    except ConfigError as error:
        problems += _tell(str(error))
    for line in machine_problems():
        problems += _tell(line)
    try:
        archive = open_archive(
            arguments.archive, settings, lambda told: warn(told.text), index=arguments.index
        )
    except ReaderError as error:
        raise CommandError(str(error)) from error
    for line in _remarks(archive):
        warn(line)
    try:
        for line in _archive(archive):
            problems += _tell(line)
    except IndexFault as error:
        problems += _tell(str(error))
    print(f"{archive.name}: {problems or 'no'} problem{'' if problems == 1 else 's'}")
    return NONE if problems else OK


def _tell(line: str) -> int:
    print(field(line))
    return 1


def _remarks(archive: Archive) -> Iterator[str]:
    """Yield what is as it is, and good to know."""
    kind = network_file_system(archive.folder) if archive.served is None else None
    if kind is not None:
        yield (
            f"the index lies on a network file system ({kind}), where readers wait while it is written; "
            "$XDG_CACHE_HOME can name a folder on a disk of this machine"
        )
    kind = network_file_system(archive.root) if archive.has_folder else None
    if kind is not None:
        yield f"the archive lies on a network file system ({kind}): press R to have changes noticed"


def _archive(archive: Archive) -> Iterator[str]:
    progress = bring_up_to_date(archive)
    if progress.state == "failed" and progress.message:
        yield progress.message
    index = archive.open_index()
    for name, value in archive.description():  # only now: before, there may have been nothing to tell of
        print(f"{field(name)}: {field(value)}")
    if index is None:
        yield "there is no index; run `reader index`"
        return
    try:
        for problem in index.problems():
            place = visible(problem.path) + ("" if problem.line is None else f":{problem.line}")
            yield f"{place}: {problem.what}; {problem.how}"
        yield from _marks(archive, index)
    finally:
        index.close()


def _marks(archive: Archive, index: Index) -> Iterator[str]:
    try:
        looked = look_at_marks(archive, index)
    except MarksError as error:
        yield str(error)
        return
    for line in looked.remarks:
        warn(line)
    yield from looked.problems
