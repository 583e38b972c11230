"""Corrections over what the rules found: who speaks, what is a quotation, and what is left of both after edits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.corrections.applying import corrected, lost_words
from reader.marks.operations import everywhere_here, is_quotation, this_is, withdrawn
from reader.marks.textquotes import text_quote
from reader.quotes.extraction import extract
from reader.shown.records import quotations
from tests.marks.making import FERRY, made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.marks.entries import Entry
    from reader.marks.operations import Mark
    from reader.model.quotation import Quote

TEXT = (
    "Bo Lind, who runs the ferry, met the council on Friday.\n\n"
    "“We have no money left for a second boat,” he said. “The pier comes first.”\n\n"
    "“Nobody asked the island what it wants,” said Ada Nilsen, its doctor.\n\n"
    "“It is late,” Bo Lind said.\n\n"
    "The “night owl” is the last boat of the day.\n\n"
    "Most of the benches on the quay have been painted green since the spring."
)


def found_in(text: str = TEXT) -> list[Quote]:
    return extract(text, language="en")


def where(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def entries(*marks: Mark) -> list[Entry]:
    return [
        made(at, "aaaaaaaa", mark.register, on=mark.on, value=mark.value) for at, mark in enumerate(marks)
    ]


def said(words: str, name: str | None) -> Mark:
    return this_is(FERRY, text_quote(TEXT, *where(words)), name)


def quoted(words: str, *, on: bool) -> Mark:
    return is_quotation(FERRY, text_quote(TEXT, *where(words)), quoted=on)


def shown(*marks: Mark, text: str = TEXT) -> list[Quote]:
    return list(corrected(text, found_in(text), entries(*marks)))


def whose(quotes: Sequence[Quote], text: str = TEXT) -> dict[str, str | None]:
    return {text[quote.start : quote.end]: quote.canonical for quote in quotes}


def of(words: str, quotes: Sequence[Quote], text: str = TEXT) -> Quote:
    return next(quote for quote in quotes if words in text[quote.start : quote.end])


ISLAND, MONEY, PIER, OWL = (
    "“Nobody asked the island what it wants,”",
    "“We have no money left for a second boat,”",
    "“The pier comes first.”",
    "“night owl”",
)


def test_the_rules_find_what_these_tests_are_about() -> None:
    found = whose(found_in())
    assert (found[MONEY], found[PIER], found[ISLAND]) == ("Bo Lind", "Bo Lind", "Ada Nilsen")
    assert of("night owl", found_in()).kind == "scare"


def test_without_corrections_all_is_as_the_rules_have_it() -> None:
    assert shown() == found_in()
    assert shown(withdrawn(said(MONEY, "Cy Roe")).__class__(said(MONEY, "x").register, False)) == found_in()


def test_a_speaker_is_given_to_the_whole_utterance_and_says_that_it_is_yours() -> None:
    quotes = shown(said(MONEY, "Cy Roe"))
    assert {whose(quotes)[MONEY], whose(quotes)[PIER]} == {"Cy Roe"}
    quote = of("no money", quotes)
    assert quote.yours is not None
    assert (quote.yours.was, quote.yours.moved, quote.confidence) == ("Bo Lind", False, 1.0)
    assert quote.how.startswith("you; the rules: Bo Lind, ")
    assert quote.speaker is not None
    assert TEXT[slice(*quote.speaker)] == "he"
    assert len(quotations(quotes)) == len(quotations(found_in()))


def test_words_that_name_another_are_no_longer_the_speakers() -> None:
    quote = of("island", shown(said(ISLAND, "Cy Roe")))
    assert (quote.speaker, quote.canonical, quote.role, quote.cue) == (None, "Cy Roe", None, None)
    same = of("island", shown(said(ISLAND, "Ada Maria Nilsen")))
    assert same.speaker == where("Ada Nilsen")


def test_a_name_that_means_nobody_is_another_ones_too() -> None:
    found = [quote._replace(canonical=None) for quote in found_in()]
    marks = entries(said(MONEY, "Cy Roe"), said(ISLAND, "Cy Roe"))
    quotes = corrected(TEXT, found, marks)
    assert of("no money", quotes).speaker is not None  # “he”
    assert of("island", quotes).speaker is None  # “Ada Nilsen”


def test_where_the_rules_agree_nothing_is_said() -> None:
    assert shown(said(ISLAND, "ada nilsen")) == found_in()


def test_nobody_can_be_named() -> None:
    quotes = shown(said(MONEY, None), said(ISLAND, None))
    assert whose(quotes)[MONEY] is whose(quotes)[ISLAND] is None
    assert of("no money", quotes).speaker is not None  # “he”
    assert of("island", quotes).speaker is None


def test_whoever_is_called_so_is_somebody_everywhere_but_where_more_was_said() -> None:
    quotes = shown(everywhere_here(FERRY, "Bo Lind", "Cy Roe"), said("“It is late,”", "Dee Ash"))
    found = whose(quotes)
    assert (found[MONEY], found[PIER], found["“It is late,”"]) == ("Cy Roe", "Cy Roe", "Dee Ash")
    assert found[ISLAND] == "Ada Nilsen"


def test_nobody_of_that_name_leaves_the_correction_to_later() -> None:
    there = corrected(TEXT, found_in(), entries(everywhere_here(FERRY, "Eve Moor", "Cy Roe")))
    assert list(there) == found_in()


def test_what_is_no_quotation_is_kept_as_words_between_marks() -> None:
    quotes = shown(quoted(ISLAND, on=False))
    quote = of("island", quotes)
    assert (quote.kind, quote.speaker, quote.canonical) == ("scare", None, None)
    assert quote.how.startswith("you, not a quotation; the rules: Ada Nilsen")
    assert len(quotations(quotes)) == len(quotations(found_in())) - 1


def test_what_is_no_quotation_stays_none_whoever_was_named_before() -> None:
    assert of("island", shown(said(ISLAND, "Cy Roe"), quoted(ISLAND, on=False))).kind == "scare"


def test_where_the_rules_have_no_quotation_either_nothing_is_said() -> None:
    assert shown(quoted(OWL, on=False)) == found_in()


def test_the_later_word_on_the_same_words_counts() -> None:
    assert shown(quoted(ISLAND, on=False), quoted(ISLAND, on=True)) == found_in()


def test_words_between_marks_become_a_quotation() -> None:
    quote = of("night owl", shown(quoted(OWL, on=True), said(OWL, "Ada Nilsen")))
    assert (quote.kind, quote.canonical) == ("direct", "Ada Nilsen")


def test_words_without_marks_become_a_quotation_in_its_place() -> None:
    words = "have been painted green since the spring"
    quotes = shown(quoted(words, on=True), said(words, "Cy Roe"))
    quote = of(words, quotes)
    assert (quote.kind, quote.canonical, quote.yours) == ("indirect", "Cy Roe", (None, False))
    assert quote.how == "you; the rules: no quotation"
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    first = {q.group: q.start for q in reversed(quotes)}
    assert sorted(first) == sorted(first, key=lambda group: first[group]) == list(range(len(first)))


def test_a_quotation_that_is_to_begin_elsewhere_takes_the_place_of_what_it_crosses() -> None:
    words = "left for a second boat,” he said. “The pier"
    quotes = shown(quoted(words, on=True))
    assert of(words, quotes).yours is not None
    for one in quotes:
        for other in quotes:
            assert not one.start < other.start < one.end < other.end


def test_a_speaker_of_words_that_the_rules_see_no_more_is_still_one() -> None:
    words = "Most of the benches on the quay have been painted green since the spring."
    assert whose(shown(said(words, "Cy Roe")))[words] == "Cy Roe"


def test_parts_that_are_one_utterance_by_now_keep_their_speakers() -> None:
    quotes = shown(said(MONEY, "Cy Roe"), said(PIER, "Dee Ash"))
    assert (whose(quotes)[MONEY], whose(quotes)[PIER]) == ("Cy Roe", "Dee Ash")
    assert of("no money", quotes).group != of("pier comes", quotes).group


EDITS = {
    "typography": lambda text: text.replace("“", '"').replace("”", '"'),
    "lines": lambda text: text.replace("\n\n", "\n \n"),
    "above": lambda text: "A paragraph is new.\n\n“Indeed,” said Eve Moor.\n\n" + text,
    "inside": lambda text: text.replace("a second boat", "another boat"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_correction_survives_edits(edit: object) -> None:
    text = edit(TEXT)  # type: ignore[operator]
    quote = of("have no money", shown(said(MONEY, "Cy Roe"), text=text), text)
    assert (quote.canonical, quote.yours) == ("Cy Roe", ("Bo Lind", False))


def test_words_that_changed_much_are_to_be_looked_at() -> None:
    text = TEXT.replace("“We have no money left for a second boat,” he", "“We have no money left,” the man")
    text = text.replace("met the council on Friday.", "met them.")
    quote = of("have no money", shown(said(MONEY, "Cy Roe"), text=text), text)
    assert quote.yours is not None
    assert quote.yours.moved
    assert quote.how.startswith("you, moved, please look; the rules: ")


def test_words_that_are_gone_are_lost_and_come_back() -> None:
    text = (
        TEXT.replace(MONEY, "“No,”")
        .replace("met the council on Friday.", "met.")
        .replace("he said", "said he")
    )
    there = corrected(text, found_in(text), entries(said(MONEY, "Cy Roe")))
    assert list(there) == found_in(text)
    assert lost_words(text, entries(said(MONEY, "Cy Roe"))) == [MONEY]
    assert whose(shown(said(MONEY, "Cy Roe")))[MONEY] == "Cy Roe"


def test_a_name_from_the_journal_of_another_is_one_clean_line() -> None:
    mark = said(MONEY, "Cy Roe")
    assert isinstance(mark.value, dict)
    foreign = mark._replace(value=mark.value | {"to": "Cy\x1b[31m\nRoe \u202e" + "x" * 9_000})
    name = of("no money", shown(foreign)).canonical
    assert name is not None
    assert name.startswith("Cy Roe x")
    assert name.isprintable()
    assert len(name) <= 200


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"q": text_quote(TEXT, *where(MONEY)).record()},
        {"q": 1},
        {"q": {"exact": "x"}, "to": 3},
        {"q": {}, "to": None},
    ],
)
def test_what_a_later_version_writes_is_passed_over(value: dict[str, object]) -> None:
    mark = said(MONEY, "Cy Roe")._replace(value=value)
    there = corrected(TEXT, found_in(), entries(mark))
    assert list(there) == found_in()


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)).map(
    lambda pair: (pair[0], min(len(TEXT), pair[0] + pair[1]))
)


@given(st.lists(st.tuples(spans, st.sampled_from(["Cy Roe", None, "is", "is not"])), max_size=5))
def test_whatever_is_said_quotations_never_cross_and_stand_in_order(
    marks: list[tuple[tuple[int, int], str | None]],
) -> None:
    made_of = [
        is_quotation(FERRY, text_quote(TEXT, *span), quoted=what == "is")
        if what in ("is", "is not")
        else this_is(FERRY, text_quote(TEXT, *span), what)
        for span, what in marks
    ]
    there = corrected(TEXT, found_in(), entries(*made_of))
    quotes = there
    assert [(q.start, -q.end) for q in quotes] == sorted((q.start, -q.end) for q in quotes)
    assert all(0 <= q.start < q.end <= len(TEXT) for q in quotes)
    assert not any(a.start < b.start < a.end < b.end for a in quotes for b in quotes)
    first: dict[int, int] = {}
    for quote in quotes:
        first.setdefault(quote.group, quote.start)
    assert list(first) == sorted(first)
