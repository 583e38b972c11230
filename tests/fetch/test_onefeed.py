"""What fetching makes of a feed: nothing twice, nothing lost, nothing written over."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from werkzeug.wrappers import Response

from reader.cli import main
from reader.fetch.fetchrun import Feeds
from tests.fetch.conftest import item, rss

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_httpserver import HTTPServer
    from werkzeug.wrappers import Request

    Fetched = Callable[..., tuple[int, list[dict[str, object]], str]]

pytestmark = pytest.mark.usefixtures("parsed_here")


def documents(archive: Path) -> list[str]:
    return sorted(str(path.relative_to(archive)) for path in archive.rglob("*.md"))


def forget_states() -> None:
    for path in Path(os.environ["XDG_STATE_HOME"]).rglob("feeds/*.json"):
        path.unlink()


def state_of(archive: Path) -> dict[str, object]:
    from reader.archive import open_archive

    opened = open_archive(str(archive))
    ((_, state),) = Feeds(str(opened.root), opened.where.state).all()
    return vars(state)


def serve(httpserver: HTTPServer, *items: str, path: str = "/feed", **headers: str) -> None:
    httpserver.clear_all_handlers()
    httpserver.expect_request(path).respond_with_data(
        rss(*items), content_type="application/rss+xml", headers=headers
    )


@pytest.fixture
def feed(subscribed: Callable[..., str]) -> str:
    return subscribed("/feed")


def test_articles_become_documents_with_what_the_feed_says(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(httpserver, item(2), item(1))
    code, records, said = fetched()
    assert (code, said) == (0, "")
    assert [len(record["new"]) for record in records] == [2]  # type: ignore[arg-type]
    (first, second) = documents(archive)
    assert first.startswith("harbour-news/2026/01/2026-01-05 ferry-1-late ")
    text = (archive / second).read_text("utf-8")
    assert text.startswith("---\ntitle: Ferry 2 late\ndate: '2026-01-05T08:00:00Z'\nsource: Harbour News\n")
    assert f"feed: {feed}\nfeed_id: tag:harbour.example,2026:2\ncontent: feed\n---\n\n" in text
    assert "updated" not in text
    assert main(["quotes", "-a", str(archive), "--speaker", "lind"]) == 0
    assert capsys.readouterr().out.count("“We waited,”") == 2


def test_what_is_not_due_is_not_asked_and_a_name_asks_it_all_the_same(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(httpserver, item(1))
    assert fetched()[0] == 0
    code, records, said = fetched()
    assert (code, records) == (1, [])
    assert "nothing is due" in said
    for words in (["Harbour News"], [feed], ["harbour-news"], ["--all"]):
        assert fetched(*words)[0] == 1
    assert len(httpserver.log) == 5
    code, records, said = fetched("nonsense")
    assert code == 2
    assert "there is no feed 'nonsense'" in said


def test_validators_go_back_exactly_as_they_came(feed: str, httpserver: HTTPServer, fetched: Fetched) -> None:
    serve(httpserver, item(1), ETag='W/"a b"', **{"Last-Modified": "x y z"})
    fetched()
    seen: list[tuple[str | None, str | None]] = []

    def unchanged(request: Request) -> Response:
        seen.append((request.headers.get("If-None-Match"), request.headers.get("If-Modified-Since")))
        return Response(status=304)

    httpserver.clear_all_handlers()
    httpserver.expect_request("/feed").respond_with_handler(unchanged)
    assert fetched("--all")[0] == 1
    assert fetched("--all")[0] == 1
    assert seen == [('W/"a b"', "x y z")] * 2
    request = httpserver.log[-1][0]
    assert request.headers["User-Agent"].startswith("reader-tui/")
    assert "Cookie" not in request.headers
    assert "Referer" not in request.headers


@pytest.mark.parametrize(
    "again",
    [
        item(1, guid="https://harbour.example/1"),
        item(1, guid="tag:harbour.example,2027:1"),
        item(1, guid=""),
        item(1, link="https://www.harbour.example/1/?utm_source=rss#top"),
        item(1, guid="x", link="http://harbour.example/other/1"),
        item(1, title="Ferry 1 very late"),
        item(1, guid="x", title="Ferry one later", link="http://harbour.example/1"),
        item(1, day=6),
    ],
)
def test_an_article_whose_id_address_or_title_changes_comes_once(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path, again: str
) -> None:
    serve(httpserver, item(1), item(2))
    assert fetched()[0] == 0
    before = documents(archive)
    serve(httpserver, again, item(2))
    assert fetched("--all")[0] == 1
    assert documents(archive) == before


def test_an_article_under_other_names_altogether_is_known_by_its_text(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    words = " ".join(f"word{number} stands here" for number in range(40))
    serve(httpserver, item(1, words), item(2))
    fetched()
    before = documents(archive)
    new = item(1, words + " and", guid="x", link="http://harbour.example/new", title="Another head", day=7)
    serve(httpserver, new, item(2))
    fetched("--all")
    assert [name for name in documents(archive) if ".v2." not in name] == before


def test_a_feed_all_of_whose_ids_change_at_once_brings_nothing_new(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(httpserver, *(item(number) for number in range(9)))
    fetched()
    serve(httpserver, *(item(number, guid=f"https://harbour.example/?p={number}") for number in range(9)))
    assert fetched("--all")[0] == 1
    assert len(documents(archive)) == 9


def test_repeated_ids_lose_no_item_and_come_once(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(
        httpserver, item(1, guid="same"), item(2, guid="same"), item(3, guid="same", link="", title="No link")
    )
    assert fetched()[0] == 0
    assert len(documents(archive)) == 3
    serve(httpserver, item(4, guid="same"), item(1, guid="same"), item(2, guid="same"))
    assert fetched("--all")[0] == 0
    assert len(documents(archive)) == 4
    serve(httpserver, item(5, guid="once"), item(4, guid="same"))
    assert fetched("--all")[0] == 0
    assert len(documents(archive)) == 5


def test_entries_with_one_address_or_one_title_are_all_kept(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    link, title = "http://harbour.example/", "Briefing"
    items = [item(number, f"Text {number}.", link=link, title=title) for number in range(3)]
    serve(httpserver, *items)
    fetched()
    serve(httpserver, item(3, "Text 3.", link=link, title=title), *items)
    fetched("--all")
    assert len(documents(archive)) == 4


def test_a_changed_text_is_another_version_and_the_first_stays(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(httpserver, item(1))
    fetched()
    (first,) = documents(archive)
    kept = (archive / first).read_bytes()
    serve(httpserver, item(1, "Eleven people were hurt. “We waited,” said Bo Lind."))
    code, (record,), _ = fetched("--all")
    assert (code, record["new"], record["changed"]) == (0, [], [first.removesuffix(".md") + ".v2.md"])
    assert (archive / first).read_bytes() == kept
    second = (archive / str(record["changed"][0])).read_text("utf-8")  # type: ignore[index]
    assert f"version: 2\nsupersedes: {first}\n" in second
    assert fetched("--all")[0] == 1


def test_what_changes_at_every_fetch_is_written_three_times_a_day_at_most(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    for number in range(8):
        serve(httpserver, item(1, f"Now {number} people are waiting."))
        fetched("--all")
    assert len(documents(archive)) == 3


def test_a_forgotten_state_brings_nothing_twice(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(httpserver, item(1), item(2))
    fetched()
    before = documents(archive)
    forget_states()
    serve(httpserver, item(1, guid="x"), item(2), item(3))
    code, (record,), _ = fetched()
    assert (code, len(record["new"])) == (0, 1)  # type: ignore[arg-type]
    assert len(documents(archive)) == len(before) + 1


def test_a_file_of_the_users_is_never_written_over(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(httpserver, item(1))
    fetched()
    (name,) = documents(archive)
    (archive / name).write_text("mine", "utf-8")
    forget_states()
    assert fetched()[0] == 1
    assert (archive / name).read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    ("status", "words"), [(404, "not there (404)"), (500, "(500)"), (403, "forbidden (403)")]
)
def test_a_feed_that_fails_waits_and_says_why(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path, status: int, words: str
) -> None:
    httpserver.expect_request("/feed").respond_with_data("x", status=status)
    code, (record,), _ = fetched()
    assert code == 2
    assert words in str(record["error"])
    state = state_of(archive)
    assert 3600 <= float(str(state["due"])) - time.time() <= 4000


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_holds_even_for_who_names_the_feed(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path, status: int
) -> None:
    httpserver.expect_request("/feed").respond_with_data("x", status=status, headers={"Retry-After": "7200"})
    assert fetched()[0] == 2
    code, records, said = fetched("Harbour News")
    assert (code, records) == (1, [])
    assert "120 more minutes" in said
    assert fetched("--all")[0] == 1
    assert len(httpserver.log) == 1


def test_a_host_that_asks_to_be_left_alone_is_for_all_its_feeds(
    subscribed: Callable[..., str], httpserver: HTTPServer, fetched: Fetched
) -> None:
    subscribed("/one", "One")
    subscribed("/two", "Two")
    httpserver.expect_request("/one").respond_with_data("x", status=429, headers={"Retry-After": "600"})
    httpserver.expect_request("/two").respond_with_data(rss(item(1)))
    assert fetched()[0] == 2
    assert fetched("--all")[0] == 1
    assert [request.path for request, _ in httpserver.log] == ["/one"]


def test_gone_is_not_asked_again(feed: str, httpserver: HTTPServer, fetched: Fetched) -> None:
    httpserver.expect_request("/feed").respond_with_data("x", status=410)
    assert fetched()[0] == 2
    code, _, said = fetched("--all")
    assert code == 1
    assert "gone for good" in said
    assert len(httpserver.log) == 1


def test_an_address_moves_after_three_answers_that_agree(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    httpserver.expect_request("/feed").respond_with_data("", status=301, headers={"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data(rss(item(1)))
    for _ in range(2):
        fetched("--all")
        assert "/feed" in (archive / "feeds.opml").read_text("utf-8")
    fetched("--all")
    assert httpserver.url_for("/new") in (archive / "feeds.opml").read_text("utf-8")
    assert fetched("--all")[0] == 1
    assert len(documents(archive)) == 1


def test_a_redirect_for_now_moves_nothing(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    httpserver.expect_request("/feed").respond_with_data("", status=302, headers={"Location": "/new"})
    httpserver.expect_request("/new").respond_with_data(rss(item(1)))
    for _ in range(4):
        fetched("--all")
    assert "/feed" in (archive / "feeds.opml").read_text("utf-8")


def test_bad_feeds_cost_themselves_alone(
    subscribed: Callable[..., str], httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    bad = {
        "/page": "<html><body>Sorry</body></html>",
        "/empty": "",
        "/json": '{"a": 1}',
        "/noise": "\x00\x01",
    }
    for path, body in bad.items():
        subscribed(path, path)
        httpserver.expect_request(path).respond_with_data(body)
    subscribed("/good", "Good")
    httpserver.expect_request("/good").respond_with_data(rss(item(1)))
    code, records, _ = fetched()
    assert code == 0
    assert sorted(str(record["feed"]) for record in records if record["error"]) == sorted(bad)
    assert [
        record["error"] for record in records if record["error"] and "expected" not in str(record["error"])
    ] == []
    assert len(documents(archive)) == 1


def test_a_dry_run_tells_and_writes_nothing(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    serve(httpserver, item(1))
    code, (record,), _ = fetched("--dry-run")
    assert (code, len(record["new"])) == (0, 1)  # type: ignore[arg-type]
    assert documents(archive) == []
    assert fetched()[0] == 0


def test_the_page_of_an_article_of_which_the_feed_has_the_beginning(
    subscribed: Callable[..., str], httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    subscribed("/feed", full="auto")
    begin = "The mayor opened the bridge on Monday after a year of work"
    more = "".join(f"<p>Paragraph {number} says more. “It stands,” said Bo Lind.</p>" for number in range(30))
    page = f"<html><body><nav>Menu</nav><article><h1>Bridge</h1><p>{begin} and rain.</p>{more}</article></body></html>"
    httpserver.expect_request("/whole").respond_with_data(page, content_type="text/html")
    httpserver.expect_request("/other").respond_with_data(
        page.replace(begin, "Something else"), content_type="text/html"
    )
    for name in ("whole", "other", "missing"):
        serve(httpserver, item(name, f"{begin} …", link=httpserver.url_for(f"/{name}"), guid=name))
        httpserver.expect_request("/whole").respond_with_data(page, content_type="text/html")
        httpserver.expect_request("/other").respond_with_data(
            page.replace(begin, "Something else"), content_type="text/html"
        )
        assert fetched("--all")[0] == 0
    texts = {path.name.split()[1]: path.read_text("utf-8") for path in archive.rglob("*.md")}
    assert "Paragraph 29" in texts["ferry-whole-late"]
    assert "content: page" in texts["ferry-whole-late"]
    assert "Menu" not in texts["ferry-whole-late"]
    assert "content: feed" in texts["ferry-other-late"]
    assert "content: feed" in texts["ferry-missing-late"]
    assert "(500)" in str(state_of(archive)["pages"]) or "(404)" in str(state_of(archive)["pages"])


def test_a_read_only_archive_is_said_before_anything_is_asked(
    feed: str, httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only for root")
    archive.chmod(0o500)
    code, _, said = fetched()
    archive.chmod(0o700)
    assert code == 2
    assert "cannot be written to" in said
    assert httpserver.log == []
