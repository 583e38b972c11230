"""Runs the indexer, a process of its own, to its end, and tells how it ended."""

from __future__ import annotations

import signal
import subprocess
import tempfile
from typing import TYPE_CHECKING

from reader.index.progress import Progress, parse_progress
from reader.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_TAIL = 4096
"""Bytes of what a process says on stderr before it dies that are looked at."""


def run_indexer(
    command: list[str], report: Callable[[Progress], None], environment: Mapping[str, str] | None = None
) -> Progress:
    """Run the indexer and wait for it; `report` is called with every step, the last one is returned.

    It is ended if this process is interrupted.
    """
    try:
        errors = tempfile.TemporaryFile()  # noqa: SIM115 - closed below, with the process
        process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, stderr=errors, env=environment
        )
    except OSError as error:
        final = Progress("failed", message=f"the indexer cannot be started ({error})")
        report(final)
        return final
    last: Progress | None = None
    with errors, process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                try:
                    last = parse_progress(line)
                except ValueError:
                    continue  # whatever a library prints
                report(last)
            process.wait()
        finally:
            process.terminate()  # nothing, where it has ended
        errors.seek(max(0, errors.seek(0, 2) - _TAIL))
        final = how_it_ended(last, process.returncode, errors.read())
    if final is not last:
        report(final)
    return final


def how_it_ended(last: Progress | None, code: int, said: bytes = b"") -> Progress:
    """Return the final progress of an indexer: what it said `last`, or what is known of its death.

    `code` is its exit status, negative for a signal; `said` the end of its stderr.
    """
    if last is not None and (last.state == "failed" or (last.state, code) in (("done", 0), ("busy", 1))):
        return last
    lines = said.decode("utf-8", "replace").split("\n")
    words = next((clean_line(line) for line in reversed(lines) if line.strip()), "")
    if code < 0:
        try:
            how = f"was ended by {signal.Signals(-code).name}"
        except ValueError:
            how = f"was ended by signal {-code}"
    else:
        how = f"ended with status {code}"
    far = f" after {last.done:,} of {last.total:,} documents" if last is not None and last.total else ""
    why = f": {words}" if words else ""
    return Progress("failed", message=f"the indexer {how}{far}{why}")
