"""What panes of lines draw when somebody asks for one line of them."""

from __future__ import annotations

from reader.tui.page.document import Document
from tests.tui.conftest import reading
from tests.tui.fakes import FakeIndex, article, seed_article, some_articles


async def test_a_line_that_went_since_the_pane_was_drawn_is_empty() -> None:
    """The mouse moves over a long article while a short one takes its place."""
    async with reading(FakeIndex(some_articles()), size=(100, 20)) as reader:
        pane = reader.main.frame.reader
        pane.put(Document(seed_article()))
        await reader.settle()
        assert pane.render_line(pane.size.height - 1).text.strip()
        pane.put(Document(article(5, "Dam", "It held.")))
        for y in range(pane.size.height):
            assert pane.render_line(y).cell_length == pane.size.width
        assert not pane.render_line(pane.size.height - 1).text.strip()
