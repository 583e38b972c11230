"""Where an article comes from, as the screen says it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.archive import open_archive
from reader.marks.operations import Remembered
from reader.model.article import Problem
from reader.tui.dialogs.provenance import provenance, provenance_lines
from reader.tui.page.document import Document
from tests.tui.conftest import reading
from tests.tui.fakes import FakeIndex, seed_article, some_articles

if TYPE_CHECKING:
    from pathlib import Path

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


def test_copies_are_named_and_many_are_counted() -> None:
    document = Document(seed_article())
    told = list(
        provenance(document, NOTHING, "~/news", (), [f"copy-{number:02}.txt" for number in range(25)])
    )
    assert ("copies", "copy-00.txt") in told
    assert ("", "copy-19.txt") in told
    assert ("", "and 5 more") in told


async def test_the_file_is_read_when_it_is_asked_for(tmp_path: Path) -> None:
    root, same = tmp_path / "news", "The ferry to the island sails at nine from the old pier, come what may."
    root.mkdir()
    for name, title in (("a.txt", "Ferry"), ("b.txt", "Ferry again")):
        (root / name).write_text(f"date 2018-01-05\ntitle: {title}\n\n{same}\n", "utf-8")
    archive = open_archive(str(root))
    assert archive.answer(lambda index: index.status().articles, lambda _: None, lambda _: None) == 2
    async with reading(archive=archive) as reader:
        await reader.press("I")
        await reader.until(lambda: "as it was indexed" in reader.text)
        assert "utf-8" in reader.text
        assert "copies" in reader.text
        await reader.press("q")
        selected = reader.main.frame.articles.selected
        assert selected is not None
        (root / selected.path).unlink()
        await reader.press("I")
        await reader.until(lambda: "gone since it was indexed" in reader.text or "no article" in reader.text)
