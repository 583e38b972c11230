"""Keeping what is shown fresh: when to look at the folder, and when to take over what the indexer wrote."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from reader.archive.following import what_follows
from reader.index.progress import Progress
from reader.tui.worker.indexing import Indexing, words

if TYPE_CHECKING:
    from reader.index.faults import IndexFault
    from reader.tui.session.session import Session
    from reader.tui.session.stage import Stage
    from reader.tui.worker.messages import Progressed
    from reader.tui.worker.readable import ReadableArchive

RENEW = 1.5
"""Seconds between two looks at an index that is being written."""
AGAIN = 3.0
"""Seconds until the next try where another process is indexing."""
SOON = 0.5
"""Seconds until the second try where the indexer came to grief."""
AWAY = (2.0, 60.0)
"""Seconds until the next question to a server that did not answer: at first, and at most, as each doubles them."""
OTHERS = 60.0
"""Seconds between two looks at what others wrote to a server."""


class Freshness:
    """Runs the indexer beside the screen and renews the list under the eyes."""

    def __init__(self, stage: Stage, archive: ReadableArchive, session: Session) -> None:
        self._stage = stage
        self._archive = archive
        self._session = session
        self.indexing = Indexing(archive, stage.post_message)
        self._renewed = 0.0
        self._changed = 0
        self._fault = ""
        """What went wrong in the last run of the indexer."""
        self._trouble = ""
        """Why an indexer that goes on watching could not look at the folder the last time."""
        self._away = ""
        """What a server that keeps the index said, or did not say, since it answered last."""
        self._pause = AWAY[0]

    @property
    def busy(self) -> bool:
        """The index is being written; a watch that hears nothing is not busy."""
        progress = self.indexing.progress
        return progress is None or progress.state not in ("done", "failed")

    @property
    def doing(self) -> str:
        """What the indexer does, or that the folder cannot be looked at, in few words for the status line."""
        if not self._trouble:
            return words(self.indexing.progress)
        return "the index is not up to date" if self._archive.root.is_dir() else "the folder is gone"

    def look(self) -> None:
        """Start the indexer; nothing waits for it."""
        self._session.searching.ask_status()
        self._session.shelf.look()
        self._stage.start(self.indexing.run(), "indexing")
        if self._archive.is_served:
            self._stage.later("others", OTHERS, self._look_at_others)

    def _look_at_others(self) -> None:
        """See what others wrote to the server; one that is away is asked at other times."""
        if not self._away:
            self.renew()
        self._stage.later("others", OTHERS, self._look_at_others)

    def look_again(self) -> None:
        """Look because somebody asked for it, and say so."""
        if self.indexing.possible:
            self._stage.note("looking at the folder")
            self.look()
        else:
            reads = "reading the document again" if self._archive.has_folder else "asking the server again"
            self._stage.note(reads)
            self.renew()

    def failed(self, what: str, fault: IndexFault | None) -> None:
        """Say that the index does not answer, and see to it that it does; `what` it said.

        A server is asked again, less and less often, and what is listed stays; that is said once.
        """
        if not self._archive.is_served:
            self._stage.warn("Index", what)
            if fault is not None:
                self.mend(fault)
            return
        if what != self._away:
            self._away = what
            self._stage.warn("Index", f"{what}. What is listed stays; the server is asked again by itself.")
        self._stage.later("away", self._pause, self.renew)
        self._pause = min(2 * self._pause, AWAY[1])

    def answered(self) -> None:
        """Take note that the index answers."""
        if self._away:
            self._away, self._pause = "", AWAY[0]
            self._stage.note("the index answers again")

    def mend(self, fault: IndexFault) -> None:
        """Have the index made again where what it answered means damage; see `Archive.mend`."""

        async def mended() -> None:
            if await asyncio.to_thread(self._archive.mend, fault):
                self._session.backend.renew()
                self.look()

        self._stage.start(mended(), "mending")

    def progressed(self, message: Progressed) -> None:
        """Take note of how far the indexer is; renew now and then, and when it has ended."""
        stage, session, progress = self._stage, self._session, message.progress
        if progress is None:
            self._ended(message.fault or "")
        now = time.monotonic()
        changed = progress.changed if progress is not None else 0
        ended = progress is None or progress.state in ("done", "failed")
        none_yet = not session.listed and not session.asked.text
        if (changed > self._changed or (none_yet and ended)) and (ended or now - self._renewed > RENEW):
            self._renewed, self._changed = now, changed
            self.renew()
        if ended:
            self._changed = 0
            self._troubled(progress)
        if progress is not None and progress.state == "done" and progress.message:
            stage.note(f"{progress.message}; R looks again")
        if progress is not None and what_follows(progress, tried=False) == "wait":
            self.renew()
            stage.later("busy", AGAIN, self.look)

    def _troubled(self, progress: Progress | None) -> None:
        """Say once that the folder cannot be looked at, and once that it can again."""
        before = self._trouble
        failed = progress is not None and progress.state == "failed"
        self._trouble = (progress.message or "it failed") if progress is not None and failed else ""
        if self._trouble and not before:
            kept = "What was read of it stays in the list. " if self._session.listed else ""
            self._stage.warn(
                "The folder", f"{self._trouble}. {kept}It is looked for, and taken up by itself."
            )
        elif before and not self._trouble:
            self._stage.note("the folder is there again")

    def _ended(self, fault: str) -> None:
        """Do what follows when the process is gone: nothing, where it ended as it should."""
        final = Progress("failed", message=fault) if fault else Progress("done")
        step = what_follows(final, tried=bool(self._fault))
        self._fault = fault
        if step == "again":
            self._stage.later("again", SOON, self.look)
        elif step == "tell":
            self._stage.warn("Indexing", f"{fault}; R tries again")

    def renew(self) -> None:
        """Take over what the indexer wrote; the selected article stays."""
        self._session.ask_again()
        self._session.searching.ask_status()

    def nothing(self) -> str:
        """Return what to say where nothing is listed."""
        text, suggestion = self._session.asked.text, self._session.searching.suggestion
        progress = self.indexing.progress
        if suggestion:
            return (
                f"Nothing matches {text}. Did you mean {suggestion}? "
                "Enter searches for it, Esc clears the search."
            )
        if text:
            return f"Nothing matches {text}. Esc clears the search."
        if self._fault or self._trouble or (progress is not None and progress.state != "done"):
            return self.no_index()
        if not self._archive.has_folder:
            return f"No articles in {self._archive.name} yet."
        return (
            f"No articles in {self._archive.name} yet. "
            "Put documents there (.txt, .md, .html, …): they come into the list by themselves."
        )

    def no_index(self) -> str:
        """Return what to say where there is no index yet."""
        if self._fault or self._trouble:
            return f"The folder could not be indexed: {self._fault or self._trouble}. R tries again."
        if not self._archive.has_folder:
            return (
                f"There is no index at {self._archive.name} yet: `reader index` makes it, on a machine that has the "
                "documents. R looks again."
            )
        return "Reading the folder for the first time …"
