"""Which article is meant: moved, renamed, edited, extracted anew, copied, gone and come back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.marks.articlenames import Elsewhere, normal_address, settle, tells, text_hash
from reader.marks.entries import Names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Shelf:
    """Articles that are held, and how often all of them were looked through."""

    def __init__(self, *held: Names) -> None:
        self.held = held
        self.looked = 0

    def at(self, ids: Collection[str]) -> Mapping[str, Names]:
        return {names.id: names for names in self.held if names.id in ids}

    def elsewhere(self, texts: Collection[str], addresses: Collection[str]) -> Elsewhere:
        self.looked += 1
        return Elsewhere(
            {text: sorted(each.id for each in self.held if each.text == text) for text in texts},
            {url: sorted(each.id for each in self.held if each.address == url) for url in addresses},
        )


MARKED = Names("a.md", "t1", "u1")


@pytest.mark.parametrize(
    ("held", "meant"),
    [
        ([Names("a.md", "t1", "u1")], "a.md"),
        ([Names("moved/a.md", "t1", "u1")], "moved/a.md"),  # moved
        ([Names("a.md", "t2", "u1")], "a.md"),  # extracted anew
        ([Names("a.md", "t1", "u2")], "a.md"),
        ([Names("a.md", "t2", "")], "a.md"),  # edited in place
        ([Names("b.md", "t2", "u1")], "b.md"),  # moved and edited
        ([Names("a.md", "t2", "u2"), Names("b.md", "t1", "u1")], "b.md"),  # another stands in its place
        ([Names("a.md", "t2", "u2"), Names("b.md", "t2", "u1")], "b.md"),
        (
            [Names("c.md", "t1", ""), Names("b.md", "t1", "u1")],
            "b.md",
        ),  # of two copies the one at the address
        ([Names("c.md", "t1", ""), Names("b.md", "t1", "")], "b.md"),  # else the first
        (
            [Names("c.md", "t3", "u1"), Names("b.md", "t2", "u1")],
            None,
        ),  # two states of a page, neither marked
        ([Names("b.md", "t2", "u2")], None),
        ([], None),
    ],
)
def test_names_mean_the_article_that_they_fit_best(held: list[Names], meant: str | None) -> None:
    assert settle([MARKED], Shelf(*held)) == {MARKED: meant}


def test_an_orphan_comes_back_with_its_article() -> None:
    assert settle([MARKED], Shelf())[MARKED] is None
    assert settle([MARKED], Shelf(Names("elsewhere.md", "t1", "")))[MARKED] == "elsewhere.md"


def test_names_that_are_not_known_fit_nothing() -> None:
    bare = Names("a.md")
    assert settle([bare], Shelf(Names("a.md", "t1", "u1")))[bare] == "a.md"
    assert settle([bare], Shelf(Names("b.md", "", "")))[bare] is None


def test_the_archive_is_not_looked_through_where_nothing_moved() -> None:
    shelf = Shelf(Names("a.md", "t1", "u1"), Names("b.md", "t1", ""))
    settle([MARKED, Names("b.md", "t1", "")], shelf)
    assert shelf.looked == 0
    settle([Names("c.md", "t1", "")], shelf)
    assert shelf.looked == 1


@given(st.text(), st.sampled_from(["\n", "\n\n", "  ", "\t", "\u00a0"]))
def test_breaks_make_no_difference_to_a_text(text: str, blank: str) -> None:
    assert text_hash(blank.join(text.split())) == text_hash(text)


def test_a_text_without_words_has_no_hash() -> None:
    assert text_hash(" \n") == ""
    assert text_hash("word") != text_hash("words")
    assert len(text_hash("odd\udcff")) == 16


@pytest.mark.parametrize(
    ("address", "normal"),
    [
        (
            "https://www.Example.org/News/Ferry/?utm_source=x&id=7&fbclid=y#top",
            "example.org/News/Ferry?id=7",
        ),
        ("http://example.org:80/", "example.org"),
        ("example.org/a?at_medium=rss", "example.org/a"),
        (None, ""),
        ("  ", ""),
    ],
)
def test_an_address_is_what_stays_of_it(address: str | None, normal: str) -> None:
    assert normal_address(address) == normal


@given(st.text())
@example("\r#")
@example("a /")
@example("a?b &utm_c")
def test_an_address_is_normal_after_once(path: str) -> None:
    once = normal_address(f"https://example.org/{path}")
    assert normal_address(f"http://www.{once}") == once


def test_a_short_text_does_not_tell() -> None:
    assert not tells("Please log in to read this article.")
    assert tells("Dockers met on Friday, and said that the ships can wait until the harbour is dry.")
