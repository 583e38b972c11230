"""The terminal reader. Importing this costs nothing; `run` loads Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.archive import Archive
    from reader.config import Settings


def run(archive: Archive, settings: Settings) -> int:
    """Open the reader on an archive; return the exit code when it is left."""
    import gc

    # Nothing that loading makes is garbage: collecting during it costs a fifth of the start.
    gc.disable()
    from reader.tui.app import run as run_app

    return run_app(archive, settings)
