"""What the worker and the widgets tell the screen. Data only; the screen alone acts on it."""

from __future__ import annotations

from inspect import get_annotations
from types import MappingProxyType
from typing import TYPE_CHECKING, dataclass_transform

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.index.answers import Count, Hit, Key, Status
    from reader.index.faults import IndexFault
    from reader.index.holdings import Indexed, Labels
    from reader.index.progress import Progress
    from reader.index.query import Query
    from reader.marks.operations import Remembered
    from reader.model.article import Problem
    from reader.tui.page.document import Document
    from reader.tui.page.peoplewords import Known
    from reader.tui.worker.changes import Change


@dataclass_transform(eq_default=False)
class Told(Message):
    """A message with values, which are made of the annotations of its class as those of a data class are.

    Thirty data classes take 4 ms to make, and nothing is on the screen before.
    """

    def __init__(self, *values: object, **named: object) -> None:
        super().__init__()
        kind = type(self)
        names = get_annotations(kind)
        given = dict(zip(names, values, strict=False)) | named
        if len(values) > len(names) or not given.keys() <= names.keys():
            raise TypeError(
                f"{kind.__name__} has {', '.join(names) or 'no values'}; found {values!r} and {named!r}"
            )
        self.__dict__.update(given)
        for name in names:
            if name not in given and name not in kind.__dict__:
                raise TypeError(f"{kind.__name__} needs {name}")


class Found(Told):
    """A search has results: first its beginning, then all of it."""

    generation: int
    keys: Sequence[Key]
    hits: list[Hit]
    complete: bool
    label: str | None
    position: int | None = None
    """Where the article that is to be kept stands now; None where it is not, or not known yet."""
    coming: bool = False
    """The article at that place, or the first, comes right behind."""
    newer: int = 0
    """Rows above the one that was the first when the top of the list was last seen."""
    copies: Mapping[Key, int] = MappingProxyType({})
    """How many articles of the same text a row stands for, where they are more than one."""
    folded: int = 0
    """Articles without a row of their own."""


class Suggested(Told):
    """Nothing was found, but something would be for this."""

    generation: int
    text: str


class RowsCame(Told):
    """Rows that the list had asked for."""

    generation: int
    asked: list[Key]
    hits: list[Hit]


class ArticleCame(Told):
    """An article that was asked for; None where it is gone."""

    key: Key
    query: Query
    """The search whose words are marked in it."""
    document: Document | None
    matches: list[tuple[int, int]]
    """Words of it that the search meant."""
    quotations: Sequence[int] = ()
    """Numbers of the quotations that it meant."""
    remembered: Remembered | None = None
    """What was remembered of it then."""


class Named(Told):
    """The ids of rows that something is to be done to, which were known by their keys alone."""

    number: int
    """That of the change that waits for them."""
    ids: list[str]


class MarksCame(Told):
    """What is remembered of articles that were asked for."""

    found: Mapping[str, Remembered]
    """By id."""
    asked: int
    """Number of the question."""


class UnreadCame(Told):
    """The unread articles that come next in a list, from some row on."""

    origin: Key | None
    """The key of that row."""
    rows: Sequence[int]
    ids: Sequence[str]
    more: bool
    """There are others behind these."""


class UnreadCounted(Told):
    """How many of the articles that are listed are unread."""

    generation: int
    count: Count


class ShelfCame(Told):
    """What stands on the shelf."""

    saved: Mapping[str, str]
    """Saved searches by name."""
    labels: Labels


class PeopleCame(Told):
    """Who is quoted in the archive, most quoted first."""

    people: Sequence[Known]


class EntryCounted(Told):
    """How many articles that an entry of the shelf finds are unread."""

    query: str
    count: Count | None
    """None where the query is a mistake."""


class Kept(Told):
    """A change is on the disk."""

    change: Change
    articles: int
    """How many it made a difference to."""


class Agreed(Told):
    """The index says what was put right, or does not yet: another process writes it."""

    done: bool


class NotKept(Told):
    """Changes could not be written; they wait in memory."""

    why: str
    changes: int


class Turned(Told):
    """Something was taken back, or done again."""

    back: bool
    what: Sequence[str] = ()
    """What the change was, in a few words each; empty where there was none."""
    articles: int = 0
    left: int = 0
    """Marks of it that hold something else by now, and were left so."""
    unwritten: Change | None = None
    """The change itself, where it had not been on the disk."""


class MarksMoved(Told):
    """The journals hold something that was not known: another process has marked."""


class MarksFailed(Told):
    """Marks cannot be read, or some of them."""

    what: str


class OriginCame(Told):
    """What the index knows of the document that an article comes from."""

    article: str
    """The id of the article."""
    path: str
    indexed: Indexed | None
    copies: Sequence[str]
    """Ids of the other articles with the same text."""


class StatusCame(Told):
    """What the index holds."""

    status: Status


class ProblemsCame(Told):
    """What was wrong with documents."""

    problems: list[Problem]


class NoIndex(Told):
    """There is nothing to ask yet."""


class Failed(Told):
    """A question to the index went wrong."""

    slot: str
    what: str
    fault: IndexFault | None = None
    """What the index answered; None where the mistake is another."""


class Progressed(Told):
    """The indexer said how far it is; None when it has ended."""

    progress: Progress | None
    fault: str | None = None


class RowsWanted(Told):
    """The list drew rows it does not have; the newest request stands for all."""

    def can_replace(self, message: Message) -> bool:
        """Say whether this stands for an earlier one that waits."""
        return isinstance(message, RowsWanted)


class Selected(Told):
    """Another article of the list has the cursor."""

    def can_replace(self, message: Message) -> bool:
        """Say whether this stands for an earlier one that waits: holding `j` must not queue up."""
        return isinstance(message, Selected)


class Opened(Told):
    """The reader is to be given the focus."""


class QuoteChosen(Told):
    """A quotation was chosen: the number of its group in the order of the text."""

    group: int
    jump: bool = False
    """Go there with the focus too."""


class Dragged(Told):
    """The border between two panes is drawn elsewhere."""

    border: str | None
    """Id of the border."""
    column: int
    """Of the screen, counted from 0."""
    dropped: bool
    """It was let go there."""


class LaidOut(Told):
    """The text was broken into other lines: how much of it is seen is another share."""

    def can_replace(self, message: Message) -> bool:
        """Say whether this stands for an earlier one that waits."""
        return isinstance(message, LaidOut)


class Scrolled(Told):
    """The text moved under the eyes."""

    def can_replace(self, message: Message) -> bool:
        """Say whether this stands for an earlier one that waits."""
        return isinstance(message, Scrolled)


class EntryChosen(Told):
    """An entry of the shelf is to be opened."""

    query: str


class SieveLeft(Told):
    """The line for the quotations that are to be seen is left."""

    kept: bool
    """What was typed stays in force."""


class ShelfLeft(Told):
    """Nothing of the shelf is to be opened."""


class LinkChosen(Told):
    """A link of the article was chosen."""

    target: str
