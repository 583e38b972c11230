"""Words inside the article that is open."""

from __future__ import annotations

from reader.tui.session.openarticle import find_all


def test_words_are_found_whatever_their_case_and_blanks() -> None:
    assert find_all("world  Leaders", "The world\nleaders and WORLD LEADERS.") == [(4, 17), (22, 35)]
    assert find_all("a.b", "axb a.b") == [(4, 7)]
