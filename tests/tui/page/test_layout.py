"""An article broken into lines."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from reader.model.span import Span
from reader.tui.imaging.pixels import Picture
from reader.tui.page.document import Document
from reader.tui.page.layout import Layout
from tests.tui.fakes import article, seed_article


def _words(layout: Layout) -> list[str]:
    text = layout.document.text
    return [
        " " * row.indent + (row.words if row.words is not None else text[row.start : row.end])
        for row in layout.lines
    ]


@pytest.mark.parametrize("width", [8, 20, 47, 76])
def test_lines_hold_the_whole_text_and_fit(width: int) -> None:
    layout = Layout(Document(seed_article()), width)
    assert all(cell_len(words) <= width for words in _words(layout))
    drawn = "".join(layout.document.text[row.start : row.end] for row in layout.lines if row.words is None)
    assert "".join(drawn.split()) == "".join(layout.document.text.split())


def test_the_first_paragraph_is_the_headline_where_there_is_no_title() -> None:
    layout = Layout(Document(seed_article()), 60)
    assert layout.lines[0].kind == "lead"
    assert sum("Twitter released a statement" in words for words in _words(layout)) == 1


def test_a_place_in_the_text_and_its_line_find_each_other() -> None:
    layout = Layout(Document(seed_article()), 50)
    for offset in range(0, len(layout.document.text), 97):
        row = layout.lines[layout.line_of(offset)]
        assert row.start <= offset <= row.end + 2


def test_lists_and_block_quotations_are_set_in() -> None:
    text = "Before.\n\n- one two three four five six\n\n- two\n\nSaid long ago in a book.\n\nAfter."
    one, two = text.index("- one"), text.index("- two")
    block = text.index("Said")
    spans = (
        Span(one, two - 2, "list-item", level=1),
        Span(two, block - 2, "list-item", level=1),
        Span(block, block + 24, "block-quote", level=1),
    )
    words = _words(Layout(Document(article(1, "Title", text, spans=spans)), 20))
    assert "- one two three four" in words
    assert "  five six" in words
    assert "  Said long ago in a" in words
    assert words.index("After.") > words.index("  book.")
    assert words[words.index("Before.") + 1] == ""


def test_links_are_listed_at_the_end_once_an_address() -> None:
    text = "See here and there and here."
    spans = tuple(
        Span(at, at + 4, "link", target=target) for at, target in ((4, "https://a.b/"), (23, "https://a.b/"))
    )
    document = Document(article(1, "T", text, spans=spans))
    assert [words for words in _words(Layout(document, 60)) if "https" in words] == [" 1  https://a.b/"]
    assert document.link(1) == "https://a.b/"
    assert document.link(2) is None


def test_what_is_selected_comes_without_the_breaks_of_lines() -> None:
    layout = Layout(Document(article(1, "T", "one two three four five six")), 8)
    first = layout.line_of(0)
    spans = [(first, (4, -1)), (first + 1, (0, -1)), (first + 2, (0, 4))]
    assert layout.between(spans) == "two three four"


def test_facts_break_between_facts_and_no_dot_stands_at_an_edge() -> None:
    stored = article(5, "A title", "Text.", author="Ida Holm")
    for width in range(12, 60):
        layout = Layout(Document(stored), width)
        facts = [row.words or "" for row in layout.lines if row.kind == "meta"]
        assert " ".join(facts).startswith("2018-01-05")
        assert not any(words.startswith((" ", "·")) or words.endswith((" ", "·")) for words in facts)
        assert all(cell_len(words) <= width for words in facts)


@pytest.mark.parametrize("width", [13, 20, 33, 76])
def test_numbers_of_links_have_their_room_and_are_no_part_of_the_text(width: int) -> None:
    text = "A page about it, another page, and a page-of-pages again.\n\n" + "Here and there. " * 9
    places = [at for at in range(len(text)) if text.startswith("page", at)]
    spans = [Span(at, at + 4, "link", target=f"https://a.example/{at % 3}") for at in places]
    spans.append(Span(text.rindex("there"), len(text) - 2, "link", target="https://b.example"))
    layout = Layout(Document(article(1, "Links", text, spans=tuple(spans))), width)
    rows = [row for row in layout.lines if row.words is None]
    assert "".join("".join(text[row.start : row.end] for row in rows).split()) == "".join(text.split())
    numbers = [number for row in rows for number in layout.numbers(row.start, row.end)]
    assert [place for place, _ in numbers] == sorted(span.end for span in spans)
    assert {number for _, number in numbers} == {f"[{link.number}]" for link in layout.document.links}
    for row in rows:
        added = sum(len(number) for _, number in layout.numbers(row.start, row.end))
        assert cell_len(text[row.start : row.end]) + added <= width


def test_a_click_on_the_number_of_a_link_is_one_on_the_link() -> None:
    text = "A page about it."
    made = article(1, "Links", text, spans=(Span(2, 6, "link", target="https://a.example"),))
    layout = Layout(Document(made), 60)
    line = layout.body
    drawn = "A page[1] about it."
    assert [layout.offset_at(line, cells) for cells in range(len(drawn))] == [
        *range(6),
        5,
        5,
        5,
        *range(6, len(text)),
    ]


def test_pictures_stand_below_the_paragraphs_that_name_them_and_no_place_moves() -> None:
    text = "Before.\n\nSee [image: a] here and\n\n- [image: b]\n- more\n\n[image: c]"
    spans = [
        Span(text.index(f"[image: {name}"), text.index(f"{name}]") + 2, "image", f"{name}.png")
        for name in "abc"
    ]
    spans.append(Span(text.index("- ["), text.index("- more") - 1, "list-item", level=1))
    layout = Layout(Document(article(1, "T", text, spans=tuple(sorted(spans)))), 40)
    plain = list(layout.lines)
    drawn = Picture(60, 30, bytes(60 * 30 * 3))
    layout.illustrate({0: drawn, 1: Picture(fault="damaged"), 2: drawn}, 4)
    words = _words(layout)
    name = words.index("See [image: a] here and")
    assert [row.kind for row in layout.lines[name + 1 : name + 5]] == ["picture"] * 4
    assert [layout.drawn[name + 1 + row].row for row in range(4)] == [0, 1, 2, 3]
    assert words[words.index("- [image: b]") + 1].strip() == "(picture: damaged)"
    assert [row.kind for row in layout.lines[words.index("[image: c]") + 1 :]] == [
        *["picture"] * 4,
        "",
        "end",
    ]
    assert [row for row in layout.lines if row.kind != "picture"] == plain
    for offset, letter in enumerate(text):
        row = layout.lines[layout.line_of(offset)]
        if letter.strip():
            assert row.start <= offset < row.end
    every = [(line, (0, -1)) for line in range(name, words.index("[image: c]") + 1)]
    assert layout.between(every) == text[text.index("See") :]
    layout.illustrate({}, 4)
    assert layout.lines == plain
