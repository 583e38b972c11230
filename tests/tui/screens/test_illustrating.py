"""Which pictures are asked for, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.model.span import Span
from reader.tui.imaging.picturing import GONE, MISSING
from reader.tui.imaging.pixels import Canvas, Picture
from reader.tui.page.document import Document
from reader.tui.screens.illustrating import Illustrating, inside
from tests.tui.fakes import article
from tests.tui.session.room import FakeStage

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Mapping

DRAWN = Picture(1, 1, b"abc")


class _Stage(FakeStage):
    def __init__(self) -> None:
        super().__init__()
        self.work: list[Coroutine[object, object, None]] = []

    def start(self, work: Coroutine[object, object, None], group: str) -> None:
        self.work.append(work)

    async def go_on(self) -> None:
        """Do what waits."""
        if (call := self.waiting.pop("pictures", None)) is not None:
            call()
        while self.work:
            await self.work.pop()


class _Page:
    def __init__(self) -> None:
        self.document: Document | None = None
        self.room: Canvas | None = Canvas(40, 20, (0, 0, 0))
        self.shown: list[Mapping[int, Picture]] = []

    def canvas(self, images: str) -> Canvas | None:
        return None if images == "off" else self.room

    def illustrate(self, pictures: Mapping[int, Picture]) -> None:
        self.shown.append(dict(pictures))


class _Decoding:
    able = True

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.meanwhile: Callable[[], object] = lambda: None

    async def decoded(self, path: str, canvas: Canvas) -> Picture:
        self.asked.append(path)
        self.meanwhile()
        return DRAWN if path.endswith(".png") else Picture(fault=GONE)


def _document(number: int, *files: str, linked: bool = False) -> Document:
    spans: list[Span] = []
    text = ""
    for file in files:
        spans.append(Span(len(text), len(text) + 6, "image", file))
        if linked:
            spans.insert(-1, Span(len(text), len(text) + 6, "link", "https://a.example/"))
        text += "[here]\n\n"
    return Document(article(number, "T", text + "End.", spans=tuple(spans)))


def _room(images: str = "auto") -> tuple[_Stage, _Page, _Decoding, Illustrating]:
    stage, page, decoding = _Stage(), _Page(), _Decoding()
    return stage, page, decoding, Illustrating(stage, page, decoding, images)


async def test_pictures_are_asked_for_once_a_width() -> None:
    stage, page, decoding, pictures = _room()
    page.document = _document(1, "a.png", "../x/b.png", "../../c.png", "d.gif")
    pictures.look()
    assert not decoding.asked
    await stage.go_on()
    assert decoding.asked == ["news/a.png", "x/b.png", "news/d.gif"]
    shown = page.shown[-1]
    assert shown == {0: DRAWN, 1: DRAWN, 2: Picture(fault="leads out of the archive"), 3: Picture(fault=GONE)}
    pictures.look()
    assert not stage.waiting
    page.room = Canvas(50, 20, (0, 0, 0))
    pictures.look()
    assert stage.waiting


async def test_a_file_that_is_not_there_is_named_unless_the_picture_has_an_address() -> None:
    stage, page, _, pictures = _room()
    page.document = _document(1, "a.gif")
    pictures.look()
    await stage.go_on()
    assert page.shown == [{0: Picture(fault=GONE)}]
    page.document = _document(2, "a.gif", linked=True)
    pictures.look()
    await stage.go_on()
    assert page.shown[-1] == {}


async def test_those_of_an_article_that_was_left_are_not_shown() -> None:
    stage, page, decoding, pictures = _room()
    page.document = _document(1, "a.png", "b.png")

    def leave() -> None:
        page.document = None
        pictures.look()

    decoding.meanwhile = leave
    pictures.look()
    await stage.go_on()
    assert len(decoding.asked) == 1
    assert not page.shown


async def test_an_article_that_is_only_passed_by_is_asked_for_nothing() -> None:
    stage, page, decoding, pictures = _room()
    page.document = _document(1, "a.png")
    pictures.look()
    page.document = _document(2)
    pictures.look()
    await stage.go_on()
    assert not decoding.asked


async def test_what_is_missing_is_said_in_the_first_place_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    stage, page, decoding, pictures = _room()
    monkeypatch.setattr(decoding, "able", False)
    page.document = _document(1, "a.png", "b.png")
    pictures.look()
    await stage.go_on()
    assert page.shown == [{0: Picture(fault=MISSING)}]


async def test_nobody_who_wants_none_is_asked() -> None:
    stage, page, decoding, pictures = _room("off")
    page.document = _document(1, "a.png")
    pictures.look()
    await stage.go_on()
    assert not decoding.asked


@pytest.mark.parametrize(
    ("document", "file", "path"),
    [
        ("a/b.md", "c.png", "a/c.png"),
        ("a/b.md", "../c.png", "c.png"),
        ("a/b.md", "../../c.png", None),
        ("b.md", "x/../../c.png", None),
        ("b.md", "..", None),
        ("b.md", "./c.png", "c.png"),
        ("b.md", "/etc/c.png", None),
    ],
)
def test_paths_stay_in_the_archive(document: str, file: str, path: str | None) -> None:
    assert inside(document, file) == path
