"""Quotations in the sidebar."""

from __future__ import annotations

from reader.tui.page.document import Document
from reader.tui.page.sidebar import Sidebar, evidence
from tests.tui.fakes import seed_article


def test_speakers_come_with_the_most_quoted_on_top() -> None:
    sidebar = Sidebar(Document(seed_article()), 34, by_speaker=True, evidence=False)
    speakers = [(line.left, line.right) for line in sidebar.lines if line.kind == "speaker"]
    assert speakers[:3] == [
        ("Twitter", "4"),
        ("Donald Trump  @realDonaldTrump", "2"),
        ("Color of Change", "2"),
    ]
    assert sorted(sidebar.order) == list(range(10))


def test_a_role_is_said_once() -> None:
    stored = seed_article()
    quotes = tuple(
        quote._replace(role="a company of California") if quote.canonical == "Twitter" else quote
        for quote in stored.quotes
    )
    for by_speaker in (True, False):
        lines = Sidebar(
            Document(stored._replace(quotes=quotes)), 60, by_speaker=by_speaker, evidence=True
        ).lines
        assert [line.left for line in lines if "California" in line.left] == [
            "a company of California · states"
        ]


def test_a_day_is_not_broken() -> None:
    for width in range(20, 60):
        lines = Sidebar(Document(seed_article()), width, by_speaker=True, evidence=False).lines
        assert any("Fri 5 Jan" in line.left for line in lines), width


def test_in_order_of_the_text_every_quotation_has_its_speaker() -> None:
    sidebar = Sidebar(Document(seed_article()), 40, by_speaker=False, evidence=True)
    assert sidebar.order == list(range(10))
    assert sum(line.kind == "speaker" for line in sidebar.lines) == 10
    text = "\n".join(line.left for line in sidebar.lines)
    assert "said · in a blog post · Fri 5 Jan" in text
    assert text.count("Donald Trump  @realDonaldTrump") == 1, "beside the post, and not beside what was said"
    assert "posted · Wed 3 Jan" in text
    assert "“it” → Twitter · .94" in text


def test_how_sure_it_is_never_stands_alone() -> None:
    document = Document(seed_article())
    for width in range(16, 60):
        for quotation in document.quotations:
            assert not any(words.strip() in (".94", "· .94") for words in evidence(quotation, width))
