"""Speech behind dashes."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reader.quotes.lexicon.spanish import SPANISH
from reader.quotes.words.dashes import with_dashes
from reader.quotes.words.marks import paragraphs


def spoken(text: str) -> list[str]:
    """Return what is said behind dashes."""
    return [text[span.start : span.end] for span in with_dashes(text, paragraphs(text), [], SPANISH)]


def test_incises_are_no_part_of_what_is_said() -> None:
    text = "—Vuelvo mañana —dijo Ana—. Espérame.\n—¿Y el perro? —preguntó él.\n—El perro viene."
    assert spoken(text) == ["Vuelvo mañana", "Espérame.", "¿Y el perro?", "El perro viene."]


def test_a_list_with_dashes_is_no_dialogue() -> None:
    assert spoken("—Pan y vino.\n—Queso de oveja.\n—Tres manzanas.") == []


PIECES = [
    "—",
    "–",
    " ",
    "Hola",
    "dijo Ana",
    "¿Vienes?",
    ".",
    ", ",
    "\n",
    "— Dice que ",
    "preguntó él",
    "«",
    "»",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_pieces_are_in_order_and_apart(text: str) -> None:
    spans = with_dashes(text, paragraphs(text), [], SPANISH)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
