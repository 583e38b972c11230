"""Quotations of the archive in the forms in which they leave the program."""

from __future__ import annotations

from reader.index.answers import Hit
from reader.index.holdings import QuoteHit
from reader.model.person import Person
from reader.model.quotation import Quote
from reader.shown.saidforms import said_line, said_markdown, said_record

ADDRESS = "https://x.example/a"
BODY = "“We wait,” the mayor said, “for the spring.” The city\nagreed."


def _hit(words: str, **more: object) -> QuoteHit:
    start = BODY.index(words)
    quote = Quote(start, start + len(words), **{"kind": "direct", "confidence": 0.9, **more})  # type: ignore[arg-type]
    row = Hit(1, "a", "a.md", "Harbour\x1b[31m bridge", False, "2018-01-05", "Port Gazette", ADDRESS, 1)
    return QuoteHit(1, row, quote, BODY, Person("Mara Lind", "person"), 3)


def _mayor() -> list[QuoteHit]:
    known = {"canonical": "Mara Lind", "role": "mayor"}
    return [_hit("“We wait,”", **known), _hit("“for the spring.”", **known)]


def test_a_line_has_all_parts_who_and_where() -> None:
    parts = _mayor()
    assert said_line(parts, parts[0].article) == (
        "“We wait,” … “for the spring.” — Mara Lind, Port Gazette, 2018-01-05, https://x.example/a"
    )


def test_markdown_names_the_role_and_the_article_and_obeys_no_control_sign() -> None:
    parts = _mayor()
    written = said_markdown(parts, parts[0].article)
    assert written.startswith("> “We wait,” … “for the spring.”\n>\n> — Mara Lind, mayor: “Harbour")
    assert written.endswith("Port Gazette, 2018-01-05, https://x.example/a")
    assert "\x1b" not in written


def test_a_line_end_inside_a_quotation_ends_no_line_and_nobody_is_said() -> None:
    nobody = _hit("The city\nagreed", kind="indirect")
    nameless = nobody._replace(person=None)
    assert said_line([nameless], nobody.article).startswith("The city agreed — unattributed, ")
    assert said_markdown([nameless], nobody.article).count("\n") == 2


def test_a_record_has_the_article_the_quotation_and_its_number() -> None:
    record = said_record(_mayor()[0])
    assert {name: record[name] for name in ("id", "text", "person", "n")} == {
        "id": "a",
        "text": "“We wait,”",
        "person": "Mara Lind",
        "n": 3,
    }
