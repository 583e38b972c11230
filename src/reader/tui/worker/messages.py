"""What the worker and the widgets tell the screen. Data only; the screen alone acts on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from textual.message import Message

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.index.answers import Count, Hit, Key, Status
    from reader.index.faults import IndexFault
    from reader.index.holdings import Indexed, Labels, Speaker
    from reader.index.progress import Progress
    from reader.index.query import Query
    from reader.marks.operations import Remembered
    from reader.model.article import Problem
    from reader.tui.page.document import Document
    from reader.tui.page.peoplewords import Known
    from reader.tui.page.quotedrows import Quoted
    from reader.tui.page.sayings import Saying
    from reader.tui.worker.changes import Change


@dataclass(eq=False, repr=False)
class Found(Message):
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
    copies: Mapping[Key, int] = field(default_factory=dict)
    """How many articles of the same text a row stands for, where they are more than one."""
    folded: int = 0
    """Articles without a row of their own."""


@dataclass(eq=False, repr=False)
class Suggested(Message):
    """Nothing was found, but something would be for this."""

    generation: int
    text: str


@dataclass(eq=False, repr=False)
class RowsCame(Message):
    """Rows that the list had asked for."""

    generation: int
    asked: list[Key]
    hits: list[Hit]


@dataclass(eq=False, repr=False)
class ArticleCame(Message):
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


@dataclass(eq=False, repr=False)
class Named(Message):
    """The ids of rows that something is to be done to, which were known by their keys alone."""

    number: int
    """That of the change that waits for them."""
    ids: list[str]


@dataclass(eq=False, repr=False)
class MarksCame(Message):
    """What is remembered of articles that were asked for."""

    found: Mapping[str, Remembered]
    """By id."""
    asked: int
    """Number of the question."""


@dataclass(eq=False, repr=False)
class UnreadCame(Message):
    """The unread articles that come next in a list, from some row on."""

    origin: Key | None
    """The key of that row."""
    rows: Sequence[int]
    ids: Sequence[str]
    more: bool
    """There are others behind these."""


@dataclass(eq=False, repr=False)
class UnreadCounted(Message):
    """How many of the articles that are listed are unread."""

    generation: int
    count: Count


@dataclass(eq=False, repr=False)
class ShelfCame(Message):
    """What stands on the shelf."""

    saved: Mapping[str, str]
    """Saved searches by name."""
    labels: Labels


@dataclass(eq=False, repr=False)
class PeopleCame(Message):
    """Who is quoted in the archive, most quoted first."""

    people: Sequence[Known]


@dataclass(eq=False, repr=False)
class SayingsCame(Message):
    """Some of what a speaker said, newest first."""

    number: int
    """That of the question."""
    keys: Sequence[Key]
    """Of all that there is."""
    at: int
    """Which of these the first of them is."""
    sayings: Sequence[Saying]
    upto: int
    """Which of the keys comes next."""
    whole: bool = True
    """There are no other keys than these."""


@dataclass(eq=False, repr=False)
class SpeakerCame(Message):
    """Where and when a speaker is quoted; None where nobody of that name is."""

    number: int
    speaker: Speaker | None


@dataclass(eq=False, repr=False)
class SpeakersCame(Message):
    """Everybody who is quoted in the archive, most quoted first; or only the first of them, about right."""

    everybody: Sequence[Quoted]
    complete: bool


@dataclass(eq=False, repr=False)
class EntryCounted(Message):
    """How many articles that an entry of the shelf finds are unread."""

    query: str
    count: Count | None
    """None where the query is a mistake."""


@dataclass(eq=False, repr=False)
class Kept(Message):
    """A change is on the disk."""

    change: Change
    articles: int
    """How many it made a difference to."""


@dataclass(eq=False, repr=False)
class Agreed(Message):
    """The index says what was put right, or does not yet: another process writes it."""

    done: bool


@dataclass(eq=False, repr=False)
class NotKept(Message):
    """Changes could not be written; they wait in memory."""

    why: str
    changes: int


@dataclass(eq=False, repr=False)
class Turned(Message):
    """Something was taken back, or done again."""

    back: bool
    what: Sequence[str] = ()
    """What the change was, in a few words each; empty where there was none."""
    articles: int = 0
    left: int = 0
    """Marks of it that hold something else by now, and were left so."""
    unwritten: Change | None = None
    """The change itself, where it had not been on the disk."""


@dataclass(eq=False, repr=False)
class MarksMoved(Message):
    """The journals hold something that was not known: another process has marked."""


@dataclass(eq=False, repr=False)
class MarksFailed(Message):
    """Marks cannot be read, or some of them."""

    what: str


@dataclass(eq=False, repr=False)
class OriginCame(Message):
    """What the index knows of the document that an article comes from."""

    article: str
    """The id of the article."""
    path: str
    indexed: Indexed | None
    copies: Sequence[str]
    """Ids of the other articles with the same text."""


@dataclass(eq=False, repr=False)
class StatusCame(Message):
    """What the index holds."""

    status: Status


@dataclass(eq=False, repr=False)
class ProblemsCame(Message):
    """What was wrong with documents."""

    problems: list[Problem]


@dataclass(eq=False, repr=False)
class NoIndex(Message):
    """There is nothing to ask yet."""


@dataclass(eq=False, repr=False)
class Failed(Message):
    """A question to the index went wrong."""

    slot: str
    what: str
    fault: IndexFault | None = None
    """What the index answered; None where the mistake is another."""


@dataclass(eq=False, repr=False)
class Progressed(Message):
    """The indexer said how far it is; None when it has ended."""

    progress: Progress | None
    fault: str | None = None


class RowsWanted(Message):
    """The list drew rows it does not have; the newest request stands for all."""

    def can_replace(self, message: Message) -> bool:
        """Say whether this stands for an earlier one that waits."""
        return isinstance(message, RowsWanted)


class Selected(Message):
    """Another article of the list has the cursor."""

    def can_replace(self, message: Message) -> bool:
        """Say whether this stands for an earlier one that waits: holding `j` must not queue up."""
        return isinstance(message, Selected)


class Opened(Message):
    """The reader is to be given the focus."""


@dataclass(eq=False, repr=False)
class QuoteChosen(Message):
    """A quotation was chosen: the number of its group in the order of the text."""

    group: int
    jump: bool = False
    """Go there with the focus too."""


class Scrolled(Message):
    """The text moved under the eyes."""

    def can_replace(self, message: Message) -> bool:
        """Say whether this stands for an earlier one that waits."""
        return isinstance(message, Scrolled)


@dataclass(eq=False, repr=False)
class EntryChosen(Message):
    """An entry of the shelf is to be opened."""

    query: str


class RowChosen(Message):
    """Another row of a list of speakers, or of what one said, has the cursor."""

    def can_replace(self, message: Message) -> bool:
        """Say whether this stands for an earlier one that waits."""
        return isinstance(message, RowChosen)


class RowOpened(Message):
    """Such a row is to be opened."""


@dataclass(eq=False, repr=False)
class SieveLeft(Message):
    """The line for the quotations that are to be seen is left."""

    kept: bool
    """What was typed stays in force."""


class ShelfLeft(Message):
    """Nothing of the shelf is to be opened."""


@dataclass(eq=False, repr=False)
class LinkChosen(Message):
    """A link of the article was chosen."""

    target: str
