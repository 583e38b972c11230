"""What an indexer says of its work: one JSON object a line on its stdout."""

from __future__ import annotations

from typing import Literal, NamedTuple

State = Literal["scanning", "indexing", "done", "busy", "failed"]


class Progress(NamedTuple):
    """How far an indexer is."""

    state: State
    done: int = 0
    """Documents read so far."""
    total: int = 0
    """Documents to read."""
    changed: int = 0
    """Documents added, changed or removed in the index so far, and committed."""
    message: str | None = None
    """Why it stopped, where it failed or found another at work; what it cannot do, where it is done."""
    seconds: float = 0.0
    """Since it began to read documents."""

    def line(self) -> str:
        """Return the progress as a line for a pipe."""
        import json

        return json.dumps(self._asdict())


def parse_progress(line: bytes) -> Progress:
    """Return the progress that a line of an indexer's stdout tells.

    Raises:
        ValueError: the line is no progress.
    """
    import json

    values = json.loads(line)
    if not isinstance(values, dict):
        raise ValueError(f"expected an object, found {line!r}")
    try:
        return Progress(**values)
    except TypeError as error:
        raise ValueError(f"expected the fields of a progress, found {line!r}") from error
