"""How speech without quotation marks was found, in words a reader understands."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.quotes.unmarked.posts import Post
    from reader.quotes.unmarked.transcripts import Turn

_LABELLED = {
    "capitals": "name in capitals at the head of the line",
    "name": "name and a colon at the head of the line",
    "letter": "letter for question or answer at the head of the line",
    "brackets": "label in brackets at the head of the line",
}


def how_turned(turn: Turn) -> str:
    """The rule behind a turn of a transcript or an interview."""
    if turn.more:
        return "goes on from the line before, in a conversation set as turns"
    if turn.style in _LABELLED:
        return _LABELLED[turn.style]
    return f"paragraph that {turn.part} in an interview with somebody the introduction names"


def how_posted(post: Post) -> str:
    """The rule behind an embedded post."""
    who = "author and handle" if post.name and post.handle else "author" if post.name else "handle"
    return f"{who} {'above' if post.above else 'below' if post.cue is None else 'after'} the post"
