"""The screen as the session sees it, and the panes on it: no more than it needs, so that tests need no terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence

    from textual.message import Message

    from reader.index.answers import Hit
    from reader.tui.page.document import Document
    from reader.tui.page.listrows import RowSource
    from reader.tui.page.panelayout import Pane
    from reader.tui.page.picking import Picked
    from reader.tui.session.asked import Where


class Stage(Protocol):
    """What the session asks of the screen."""

    @property
    def typing(self) -> bool:
        """The search bar has the keys."""

    @property
    def covered(self) -> bool:
        """A dialog lies above the panes."""

    @property
    def typed(self) -> str:
        """What stands in the search bar."""

    @property
    def width(self) -> int:
        """Columns of the screen."""

    def put(self, text: str, where: Where, *, at_end: bool = False) -> None:
        """Put a query into the search bar, unannounced; `at_end` has its end in sight, not its beginning."""

    def give_keys(self, to: Pane | Literal["search"]) -> None:
        """Let a pane, or the search bar, have the keys from now on."""

    def lay_out(self) -> None:
        """Show the panes that are to be seen now."""

    def note(self, sentence: str) -> None:
        """Say what was done, until the next key."""

    def toast(self, sentence: str) -> None:
        """Say what was done, for some seconds, whatever keys come meanwhile."""

    def key_of(self, action: str) -> str:
        """Return how the keys of an action are written, those named first; empty where it has none."""

    def warn(self, title: str, message: str) -> None:
        """Say what went wrong, for some seconds."""

    def tell(self) -> None:
        """Bring counts, mistakes, position and state up to date."""

    def later(self, name: str, seconds: float, call: Callable[[], object]) -> None:
        """Call something soon; a newer call of the same name takes its place."""

    def cancel(self, name: str) -> None:
        """Do not call what was to be called soon."""

    def start(self, work: Coroutine[object, object, None], group: str) -> None:
        """Let work run beside the screen."""

    def post_message(self, message: Message) -> bool:
        """Hand a message to the screen, from any thread; False where it takes none any more."""

    def get_selected_text(self) -> str | None:
        """Return the words that are selected."""


class Movable(Protocol):
    """A pane that the keys of movement work in."""

    def step(self, steps: int, /) -> None:
        """Move by some rows, lines or quotations; negative ones go up."""

    def step_page(self, pages: float, /) -> None:
        """Move by pages, or by a part of one."""

    def jump(self, index: int, /) -> None:
        """Move to a row; negative numbers count from the end."""


class Rows(Movable, Protocol):
    """The list of articles."""

    source: RowSource
    cursor: int
    """The row that is selected."""

    @property
    def selected(self) -> Hit | None:
        """The row under the cursor, where it is there already."""

    @property
    def selected_key(self) -> int | None:
        """The key under the cursor; None in an empty list."""

    @property
    def at_top(self) -> bool:
        """The first row is on the screen."""

    def put(self, source: RowSource, cursor: int | None = None, *, keep_place: bool = False) -> None:
        """Show other rows; without a `cursor` it stays in its row."""

    def filled(self) -> None:
        """Draw the rows that came, or what is remembered of them."""

    def near(self) -> list[Hit]:
        """Return the rows on the screen and round it that are there."""

    def pick(self, picked: Picked) -> None:
        """Show which rows are selected."""

    def missing(self) -> list[int]:
        """Return the keys of rows on the screen, and round it, that are to be fetched."""


class Text(Movable, Protocol):
    """The pane with the text."""

    document: Document | None
    matches: list[tuple[int, int]]
    """Places of the text that are marked."""
    match: int | None
    """Which of them is meant."""
    selected: tuple[int, int] | None
    """What was selected with the keys, unless something else was with the mouse since."""

    @property
    def place(self) -> int:
        """Where in the text the first line on the screen begins."""

    @property
    def spot(self) -> tuple[int, int]:
        """The place, and the first line on the screen as lines are broken now: what `go_back` takes."""

    @property
    def page(self) -> int:
        """Lines that are seen at once."""

    @property
    def at_end(self) -> bool:
        """The last line is on the screen."""

    def line_count(self) -> int:
        """Return how many lines there are."""

    def seen(self) -> tuple[int, int]:
        """Return the stretch of text that is on the screen."""

    def put(self, document: Document | None) -> None:
        """Show an article from its beginning, nothing marked in it."""

    def renew(self, document: Document, number: int | None) -> None:
        """Show other quotations of the same text, this one marked; nothing moves."""

    def select(self, span: tuple[int, int] | None, head: int = 0) -> None:
        """Select a stretch of the text, and show this place of it; or nothing any more."""

    def beside(self, offset: int, lines: int) -> int:
        """Return the place that is so many lines below, as lines are broken now, or above."""

    def set_matches(self, matches: list[tuple[int, int]]) -> None:
        """Mark these places of the text."""

    def choose(self, number: int | None, *, scroll: bool = True) -> None:
        """Mark a quotation, and show it."""

    def go_to_match(self, number: int) -> None:
        """Mark a match as the one that is meant, and show it."""

    def go_back(self, offset: int, line: int) -> None:
        """Scroll to a `spot` of before; the same place where lines are broken otherwise by now."""


class Side(Movable, Protocol):
    """The pane with the quotations."""

    chosen: int | None
    """Number of the quotation under the cursor."""
    sieve: str
    """The words by which quotations are left out; empty where all are shown."""
    shown: Sequence[int]
    """Numbers of the quotations that are shown, in the order of the text."""

    def sift(self, typed: str) -> None:
        """Show only the quotations that the typed words leave."""

    def put(self, document: Document | None) -> None:
        """Show the quotations of an article."""

    def renew(self, document: Document, number: int | None) -> None:
        """Show other quotations of the same article, with the cursor on this one."""

    def choose(self, number: int | None) -> None:
        """Put the cursor on a quotation without telling anybody."""
