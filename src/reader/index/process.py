"""The indexer as a process of its own: `python -m reader.index.process`.

With `--watch` it stays and keeps the index fresh until its stdin is closed: see `reader.index.indexing.watching`.
With `--parent` it ends soon after the process of that number, however that one ends.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from reader.index.backends import backend_at
from reader.index.credentials import credentials_in
from reader.index.indexing.correcting import Corrections
from reader.index.indexing.refreshing import refresh
from reader.index.progress import Progress
from reader.index.served import Served
from reader.index.serveraddress import parse
from reader.marks.memory import Memory
from reader.marks.whereabouts import Whereabouts
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from types import FrameType

BETWEEN = 0.25
"""Seconds between two looks whether the parent is still there."""

YIELDING = 5
"""By how much one that stays gives way to others: 500 files that arrive must not make keys slower."""


def main() -> int:
    """Run an indexer as a process: progress on stdout, a line each."""
    arguments = _parser().parse_args()
    # The pool is shut down on the way out, so that no worker outlives a stopped indexer.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the face that started it decides
    if arguments.parent is not None:
        end_with(arguments.parent)
    try:
        return _run(arguments)
    except BrokenPipeError:
        return 141
    except Exception as error:  # noqa: BLE001 - whoever started it is told, in a line
        _report(Progress("failed", message=_mistake(error)))
        return 1
    finally:
        # Python gives up its handlers before it ends: a timer that rings then would kill it.
        signal.setitimer(signal.ITIMER_REAL, 0)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="reader-indexer")
    parser.add_argument("--root", required=True)
    parser.add_argument("--folder", required=True, help="where the index is kept")
    parser.add_argument("--state", help="where this machine keeps what it remembers of the archive")
    parser.add_argument("--index", type=parse, help="address of an index that a server keeps")
    parser.add_argument("--origin", default="", help="name of this folder's documents there")
    parser.add_argument("--rebuild", action="store_true")
    parser.add_argument("--wait", type=float, default=0.0, help="seconds to wait for another indexer")
    parser.add_argument("--parent", type=int, help="number of the process to end with")
    parser.add_argument(
        "--watch", action="store_true", help="stay, and keep the index fresh until stdin ends"
    )
    return parser


def _run(arguments: argparse.Namespace) -> int:
    repository = FolderRepository(Path(arguments.root))
    where = Whereabouts(arguments.root, arguments.state) if arguments.state else None
    # Who one is there comes from the environment: everybody on this machine can read a command line.
    served = arguments.index and Served(arguments.index, arguments.origin, credentials_in(os.environ))
    backend = backend_at(arguments.folder, where, served)
    corrections = None if where is None else Corrections(Memory(where.root, where.state))
    if arguments.watch:
        from reader.index.indexing.watching import keep_fresh

        os.nice(YIELDING)  # somebody is reading beside it
        return keep_fresh(repository, backend, _report, sys.stdin.fileno(), corrections)
    progress = refresh(
        repository,
        backend,
        _report,
        rebuild=arguments.rebuild,
        wait=arguments.wait,
        corrections=corrections,
    )
    return 0 if progress.state == "done" else 1


def _report(progress: Progress) -> None:
    sys.stdout.write(progress.line() + "\n")
    sys.stdout.flush()


def _mistake(error: Exception) -> str:
    where = traceback.extract_tb(error.__traceback__)[-1]
    came = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
    place = f"{Path(where.filename).name}:{where.lineno}"
    return (
        f"the indexer came to grief ({came}, in {place}): this is a mistake of the program, please report it"
    )


def end_with(parent: int) -> None:
    """Have this process end once `parent` is no longer the one that it is a child of.

    By a timer and no thread: a process of one thread may fork its workers, which is quicker.
    """

    def look(_: int, __: FrameType | None) -> None:
        if os.getppid() != parent:
            # At once, wherever it stands, as if it were killed: what is committed stays, and its workers end with it.
            os._exit(143)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, BETWEEN, BETWEEN)


if __name__ == "__main__":
    raise SystemExit(main())
