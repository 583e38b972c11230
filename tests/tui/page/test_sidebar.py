"""Quotations in the sidebar."""

from __future__ import annotations

import itertools

from reader.model.quotation import Correction
from reader.tui.page.document import Document
from reader.tui.page.paint import cut_phrase, without_dangling
from reader.tui.page.sidebar import Sidebar, evidence
from tests.tui.fakes import seed_article


def test_speakers_come_with_the_most_quoted_on_top() -> None:
    sidebar = Sidebar(Document(seed_article()), 34, by_speaker=True)
    speakers = [(line.left, line.right) for line in sidebar.lines if line.kind == "speaker"]
    assert speakers[:3] == [
        ("Twitter", "4"),
        ("Donald Trump  @realDonaldTrump", "2"),
        ("Color of Change", "2"),
    ]
    assert sorted(sidebar.order) == list(range(10))


def test_a_role_is_said_once_behind_the_name_or_below_it() -> None:
    stored = seed_article()
    quotes = tuple(
        quote._replace(role="a company of California in") if quote.canonical == "Twitter" else quote
        for quote in stored.quotes
    )
    for by_speaker in (True, False):
        document = Document(stored._replace(quotes=quotes))
        lines = Sidebar(document, 60, by_speaker=by_speaker).lines
        assert [line.aside for line in lines if line.aside] == ["a company of California"]
        lines = Sidebar(document, 30, by_speaker=by_speaker).lines
        assert [line.left for line in lines if "California" in line.left] == ["a company of California"]


def test_the_words_come_first_and_then_how_they_were_said() -> None:
    for by_speaker in (True, False):
        sidebar = Sidebar(Document(seed_article()), 40, by_speaker=by_speaker)
        for first, count in sidebar.places.values():
            kinds = [line.kind for line in sidebar.lines[first : first + count]]
            assert kinds[0] in ("words", "indirect")
            assert kinds == sorted(kinds, key=lambda kind: kind == "meta")
    assert any(line.left == "— said, in a blog post, Fri 5 Jan" for line in sidebar.lines)


def test_who_is_not_sure_carries_a_question_mark() -> None:
    stored = seed_article()
    quotes = tuple(
        quote._replace(confidence=0.3) if quote.canonical == "Color of Change" else quote
        for quote in stored.quotes
    )
    document = Document(stored._replace(quotes=quotes))
    marked = [line.right for line in Sidebar(document, 40, by_speaker=False).lines]
    assert marked.count("?") == 2, "each is credited to the words of the text"
    grouped = Sidebar(document, 40, by_speaker=True).lines
    assert [line.right for line in grouped if "?" in line.right] == ["1 ?", "1 ?"]


def test_a_name_that_is_cut_ends_in_a_word_that_can_stand_there() -> None:
    for name, width, shown in (
        ("Organizers of the march on the harbour", 22, "Organizers …"),
        ("Organizers of the march on the harbour", 26, "Organizers of the march …"),
        ("Freunde der alten Brücke", 16, "Freunde …"),
        ("Organizers", 40, "Organizers"),
        ("Donaudampfschifffahrtsgesellschaft", 12, "Donaudampfs…"),
    ):
        assert cut_phrase(name, width) == shown
    assert without_dangling("Regents Professor at") == "Regents Professor"
    assert without_dangling("of the") == "of the"


def test_a_day_is_not_broken() -> None:
    for width in range(20, 60):
        lines = Sidebar(Document(seed_article()), width, by_speaker=True).lines
        assert any("Fri 5 Jan" in line.left for line in lines), width


def test_in_order_of_the_text_every_quotation_has_its_speaker() -> None:
    sidebar = Sidebar(Document(seed_article()), 40, by_speaker=False, evidence=9)
    assert sidebar.order == list(range(10))
    speakers = [line.left for line in sidebar.lines if line.kind == "speaker"]
    assert len(speakers) < 10
    assert all(one != other for one, other in itertools.pairwise(speakers)), "a name stands over all in a row"
    text = "\n".join(line.left for line in sidebar.lines)
    assert text.count("Donald Trump  @realDonaldTrump") == 1, "beside the post, and not beside what was said"
    assert "— posted, Wed 3 Jan" in text
    assert text.count("→ Twitter · likely .94") == 1, "only where it is asked for"


def test_how_sure_it_is_never_stands_alone() -> None:
    document = Document(seed_article())
    for width in range(16, 60):
        for quotation in document.quotations:
            assert not any(words.strip() in (".94", "· .94") for words in evidence(quotation, width))


def test_what_is_ones_own_says_so_and_what_has_moved_asks_to_be_looked_at() -> None:
    stored = seed_article()
    mine = [
        quote._replace(yours=Correction("she", moved=quote.group == 2)) if quote.group in (1, 2) else quote
        for quote in stored.quotes
    ]
    sidebar = Sidebar(Document(stored._replace(quotes=tuple(mine))), 60, by_speaker=False)
    told: dict[int, list[str]] = {line.number: [] for line in sidebar.lines if line.number is not None}
    for each in sidebar.lines:
        if each.kind == "meta" and each.number is not None:
            told[each.number].append(each.left)
    assert told[0] == ["— boasted"]
    assert told[1] == ["— posted, Wed 3 Jan · yours"]
    assert told[2] == ["— stated · yours", "moved, please look"]
