"""Annotations of pages: they say which words are whose, and have no places of speakers, no cues and no kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reader.quotes.kinds.deciding import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.quotes.attributions.candidates import Attribution
    from reader.quotes.speakers.resolver import Resolver

    Annotation = Mapping[str, Any]


def by_words(candidates: Sequence[Attribution], gold: Annotation, text: str, speakers: Resolver) -> list[int]:
    """Which candidates name the speaker of an annotation that has words and no places.

    By the words that name him there, else, where the quotation goes on from another one, by whom they mean.
    """
    words = gold.get("speaker")
    name = gold["canonical"].removesuffix("’s").rpartition(" ")[2]
    meant = [
        k for k, found in enumerate(candidates)
        if name in text[found.start : found.end] or name in (speakers.canonical(found) or "")
    ]  # fmt: skip
    if not words:
        return meant
    worded = [k for k, found in enumerate(candidates) if _shares(text[found.start : found.end], words)]
    return [k for k in worded if k in meant] or worded


def _shares(words: str, others: str) -> bool:
    """Whether one is in the other, as whole words."""
    short, long = sorted((words.lower().split(), others.lower().split()), key=len)
    return any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1))


def kinds_of(gold: Annotation | None) -> list[int]:
    """The kinds that an annotation allows: where it has no places of speakers, it does not tell direct from mixed."""
    if gold is None:
        return [KINDS.index("scare")]
    if "speaker_start" in gold:
        return [KINDS.index(gold["kind"])]
    return [] if gold["kind"] == "neutral" else [KINDS.index("direct"), KINDS.index("mixed")]
