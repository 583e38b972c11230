"""Posts and turns as quotations: who is behind a handle or a label, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.quotes.doubting.certainty import Certainty
from reader.quotes.unmarked.how import how_posted, how_turned
from reader.quotes.unmarked.labels import INITIALS, name_behind
from reader.quotes.utterances.grouping import Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reader.quotes.speakers.resolver import Resolver
    from reader.quotes.unmarked.interviews import Parties
    from reader.quotes.unmarked.posts import Post
    from reader.quotes.unmarked.transcripts import Turn

_POST_CONFIDENCE = 0.95
_TURN_CONFIDENCE = {"letter": 0.95, "brackets": 0.95, "capitals": 0.95, "name": 0.9, "none": 0.75}
"""By how the label is written. docs/quotations.md says what these values rest on."""
_MORE_CONFIDENCE = 0.9
"""Of a line without a label that goes on with a turn, at most."""


def draft_of_turn(
    turn: Turn, text: str, parties: Parties | None, fuller: Mapping[str, str], speakers: Resolver
) -> Draft:
    """Return a turn as a quotation, with whoever speaks it.

    `parties` asks and answers where that is known; `fuller` has the full names of labels that share a part.
    """
    confidence = _TURN_CONFIDENCE[turn.style]
    name = _speaker_of(turn, text, parties, fuller, speakers)
    return Draft(
        turn.start,
        turn.end,
        "direct",
        turn.label,
        speaker=turn.label,
        canonical=name,
        cue=turn.cue,
        how=how_turned(turn),
        sure=_sure(min(confidence, _MORE_CONFIDENCE) if turn.more else confidence, turn.label, name),
    )


def _speaker_of(
    turn: Turn, text: str, parties: Parties | None, fuller: Mapping[str, str], speakers: Resolver
) -> str | None:
    """The name behind a label: the label's own, or whoever asks or answers in this interview."""
    label = text[slice(*turn.label)] if turn.label is not None else ""
    if turn.part == "named":
        return name_behind(fuller.get(label, label), speakers.names)
    party = None
    if parties is not None:
        party = parties.asks if turn.part == "asks" else parties.answers
    name = None if party is None else speakers.named(party.name) or party.name
    if turn.style != "brackets":
        return name
    known = name_behind(label, speakers.names)
    return known if known != label else name or (label if len(label) > INITIALS else None)


def draft_of_post(post: Post, speakers: Resolver) -> Draft:
    """Return a post as a quotation, with whoever is behind its handle."""
    name = speakers.named(post.name) or post.name or None
    return Draft(
        post.start,
        post.end,
        "post",
        speaker=post.author,
        canonical=name,
        role=post.handle or None,
        cue=post.cue,
        said_on=post.day,
        how=how_posted(post),
        sure=_sure(_POST_CONFIDENCE, post.author, name),
    )


def _sure(confidence: float, label: tuple[int, int] | None, name: str | None) -> Certainty:
    """How sure a turn or a post is: what is in doubt is whether it is one. Its label says who speaks."""
    if label is None and name is None:
        return Certainty(0.0, confidence)
    return Certainty(confidence, confidence, 1.0, None if name is None else 1.0)
