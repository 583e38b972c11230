"""Speech that stands in no quotation marks because it is set apart otherwise: posts, and turns of a conversation."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.model.span import Span
    from reader.quotes.lexicon.grammar import Language
    from reader.quotes.speakers.resolver import Resolver
    from reader.quotes.unmarked.interviews import Parties
    from reader.quotes.unmarked.posts import Post
    from reader.quotes.unmarked.transcripts import Turn
    from reader.quotes.utterances.grouping import Draft

_start = attrgetter("start")


class Unmarked:
    """The posts and the turns of one text. Few texts hold any: what finds them is loaded when it may be needed."""

    __slots__ = ("_fuller", "_parties", "_posts", "_text", "_turns")

    def __init__(
        self,
        text: str,
        lines: Sequence[tuple[int, int]],
        spans: Sequence[Span],
        title: str | None,
        day: date | None,
        tables: Language | None = None,
    ) -> None:
        """`tables`: of a language with a grammar of its own, whose interviews have other labels."""
        self._text = text
        self._posts: Sequence[Post] = ()
        self._turns: Sequence[Turn] = ()
        self._parties: Parties | None = None
        self._fuller: dict[str, str] = {}
        """What labels share, with the full name that one of them gives."""
        if "@" in text or "/status/" in text or "/post" in text or "Posted by " in text:
            from reader.quotes.unmarked.posts import find_posts

            self._posts = find_posts(text, lines, spans, day)
        if tables is not None:
            from reader.quotes.unmarked.romanceinterviews import find_romance_conversation

            self._turns, self._parties = find_romance_conversation(text, lines, spans, title, tables)
        if not self._turns and (": " in text or "?" in text or "Q" in text or "))" in text):
            from reader.quotes.unmarked.interviews import find_conversation
            from reader.quotes.unmarked.transcripts import fuller_labels

            self._turns, self._parties = find_conversation(text, lines, spans, title)
            self._fuller = fuller_labels(text, self._turns)

    def in_turn(self, at: int) -> bool:
        """Whether an offset is in a turn, which is one quotation as it stands."""
        if not self._turns:
            return False
        place = bisect_right(self._turns, at, key=_start) - 1
        return place >= 0 and at < self._turns[place].end

    def drafts(self, speakers: Resolver) -> list[Draft]:
        """All of them as quotes, with whoever is behind handles and labels."""
        if not self._posts and not self._turns:
            return []
        from reader.quotes.unmarked.drafting import draft_of_post, draft_of_turn

        return [
            *[draft_of_post(post, speakers) for post in self._posts],
            *[draft_of_turn(turn, self._text, self._parties, self._fuller, speakers) for turn in self._turns],
        ]
