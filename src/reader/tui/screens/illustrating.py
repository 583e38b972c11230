"""The pictures of the article that is open: decoded once it rests, and drawn when they have come."""

from __future__ import annotations

import posixpath
import time
from typing import TYPE_CHECKING, Protocol

from reader.tui.imaging.picturing import GONE, MISSING
from reader.tui.imaging.pixels import Picture

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.tui.imaging.pixels import Canvas
    from reader.tui.page.document import Document, Named
    from reader.tui.session.stage import Stage

REST = 0.12
"""Seconds that an article, or a new width, is there before its pictures are asked for."""
TOGETHER = 0.3
"""Seconds in which those that come are drawn at once."""
MOST = 24
"""Pictures of an article that are drawn."""


class Page(Protocol):
    """The pane with the text, as far as pictures go."""

    document: Document | None

    def canvas(self, images: str) -> Canvas | None:
        """Return what there is for a picture; None where none can be drawn, or is to be."""

    def illustrate(self, pictures: Mapping[int, Picture]) -> None:
        """Show pictures of the article, by their numbers."""


class Decoding(Protocol):
    """What decodes pictures; `Picturing` is one."""

    @property
    def able(self) -> bool:
        """It can."""

    async def decoded(self, path: str, canvas: Canvas) -> Picture:
        """Return a picture by its path in the archive, as large as there is room for it at most."""


class Illustrating:
    """Asks for pictures, one after the other, as long as their article is on the screen."""

    def __init__(self, stage: Stage, page: Page, decoding: Decoding, images: str) -> None:
        """`images` is the setting."""
        self._stage = stage
        self._page = page
        self._decoding = decoding
        self._images = images
        self._done: tuple[str, Canvas] | None = None

    def look(self) -> None:
        """Have pictures drawn where the article on the screen has some, and they are not, or for another width."""
        document = self._page.document
        self._stage.cancel("pictures")
        if document is None or not document.pictures:
            self._done = None
            return
        canvas = self._page.canvas(self._images)
        if canvas is not None and self._done != (document.article.id, canvas):
            self._stage.later("pictures", REST, lambda: self._begin(document, canvas))

    def _begin(self, document: Document, canvas: Canvas) -> None:
        self._done = document.article.id, canvas
        if self._decoding.able:
            self._stage.start(self._draw(document, canvas), "pictures")
        else:
            self._page.illustrate({0: Picture(fault=MISSING)})

    async def _draw(self, document: Document, canvas: Canvas) -> None:
        came: dict[int, Picture] = {}
        drawn = time.monotonic()
        for number, named in enumerate(document.pictures[:MOST]):
            picture = await self._decoded(document.article.path, named, canvas)
            if self._done != (document.article.id, canvas):
                return  # another article, or another width, by now
            if picture is not None:
                came[number] = picture
            if time.monotonic() - drawn > TOGETHER:
                self._page.illustrate(came)
                drawn = time.monotonic()
        self._page.illustrate(came)

    async def _decoded(self, document: str, named: Named, canvas: Canvas) -> Picture | None:
        """Return a picture; None where it is not there, but has an address."""
        path = inside(document, named.file)
        if path is None:
            return Picture(fault="leads out of the archive")
        picture = await self._decoding.decoded(path, canvas)
        return None if picture.fault == GONE and named.linked else picture


def inside(document: str, file: str) -> str | None:
    """Return the path in the archive of a file that a document names; None where it leads out of it."""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document), file))
    return None if path.startswith(("../", "/")) or path in ("..", ".") else path
