"""Where an article comes from, as the screen says it."""

from __future__ import annotations

from dataclasses import replace

from reader.marks.operations import Remembered
from reader.model.article import Problem
from reader.tui.dialogs.provenance import provenance, provenance_lines
from reader.tui.page.document import Document
from tests.tui.conftest import reading
from tests.tui.fakes import FakeIndex, seed_article, some_articles

NOTHING = Remembered()


def facts(held: Remembered = NOTHING, **changed: object) -> dict[str, str]:
    stored = seed_article()
    article = replace(stored.article, **changed)  # type: ignore[arg-type]
    return dict(provenance(Document(stored._replace(article=article)), held, "~/news"))


def test_what_the_document_says_and_what_was_worked_out_are_told_apart() -> None:
    known = facts(title_derived=True, language="en", language_guessed=True, meta={"desk": "night"})
    assert known["title"].endswith("(its first sentence)")
    assert known["language"] == "en (guessed from its words)"
    assert known["archive"] == "~/news"
    assert known["desk"] == "night"
    assert facts(date=None)["date"] == "none is given"


def test_problems_and_marks_are_among_it() -> None:
    known = facts(
        Remembered(read=True, starred=True, tags=("pier",), note="ask\x1b[31m them"),
        problems=(Problem("a.txt", 3, "no date", "write one"),),
    )
    assert known["line 3"] == "no date; write one"
    assert known["marked"] == "read, starred"
    assert known["tags"] == "pier"
    assert "\x1b" not in known["note"]


def test_lines_fit_and_headings_have_air() -> None:
    lines = list(provenance_lines([("Document", ""), ("path", "x" * 90), ("Yours", ""), ("note", "so")], 40))
    assert all(len(line.words) <= 40 for line in lines)
    assert [line.words for line in lines if line.kind == "strong"] == ["Document", "Yours"]
    assert [line.words for line in lines][-3:] == ["", "Yours", "  note        so"]


async def test_the_key_opens_it_and_closes_it_again() -> None:
    async with reading(FakeIndex(some_articles())) as reader:
        await reader.press("I")
        await reader.until(lambda: "Where this comes from" in reader.text)
        assert "archive     ~/news" in reader.text
        await reader.pilot.press("I")
        await reader.until(lambda: reader.app.screen is reader.main)
