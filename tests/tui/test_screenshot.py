"""The picture of the README: looking at it must fetch nothing."""

from __future__ import annotations

from benchmarks.screenshot import self_contained

from tests.tui.conftest import reading


async def test_the_picture_asks_nobody_for_a_font() -> None:
    async with reading() as reader:
        drawn = reader.app.export_screenshot(title="reader")
    picture = self_contained(drawn)
    assert "@font-face" in drawn
    assert "@font-face" not in picture
    assert "url(http" not in picture
    assert "Fira" not in picture
    assert "monospace" in picture
    assert "block&#160;world&#160;leaders" in picture


def test_blanks_round_a_text_become_its_place() -> None:
    text = '<text class="r1" x="24.4" y="20" textLength="61" clip-path="url(#a)">&#160;a&amp;b&#160;</text>'
    moved = '<text class="r1" x="36.6" y="20" textLength="36.6" clip-path="url(#a)">a&amp;b</text>'
    assert self_contained(text) == moved
    assert self_contained(text.replace("a&amp;b", "&#160;")) == ""
