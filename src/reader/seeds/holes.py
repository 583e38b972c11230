"""Zero bytes where a write was cut short: what a crash or a full disk leaves in a document, and how much."""

from __future__ import annotations


def without_holes(data: bytes, *, by_line: bool) -> tuple[bytes, list[tuple[int, int]]]:
    """`data` without its zero bytes, and the line and the number of each run of them that was left out.

    Left out are those at the end; `by_line`: those of every line, for there a line stands for itself.
    """
    if not by_line:
        kept = data.rstrip(b"\0")
        dropped = len(data) - len(kept)
        return kept, [(kept.count(b"\n") + 1, dropped)] if dropped else []
    lines = data.split(b"\n")
    holes = [(number, zeros) for number, line in enumerate(lines, 1) if (zeros := line.count(0))]
    return data.replace(b"\0", b""), holes
