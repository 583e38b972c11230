"""An index agrees with the journals: after a run, when they have changed, and not before it may be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.corrections.making import one_person, spoken, unquoted
from reader.index.backends import backend_at
from reader.index.indexing.correcting import Corrections, catch_up
from reader.index.indexing.indexer import Indexer
from reader.index.query import parse
from reader.index.writing import Busy
from reader.marks.memory import Memory
from reader.seeds import FolderRepository

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from reader.index.progress import Progress
    from reader.index.protocol import Index
    from reader.marks.operations import Mark

DOCUMENTS = {
    "one.txt": "First\n\n“We have no boat,” said Bo Lind. It rained all day on the quay and in the hall.\n",
    "two.txt": "Second\n\n“Nobody asked us,” said Ada Nilsen, and left by the door behind the stage.\n",
}


class Desk:
    """An archive, its memory and its index."""

    def __init__(self, folder: Path) -> None:
        self.news = folder / "news"
        self.news.mkdir()
        for name, text in DOCUMENTS.items():
            (self.news / name).write_text(text, "utf-8")
        self.memory = Memory(str(self.news), str(folder / "state"))
        self.backend = backend_at(str(folder / "index"))
        self.corrections = Corrections(self.memory)

    def refresh(self, *paths: str) -> Progress:
        """Index the archive, or what stands at these paths."""
        with self.backend.writing(0), self.backend.store() as store:
            if store is not None:
                indexer = Indexer(FolderRepository(self.news), store, lambda _: None, self.corrections)
                return indexer.run_at(paths) if paths else indexer.run()
        with self.backend.writing(0), self.backend.new_store(beside=False) as store:
            progress = Indexer(FolderRepository(self.news), store, lambda _: None, self.corrections).run()
        self.backend.publish()
        return progress

    def ask(self, question: Callable[[Index], object]) -> object:
        """Put a question to the index as it is."""
        index = self.backend.open_index()
        assert index is not None
        try:
            return question(index)
        finally:
            index.close()

    def speakers(self) -> dict[str, int]:
        """Return who is quoted how often."""
        assert self.backend.check() == []
        return self.ask(lambda index: {row.name: row.quotations for row in index.speakers(parse(""))})  # type: ignore[return-value]

    def say(self, path: str, name: str | None, *, none: bool = False) -> None:
        """Note whose the first quotation of an article is, or that it is none."""

        def marks(index: Index) -> list[Mark]:
            stored = index.article(path)
            assert stored is not None
            (named,) = index.named([path])
            if none:
                return unquoted(named.names, stored.article.text, stored.quotes, 1)
            return spoken(named.names, stored.article.text, stored.quotes, 1, name)

        with self.memory.writing() as writer:
            writer.write(self.ask(marks))  # type: ignore[arg-type]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk(tmp_path)
    made.refresh()
    return made


def test_what_was_said_counts_once_the_index_has_caught_up_and_not_after_it_is_taken_back(desk: Desk) -> None:
    desk.say("one.txt", "Cy Roe")
    assert desk.speakers() == {"Bo Lind": 1, "Ada Nilsen": 1}
    assert catch_up(desk.backend, desk.corrections, 0)
    assert desk.speakers() == {"Cy Roe": 1, "Ada Nilsen": 1}
    assert not catch_up(desk.backend, desk.corrections, 0)
    desk.memory.undo()
    assert catch_up(desk.backend, desk.corrections, 0)
    assert desk.speakers() == {"Bo Lind": 1, "Ada Nilsen": 1}


def test_people_are_who_the_journals_say(desk: Desk) -> None:
    with desk.memory.writing() as writer:
        writer.write(one_person("Bo Lind", "Ada Nilsen"))
    catch_up(desk.backend, desk.corrections, 0)
    assert list(desk.speakers().values()) == [2]
    desk.memory.undo()
    desk.refresh()
    assert desk.speakers() == {"Bo Lind": 1, "Ada Nilsen": 1}


def test_a_document_that_is_stored_anew_is_corrected_in_the_same_batch(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.say("one.txt", "Cy Roe")
    desk.refresh()
    text = DOCUMENTS["one.txt"].replace("First\n\n", "First\n\n“So,” said Eve Moor.\n\n")
    (desk.news / "one.txt").write_text(text, "utf-8")
    monkeypatch.setattr(Corrections, "apply", lambda *_: None)  # as if the process were ended before
    desk.refresh("one.txt")
    assert desk.speakers() == {"Cy Roe": 1, "Ada Nilsen": 1, "Eve Moor": 1}


def test_a_correction_goes_with_its_document_and_comes_back_with_it(desk: Desk) -> None:
    desk.say("one.txt", "Cy Roe")
    desk.refresh()
    (desk.news / "one.txt").rename(desk.news / "moved.txt")
    desk.refresh()
    assert desk.speakers() == {"Cy Roe": 1, "Ada Nilsen": 1}
    (desk.news / "moved.txt").unlink()
    desk.refresh()
    assert desk.speakers() == {"Ada Nilsen": 1}
    (desk.news / "third.txt").write_text(DOCUMENTS["one.txt"], "utf-8")
    desk.refresh()
    assert desk.speakers() == {"Cy Roe": 1, "Ada Nilsen": 1}


def test_where_another_article_is_meant_by_now_the_first_is_as_the_rules_have_it(desk: Desk) -> None:
    desk.say("one.txt", "Cy Roe")
    desk.refresh()
    (desk.news / "moved.txt").write_text(DOCUMENTS["one.txt"], "utf-8")
    (desk.news / "one.txt").write_text(
        "First\n\n“We have no boat,” said Bo Lind. It is another text.\n", "utf-8"
    )
    desk.refresh()
    assert desk.speakers() == {"Cy Roe": 1, "Bo Lind": 1, "Ada Nilsen": 1}


def test_a_run_tells_that_something_counts_otherwise(desk: Desk) -> None:
    assert desk.refresh().changed == 0
    desk.say("one.txt", "Cy Roe")
    assert desk.refresh().changed == 1
    assert desk.refresh().changed == 0


def test_other_marks_are_noted_and_change_nothing(desk: Desk) -> None:
    from reader.marks.entries import Names
    from reader.marks.operations import READ, flag

    before = desk.ask(lambda index: index.heard())
    with desk.memory.writing() as writer:
        writer.write([flag(READ, Names("one.txt"))])
    assert desk.corrections.is_news(before)  # type: ignore[arg-type]
    assert not catch_up(desk.backend, desk.corrections, 0)
    after = desk.ask(lambda index: index.heard())
    assert not desk.corrections.is_news(after)  # type: ignore[arg-type]
    assert after.digest == before.digest == ""  # type: ignore[attr-defined]


def test_while_another_process_writes_it_waits_no_longer_than_it_may(desk: Desk) -> None:
    desk.say("one.txt", "Cy Roe")
    with desk.backend.writing(0), pytest.raises(Busy):
        catch_up(desk.backend, desk.corrections, 0)
    assert desk.speakers() == {"Bo Lind": 1, "Ada Nilsen": 1}


def test_what_is_no_quotation_is_neither_found_nor_counted(desk: Desk) -> None:
    desk.say("one.txt", "Cy Roe", none=True)
    catch_up(desk.backend, desk.corrections, 0)
    assert desk.ask(lambda index: index.article_ids(parse("quote:boat"))) == []
    assert desk.ask(lambda index: index.status().quotations) == 1
