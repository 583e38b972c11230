"""What is shown stays fresh, and what goes wrong is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.index.faults import Damaged, IndexFault
from reader.index.progress import Progress
from reader.tui.session.freshness import Freshness
from reader.tui.worker.messages import Progressed
from tests.tui.conftest import reading
from tests.tui.fakes import FakeArchive, FakeIndex, article, some_articles
from tests.tui.session.room import FakeStage, Room

if TYPE_CHECKING:
    from reader.index.holdings import Stored


async def test_the_list_is_renewed_under_the_eyes() -> None:
    index = FakeIndex(some_articles()[:2])
    async with reading(index) as reader:
        await reader.do("move.down")
        kept = reader.main.frame.articles.selected
        newer = some_articles()[2]
        index.stored[newer.key] = newer
        reader.main.freshness.renew()
        await reader.settle()
        assert reader.main.frame.articles.selected == kept
        assert "3 articles" in reader.lines[0]


async def test_the_newest_comes_on_top_while_nobody_has_moved_and_is_counted_once_somebody_has() -> None:
    newest, bridge, ferry = some_articles()
    older = [article(number, f"Report {number}", "Rain.", date="2017-01-01") for number in range(10, 30)]
    index = FakeIndex([ferry, *older])

    async def comes(stored: Stored) -> None:
        index.stored[stored.key] = stored
        reader.main.freshness.renew()
        await reader.settle()
        await reader.until(lambda: len(reader.main.frame.articles.source) == len(index.stored))

    async with reading(index, size=(100, 24)) as reader:
        await comes(bridge)
        await reader.until(lambda: "Harbour bridge" in reader.lines[2])
        await reader.until(lambda: reader.main.session.article.id == "news/005.md")
        await reader.do("open")
        await comes(newest)
        assert "↑ 1 newer above · gg" in reader.lines[1]
        assert "Harbour bridge" in reader.lines[2]
        await reader.do("back")
        await reader.press("g", "g")
        assert "newer" not in reader.lines[1]
        assert "▌● Twitter released" in reader.lines[2]


async def test_no_index_yet() -> None:
    archive = FakeArchive(None)
    async with reading(archive=archive) as reader:
        await reader.until(lambda: "Reading the folder" in reader.text)
        archive.index = FakeIndex(some_articles())
        reader.main.freshness.renew()
        await reader.settle()
        assert "3 articles" in reader.lines[0]


async def test_an_empty_folder_says_what_to_do() -> None:
    async with reading(FakeIndex([])) as reader:
        assert "No articles in ~/news yet." in " ".join(reader.text.split())


async def test_a_fault_of_the_index_is_said_and_survived() -> None:
    index = FakeIndex(some_articles())
    async with reading(index) as reader:
        index.fault = IndexFault("the disk [/] is full")
        reader.main.session.ask_again()
        await reader.settle()
        assert "the disk [/] is full" in reader.text
        index.fault = None
        reader.main.session.ask_again()
        await reader.settle()
        assert "3 articles" in reader.lines[0]


async def test_a_damaged_index_is_put_aside_and_made_again() -> None:
    index = FakeIndex(some_articles())
    archive = FakeArchive(index)
    async with reading(archive=archive) as reader:
        index.fault = Damaged("the index is damaged")
        reader.main.session.ask_again()
        await reader.until(lambda: index.fault in archive.mended)
        assert "the index is damaged" in reader.text


async def test_what_the_indexer_does_is_seen_and_taken_over() -> None:
    index = FakeIndex(some_articles()[:1])
    async with reading(index) as reader:
        reader.main.freshness.indexing.progress = Progress("indexing", 1234, 12000, 0)
        reader.main.post_message(Progressed(reader.main.freshness.indexing.progress))
        await reader.until(lambda: "indexing 1,234 of 12,000" in reader.lines[-1])
        index.stored.update({each.key: each for each in some_articles()})
        reader.main.post_message(Progressed(Progress("done", 3, 3, 2)))
        await reader.until(lambda: "3 articles" in reader.lines[0])


async def test_an_indexer_that_dies_is_started_once_more() -> None:
    archive = FakeArchive(None)
    async with reading(archive=archive) as reader:
        archive.command = ["/bin/sh", "-c", "kill -9 $$"]
        reader.main.freshness.look()
        await reader.until(lambda: "R tries again" in reader.text)
        await reader.until(lambda: "could not be indexed" in reader.main.frame.reader.empty)
        archive.index = FakeIndex(some_articles())
        archive.command = ["/bin/sh", "-c", "true"]
        await reader.do("archive.refresh")
        await reader.until(lambda: "3 articles" in reader.lines[0])


async def test_looking_again_reads_a_single_document_again() -> None:
    archive = FakeArchive(FakeIndex(some_articles()[:1]))
    async with reading(archive=archive) as reader:
        archive.index = FakeIndex(some_articles())
        await reader.do("archive.refresh")
        assert "3 articles" in reader.lines[0]


async def test_a_folder_that_is_gone_keeps_its_list_and_is_taken_up_when_it_is_back() -> None:
    async with reading() as reader:
        gone = Progressed(Progress("failed", message="the archive /nowhere cannot be read"))
        reader.main.post_message(gone)
        await reader.until(lambda: "the folder is gone" in reader.lines[-1])
        assert "stays in the list" in " ".join(reader.text.split())
        assert "3 articles" in reader.lines[0]
        await reader.press("j")
        assert "the folder is gone" in reader.lines[-1], "as long as it is"
        reader.main.post_message(Progressed(Progress("done")))
        await reader.until(lambda: "the folder is there again" in reader.lines[-1])
        assert "the folder is gone" not in reader.lines[-1]


def test_a_folder_that_was_never_read_says_why() -> None:
    room = Room(FakeIndex([]))
    freshness = Freshness(room.stage, FakeArchive(room.index), room.session)
    freshness.progressed(Progressed(Progress("failed", message="the archive /x cannot be read")))
    freshness.progressed(Progressed(Progress("failed", message="the archive /x cannot be read")))
    assert len(room.stage.warnings) == 1, "it is said once"
    assert freshness.nothing().startswith("The folder could not be indexed: the archive /x cannot be read.")


def test_what_is_said_where_nothing_is_listed() -> None:
    room = Room(FakeIndex([]))
    freshness = Freshness(room.stage, FakeArchive(room.index), room.session)
    assert freshness.nothing().startswith("No articles in ~/news yet.")
    room.search("zebra")
    assert freshness.nothing() == "Nothing matches zebra. Esc clears the search."
    room.leave()
    freshness.progressed(Progressed(None, "it was ended"))
    assert room.stage.warnings == [], "the first time it is tried again"
    freshness.progressed(Progressed(None, "it was ended"))
    assert room.stage.warnings == ["Indexing: it was ended; R tries again"]
    assert freshness.nothing() == "The folder could not be indexed: it was ended. R tries again."


def test_a_new_index_is_taken_over_and_what_is_selected_stays() -> None:
    room = Room(FakeIndex(some_articles()[:2]))
    freshness = Freshness(room.stage, FakeArchive(room.index), room.session)
    room.go(1)
    room.index.stored.update({each.key: each for each in some_articles()})
    freshness.progressed(Progressed(Progress("indexing", 1, 3, 0)))
    assert room.backend.renewed == 0, "nothing has changed so far"
    freshness.progressed(Progressed(Progress("done", 3, 3, 1)))
    room.answer()
    assert room.backend.renewed == 1
    assert (room.selected, len(room.titles)) == ("Harbour", 3)


def served(index: FakeIndex | None) -> FakeArchive:
    """Return an archive whose index a server keeps, without its folder."""
    archive = FakeArchive(index, "opensearch://localhost:9200/news")
    archive.is_served, archive.has_folder = True, False
    return archive


def watched() -> tuple[FakeStage, Freshness]:
    """Return what keeps the list of such an archive fresh, and its stage."""
    room = Room()
    return room.stage, Freshness(room.stage, served(room.index), room.session)


def test_a_server_that_is_away_is_told_of_once_and_asked_less_and_less_often() -> None:
    stage, fresh = watched()
    pauses = []
    for _ in range(8):
        fresh.failed("the server does not answer", IndexFault("the server does not answer"))
        pauses.append(stage.pauses["away"])
    assert stage.warnings == [
        "Index: the server does not answer. What is listed stays; the server is asked again by itself."
    ]
    assert pauses == [2, 4, 8, 16, 32, 60, 60, 60]
    fresh.answered()
    assert stage.notes == ["the index answers again"]
    fresh.answered()
    assert len(stage.notes) == 1
    fresh.failed("the server does not answer", None)
    assert (stage.pauses["away"], len(stage.warnings)) == (2, 2)


def test_what_others_write_to_a_server_is_looked_at_now_and_then() -> None:
    stage, fresh = watched()
    renewed: list[bool] = []
    fresh.renew = lambda: renewed.append(True)  # type: ignore[method-assign]
    fresh.look()
    stage.waiting.pop("others")()
    stage.waiting.pop("others")()
    assert len(renewed) == 2
    fresh.failed("the server does not answer", None)
    stage.waiting.pop("others")()
    assert len(renewed) == 2, "it is asked at other times"
    stage.waiting["away"]()
    assert len(renewed) == 3


def test_without_the_folder_it_is_said_who_makes_the_index() -> None:
    stage, fresh = watched()
    assert "`reader index` makes it, on a machine that has the documents" in fresh.no_index()
    fresh.indexing.progress = Progress("done")
    assert fresh.nothing() == "No articles in opensearch://localhost:9200/news yet."
    fresh.look_again()
    assert stage.notes == ["asking the server again"]


async def test_a_reader_of_a_server_goes_on_where_the_server_comes_back() -> None:
    index = FakeIndex(some_articles())
    archive = served(index)
    async with reading(archive=archive) as reader:
        before = len(reader.main.frame.articles.source)

        def away() -> FakeIndex:
            raise IndexFault("the server does not answer")

        archive.opening = away
        reader.main.freshness.renew()
        await reader.until(lambda: "does not answer" in reader.text)
        assert len(reader.main.frame.articles.source) == before
        archive.opening = lambda: index
        reader.main.freshness.renew()
        await reader.until(lambda: "the index answers again" in reader.text)
        assert archive.mended == []
