"""Addresses: which are safe, and how they are written."""

from __future__ import annotations

import pytest

from reader.seeds.links import file_beside, safe_url


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTPS://Example.org/", "https://Example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("http://example.org/`id` x", "http://example.org/%60id%60%20x"),
        ("/about", "https://example.org/about"),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("data:text/html,x", None),
        ("--help", "https://example.org/news/--help"),
        ("http://\u202eexample.org/", "http://example.org/"),
        ("https://", None),
        ("x" * 9000, None),
    ],
)
def test_addresses(written: str, url: str | None) -> None:
    assert safe_url(written, 4000, "https://example.org/news/") == url


def test_without_a_base_nothing_relative() -> None:
    assert safe_url("/about", 4000) is None


@pytest.mark.parametrize(
    ("written", "file"),
    [
        ("chart.png", "chart.png"),
        ("pictures/low%20tide.jpg?width=300#top", "pictures/low tide.jpg"),
        ("../pictures/a%25b.png", "../pictures/a%b.png"),
        ("https://example.org/a.png", None),
        ("//example.org/a.png", None),
        ("/etc/passwd", None),
        ("%2Fetc/passwd", None),
        ("\\\\host\\a.png", None),
        ("data:image/png;base64,iVBO", None),
        ("file:///etc/passwd", None),
        ("a%00b.png", None),
        ("a%1b[2J.png", None),
        ("", None),
        ("#top", None),
        ("x" * 9000, None),
    ],
)
def test_files_beside_a_document(written: str, file: str | None) -> None:
    assert file_beside(written, 4000) == file
