"""The terminal reader. Importing this costs nothing; `run` loads Textual."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.config import Settings
    from reader.tui.worker.readable import ReadableArchive


def run(archive: ReadableArchive, settings: Settings) -> int:
    """Open the reader on an archive; return the exit code when it is left."""
    import gc
    import sys

    # Nothing that loading makes is garbage: collecting during it costs a fifth of the start.
    gc.disable()
    # A thread that computes lets a key have its turn at once: the default lets it wait 5 ms, several times a key.
    sys.setswitchinterval(0.001)
    # Nor is there a network here, but where a server keeps the index: asyncio does without OpenSSL, which takes a
    # twentieth of the start to load.
    without_ssl = "ssl" not in sys.modules and not archive.is_served
    if without_ssl:
        sys.modules["ssl"] = None  # type: ignore[assignment]
    import asyncio  # noqa: F401 - it looks for ssl now or never

    if without_ssl:
        del sys.modules["ssl"]
    from reader.tui.app import run as run_app

    return run_app(archive, settings)
