"""What is asked, as one value."""

from __future__ import annotations

import pytest

from reader.tui.session.asked import is_short


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("b", True),
        ("br", True),
        ("bri", False),
        ("the br", True),
        ("don’t b", True),
        ("", False),
        ("br ", False),
        ("OR", False),
        ("a OR b", False),
        ("NOT b", False),
        ("-b", False),
        ("title:b", False),
        ('"b', False),
        ("b*", False),
        ("(b", False),
        ("東京", True),
    ],
)
def test_what_is_asked_of_the_titles_alone(text: str, expected: bool) -> None:
    assert is_short(text) is expected
