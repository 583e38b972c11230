"""A quotation as it was found. Apart from the article: the extractor makes many and needs no data classes."""

from __future__ import annotations

from typing import NamedTuple

from reader.model.kinds import QuoteKind


class Correction(NamedTuple):
    """What a reader said of a quotation against the rules, and what these had said."""

    was: str | None
    """The name that the rules gave, or else the words of the text; None where they found nobody, or no quotation."""
    moved: bool = False
    """The words of the correction were found again by a weak sign: somebody should look."""


class Quote(NamedTuple):
    """One quoted stretch and who said it. A *quotation* is all quotes of one `group`."""

    start: int
    end: int
    kind: QuoteKind
    inner: tuple[tuple[int, int], ...] = ()
    """The fragments between marks inside a mixed quotation."""
    speaker: tuple[int, int] | None = None
    """The words that name the speaker: "the company", "it"."""
    canonical: str | None = None
    """Who that is, resolved inside this article; None where nothing resolves."""
    role: str | None = None
    """"CEO of Twitter", where the text says so."""
    cue: tuple[int, int] | None = None
    """The words that announce it: "said", "according to", "—"."""
    group: int = 0
    """Equal for the parts of one utterance; counts from 0 in the order of the text."""
    said_on: str | None = None
    """`YYYY-MM-DD`, where the text gives a day."""
    via: str | None = None
    """"in a blog post", where the text says so."""
    how: str = ""
    """The rule that attributed it, in words."""
    confidence: float = 0.0
    """Between 0 and 1: how sure it is that the stretch and the person are right; the stretch and the speaker's words
    where nobody is named. 0 where there is no speaker."""
    span_confidence: float = 0.0
    """How sure it is that somebody said this, and these words."""
    speaker_confidence: float | None = None
    """Given that: that `speaker` are the words for who said it. None where there are none."""
    person_confidence: float | None = None
    """Given that: that they stand for `canonical`. None where nobody is named."""
    yours: Correction | None = None
    """Set where a reader's word counts, and not that of the rules; `how` then begins with “you”."""
