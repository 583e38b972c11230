"""The library: what is public keeps its form, and an archive answers from Python as it does from the shell."""

from __future__ import annotations

import inspect
import subprocess
import sys
import typing
from typing import TYPE_CHECKING

import pytest

import reader
from reader import library
from reader.index.faults import Damaged
from reader.index.sqlite.asking.answering import SqliteIndex
from reader.index.writerlock import writer_lock

if TYPE_CHECKING:
    from pathlib import Path

FUNCTIONS = {
    "OpenArchive.article": "(self, article_id: 'str') -> 'Stored | None'",
    "OpenArchive.close": "(self) -> 'None'",
    "OpenArchive.count": "(self, query: 'str | Query' = '') -> 'Count'",
    "OpenArchive.problems": "(self) -> 'Iterator[Problem]'",
    "OpenArchive.quotes": "(self, query: 'str | Query' = '', *, speaker: 'str | None' = None, "
    "kinds: 'Sequence[QuoteKind]' = ('direct', 'mixed', 'indirect', 'post'), limit: 'int | None' = None) "
    "-> 'Iterator[QuoteHit]'",
    "OpenArchive.refresh": "(self) -> 'None'",
    "OpenArchive.search": "(self, query: 'str | Query' = '', *, sort: 'Sort' = 'date', limit: 'int | None' = None) "
    "-> 'Iterator[Hit]'",
    "OpenArchive.speakers": "(self, query: 'str | Query' = '', *, limit: 'int | None' = None) "
    "-> 'Iterator[SpeakerRow]'",
    "extract": "(text: 'str', *, spans: 'Sequence[Span]' = (), date: 'str | None' = None, "
    "title: 'str | None' = None, language: 'str | None' = None) -> 'list[Quote]'",
    "open_archive": "(path: 'str | os.PathLike[str] | None' = None, *, "
    "index: 'str | None' = None, report: 'Callable[[Progress], None] | None' = None, "
    "notify: 'Callable[[Notice], None] | None' = None) "
    "-> 'OpenArchive'",
    "parse": "(text: 'str', *, today: 'date | None' = None) -> 'Query'",
}
FIELDS = {
    "Article": "id path fragment title title_derived text spans date source author url section language "
    "language_guessed tags meta problems origins day",
    "Correction": "was moved",
    "Count": "value capped",
    "Hit": "key id path title title_derived date source url quotes snippet marks day",
    "Marks": "read starred hidden corrected noted tags changed",
    "Notice": "kind text",
    "OpenArchive": "name root",
    "Person": "name kind forms",
    "Problem": "path line what how",
    "Progress": "state done total changed message seconds",
    "Query": "root text",
    "Quote": "start end kind inner speaker canonical role cue group said_on via how confidence span_confidence "
    "speaker_confidence person_confidence yours",
    "QuoteHit": "key article quote body person number text speaker cue",
    "Snippet": "text marks",
    "Span": "start end kind target level",
    "SpeakerRow": "name quotations articles first last kind forms",
    "Stored": "key article quotes people",
}
ERRORS = ("ArchiveMissing", "ConfigError", "IndexFault", "QueryError", "ReaderError")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an archive of two articles."""
    said = "“It is not safe,” said Ada Nilsen. “We mend it,” she said."
    (tmp_path / "bridge.txt").write_text(f"date 2018-01-01\ntitle: The bridge\n\n{said}\n", "utf-8")
    (tmp_path / "ferry.txt").write_text("date 2018-01-02\ntitle: The ferry\n\nIt runs.\n", "utf-8")
    return tmp_path


def test_what_is_public_keeps_its_form() -> None:
    """A change here is one that users of the library feel: it belongs into the changelog."""
    assert set(reader.__all__) == {"__version__", *FIELDS, *ERRORS, "extract", "open_archive", "parse"}
    for name, expected in FUNCTIONS.items():
        home, _, method = name.rpartition(".")
        function = getattr(getattr(reader, home) if home else reader, method)
        assert str(inspect.signature(function)) == expected, name


@pytest.mark.parametrize("name", FIELDS)
def test_what_is_public_keeps_its_fields(name: str) -> None:
    noun = getattr(reader, name)
    fields = [field for field in getattr(noun, "__match_args__", ()) if not field.startswith("_")]
    properties = [key for key, value in vars(noun).items() if isinstance(value, property)]
    assert [*fields, *properties] == FIELDS[name].split()


@pytest.mark.parametrize("name", [*FIELDS, *ERRORS, *FUNCTIONS])
def test_every_public_name_tells_its_types(name: str) -> None:
    value: object = reader
    for part in name.split("."):
        value = getattr(value, part)
    typing.get_type_hints(value)


def test_the_public_list_is_what_type_checkers_see() -> None:
    """The names that load when they are used, and those that are imported for types, are the same."""
    source = inspect.getsource(reader)
    assert {name for name in reader.__all__ if f"import {name} as {name}\n" in source} == set(reader._HOMES)


def test_an_error_of_any_kind_is_a_reader_error() -> None:
    assert all(issubclass(getattr(reader, name), reader.ReaderError) for name in ERRORS)


def test_a_folder_that_is_not_there_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(reader.ArchiveMissing, match="expected a folder or a document"):
        reader.open_archive(tmp_path / "nowhere")


def test_the_first_question_builds_the_index(folder: Path) -> None:
    heard: list[reader.Progress] = []
    with reader.open_archive(folder, report=heard.append) as archive:
        assert heard == []
        assert [hit.title for hit in archive.search()] == ["The ferry", "The bridge"]
        assert heard[-1].state == "done"
        assert [hit.title for hit in archive.search("safe")] == ["The bridge"]


def test_quotations_have_their_words(folder: Path) -> None:
    with reader.open_archive(folder) as archive:
        hits = list(archive.quotes(speaker="nilsen"))
    assert [(hit.text, hit.person and hit.person.name) for hit in hits] == [
        ("“It is not safe,”", "Ada Nilsen"),
        ("“We mend it,”", "Ada Nilsen"),
    ]


def test_speakers_articles_counts_and_problems(folder: Path) -> None:
    (folder / "sick.json").write_text("{", "utf-8")
    with reader.open_archive(folder) as archive:
        assert [(row.name, row.quotations) for row in archive.speakers()] == [("Ada Nilsen", 2)]
        stored = archive.article("bridge.txt")
        assert stored is not None
        assert (stored.article.title, len(stored.quotes)) == ("The bridge", 2)
        assert archive.article("nothing.txt") is None
        assert archive.count("bridge OR ferry") == (2, False)
        assert [problem.path for problem in archive.problems()] == ["sick.json"]


def test_a_mistake_in_a_query_is_said_before_anything_is_asked(folder: Path) -> None:
    archive = reader.open_archive(folder)
    with pytest.raises(reader.QueryError) as caught:
        archive.search("sorce:post")
    assert caught.value.hint == "did you mean source:?"


def test_a_query_may_be_parsed_before(folder: Path) -> None:
    with reader.open_archive(folder) as archive:
        assert [hit.id for hit in archive.search(reader.parse("title:ferry"))] == ["ferry.txt"]


def test_a_limit_holds_over_pages(folder: Path) -> None:
    with reader.open_archive(folder) as archive:
        assert [hit.id for hit in archive.search(limit=1)] == ["ferry.txt"]
        assert list(archive.quotes(limit=0)) == []


def test_edits_in_place_are_seen_after_a_refresh(folder: Path) -> None:
    with reader.open_archive(folder) as archive:
        assert archive.count("runs") == (1, False)
        (folder / "ferry.txt").write_text(
            "date 2018-01-02\ntitle: The ferry\n\nIt rests at the quay.\n", "utf-8"
        )
        archive.refresh()
        assert (archive.count("runs"), archive.count("quay")) == ((0, False), (1, False))


def test_a_refresh_waits_for_another_indexer_and_never_passes_over_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(library, "LONGEST", 0.1)
    with reader.open_archive(folder) as archive:
        archive.count()
        held, told = writer_lock(archive._archive.folder), "another process is indexing"
        with held, pytest.raises(reader.IndexFault, match=told):
            archive.refresh()
        archive.refresh()


def test_one_document_is_an_archive(folder: Path) -> None:
    with reader.open_archive(folder / "bridge.txt") as archive:
        assert [hit.id for hit in archive.search()] == ["bridge.txt"]


def test_an_archive_that_was_closed_opens_again(folder: Path) -> None:
    archive = reader.open_archive(folder)
    assert archive.count() == (2, False)
    archive.close()
    assert archive.count() == (2, False)
    archive.close()


def test_half_an_answer_is_never_followed_by_another_index(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = reader.open_archive(folder)
    archive.count()
    index = archive._index
    assert index is not None

    def half(query: reader.Query, *, after: str | None, **_: object) -> object:
        if after is not None:
            raise Damaged("the index is damaged")
        return SqliteIndex.search(index, query, limit=1)  # type: ignore[arg-type]

    monkeypatch.setattr(index, "search", half)
    hits = archive.search()
    assert next(hits).title == "The ferry"
    with pytest.raises(reader.IndexFault):
        next(hits)


def test_an_answer_does_not_go_on_in_another_index(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.index.paging.PAGE", 1)
    archive = reader.open_archive(folder)
    hits = archive.search()
    assert next(hits).title == "The ferry"
    archive.close()
    assert archive.count() == (2, False)
    with pytest.raises(reader.IndexFault, match="while an answer was read"):
        next(hits)


def test_an_index_that_cannot_be_written_answers_and_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[reader.Notice] = []
    with reader.open_archive(folder, notify=heard.append) as archive:
        assert archive.count() == (2, False)
    (folder / "new.txt").write_text("Not read yet.\n", "utf-8")
    failed = reader.Progress("failed", message="the disk is full")
    monkeypatch.setattr("reader.archive.archives.Archive.refresh", lambda *_, **__: failed)
    with reader.open_archive(folder, notify=heard.append) as archive:
        assert archive.count() == (2, False)
    assert [(notice.kind, "the disk is full" in notice.text) for notice in heard] == [("stale", True)]


def test_using_the_library_loads_nothing_of_the_terminal() -> None:
    program = (
        "import sys, reader; list(reader.extract('“Fine,” said Ada Nilsen.')); reader.open_archive; reader.Article;"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'textual', 'rich', 'yaml', 'lxml'}))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert result.stdout.decode().strip() == "[]"
