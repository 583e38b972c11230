"""The indexer as a process of its own: `python -m reader.index.indexing.process`.

With `--watch` it stays and keeps the index fresh until its stdin is closed: see `reader.index.indexing.watching`.
"""

from __future__ import annotations

import argparse
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from reader.index.indexing.refreshing import refresh
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from reader.index.progress import Progress


def main() -> int:
    """Run an indexer as a process: progress on stdout, a line each."""
    parser = argparse.ArgumentParser(prog="reader-indexer")
    parser.add_argument("--root", required=True)
    parser.add_argument("--folder", required=True)
    parser.add_argument("--rebuild", action="store_true")
    parser.add_argument(
        "--watch", action="store_true", help="stay, and keep the index fresh until stdin ends"
    )
    arguments = parser.parse_args()
    # The pool is shut down on the way out, so that no worker outlives a stopped indexer.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the face that started it decides

    def report(progress: Progress) -> None:
        sys.stdout.write(progress.line() + "\n")
        sys.stdout.flush()

    repository, folder = FolderRepository(Path(arguments.root)), Path(arguments.folder)
    try:
        if arguments.watch:
            from reader.index.indexing.watching import keep_fresh

            return keep_fresh(repository, folder, report, sys.stdin.fileno())
        progress = refresh(repository, folder, report, rebuild=arguments.rebuild)
    except BrokenPipeError:
        return 141
    return 0 if progress.state == "done" else 1


if __name__ == "__main__":
    raise SystemExit(main())
