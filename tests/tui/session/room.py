"""A session without a terminal: panes that only remember, and an index that answers when it is told to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from reader.tui.page.listrows import RowSource
from reader.tui.page.picking import Picked
from reader.tui.page.sifting import sifted
from reader.tui.session.attention import Rule
from reader.tui.session.session import Session
from reader.tui.session.speakervisits import Speaking
from reader.tui.worker.messages import (
    ArticleCame,
    EntryCounted,
    Found,
    MarksCame,
    Named,
    RowsCame,
    SayingsCame,
    ShelfCame,
    SpeakerCame,
    SpeakersCame,
    StatusCame,
    Suggested,
    UnreadCame,
    UnreadCounted,
)
from tests.tui.fakes import FakeIndex, some_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from textual.message import Message

    from reader.index.answers import Hit
    from reader.tui.page.document import Document
    from reader.tui.page.panelayout import Pane
    from reader.tui.session.asked import Where
    from reader.tui.worker.backend import Job
    from reader.tui.worker.changes import Change


class FakeStage:
    """Remembers what the session made of it."""

    def __init__(self) -> None:
        self.width = 120
        self.keys: Pane | Literal["search"] = "list"
        self.typed = ""
        self.where: Where = "archive"
        self.notes: list[str] = []
        self.warnings: list[str] = []
        self.waiting: dict[str, Callable[[], object]] = {}
        self.pauses: dict[str, float] = {}
        self.started: list[str] = []
        self.toasts: list[str] = []
        self.covered = False
        self.selected: str | None = None

    @property
    def typing(self) -> bool:
        return self.keys == "search"

    def put(self, text: str, where: Where, *, at_end: bool = False) -> None:
        self.typed, self.where = text, where

    def give_keys(self, to: Pane | Literal["search"]) -> None:
        self.keys = to

    def lay_out(self) -> None:
        pass

    def note(self, sentence: str) -> None:
        self.notes.append(sentence)

    def toast(self, sentence: str) -> None:
        self.toasts.append(sentence)

    def key_of(self, action: str) -> str:
        return {"mark.undo": "u", "mark.redo": "C-r"}.get(action, "")

    def warn(self, title: str, message: str) -> None:
        self.warnings.append(f"{title}: {message}")

    def tell(self) -> None:
        pass

    def later(self, name: str, seconds: float, call: Callable[[], object]) -> None:
        self.waiting[name], self.pauses[name] = call, seconds

    def cancel(self, name: str) -> None:
        self.waiting.pop(name, None)

    def start(self, work: Coroutine[object, object, None], group: str) -> None:
        work.close()
        self.started.append(group)

    def post_message(self, message: Message) -> bool:
        return True

    def get_selected_text(self) -> str | None:
        return self.selected


class FakeRows:
    """A list of articles with a cursor."""

    def __init__(self) -> None:
        self.source = RowSource()
        self.cursor = 0
        self.picked = Picked()
        self.height = 0
        """Rows between the first on the screen and the cursor."""

    @property
    def selected(self) -> Hit | None:
        return self.source.row(self.cursor) if len(self.source) else None

    @property
    def selected_key(self) -> int | None:
        return self.source.key(self.cursor)

    @property
    def at_top(self) -> bool:
        return self.cursor - self.height <= 0

    def put(self, source: RowSource, cursor: int | None = None, *, keep_place: bool = False) -> None:
        self.source = source
        self.cursor = self.cursor if cursor is None else cursor
        self.height = self.height if keep_place else self.cursor

    def filled(self) -> None:
        pass

    def near(self) -> list[Hit]:
        hits = (self.source.hit(key) for key in self.source.keys)
        return [hit for hit in hits if hit is not None]

    def pick(self, picked: Picked) -> None:
        self.picked = picked

    def missing(self) -> list[int]:
        return self.source.wanted(0, len(self.source))

    def step(self, steps: int, /) -> None:
        self.jump(max(0, min(self.cursor + steps, len(self.source) - 1)))

    def step_page(self, pages: float, /) -> None:
        self.step(int(pages))

    def jump(self, index: int, /) -> None:
        top = self.cursor - self.height
        self.cursor = index % len(self.source)
        self.height = max(0, self.cursor - top)


class FakeText:
    """A text whose every line is ten characters long."""

    page = 5

    def __init__(self) -> None:
        self.document: Document | None = None
        self.matches: list[tuple[int, int]] = []
        self.match: int | None = None
        self.chosen: int | None = None
        self.selected: tuple[int, int] | None = None
        self.top = 0

    @property
    def place(self) -> int:
        return self.top * 10

    @property
    def spot(self) -> tuple[int, int]:
        return self.place, self.top

    @property
    def at_end(self) -> bool:
        return self.top + self.page >= self.line_count()

    def line_count(self) -> int:
        return len(self.document.text) // 10 + 1 if self.document is not None else 0

    def seen(self) -> tuple[int, int]:
        return self.place, self.place + 10 * self.page

    def put(self, document: Document | None) -> None:
        self.document, self.top, self.chosen, self.selected = document, 0, None, None
        self.set_matches([])

    def select(self, span: tuple[int, int] | None, head: int = 0) -> None:
        self.selected = span

    def beside(self, offset: int, lines: int) -> int:
        return max(0, offset + 10 * lines)

    def renew(self, document: Document, number: int | None) -> None:
        self.document, self.chosen = document, number

    def set_matches(self, matches: list[tuple[int, int]]) -> None:
        self.matches, self.match = matches, None

    def choose(self, number: int | None, *, scroll: bool = True) -> None:
        self.chosen = number

    def go_to_match(self, number: int) -> None:
        self.match, self.top = number, self.matches[number][0] // 10

    def go_back(self, offset: int, line: int) -> None:
        self.top = line if 10 * line == offset else offset // 10

    def step(self, steps: int, /) -> None:
        self.top = max(0, self.top + steps)

    def step_page(self, pages: float, /) -> None:
        self.step(int(pages * self.page))

    def jump(self, index: int, /) -> None:
        self.top = index


class FakeSide:
    """The quotations of an article."""

    def __init__(self) -> None:
        self.document: Document | None = None
        self.chosen: int | None = None
        self.sieve = ""
        self.shown: Sequence[int] = ()

    def sift(self, typed: str) -> None:
        self.sieve = typed
        every = range(len(self.document.quotations)) if self.document is not None else ()
        self.shown = sifted(self.document, typed) if self.document is not None and typed else every

    def put(self, document: Document | None) -> None:
        self.document, self.chosen = document, None
        self.sift("")

    def renew(self, document: Document, number: int | None) -> None:
        self.document, self.chosen = document, number
        self.sift(self.sieve)

    def choose(self, number: int | None) -> None:
        self.chosen = number

    def step(self, steps: int, /) -> None:
        self.chosen = (self.chosen or 0) + steps

    def step_page(self, pages: float, /) -> None:
        self.step(int(pages))

    def jump(self, index: int, /) -> None:
        self.chosen = index


class FakeBackend:
    """Keeps questions until they are answered, the newest of each slot."""

    def __init__(self) -> None:
        self.waiting: dict[str, tuple[int, Job]] = {}
        self.renewed = 0

    def ask(self, slot: str, job: Job, *, urgency: int = 5) -> None:
        self.waiting[slot] = urgency, job

    def renew(self) -> None:
        self.renewed += 1


class FakeKeeper:
    """Keeps changes until it is told to have them written."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.turns: list[str] = []
        self.tries = 0
        self.agreements = 0
        self.watched = 0

    def keep(self, change: Change) -> None:
        self.changes.append(change)

    def try_again(self) -> None:
        self.tries += 1

    def agree(self) -> None:
        self.agreements += 1

    def turn(self, *, back: bool) -> None:
        self.turns.append("undo" if back else "redo")

    def watch(self) -> None:
        self.watched += 1

    def renew(self) -> None:
        pass


class Room:
    """A session at work on three articles: the seed article (newest), the bridge, the ferry."""

    def __init__(self, index: FakeIndex | None = None, *, rule: Rule | None = None) -> None:
        self.index = index if index is not None else FakeIndex(some_articles())
        self.stage, self.backend = FakeStage(), FakeBackend()
        self.rows, self.text, self.side = FakeRows(), FakeText(), FakeSide()
        self.keeper = FakeKeeper()
        self.session = Session(
            self.stage, self.backend, self.keeper, self.rows, self.text, self.side, rule=rule or Rule()
        )
        self.speaking = Speaking(self.stage, self.session)
        self.session.begin()
        self.answer()

    @property
    def titles(self) -> list[str]:
        """The first words of what is listed."""
        rows = map(self.rows.source.row, range(len(self.rows.source)))
        return [row.title.split()[0] if row is not None else "" for row in rows]

    @property
    def selected(self) -> str:
        return self.titles[self.rows.cursor] if self.titles else ""

    @property
    def read(self) -> str:
        """The first word of the article that is open."""
        return self.text.document.title.split()[0] if self.text.document is not None else ""

    def typing(self) -> bool:
        return self.stage.typing

    def answer(self) -> None:
        """Let the index answer everything that is asked, and what is asked because of that."""
        for _ in range(20):
            self.session.searching.fetch_rows()
            if not self.backend.waiting:
                return
            slot = min(self.backend.waiting, key=lambda slot: self.backend.waiting[slot][0])
            _, job = self.backend.waiting.pop(slot)
            for message in job(self.index):
                self.take(message)
        raise AssertionError(f"it asks for ever: {self.backend.waiting}")

    def take(self, message: Message) -> None:  # noqa: C901 - a line for each message
        if isinstance(message, Found):
            self.session.found(message)
        elif isinstance(message, ArticleCame):
            self.session.article_came(message)
        elif isinstance(message, RowsCame):
            self.session.searching.rows_came(message)
        elif isinstance(message, Suggested):
            self.session.searching.suggested(message)
        elif isinstance(message, MarksCame):
            self.session.marking.came(message)
            self.session.attention.restore()
        elif isinstance(message, UnreadCame):
            self.session.unread.came(message)
            self.session.moved()
        elif isinstance(message, UnreadCounted):
            self.session.unread.counted(message)
        elif isinstance(message, ShelfCame):
            self.session.shelf.came(message)
        elif isinstance(message, EntryCounted):
            self.session.shelf.counted(message)
        elif isinstance(message, Named):
            self.session.marking.named(message)
        elif isinstance(message, SayingsCame):
            self.speaking.said_came(message)
        elif isinstance(message, SpeakerCame):
            self.speaking.known_came(message)
        elif isinstance(message, SpeakersCame):
            self.speaking.all_came(message)
        elif isinstance(message, StatusCame):
            self.session.searching.status_came(message.status)

    def type(self, text: str, *, fast: bool = False) -> None:
        """Type a query letter by letter into the bar; the index answers after each, unless it is typed fast."""
        self.session.open_search()
        self.stage.typed = ""
        for letter in text:
            self.stage.typed += letter
            self.session.typed()
            if not fast:
                self.rest_hand()
                self.answer()

    def rest_hand(self) -> None:
        """Let the time pass after which a query is asked."""
        if (submit := self.stage.waiting.pop("query", None)) is not None:
            submit()

    def search(self, text: str) -> None:
        """Type a query and accept it."""
        self.type(text, fast=True)
        self.session.accept()
        self.answer()

    def go(self, steps: int) -> None:
        """Move the cursor of the list."""
        self.rows.step(steps)
        self.session.moved()
        self.answer()

    def leave(self) -> None:
        self.session.leave()
        self.answer()
