"""The parts of the reader that need no terminal: rows, lines, sidebar, colours, opening, copying."""

from __future__ import annotations

from array import array

import pytest
from rich.cells import cell_len
from textual.theme import BUILTIN_THEMES, Theme

from reader.index.query import parse
from reader.model.kinds import Person
from reader.model.span import Span
from reader.shown.crediting import SURE_ENOUGH, circumstances, written_day
from reader.tui.page import themes
from reader.tui.page.document import Document
from reader.tui.page.layout import Layout
from reader.tui.page.listrows import AHEAD, KEPT, RowSource
from reader.tui.page.paint import cut, cut_at_word, in_place
from reader.tui.page.panelayout import columns, visible_panes
from reader.tui.page.sidebar import Sidebar, evidence
from reader.tui.session.openarticle import find_all
from reader.tui.session.searching import is_short
from reader.tui.terminal import clipboard, opener
from reader.tui.widgets.article_list import from_match
from tests.tui.fakes import LongIndex, article, seed_article


def _words(layout: Layout) -> list[str]:
    text = layout.document.text
    return [
        " " * row.indent + (row.words if row.words is not None else text[row.start : row.end])
        for row in layout.lines
    ]


# Rows


def test_only_rows_near_the_screen_are_wanted_and_only_once() -> None:
    index = LongIndex(1000)
    source = RowSource(index.article_keys(parse("")))
    wanted = source.wanted(100, 110)
    assert len(wanted) == 10 + 2 * AHEAD
    assert source.wanted(100, 110) == []
    source.fill(index.hits(wanted), wanted)
    assert source.row(105) is not None
    assert source.row(500) is None


def test_rows_that_do_not_come_are_gone() -> None:
    source = RowSource(array("q", [3, 2, 1]))
    source.fill([], source.wanted(0, 3))
    assert source.gone(0)
    assert source.wanted(0, 3) == []


def test_rows_are_forgotten_before_they_fill_the_memory() -> None:
    index = LongIndex(3 * KEPT)
    source = RowSource(index.article_keys(parse("")))
    for start in range(0, 2 * KEPT, 500):
        wanted = source.wanted(start, start + 500)
        source.fill(index.hits(wanted), wanted)
    assert source.row(0) is None
    assert source.wanted(0, 5)


# Lines


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


def test_hostile_text_keeps_its_length_and_loses_its_power() -> None:
    text = "a\x1b[31mb\u202ec\x9bd\udc80e\tf"
    safe = in_place(text)
    assert len(safe) == len(text)
    assert not set(safe) & set("\x1b\u202e\x9b\udc80\t")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("short", 10, "short"),
        ("one two three", 10, "one two …"),
        ("unbreakable", 6, "unbre…"),
        ("漢字漢字漢字", 5, "漢字…"),
    ],
)
def test_what_is_cut_fits(text: str, width: int, expected: str) -> None:
    assert cut_at_word(text, width) == expected
    assert cell_len(cut(text, width)) <= width


# Sidebar


def test_speakers_come_with_the_most_quoted_on_top() -> None:
    sidebar = Sidebar(Document(seed_article()), 34, by_speaker=True, evidence=False)
    speakers = [(line.left, line.right) for line in sidebar.lines if line.kind == "speaker"]
    assert speakers[:3] == [
        ("Twitter", "4"),
        ("Donald Trump  @realDonaldTrump", "2"),
        ("Color of Change", "2"),
    ]
    assert sorted(sidebar.order) == list(range(10))


def test_the_sidebar_shows_who_it_is_across_the_archive() -> None:
    stored = seed_article()._replace(people={"Donald Trump": Person("Donald J. Trump", "person")})
    document = Document(stored)
    assert {q.name for q in document.quotations if q.first.canonical == "Donald Trump"} == {"Donald J. Trump"}
    assert "Donald J. Trump" in document.hues
    shown = next(q for q in document.quotations if q.first.canonical == "Donald Trump")
    assert evidence(shown, 60)[0].endswith("→ Donald Trump → Donald J. Trump · .94")


def test_what_is_not_sure_enough_is_shown_as_it_is_written() -> None:
    stored = seed_article()
    quotes = tuple(quote._replace(confidence=SURE_ENOUGH - 0.01) for quote in stored.quotes)
    document = Document(stored._replace(quotes=quotes))
    assert not any(quotation.known or quotation.hue is not None for quotation in document.quotations)
    names = [quotation.name for quotation in document.quotations]
    assert {"it", "the company", "Twitter"} <= set(names)
    assert "Donald Trump" not in names
    last = document.quotations[-1]
    assert evidence(last, 60)[0] == "“it”, perhaps Twitter · .69"


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


@pytest.mark.parametrize(
    ("said_on", "today", "shown"),
    [
        ("2018-01-05", "2018-01-06", "Fri 5 Jan"),
        ("2016-03-01", "2018-01-06", "1 Mar 2016"),
        (None, None, ""),
        ("soon", "2018-01-06", ""),
    ],
)
def test_days_are_written_as_people_do(said_on: str | None, today: str | None, shown: str) -> None:
    assert written_day(said_on, today) == shown


# Colours


def test_speakers_of_one_article_do_not_share_a_hue_while_there_are_hues() -> None:
    given = themes.hues(f"Speaker {number}" for number in range(themes.HUES))
    assert sorted(given.values()) == list(range(themes.HUES))
    assert themes.hues(["Twitter"]) == themes.hues(["Twitter"])


@pytest.mark.parametrize("name", [*BUILTIN_THEMES, *(theme.name for theme in themes.THEMES)])
def test_every_theme_gets_our_variables(name: str) -> None:
    theme = next((each for each in themes.THEMES if each.name == name), None) or BUILTIN_THEMES[name]
    assert {"rule", "muted", "quote-tint", "speaker-0", "chosen-7"} <= set(themes.variables(theme))


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
def test_what_is_to_be_read_can_be_read(theme: Theme) -> None:
    from textual.color import Color

    def light(color: Color) -> float:
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in color.normalized]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    variables = themes.variables(theme)
    ground = light(Color.parse(theme.background or ""))
    for name in ("muted", *(f"speaker-{number}" for number in range(themes.HUES))):
        ink = light(Color.parse(variables[name]))
        contrast = (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05)
        assert contrast >= 4.5, name


# Panes


@pytest.mark.parametrize(
    ("width", "pane", "beside", "zen", "shown"),
    [
        (300, "list", "list", False, {"list", "reader", "quotes"}),
        (120, "quotes", "quotes", False, {"list", "reader", "quotes"}),
        (119, "list", "list", False, {"list", "reader"}),
        (80, "reader", "quotes", False, {"reader", "quotes"}),
        (79, "quotes", "quotes", False, {"quotes"}),
        (40, "list", "list", False, {"list"}),
        (200, "reader", "list", True, {"reader"}),
    ],
)
def test_as_many_panes_as_there_is_room_for(
    width: int, pane: str, beside: str, zen: bool, shown: set[str]
) -> None:
    assert visible_panes(width, pane, beside, zen=zen) == shown  # type: ignore[arg-type]
    left, right = columns(width)
    assert width < 120 or width - left - right >= 50


# Words, addresses, copies


def test_words_are_found_whatever_their_case_and_blanks() -> None:
    assert find_all("world  Leaders", "The world\nleaders and WORLD LEADERS.") == [(4, 17), (22, 35)]
    assert find_all("a.b", "axb a.b") == [(4, 7)]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "file:///etc/passwd", "https://a b", "http://\x1b]x", "", "x"]
)
def test_only_addresses_of_web_and_mail_are_opened(url: str) -> None:
    with pytest.raises(opener.OpenError):
        opener.command(url, "true")


def test_the_opener_is_the_user_s() -> None:
    assert opener.command("https://a.b/", "env -i") == ["env", "-i", "https://a.b/"]
    with pytest.raises(opener.OpenError, match="opener"):
        opener.command("https://a.b/", "no-such-program-here")
    with pytest.raises(opener.OpenError, match="settings"):
        opener.command("https://a.b/", 'broken "quote')


def test_a_copied_quotation_says_who_and_where() -> None:
    document = Document(seed_article())
    copied = clipboard.attributed(document, document.quotations[5])
    assert copied.startswith("“Blocking a world leader")
    assert " — Twitter (“Twitter released a statement" in copied
    assert copied.endswith("2018-01-06.)")


def test_facts_break_between_facts_and_no_dot_stands_at_an_edge() -> None:
    stored = article(5, "A title", "Text.", author="Ida Holm")
    for width in range(12, 60):
        layout = Layout(Document(stored), width)
        facts = [row.words or "" for row in layout.lines if row.kind == "meta"]
        assert " ".join(facts).startswith("2018-01-05")
        assert not any(words.startswith((" ", "·")) or words.endswith((" ", "·")) for words in facts)
        assert all(cell_len(words) <= width for words in facts)


def test_a_snippet_begins_where_its_first_match_is_seen() -> None:
    text = "Friday explaining why the company will not block world leaders from its platform"
    start = text.index("world")
    cut_text, marks = from_match(text, [(start, start + 5)], 40)
    assert cut_text.startswith("…")
    assert [cut_text[a:b] for a, b in marks] == ["world"]
    assert cell_len(cut_text[: marks[0][1]]) <= 32
    assert from_match(text, [(0, 6)], 40) == (text, [(0, 6)])


def test_how_sure_it_is_never_stands_alone() -> None:
    document = Document(seed_article())
    for width in range(16, 60):
        for quotation in document.quotations:
            assert not any(words.strip() in (".94", "· .94") for words in evidence(quotation, width))


def test_what_the_place_says_is_not_said_twice() -> None:
    stored = seed_article()
    quotes = tuple(quote._replace(via="said in public") for quote in stored.quotes)
    document = Document(stored._replace(quotes=quotes))
    quotation = next(each for each in document.quotations if document.words(each.first.cue) == "said")
    assert circumstances(quotation.first, document.text, None)[0] == "said in public"


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
