"""Pictures beside articles: only where a feed is to have them, and only what is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.fetch.pictures import kind_of
from reader.fetch.subscriptions import NAMESPACE
from tests.fetch.conftest import item
from tests.fetch.test_onefeed import documents, forget_states, serve

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_httpserver import HTTPServer

    Fetched = Callable[..., tuple[int, list[dict[str, object]], str]]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(100)


@pytest.mark.parametrize(
    ("content", "ending"),
    [
        (PNG, "png"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "jpg"),
        (b"GIF89a" + bytes(9), "gif"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "webp"),
        (b"\x00\x00\x00\x20ftypavif", "avif"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", None),
        (b"<html>", None),
        (b"", None),
    ],
)
def test_a_picture_is_known_by_its_own_bytes(content: bytes, ending: str | None) -> None:
    assert kind_of(content) == ending


def _subscribe(archive: Path, url: str, images: str) -> None:
    (archive / "feeds.opml").write_text(
        f'<opml version="2.0" xmlns:reader="{NAMESPACE}"><body><outline text="Harbour News" xmlUrl="{url}" '
        f'reader:local="true" reader:full="never" reader:images="{images}"/></body></opml>',
        "utf-8",
    )


def _article(server: HTTPServer) -> str:
    words = "".join(
        f"<img alt='the {name}' src='{server.url_for('/' + name)}'>" for name in ("pier", "page", "none")
    )
    return item(1, f"The pier burns.</p><p>{words}")


def test_pictures_stand_beside_the_article_and_what_is_none_keeps_its_address(
    httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    _subscribe(archive, httpserver.url_for("/feed"), "true")
    serve(httpserver, _article(httpserver), ETag='"1"')
    httpserver.expect_request("/pier").respond_with_data(PNG, content_type="text/html")
    httpserver.expect_request("/page").respond_with_data("<html>no</html>", content_type="image/png")
    assert fetched()[0] == 0
    (path,) = documents(archive)
    text = (archive / path).read_text("utf-8")
    (picture,) = archive.rglob("*.png")
    assert picture.parent == (archive / path).parent
    assert picture.read_bytes() == PNG
    assert f"![the pier](<{picture.name}>)" in text
    assert f"![the page](<{httpserver.url_for('/page')}>)" in text
    assert f"![the none](<{httpserver.url_for('/none')}>)" in text
    forget_states()
    assert fetched("--all")[0] == 1, "it is known by its document, whatever its pictures are called there"
    assert documents(archive) == [path]


def test_nothing_is_downloaded_where_nobody_wants_it(
    httpserver: HTTPServer, fetched: Fetched, archive: Path
) -> None:
    _subscribe(archive, httpserver.url_for("/feed"), "false")
    serve(httpserver, _article(httpserver))
    assert fetched()[0] == 0
    assert [request.path for request, _ in httpserver.log] == ["/feed"]
