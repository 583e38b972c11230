"""Speech that stands in no quotation marks because it is set apart otherwise: posts, and turns of a conversation."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING

from reader.quotes.unmarked.how import how_posted, how_turned
from reader.quotes.unmarked.labels import INITIALS, name_behind
from reader.quotes.utterances.grouping import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from reader.model.span import Span
    from reader.quotes.speakers.resolving import Speakers
    from reader.quotes.unmarked.interviews import Parties
    from reader.quotes.unmarked.posts import Post
    from reader.quotes.unmarked.transcripts import Turn

_start = attrgetter("start")
_POST_CONFIDENCE = 0.95
_TURN_CONFIDENCE = {"letter": 0.95, "brackets": 0.95, "capitals": 0.95, "name": 0.9, "none": 0.75}
"""By how the label is written. docs/quotations.md says what these values rest on."""
_MORE_CONFIDENCE = 0.9
"""Of a line without a label that goes on with a turn, at most."""


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
    ) -> None:
        self._text = text
        self._posts: Sequence[Post] = ()
        self._turns: Sequence[Turn] = ()
        self._parties: Parties | None = None
        self._fuller: dict[str, str] = {}
        """What labels share, with the full name that one of them gives."""
        if "@" in text or "/status/" in text or "/post" in text or "Posted by " in text:
            from reader.quotes.unmarked.posts import find_posts

            self._posts = find_posts(text, lines, spans, day)
        if ": " in text or "?" in text or "Q" in text or "))" in text:
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

    def drafts(self, speakers: Speakers) -> list[Draft]:
        """All of them as quotes, with whoever is behind handles and labels."""
        return [
            *[_draft_of_post(post, speakers) for post in self._posts],
            *[self._draft_of_turn(turn, speakers) for turn in self._turns],
        ]

    def _draft_of_turn(self, turn: Turn, speakers: Speakers) -> Draft:
        confidence = _TURN_CONFIDENCE[turn.style]
        return Draft(
            turn.start,
            turn.end,
            "direct",
            turn.label,
            speaker=turn.label,
            canonical=self._speaker_of(turn, speakers),
            cue=turn.cue,
            how=how_turned(turn),
            confidence=min(confidence, _MORE_CONFIDENCE) if turn.more else confidence,
        )

    def _speaker_of(self, turn: Turn, speakers: Speakers) -> str | None:
        """The name behind a label: the label's own, or whoever asks or answers in this interview."""
        label = self._text[slice(*turn.label)] if turn.label is not None else ""
        if turn.part == "named":
            return name_behind(self._fuller.get(label, label), speakers.names)
        party = None
        if self._parties is not None:
            party = self._parties.asks if turn.part == "asks" else self._parties.answers
        name = None if party is None else speakers.named(party.name) or party.name
        if turn.style != "brackets":
            return name
        known = name_behind(label, speakers.names)
        return known if known != label else name or (label if len(label) > INITIALS else None)


def _draft_of_post(post: Post, speakers: Speakers) -> Draft:
    return Draft(
        post.start,
        post.end,
        "post",
        speaker=post.author,
        canonical=speakers.named(post.name) or post.name or None,
        role=post.handle or None,
        cue=post.cue,
        said_on=post.day,
        how=how_posted(post),
        confidence=_POST_CONFIDENCE,
    )
