"""Who speaks in an article, as the panes show it."""

from __future__ import annotations

from reader.model.person import Person
from reader.shown.crediting import SURE_ENOUGH, circumstances
from reader.tui.page.document import Document
from reader.tui.page.sidebar import evidence
from tests.tui.fakes import seed_article


def test_the_sidebar_shows_who_it_is_across_the_archive() -> None:
    stored = seed_article()._replace(people={"Donald Trump": Person("Donald J. Trump", "person")})
    document = Document(stored)
    assert {q.name for q in document.quotations if q.first.canonical == "Donald Trump"} == {"Donald J. Trump"}
    assert "Donald J. Trump" in document.hues
    shown = next(q for q in document.quotations if q.first.canonical == "Donald Trump")
    lines = evidence(shown, 60)
    assert " ".join(lines[:2]).startswith("“the president” → Donald Trump → Donald J. Trump · likely .94")


def test_what_is_not_sure_enough_is_shown_as_it_is_written() -> None:
    stored = seed_article()
    quotes = tuple(quote._replace(confidence=SURE_ENOUGH - 0.01) for quote in stored.quotes)
    document = Document(stored._replace(quotes=quotes))
    assert not any(quotation.known or quotation.hue is not None for quotation in document.quotations)
    names = [quotation.name for quotation in document.quotations]
    assert {"it", "the company", "Twitter"} <= set(names)
    assert "Donald Trump" not in names
    last = document.quotations[-1]
    assert evidence(last, 60)[0] == "“it”, perhaps Twitter · unsure .69"


def test_what_the_place_says_is_not_said_twice() -> None:
    stored = seed_article()
    quotes = tuple(quote._replace(via="said in public") for quote in stored.quotes)
    document = Document(stored._replace(quotes=quotes))
    quotation = next(each for each in document.quotations if document.words(each.first.cue) == "said")
    assert circumstances(quotation.first, document.text, None)[0] == "said in public"
