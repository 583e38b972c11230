"""Which quotations a typed line leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.quotation import Quote
from reader.tui.page.document import Document
from reader.tui.page.sifting import lasting, sifted
from tests.tui.fakes import article, seed_article

if TYPE_CHECKING:
    from reader.model.kinds import QuoteKind

SAID: tuple[tuple[str, QuoteKind, str, float], ...] = (
    ("“The dam holds.”", "direct", "Mara Lind", 0.99),
    ("the dam may be mended", "indirect", "Olaf Lind", 0.8),
    ("“Ask Mara, not me.”", "direct", "Olaf Lind", 0.5),
    ("“I am sure of Häring.”", "mixed", "Union of Ferries", 0.99),
)


def _document() -> Document:
    text = "\n\n".join(words for words, *_ in SAID)
    stored = article(3, "Dam", text)
    quotes = tuple(
        Quote(
            text.index(words), text.index(words) + len(words), kind, canonical=name, group=at, confidence=sure
        )
        for at, (words, kind, name, sure) in enumerate(SAID)
    )
    return Document(stored._replace(quotes=quotes))


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("", [0, 1, 2, 3]),
        ("dam", [0, 1]),
        ("haring", [3]),
        ("direct", [0, 2, 3]),
        ("indirect", [1]),
        ("direct indirect", [0, 1, 2, 3]),
        ("sure", [0, 3]),
        ("likely unsure", [1, 2]),
        ("unsure direct", [2]),
        ("ferr", [3]),
        ("sure dam", [0]),
        ("nowhere", []),
    ],
)
def test_words_kinds_and_how_sure_combine(typed: str, numbers: list[int]) -> None:
    assert sifted(_document(), typed) == numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("mara", [0]),  # and not who speaks of her
        ("mar", [0, 2]),  # not yet a name
        ("lind", [0, 1]),  # Olaf's other one is not sure enough to be credited
        ("mara lind", [0]),
        ("lind mara", [0]),
        ("mara olaf", [0, 1]),
        ("lind dam", [0, 1]),
        ('"mara', [2]),
        ("“sure", [3]),
    ],
)
def test_a_word_of_a_name_means_who_bears_it_unless_behind_a_quotation_mark(
    typed: str, numbers: list[int]
) -> None:
    assert sifted(_document(), typed) == numbers


def test_a_word_of_ours_that_is_begun_empties_nothing() -> None:
    assert [len(sifted(_document(), "indirect"[:letters])) for letters in range(1, 9)][-1] == 1
    assert all(sifted(_document(), "indirect"[:letters]) for letters in range(1, 9))


@given(st.text(max_size=30))
def test_whatever_is_typed_leaves_some_in_order_of_the_text(typed: str) -> None:
    document = Document(seed_article())
    numbers = sifted(document, typed)
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(range(len(document.quotations)))
    assert sifted(document, lasting(typed)) == sifted(document, lasting(lasting(typed)))


def test_only_what_means_something_elsewhere_lasts() -> None:
    assert lasting("mara direct dam unsure") == "direct unsure"
    assert lasting('"sure mara') == ""
