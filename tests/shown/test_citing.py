"""One line that says who wrote it, who said it and where it stands."""

from __future__ import annotations

import pytest

from reader.model.article import Article
from reader.model.quotation import Quote
from reader.shown.citing import attributed, citation
from reader.shown.crediting import credit

TEXT = "“We wait,” Mara Lind said, “for the spring.” The city agreed."


def _article(**more: str | None) -> Article:
    fields: dict[str, str | None] = {"date": "2018-01-05", "source": "Port Gazette", **more}
    return Article("a", "a.md", None, "Harbour bridge", False, TEXT, **fields)  # type: ignore[arg-type]


def _quote(words: str, **more: object) -> Quote:
    start = TEXT.index(words)
    return Quote(start, start + len(words), **{"kind": "direct", **more})  # type: ignore[arg-type]


def test_a_citation_names_what_is_known() -> None:
    assert citation(_article()) == "“Harbour bridge”, Port Gazette, 2018-01-05."
    whole = _article(author="Ida Holm", url="https://gazette.example/bridge")
    assert citation(whole) == (
        "Ida Holm, “Harbour bridge”, Port Gazette, 2018-01-05. https://gazette.example/bridge"
    )
    assert citation(_article(date=None, source=None)) == "“Harbour bridge”."


def test_a_citation_is_one_clean_line() -> None:
    assert citation(_article(author="Ida\n\x1b[31mHolm")).startswith("Ida")
    assert "\n" not in citation(_article(author="Ida\nHolm"))
    assert "\x1b" not in citation(_article(author="Ida\x1b[31mHolm", source="\x9bGazette"))


def test_the_parts_of_an_utterance_are_joined_by_an_ellipsis() -> None:
    parts = [
        _quote("“We wait,”", canonical="Mara Lind", confidence=0.9),
        _quote("“for the spring.”", canonical="Mara Lind", confidence=0.9),
    ]
    line = attributed(_article(), parts, credit(parts[0], TEXT, None))
    assert line == "“We wait,” … “for the spring.” — Mara Lind, Port Gazette, 2018-01-05"


@pytest.mark.parametrize(
    ("kind", "begins"), [("direct", "“The city agreed”"), ("post", "“The city"), ("indirect", "The city")]
)
def test_only_words_as_they_were_said_get_quotation_marks(kind: str, begins: str) -> None:
    quote = _quote("The city agreed", kind=kind)
    assert attributed(_article(), [quote], credit(quote, TEXT, None)).startswith(begins)


def test_an_unsure_name_gives_way_to_the_words_of_the_text_and_nobody_is_said() -> None:
    at = TEXT.index("The city")
    unsure = _quote("“We wait,”", canonical="Ida Holm", speaker=(at, at + 8), confidence=0.2)
    assert " — The city, Port" in attributed(_article(), [unsure], credit(unsure, TEXT, None))
    nobody = _quote("“We wait,”")
    assert " — unattributed, Port" in attributed(_article(), [nobody], credit(nobody, TEXT, None))


def test_an_address_ends_the_line_and_the_title_stands_in_for_the_source() -> None:
    said = _quote("“We wait,”", canonical="Mara Lind", confidence=0.9)
    article = _article(source=None, url="https://gazette.example/bridge")
    assert attributed(article, [said], credit(said, TEXT, None)) == (
        "“We wait,” — Mara Lind, “Harbour bridge”, 2018-01-05, https://gazette.example/bridge"
    )
    assert attributed(_article(date=None), [said], credit(said, TEXT, None)).endswith("Lind, Port Gazette")
